"""Addresses of the cockpit of a round, below a programme."""

from django.urls import path

from programma.berichtkeuzes import Berichtsoort

from . import views_akkoord, views_berichten, views_berichttekst, views_cockpit, views_verslagen, views_versturen

RONDE = "rapportages/<slug:periode>/"

urlpatterns = [
    path("rapportages/berichten/<slug:soort>/", views_berichttekst.berichttekst, name="berichttekst"),
    path(RONDE, views_cockpit.cockpit, name="periode"),
    path(f"{RONDE}uitnodigen/", views_versturen.versturen, {"soort": Berichtsoort.UITNODIGING}, name="uitnodigen"),
    path(f"{RONDE}herinneren/", views_versturen.versturen, {"soort": Berichtsoort.HERINNERING}, name="herinneren"),
    path(f"{RONDE}berichten/", views_berichten.berichten, name="ronde_berichten"),
    path(f"{RONDE}berichten/<int:bericht>/", views_berichten.bericht, name="ronde_bericht"),
    path(f"{RONDE}akkoord/", views_akkoord.akkoord, name="verslagen_akkoord"),
    path(f"{RONDE}uitstel/", views_verslagen.uitstel, name="verslagen_uitstel"),
    path(f"{RONDE}overnemen/", views_verslagen.overnemen, name="verslagen_overnemen"),
]
