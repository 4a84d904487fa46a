"""Fields that tie an actie to something else: koppeling, herkomst, borging, mijlpalen."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from acties.actielezen import Deel
from acties.gegevens import ActieGegevens
from acties.models import Actie, Mijlpaal
from acties.naslag import Naslag
from programma.bedragen import citaat, op_een_regel
from programma.opmaak import datum
from programma.perioden import PeriodeFout, lees_datum
from programma.vastleggen import Daad

from .basis import Veld, VeldFout


def _gekozen(tekst: Any, keuzes: Any, fout: str) -> str:
    schoon = op_een_regel("" if tekst is None else str(tekst))
    if schoon and schoon not in keuzes:
        raise VeldFout(f"{citaat(schoon)} {fout}")
    return schoon


def _sleutel(waarde: str, keuzes: Mapping[str, Any]) -> Any:
    """What a reference that was read before leads to, None for no reference. Raises VeldFout when it is gone since then."""
    if waarde and waarde not in keuzes:
        raise VeldFout(f"{citaat(waarde)} bestaat niet meer. Kies opnieuw op het formulier van de actie.")
    return keuzes[waarde] if waarde else None


def _lees_koppeling(tekst: Any, naslag: Naslag, huidig: str) -> str:
    return _gekozen(tekst, naslag.acties, "is geen actie van dit plan. Schrijf het nummer, bijvoorbeeld 2.03.")


def _zet_koppeling(actie: Actie, waarde: str, naslag: Naslag, daad: Any) -> None:
    if waarde == actie.nummer:
        raise VeldFout("Een actie kan niet aan zichzelf gekoppeld zijn.")
    actie.gekoppeld_aan_id = _sleutel(waarde, naslag.acties)


def _lees_voortzetting(tekst: Any, naslag: Naslag, huidig: str) -> str:
    return _gekozen(tekst, naslag.eerdere_acties, "is geen actie van een eerder plan. Kies een actie uit de lijst.")


def _zet_voortzetting(actie: Actie, waarde: str, naslag: Naslag, daad: Any) -> None:
    actie.voortzetting_van_id = _sleutel(waarde, naslag.eerdere_acties)


def _lees_herkomst(tekst: Any, naslag: Naslag, huidig: str) -> str:
    return _gekozen(
        tekst, naslag.doorlopende_acties, "is geen doorlopende actie van dit plan. Kies er een uit de lijst."
    )


def _zet_herkomst(actie: Actie, waarde: str, naslag: Naslag, daad: Any) -> None:
    gevonden = _sleutel(waarde, naslag.doorlopende_acties)
    actie.komt_uit_id = gevonden and gevonden[0]


def _lees_dag(tekst: Any, naslag: Any, huidig: str) -> str:
    if tekst is None or (isinstance(tekst, str) and not tekst.strip()):
        return ""
    try:
        return lees_datum(tekst).isoformat()
    except PeriodeFout as fout:
        raise VeldFout(fout.reden, fout.voorstel or "") from fout


def _zet_dag(actie: Actie, waarde: str, naslag: Any, daad: Any) -> None:
    actie.borging_vanaf = date.fromisoformat(waarde) if waarde else None


def _dag(waarde: str) -> str:
    return datum(date.fromisoformat(waarde)) if waarde else ""


def _mijlpalen(gegevens: ActieGegevens) -> list[dict[str, str]]:
    """In the order of the actie; None in `gegevens.mijlpalen` means that they were not read."""
    if gegevens.mijlpalen is None:
        raise ValueError("De mijlpalen zijn niet gelezen.")
    return [
        {
            "naam": mijlpaal.naam,
            "datum": mijlpaal.datum.isoformat(),
            "gehaald_op": mijlpaal.gehaald_op.isoformat() if mijlpaal.gehaald_op else "",
        }
        for mijlpaal in gegevens.mijlpalen
    ]


def _mijlpalen_in_woorden(waarde: list[dict[str, str]]) -> str:
    return "; ".join(
        f"{rij['naam']} ({_dag(rij['datum'])}{', gehaald op ' + _dag(rij['gehaald_op']) if rij['gehaald_op'] else ''})"
        for rij in waarde
    )


def _mijlpalen_niet_als_tekst(tekst: Any, naslag: Any, huidig: list) -> list:
    raise VeldFout("Mijlpalen vult u in op het formulier van de actie.")


def _zet_mijlpalen(actie: Actie, waarde: list[dict[str, str]], naslag: Any, daad: Daad) -> None:
    """A mijlpaal is recognised by its name; another day for it is a move, and counts."""
    over = {rij.naam: rij for rij in actie.mijlpalen.all()}
    for volgorde, gewenst in enumerate(waarde, 1):
        rij = over.pop(gewenst["naam"], None) or Mijlpaal(actie=actie, naam=gewenst["naam"])
        dag = date.fromisoformat(gewenst["datum"])
        gehaald = date.fromisoformat(gewenst["gehaald_op"]) if gewenst["gehaald_op"] else None
        if rij.pk and (rij.volgorde, rij.datum, rij.gehaald_op) == (volgorde, dag, gehaald):
            continue
        if rij.pk and rij.datum != dag:
            rij.verzet = max(0, rij.verzet + daad.verzet)
        rij.volgorde, rij.datum, rij.gehaald_op = volgorde, dag, gehaald
        rij.save()
    for rij in over.values():
        rij.delete()


GEKOPPELD_AAN = Veld(
    "gekoppeld_aan",
    "Gekoppeld aan",
    lambda g: g.gekoppeld_aan or "",
    lambda w: w,
    _lees_koppeling,
    _zet_koppeling,
    deel=Deel.VERBAND,
)
VOORTZETTING_VAN = Veld(
    "voortzetting_van",
    "Voortzetting van",
    lambda g: g.voortzetting_van or "",
    lambda w: w,
    _lees_voortzetting,
    _zet_voortzetting,
    deel=Deel.VERBAND,
)
KOMT_UIT = Veld(
    "komt_uit",
    "Komt uit",
    lambda g: g.komt_uit or "",
    lambda w: w,
    _lees_herkomst,
    _zet_herkomst,
    deel=Deel.VERBAND,
)
BORGING_VANAF = Veld(
    "borging_vanaf",
    "Geborgd vanaf",
    lambda g: g.borging_vanaf.isoformat() if g.borging_vanaf else "",
    _dag,
    _lees_dag,
    _zet_dag,
    reden_nodig=True,
)
MIJLPALEN = Veld(
    "mijlpalen",
    "Mijlpalen",
    _mijlpalen,
    _mijlpalen_in_woorden,
    _mijlpalen_niet_als_tekst,
    _zet_mijlpalen,
    reden_nodig=True,
    deel=Deel.MIJLPALEN,
)
