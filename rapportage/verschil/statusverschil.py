"""What became of the judgements and the risicoprofiel."""

from collections.abc import Iterator

from programma.opmaak import datum
from rapportage.gegevens import Opgavestatus, Programmastatus, Statusregel
from rapportage.keuzes import VAN_GOED_NAAR_SLECHT

from .verschilgegevens import Risicoverschil, Statusverschil
from .verschilkeuzes import Richting
from .woorden import Veld, velden

# What is not in a list says nothing that can be better or worse.
RISICOS = ("Laag", "Midden", "Hoog")


def oordelen(oud: Programmastatus, nieuw: Programmastatus) -> tuple[Statusverschil, ...]:
    """Every aspect of the programme, then every opgave of either of them, by its number."""
    return (*_aspecten(oud, nieuw), *_opgaven(oud, nieuw))


def risicoprofiel(oud: Programmastatus, nieuw: Programmastatus) -> Risicoverschil:
    return Risicoverschil(
        oud.risicoprofiel,
        nieuw.risicoprofiel,
        richting(oud.risicoprofiel, nieuw.risicoprofiel, RISICOS),
        velden(
            [("risicoprofiel_reden", "Reden van het risicoprofiel", oud.risicoprofiel_reden)],
            [("risicoprofiel_reden", "Reden van het risicoprofiel", nieuw.risicoprofiel_reden)],
        ),
    )


def richting(oud: str | None, nieuw: str | None, volgorde: tuple[str, ...]) -> Richting:
    """Which way it went in `volgorde`, from good to bad."""
    plaats_oud, plaats_nieuw = (volgorde.index(woord) if woord in volgorde else None for woord in (oud, nieuw))
    if plaats_oud == plaats_nieuw:
        return Richting.GELIJK
    if plaats_oud is None:
        return Richting.NIEUW
    if plaats_nieuw is None:
        return Richting.WEG
    return Richting.BETER if plaats_nieuw < plaats_oud else Richting.SLECHTER


def _aspecten(oud: Programmastatus, nieuw: Programmastatus) -> Iterator[Statusverschil]:
    voor = {regel.aspect: regel for regel in oud.aspecten}
    for regel in nieuw.aspecten:
        yield _statusverschil(None, regel.aspect.naam, voor.get(regel.aspect), regel)


def _opgaven(oud: Programmastatus, nieuw: Programmastatus) -> Iterator[Statusverschil]:
    voor, na = ({rij.nummer: rij for rij in kant.opgaven} for kant in (oud, nieuw))
    for nummer in sorted(voor | na):
        was, wordt = voor.get(nummer), na.get(nummer)
        yield _statusverschil(nummer, (wordt or was).naam, _regel(was), _regel(wordt))


def _regel(opgave: Opgavestatus | None) -> Statusregel | None:
    return opgave.oordeel if opgave else None


def _statusverschil(
    opgave: int | None, naam: str, oud: Statusregel | None, nieuw: Statusregel | None
) -> Statusverschil:
    was, wordt = (regel.oordeel if regel else None for regel in (oud, nieuw))
    return Statusverschil(
        aspect=(nieuw or oud).aspect,
        opgave=opgave,
        naam=naam,
        oud=was,
        nieuw=wordt,
        richting=richting(was, wordt, VAN_GOED_NAAR_SLECHT),
        velden=velden(_onderbouwing(oud), _onderbouwing(nieuw)),
    )


def _onderbouwing(regel: Statusregel | None) -> Iterator[Veld]:
    if regel:
        yield "oorzaak", "Oorzaak", regel.oorzaak
        yield "gevolg", "Gevolg voor het doel", regel.gevolg
        yield "maatregel", "Maatregel", regel.maatregel
        yield "termijn", "Termijn", datum(regel.termijn)
        yield "verschil_reden", "Waarom het oordeel anders is dan het signaal", regel.verschil_reden
