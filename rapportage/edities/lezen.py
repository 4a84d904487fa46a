"""Reading what was frozen."""

import json
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from programma.models import Rapportageperiode
from rapportage.gegevens import Overzicht
from rapportage.models import Editie, Editiebestand, Periodegebeurtenis
from rapportage.ronde.stappen import Stapnaam
from rapportage.stempel import Stempel
from rapportage.uitvoer import uit_json


def overzicht_van(editie: Editie) -> Overzicht:
    """What an edition says, as plain data. Raises OnbekendSchema."""
    return uit_json.lees(json.loads(editie.inhoud))


def stempel_van(editie: Editie) -> Stempel:
    """What stands on every copy of an edition."""
    return uit_json.lees_stempel(json.loads(editie.manifest)["stempel"])


def collegeversie_van(periode: Rapportageperiode) -> Editie | None:
    """The newest collegeversie of a period, None when it was withdrawn. One query."""
    nieuwste = periode.edities.collegeversies().met_gebeurd().order_by("-volgnummer").first()
    return None if nieuwste is None or nieuwste.ingetrokken_op else nieuwste


@dataclass(frozen=True, slots=True)
class Vondst:
    """A file of an edition, and who may have it: `openbaar` once the edition was published, nobody after `ingetrokken`."""

    sha256: str
    mime: str
    grootte: int
    peildatum: date
    openbaar: bool
    ingetrokken: bool


def vind_bestand(programma: str, *, collegeversie: bool, nummer: int, kort: str, naam: str) -> Vondst | None:
    """The file at a permanent address; None when there is no such file. One query."""
    gebeurd = Periodegebeurtenis.objects.filter(editie=OuterRef("editie"))
    edities = Editie.objects.collegeversies() if collegeversie else Editie.objects.vastgesteld()
    gevonden = (
        Editiebestand.objects.filter(
            naam=naam,
            editie__in=edities.filter(programma__slug=programma, nummer=nummer, sha256__startswith=kort),
        )
        .annotate(
            openbaar=Exists(gebeurd.filter(stap=Stapnaam.PUBLICEER.value)),
            ingetrokken=Exists(gebeurd.filter(stap=Stapnaam.TREK_IN.value)),
        )
        .values_list("sha256", "mime", "grootte", "editie__peildatum", "openbaar", "ingetrokken")
        .first()
    )
    return Vondst(*gevonden) if gevonden else None
