"""Rules over the year tables and the ceilings. The rules are pure; `lees_feiten` gathers what they look at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from acties.gegevens import ActieGegevens
from programma.bedragen import BedragFout, lees_bedrag
from programma.bevindingen import Bevinding, Ernst, Onderwerp, Plek, Regelboek, Vondst
from programma.models import Programma
from programma.opmaak import bedrag, datum, procent

from .lasten import GEEN_BESTEDINGEN, Bestedingen
from .lezen import jaartabellen
from .models import Plafond
from .plafonds import standen
from .rekenen import Jaarregel, Jaartabel, Plafondstand


@dataclass(frozen=True, slots=True)
class Planstand:
    """What the acties of the plan with this name charge to one ceiling."""

    plan: str
    opgave: str
    stand: Plafondstand


@dataclass(frozen=True, slots=True)
class GeldFeiten:
    """The newest year table (empty without one), and the ceilings of every plan."""

    jaartabel: Jaartabel | None
    plafonds: tuple[Planstand, ...]

    @property
    def posten(self) -> tuple[Jaarregel, ...]:
        return self.jaartabel.regels if self.jaartabel else ()


REGELS: Regelboek[GeldFeiten] = Regelboek()


@REGELS.regel(
    "saldo-wijkt-af-van-bron", Ernst.FOUT, "Het gedrukte saldo is een ander dan het saldo dat het portaal berekent."
)
def saldo_wijkt_af_van_bron(feiten: GeldFeiten) -> Iterator[Vondst]:
    for post in feiten.posten:
        gedrukt = post.bronwaarden.get("saldo", "")
        if gedrukt and not _is_bedrag(gedrukt, post.saldo):
            yield Vondst(
                _post(feiten, post),
                f"In de bron staat als saldo ‘{gedrukt}’; beschikbaar min uitgaven min verplichtingen is "
                f"{bedrag(post.saldo)}.",
                "Zoek uit welk van de vier bedragen niet klopt.",
                inhoud=(gedrukt, post.saldo),
            )


@REGELS.regel("opgave-boven-plafond", Ernst.FOUT, "De acties van een opgave kosten meer dan het plafond.")
def opgave_boven_plafond(feiten: GeldFeiten) -> Iterator[Vondst]:
    for rij in feiten.plafonds:
        if rij.stand.overschreden:
            yield Vondst(
                _plafond(rij),
                f"In het {rij.plan} is {bedrag(rij.stand.belast)} toegekend, {bedrag(-rij.stand.vrij)} meer dan het "
                f"plafond van {bedrag(rij.stand.plafond)}.",
                "Verlaag de toekenningen, of vraag het college om een hoger plafond.",
                inhoud=(rij.stand.belast, rij.stand.plafond),
                herstel=Plek("acties", vraag=f"opgave={rij.stand.opgave}"),
            )


@REGELS.regel(
    "opgave-zonder-plafond", Ernst.WAARSCHUWING, "Een opgave krijgt geld, maar heeft in het plan geen plafond."
)
def opgave_zonder_plafond(feiten: GeldFeiten) -> Iterator[Vondst]:
    for rij in feiten.plafonds:
        if rij.stand.plafond is None and rij.stand.belast:
            yield Vondst(
                _plafond(rij),
                f"In het {rij.plan} is {bedrag(rij.stand.belast)} toegekend, maar er is geen plafond.",
                "Vul het plafond in dat bij het plan is vastgesteld.",
                inhoud=(rij.stand.belast,),
            )


@REGELS.regel(
    "post-overschreden", Ernst.WAARSCHUWING, "Van een post is meer uitgegeven en verplicht dan er beschikbaar is."
)
def post_overschreden(feiten: GeldFeiten) -> Iterator[Vondst]:
    for post in feiten.posten:
        if post.overschreden:
            yield Vondst(
                _post(feiten, post),
                f"Op {datum(feiten.jaartabel.peildatum)} is het saldo {bedrag(post.saldo)}: {procent(post.gebonden)} van "
                "het beschikbare geld is gebonden."
                if post.gebonden is not None
                else f"Op {datum(feiten.jaartabel.peildatum)} is het saldo {bedrag(post.saldo)}, terwijl er niets beschikbaar is.",
                "Bepaal hoe het tekort wordt gedekt en meld dat bij het aspect Budget.",
                inhoud=(feiten.jaartabel.peildatum, post.saldo, post.vastgelegd),
            )


def lees_feiten(
    programma: Programma, acties: Iterable[ActieGegevens], bestedingen: Bestedingen = GEEN_BESTEDINGEN
) -> GeldFeiten:
    """What the rules look at, in two queries. `acties` and `bestedingen` are those of all plans of `programma`."""
    plafonds = Plafond.objects.filter(plan__programma=programma).select_related("plan", "opgave")
    plannen = {rij.plan.slug: rij.plan.naam for rij in plafonds}
    namen = {rij.opgave.nummer: rij.opgave.naam for rij in plafonds}
    return GeldFeiten(
        jaartabel=next(iter(jaartabellen(programma)), None),
        plafonds=tuple(
            Planstand(naam, namen.get(stand.opgave, f"Opgave {stand.opgave}"), stand)
            for slug, naam in plannen.items()
            for stand in standen(
                [actie for actie in acties if actie.plan == slug],
                {rij.opgave.nummer: rij.bedrag for rij in plafonds if rij.plan.slug == slug},
                bestedingen,
            )
        ),
    )


def bevindingen(feiten: GeldFeiten) -> tuple[Bevinding, ...]:
    """Everything the rules over money find."""
    return REGELS.controleer(feiten)


def _post(feiten: GeldFeiten, post: Jaarregel) -> Onderwerp:
    return Onderwerp(f"post/{feiten.jaartabel.boekjaar}/{post.post}", post.post, Plek("financien"))


def _plafond(rij: Planstand) -> Onderwerp:
    return Onderwerp(f"plafond/{rij.plan}/{rij.stand.opgave}", rij.opgave, Plek("plafonds"))


def _is_bedrag(gedrukt: str, verwacht) -> bool:
    try:
        return lees_bedrag(gedrukt).bedrag == verwacht
    except BedragFout:
        return False
