"""What stands in a round: every text in its section, since when it says so, and who wrote it last."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Max

from programma.geschiedenisbeeld import wie
from programma.models import Rapportageperiode, Wijziging
from programma.tekst import platte_tekst
from rapportage.edities.vorige import gelezen
from rapportage.gegevens import Tekst
from rapportage.handelingen.tekstvelden import SOORT
from rapportage.keuzes import Sectie
from rapportage.models import Tekstblok
from rapportage.overzicht import als_tekst
from rapportage.verschil.tekstverschil import Plaats, op_sleutel, zegt_hetzelfde


@dataclass(frozen=True, slots=True)
class Vorige:
    """The texts of the edition before this round, by key; `nummer` is None when there is none."""

    nummer: int | None
    teksten: Mapping[str, Plaats]

    def eerder(self, sleutel: str) -> Tekst | None:
        plaats = self.teksten.get(sleutel)
        return plaats.tekst if plaats else None

    def ongewijzigd_sinds(self, tekst: Tekst) -> int | None:
        """The number of the first edition since which `tekst` says the same; None when it is new or changed."""
        eerder = self.eerder(tekst.sleutel)
        if eerder is None or not zegt_hetzelfde(eerder, tekst):
            return None
        return eerder.ongewijzigd_sinds or self.nummer

    def in_woorden(self, tekst: Tekst) -> str:
        """ "Ongewijzigd sinds editie 2"; "" when there is nothing to compare with."""
        if self.nummer is None:
            return ""
        if sinds := self.ongewijzigd_sinds(tekst):
            return f"Ongewijzigd sinds editie {sinds}"
        return f"{'Gewijzigd' if tekst.sleutel in self.teksten else 'Nieuw'} sinds editie {self.nummer}"


@dataclass(frozen=True, slots=True)
class Tekststand:
    """One text. `wie` wrote it last, at `op`; "" and None as long as nobody did. `eerste` and `laatste` of its group."""

    blok: Tekstblok
    sinds: str
    ongewijzigd: bool
    woorden: int
    wie: str
    op: datetime | None
    eerste: bool
    laatste: bool


@dataclass(frozen=True, slots=True)
class Groep:
    """Texts under one heading of a section; `naam` is "" for those that stand in the section itself."""

    naam: str
    opgave: int | None
    teksten: tuple[Tekststand, ...]


@dataclass(frozen=True, slots=True)
class Sectiestand:
    """`weg` are the texts of the edition before this round that are in it no longer."""

    sectie: Sectie
    groepen: tuple[Groep, ...]
    weg: tuple[Tekst, ...]

    @property
    def aantal(self) -> int:
        return sum(len(groep.teksten) for groep in self.groepen)

    @property
    def ongewijzigd(self) -> int:
        return sum(stand.ongewijzigd for groep in self.groepen for stand in groep.teksten)


def lees_vorige(periode: Rapportageperiode) -> Vorige:
    """The texts of the edition before `periode`, which was read with it (see `met_vorige_editie`)."""
    editie = periode.vorige_editie
    return Vorige(editie["nummer"], op_sleutel(gelezen(editie["inhoud"]))) if editie else Vorige(None, {})


def lees_secties(periode: Rapportageperiode) -> list[Sectiestand]:
    """Every section in the order of the overview, also when nothing stands in it. Two queries."""
    blokken = list(periode.tekstblokken.select_related("opgave", "programmadoel", "doel").order_by("volgorde"))
    vorige, laatste = lees_vorige(periode), _laatste_wijzigingen(blokken)
    sleutels = {blok.sleutel for blok in blokken}
    weg = [plaats for sleutel, plaats in vorige.teksten.items() if sleutel not in sleutels]
    return [
        Sectiestand(
            sectie,
            tuple(_groepen((blok for blok in blokken if blok.sectie == sectie.value), vorige, laatste)),
            tuple(plaats.tekst for plaats in weg if plaats.sectie == sectie),
        )
        for sectie in Sectie
    ]


def _groepen(blokken: Iterable[Tekstblok], vorige: Vorige, laatste: Mapping[int, Wijziging]) -> Iterator[Groep]:
    """The texts as the overview prints them together: those of no opgave first."""
    geordend = sorted(blokken, key=lambda blok: blok.opgave_id is not None)
    for (naam, opgave), groep in groupby(geordend, lambda blok: (blok.blok, blok.opgave)):
        rijen = list(groep)
        standen = (_stand(blok, vorige, laatste.get(blok.pk), rijen) for blok in rijen)
        yield Groep(naam if opgave else "", opgave.nummer if opgave else None, tuple(standen))


def _stand(blok: Tekstblok, vorige: Vorige, wijziging: Wijziging | None, groep: list[Tekstblok]) -> Tekststand:
    tekst = als_tekst(blok)
    return Tekststand(
        blok=blok,
        sinds=vorige.in_woorden(tekst),
        ongewijzigd=vorige.ongewijzigd_sinds(tekst) is not None,
        woorden=len(platte_tekst(tekst.tekst_html).split()),
        wie=wie(wijziging) if wijziging else "",
        op=wijziging.moment if wijziging else None,
        eerste=blok is groep[0],
        laatste=blok is groep[-1],
    )


def _laatste_wijzigingen(blokken: Iterable[Tekstblok]) -> dict[int, Wijziging]:
    """The last thing that happened to each text. One query."""
    over = Wijziging.objects.filter(onderwerp_soort=SOORT, onderwerp_id__in=[blok.pk for blok in blokken])
    nieuwste = over.order_by().values("onderwerp_id").annotate(nieuwste=Max("pk")).values("nieuwste")
    return {rij.onderwerp_id: rij for rij in Wijziging.objects.filter(pk__in=nieuwste).select_related("actor")}
