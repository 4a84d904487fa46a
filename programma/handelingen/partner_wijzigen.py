"""Changing the fields of a partner. What somebody else changed meanwhile is never overwritten unseen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from programma.bedragen import citaat
from programma.models import Partner, Partneralias, Programma
from programma.partnergebruik import Rol, gebruik_van
from programma.partnervelden import JA, NAMEN, in_woorden, waarden
from programma.vastleggen import Daad, laatste_wijzigers

from .partnerregels import PartnerGeweigerd, schone_naam, schone_toelichting, weiger_bezet, weiger_samenhang
from .partners import SOORT, bewerkt, vastgehouden, verschil

# What a group without legal form cannot do.
NIET_VOOR_GROEPEN = (Rol.RAPPORTEUR, Rol.BORGT, Rol.GEBRUIKERS)
GELD = (Rol.BETAALT, Rol.ONTVANGT)


@dataclass(frozen=True, slots=True)
class Veldbotsing:
    """A field that somebody else changed, in words: what there is now, what was wanted, and who changed it when."""

    veld: str
    naam: str
    huidig: str
    gewenst: str
    door: str
    moment: datetime | None


class PartnerBotsing(Exception):
    """Somebody else was first; nothing is written."""

    def __init__(self, botsingen: Sequence[Veldbotsing]) -> None:
        super().__init__(botsingen)
        self.botsingen = botsingen


def wijzig_partner(
    *, partner: int, nieuw: Mapping[str, str], gezien: Mapping[str, str], programma: Programma, daad: Daad
) -> Partner:
    """Give fields of the partner with this key (see `partnervelden.waarden`) another value.

    `gezien` are the values that the person saw; what is still the same in `nieuw` is left as it is. A renamed partner
    keeps its address, and its old name as a spelling. Raises PartnerBotsing, PartnerGeweigerd (PartnerBestaat among
    them) and Partner.DoesNotExist.
    """
    with transaction.atomic():
        rij = vastgehouden(partner)
        huidig = waarden(rij)
        gewenst = _gewenst(huidig, nieuw, gezien)
        _weiger_botsingen(rij, huidig, gewenst, gezien)
        if not gewenst:
            return rij
        _zet(rij, gewenst)
        _weiger(rij, gewenst)
        verschillen = [verschil(veld, huidig[veld], waarde) for veld, waarde in gewenst.items()]
        erbij, weg = _andere_spellingen(rij, huidig["naam"])
        verschillen += [verschil("aliassen", "", spelling) for spelling in erbij]
        verschillen += [verschil("aliassen", alias.spelling, "") for alias in weg]
        with bewerkt(rij, verschillen, programma, daad):
            for alias in weg:
                alias.delete()
            for spelling in erbij:
                Partneralias.objects.create(partner=rij, spelling=spelling)
    return rij


def _gewenst(huidig: Mapping[str, str], nieuw: Mapping[str, str], gezien: Mapping[str, str]) -> dict[str, str]:
    """The fields to which this person gives another value than there is now."""
    geraakt = {veld: _schoon(veld, nieuw[veld]) for veld in huidig if veld in nieuw and nieuw[veld] != gezien.get(veld)}
    return {veld: waarde for veld, waarde in geraakt.items() if waarde != huidig[veld]}


def _schoon(veld: str, waarde: str) -> str:
    if veld == "naam":
        return schone_naam("naam", waarde)
    return schone_toelichting(waarde) if veld == "toelichting" else waarde


def _weiger_botsingen(
    partner: Partner, huidig: Mapping[str, str], gewenst: Mapping[str, str], gezien: Mapping[str, str]
) -> None:
    velden = [veld for veld in gewenst if veld in gezien and huidig[veld] != gezien[veld]]
    if velden:
        door = laatste_wijzigers(SOORT, partner.pk, velden)
        raise PartnerBotsing(
            [
                Veldbotsing(
                    veld,
                    NAMEN[veld],
                    in_woorden(veld, huidig[veld]),
                    in_woorden(veld, gewenst[veld]),
                    *door.get(veld, ("iemand anders", None)),
                )
                for veld in velden
            ]
        )


def _zet(partner: Partner, gewenst: Mapping[str, str]) -> None:
    """Put the values in `partner`, unsaved."""
    for veld, waarde in gewenst.items():
        if veld == "onder":
            partner.onder = _organisatie(waarde)
        elif veld == "natuurlijke_personen":
            partner.natuurlijke_personen = waarde == JA
        else:
            setattr(partner, veld, waarde)


def _organisatie(naam: str) -> Partner | None:
    if not naam:
        return None
    if (gevonden := Partner.objects.filter(naam=naam).first()) is None:
        raise PartnerGeweigerd({"onder": f"{citaat(naam)} staat niet meer in het register. Kies opnieuw."})
    return gevonden


def _weiger(partner: Partner, gewenst: Mapping[str, str]) -> None:
    """What the register or the use of the partner does not allow. Raises PartnerGeweigerd."""
    if "naam" in gewenst:
        weiger_bezet("naam", partner.naam, behalve=partner)
    weiger_samenhang(partner)
    if partner.soort != Partner.Soort.ORGANISATIE and partner.onderdelen.exists():
        raise PartnerGeweigerd({"soort": f"{partner.naam} heeft zelf onderdelen en blijft daarom een organisatie."})
    verboden = []
    if "soort" in gewenst and partner.soort == Partner.Soort.GROEP:
        verboden += NIET_VOOR_GROEPEN
    if "natuurlijke_personen" in gewenst and partner.natuurlijke_personen:
        verboden += GELD
    bezwaren = [str(gebruik) for gebruik in gebruik_van(partner.pk) if gebruik.rol in verboden] if verboden else []
    if bezwaren:
        veld = "soort" if "soort" in gewenst else "natuurlijke_personen"
        raise PartnerGeweigerd({veld: f"Dit kan niet zolang {partner.naam} zo in gebruik is: {'; '.join(bezwaren)}."})


def _andere_spellingen(partner: Partner, oude_naam: str) -> tuple[list[str], list[Partneralias]]:
    """After a change of name: the spelling that comes with it, and the one that is the name from now on."""
    if partner.naam == oude_naam:
        return [], []
    weg = [alias for alias in partner.aliassen.all() if alias.spelling.casefold() == partner.naam.casefold()]
    return ([oude_naam] if oude_naam.casefold() != partner.naam.casefold() else []), weg
