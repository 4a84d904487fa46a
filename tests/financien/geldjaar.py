"""A year of money as a programmateam would keep it: three more peildata after 1 april 2024, and adjustments of the budget."""

from datetime import date
from decimal import Decimal

from financien.handelingen.bijstellingen import hevel_over, stel_bij
from financien.handelingen.posten import wijzig_post
from financien.handelingen.standen import Nieuwestand, Standwaarden, leg_standen_vast
from financien.models import Budgetpost, Stand
from programma.models import Programma
from programma.vastleggen import Daad

ALGEMEEN = "Programma algemeen"
JEUGD = "Jeugd en onderwijs (incl. jongeren)"
ZELFREDZAAM = "Financiële zelfredzaamheid"
WONEN = "Fijn en veilig wonen"
JULI, OKTOBER, JANUARI = date(2024, 7, 1), date(2024, 10, 1), date(2025, 1, 1)
# Per peildatum and post: beschikbaar, uitgaven, verplichtingen, prognose (None: not said).
JAAR = {
    JULI: {
        ALGEMEEN: (350_000, 171_540, 191_300, None),
        JEUGD: (314_000, 190_250, 61_000, None),
        ZELFREDZAAM: (320_700, 160_910, 148_200, None),
        WONEN: (155_966, 61_830, 60_120, None),
    },
    OKTOBER: {
        ALGEMEEN: (365_000, 264_112, 94_600, 368_000),
        JEUGD: (299_000, 214_780, 71_400, 290_000),
        ZELFREDZAAM: (320_700, 229_655, 82_310, 318_500),
        WONEN: (155_966, 101_248, 41_900, 149_000),
    },
    JANUARI: {
        ALGEMEEN: (365_000, 366_218, 0, 366_218),
        JEUGD: (299_000, 281_940, 9_500, 291_440),
        ZELFREDZAAM: (320_700, 311_467, 4_120, 315_587),
        WONEN: (155_966, 147_305, 2_750, 150_055),
    },
}


def posten(programma: Programma) -> dict[str, Budgetpost]:
    """The posts of 2024 by name, as they are now."""
    return {post.naam: post for post in programma.budgetposten.filter(boekjaar=2024).select_related("opgave")}


def leg_vast(programma: Programma, peildatum: date, daad: Daad) -> list[Stand]:
    """The standen of one peildatum of JAAR."""
    rijen = posten(programma)
    return leg_standen_vast(
        peildatum=peildatum,
        standen=[
            Nieuwestand(
                rijen[naam],
                rijen[naam].versie,
                Standwaarden(
                    *(Decimal(bedrag) for bedrag in bedragen[:3]),
                    prognose=None if bedragen[3] is None else Decimal(bedragen[3]),
                    te_verdelen=naam == JEUGD and peildatum < OKTOBER,
                    bron=f"Bestuursrapportage, stand {peildatum.day}-{peildatum.month}-{peildatum.year}",
                ),
            )
            for naam, bedragen in JAAR[peildatum].items()
        ],
        daad=daad,
    )


def heel_jaar(programma: Programma, daad: Daad) -> None:
    """Every peildatum of JAAR, with a budget that was moved once and adjusted once."""
    for naam, primitief in ((ALGEMEEN, 350_000), (JEUGD, 300_000)):
        post = posten(programma)[naam]
        wijzig_post(post=post, versie=post.versie, nieuw={"primitief": Decimal(primitief)}, daad=daad)
    jeugd = posten(programma)[JEUGD]
    stel_bij(
        post=jeugd,
        versie=jeugd.versie,
        op=date(2024, 2, 13),
        bedrag=Decimal(14_000),
        besluit=programma.besluiten.get(soort="amendement"),
        daad=daad,
    )
    rijen = posten(programma)
    hevel_over(
        van=rijen[JEUGD],
        naar=rijen[ALGEMEEN],
        versies={post.pk: post.versie for post in rijen.values()},
        op=date(2024, 9, 3),
        bedrag=Decimal(15_000),
        besluit_tekst="Collegebesluit van 3 september 2024",
        daad=daad,
    )
    for peildatum in JAAR:
        leg_vast(programma, peildatum, daad)
