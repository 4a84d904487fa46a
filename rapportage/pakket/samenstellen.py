"""Which files are in the package of an edition, by the rule for their names."""

import hashlib
import json
from collections.abc import Callable, Iterator

from django.conf import settings

from programma.models import Programma
from programma.opmaak import datum
from rapportage.brieven import lezen as brieven
from rapportage.brieven.gegevens import Brief
from rapportage.brieven.invullen import vul_in
from rapportage.brieven.sjablonen import sjabloon_van
from rapportage.edities import bewaarplaats
from rapportage.edities.lezen import stempel_van
from rapportage.edities.versies import programmaversie, sjabloonversie
from rapportage.models import Editie, Raadsbrief
from rapportage.uitvoer import als_docx, als_json, bestandsnaam, brief_pdf

from . import mdto, woo
from .gegevens import Pakket, Pakketbestand, Stuk, bestand

# The files of an edition that a reader keeps; the page and its fonts are read at their own address.
MEE = (".pdf", ".docx", ".json", ".csv")


def kenteken(editie: Editie, programma: Programma, brief: Raadsbrief | None) -> str:
    """Changes when anything in the package does. One query."""
    delen = [editie.sha256, str(editie.gepubliceerd_op), settings.TOOI, programmaversie(), sjabloonversie()]
    delen += [str(brief.versie), sjabloon_van(programma).sha256] if brief else []
    return hashlib.sha256("|".join(delen).encode()).hexdigest()


def stel_samen(editie: Editie, programma: Programma, rij: Raadsbrief | None) -> Pakket:
    """Raises PdfFout, and Ongeschikt when the template of the letter is no longer there."""
    stempel = stempel_van(editie)
    titel = f"Programma-overzicht {programma.naam}, stand {datum(editie.peildatum)}, editie {editie.nummer}"
    kenmerk = f"{programma.slug}/editie-{editie.nummer}"
    overzicht = Stuk(
        kenmerk,
        titel,
        f"Hoe het programma {programma.naam} ervoor staat op {datum(editie.peildatum)}.",
        tuple(_bestanden(editie, programma)),
    )
    brief = brieven.stel_samen(editie, programma, rij) if rij else None
    stukken = (overzicht, _brief(editie, programma, brief, kenmerk)) if brief and brief.compleet else (overzicht,)
    return Pakket(
        gemeente=programma.gemeente,
        programma=programma.naam,
        kenmerk=json.loads(editie.inhoud)["kenmerk"],
        editie=editie.nummer,
        sha256=editie.sha256,
        inhoud_sha256=editie.inhoud_sha256,
        peildatum=editie.peildatum,
        export_op=editie.export_op,
        gebouwd_op=editie.gebouwd_op,
        besluit=stempel.besluit,
        openbaar=bool(editie.gepubliceerd_op),
        stukken=stukken,
    )


def bestanden(pakket: Pakket) -> list[tuple[str, Callable[[], bytes]]]:
    """Everything in the zip, in its order: the documents, what they are, and the checksums of it all."""
    erbij = {"metadata.json": als_json.schrijf(woo.metadata(pakket, settings.TOOI))}
    erbij |= {f"mdto/{naam}": inhoud for naam, inhoud in mdto.bestanden(pakket, settings.TOOI)}
    sommen = {rij.naam: rij.sha256 for rij in pakket.bestanden}
    sommen |= {naam: hashlib.sha256(inhoud).hexdigest() for naam, inhoud in erbij.items()}
    erbij["SHA256SUMS"] = "".join(f"{som}  {naam}\n" for naam, som in sorted(sommen.items())).encode()
    return [(rij.naam, rij.lees) for rij in pakket.bestanden] + [
        (naam, lambda inhoud=inhoud: inhoud) for naam, inhoud in erbij.items()
    ]


def _bestanden(editie: Editie, programma: Programma) -> Iterator[Pakketbestand]:
    rijen = [rij for rij in editie.bestanden.all() if rij.naam.endswith(MEE)]
    for rij in sorted(rijen, key=lambda rij: (MEE.index(f".{rij.naam.rpartition('.')[2]}"), rij.naam)):
        yield Pakketbestand(
            brieven.opgeslagen_als(editie, programma, rij.naam),
            brieven.wat_is(rij.naam),
            rij.mime,
            rij.grootte,
            rij.sha256,
            editie.gebouwd_op,
            lambda som=rij.sha256: bewaarplaats.pad(som).read_bytes(),
        )


def _brief(editie: Editie, programma: Programma, brief: Brief, kenmerk: str) -> Stuk:
    def naam(extensie: str) -> str:
        return bestandsnaam.van_brief(
            extensie, datum=brief.velden.datum, programma=programma.slug, nummer=editie.nummer
        )

    pdf = bestand(naam("pdf"), "De raadsbrief", "application/pdf", brief_pdf.maak(brief), brief.moment)
    word = vul_in(sjabloon_van(programma).inhoud, brief)
    return Stuk(
        f"{kenmerk}/raadsbrief",
        f"Raadsbrief {brief.velden.onderwerp}",
        f"De brief van {datum(brief.velden.datum)} waarmee het college het overzicht aan de raad aanbiedt.",
        (pdf, bestand(naam("docx"), "De raadsbrief als Word-document", als_docx.MIME, word, brief.moment)),
    )
