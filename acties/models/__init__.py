"""An actie with its doelen, partners, money, mijlpalen and reports. Every normalised value keeps the text of the source beside it."""

from .actie import Actie
from .actiepartner import ActiePartner
from .bewerking import Bewerking
from .doelverwijzing import Doelverwijzing
from .financiering import Financiering, Jaarverdeling
from .mijlpaal import Mijlpaal
from .voortgang import Voortgang

__all__ = [
    "Actie",
    "ActiePartner",
    "Bewerking",
    "Doelverwijzing",
    "Financiering",
    "Jaarverdeling",
    "Mijlpaal",
    "Voortgang",
]
