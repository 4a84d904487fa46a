"""The acties of a plan as the annex of the overview prints them. Pure: from the gegevens of acties to lines."""

from collections.abc import Iterable, Mapping

from acties.gegevens import ActieGegevens, som

from .bijlagegegevens import Actieregel, Actievoortgang, Lettervaststelling, Opgaveacties


def opgaveacties(
    nummer: int, naam: str, acties: Iterable[ActieGegevens], voortgang: Mapping[tuple[str, str], Actievoortgang]
) -> Opgaveacties:
    """The lines of one opgave out of `acties`, with the sums of both money columns; `voortgang` by plan and slug."""
    eigen = tuple(actie for actie in acties if actie.opgave == nummer)
    return Opgaveacties(
        nummer=nummer,
        naam=naam,
        acties=tuple(_actieregel(actie, voortgang.get((actie.plan, actie.slug), Actievoortgang())) for actie in eigen),
        programma=som(actie.eigen_geld for actie in eigen),
        anders=som(actie.ander_geld for actie in eigen),
    )


def _actieregel(actie: ActieGegevens, voortgang: Actievoortgang) -> Actieregel:
    return Actieregel(
        nummer=actie.nummer,
        slug=actie.slug,
        titel=actie.titel,
        letters=tuple(verwijzing.letter for verwijzing in actie.letters),
        vastgesteld=tuple(
            Lettervaststelling(verwijzing.letter, verwijzing.toegewezen)
            for verwijzing in actie.letters
            if verwijzing.bevestigd
        ),
        hoofdpartners=tuple(partner.naam for partner in actie.hoofdpartners),
        samenwerkingspartners=tuple(partner.naam for partner in actie.samenwerkingspartners),
        soort=actie.soort,
        programma=tuple(regel for regel in actie.financieringen if regel.in_programmakolom),
        anders=tuple(regel for regel in actie.financieringen if not regel.in_programmakolom),
        looptijd=actie.looptijd,
        looptijd_bron=actie.bronwaarden.get("looptijd", ""),
        status=actie.status,
        omschrijving=actie.omschrijving,
        mijlpalen=voortgang.mijlpalen,
        verslag=voortgang.verslag,
        einde_verzet=actie.einde_verzet,
    )
