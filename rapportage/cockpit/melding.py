"""Saying on the next page what became of messages; nothing of it is left out."""

from django.contrib import messages
from django.http import HttpRequest

from rapportage.handelingen.rondeberichten import Verzending


def meld(request: HttpRequest, uitkomst: Verzending, een: str, meer: str) -> None:
    """`een` and `meer` are what one and more of the messages are called ("herinnering")."""
    if uitkomst.verstuurd:
        messages.success(request, f"{_geteld(len(uitkomst.verstuurd), een, meer)} verstuurd.")
    if uitkomst.vandaag_al:
        namen = ", ".join(dict.fromkeys(brief.persoon.partnernaam for brief in uitkomst.vandaag_al))
        messages.info(request, f"Vandaag ging er al een {een} naar {namen}. Iemand krijgt er hoogstens één per dag.")
    for zin in dict.fromkeys(bericht.fout for bericht in uitkomst.mislukt):
        aantal = sum(bericht.fout == zin for bericht in uitkomst.mislukt)
        messages.error(request, f"{_geteld(aantal, een, meer)} niet verstuurd. {zin}")


def _geteld(aantal: int, een: str, meer: str) -> str:
    return f"1 {een} is" if aantal == 1 else f"{aantal} {meer} zijn"
