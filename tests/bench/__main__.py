"""Prints the table; the exit code is 1 when a limit is not met."""

import os
import sys
import tempfile
from io import StringIO


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="sfn-bench-") as map_:
        for naam in ("DATABASE_URL", "SFN_DEBUG"):
            os.environ.pop(naam, None)
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "tests.bench.instellingen",
            "SFN_DEMO": "1",
            "SFN_VAR": map_,
            "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
        }
        import django

        django.setup()
        from django.core.management import call_command
        from django.test.utils import setup_test_environment

        from sfn_portal import collector
        from tests.bench import druk, grootboek, importeren, inlezen, paginas, start
        from tests.bench import edities as over_edities
        from tests.editiefabriek import edities
        from tests.fabriek import bericht, importprofiel, importronde, verkenning

        setup_test_environment()
        for opdracht in (["migrate", "-v0"], ["laad"], ["collectstatic", "-v0", "--no-input"]):
            call_command(*opdracht, stdout=StringIO())
        importronde()
        importprofiel()
        verkenning()
        bericht()
        edities()
        # As the web server does when it has read everything.
        collector.settle()
        print(
            "De snelheid van het portaal, gemeten in één keer. Verhoudingen: de mediaan van om en om gemeten paren.\n"
        )
        gehaald = True
        for onderdeel in (
            druk.meet,
            over_edities.meet,
            start.meet,
            inlezen.meet,
            paginas.meet,
            importeren.meet,
            grootboek.meet,
        ):
            for rij in onderdeel():
                print(rij, flush=True)
                gehaald &= rij.gehaald
    return 0 if gehaald else 1


if __name__ == "__main__":
    sys.exit(main())
