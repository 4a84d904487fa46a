"""The contents of the overview: its chapters in the order of the source, with the anchors the templates use."""

from dataclasses import dataclass

from programma.opmaak import datum
from rapportage.bijlagegegevens import Bijlage
from rapportage.gegevens import Overzicht


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    anker: str
    titel: str
    onderdelen: tuple["Hoofdstuk", ...] = ()


def inhoud(overzicht: Overzicht) -> tuple[Hoofdstuk, ...]:
    """Chapters and, where a reader looks for them, their parts."""
    blokken = tuple(Hoofdstuk(f"stand-{nummer}", blok.naam) for nummer, blok in enumerate(overzicht.stand.blokken, 1))
    bijlagen = tuple(_bijlage(nummer, bijlage) for nummer, bijlage in enumerate(overzicht.bijlagen, 1))
    verschil = [Hoofdstuk("verschil", "Wat is er veranderd")] if overzicht.verschil else []
    return (
        Hoofdstuk("locatie", "Projectlocatie"),
        Hoofdstuk("status", "Programmastatus"),
        *verschil,
        Hoofdstuk("structuur", "Programmastructuur"),
        Hoofdstuk("karakteristiek", "Programmakarakteristiek"),
        Hoofdstuk("besluitvorming", "Besluitvorming"),
        Hoofdstuk("afwijking", "Afwijking t.o.v. besluitvorming"),
        Hoofdstuk("wijzigingen", "Belangrijkste wijzigingen"),
        Hoofdstuk("doelstelling", "Doelstelling en gewenst resultaat"),
        Hoofdstuk("doelen", "Doelen per uitvoeringsplan"),
        Hoofdstuk("stand", "Stand van zaken", blokken),
        Hoofdstuk("financien", "Financiën"),
        Hoofdstuk("planning", "Planning"),
        Hoofdstuk("communicatie", "Communicatie"),
        Hoofdstuk("risicomanagement", "Risicomanagement"),
        Hoofdstuk("over-dit-overzicht", "Over dit overzicht"),
        *bijlagen,
    )


def bijlagetitel(bijlage: Bijlage) -> str:
    """ "Bijlage: Uitvoeringsplan 2025-2026, vastgesteld 8 april 2025"."""
    vastgesteld = f", vastgesteld {datum(bijlage.vastgesteld_op)}" if bijlage.vastgesteld_op else ""
    return f"Bijlage: {bijlage.plan}{vastgesteld}"


def _bijlage(nummer: int, bijlage: Bijlage) -> Hoofdstuk:
    opgaven = tuple(
        Hoofdstuk(f"bijlage-{nummer}-opgave-{opgave.nummer}", f"Acties van opgave {opgave.nummer}: {opgave.naam}")
        for opgave in bijlage.opgaven
    )
    plafonds = Hoofdstuk(f"bijlage-{nummer}-plafonds", "Plafonds en doorbelasting")
    anderen = Hoofdstuk(f"bijlage-{nummer}-anderen", "Wat anderen meebetalen")
    return Hoofdstuk(f"bijlage-{nummer}", bijlagetitel(bijlage), (*opgaven, plafonds, anderen))
