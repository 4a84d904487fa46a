"""Addresses of acties, below a programme."""

from django.urls import path

from . import views, views_bulk, views_doelen, views_letters, views_partners, views_veld

urlpatterns = [
    path("acties/", views.acties, name="acties"),
    path("acties/bulk/", views_bulk.bulk, name="bulk"),
    path("acties/<slug:slug>/", views.actie, name="actie"),
    path("acties/<slug:slug>/veld/<slug:veld>/", views_veld.veld, name="veld"),
    path("doelen/", views_doelen.doelen, name="doelen"),
    path("doelen/<slug:letter>/", views_doelen.doel, name="doel"),
    path("letters/", views_letters.letters, name="letters"),
    path("letters/voorbeeld/", views_letters.voorbeeld, name="letters_voorbeeld"),
    path("letters/vaststellen/", views_letters.vaststellen, name="letters_vaststellen"),
    path("partners/", views_partners.partners, name="partners"),
    path("partners/<slug:slug>/", views_partners.partner, name="partner"),
]
