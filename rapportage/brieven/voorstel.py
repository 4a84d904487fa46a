"""What the letter to the raad says when nobody has written at it yet: the edition in sentences. Pure."""

from collections.abc import Iterable

from financien.rekenen import Jaartabel
from programma.opmaak import bedrag, datum, procent
from programma.periodekeuzes import Periodesoort
from programma.tekstvorm.schrijftaal import als_schrijftaal
from rapportage.bijlagegegevens import Bijlage
from rapportage.gegevens import Besluitregel, Overzicht, Statusregel, Tekst
from rapportage.keuzes import Oordeel
from rapportage.stempel import Stempel

from .velden import Briefvelden

ANDER_BUDGET = "Dit is een ander budget dan dat van {}. De bedragen mogen niet bij elkaar worden opgeteld."


def stel_voor(overzicht: Overzicht, stempel: Stempel, vorige: Briefvelden | None) -> Briefvelden:
    """A letter about this edition; `vorige` is the last one of the programme, which knows who sign it."""
    besluit = stempel.besluit
    return Briefvelden(
        onderwerp=f"Programma-overzicht {overzicht.programma}, stand {datum(overzicht.peildatum)}",
        zaaknummer=besluit.nummer if besluit else "",
        datum=besluit.datum if besluit else None,
        datum_collegebesluit=besluit.datum if besluit else None,
        aan=f"De gemeenteraad van {overzicht.gemeente.removeprefix('Gemeente ')}",
        portefeuillehouder=overzicht.structuur.bestuurlijk_opdrachtgever,
        aanleiding=_aanleiding(overzicht, stempel),
        kernboodschap=_kernboodschap(overzicht),
        toelichting=_toelichting(overzicht),
        eerdere_besluitvorming=_besluiten(overzicht),
        financien=_financien(overzicht),
        risicos=_risicos(overzicht),
        vervolg=_vervolg(overzicht),
        secretaris=vorige.secretaris if vorige else "",
        burgemeester=vorige.burgemeester if vorige else "",
    )


def _aanleiding(overzicht: Overzicht, stempel: Stempel) -> str:
    zinnen = [
        f"Twee keer per jaar leest u hoe het programma {overzicht.programma} ervoor staat. Hierbij ontvangt u het "
        f"programma-overzicht met de stand van {datum(overzicht.peildatum)} (editie {stempel.nummer}), ter kennisname."
    ]
    if overzicht.soort == Periodesoort.TUSSENTIJDS:
        zinnen.append("Het gaat om een tussentijdse actualisatie, vastgesteld op mandaat van de portefeuillehouder.")
    if stempel.corrigeert:
        zinnen.append(f"Dit overzicht verbetert editie {stempel.corrigeert}. De reden: {stempel.reden}")
    return "\n\n".join(zinnen)


def _kernboodschap(overzicht: Overzicht) -> str:
    totaal, *aspecten = overzicht.status.aspecten
    per_aspect = _lijst(_oordeel(regel.aspect.naam, regel) for regel in aspecten)
    per_opgave = _lijst(_oordeel(f"Opgave {rij.nummer}, {rij.naam}", rij.oordeel) for rij in overzicht.status.opgaven)
    return "\n\n".join(
        [
            _oordeel("Het totaalbeeld van het programma is", totaal),
            f"Per onderdeel:\n{per_aspect}",
            f"Per opgave:\n{per_opgave}",
        ]
    )


def _oordeel(wat: str, regel: Statusregel) -> str:
    """ "Budget: Bijsturen. Oorzaak: … Gevolg: … Maatregel: … Uiterlijk 1 april 2027."."""
    zinnen = [f"{wat}: {regel.oordeel.naam}."]
    if regel.oordeel in (Oordeel.AANDACHTSPUNT, Oordeel.BIJSTUREN):
        delen = {"Oorzaak": regel.oorzaak, "Gevolg": regel.gevolg, "Maatregel": regel.maatregel}
        zinnen += [_als_zin(f"{naam}: {_op_een_regel(tekst)}") for naam, tekst in delen.items() if tekst]
        zinnen += [f"Uiterlijk {datum(regel.termijn)}."] if regel.termijn else []
    return " ".join(zinnen)


def _als_zin(tekst: str) -> str:
    """Who filled in a few words put no full stop behind them."""
    return tekst if tekst.endswith((".", "!", "?")) else f"{tekst}."


