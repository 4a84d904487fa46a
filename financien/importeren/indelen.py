"""Which column is which field: by the choice of a person, our own words, known words, and where two could be by sums. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from .geldcel import letters_in
from .kolomsommen import Kolomsommen
from .koppen import Geldtabel, Kolom, celtekst
from .postkolom import Postkolom
from .postnamen import Bekendenamen, naamsleutel
from .profiel import BEDRAGVELDEN
from .tekens import VIER
from .woorden import EIGEN

# Rows that are looked at to tell columns apart.
PROEF = 300
MEESTE_PROEVEN = 64
_NAAMWOORDEN = {"omschrijving", "naam", "benaming", "titel"}


@dataclass(frozen=True, slots=True)
class Indeling:
    """Where each field stands (the place of its column, from 0).

    `herkend` are the fields that were recognised by words that are not ours or by sums; `twijfel` those for which there are
    several columns and nothing tells them apart.
    """

    plekken: Mapping[str, int]
    herkend: frozenset[str] = frozenset()
    twijfel: Mapping[str, tuple[Kolom, ...]] | None = None


class Indeler:
    """Tells the columns of one table apart. `jaar` is the boekjaar when the file names one, `bekend` the names of posts."""

    def __init__(self, tabel: Geldtabel, jaar: int | None, bekend: Bekendenamen) -> None:
        self.tabel, self.jaar, self.bekend = tabel, jaar, bekend
        self.proef = tabel.rijen[:PROEF]
        self.sommen = Kolomsommen(self.proef)

    def deel_in(self, gekozen: Mapping[int, str]) -> Indeling:
        """`gekozen` are the fields that a person chose, by the place of the column; "" is not to be read."""
        plekken = {veld: plek for plek, veld in gekozen.items() if veld}
        vrij = [kolom for kolom in self.tabel.kolommen if kolom.plek not in gekozen]
        kandidaten = self._kandidaten(vrij, plekken)
        self._kies_omschrijving(kandidaten)
        herkend, twijfel = set(), {}
        for veld, kolommen in self._per_veld(kandidaten, plekken).items():
            if len(kolommen) > 1:
                twijfel[veld] = tuple(kolommen)
                continue
            plekken[veld] = kolommen[0].plek
            if kolommen[0].woord.gewicht < EIGEN or kolommen[0].woord.veld != veld:
                herkend.add(veld)
        self._kies_datum(plekken, herkend)
        self._zoek_met_saldo(plekken, herkend, vrij)
        self._beslis_met_sommen(plekken, herkend, twijfel)
        self._toets_zachte(plekken, herkend)
        if post := self._kies_post(plekken, vrij):
            plekken["post"] = post.plek
            if post.woord.gewicht < EIGEN or post.woord.veld != "post":
                herkend.add("post")
            twijfel.pop("post", None)
        return Indeling(plekken, frozenset(herkend), twijfel)

    def _kies_post(self, plekken: Mapping[str, int], vrij: Iterable[Kolom]) -> Kolom | None:
        over = [kolom for kolom in vrij if kolom.plek not in plekken.values()]
        return Postkolom(self.proef, self.bekend).kies(plekken, over)

    def _kandidaten(self, vrij: Iterable[Kolom], plekken: Mapping[str, int]) -> dict[int, str]:
        """The field that the words of each column say, without columns of another year."""
        kandidaten = {kolom.plek: kolom.woord.veld for kolom in vrij if kolom.woord.veld not in ("", *plekken)}
        jaren = {k.woord.jaar for k in vrij if k.plek in kandidaten and kandidaten[k.plek] in BEDRAGVELDEN} - {None}
        if len(jaren) > 1:
            jaar = self.jaar if self.jaar in jaren else max(jaren)
            kandidaten = {
                kolom.plek: kandidaten[kolom.plek]
                for kolom in vrij
                if kolom.plek in kandidaten and kolom.woord.jaar in (None, jaar)
            }
        return kandidaten

    def _kies_omschrijving(self, kandidaten: dict[int, str]) -> None:
        """An "omschrijving" to the right of a code is the name of that code."""
        for links, rechts in zip(self.tabel.kolommen, self.tabel.kolommen[1:], strict=False):
            soort = kandidaten.get(links.plek)
            is_naam = kandidaten.get(rechts.plek) == "post" and naamsleutel(rechts.kop) in _NAAMWOORDEN
            if soort in ("kostenplaats", "kostensoort") and is_naam and self._hoort_bij(links.plek, rechts.plek):
                kandidaten[rechts.plek] = f"{soort}_naam"

    def _hoort_bij(self, code: int, naam: int) -> bool:
        """Whether every code has one name; descriptions of bookings are another for every row."""
        paren = {(celtekst(rij.waarde(code)), celtekst(rij.waarde(naam))) for rij in self.proef}
        return len(paren) == len({code for code, _ in paren})

    def _per_veld(self, kandidaten: Mapping[int, str], plekken: dict[str, int]) -> dict[str, list[Kolom]]:
        """The columns for each field that have the most weight; what is left of the names of posts is chosen later."""
        velden: dict[str, list[Kolom]] = {}
        for kolom in self.tabel.kolommen:
            veld = kandidaten.get(kolom.plek, "")
            if veld and veld != "post":
                velden.setdefault(veld, []).append(kolom)
        self._beschikbaar_of_saldo(velden)
        codes = velden.get("kostenplaats", [])
        grootboek = [kolom for kolom in codes if "grootboek" in kolom.naam or "rekening" in kolom.naam]
        if grootboek and len(codes) > len(grootboek) and "kostensoort" not in velden:
            velden["kostensoort"] = grootboek
            velden["kostenplaats"] = [kolom for kolom in codes if kolom not in grootboek]
        return {
            veld: [kolom for kolom in kolommen if kolom.woord.gewicht == max(k.woord.gewicht for k in kolommen)]
            for veld, kolommen in velden.items()
        }

    def _kies_datum(self, plekken: dict[str, int], herkend: set[str]) -> None:
        """A "datum" beside the amounts of a post is the day they are of; beside bookings it is that of the booking."""
        per_post = {"beschikbaar", "uitgaven"} <= plekken.keys() and not {"kostensoort", "regelsoort"} & plekken.keys()
        if per_post and "peildatum" not in plekken and "boekdatum" in herkend:
            plekken["peildatum"] = plekken.pop("boekdatum")
            herkend.discard("boekdatum")
            herkend.add("peildatum")

    def _zoek_met_saldo(self, plekken: dict[str, int], herkend: set[str], vrij: Iterable[Kolom]) -> None:
        """One amount has no head that says so, and one column is exactly what the saldo leaves for it."""
        mist = [veld for veld in VIER if veld not in plekken]
        if len(mist) != 1 or mist == ["saldo"]:
            return
        open_ = [kolom for kolom in vrij if kolom.plek not in plekken.values() and not kolom.woord.veld]
        goed = [
            kolom.plek
            for kolom in open_
            if not kolom.woord.prive
            and self.sommen.heeft_bedragen(kolom.plek)
            and self.sommen.sluit(*({**plekken, mist[0]: kolom.plek}[veld] for veld in VIER))
        ]
        if len(goed) == 1:
            plekken[mist[0]] = goed[0]
            herkend.add(mist[0])

    def _beschikbaar_of_saldo(self, velden: dict[str, list[Kolom]]) -> None:
        """Beside a budget, "beschikbaar" is often what is left of it; the sums tell."""
        kolommen = velden.get("beschikbaar", [])
        rest = [kolom for kolom in kolommen if "beschikbaar" in kolom.naam and "gesteld" not in kolom.naam]
        if len(kolommen) < 2 or len(rest) != 1 or "saldo" in velden:
            return
        andere = [kolom for kolom in kolommen if kolom not in rest]
        for budget, uitgaven, verplicht in product(
            andere, velden.get("uitgaven", []), velden.get("verplichtingen", [])
        ):
            if self.sommen.sluit(budget.plek, uitgaven.plek, verplicht.plek, rest[0].plek):
                velden["beschikbaar"], velden["saldo"] = andere, rest
                return

    def _beslis_met_sommen(
        self, plekken: dict[str, int], herkend: set[str], twijfel: dict[str, tuple[Kolom, ...]]
    ) -> None:
        """Of several columns for one amount, those of which the saldo is what is left."""
        velden = VIER
        keuzes = [
            [kolom.plek for kolom in twijfel.get(veld, ())] or ([plekken[veld]] if veld in plekken else [])
            for veld in velden
        ]
        aantal = 1
        for keuze in keuzes:
            aantal *= len(keuze)
        if not any(veld in twijfel for veld in velden) or not 1 < aantal <= MEESTE_PROEVEN:
            return
        goed = [combinatie for combinatie in product(*keuzes) if self.sommen.sluit(*combinatie)]
        if len(goed) == 1:
            for veld, plek in zip(velden, goed[0], strict=True):
                if twijfel.pop(veld, None):
                    plekken[veld] = plek
                    herkend.add(veld)

    def _toets_zachte(self, plekken: dict[str, int], herkend: set[str]) -> None:
        """A "verschil" or "afwijking" may be anything: it counts when it is what is left."""
        zacht = {kolom.plek for kolom in self.tabel.kolommen if kolom.woord.zacht}
        for veld in ("saldo", "afwijking"):
            if plekken.get(veld) not in zacht or veld not in herkend:
                continue
            plek = plekken.pop(veld)
            herkend.discard(veld)
            drie = [plekken.get(naam) for naam in ("beschikbaar", "uitgaven", "verplichtingen")]
            sluit = None not in drie[:2] and (
                (drie[2] is not None and self.sommen.sluit(*drie, plek))
                or self.sommen.sluit(drie[0], drie[1], None, plek)
            )
            if sluit and "saldo" not in plekken:
                plekken["saldo"] = plek
                herkend.add("saldo")
            elif veld == "afwijking" and not sluit and letters_in(r.waarde(plek) for r in self.proef) == "vn":
                plekken["afwijking"] = plek
                herkend.add("afwijking")
