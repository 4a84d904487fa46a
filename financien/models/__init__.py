"""Two different budget objects: the year table at a peildatum, and the ceilings of a plan. They are never added up."""

from .bestedingen import Besteding
from .normen import Geldnormen
from .plafonds import Plafond
from .posten import Bijstelling, Budgetpost
from .profielen import Importprofiel
from .standen import Grootboekregel, Stand
from .verkenningen import Verkenning

__all__ = [
    "Besteding",
    "Bijstelling",
    "Budgetpost",
    "Geldnormen",
    "Grootboekregel",
    "Importprofiel",
    "Plafond",
    "Stand",
    "Verkenning",
]
