"""Addresses of rapportage, below a programme."""

from django.urls import include, path, register_converter

from . import (
    views_bevinding,
    views_bevindingen,
    views_bevriezing,
    views_briefsjabloon,
    views_dashboard,
    views_editiebestand,
    views_editieherstel,
    views_edities,
    views_overzicht,
    views_pakket,
    views_raadsbrief,
    views_samen_accepteren,
    views_signaalnormen,
    views_verschil,
)
from .edities.kanten import NU
from .models.edities import KORT
from .plan import views_plan
from .ronde import views_perioden, views_rapportages, views_stappen, views_vaststellen


class Hash:
    """The beginning of a hash, so that no other word below an edition is taken for one."""

    regex = f"[0-9a-f]{{{KORT}}}"

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


class Kant:
    """One side of a difference: the number of an edition, or now."""

    regex = f"[0-9]{{1,9}}|{NU}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str | int) -> str:
        return str(value)


register_converter(Hash, "hash")
register_converter(Kant, "kant")

urlpatterns = [
    path("", views_dashboard.dashboard, name="dashboard"),
    path("rapportages/", views_rapportages.rapportages, name="rapportages"),
    path("rapportages/nieuw/", views_perioden.nieuw, name="periode_nieuw"),
    path("rapportages/normen/", views_signaalnormen.normen, name="signaalnormen"),
    path("rapportages/<slug:periode>/", include("rapportage.ronde.urls")),
    path("rapportages/<slug:periode>/wijzigen/", views_perioden.wijzigen, name="periode_wijzigen"),
    path("rapportages/<slug:periode>/behandeling/", views_perioden.behandeling, name="periode_behandeling"),
    path("rapportages/<slug:periode>/vaststellen/", views_vaststellen.vaststellen, name="vaststellen"),
    *views_stappen.paden(),
    path("rapportages/<slug:periode>/bevriezing/<int:bevriezing>/", views_bevriezing.bevriezing, name="bevriezing"),
    path("rapportages/<slug:periode>/verschil/", views_verschil.van_ronde, name="ronde_verschil"),
    path("rapportages/<slug:periode>/overzicht", views_overzicht.overzicht, name="overzicht"),
    path("rapportages/<slug:periode>/overzicht.pdf", views_overzicht.overzicht_pdf, name="overzicht_pdf"),
    path("rapportages/<slug:periode>/overzicht.docx", views_overzicht.overzicht_docx, name="overzicht_docx"),
    path("rapportages/<slug:periode>/overzicht.json", views_overzicht.overzicht_json, name="overzicht_json"),
    path("edities/", views_edities.edities, name="edities"),
    path("edities/index.html", views_edities.edities_index, name="edities_index"),
    path("edities/verschil/", views_verschil.kies, name="edities_verschil"),
    path("edities/<int:nummer>/", views_edities.editie, name="editie"),
    path("edities/<int:nummer>/verschil/", views_verschil.met_vorige, name="editie_verschil"),
    path("edities/<kant:van>/verschil/<kant:naar>/", views_verschil.verschil, name="editie_verschil_met"),
    path("edities/<kant:van>/verschil/<kant:naar>.pdf", views_verschil.verschil_als_pdf, name="editie_verschil_pdf"),
    path("edities/<kant:van>/verschil/<kant:naar>.json", views_verschil.verschil_als_json, name="editie_verschil_json"),
    *(
        path(f"edities/<int:nummer>.{vorm}", views_editiebestand.editie_vorm, {"vorm": vorm}, name=f"editie_{vorm}")
        for vorm in ("html", "pdf", "docx", "json")
    ),
    path("edities/<int:nummer>/<hash:kort>/<str:naam>", views_editiebestand.editie_bestand, name="editie_bestand"),
    path("edities/<int:nummer>/pakket.zip", views_pakket.pakket, name="pakket"),
    path("edities/<int:nummer>/raadsbrief/", views_raadsbrief.raadsbrief, name="raadsbrief"),
    path("edities/<int:nummer>/raadsbrief/bewerken/", views_raadsbrief.raadsbrief_bewerken, name="raadsbrief_bewerken"),
    path("edities/<int:nummer>/raadsbrief.pdf", views_raadsbrief.raadsbrief_pdf, name="raadsbrief_pdf"),
    path("edities/<int:nummer>/raadsbrief.docx", views_raadsbrief.raadsbrief_docx, name="raadsbrief_docx"),
    path("edities/briefsjabloon/", views_briefsjabloon.briefsjabloon, name="briefsjabloon"),
    path(
        "edities/briefsjabloon/standaard/", views_briefsjabloon.briefsjabloon_standaard, name="briefsjabloon_standaard"
    ),
    path("edities/briefsjabloon/huidig.docx", views_briefsjabloon.briefsjabloon_huidig, name="briefsjabloon_huidig"),
    path("edities/briefsjabloon/portaal.docx", views_briefsjabloon.briefsjabloon_portaal, name="briefsjabloon_portaal"),
    path("edities/<int:nummer>/erratum/", views_editieherstel.erratum, name="editie_erratum"),
    path("edities/<int:nummer>/intrekken/", views_editieherstel.intrekken, name="editie_intrekken"),
    path(
        "collegeversies/<int:nummer>/intrekken/",
        views_editieherstel.collegeversie_intrekken,
        name="collegeversie_intrekken",
    ),
    path("collegeversies/<int:nummer>/", views_edities.collegeversie, name="collegeversie"),
    path(
        "collegeversies/<int:nummer>/<hash:kort>/<str:naam>",
        views_editiebestand.collegeversie_bestand,
        name="collegeversie_bestand",
    ),
    path("uitvoeringsplan/<slug:slug>.pdf", views_plan.uitvoeringsplan_pdf, name="uitvoeringsplan_pdf"),
    path("uitvoeringsplan/<slug:slug>/", views_plan.uitvoeringsplan, name="uitvoeringsplan"),
    path("bevindingen/", views_bevindingen.bevindingen, name="bevindingen"),
    path("bevindingen/<slug:regel>/accepteren/", views_samen_accepteren.samen, name="bevindingen_accepteren"),
    path("bevindingen/<slug:regel>/<slug:code>/", views_bevinding.bevinding, name="bevinding"),
    path("bevindingen/<slug:regel>/<slug:code>/eigenaar/", views_bevinding.eigenaar, name="bevinding_eigenaar"),
    path("bevindingen/<slug:regel>/<slug:code>/accepteren/", views_bevinding.accepteren, name="bevinding_accepteren"),
    path("bevindingen/<slug:regel>/<slug:code>/heropenen/", views_bevinding.heropenen, name="bevinding_heropenen"),
    path("", include("rapportage.cockpit.urls")),
    path("", include("rapportage.teksten.urls")),
]
