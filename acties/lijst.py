"""The list of acties as its page shows it: heads, rows ready to print, totals and the choices of the filter.

The database filters and sums; only the acties of the page that is shown are read in full.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from programma.models import Doel, Opgave, Partner

from .cellen import KOLOMMEN, Chips, Kolom, cel, titelcel
from .filter import BRONNEN, SOORTEN, STATUSSEN, Actiefilter
from .gegevens import ActieGegevens
from .kandidaten import Kandidaten, lees_kandidaten
from .keuzes import Aard
from .totalen import Totaal, per_opgave, totaal
from .volgorde import Sorteergegevens, Volgorde, alfabetisch

PER_PAGINA = 100
VASTE_KOPPEN = (("nummer", "Nr."), ("titel", "Actie"))
RICHTINGEN = (("", ""), ("-", ", omgekeerd"))


@dataclass(frozen=True, slots=True)
class Weergave:
    """How the list is shown: the filter, the order, grouped by opgave or not, which columns, which page."""

    filter: Actiefilter
    volgorde: Volgorde
    per_opgave: bool
    kolommen: tuple[str, ...]
    pagina: int

    @classmethod
    def uit(cls, vraag: Mapping[str, str], kolommen: Sequence[str]) -> "Weergave":
        """What an address asks for; `kolommen` are its values of "kolom", none of them means all columns."""
        gekozen = tuple(sleutel for sleutel in KOLOMMEN if sleutel in kolommen) or tuple(KOLOMMEN)
        pagina = vraag.get("pagina", "")
        return cls(
            Actiefilter.uit(vraag),
            Volgorde.uit(vraag.get("sorteer", "")),
            vraag.get("groep", "opgave") == "opgave",
            gekozen,
            int(pagina) if pagina.isdecimal() and 0 < int(pagina) < 10_000 else 1,
        )

    def vraag(self, **anders: str) -> str:
        """The query string of this weergave with other values, on its first page unless `pagina` is given."""
        delen: list[tuple[str, str]] = list(self.filter.vraag().items())
        if str(self.volgorde) != "nummer":
            delen.append(("sorteer", str(self.volgorde)))
        if not self.per_opgave:
            delen.append(("groep", "geen"))
        if len(self.kolommen) < len(KOLOMMEN):
            delen += [("kolom", sleutel) for sleutel in self.kolommen]
        delen = [deel for deel in delen if deel[0] not in anders] + list(anders.items())
        return urlencode(delen)


@dataclass(frozen=True, slots=True)
class Kop:
    """The head of a column: its link sorts the list, `richting` is the value of aria-sort when it is sorted by."""

    sleutel: str
    naam: str
    klasse: str
    url: str
    richting: str


@dataclass(frozen=True, slots=True)
class Rij:
    """One actie, in words; `cellen` are its cells behind the title, as HTML."""

    sleutel: int
    opgave: int
    nummer: str
    slug: str
    url: str
    versie: int
    titel: SafeString
    titel_tekst: str
    aard: str
    cellen: SafeString


@dataclass(frozen=True, slots=True)
class Groep:
    """Rows under one heading; without an opgave there is no heading. `totaal` is that of the whole filter."""

    opgave: Opgave | None
    totaal: Totaal | None
    rijen: tuple[Rij, ...]


@dataclass(frozen=True, slots=True)
class Actielijst:
    """One page of the `totaal.aantal` acties that the filter lets through, of the `van` that a reader may see.

    `letters` are all that are printed at the acties a reader may see. A row with totals has its words over the first `voor_voet` columns, and then the columns of `voet`.
    """

    koppen: tuple[Kop, ...]
    groepen: tuple[Groep, ...]
    van: int
    opgaven: tuple[tuple[int, Totaal], ...]
    totaal: Totaal
    pagina: int
    paginas: int
    per_opgave: bool
    letters: frozenset[str]
    voet: tuple[str, ...]
    voor_voet: int

    @property
    def eerste(self) -> int:
        """The place of the first row of this page in the whole list."""
        return (self.pagina - 1) * PER_PAGINA + 1

    @property
    def laatste(self) -> int:
        return min(self.pagina * PER_PAGINA, self.totaal.aantal)


def maak_lijst(
    zichtbaar: QuerySet, weergave: Weergave, opgaven: Iterable[Opgave], pad: str, chips: Chips, *, bewerkbaar: bool
) -> Actielijst:
    """The page of `zichtbaar` (the acties a reader may see) that `weergave` asks for. `pad` is the address of the list.

    Eight queries at the most, whatever the number of acties.
    """
    kandidaten = lees_kandidaten(zichtbaar, weergave.filter, weergave.volgorde)
    totalen = per_opgave(kandidaten.rijen)
    gesorteerd = in_volgorde(kandidaten, weergave)
    paginas = max(1, -(-len(gesorteerd) // PER_PAGINA))
    pagina = min(weergave.pagina, paginas)
    sleutels = [rij.sleutel for rij in gesorteerd[(pagina - 1) * PER_PAGINA : pagina * PER_PAGINA]]
    rijen = {
        sleutel: _rij(sleutel, actie, weergave, pad, chips, bewerkbaar)
        for sleutel, actie in _lees(zichtbaar.model, sleutels)
    }
    voet = _vanaf_het_geld(weergave.kolommen)
    return Actielijst(
        koppen=tuple(_kop(*kop, "", weergave) for kop in VASTE_KOPPEN)
        + tuple(_kop(naam, KOLOMMEN[naam].kop, KOLOMMEN[naam].klasse, weergave) for naam in weergave.kolommen),
        groepen=_groepen([rijen[sleutel] for sleutel in sleutels], weergave, {o.nummer: o for o in opgaven}, totalen),
        van=kandidaten.van,
        opgaven=tuple(totalen.items()) if len(totalen) > 1 else (),
        totaal=totaal(kandidaten.rijen),
        letters=kandidaten.letters,
        pagina=pagina,
        paginas=paginas,
        per_opgave=weergave.per_opgave,
        voet=voet,
        voor_voet=len(VASTE_KOPPEN) + len(weergave.kolommen) + bewerkbaar - len(voet),
    )


def in_volgorde(kandidaten: Kandidaten, weergave: Weergave) -> Sequence[Sorteergegevens]:
    """All rows of the list, in the order in which its pages show them."""
    return sorted(kandidaten.rijen, key=lambda rij: rij.opgave) if weergave.per_opgave else kandidaten.rijen


def _vanaf_het_geld(kolommen: tuple[str, ...]) -> tuple[str, ...]:
    """The columns from the first that has a total on."""
    met_totaal = [plaats for plaats, sleutel in enumerate(kolommen) if sleutel.startswith("financiering")]
    return kolommen[met_totaal[0] :] if met_totaal else ()


def _lees(model: type, sleutels: list[int]) -> Iterable[tuple[int, ActieGegevens]]:
    """The acties of one page with their keys, in the order in which a queryset by key gives them."""
    return zip(sorted(sleutels), model.objects.filter(pk__in=sleutels).order_by("pk").gegevens(), strict=True)


def keuzes(
    zichtbaar: QuerySet, opgaven: Iterable[Opgave], doelen: Iterable[Doel], gedrukt: Iterable[str]
) -> dict[str, list[tuple[str, str]]]:
    """The choices of the filter, as (value, words): of the plan, and of the acties a reader may see. One query.

    `gedrukt` are the letters that occur at those acties.
    """
    letters = {doel.letter: f"{doel.letter} {doel.formulering or '(niet beschreven)'}" for doel in doelen}
    for letter in sorted(set(gedrukt) - set(letters)):
        letters[letter] = f"{letter} (geen doel van het plan)"
    partners = Partner.objects.filter(actiepartners__actie__in=zichtbaar.order_by()).distinct().order_by()
    return {
        "opgave": [(str(opgave.nummer), str(opgave)) for opgave in opgaven],
        "doel": list(letters.items()),
        "partner": sorted(partners.values_list("slug", "naam"), key=lambda partner: alfabetisch(partner[1])),
        "soort": list(SOORTEN),
        "status": list(STATUSSEN),
        "bron": list(BRONNEN),
        "sorteer": [
            (f"{teken}{sleutel}", f"{naam}{woord}")
            for teken, woord in RICHTINGEN
            for sleutel, naam in (*VASTE_KOPPEN, *((kolom.sleutel, kolom.kop) for kolom in KOLOMMEN.values()))
        ],
        "kolom": [(kolom.sleutel, kolom.kop) for kolom in KOLOMMEN.values()],
    }


def _kop(sleutel: str, naam: str, klasse: str, weergave: Weergave) -> Kop:
    volgorde = weergave.volgorde
    richting = ("descending" if volgorde.aflopend else "ascending") if sleutel == volgorde.kolom else ""
    url = f"?{weergave.vraag(sorteer=str(volgorde.na_klik_op(sleutel)))}"
    return Kop(sleutel, naam, klasse.removesuffix(" text-wrap"), url, richting)


def _rij(sleutel: int, actie: ActieGegevens, weergave: Weergave, pad: str, chips: Chips, bewerkbaar: bool) -> Rij:
    return Rij(
        sleutel=sleutel,
        opgave=actie.opgave,
        nummer=actie.nummer,
        slug=actie.slug,
        url=f"{pad}{actie.slug}/",
        versie=actie.versie,
        titel=titelcel(actie, pad, bewerkbaar=bewerkbaar),
        titel_tekst=actie.titel,
        aard="" if actie.aard == Aard.ACTIE or "aard" in weergave.kolommen else actie.aard.naam,
        cellen=SafeString("".join(_cel(KOLOMMEN[naam], actie, pad, chips, bewerkbaar) for naam in weergave.kolommen)),
    )


def _cel(kolom: Kolom, actie: ActieGegevens, pad: str, chips: Chips, bewerkbaar: bool) -> str:
    """A cell as the template would print it; a hundred rows of them take too long there."""
    inhoud = cel(kolom, actie, chips, pad, bewerkbaar=bewerkbaar)
    klasse = kolom.klasse or ("text-nowrap" if kolom.kort and actie.looptijd else "")
    met_klasse = f' class="{klasse}"' if klasse else ""
    met_label = f' data-label="{kolom.label}"' if inhoud else ""
    return f'<td{met_klasse} data-veld="{kolom.sleutel}"{met_label}>{inhoud}</td>'


def _groepen(
    rijen: list[Rij], weergave: Weergave, opgaven: Mapping[int, Opgave], totalen: Mapping[int, Totaal]
) -> tuple[Groep, ...]:
    if not weergave.per_opgave:
        return (Groep(None, None, tuple(rijen)),) if rijen else ()
    per_opgave: dict[int, list[Rij]] = {}
    for rij in rijen:
        per_opgave.setdefault(rij.opgave, []).append(rij)
    return tuple(Groep(opgaven[nummer], totalen[nummer], tuple(groep)) for nummer, groep in per_opgave.items())
