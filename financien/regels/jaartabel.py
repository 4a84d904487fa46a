"""Rules over the newest year table."""

from collections.abc import Iterator
from decimal import Decimal

from financien.jaartabel.begroting import Aansluiting
from financien.normen import Normen
from financien.rekenen import Jaarregel, Jaartabel
from programma.bedragen import BedragFout, lees_bedrag
from programma.bevindingen import Ernst, Onderwerp, Plek, Vondst
from programma.opmaak import bedrag, datum, procent

from .feiten import REGELS, GeldFeiten, postblad, standblad

# The first month of the last quarter: from then on it is no surprise that most of the money is bound.
LAATSTE_KWARTAAL = 10


@REGELS.regel(
    "saldo-wijkt-af-van-bron", Ernst.FOUT, "Het gedrukte saldo is een ander dan het saldo dat het portaal berekent."
)
def saldo_wijkt_af_van_bron(feiten: GeldFeiten) -> Iterator[Vondst]:
    for post in feiten.posten:
        gedrukt = post.bronwaarden.get("saldo", "")
        if gedrukt and not _is_bedrag(gedrukt, post.saldo):
            yield Vondst(
                feiten.onderwerp(post),
                f"In de bron staat als saldo ‘{gedrukt}’; beschikbaar min uitgaven min verplichtingen is "
                f"{bedrag(post.saldo)}.",
                "Zoek uit welk van de vier bedragen niet klopt.",
                inhoud=(gedrukt, post.saldo),
                herstel=standblad(feiten.jaartabel, post),
            )


@REGELS.regel(
    "post-overschreden", Ernst.WAARSCHUWING, "Van een post is meer uitgegeven en verplicht dan er beschikbaar is."
)
def post_overschreden(feiten: GeldFeiten) -> Iterator[Vondst]:
    for post in feiten.posten:
        if post.overschreden:
            yield Vondst(
                feiten.onderwerp(post),
                f"Op {datum(feiten.jaartabel.peildatum)} is het saldo {bedrag(post.saldo)}: {procent(post.gebonden)} van "
                "het beschikbare geld is gebonden."
                if post.gebonden is not None
                else f"Op {datum(feiten.jaartabel.peildatum)} is het saldo {bedrag(post.saldo)}, terwijl er niets beschikbaar is.",
                "Bepaal hoe het tekort wordt gedekt en meld dat bij het aspect Budget.",
                inhoud=(feiten.jaartabel.peildatum, post.saldo, post.vastgelegd),
                herstel=postblad(post),
            )


@REGELS.regel("post-nog-te-verdelen", Ernst.WAARSCHUWING, "Het geld van een post moet nog over acties verdeeld worden.")
def post_nog_te_verdelen(feiten: GeldFeiten) -> Iterator[Vondst]:
    for post in feiten.posten:
        if post.te_verdelen and post.saldo > 0:
            citaat = f"In de bron staat: ‘{post.toelichting}’ " if post.toelichting else ""
            yield Vondst(
                feiten.onderwerp(post),
                f"{citaat}Op {datum(feiten.jaartabel.peildatum)} is van deze post {bedrag(post.saldo)} nog niet over "
                "acties verdeeld.",
                "Verdeel het geld over acties, of leg vast waarom dat nog niet kan.",
                inhoud=(feiten.jaartabel.peildatum, post.saldo, post.toelichting),
                herstel=standblad(feiten.jaartabel, post),
            )


@REGELS.regel("stand-verouderd", Ernst.WAARSCHUWING, "De nieuwste jaartabel is te oud om over te rapporteren.")
def stand_verouderd(feiten: GeldFeiten) -> Iterator[Vondst]:
    tabel = feiten.jaartabel
    if tabel and feiten.normen.verouderd(tabel.peildatum, feiten.vandaag):
        yield Vondst(
            Onderwerp(f"jaartabel/{tabel.boekjaar}", f"Jaartabel {tabel.boekjaar}", Plek("financien")),
            f"De nieuwste stand is van {datum(tabel.peildatum)}, meer dan {feiten.normen.stand_dagen} dagen geleden.",
            "Lees een nieuwe stand in, of leg vast waarom deze stand nog geldt.",
            # Not how old it is: what was accepted stays so until there is another stand.
            inhoud=(tabel.peildatum,),
            herstel=Plek("standen_invoeren"),
        )


@REGELS.regel("stand-zonder-bron", Ernst.WAARSCHUWING, "Van een stand staat niet waar de cijfers vandaan komen.")
def stand_zonder_bron(feiten: GeldFeiten) -> Iterator[Vondst]:
    for post in feiten.posten:
        if not post.bron.strip():
            yield Vondst(
                feiten.onderwerp(post),
                f"Bij de stand van {datum(feiten.jaartabel.peildatum)} staat geen bron.",
                "Schrijf bij de stand uit welk bestand of overzicht de cijfers komen.",
                inhoud=(feiten.jaartabel.peildatum,),
                herstel=standblad(feiten.jaartabel, post),
            )


@REGELS.regel(
    "begroting-sluit-niet-aan",
    Ernst.WAARSCHUWING,
    "Wat er beschikbaar is, is iets anders dan de primitieve begroting met de bijstellingen.",
)
def begroting_sluit_niet_aan(feiten: GeldFeiten) -> Iterator[Vondst]:
    for post in feiten.posten:
        begroot = feiten.begroot.get(post.post_sleutel)
        if begroot not in (None, post.beschikbaar):
            verschil = Aansluiting(feiten.jaartabel.peildatum, post.beschikbaar, begroot)
            yield Vondst(
                feiten.onderwerp(post),
                f"Op {datum(verschil.peildatum)} is beschikbaar {verschil.in_woorden}.",
                "Leg de bijstelling vast die ontbreekt, of verbeter het beschikbare bedrag.",
                inhoud=(verschil.peildatum, verschil.beschikbaar, verschil.begroot),
                herstel=postblad(post, "begroting"),
            )


@REGELS.regel(
    "post-vroeg-gebonden", Ernst.AANDACHT, "Vóór het laatste kwartaal is bijna al het geld van een post gebonden."
)
def post_vroeg_gebonden(feiten: GeldFeiten) -> Iterator[Vondst]:
    for post in vroeg_gebonden(feiten.jaartabel, feiten.normen):
        dag = feiten.jaartabel.peildatum
        yield Vondst(
            feiten.onderwerp(post),
            f"Op {datum(dag)} is {procent(post.gebonden)} van het beschikbare geld gebonden; voor de rest van het jaar is "
            f"er nog {bedrag(post.saldo)}.",
            "Ga na of dat genoeg is tot het einde van het jaar.",
            inhoud=(dag, post.saldo),
            herstel=postblad(post),
        )


def vroeg_gebonden(tabel: Jaartabel | None, normen: Normen) -> tuple[Jaarregel, ...]:
    """The posts of which almost everything is bound while the last quarter still has to come."""
    if tabel is None or tabel.peildatum.year > tabel.boekjaar or tabel.peildatum.month >= LAATSTE_KWARTAAL:
        return ()
    return tuple(post for post in tabel.regels if _bijna_op(post, normen.gebonden))


def _bijna_op(post: Jaarregel, norm: Decimal) -> bool:
    """Whether the norm is reached; who is over is another finding."""
    return post.gebonden is not None and not post.overschreden and post.gebonden >= norm


def _is_bedrag(gedrukt: str, verwacht: Decimal) -> bool:
    try:
        return lees_bedrag(gedrukt).bedrag == verwacht
    except BedragFout:
        return False
