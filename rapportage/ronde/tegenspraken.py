"""Where an overview contradicts itself. Pure: it looks at a composed overview, so every output and the freeze see the same."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from acties.keuzes import Status
from programma.bevindingen import Plek
from programma.opmaak import datum
from rapportage.bijlagegegevens import Actieregel
from rapportage.gegevens import Besluitregel, Overzicht, Statusregel
from rapportage.keuzes import Aspect, Oordeel
from rapportage.signaalfeiten import planstanden
from rapportage.tegenspraken import budget_tegenspraken, slechter_dan_totaal

from .besluitdatums import plandatums, tekstdatums
from .onderdelen import Onderdeel, onderdelen
from .tekstzinnen import op_schema

GOED = Oordeel.VOLGENS_VERWACHTING
MET_NAAM = 3  # so many acties are named before the rest is only counted


@dataclass(frozen=True, slots=True)
class Tegenspraak:
    """One contradiction: `sleutel` is stable as long as it is about the same, `advies` says how to solve it.

    `plek` is where that is done. What does not stop the freeze (`stopt`) is said all the same. `gezegd` is what somebody
    wrote about it already, at the judgement.
    """

    sleutel: str
    tekst: str
    advies: str
    plek: Plek | None = None
    stopt: bool = True
    gezegd: str = ""

    @property
    def vingerafdruk(self) -> str:
        """Changes when what it says changes."""
        return hashlib.sha256(self.tekst.encode()).hexdigest()


def vind(overzicht: Overzicht) -> tuple[Tegenspraak, ...]:
    """Every contradiction in `overzicht`, the weightiest first."""
    return (
        *_budget(overzicht),
        *_naast_bijsturen(overzicht),
        *_op_schema(overzicht),
        *_totaal(overzicht),
        *_signalen(overzicht),
        *_datums(overzicht),
        *_niet_beoordeeld(overzicht),
        *_ouderdom(overzicht),
    )


def openstaand(tegenspraken: Iterable[Tegenspraak], weerlegd: Mapping[str, str]) -> tuple[Tegenspraak, ...]:
    """Those that stop the freeze: nobody overruled them as they are now.

    `weerlegd` has the vingerafdruk of each overruled one by its key.
    """
    return tuple(rij for rij in tegenspraken if rij.stopt and weerlegd.get(rij.sleutel) != rij.vingerafdruk)


def _budget(overzicht: Overzicht) -> Iterator[Tegenspraak]:
    budget = next(regel for regel in overzicht.status.aspecten if regel.aspect == Aspect.BUDGET)
    plafonds = [stand for bijlage in overzicht.bijlagen for stand in planstanden(bijlage)]
    for rij in budget_tegenspraken(budget.oordeel, overzicht.jaartabel, plafonds):
        yield Tegenspraak(
            rij.sleutel,
            f"Budget staat op {budget.oordeel.naam}, terwijl {rij.terwijl}.",
            "Verander het oordeel over Budget, of leg uit waarom dit geen gevolgen heeft.",
            _formulier(overzicht, Aspect.BUDGET),
            gezegd=budget.verschil_reden,
        )


def _naast_bijsturen(overzicht: Overzicht) -> Iterator[Tegenspraak]:
    """A judgement "Volgens verwachting" that is about an actie in bijsturen: Planning, the whole, and its own opgave."""
    for onderdeel in onderdelen(overzicht.status):
        regel = onderdeel.regel
        acties = _in_bijsturen(overzicht, onderdeel.opgave)
        if acties and regel.oordeel == GOED and (onderdeel.opgave or regel.aspect in (Aspect.PLANNING, Aspect.TOTAAL)):
            yield Tegenspraak(
                f"bijsturen/{onderdeel.slug}",
                f"{onderdeel.naam} staat op {GOED.naam}, terwijl {_opsomming(acties)} op Bijsturen {_staat(acties)}.",
                "Verander het oordeel, of leg uit waarom deze acties er geen gevolgen voor hebben.",
                _formulier(overzicht, onderdeel.slug),
            )


def _op_schema(overzicht: Overzicht) -> Iterator[Tegenspraak]:
    """A text that says that all goes to plan, beside an actie of its opgave that does not."""
    for tekst, citaat in op_schema(overzicht):
        if acties := _in_bijsturen(overzicht, tekst.opgave):
            yield Tegenspraak(
                f"schema/{tekst.sleutel}",
                f"In de tekst ‘{tekst.kop}’ staat ‘{citaat}’, terwijl {_opsomming(acties)} op Bijsturen {_staat(acties)}.",
                "Verander de tekst, of leg uit waarom zij toch klopt.",
                Plek("tekst", (overzicht.periode_slug, tekst.sleutel)),
            )


def _totaal(overzicht: Overzicht) -> Iterator[Tegenspraak]:
    regels = {regel.aspect: regel for regel in overzicht.status.aspecten}
    ergste = slechter_dan_totaal({aspect: regel.oordeel for aspect, regel in regels.items()})
    if ergste and not regels[Aspect.TOTAAL].verschil_reden:
        yield Tegenspraak(
            "totaal",
            f"Het totaalbeeld is {regels[Aspect.TOTAAL].oordeel.naam}, maar {ergste.naam} staat op "
            f"{regels[ergste].oordeel.naam}.",
            "Maak het totaalbeeld gelijk aan het slechtste aspect, of geef de reden van het verschil.",
            _formulier(overzicht, Aspect.TOTAAL),
        )


def _signalen(overzicht: Overzicht) -> Iterator[Tegenspraak]:
    """A judgement that differs from the figures and does not say why, or that was given beside other figures."""
    for onderdeel in onderdelen(overzicht.status):
        regel = onderdeel.regel
        if regel.oordeel == Oordeel.NIET_BEOORDEELD or regel.signaal in (None, regel.oordeel):
            continue
        if regel.signaal_toen not in (None, regel.signaal):
            yield Tegenspraak(
                f"signaal/{onderdeel.slug}",
                f"{onderdeel.naam} is beoordeeld toen de cijfers {regel.signaal_toen.naam} gaven. Nu geven zij "
                f"{regel.signaal.naam}.",
                "Beoordeel dit opnieuw.",
                _formulier(overzicht, onderdeel.slug),
            )
        elif not regel.verschil_reden and not _gezegd(overzicht, regel, onderdeel):
            yield Tegenspraak(
                f"verschil/{onderdeel.slug}",
                f"{onderdeel.naam} staat op {regel.oordeel.naam}, de cijfers geven {regel.signaal.naam}, en niemand "
                "schreef waarom.",
                "Beoordeel dit opnieuw, en geef de reden als het oordeel anders blijft dan de cijfers.",
                _formulier(overzicht, onderdeel.slug),
            )


def _gezegd(overzicht: Overzicht, regel: Statusregel, onderdeel: Onderdeel) -> bool:
    """Whether it was raised already: what is against the Budget one by one, and the totaalbeeld beside its worst aspect."""
    if onderdeel.opgave is not None:
        return False
    eerder = {Aspect.BUDGET: _budget, Aspect.TOTAAL: _totaal}.get(regel.aspect)
    return eerder is not None and any(eerder(overzicht))


def _datums(overzicht: Overzicht) -> Iterator[Tegenspraak]:
    for rij in tekstdatums(overzicht):
        yield Tegenspraak(
            f"datum/{rij.tekst.sleutel}/{rij.dag.isoformat()}",
            f"In de tekst ‘{rij.tekst.kop}’ staat ‘{rij.citaat}’. {_in_register(rij.besluit)}",
            "Zoek de goede datum op en verbeter de tekst of het register.",
            Plek("tekst", (overzicht.periode_slug, rij.tekst.sleutel)),
        )
    for plan, vastgesteld_op, besluit in plandatums(overzicht):
        yield Tegenspraak(
            f"plandatum/{plan}",
            f"Bij {plan} staat dat het op {datum(vastgesteld_op)} is vastgesteld. {_in_register(besluit)}",
            "Zoek de goede datum op en verbeter het plan of het register.",
            Plek("besluiten"),
        )


def _in_register(besluit: Besluitregel) -> str:
    return f"In het register van besluiten is dat {datum(besluit.datum)}: ‘{besluit.tekst.rstrip('.')}’."


def _niet_beoordeeld(overzicht: Overzicht) -> Iterator[Tegenspraak]:
    """An empty place in the status is no judgement: somebody says why it stays empty."""
    stil = [deel for deel in onderdelen(overzicht.status) if deel.regel.oordeel == Oordeel.NIET_BEOORDEELD]
    for soort, delen in (
        ("aspecten", [deel for deel in stil if deel.opgave is None]),
        ("opgaven", [deel for deel in stil if deel.opgave is not None]),
    ):
        if delen:
            yield Tegenspraak(
                f"niet-beoordeeld/{soort}",
                f"Er is geen oordeel gegeven over: {'; '.join(deel.naam for deel in delen)}.",
                "Geef een oordeel, of leg uit waarom dat er niet is.",
                _formulier(overzicht, delen[0].slug),
            )


def _ouderdom(overzicht: Overzicht) -> Iterator[Tegenspraak]:
    """Old money may be the newest there is: the overview says how old it is, and that is enough."""
    if overzicht.jaartabel and overzicht.verouderd:
        yield Tegenspraak(
            "peildatum",
            f"De peildatum van het geld is {overzicht.dagen_oud} dagen oud: {datum(overzicht.peildatum)}.",
            "Voer een nieuwe stand in als die er is. Het overzicht zegt zelf hoe oud de cijfers zijn.",
            Plek("standen_invoeren"),
            stopt=False,
        )


def _formulier(overzicht: Overzicht, onderdeel: str) -> Plek:
    return Plek("status_oordeel", (overzicht.periode_slug, onderdeel))


def _in_bijsturen(overzicht: Overzicht, opgave: int | None) -> list[Actieregel]:
    return [
        actie
        for bijlage in overzicht.bijlagen
        for rij in bijlage.opgaven
        if opgave in (None, rij.nummer)
        for actie in rij.acties
        if actie.status == Status.BIJSTUREN
    ]


def _staat(acties: list[Actieregel]) -> str:
    return "staat" if len(acties) == 1 else "staan"


def _opsomming(acties: list[Actieregel]) -> str:
    """ "1.02 Taalcafé en 3.14 Buurtvaders", after three how many more."""
    namen = [f"{actie.nummer} {actie.titel}" for actie in acties[:MET_NAAM]]
    meer = len(acties) - len(namen)
    if meer:
        namen.append(f"{meer} andere")
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"
