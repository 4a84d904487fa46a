"""Addresses of programma, below a programme."""

from django.urls import path

from . import views, views_besluiten, views_gebruikers, views_geschiedenis, views_importeren

urlpatterns = [
    path("geschiedenis/", views_geschiedenis.geschiedenis, name="geschiedenis"),
    path("geschiedenis/laatste/", views_geschiedenis.laatst_gewijzigd, name="laatst_gewijzigd"),
    path("geschiedenis/<int:wijziging>/", views_geschiedenis.wijziging, name="wijziging"),
    path("importeren/", views_importeren.importeren, name="importeren"),
    path("importeren/<int:ronde>/", views_importeren.ronde, name="importronde"),
    path("importeren/<int:ronde>/keuzes/", views_importeren.keuzes, name="import_keuzes"),
    path("importeren/<int:ronde>/opnieuw/", views_importeren.opnieuw, name="import_opnieuw"),
    path("importeren/<int:ronde>/bevestigen/", views_importeren.bevestigen, name="import_bevestigen"),
    path("importeren/<int:ronde>/intrekken/", views_importeren.intrekken, name="import_intrekken"),
    path("importeren/<int:ronde>/ongedaan/", views_importeren.ongedaan, name="import_ongedaan"),
    path("uitvoeringsplan/", views.uitvoeringsplannen, name="uitvoeringsplannen"),
    path("besluiten/", views_besluiten.besluiten, name="besluiten"),
    path("besluiten/nieuw/", views_besluiten.nieuw, name="besluit_nieuw"),
    path("besluiten/<int:besluit>/", views_besluiten.besluit, name="besluit"),
    path("besluiten/<int:besluit>/wijzigen/", views_besluiten.wijzigen, name="besluit_wijzigen"),
    path("besluiten/<int:besluit>/afdoen/", views_besluiten.afdoen, name="besluit_afdoen"),
    path("gebruikers/", views_gebruikers.gebruikers, name="gebruikers"),
    path("gebruikers/nieuw/", views_gebruikers.nieuw, name="gebruiker_nieuw"),
    path("gebruikers/<int:deelname>/", views_gebruikers.gebruiker, name="gebruiker"),
    path("gebruikers/<int:deelname>/link/", views_gebruikers.link, name="gebruiker_link"),
    path("gebruikers/<int:deelname>/uitzetten/", views_gebruikers.uitzetten, name="gebruiker_uitzetten"),
    path("gebruikers/<int:deelname>/aanzetten/", views_gebruikers.aanzetten, name="gebruiker_aanzetten"),
    path("gebruikers/<int:deelname>/weghalen/", views_gebruikers.weghalen, name="gebruiker_weghalen"),
]
