"""The form of one actie: what somebody types on it, read into values of the fields in `acties.velden`.

- `keuzes`: what can be chosen; `namen`: names of partners, also those that the register does not know yet.
- `rijen`: rows of partners and mijlpalen; `geldrij`: a row of money, with `bedragcel` for what its amount may say.
- `invoervelden`: the fields with one input; `actieformulier`: the whole.
- `data`: the same form filled in anew; `botsing`: what becomes of it when somebody else was first.
"""

from .actieformulier import Actieformulier, NieuweActieformulier
from .keuzes import Keuzes

__all__ = ["Actieformulier", "Keuzes", "NieuweActieformulier"]
