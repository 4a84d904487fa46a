"""What happens when one partner becomes another: read completely before anybody decides."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from programma.handelingen.partners_samenvoegen import bezwaren_tegen_samenvoegen, nieuwe_spellingen
from programma.models import Deelname, Partner, Programma

from .gegevens import ActieGegevens
from .handelingen.wensen import Wens
from .models import Actie
from .partnergebruik import acties_met
from .velden import VELDEN, Waarde, merk

ROLLEN = ("hoofdpartners", "samenwerkingspartners")
ENKEL = ("rapporteur", "borging_afdeling")
GELD = ("financiering_programma", "financiering_anders")


@dataclass(frozen=True, slots=True)
class Veldgevolg:
    """A field of an actie in words, now and afterwards, and what is worth knowing about it."""

    naam: str
    nu: str
    straks: str
    opmerking: str = ""


@dataclass(frozen=True, slots=True)
class Actiegevolg:
    """An actie that changes, with what is asked of the handeling that changes it."""

    actie: Actie
    wens: Wens
    velden: tuple[Veldgevolg, ...]


@dataclass(frozen=True, slots=True)
class Samenvoegplan:
    """Everything that changes when `weg` becomes `blijft`; with `bezwaren` it cannot happen.

    `programmas` are those in which something changes. `afdruk` is the same as long as nothing of all this is changed.
    """

    weg: Partner
    blijft: Partner
    bezwaren: tuple[str, ...]
    acties: tuple[Actiegevolg, ...]
    gebruikers: tuple[Deelname, ...]
    onderdelen: tuple[Partner, ...]
    spellingen: tuple[str, ...]
    programmas: tuple[Programma, ...]
    afdruk: str


def twee_partners(**welke: Any) -> dict[str, Partner]:
    """Partners for `maak_samenvoegplan` with what it asks of them, by their address: three queries."""
    partners = Partner.objects.filter(**welke).select_related("onder").prefetch_related("aliassen", "onderdelen")
    return {partner.slug: partner for partner in partners}


def maak_samenvoegplan(*, weg: Partner, blijft: Partner, bewerkbaar: Collection[int]) -> Samenvoegplan:
    """Read what refers to `weg`. `bewerkbaar` are the keys of the programmes that the person who asks may edit."""
    acties = _actiegevolgen(weg, blijft)
    deelnames = Deelname.objects.filter(partner=weg).select_related("gebruiker", "programma")
    gebruikers = tuple(deelnames.order_by("programma", "gebruiker__naam"))
    onderdelen = tuple(weg.onderdelen.all())
    geraakt = {gevolg.actie.plan.programma_id for gevolg in acties} | {rij.programma_id for rij in gebruikers}
    programmas = tuple(Programma.objects.filter(Q(pk__in=geraakt) | Q(programmapartners__partner=weg)).distinct())
    elders = [programma.naam for programma in programmas if programma.pk not in bewerkbaar]
    spellingen = tuple(nieuwe_spellingen(weg, blijft))
    return Samenvoegplan(
        weg=weg,
        blijft=blijft,
        bezwaren=(*bezwaren_tegen_samenvoegen(weg, blijft), *_bezwaar_elders(weg, elders)),
        acties=acties,
        gebruikers=gebruikers,
        onderdelen=onderdelen,
        spellingen=spellingen,
        programmas=programmas,
        afdruk=_afdruk(
            partners=[[rij.pk, rij.versie] for rij in (weg, blijft, *onderdelen)],
            acties=[[gevolg.actie.pk, gevolg.actie.versie] for gevolg in acties],
            gebruikers=[[rij.pk, rij.versie] for rij in gebruikers],
            programmas=sorted(programma.pk for programma in programmas),
            spellingen=spellingen,
        ),
    )


def _bezwaar_elders(weg: Partner, elders: list[str]) -> list[str]:
    if not elders:
        return []
    return [
        f"{weg.naam} doet ook mee in {' en '.join(elders)}, waar u niets mag wijzigen. Vraag het iemand die daar ook bij het "
        "programmateam hoort."
    ]


def _actiegevolgen(weg: Partner, blijft: Partner) -> tuple[Actiegevolg, ...]:
    acties = acties_met(weg.pk).select_related("plan__programma").order_by("plan", "nummer", "pk")
    gegevens = Actie.objects.filter(pk__in=[actie.pk for actie in acties]).order_by("plan", "nummer", "pk").gegevens()
    return tuple(_gevolg(actie, nu, weg.naam, blijft.naam) for actie, nu in zip(acties, gegevens, strict=True))


def _gevolg(actie: Actie, nu: ActieGegevens, weg: str, blijft: str) -> Actiegevolg:
    oud = {veld: VELDEN[veld].waarde(nu) for veld in (*ROLLEN, *ENKEL, *GELD)}
    nieuw = {veld: _vervangen(waarde, weg, blijft) for veld, waarde in oud.items()}
    anders = [veld for veld in oud if nieuw[veld] != oud[veld]]
    return Actiegevolg(
        actie=actie,
        wens=Wens(actie.pk, {veld: nieuw[veld] for veld in anders}, {veld: merk(oud[veld]) for veld in anders}),
        velden=tuple(
            Veldgevolg(
                VELDEN[veld].naam,
                VELDEN[veld].in_woorden(oud[veld]),
                VELDEN[veld].in_woorden(nieuw[veld]),
                _opmerking(veld, oud, nieuw, blijft),
            )
            for veld in anders
        ),
    )


def _vervangen(waarde: Waarde, weg: str, blijft: str) -> Waarde:
    """The value of a field with `blijft` in the place of `weg`; a name that is there already is not said twice."""
    if isinstance(waarde, str):
        return blijft if waarde == weg else waarde
    if all(isinstance(rij, str) for rij in waarde):
        return list(dict.fromkeys(blijft if naam == weg else naam for naam in waarde))
    return [_regel_vervangen(regel, weg, blijft) for regel in waarde]


def _regel_vervangen(regel: dict[str, Any], weg: str, blijft: str) -> dict[str, Any]:
    return regel | {deel: blijft for deel in ("bron_partner", "begunstigde") if regel[deel] == weg}


def _opmerking(veld: str, oud: dict[str, Waarde], nieuw: dict[str, Waarde], blijft: str) -> str:
    if veld not in ROLLEN:
        return ""
    if blijft in oud[veld]:
        return f"{blijft} staat er al: de dubbele valt weg."
    ander = ROLLEN[1 - ROLLEN.index(veld)]
    return f"{blijft} heeft daarna twee rollen in deze actie." if blijft in nieuw[ander] else ""


def _afdruk(**delen: Any) -> str:
    return hashlib.sha256(json.dumps(delen, sort_keys=True).encode()).hexdigest()
