"""Acties, doelen and partners as columns of a table: one row each."""

from collections.abc import Callable, Sequence
from typing import Any

from import_export.fields import Field
from import_export.resources import Resource

from programma.kolommen import kolom

from .celwidgets import Cel, Dagcel, Geldcel, Keuzecel, Looptijdcel, Nummercel, Tekstcel
from .gegevens import ActieGegevens
from .keuzes import Bron, Status
from .uitvoer import Partneruitvoer
from .velden import VELDEN, Waarde

# Names may hold commas.
TUSSEN_NAMEN = "; "


class Veldkolom(Field):
    """The column of a field of an actie, named by the key of that field."""

    def __init__(self, sleutel: str, widget: Callable[..., Tekstcel] = Tekstcel, **opties: Any) -> None:
        self.veld = VELDEN[sleutel]
        super().__init__(attribute=sleutel, column_name=sleutel, widget=widget(self.veld, **opties))

    def get_value(self, instance: ActieGegevens) -> Waarde:
        return self.veld.waarde(instance)


class ActieResource(Resource):
    """The columns of acties, over ActieGegevens; what is exported can be imported again.

    A money cell with one plain amount is a number; with words or more amounts it is the text of `schrijf_cel`. `nummer`,
    `plan` and `versie` tell a reader of the file which row this is and whether the file is older than the data.
    """

    nummer = kolom("nummer")
    plan = kolom("plan")
    versie = kolom("versie")
    opgave = kolom("opgave")
    titel = Veldkolom("titel")
    omschrijving = Veldkolom("omschrijving")
    doelen = Veldkolom("doelen")
    hoofdpartners = Veldkolom("hoofdpartners")
    samenwerkingspartners = Veldkolom("samenwerkingspartners")
    soort = Veldkolom("soort", Keuzecel)
    aard = Veldkolom("aard", Keuzecel)
    looptijd = Veldkolom("looptijd", Looptijdcel)
    financiering_programma = Veldkolom("financiering_programma", Geldcel, huis=Bron.PROGRAMMA)
    financiering_anders = Veldkolom("financiering_anders", Geldcel, huis=Bron.NIET_GENOEMD)
    status = Veldkolom("status", Keuzecel, leeg=Status.NIET_GERAPPORTEERD.value)
    gebied = Veldkolom("gebied")
    rapporteur = Veldkolom("rapporteur")
    gekoppeld_aan = Veldkolom("gekoppeld_aan", Nummercel, bekend=lambda naslag: naslag.acties)
    borging_afdeling = Veldkolom("borging_afdeling")
    borging_vanaf = Veldkolom("borging_vanaf", Dagcel)
    voortzetting_van = Veldkolom("voortzetting_van")
    komt_uit = Veldkolom("komt_uit", Nummercel, bekend=lambda naslag: naslag.doorlopende_acties)

    def get_export_fields(self, selected_fields: Sequence[str] | None = None) -> list[Field]:
        """The chosen columns in the order in which they were chosen."""
        return [self.fields[naam] for naam in selected_fields or self.fields]

    def export_resource(
        self, instance: ActieGegevens, selected_fields: Sequence[str] | None = None, **kwargs: Any
    ) -> list[Cel]:
        """The cells of one actie; no column has a method of its own to look for, which is half of the time."""
        return [kolom_.export(instance) for kolom_ in self.get_export_fields(selected_fields)]


# What a row is recognised by; the other columns are fields that an import may change.
SLEUTELKOLOMMEN = ("nummer", "plan", "versie", "opgave")
VELDKOLOMMEN: dict[str, Veldkolom] = {
    naam: veld for naam, veld in ActieResource.fields.items() if isinstance(veld, Veldkolom)
}


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
