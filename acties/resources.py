"""Acties, doelen and partners as columns of a table: one row each."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from import_export.resources import Resource

from programma.bedragen import BedragFout, lees_bedrag
from programma.kolommen import kolom
from programma.perioden import toon_looptijd

from .financieringscel import Financieringsregel, schrijf_cel
from .gegevens import ActieGegevens, FinancieringGegevens, PartnerGegevens
from .uitvoer import Partneruitvoer, gerapporteerde_status

# Names may hold commas.
TUSSEN_NAMEN = "; "


class ActieResource(Resource):
    """The columns of acties, over ActieGegevens. `opgaven` maps the number of an opgave to its name.

    A money cell with one plain amount is a number; with words or more amounts it is the text of `schrijf_cel`. `nummer`,
    `plan` and `versie` tell a reader of the file which row this is and whether the file is older than the data.
    """

    nummer = kolom("nummer")
    plan = kolom("plan")
    versie = kolom("versie")
    opgave = kolom("opgave")
    titel = kolom("titel")
    omschrijving = kolom("omschrijving")
    doelen = kolom("doelen")
    hoofdpartners = kolom("hoofdpartners")
    samenwerkingspartners = kolom("samenwerkingspartners")
    soort = kolom("soort")
    aard = kolom("aard")
    looptijd = kolom("looptijd")
    financiering_programma = kolom("financiering_programma")
    financiering_anders = kolom("financiering_anders")
    status = kolom("status")

    def __init__(self, opgaven: Mapping[int, str], **kwargs) -> None:
        super().__init__(**kwargs)
        self.opgaven = opgaven

    def dehydrate_doelen(self, actie: ActieGegevens) -> str:
        return "-".join(verwijzing.letter for verwijzing in actie.letters)

    def dehydrate_hoofdpartners(self, actie: ActieGegevens) -> str:
        return _namen(actie.hoofdpartners)

    def dehydrate_samenwerkingspartners(self, actie: ActieGegevens) -> str:
        return _namen(actie.samenwerkingspartners)

    def dehydrate_looptijd(self, actie: ActieGegevens) -> str:
        return toon_looptijd(actie.looptijd) if actie.looptijd else ""

    def dehydrate_financiering_programma(self, actie: ActieGegevens) -> str | Decimal:
        return self._geldcel(regel for regel in actie.financieringen if regel.in_programmakolom)

    def dehydrate_financiering_anders(self, actie: ActieGegevens) -> str | Decimal:
        return self._geldcel(regel for regel in actie.financieringen if not regel.in_programmakolom)

    def dehydrate_status(self, actie: ActieGegevens) -> str:
        return gerapporteerde_status(actie) or ""

    def _geldcel(self, regels: Iterable[FinancieringGegevens]) -> str | Decimal:
        cel = schrijf_cel(self._regel(regel) for regel in regels)
        try:
            gelezen = lees_bedrag(cel)
        except BedragFout:
            return cel
        return cel if gelezen.bedrag is None else gelezen.bedrag

    def _regel(self, regel: FinancieringGegevens) -> Financieringsregel:
        return Financieringsregel(
            bron=str(regel.bron),
            bedrag=regel.bedrag,
            toestand=str(regel.toestand),
            partner=regel.bron_partner,
            ten_laste_van=regel.ten_laste_van and self.opgaven[regel.ten_laste_van],
            toelichting=regel.toelichting,
        )


class DoelResource(Resource):
    """The columns of doelen, over Doelgegevens."""

    plan = kolom("plan")
    opgave = kolom("opgave")
    letter = kolom("letter")
    formulering = kolom("formulering")
    acties = kolom("acties")
    basisvoorzieningen = kolom("basisvoorzieningen")


class PartnerResource(Resource):
    """The columns of partners, over Partneruitvoer."""

    naam = kolom("naam")
    soort = kolom("soort")
    onder = kolom("onder")
    inwoners = kolom("inwoners")
    spellingen = kolom("spellingen")
    acties_als_hoofdpartner = kolom("acties_als_hoofdpartner", "hoofdpartner")
    acties_als_samenwerkingspartner = kolom("acties_als_samenwerkingspartner", "samenwerkingspartner")

    def dehydrate_inwoners(self, partner: Partneruitvoer) -> str:
        return "ja" if partner.inwoners else "nee"

    def dehydrate_spellingen(self, partner: Partneruitvoer) -> str:
        return TUSSEN_NAMEN.join(partner.spellingen)


def _namen(partners: Iterable[PartnerGegevens]) -> str:
    return TUSSEN_NAMEN.join(partner.naam for partner in partners)
