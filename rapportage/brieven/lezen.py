"""Reading the letter about an edition; as long as nobody wrote at it, what the portal proposes."""

from collections.abc import Iterable

from programma.models import Programma
from rapportage.edities.lezen import overzicht_van, stempel_van
from rapportage.models import Editie, Raadsbrief
from rapportage.uitvoer import bestandsnaam

from .gegevens import Brief, Briefbijlage
from .velden import Briefvelden, gebreken
from .voorstel import stel_voor

PDF = f"{bestandsnaam.HEEL}.pdf"
WAT = {
    "overzicht.docx": "Het programma-overzicht als Word-document",
    "overzicht.json": "Alle gegevens van het overzicht",
    "overzicht": "Het programma-overzicht",
    "jaartabel": "De jaartabel",
    "acties": "De acties van een plan",
    "plafonds": "De plafonds van een plan",
}


def brief_bij(editie: Editie) -> Raadsbrief | None:
    """The letter that somebody wrote. One query."""
    return Raadsbrief.objects.filter(editie=editie).first()


def voorgesteld(editie: Editie) -> Briefvelden:
    """What the portal makes of the edition, signed by who signed the last letter. Three queries."""
    vorige = Raadsbrief.objects.filter(editie__programma=editie.programma_id).order_by("-editie__volgnummer").first()
    return stel_voor(overzicht_van(editie), stempel_van(editie), Briefvelden.van(vorige) if vorige else None)


def stel_samen(editie: Editie, programma: Programma, rij: Raadsbrief | None) -> Brief:
    """The letter as its outputs take it; without a row the proposal."""
    velden = Briefvelden.van(rij) if rij else voorgesteld(editie)
    return Brief(
        velden=velden,
        gemeente=programma.gemeente,
        programma=programma.naam,
        editie=editie.nummer,
        bijlagen=tuple(_bijlagen(editie, programma)),
        gebreken=gebreken(velden, stempel_van(editie).besluit),
        moment=rij.history.latest().history_date if rij else editie.gebouwd_op,
    )


def opgeslagen_als(editie: Editie, programma: Programma, naam: str) -> str:
    """Under which name a reader keeps a file of the edition."""
    return bestandsnaam.van_editie(
        naam, peildatum=editie.peildatum, programma=programma.slug, soort=editie.soort, nummer=editie.nummer
    )


def wat_is(naam: str) -> str:
    """What a file of an edition is, in words."""
    return next((woorden for begin, woorden in WAT.items() if naam.startswith(begin)), naam)


def _bijlagen(editie: Editie, programma: Programma) -> Iterable[Briefbijlage]:
    """The overview itself, and its tables."""
    namen = [naam for naam in editie.bestanden.values_list("naam", flat=True) if naam == PDF or naam.endswith(".csv")]
    for naam in sorted(namen, key=lambda naam: (naam != PDF, naam)):
        yield Briefbijlage(wat_is(naam), opgeslagen_als(editie, programma, naam))
