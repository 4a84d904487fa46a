"""The field of a form that holds a narrative text: a text box for who has no JavaScript, an editor for the others.

The box speaks the light markup of `programma.tekstvorm.schrijftaal`; beside it lies the same text as HTML, which
tekstvak.js edits and sends instead. What comes out of the field is always clean HTML.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from programma.tekstvorm.opschonen import opgeschoond
from programma.tekstvorm.schrijftaal import als_schrijftaal, uit_schrijftaal

# More than this was no text of a section, whatever it becomes; raw HTML of Word is mostly styles.
MEEST, MEEST_GEPLAKT = 100_000, 400_000
TE_VEEL = "Dit is te veel tekst voor één keer."


@dataclass(frozen=True, slots=True)
class Rauw:
    """What somebody sent that is too much to clean: it is shown again as it came."""

    getypt: str
    html: str


class Tekstvak(forms.Textarea):
    """Draws the box. `html_naam` is the name under which the editor sends."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 18, "lang": "nl", "spellcheck": "true"})

    def html_naam(self, naam: str) -> str:
        return f"{naam}_html"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | Rauw:
        html, getypt = data.get(self.html_naam(name)), data.get(name, "")
        if len(getypt if html is None else html) > MEEST:
            return Rauw(getypt, f"<p>{escape(getypt)}</p>" if html is None else html)
        return uit_schrijftaal(getypt) if html is None else opgeschoond(html)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        if isinstance(value, Rauw):
            getypt, html = value.getypt, value.html
        else:
            getypt, html = als_schrijftaal(value or ""), value or ""
        vak = super().render(name, getypt, attrs, renderer)
        context = {"vak": vak, "naam": self.html_naam(name), "html": html}
        return render_to_string("rapportage/teksten/tekstvak.html", context)


class Tekstvakveld(forms.CharField):
    widget = Tekstvak

    def to_python(self, value: str | Rauw) -> str:
        if isinstance(value, Rauw):
            raise ValidationError(TE_VEEL)
        return value
