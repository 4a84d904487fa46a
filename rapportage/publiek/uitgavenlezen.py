"""Reading what was published. An edition never changes, so what it says is read once per process."""

from functools import lru_cache

from programma.models import Programma
from rapportage.edities.lezen import overzicht_van
from rapportage.gegevens import Overzicht
from rapportage.keuzes import Editiesoort
from rapportage.models import Editie
from rapportage.ronde.stappen import Stapnaam

from .uitgave import Uitgave, Uitgavebestand

BESLUIT = {
    Stapnaam.COLLEGE.value: "Vastgesteld door het college",
    Stapnaam.MANDAAT.value: "Vastgesteld op mandaat van de portefeuillehouder",
}


def uitgaven_van(programma: Programma) -> tuple[Uitgave, ...]:
    """Every published edition by number, without what it says. Two queries."""
    edities = Editie.objects.van(programma).vastgesteld().met_gebeurd().zonder_inhoud()
    rijen = edities.filter(gepubliceerd_op__isnull=False).select_related("periode", "corrigeert")
    return tuple(_uitgave(programma, rij) for rij in rijen.order_by("nummer").prefetch_related("bestanden"))


def programmas_met_uitgaven() -> list[Programma]:
    """The programmes of which anything was published, by name. One query."""
    gepubliceerd = Programma.objects.filter(edities__gebeurtenissen__stap=Stapnaam.PUBLICEER.value)
    return list(gepubliceerd.distinct().order_by("naam"))


@lru_cache(maxsize=8)
def overzicht(sha256: str) -> Overzicht:
    """What the edition with this hash says."""
    return overzicht_van(Editie.objects.get(sha256=sha256))


def _uitgave(programma: Programma, rij: Editie) -> Uitgave:
    bestanden = () if rij.ingetrokken_op else rij.bestanden.all()
    return Uitgave(
        programma=programma.slug,
        nummer=rij.nummer,
        erratum=rij.soort == Editiesoort.ERRATUM.value,
        sha256=rij.sha256,
        inhoud_sha256=rij.inhoud_sha256,
        periode=rij.periode.naam,
        peildatum=rij.peildatum,
        export_op=rij.export_op,
        gebouwd_op=rij.gebouwd_op,
        besluit=BESLUIT.get(rij.besluit_stap, ""),
        besluit_datum=rij.besluit_datum,
        besluit_nummer=rij.besluit_nummer or "",
        gepubliceerd_op=rij.gepubliceerd_op,
        aangeboden_op=rij.aangeboden_op,
        corrigeert=rij.corrigeert.nummer if rij.corrigeert else None,
        reden=rij.reden,
        verbeterd_door=rij.verbeterd_door,
        ingetrokken_op=rij.ingetrokken_op,
        ingetrokken_want=rij.ingetrokken_want or "",
        bestanden=tuple(Uitgavebestand(b.naam, b.mime, b.sha256, b.grootte) for b in bestanden),
    )
