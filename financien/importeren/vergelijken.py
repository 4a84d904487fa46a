"""From a file that was read to the preview: every stand against the one that is there. Writes nothing."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from django.urls import reverse

from programma.importeren.soorten import Voortgang
from programma.importeren.voorbeeld import MEESTE_FOUTEN, Bericht, Rijbeeld, Voorbeeld
from programma.inlezen.gegevens import Tabelbestand
from programma.inlezen.plaats import bladnaam, kolomletter
from programma.models import Programma

from .bestemming import Bestemmingen, vind_bestemmingen
from .bewaren import bewaarvraag, profielopdracht, profielzinnen
from .gelezen import Lezing
from .groepen import vormkwestie
from .kolombeeld import kolomkeuzes
from .kwesties import Antwoorden, Kwestie, keuzevraag
from .lezing import lees
from .opdracht import Opdracht
from .postboek import Postboek
from .postlezen import lees_postboek, lees_profielen
from .profiel import Vorm
from .standbeeld import celbeelden, gewijzigde_velden, opdracht, plaats
from .wensen import Standwens, leeg_gelaten, maak_wensen

# Reading the rows is most of the work.
_LEZEN = 0.8
_DUIZEND = Decimal(1_000)


def vergelijk_standen(
    programma: Programma, bestand: Tabelbestand, keuzes: Mapping[str, str], voortgang: Voortgang
) -> Voorbeeld:
    """The preview of a finance export, see `programma.importeren.soorten`. Raises InleesFout."""
    boek, profielen, antwoorden = lees_postboek(programma), lees_profielen(programma), Antwoorden(keuzes)
    lezing = lees(bestand, profielen, boek.namen, keuzes, lambda deel: voortgang(_LEZEN * deel))
    letter = kolomletter(lezing.plekken.get("post", 0))
    bestemd = vind_bestemmingen(lezing.groepen, boek, lezing.profiel.posten, antwoorden, lezing.tabel, letter)
    wensen = maak_wensen(lezing, bestemd.van)
    kwesties = [
        *lezing.kwesties,
        *bestemd.kwesties,
        *_dubbel(lezing, wensen, antwoorden),
        *_schaal(lezing, wensen, antwoorden),
    ]
    # Beside the columns that it is about.
    kwesties.sort(key=lambda kwestie: kwestie.sleutel == "kolommen")
    bewaar = bewaarvraag(lezing, bestemd, antwoorden)
    voortgang(1)
    goed = [wens for wens in wensen if not (wens.fouten or wens.onvolledig)]
    nieuw = [wens for wens in goed if wens.oud is None]
    gewijzigd = [wens for wens in goed if wens.oud is not None and wens.gewijzigd]
    fouten = [
        *(kwestie.bericht() for kwestie in kwesties if kwestie.is_fout and not kwestie.stil),
        *bestemd.fouten,
        *lezing.fouten,
        *leeg_gelaten(lezing, bestemd.van),
        *(fout for wens in wensen for fout in wens.fouten),
    ]
    return Voorbeeld(
        nieuw=tuple(_rijbeeld(wens, lezing, programma) for wens in nieuw),
        gewijzigd=tuple(_rijbeeld(wens, lezing, programma) for wens in gewijzigd),
        gelijk=len(goed) - len(nieuw) - len(gewijzigd),
        fouten=tuple(_begrensd(fouten)),
        waarschuwingen=(
            *(kwestie.bericht() for kwestie in kwesties if kwestie.open and not kwestie.is_fout),
            *lezing.waarschuwingen,
            *_minder_precies(lezing, gewijzigd),
        ),
        mededelingen=(
            *lezing.mededelingen,
            *_mededelingen(lezing, bestemd, wensen, boek),
            *profielzinnen(lezing, bewaar),
        ),
        kolommen=lezing.kolommen,
        kolomkeuzes=kolomkeuzes(),
        vragen=tuple(kwestie.vraag for kwestie in (*kwesties, *([bewaar] if bewaar else []))),
        reden_voor=gewijzigde_velden(gewijzigd),
        opdracht=Opdracht(
            standen=[opdracht(wens, lezing, _bron(bestand, lezing)) for wens in (*nieuw, *gewijzigd)],
            profiel=profielopdracht(lezing, bestemd, bewaar, profielen),
        ),
    )


def _rijbeeld(wens: Standwens, lezing: Lezing, programma: Programma) -> Rijbeeld:
    post = wens.bestemming.post
    return Rijbeeld(
        wens.onderwerp,
        plaats(wens, lezing),
        tuple(celbeelden(wens, lezing)),
        reverse("budgetpost", args=[programma.slug, post.sleutel]) if post else "",
    )


def _bron(bestand: Tabelbestand, lezing: Lezing) -> str:
    blad = bladnaam(lezing.tabel.blad.naam)
    return f"Bestand {bestand.naam}{f', {blad}' if blad else ''}"[-300:]


def _dubbel(lezing: Lezing, wensen: list[Standwens], antwoorden: Antwoorden) -> Iterator[Kwestie]:
    """Two names that turned out to be one post."""
    bekend = {kwestie.sleutel for kwestie in lezing.kwesties}
    dubbel = next((wens for wens in wensen if len(wens.groepen) > 1), None)
    if dubbel and lezing.profiel.vorm == Vorm.POSTEN and "vorm" not in bekend:
        yield vormkwestie(dubbel.bestemming.naam, gesplitst=False, antwoorden=antwoorden)


def _schaal(lezing: Lezing, wensen: list[Standwens], antwoorden: Antwoorden) -> Iterator[Kwestie]:
    """A budget that is a thousand times as small or as large as it was before is probably in another unit."""
    if any(kwestie.sleutel == "schaal" for kwestie in lezing.kwesties):
        return
    klein = lezing.profiel.schaal == 1
    factor = _DUIZEND if klein else 1 / _DUIZEND
    paren = [
        (wens.waarden["beschikbaar"], eerder)
        for wens in wensen
        if wens.waarden.get("beschikbaar")
        and wens.bestemming.post
        and (eerder := wens.bestemming.post.laatste.get("beschikbaar"))
    ]
    anders = [1 for nu, eerder in paren if nu * factor * 2 > eerder > nu * factor / 2]
    if len(anders) * 2 > len(paren):
        yield antwoorden.kwestie(
            keuzevraag(
                "schaal",
                "Eenheid van de bedragen",
                f"De bedragen zijn ongeveer duizend keer zo {'klein' if klein else 'groot'} als in het portaal. In welke eenheid "
                "staan zij?",
                (("1000", "In duizenden euro’s: elk bedrag maal 1.000"), ("1", "In euro’s")),
                "1000" if klein else "1",
            ),
            hard=True,
        )


def _minder_precies(lezing: Lezing, gewijzigd: list[Standwens]) -> Iterator[Bericht]:
    """A file in round thousands says less than what may stand there already."""
    if not lezing.afgerond:
        return
    bijna = [
        veld
        for wens in gewijzigd
        for veld in wens.gewijzigd
        if (oud := wens.oud.get(veld)) is not None and abs(wens.waarden[veld] - oud) * 2 <= _DUIZEND
    ]
    if bijna:
        aantal = "Eén bedrag verschilt" if len(bijna) == 1 else f"{len(bijna)} bedragen verschillen"
        yield Bericht(
            f"Het bestand is afgerond. {aantal} alleen daardoor van wat er al staat, en zou minder precies worden."
            if len(bijna) == 1
            else f"Het bestand is afgerond. {aantal} alleen daardoor van wat er al staat, en zouden minder precies worden."
        )


def _mededelingen(lezing: Lezing, bestemd: Bestemmingen, wensen: list[Standwens], boek: Postboek) -> Iterator[str]:
    for kwestie in lezing.kwesties:
        vraag = kwestie.vraag
        if kwestie.sleutel in ("peildatum", "boekjaar") and vraag.antwoord:
            waarom = vraag.uitleg if vraag.antwoord == vraag.voorstel else "Zo is het geantwoord."
            yield f"{vraag.tekst}: {vraag.ingevuld}. {waarom}"
    if lezing.zonder_verplichtingen:
        yield (
            "Het saldo in het bestand is beschikbaar min uitgaven, zonder de verplichtingen. Het portaal trekt de verplichtingen "
            "er ook af, en neemt het saldo uit het bestand niet over."
        )
    if niet := sorted({bestemming.naam for bestemming in bestemd.van.values() if bestemming.niet}):
        yield f"Niet van dit programma, en niet gelezen: {_opgesomd(niet)}."
    genoemd = {wens.bestemming.post.sleutel for wens in wensen if wens.bestemming.post}
    for jaar in sorted({wens.bestemming.boekjaar for wens in wensen}):
        ontbreekt = [post.naam for post in boek.van(jaar) if post.sleutel not in genoemd]
        if ontbreekt:
            staat = (
                "staat niet in het bestand en blijft zoals die is"
                if len(ontbreekt) == 1
                else "staan niet in het bestand en blijven zoals zij zijn"
            )
            yield f"Van {jaar} {staat}: {_opgesomd(ontbreekt)}."


def _opgesomd(namen: list[str]) -> str:
    return ", ".join(namen[:10]) + (f" en {len(namen) - 10} andere" if len(namen) > 10 else "")


def _begrensd(fouten: list[Bericht]) -> Iterator[Bericht]:
    yield from fouten[:MEESTE_FOUTEN]
    if len(fouten) > MEESTE_FOUTEN:
        yield Bericht(
            f"Er zijn nog {len(fouten) - MEESTE_FOUTEN} andere fouten. Kijk eerst na of dit het goede bestand is, en of de "
            "kolommen kloppen."
        )
