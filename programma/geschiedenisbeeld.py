"""How the history is told: one handeling, and what was done together, ready to print."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from .models import Wijziging
from .onderwerpen import SOORTEN, Herstel, Vindplaats
from .opmaak import AMSTERDAM, moment
from .woordverschil import Soort, Stuk, woordverschil

# Shorter texts are told as old → new, longer ones word by word.
KORT = 80
# More fields than this are not named one by one where there is little room.
MEER_VELDEN = 3
HET_PORTAAL = "Het portaal"


@dataclass(frozen=True, slots=True)
class Veldbeeld:
    """One field from old to new; `terug` is the address that puts the old value back, "" when that cannot be."""

    naam: str
    stukken: tuple[Stuk, ...]
    was_leeg: bool
    is_leeg: bool
    terug: str

    @property
    def per_woord(self) -> bool:
        """Whether the pieces are parts of one text instead of the old and the new value."""
        return any(stuk.soort in (Soort.GELIJK, Soort.OVERGESLAGEN) for stuk in self.stukken)


@dataclass(frozen=True, slots=True)
class Handelingbeeld:
    """One handeling. `herstelt` is the Wijziging that it takes back, `hersteld_door` the one that took it back."""

    wijziging: Wijziging
    soort: str
    url: str
    velden: tuple[Veldbeeld, ...]
    ongedaan: str
    herstelt: Wijziging | None
    hersteld_door: Wijziging | None
    is_laatste: bool
    met_import: bool

    @property
    def wie(self) -> str:
        return wie(self.wijziging)

    @property
    def tijd(self) -> str:
        return moment(self.wijziging.moment).rpartition(" ")[2]

    @property
    def is_teruggezet(self) -> bool:
        return self.wijziging.handeling == Wijziging.Handeling.TERUGGEZET

    @property
    def herstelt_zin(self) -> str:
        return in_een_zin(self.herstelt) if self.herstelt else ""

    @property
    def is_begin(self) -> bool:
        """Whether the record began with it, so that there was nothing before."""
        return self.wijziging.handeling in (Wijziging.Handeling.GELADEN, Wijziging.Handeling.TOEGEVOEGD)


@dataclass(frozen=True, slots=True)
class Post:
    """What was done at once: `handelingen` are those that are shown of the `aantal` there are, the newest first.

    `kop` tells them together ("12 acties gewijzigd"), `velden` which fields they touched. `ongedaan` is the address that
    takes all of it back, "" when that cannot be.
    """

    handelingen: tuple[Handelingbeeld, ...]
    aantal: int = 1
    kop: str = ""
    velden: str = ""
    ongedaan: str = ""

    @property
    def laatste(self) -> Handelingbeeld:
        return self.handelingen[0]

    @property
    def een_weg_terug(self) -> bool:
        """Whether undoing it is the same as putting its only field back."""
        return bool(self.ongedaan) and self.aantal == 1 and len(self.laatste.velden) == 1

    @property
    def dag(self) -> date:
        return self.laatste.wijziging.moment.astimezone(AMSTERDAM).date()


@dataclass(frozen=True, slots=True)
class Kort:
    """A handeling in a few words: about what, and what was done."""

    wijziging: Wijziging
    kop: str
    wat: str

    @property
    def wie(self) -> str:
        return wie(self.wijziging)


def wie(wijziging: Wijziging) -> str:
    """The name of who did it."""
    return wijziging.actor.naam if wijziging.actor else HET_PORTAAL


def in_een_zin(wijziging: Wijziging) -> str:
    """Which handeling of whom, to refer to it: "wat Samira deed op 3 februari 2026 10:30"."""
    return f"wat {wie(wijziging)} deed op {moment(wijziging.moment)}"


def in_het_kort(wijziging: Wijziging, tellingen: Collection[tuple[str, str, int]]) -> Kort:
    """`wijziging`, or what it was done together with (see `bundel`), in a few words."""
    if sum(aantal for *_, aantal in tellingen) > 1:
        return Kort(wijziging, _kop(list(tellingen)), "")
    if len(wijziging.verschillen) == 1:
        (rij,) = wijziging.verschillen
        if max(len(rij["oud_tekst"]), len(rij["nieuw_tekst"])) <= KORT:
            van, naar = (rij[kant] or "leeg" for kant in ("oud_tekst", "nieuw_tekst"))
            return Kort(wijziging, wijziging.onderwerp, f"{rij['naam']}: {van} → {naar}")
    namen = ", ".join(rij["naam"] for rij in wijziging.verschillen) if len(wijziging.verschillen) <= MEER_VELDEN else ""
    return Kort(wijziging, wijziging.onderwerp, ": ".join(filter(None, [wijziging.get_handeling_display(), namen])))


def vertel(
    wijziging: Wijziging,
    plaats: Vindplaats | None,
    hersteld_door: Wijziging | None,
    herstel: Herstel,
    *,
    met_import: bool = False,
) -> Handelingbeeld:
    """One Wijziging for the page. `plaats` is None for a record without a page; `met_import` who may see the import."""
    soort = SOORTEN.get(wijziging.onderwerp_soort)
    return Handelingbeeld(
        wijziging=wijziging,
        soort=soort.naam if soort else wijziging.onderwerp_soort.capitalize(),
        url=plaats.url if plaats else "",
        velden=tuple(
            vergelijk(rij["naam"], rij["oud_tekst"], rij["nieuw_tekst"], herstel.velden.get(rij["veld"], ""))
            for rij in wijziging.verschillen
        ),
        ongedaan=herstel.ongedaan,
        herstelt=wijziging.herstelt,
        hersteld_door=hersteld_door,
        is_laatste=bool(plaats and plaats.versie == wijziging.versie),
        met_import=met_import,
    )


def vergelijk(naam: str, oud: str, nieuw: str, terug: str = "") -> Veldbeeld:
    """A field from the words `oud` to the words `nieuw`."""
    if max(len(oud), len(nieuw)) > KORT:
        stukken = woordverschil(oud, nieuw)
    else:
        stukken = (Stuk(Soort.WEG, oud),) * bool(oud) + (Stuk(Soort.ERBIJ, nieuw),) * bool(nieuw)
    return Veldbeeld(naam, stukken, was_leeg=not oud, is_leeg=not nieuw, terug=terug)


def bundel(handelingen: Iterable[Handelingbeeld], tellingen: Iterable[tuple[str, str, int]]) -> Post:
    """What was done at once; `tellingen` is how often (kind of record, handeling, number), all of it counted."""
    handelingen, tellingen = tuple(handelingen), list(tellingen)
    # Taken back is all of it or nothing, and what is not shown is like what is.
    gelijk = {(rij.wijziging.onderwerp_soort, rij.wijziging.handeling) for rij in handelingen if rij.ongedaan}
    kan = all(rij.ongedaan and not rij.hersteld_door for rij in handelingen) and gelijk >= {
        (soort, handeling) for soort, handeling, _ in tellingen
    }
    namen = dict.fromkeys(veld.naam for rij in handelingen for veld in rij.velden)
    return Post(
        handelingen=handelingen,
        aantal=sum(aantal for _, _, aantal in tellingen),
        kop=_kop(tellingen),
        velden="" if handelingen[0].is_begin else ", ".join(namen),
        ongedaan=handelingen[0].ongedaan if kan else "",
    )


def alleen(handeling: Handelingbeeld, aantal: int = 1) -> Post:
    """A handeling on its own, though it may be one of `aantal` that were done at once.

    It is undone as a whole as long as nothing happened to the record since then; later it is put back field by field.
    """
    kan = aantal == 1 and handeling.is_laatste and not handeling.hersteld_door
    return Post((handeling,), aantal, ongedaan=handeling.ongedaan if kan else "")


def _kop(tellingen: list[tuple[str, str, int]]) -> str:
    """ "12 acties in één keer gewijzigd", or "In één keer 12 acties gewijzigd en 1 actie toegevoegd"."""
    geteld = [(f"{aantal} {_woord(soort, aantal)}", _gedaan(handeling)) for soort, handeling, aantal in tellingen]
    if len(geteld) == 1:
        return f"{geteld[0][0]} in één keer {geteld[0][1]}"
    return f"In één keer {' en '.join(' '.join(deel) for deel in geteld)}"


def _woord(soort: str, aantal: int) -> str:
    bekend = SOORTEN.get(soort)
    if bekend is None:
        return soort
    return bekend.naam.lower() if aantal == 1 else bekend.meervoud


def _gedaan(handeling: str) -> str:
    return Wijziging.Handeling(handeling).label.lower()
