"""The rules over money, by subject: the year table, and the ceilings. Pure: no Django in any of them."""

from . import jaartabel, plafonds
from .feiten import REGELS, GeldFeiten, Planstand

__all__ = ["REGELS", "GeldFeiten", "Planstand", "jaartabel", "plafonds"]
