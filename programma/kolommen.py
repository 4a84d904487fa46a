"""Columns of an export: the values themselves, so that a number stays a number and a date a date."""

from import_export.fields import Field
from import_export.widgets import Widget


class Waarde(Widget):
    """Gives the value as it is, and a member of a choice as its plain text."""

    def render(self, value, obj=None, **kwargs):
        return str(value) if isinstance(value, str) else value


def kolom(naam: str, veld: str | None = None) -> Field:
    """The column `naam`, filled from the attribute `veld` (by default of the same name) or by dehydrate_<naam>."""
    return Field(attribute=veld or naam, column_name=naam, widget=Waarde())
