"""Addresses of the texts of a round, below a programme."""

from django.urls import path

from . import views_tekst, views_tekstbeheer, views_teksten

BLAD = "rapportages/<slug:periode>/teksten/"

urlpatterns = [
    path(BLAD, views_teksten.teksten, name="teksten"),
    path(f"{BLAD}nalezen/", views_tekst.nalezen, name="teksten_nalezen"),
    path(f"{BLAD}opschonen/", views_tekst.opschonen, name="teksten_opschonen"),
    path(f"{BLAD}nieuw/<slug:sectie>/", views_tekstbeheer.nieuw, name="tekst_nieuw"),
    path(f"{BLAD}<slug:sleutel>/", views_tekst.tekst, name="tekst"),
    path(f"{BLAD}<slug:sleutel>/bewaren/", views_tekst.bewaar, name="tekst_bewaren"),
    path(f"{BLAD}<slug:sleutel>/verplaatsen/", views_tekstbeheer.verplaatsen, name="tekst_verplaatsen"),
    path(f"{BLAD}<slug:sleutel>/weghalen/", views_tekstbeheer.weghalen, name="tekst_weghalen"),
]
