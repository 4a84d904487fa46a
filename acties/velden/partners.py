"""Fields that name partners: the two roles, the rapporteur, the afdeling that takes over. Values are canonical names."""

from typing import Any

from acties.actielezen import Deel
from acties.gegevens import ActieGegevens
from acties.keuzes import Rol
from acties.models import Actie, ActiePartner
from acties.naslag import Naslag
from programma.bedragen import citaat, op_een_regel

from .basis import Veld, VeldFout

# Names may hold commas.
TUSSEN_NAMEN = "; "


class OnbekendePartner(VeldFout):
    """A name that is in no register; `naam` is what was written. The way out is to link it or to add it."""

    def __init__(self, naam: str, voorstel: str, lijkt_op: str | None) -> None:
        uitweg = f"Bedoelt u {lijkt_op}? " if lijkt_op else ""
        super().__init__(
            f"{citaat(naam)} staat niet in het register van partners. {uitweg}Kies een naam uit het register, of voeg de "
            "partner eerst toe.",
            voorstel,
        )
        self.naam = naam


def lees_namen(tekst: Any, naslag: Naslag) -> list[str]:
    """Canonical names in the order of `tekst`, which has a semicolon, a line end or a comma between them.

    Raises OnbekendePartner for the first name that is no spelling of any partner.
    """
    gelezen: list[str] = []
    stukken = [op_een_regel(stuk) for stuk in str("" if tekst is None else tekst).replace("\n", ";").split(";")]
    for stuk in filter(None, stukken):
        gelezen += _lees_stuk(stuk, naslag, tekst)
    dubbel = sorted({naam for naam in gelezen if gelezen.count(naam) > 1})
    if dubbel:
        raise VeldFout(f"{dubbel[0]} staat er meer dan één keer.", TUSSEN_NAMEN.join(dict.fromkeys(gelezen)))
    return gelezen


def _lees_stuk(stuk: str, naslag: Naslag, tekst: Any) -> list[str]:
    """One name, or names with commas between them: from every place the longest name that the register knows."""
    delen = [deel.strip() for deel in stuk.split(",")]
    namen: list[str] = []
    plaats = 0
    while plaats < len(delen):
        for einde in range(len(delen), plaats, -1):
            if naam := naslag.namen.naam(", ".join(delen[plaats:einde])):
                namen.append(naam)
                plaats = einde
                break
        else:
            raise _onbekend(delen[plaats] if len(delen) > 1 else stuk, str(tekst), naslag)
    return namen


def _onbekend(naam: str, tekst: str, naslag: Naslag) -> OnbekendePartner:
    """Names that were pasted without commas ("Woej Politie") are proposed one by one, a slip as the name it looks like."""
    genoemd = naslag.namen.genoemd(naam)
    lijkt_op = naslag.lijkt_op(naam)
    # Only when the names account for all of the words: a proposal must not lose anything.
    if len(genoemd) > 1 and sum(len(deel.split()) for deel in genoemd) >= len(naam.replace(" en ", " ").split()):
        return OnbekendePartner(naam, tekst.replace(naam, TUSSEN_NAMEN.join(genoemd)), " en ".join(genoemd))
    return OnbekendePartner(naam, tekst.replace(naam, lijkt_op) if lijkt_op else "", lijkt_op)


def _rolveld(rol: Rol, sleutel: str, naam: str) -> Veld:
    def waarde(gegevens: ActieGegevens) -> list[str]:
        return [partner.naam for partner in getattr(gegevens, sleutel)]

    def lees(tekst: Any, naslag: Naslag, huidig: list[str]) -> list[str]:
        return lees_namen(tekst, naslag)

    def zet(actie: Actie, namen: list[str], naslag: Naslag, daad: Any) -> None:
        sleutels = list(dict.fromkeys(_sleutel(naam, naslag) for naam in namen))
        rijen = {rij.partner_id: rij for rij in actie.actiepartners.filter(rol=rol.value)}
        for partner, rij in rijen.items():
            if partner not in sleutels:
                rij.delete()
        for volgorde, partner in enumerate(sleutels, 1):
            rij = rijen.get(partner) or ActiePartner(actie=actie, partner_id=partner, rol=rol.value)
            if rij.pk is None or rij.volgorde != volgorde:
                rij.volgorde = volgorde
                rij.save()

    def hernoem(namen: list[str], naslag: Naslag) -> list[str]:
        return list(dict.fromkeys(naslag.canoniek(naam) or naam for naam in namen))

    return Veld(sleutel, naam, waarde, TUSSEN_NAMEN.join, lees, zet, deel=Deel.PARTNERS, hernoem=hernoem)


def _een_partner(sleutel: str, naam: str, *, reden_nodig: bool = False) -> Veld:
    """A field of the actie itself that names one partner, "" for nobody."""

    def waarde(gegevens: ActieGegevens) -> str:
        return getattr(gegevens, sleutel) or ""

    def lees(tekst: Any, naslag: Naslag, huidig: str) -> str:
        namen = lees_namen(tekst, naslag)
        if len(namen) > 1:
            raise VeldFout(f"Kies bij {naam.lower()} één partner.")
        return namen[0] if namen else ""

    def zet(actie: Actie, naam_: str, naslag: Naslag, daad: Any) -> None:
        setattr(actie, f"{sleutel}_id", _sleutel(naam_, naslag) if naam_ else None)

    def hernoem(naam_: str, naslag: Naslag) -> str:
        return naslag.canoniek(naam_) or naam_ if naam_ else ""

    return Veld(
        sleutel,
        naam,
        waarde,
        lambda waarde_: waarde_,
        lees,
        zet,
        reden_nodig=reden_nodig,
        deel=Deel.VERBAND,
        hernoem=hernoem,
    )


def _sleutel(naam: str, naslag: Naslag) -> int:
    """The key of a partner that was read before. Raises VeldFout when it has left the register since then."""
    if (sleutel := naslag.partner(naam)) is None:
        raise OnbekendePartner(naam, "", naslag.lijkt_op(naam))
    return sleutel


HOOFDPARTNERS = _rolveld(Rol.HOOFDPARTNER, "hoofdpartners", "Hoofdpartner")
SAMENWERKINGSPARTNERS = _rolveld(Rol.SAMENWERKINGSPARTNER, "samenwerkingspartners", "Werkt samen met")
RAPPORTEUR = _een_partner("rapporteur", "Rapporteur")
BORGING_AFDELING = _een_partner("borging_afdeling", "Geborgd bij", reden_nodig=True)
