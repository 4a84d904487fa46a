"""The form of the norms for the money."""

from django import forms

from programma.formulieren import Formulier, Tekstveld
from programma.handelingen.weigering import GEEN_REDEN

from .handelingen.normen import NAMEN


def _getal(label: str, hulp: str, *, van: int = 1, tot: int = 100) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hulp,
        min_value=van,
        max_value=tot,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "invoer-bedrag"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), f"Vul een heel getal in van {van} tot en met {tot}."
        ),
    )


class NormenForm(Formulier):
    """The four norms, whole percentages and days; `versie` is that of the norms as they were opened, 0 for the defaults."""

    gebonden = _getal(
        "Vroeg gebonden vanaf (%)",
        "Zoveel van een post is uitgegeven en verplicht, terwijl het laatste kwartaal nog moet komen.",
    )
    stand_dagen = _getal(
        "Stand te oud na (dagen)", "Een jaartabel van langer geleden is te oud om over te rapporteren.", tot=1000
    )
    onverdeeld = _getal("Onverdeeld vanaf (%)", "Meer dan dit deel van een plafond is aan geen actie toegekend.", van=0)
    concentratie = _getal("Groot deel van een plafond vanaf (%)", "Eén actie vraagt zoveel van een plafond.")
    reden = Tekstveld(
        label="Waarom",
        max_length=500,
        help_text="De reden staat in de geschiedenis.",
        error_messages={"required": GEEN_REDEN},
    )
    versie = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def keuze(self) -> dict[str, int]:
        """The norms that were filled in."""
        return {veld: self.cleaned_data[veld] for veld in NAMEN}
