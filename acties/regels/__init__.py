"""The rules over acties, by subject: doelen, looptijd, money and partners. Pure: no Django in any of them."""

from . import doelen, geld, looptijd, partners
from .feiten import REGELS, ActiesFeiten, Doelfeit

__all__ = ["REGELS", "ActiesFeiten", "Doelfeit", "doelen", "geld", "looptijd", "partners"]
