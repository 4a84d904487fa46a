"""`python -m tests.acties.tegelijk`: people who work on the register at the same moment, on a database of their own.

Prints one JSON object: by question the outcomes of every round, "ok" or the name of the exception. Threads each have a
connection, as the threads of a server have; a test inside a transaction could not see them meet.
"""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import django
from django.db import connections
from django.utils import timezone

from tests.eigen_database import kopie_van_de_testdatabase

RONDES = 4


def op_eigen_database(meet: Callable[[], dict]) -> None:
    """Print what `meet` answers on the database that this process was given."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sfn_portal.settings")
    django.setup()
    print(json.dumps(meet()))


def uitkomsten(module: str, var: Path, slot: Any) -> dict:
    """What `python -m module` prints, on a copy of the database of the tests in the empty folder `var`."""
    with (
        kopie_van_de_testdatabase(var, slot) as eigen,
        eigen.start("-m", module, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as proces,
    ):
        gezegd, klachten = proces.communicate(timeout=300)
    assert proces.returncode == 0, klachten
    return json.loads(gezegd)


def meet() -> dict[str, list[list[str]]]:
    return {
        "heen en terug": [heen_en_terug(ronde) for ronde in range(RONDES)],
        "twee keer": [twee_keer(ronde) for ronde in range(RONDES)],
        "zelfde naam": [zelfde_naam(ronde) for ronde in range(RONDES)],
        "actie erbij": [actie_erbij(ronde) for ronde in range(2 * RONDES)],
        "los": [los()],
    }


def tegelijk(*daden: Callable[[], object]) -> list[str]:
    """What became of these deeds, done at the same moment."""
    uitkomsten = [""] * len(daden)
    start = Barrier(len(daden))

    def doe(plaats: int, daad: Callable[[], object]) -> None:
        start.wait()
        try:
            daad()
            uitkomsten[plaats] = "ok"
        except Exception as fout:
            uitkomsten[plaats] = type(fout).__name__
        finally:
            connections.close_all()

    draden = [Thread(target=doe, args=(plaats, daad)) for plaats, daad in enumerate(daden)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return uitkomsten


def heen_en_terug(ronde: int) -> list[str]:
    een, ander = nieuw(f"Heen {ronde}"), nieuw(f"Terug {ronde}")
    return tegelijk(samenvoegen(een, ander), samenvoegen(ander, een))


def twee_keer(ronde: int) -> list[str]:
    weg, blijft = nieuw(f"Dubbel {ronde}"), nieuw(f"Blijft {ronde}")
    return tegelijk(samenvoegen(weg, blijft), samenvoegen(weg, blijft))


def zelfde_naam(ronde: int) -> list[str]:
    return tegelijk(lambda: nieuw(f"Buurt-huis {ronde}"), lambda: nieuw(f"Stichting Buurthuis {ronde}"))


def actie_erbij(ronde: int) -> list[str]:
    """One merges a partner away while another names it in an actie; the actie never loses a partner."""
    from acties.handelingen.wensen import Wens
    from acties.handelingen.wijzigen import wijzig_actie
    from acties.models import Actie

    weg, blijft = nieuw(f"Gaat {ronde}"), nieuw(f"Komt {ronde}")
    actie = Actie.objects.order_by("pk")[ronde]
    wens = Wens(actie.pk, {"samenwerkingspartners": [weg.naam]})
    uitkomst = tegelijk(samenvoegen(weg, blijft), lambda: wijzig_actie(wens=wens, daad=daad()))
    namen = list(actie.actiepartners.filter(rol="samenwerkingspartner").values_list("partner__naam", flat=True))
    return [*uitkomst, "bewaard" if namen in ([weg.naam], [blijft.naam]) else f"kwijt: {namen}"]


def los() -> list[str]:
    """Whether anything refers to a partner that is gone."""
    from acties.models import Actie, ActiePartner
    from programma.models import Partner

    partners = Partner.objects.values("pk")
    los_eind = ActiePartner.objects.exclude(partner__in=partners).count()
    los_eind += Actie.objects.exclude(rapporteur=None).exclude(rapporteur__in=partners).count()
    return [str(los_eind)]


def nieuw(naam: str):
    from programma.handelingen.partners import voeg_partner_toe

    return voeg_partner_toe(programma=programma(), naam=naam, daad=daad())


def samenvoegen(weg, blijft) -> Callable[[], object]:
    """Confirm a preview that was read before."""
    from acties.handelingen.partners_samenvoegen import voeg_partners_samen
    from acties.samenvoegplan import maak_samenvoegplan

    noord = programma()
    afdruk = maak_samenvoegplan(weg=weg, blijft=blijft, bewerkbaar={noord.pk}).afdruk
    return lambda: voeg_partners_samen(
        weg=weg.pk, blijft=blijft.pk, afdruk=afdruk, bewerkbaar={noord.pk}, programma=noord, daad=daad()
    )


def programma():
    from programma.models import Programma

    return Programma.objects.get(slug="sterk-voor-noord")


def daad():
    from programma.models import Gebruiker
    from programma.vastleggen import Daad

    return Daad(Gebruiker.objects.order_by("pk").first(), timezone.now(), "Tegelijk")


if __name__ == "__main__":
    op_eigen_database(meet)
