"""What comes to stand on something that is frozen: its number, who answers for it, and its place in the chain."""

from dataclasses import dataclass

from programma.models import Rapportageperiode
from programma.vastleggen import Daad
from rapportage.keuzes import Documentsoort, Editiesoort
from rapportage.models import Editie, Periodegebeurtenis
from rapportage.ronde.stappen import Stap, Stapnaam
from rapportage.stempel import Besluitstempel, Stempel

from .deur import van_soort
from .versies import programmaversie, sjabloonversie

ORGAAN = {
    Stapnaam.COLLEGE: "College van burgemeester en wethouders",
    Stapnaam.MANDAAT: "Portefeuillehouder, op mandaat",
}
DOCUMENTSOORT = {
    Editiesoort.COLLEGEVERSIE: Documentsoort.COLLEGEVERSIE,
    Editiesoort.EDITIE: Documentsoort.VASTGESTELD,
    Editiesoort.ERRATUM: Documentsoort.ERRATUM,
}


@dataclass(frozen=True, slots=True)
class Schakel:
    """Where the next one comes in the chain; `nummer` is that of its kind."""

    volgnummer: int
    nummer: int
    vorige_sha256: str


def volgende_schakel(periode: Rapportageperiode, soort: Editiesoort) -> Schakel:
    """Two queries; whoever takes the place first, has it."""
    edities = Editie.objects.van(periode.programma).zonder_inhoud()
    laatste = edities.last()
    vorige = van_soort(edities, soort == Editiesoort.COLLEGEVERSIE).last()
    return Schakel(
        laatste.volgnummer + 1 if laatste else 1,
        vorige.nummer + 1 if vorige else 1,
        laatste.sha256 if laatste else "",
    )


def stempel_voor(
    periode: Rapportageperiode,
    stap: Stap,
    soort: Editiesoort,
    nummer: int,
    *,
    daad: Daad,
    besluit: tuple | None,
    erratum: Periodegebeurtenis | None,
    inhoud_sha256: str,
) -> Stempel:
    """Two queries. `besluit` is (datum, nummer) of what the step registers."""
    ambtelijk = periode.gebeurtenissen.filter(stap=Stapnaam.AMBTELIJK_AKKOORD.value).last()
    akkoord = periode.gebeurtenissen.filter(stap=Stapnaam.AKKOORD.value).last()
    zelf = stap.naam == Stapnaam.AKKOORD
    return Stempel(
        soort=DOCUMENTSOORT[soort],
        gebouwd_op=daad.nu,
        nummer=nummer,
        inhoud_sha256=inhoud_sha256,
        auteur=ambtelijk.actor_naam if ambtelijk else "",
        goedgekeurd_door=daad.actor_naam if zelf else akkoord.actor_naam if akkoord else "",
        goedgekeurd_op=daad.nu if zelf else akkoord.moment if akkoord else None,
        besluit=Besluitstempel(ORGAAN[stap.naam], *besluit) if besluit else None,
        corrigeert=erratum.editie.nummer if erratum else None,
        reden=erratum.reden if erratum else "",
        programmaversie=programmaversie(),
        sjabloonversie=sjabloonversie(),
    )
