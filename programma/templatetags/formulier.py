"""What the templates of forms ask: the input of a field with its attributes, and the errors of a form."""

from django import forms, template
from django.utils.safestring import SafeString

from programma import formulieren

register = template.Library()
register.filter("fouten", formulieren.fouten)
register.filter("voorstel", formulieren.voorstel_bij)


@register.filter
def invoer(veld: forms.BoundField) -> SafeString:
    """The input of `veld`; Django adds what describes it (aria-describedby) and that it is wrong (aria-invalid)."""
    widget = veld.field.widget
    klassen = [widget.attrs.get("class"), _klasse(widget), "is-invalid" if veld.errors else ""]
    attributen = {"class": " ".join(filter(None, klassen))}
    if veld.field.required:
        attributen["aria-required"] = "true"
    return veld.as_widget(attrs=attributen)


def _klasse(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    return "form-select" if isinstance(widget, forms.Select) else "form-control"


@register.filter
def is_vink(veld: forms.BoundField) -> bool:
    """Whether it is one box to tick, which has its label behind it."""
    return isinstance(veld.field.widget, forms.CheckboxInput)
