#!/usr/bin/env python
"""Command line of the portal: every mistake in the settings is one Dutch sentence, never a traceback."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sfn_portal.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Fout: de omgeving van het portaal is er nog niet. Start met `make start`; dat zet alles klaar.")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as fout:
        sys.exit(f"Fout: {fout}")


if __name__ == "__main__":
    main()
