"""What the words around a table say of it: the peildatum, the boekjaar, and "x € 1.000". Pure module."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from programma.bedragen import STREEPJES, op_een_regel
from programma.opmaak import MAANDEN

from .woorden import SCHAAL

_MAAND = "|".join(MAANDEN[1:])
_KORT = {maand[:3]: nummer for nummer, maand in enumerate(MAANDEN) if maand.strip()} | {"mrt": 3}
_DAG = re.compile(
    rf"(?P<d1>[0-9]{{1,2}}) (?P<m1>{_MAAND}|{'|'.join(_KORT)})\.? (?P<j1>20[0-9]{{2}})"
    r"|(?<![0-9-])(?P<d2>[0-9]{1,2})(?P<streep>[-/.])(?P<m2>[0-9]{1,2})(?P=streep)(?P<j2>20[0-9]{2})(?![0-9-])"
    r"|(?<![0-9])(?P<j3>20[0-9]{2})[-_]?(?P<m3>0[1-9]|1[0-2])[-_]?(?P<d3>[0-3][0-9])(?![0-9])"
    rf"|(?P<m4>{_MAAND})\.? (?P<j4>20[0-9]{{2}})"
    r"|(?:(?P<k5>[1-4])e? ?kwartaal|kwartaal ?(?P<k6>[1-4])|q(?P<k7>[1-4]))(?: van)? ?(?P<j5>20[0-9]{2})"
)
# The words just before a date that say what it is.
_PEIL = re.compile(
    r"(?:peildatum|peil|stand(?: is)?(?: per| op| van)?|per|ultimo|t/m|tm|tot en met|t\.e\.m\.|bijgewerkt tot|cijfers van)[ :=]*$"
)
_DRUK = re.compile(
    r"(?:afgedrukt|geprint|print\w*|gegenereerd|aangemaakt|uitdraai|export\w*|gebouwd|vervaardigd|opgesteld|gemaakt|"
    r"rapportdatum|rundatum|systeemdatum|draaidatum|verzonden|datum)(?: op| d\.d\.)?[ :=]*$"
)
_JAAR = re.compile(
    r"\b(?:boekjaar|begrotingsjaar|dienstjaar|jaar|jaarschijf)[ :=]*(20[0-9]{2})(?![0-9])", re.IGNORECASE
)
_PERIODE = re.compile(
    r"\bperiode[ :]*(?:(?:0?1|van 0?1) ?(?:-|t/m|tm|tot en met) ?|t/m ?|tm ?|tot en met )([0-9]{1,2})(?![0-9./-])"
)
_LOS_JAAR = re.compile(r"(?<![0-9./-])(20[0-9]{2})(?![0-9./-])")


@dataclass(frozen=True, slots=True)
class Vondst:
    """Something that the file says: the value, the words it stands in, and whether they can mean nothing else."""

    waarde: str
    tekst: str
    zeker: bool


def vind_schaal(teksten: Iterable[str]) -> Vondst | None:
    """ "1000" when the words say that amounts are in thousands."""
    return next((Vondst("1000", tekst, zeker=False) for tekst in teksten if SCHAAL.search(tekst)), None)


def vind_peildata(teksten: Iterable[str]) -> list[Vondst]:
    """The days that the words mention, as ISO dates, each once; sure are those that are called a peildatum.

    The day on which the file was made is none of them. A day that can be read in two ways has no value.
    """
    gevonden: dict[str, Vondst] = {}
    for tekst in teksten:
        if periode := _periode(tekst.casefold()):
            gevonden[periode] = Vondst(periode, op_een_regel(tekst), zeker=False)
        schoon = op_een_regel(tekst.translate(STREEPJES)).casefold()
        for delen in _DAG.finditer(schoon):
            ervoor = schoon[max(0, delen.start() - 30) : delen.start()]
            peil = bool(_PEIL.search(ervoor))
            if not peil and _DRUK.search(ervoor):
                continue
            if delen["m4"] and not peil:
                continue
            dag = _dag(delen)
            if dag is None:
                continue
            oud = gevonden.get(dag)
            if oud is None or (peil and not oud.zeker):
                gevonden[dag] = Vondst(dag, op_een_regel(tekst), peil and bool(dag))
    return list(gevonden.values())


def _periode(tekst: str) -> str:
    """The last day of the last month of "boekjaar 2024, periode 1 - 3", "" when that is not what it says."""
    maanden, jaren = _PERIODE.search(tekst), set(_LOS_JAAR.findall(tekst))
    if not maanden or len(jaren) != 1 or not 1 <= int(maanden[1]) <= 12:
        return ""
    jaar, maand = int(jaren.pop()), int(maanden[1])
    return date(jaar, maand, calendar.monthrange(jaar, maand)[1]).isoformat()


def vind_boekjaren(teksten: Iterable[str]) -> list[Vondst]:
    """The years that the words mention, each once; sure are those that are called one."""
    gevonden: dict[str, Vondst] = {}
    for tekst in teksten:
        for jaar in _JAAR.findall(tekst):
            gevonden[jaar] = Vondst(jaar, op_een_regel(tekst), zeker=True)
    for tekst in teksten:
        for jaar in _LOS_JAAR.findall(_DAG.sub(" ", op_een_regel(tekst).casefold())):
            gevonden.setdefault(jaar, Vondst(jaar, op_een_regel(tekst), zeker=False))
    return list(gevonden.values())


def _dag(delen: re.Match[str]) -> str | None:
    """The ISO date, "" when it can be read in two ways, None when there is no such day."""
    if delen["d1"]:
        maand = _KORT[delen["m1"][:3]]
        return _iso(delen["j1"], maand, delen["d1"])
    if delen["d2"]:
        dag_eerst, maand_eerst = (
            _iso(delen["j2"], delen["m2"], delen["d2"]),
            _iso(delen["j2"], delen["d2"], delen["m2"]) if delen["streep"] == "/" else None,
        )
        if dag_eerst and maand_eerst and dag_eerst != maand_eerst:
            return ""
        return dag_eerst or maand_eerst
    if delen["d3"]:
        return _iso(delen["j3"], delen["m3"], delen["d3"])
    jaar = int(delen["j4"] or delen["j5"])
    maand = _KORT[delen["m4"][:3]] if delen["m4"] else 3 * int(delen["k5"] or delen["k6"] or delen["k7"])
    return _iso(jaar, maand, calendar.monthrange(jaar, maand)[1])


def _iso(jaar: str | int, maand: str | int, dag: str | int) -> str | None:
    try:
        return date(int(jaar), int(maand), int(dag)).isoformat()
    except ValueError:
        return None
