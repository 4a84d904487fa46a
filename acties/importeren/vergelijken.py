"""From a file that was read to the preview: every row against the actie it is about. Writes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse

from acties.resources import VELDKOLOMMEN
from programma.importeren.soorten import Voortgang
from programma.importeren.voorbeeld import MEESTE_FOUTEN, Bericht, Rijbeeld, Voorbeeld
from programma.importeren.vragen import Vraag
from programma.inlezen.gegevens import InleesFout, Tabelbestand
from programma.models import Programma
from programma.planlezen import huidig_plan

from .kolommen import KOLOMMEN
from .plannen import Planboek, lees_plannen
from .rijen import JA, OP_TITEL, OPGAVE, Herkenner, Importrij
from .rijwens import Rijlezer, Rijwens
from .sinds import Sinds, sinds
from .vastgeld import bezwaren

STAP = 100


def vergelijk_acties(
    programma: Programma, bestand: Tabelbestand, keuzes: Mapping[str, str], voortgang: Voortgang
) -> Voorbeeld:
    """The preview of a file with acties, see `programma.importeren.soorten`. Raises InleesFout."""
    tabel = KOLOMMEN.zoek(bestand)
    plan = huidig_plan(programma)
    if plan is None:
        raise InleesFout("Dit programma heeft nog geen uitvoeringsplan. Daarin horen de acties thuis.")
    indeling = KOLOMMEN.deel_in(tabel, keuzes)
    boeken = lees_plannen(programma, plan)
    herkenner = Herkenner(tabel, indeling, boeken, plan.slug, keuzes)
    rijen = [herkenner.herken(rij) for rij in tabel.rijen]
    vragen = _vragen(rijen, herkenner, boeken[plan.slug])
    wensen = list(_wensen(rijen, Rijlezer(herkenner, keuzes), voortgang))
    for wens, veld, zin in bezwaren(wensen):
        wens.fouten.append(herkenner.bericht(zin, wens.rij.rij, veld, onderwerp=wens.onderwerp))
    goed = [wens for wens in wensen if wens.rij.goed and not wens.fouten]
    gewijzigd = [wens for wens in goed if wens.rij.bekend and wens.waarden]
    nieuw = [wens for wens in goed if not wens.rij.bekend]
    return Voorbeeld(
        nieuw=tuple(_rijbeeld(wens, herkenner) for wens in nieuw),
        gewijzigd=tuple(_rijbeeld(wens, herkenner) for wens in gewijzigd),
        gelijk=sum(_is_gelijk(wens) for wens in goed),
        fouten=(
            *indeling.fouten,
            *(_onbeantwoord(vraag) for vraag in vragen if not vraag.antwoord),
            *(fout for wens in wensen for fout in wens.fouten),
            *_afgebroken(len(rijen) - len(wensen)),
        ),
        waarschuwingen=(
            *indeling.waarschuwingen,
            *_zonder_versie(wensen, herkenner),
            *(bericht for wens in wensen for bericht in wens.waarschuwingen),
        ),
        conflicten=tuple(conflict for wens in wensen for conflict in wens.conflicten),
        mededelingen=tuple(_ontbrekend(rijen, boeken.values())),
        kolommen=indeling.beelden,
        kolomkeuzes=KOLOMMEN.keuzes,
        vragen=tuple(vragen),
        reden_voor=_reden_voor(gewijzigd),
        opdracht={"wijzig": [_wijzig(wens) for wens in gewijzigd], "nieuw": [_voeg_toe(wens) for wens in nieuw]},
    )


def _wensen(rijen: Sequence[Importrij], lezer: Rijlezer, voortgang: Voortgang) -> Iterable[Rijwens]:
    """What the rows want, one by one, until there are too many errors."""
    sinds_export = sinds(
        {
            rij.bekend.sleutel: (rij.versie, rij.bekend.nu.versie)
            for rij in rijen
            if rij.bekend and rij.versie and rij.versie < rij.bekend.nu.versie
        }
    )
    fouten = 0
    for plaats, rij in enumerate(rijen):
        if plaats % STAP == 0:
            voortgang(plaats / len(rijen))
        if fouten >= MEESTE_FOUTEN:
            return
        wens = lezer.lees(rij, sinds_export.get(rij.bekend and rij.bekend.sleutel, Sinds()))
        fouten += len(wens.fouten)
        yield wens
    voortgang(1)


def _is_gelijk(wens: Rijwens) -> bool:
    return bool(wens.rij.bekend) and not wens.waarden and all(conflict.keuze for conflict in wens.conflicten)


def _rijbeeld(wens: Rijwens, herkenner: Herkenner) -> Rijbeeld:
    """With the page of the actie, which only those of the current plan have."""
    bekend = wens.rij.bekend
    heeft_pagina = bekend and bekend.nu.plan == herkenner.plan
    return Rijbeeld(
        onderwerp=wens.onderwerp or f"{wens.waarden['titel']} (opgave {wens.rij.opgave})",
        plaats=herkenner.tabel.blad.plaats(wens.rij.rij),
        cellen=tuple(wens.cellen),
        url=reverse("actie", args=[wens.rij.boek.plan.programma.slug, bekend.nu.slug]) if heeft_pagina else "",
    )


def _wijzig(wens: Rijwens) -> dict[str, Any]:
    bekend = wens.rij.bekend
    return {
        "plan": wens.rij.boek.plan.pk,
        "actie": bekend.sleutel,
        "versie": bekend.nu.versie,
        "onderwerp": wens.onderwerp,
        "waarden": wens.waarden,
        "gezien": wens.gezien,
    }


def _voeg_toe(wens: Rijwens) -> dict[str, Any]:
    return {"plan": wens.rij.boek.plan.pk, "opgave": wens.rij.opgave, "waarden": wens.waarden}


def _reden_voor(gewijzigd: Iterable[Rijwens]) -> tuple[str, ...]:
    geraakt = {sleutel for wens in gewijzigd for sleutel in wens.waarden}
    velden = [kolom.veld for sleutel, kolom in VELDKOLOMMEN.items() if sleutel in geraakt]
    return tuple(veld.naam.lower() for veld in velden if veld.reden_nodig)


def _vragen(rijen: Iterable[Importrij], herkenner: Herkenner, boek: Planboek) -> list[Vraag]:
    """What only a person can say of these rows, with the answer that was given."""
    vragen = []
    op_titel = [rij for rij in rijen if OP_TITEL in rij.wacht_op]
    if op_titel or herkenner.keuzes.get(OP_TITEL):
        aantal = f"{len(op_titel)} rijen hebben" if len(op_titel) != 1 else "één rij heeft"
        vragen.append(
            Vraag(
                OP_TITEL,
                "Rijen zonder nummer",
                f"Het bestand heeft geen kolom nummer, en {aantal} de titel van een actie die er al is."
                if op_titel
                else "Het bestand heeft geen kolom nummer.",
                ((JA, "Vergelijk elke rij met de actie van die titel"),),
                herkenner.keuzes.get(OP_TITEL, ""),
            )
        )
    if "opgave" not in herkenner.indeling.plekken and any(
        not rij.bekend and rij.boek and not rij.fouten for rij in rijen
    ):
        opgaven = tuple((str(nummer), f"{nummer}. {naam}") for nummer, (_, naam) in boek.naslag.opgaven.items())
        uitleg = "Het bestand heeft geen kolom opgave, en een nieuwe actie hoort bij een opgave."
        if not op_titel:
            vragen.append(
                Vraag(OPGAVE, "Opgave van de nieuwe acties", uitleg, opgaven, herkenner.keuzes.get(OPGAVE, ""))
            )
    return vragen


def _onbeantwoord(vraag: Vraag) -> Bericht:
    return Bericht(
        f"{vraag.uitleg} Kies een antwoord in het scherm Importeren, of zet die kolom in het bestand.",
        keuze=f"{vraag.sleutel}={vraag.keuzes[0][0]}",
    )


def _afgebroken(aantal: int) -> list[Bericht]:
    if not aantal:
        return []
    meer = f"{MEESTE_FOUTEN:,}".replace(",", ".")
    return [
        Bericht(
            f"Er zijn {meer} fouten of meer. Naar de laatste {aantal} rijen is niet gekeken. Kijk eerst na of dit het goede "
            "bestand is, en of de kolommen kloppen."
        )
    ]


def _zonder_versie(wensen: Sequence[Rijwens], herkenner: Herkenner) -> list[Bericht]:
    """Without its version nobody can tell whether a cell is old or new; the same where the history has a gap."""
    zonder = [wens for wens in wensen if wens.rij.bekend and wens.rij.goed and wens.rij.versie is None]
    gevolg = "Het portaal kan niet zien of iemand anders intussen iets wijzigde, en vergelijkt met wat er nu staat."
    if zonder and "versie" not in herkenner.indeling.plekken:
        return [Bericht(f"Het bestand heeft geen kolom versie. {gevolg}")]
    return [
        herkenner.bericht(f"De versie is leeg. {gevolg}", wens.rij.rij, "versie", onderwerp=wens.onderwerp)
        for wens in zonder
    ]


def _ontbrekend(rijen: Iterable[Importrij], boeken: Iterable[Planboek]) -> Iterable[str]:
    """A row that is missing deletes nothing."""
    aanwezig = {rij.bekend.sleutel for rij in rijen if rij.bekend}
    genoemd = {rij.boek.plan.pk for rij in rijen if rij.boek}
    for boek in boeken:
        aantal = sum(bekend.sleutel not in aanwezig for bekend in boek.acties.values())
        if aantal and boek.plan.pk in genoemd:
            wat = (
                "staat niet in het bestand. Zij blijft zoals zij is"
                if aantal == 1
                else ("staan niet in het bestand. Zij blijven zoals zij zijn")
            )
            yield f"{aantal} actie{'' if aantal == 1 else 's'} van {boek.plan.naam} {wat}."
