"""Changing many acties at once: which fields, which acties, and what it would change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from .gegevens import ActieGegevens
from .letters.keuze import Letterkeuze, besluit_bij
from .naslag import Naslag
from .velden import OPTIES, VELDEN, VeldFout, Waarde, merk
from .velden.samenhang import tegenspraken

VOORSTELLEN_BEVESTIGEN, VOORSTELLEN_AFWIJZEN = "bevestig", "wijs-af"
BULKVELDEN = (
    ("status", "Status"),
    ("soort", "Doorlopend of nieuw"),
    ("looptijd", "Looptijd"),
    ("aard", "Aard"),
    ("toewijzing", "Betekenis van de letters"),
)
LETTERKEUZES = {VOORSTELLEN_BEVESTIGEN: Letterkeuze.VOORSTEL, VOORSTELLEN_AFWIJZEN: Letterkeuze.GEDRUKT}
SAMENHANG = ("aard", "gekoppeld_aan", "status", "borging_afdeling", "borging_vanaf")
KEUZES = {
    **OPTIES,
    "toewijzing": [
        (VOORSTELLEN_BEVESTIGEN, "Bevestig de voorstellen"),
        (VOORSTELLEN_AFWIJZEN, "Wijs de voorstellen af: de gedrukte letters gelden"),
    ],
}


@dataclass(frozen=True, slots=True)
class Bulkrij:
    """What would change at one actie: in words, or `fout` with the reason why it cannot."""

    sleutel: int
    nummer: str
    slug: str
    titel: str
    oud: str
    nieuw: str
    gezien: str
    waarde: Waarde
    fout: str = ""

    @property
    def verandert(self) -> bool:
        return not self.fout and merk(self.waarde) != self.gezien


@dataclass(frozen=True, slots=True)
class Bulkvoorbeeld:
    """Every chosen actie, sorted by what happens to it."""

    gewijzigd: tuple[Bulkrij, ...]
    gelijk: tuple[Bulkrij, ...]
    fouten: tuple[Bulkrij, ...]


def maak_voorbeeld(acties: QuerySet, veld: str, tekst: str, naslag: Naslag) -> Bulkvoorbeeld:
    """What `tekst` in `veld` would change at `acties`, in the order of the plan. Raises VeldFout for a text nobody can read."""
    sleutels = sorted(acties.values_list("pk", flat=True))
    gegevens = acties.model.objects.filter(pk__in=sleutels).order_by("pk").gegevens()
    if veld not in KEUZES:
        VELDEN[veld].lees(tekst, naslag, "")
    rijen = [_rij(sleutel, actie, veld, tekst, naslag) for sleutel, actie in zip(sleutels, gegevens, strict=True)]
    rijen.sort(key=lambda rij: rij.nummer)
    return Bulkvoorbeeld(
        gewijzigd=tuple(rij for rij in rijen if rij.verandert),
        gelijk=tuple(rij for rij in rijen if not rij.verandert and not rij.fout),
        fouten=tuple(rij for rij in rijen if rij.fout),
    )


def _rij(sleutel: int, actie: ActieGegevens, veld: str, tekst: str, naslag: Naslag) -> Bulkrij:
    soort = VELDEN[veld]
    nu = soort.waarde(actie)
    fout = ""
    try:
        nieuw = _besloten(actie, tekst) if veld == "toewijzing" else soort.lees(tekst, naslag, nu)
    except VeldFout as geweigerd:
        nieuw, fout = nu, geweigerd.reden
    fout = fout or _samenhang(actie, veld, nieuw)
    return Bulkrij(
        sleutel,
        actie.nummer,
        actie.slug,
        actie.titel,
        soort.in_woorden(nu),
        soort.in_woorden(nieuw),
        merk(nu),
        nieuw,
        fout,
    )


def _besloten(actie: ActieGegevens, hoe: str) -> dict[str, list[str]]:
    """The decisions about the letters of `actie`, with one about every proposal that nobody decided yet."""
    besluiten = VELDEN["toewijzing"].waarde(actie)
    for verwijzing in actie.letters:
        if verwijzing.voorgesteld and not verwijzing.toewijzing:
            besluiten[verwijzing.letter] = besluit_bij(verwijzing, LETTERKEUZES[hoe]).waarde
    return besluiten


def _samenhang(actie: ActieGegevens, veld: str, nieuw: Waarde) -> str:
    """Why the value cannot stand beside the other fields of this actie."""
    velden = {naam: getattr(actie, naam) for naam in SAMENHANG} | ({veld: nieuw} if veld in SAMENHANG else {})
    return tegenspraken(**velden).get(veld, "")


def gekozen_acties(acties: QuerySet, sleutels: Sequence[str] | Iterable[str]) -> QuerySet:
    """Those of `acties` whose keys are in `sleutels`; what is no key of them does not count."""
    return acties.filter(pk__in=[int(sleutel) for sleutel in sleutels if sleutel.isdecimal() and len(sleutel) < 19])
