"""Addresses of acties, below a programme."""

from django.urls import path

from . import (
    views,
    views_bulk,
    views_doelen,
    views_exporteren,
    views_formulier,
    views_geschiedenis,
    views_letters,
    views_levensloop,
    views_ongedaan,
    views_partnerbeheer,
    views_partners,
    views_samenvoegen,
    views_terugzetten,
    views_veld,
)
from .voortgang import views as voortgang
from .voortgang import views_stappen

urlpatterns = [
    path("acties/", views.acties, name="acties"),
    path("acties/bulk/", views_bulk.bulk, name="bulk"),
    path("acties/exporteren/", views_exporteren.exporteren, name="acties_exporteren"),
    path("acties/nieuw/", views_formulier.nieuw, name="actie_nieuw"),
    path("acties/ongedaan/<int:wijziging>/", views_ongedaan.ongedaan, name="ongedaan"),
    path("acties/<slug:slug>/", views.actie, name="actie"),
    path("acties/<slug:slug>/geschiedenis/", views_geschiedenis.actie_geschiedenis, name="actie_geschiedenis"),
    path(
        "acties/<slug:slug>/terugzetten/<int:wijziging>/<slug:veld>/", views_terugzetten.terugzetten, name="terugzetten"
    ),
    path("acties/<slug:slug>/veld/<slug:veld>/", views_veld.veld, name="veld"),
    path("acties/<slug:slug>/bewerken/", views_formulier.bewerken, name="actie_bewerken"),
    path("acties/<slug:slug>/dupliceren/", views_levensloop.dupliceren, name="actie_dupliceren"),
    path("acties/<slug:slug>/vervallen/", views_levensloop.vervallen, name="actie_vervallen"),
    path("acties/<slug:slug>/terughalen/", views_levensloop.terughalen, name="actie_terughalen"),
    path("acties/<slug:slug>/aanwezig/", views_levensloop.aanwezig, name="actie_aanwezig"),
    path("voortgang/", voortgang.mijn_verslagen, name="voortgang"),
    path("acties/<slug:slug>/voortgang/<slug:periode>/", voortgang.verslag, name="verslag"),
    *(
        path(f"acties/<slug:slug>/voortgang/<slug:periode>/{naam}/", stap, name=f"verslag_{naam}")
        for naam, stap in views_stappen.STAPPEN.items()
    ),
    path("doelen/", views_doelen.doelen, name="doelen"),
    path("doelen/<slug:letter>/", views_doelen.doel, name="doel"),
    path("letters/", views_letters.letters, name="letters"),
    path("letters/voorbeeld/", views_letters.voorbeeld, name="letters_voorbeeld"),
    path("letters/vaststellen/", views_letters.vaststellen, name="letters_vaststellen"),
    path("partners/", views_partners.partners, name="partners"),
    path("partners/nieuw/", views_partnerbeheer.partner_nieuw, name="partner_nieuw"),
    path("partners/opnemen/", views_partnerbeheer.partners_opnemen, name="partners_opnemen"),
    path("partners/samenvoegen/", views_samenvoegen.partners_samenvoegen, name="partners_samenvoegen"),
    path("partners/<slug:slug>/", views_partners.partner, name="partner"),
    path("partners/<slug:slug>/geschiedenis/", views_partners.partner_geschiedenis, name="partner_geschiedenis"),
    path("partners/<slug:slug>/wijzigen/", views_partnerbeheer.partner_wijzigen, name="partner_wijzigen"),
    path("partners/<slug:slug>/spellingen/", views_partnerbeheer.partner_spellingen, name="partner_spellingen"),
    path(
        "partners/<slug:slug>/uit-programma/", views_partnerbeheer.partner_uit_programma, name="partner_uit_programma"
    ),
]
