"""Rules over the partners of an actie: who leads, who takes part twice, and who receives the money."""

from collections.abc import Iterator

from acties.gegevens import ActieGegevens, som
from acties.keuzes import Bron
from programma.bevindingen import Ernst, Vondst
from programma.opmaak import bedrag as toon_bedrag

from .feiten import REGELS, ActiesFeiten, Melding, actieformulier, onderwerp, per_actie

# Three partners can still lead an actie together, as the three schools of the Jeugd Educatie Fonds do.
MEESTE_HOOFDPARTNERS = 3


@REGELS.regel("inwoners-zonder-betalende-partner", Ernst.FOUT, "Geld voor een inwoner gaat niet naar een partner.")
def inwoners_zonder_betalende_partner(feiten: ActiesFeiten) -> Iterator[Vondst]:
    """The plan: money for an actie of an inwoner goes to a partner that agrees with it."""
    gevonden = [(actie, geld) for actie in feiten.acties if (geld := _geld_zonder_ontvanger(actie))]
    samen = toon_bedrag(som(geld for _, geld in gevonden))
    for actie, geld in gevonden:
        yield Vondst(
            onderwerp(actie),
            f"Deze actie van inwoners krijgt {toon_bedrag(geld)} van het programma, "
            "maar er is geen partner die het geld ontvangt.",
            f"Zoek een partner die het geld wil ontvangen. Dit speelt bij {len(gevonden)} acties, samen {samen}."
            if len(gevonden) > 1
            else "Zoek een partner die het geld wil ontvangen.",
            inhoud=(geld,),
            herstel=actieformulier(actie, "partners"),
        )


@per_actie(
    "hoofdpartner-ontbreekt",
    Ernst.WAARSCHUWING,
    "Een actie heeft geen hoofdpartner die het portaal kent.",
    veld="hoofdpartners",
)
def hoofdpartner_ontbreekt(actie: ActieGegevens) -> Iterator[Melding]:
    if not actie.hoofdpartners:
        gedrukt = actie.bronwaarden.get("hoofdpartner", "").strip(" -")
        yield Melding(
            f"Als hoofdpartner staat er ‘{gedrukt}’, en die staat niet in het partnerregister."
            if gedrukt
            else "Er staat geen hoofdpartner bij deze actie.",
            "Kies de hoofdpartner uit het partnerregister, of voeg hem daar toe.",
            inhoud=(gedrukt,),
        )


@per_actie(
    "hoofdpartner-onduidelijk", Ernst.WAARSCHUWING, "Het is niet duidelijk wie een actie trekt.", veld="hoofdpartners"
)
def hoofdpartner_onduidelijk(actie: ActieGegevens) -> Iterator[Melding]:
    namen = [partner.naam for partner in actie.hoofdpartners]
    wie = tuple(sorted(partner.slug for partner in actie.hoofdpartners))
    if len(namen) > MEESTE_HOOFDPARTNERS:
        yield Melding(
            f"Er staan {len(namen)} namen bij hoofdpartner; wie de actie coördineert, is nog niet gekozen.",
            "Kies samen met deze partners wie hoofdpartner is; de anderen zijn samenwerkingspartner.",
            inhoud=wie,
        )
    elif namen and all(partner.groep and not partner.inwoners for partner in actie.hoofdpartners):
        yield Melding(
            f"Als hoofdpartner staat er alleen ‘{', '.join(namen)}’; dat is geen organisatie die u kunt aanspreken.",
            "Kies de organisatie die de actie trekt.",
            inhoud=wie,
        )


@per_actie(
    "partner-in-twee-rollen",
    Ernst.WAARSCHUWING,
    "Een partner is hoofdpartner én samenwerkingspartner van een actie.",
    veld="samenwerkingspartners",
)
def partner_in_twee_rollen(actie: ActieGegevens) -> Iterator[Melding]:
    samen = {partner.slug for partner in actie.samenwerkingspartners}
    for partner in dict.fromkeys(actie.hoofdpartners):
        if partner.slug in samen:
            yield Melding(
                f"{partner.naam} staat bij deze actie als hoofdpartner en ook als samenwerkingspartner.",
                "Kies een van de twee rollen, of vul in wie er eigenlijk bedoeld is.",
                deel=partner.slug,
            )


def _geld_zonder_ontvanger(actie: ActieGegevens):
    """Programme money, in euros, of an actie that only inwoners lead and in which no organisation can receive it."""
    van_inwoners = bool(actie.hoofdpartners) and all(partner.inwoners for partner in actie.hoofdpartners)
    organisatie = any(not partner.groep for partner in actie.samenwerkingspartners)
    if not van_inwoners or organisatie:
        return som(())
    return som(
        regel.bedrag for regel in actie.financieringen if regel.bron == Bron.PROGRAMMA and regel.begunstigde is None
    )
