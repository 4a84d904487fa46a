"""An actie with its doelen, partners, money and mijlpalen. Every normalised value keeps the text of the source beside it."""

from .actie import Actie
from .actiepartner import ActiePartner
from .bewerking import Bewerking
from .doelverwijzing import Doelverwijzing
from .financiering import Financiering, Jaarverdeling
from .mijlpaal import Mijlpaal

__all__ = ["Actie", "ActiePartner", "Bewerking", "Doelverwijzing", "Financiering", "Jaarverdeling", "Mijlpaal"]
