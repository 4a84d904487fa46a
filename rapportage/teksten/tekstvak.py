"""The field of a form that holds a narrative text: a text box for who has no JavaScript, an editor for the others.

The box speaks the light markup of `programma.tekstvorm.schrijftaal`; beside it lies the same text as HTML, which
tekstvak.js edits and sends instead. What comes out of the field is always clean HTML.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from programma.tekstvorm.opschonen import opgeschoond
from programma.tekstvorm.schrijftaal import als_schrijftaal, uit_schrijftaal

# Raw HTML of Word is mostly styles; more than this is no text of a section.
MEEST = 400_000
TE_VEEL = "Dit is te veel tekst voor één keer."


class Tekstvak(forms.Textarea):
    """Draws the box. `html_naam` is the name under which the editor sends."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 18, "lang": "nl", "spellcheck": "true"})

    def html_naam(self, naam: str) -> str:
        return f"{naam}_html"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        html, getypt = data.get(self.html_naam(name)), data.get(name)
        if len(html or getypt or "") > MEEST:
            return None
        return uit_schrijftaal(getypt or "") if html is None else opgeschoond(html)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        vak = super().render(name, als_schrijftaal(value or ""), attrs, renderer)
        return render_to_string(
            "rapportage/teksten/tekstvak.html",
            {"vak": vak, "naam": self.html_naam(name), "html": value or "", "id": (attrs or {}).get("id", "")},
        )


class Tekstvakveld(forms.CharField):
    widget = Tekstvak

    def to_python(self, value: Any) -> str:
        if value is None:
            raise ValidationError(TE_VEEL)
        return value
