"""Plus and minus: which amounts the file writes the other way round, told by its own saldo or by its amounts. Pure module."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from .geldrij import NUL

VIER = ("beschikbaar", "uitgaven", "verplichtingen", "saldo")
_DRIE = VIER[:3]


@dataclass(frozen=True, slots=True)
class Tekens:
    """`omgekeerd` are the amounts with the other sign; `bewezen` that the saldo of the file is what is left then.

    `zonder_verplichtingen` says that the saldo of the file is beschikbaar − uitgaven, so another one than ours.
    """

    omgekeerd: tuple[str, ...] = ()
    bewezen: bool = False
    zonder_verplichtingen: bool = False


def bepaal_tekens(rijen: Sequence[Mapping[str, Decimal | None]], marge: Decimal) -> Tekens:
    """The fewest amounts to turn round for which the saldo is what is left, in most rows; without saldo what they look like.

    `rijen` are amounts by field. `marge` is how far rounding may bring an amount.
    """
    met_saldo = [rij for rij in rijen if rij.get("saldo") is not None and rij.get("beschikbaar") is not None]
    met_saldo = [rij for rij in met_saldo if any(rij.get(veld) for veld in VIER)]
    for zonder in (False, True):
        if gevonden := _sluitend(met_saldo, marge, zonder_verplichtingen=zonder):
            # The saldo proves nothing of the sign of what it leaves out.
            los = ("prognose", "verplichtingen") if zonder else ("prognose",)
            erbij = tuple(veld for veld in _op_het_oog(rijen) if veld in los)
            return Tekens((*gevonden[0], *erbij), bewezen=True, zonder_verplichtingen=zonder and _heeft(rijen))
    return Tekens(_op_het_oog(rijen))


def toets_tekens(rijen: Sequence[Mapping[str, Decimal | None]], omgekeerd: tuple[str, ...], marge: Decimal) -> Tekens:
    """The same when it is known which amounts to turn round: whether the saldo is what is left."""
    met_saldo = [rij for rij in rijen if rij.get("saldo") is not None and rij.get("beschikbaar") is not None]
    for zonder in (False, True):
        passend = sum(abs(afwijking(rij, omgekeerd, zonder)) <= 4 * marge for rij in met_saldo)
        if met_saldo and passend * 4 >= len(met_saldo) * 3:
            return Tekens(omgekeerd, bewezen=True, zonder_verplichtingen=zonder and _heeft(rijen))
    return Tekens(omgekeerd)


def _heeft(rijen: Iterable[Mapping[str, Decimal | None]]) -> bool:
    return any(rij.get("verplichtingen") for rij in rijen)


def _sluitend(
    rijen: Sequence[Mapping[str, Decimal | None]], marge: Decimal, *, zonder_verplichtingen: bool
) -> tuple[tuple[str, ...]] | None:
    """The fields to turn round, in a tuple of its own so that none of them is an answer too; None when it never ties."""
    beste: tuple[int, int, tuple[str, ...]] | None = None
    for aantal in range(len(VIER)):
        for keuze in combinations(VIER, aantal):
            passend = sum(abs(afwijking(rij, keuze, zonder_verplichtingen)) <= 4 * marge for rij in rijen)
            budget = sum((rij["beschikbaar"] for rij in rijen), NUL) * (-1 if "beschikbaar" in keuze else 1)
            if passend * 4 < len(rijen) * 3 or not passend or budget < 0:
                continue
            if beste is None or passend > beste[0]:
                beste = passend, aantal, keuze
    return (beste[2],) if beste else None


def afwijking(
    rij: Mapping[str, Decimal | None], omgekeerd: Sequence[str] = (), zonder_verplichtingen: bool = False
) -> Decimal:
    """The printed saldo minus what is left."""
    bedragen = {veld: (rij.get(veld) or NUL) * (-1 if veld in omgekeerd else 1) for veld in VIER}
    rest = bedragen["beschikbaar"] - bedragen["uitgaven"]
    return bedragen["saldo"] - (rest if zonder_verplichtingen else rest - bedragen["verplichtingen"])


def _op_het_oog(rijen: Sequence[Mapping[str, Decimal | None]]) -> tuple[str, ...]:
    """Amounts that are never more than nothing and now and then less: no budget has those."""
    return tuple(
        veld
        for veld in (*_DRIE, "prognose")
        if (bedragen := [rij[veld] for rij in rijen if rij.get(veld)]) and all(bedrag < 0 for bedrag in bedragen)
    )
