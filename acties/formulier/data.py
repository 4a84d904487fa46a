"""The form filled in anew: what a browser would post when other values or more rows stood in it."""

from collections.abc import Mapping

from django.http import QueryDict

from acties.gegevens import ActieGegevens
from acties.velden import Waarde, merk

from .actieformulier import Actieformulier
from .keuzes import Keuzes


def met_rij(data: QueryDict) -> QueryDict:
    """What was posted, with one more empty row where its button was pressed (`meer` names the rows)."""
    teller = f"{data['meer']}-TOTAL_FORMS"
    ruimer = data.copy()
    if data.get(teller, "").isdecimal():
        ruimer[teller] = str(int(data[teller]) + 1)
    return ruimer


def met_waarden(
    data: QueryDict, waarden: Mapping[str, Waarde], gezien: Mapping[str, Waarde], keuzes: Keuzes, actie: ActieGegevens
) -> QueryDict:
    """What was posted, but with these values, and with `gezien` as what its user saw."""
    nieuw = QueryDict(mutable=True)
    for sleutel, teksten in data.lists():
        # The reason, and what was decided about unknown names.
        if sleutel == "reden" or sleutel.startswith("onbekend-"):
            nieuw.setlist(sleutel, teksten)
    form = Actieformulier(keuzes=keuzes, actie=actie, begin=waarden)
    for deel in (form, *(deel for rijen in form.rijen for deel in (rijen.management_form, *rijen.forms))):
        for veld in deel:
            waarde = veld.value()
            if veld.html_name not in nieuw and waarde is not None:
                nieuw.setlist(veld.html_name, waarde if isinstance(waarde, list) else [str(waarde)])
    nieuw["gezien"] = merk(gezien)
    return nieuw
