"""What a rapporteur says in a report. Pure module: form, handelingen and history share it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from acties.keuzes import MET_ONDERBOUWING, Status
from programma.opmaak import datum, getal

# What belongs to a status that is not as planned, and to no other.
ONDERBOUWING = ("oorzaak", "gevolg", "maatregel", "termijn")


@dataclass(frozen=True, slots=True)
class Bereikregel:
    """How many of what was reached. `aantal` is None as long as nobody filled it in."""

    wat: str
    aantal: int | None

    @classmethod
    def uit_json(cls, rij: Mapping[str, Any]) -> "Bereikregel":
        return cls(rij["wat"], rij["aantal"])

    def als_json(self) -> dict[str, Any]:
        return {"wat": self.wat, "aantal": self.aantal}

    def __str__(self) -> str:
        return f"{getal(self.aantal)} {self.wat}".strip()


@dataclass(frozen=True, slots=True)
class Mijlpaalmelding:
    """Something new about the mijlpaal with key `mijlpaal`: reached, or another day. `was` is its day until now."""

    mijlpaal: int
    naam: str
    was: date
    datum: date
    gehaald_op: date | None
    reden: str

    @classmethod
    def uit_json(cls, rij: Mapping[str, Any]) -> "Mijlpaalmelding":
        gehaald = rij["gehaald_op"]
        return cls(
            mijlpaal=rij["mijlpaal"],
            naam=rij["naam"],
            was=date.fromisoformat(rij["was"]),
            datum=date.fromisoformat(rij["datum"]),
            gehaald_op=date.fromisoformat(gehaald) if gehaald else None,
            reden=rij["reden"],
        )

    def als_json(self) -> dict[str, Any]:
        return {
            "mijlpaal": self.mijlpaal,
            "naam": self.naam,
            "was": self.was.isoformat(),
            "datum": self.datum.isoformat(),
            "gehaald_op": self.gehaald_op.isoformat() if self.gehaald_op else None,
            "reden": self.reden,
        }

    @property
    def verzet(self) -> bool:
        return self.datum != self.was

    def __str__(self) -> str:
        delen = [f"van {datum(self.was)} naar {datum(self.datum)}"] if self.verzet else []
        delen += [f"gehaald op {datum(self.gehaald_op)}"] if self.gehaald_op else []
        waarom = f" ({self.reden})" if self.reden else ""
        return f"{self.naam}: {', '.join(delen)}{waarom}"


@dataclass(frozen=True, slots=True)
class Inhoud:
    """The whole of a report. `status` is "" as long as nobody chose one."""

    status: str = ""
    oorzaak: str = ""
    gevolg: str = ""
    maatregel: str = ""
    termijn: date | None = None
    bereikt: str = ""
    verwacht: str = ""
    bereik: tuple[Bereikregel, ...] = ()
    mijlpalen: tuple[Mijlpaalmelding, ...] = ()

    @classmethod
    def van(cls, rij: Any) -> "Inhoud":
        """That of a Voortgang, or of a row of its history."""
        return cls(
            **{veld: getattr(rij, veld) for veld in ("status", *ONDERBOUWING, "bereikt", "verwacht")},
            bereik=tuple(map(Bereikregel.uit_json, rij.bereik)),
            mijlpalen=tuple(map(Mijlpaalmelding.uit_json, rij.mijlpalen)),
        )

    def kolommen(self) -> dict[str, Any]:
        """The columns of a Voortgang that hold it."""
        gewoon = {veld: getattr(self, veld) for veld in ("status", *ONDERBOUWING, "bereikt", "verwacht")}
        return gewoon | {
            "bereik": [regel.als_json() for regel in self.bereik],
            "mijlpalen": [melding.als_json() for melding in self.mijlpalen],
        }

    @property
    def statuswoord(self) -> str:
        return Status(self.status).naam if self.status else ""

    @property
    def met_onderbouwing(self) -> bool:
        return self.status in MET_ONDERBOUWING


def ontbreekt(inhoud: Inhoud, vandaag: date) -> dict[str, str]:
    """Why a report cannot be sent in yet: Dutch sentences, each by the name of its field.

    A field of a row is named by its place ("bereik-0-aantal"), that of a mijlpaal by its key ("mijlpaal-7-reden").
    """
    fouten = {}
    if inhoud.status in ("", Status.NIET_GERAPPORTEERD):
        fouten["status"] = "Kies hoe het met de actie gaat."
    if inhoud.met_onderbouwing:
        zinnen = {
            "oorzaak": "Schrijf op waardoor dit komt.",
            "gevolg": "Schrijf op wat dit betekent voor het doel.",
            "maatregel": "Schrijf op wat u eraan doet.",
            "termijn": "Vul in wanneer de maatregel klaar is.",
        }
        fouten |= {veld: zin for veld, zin in zinnen.items() if not getattr(inhoud, veld)}
    if not inhoud.bereikt:
        fouten["bereikt"] = "Schrijf op wat er in deze periode is bereikt. Is er niets bereikt? Schrijf dat dan op."
    for plaats, regel in enumerate(inhoud.bereik):
        if not regel.wat:
            fouten[f"bereik-{plaats}-wat"] = "Schrijf op wat u geteld hebt, bijvoorbeeld deelnemers."
        if regel.aantal is None:
            fouten[f"bereik-{plaats}-aantal"] = "Vul het aantal van deze periode in, of haal de regel weg."
    for melding in inhoud.mijlpalen:
        if melding.verzet and not melding.reden:
            fouten[f"mijlpaal-{melding.mijlpaal}-reden"] = "Schrijf kort waarom de dag verandert."
        if melding.gehaald_op and melding.gehaald_op > vandaag:
            fouten[f"mijlpaal-{melding.mijlpaal}-gehaald_op"] = "Deze dag moet nog komen."
    return fouten