def _toelichting(overzicht: Overzicht) -> str:
    """The main changes, and where judgement and figures disagree on purpose."""
    punten = _lijst(f"{_op_een_regel(rij.tekst)} {_op_een_regel(rij.reden)}" for rij in overzicht.status.weerleggingen)
    weerlegd = f"Op deze punten spreekt het overzicht zichzelf tegen. Dat blijft zo, met deze reden:\n{punten}"
    return "\n\n".join(filter(None, [_teksten(overzicht.wijzigingen), weerlegd if punten else ""]))


def _besluiten(overzicht: Overzicht) -> str:
    genomen = [*overzicht.besluitvorming.besluiten, *overzicht.besluitvorming.afwijkingen]
    return _lijst(_besluit(rij) for rij in sorted(genomen, key=lambda rij: rij.datum))


def _besluit(rij: Besluitregel) -> str:
    return f"{datum(rij.datum)}: {_op_een_regel(rij.tekst).removesuffix('.')} ({rij.orgaan})."


def _financien(overzicht: Overzicht) -> str:
    delen = [_jaartabel(overzicht.jaartabel)] if overzicht.jaartabel else []
    delen += [_plafonds(bijlage) for bijlage in overzicht.bijlagen]
    if overzicht.jaartabel and overzicht.bijlagen:
        delen.append(ANDER_BUDGET.format(overzicht.jaartabel.boekjaar))
    return "\n\n".join(delen)


def _jaartabel(tabel: Jaartabel) -> str:
    totaal = tabel.totaal
    gebonden = f" Daarmee is {procent(totaal.gebonden)} gebonden." if totaal.gebonden is not None else ""
    saldo = (
        f"er is {bedrag(-totaal.saldo)} te weinig" if totaal.overschreden else f"er blijft {bedrag(totaal.saldo)} over"
    )
    posten = _lijst(
        f"{regel.post}: {bedrag(regel.beschikbaar)} beschikbaar, {bedrag(regel.uitgaven)} uitgegeven, "
        f"{bedrag(regel.verplichtingen)} verplicht, saldo {bedrag(regel.saldo)}."
        for regel in tabel.regels
    )
    return (
        f"Voor {tabel.boekjaar} is {bedrag(totaal.beschikbaar)} beschikbaar (stand {datum(tabel.peildatum)}). Daarvan is "
        f"{bedrag(totaal.uitgaven)} uitgegeven en {bedrag(totaal.verplichtingen)} verplicht; {saldo}.{gebonden} "
        f"Per post:\n{posten}"
    )


def _plafonds(bijlage: Bijlage) -> str:
    stand = bijlage.plafondtotaal
    begin = f"Voor {bijlage.plan} is {bedrag(stand.belast)} toegekend"
    if stand.plafond is None:
        samen = f"{begin}. Niet elke opgave heeft een plafond."
    elif stand.overschreden:
        samen = f"{begin}, {bedrag(stand.tekort)} meer dan de plafonds van samen {bedrag(stand.plafond)}."
    else:
        samen = f"{begin} van de plafonds van samen {bedrag(stand.plafond)}; {bedrag(stand.vrij)} is nog vrij."
    opgaven = _lijst(
        f"Opgave {rij.opgave}, {bijlage.naam_van(rij.opgave)}: {bedrag(rij.belast)} toegekend"
        + (f" van {bedrag(rij.plafond)}, saldo {bedrag(rij.vrij)}." if rij.plafond is not None else ", zonder plafond.")
        for rij in bijlage.plafonds
    )
    return f"{samen} Per opgave:\n{opgaven}"


def _risicos(overzicht: Overzicht) -> str:
    status = overzicht.status
    delen = [f"Het risicoprofiel van het programma is {status.risicoprofiel}."] if status.risicoprofiel else []
    delen += [_op_een_regel(status.risicoprofiel_reden)] if status.risicoprofiel_reden else []
    return "\n\n".join([*delen, *filter(None, [_teksten(overzicht.risicomanagement)])])


def _vervolg(overzicht: Overzicht) -> str:
    volgende = overzicht.besluitvorming.volgende_behandeling
    if not volgende:
        return "Het volgende overzicht ontvangt u over ongeveer een half jaar."
    return f"De volgende behandeling in de raad of commissie is op {datum(volgende)}."


def _teksten(teksten: Iterable[Tekst]) -> str:
    return "\n\n".join(filter(None, (als_schrijftaal(tekst.tekst_html) for tekst in teksten)))


def _lijst(punten: Iterable[str]) -> str:
    return "\n".join(f"- {punt}" for punt in punten)


def _op_een_regel(tekst: str) -> str:
    return " ".join(tekst.split())
