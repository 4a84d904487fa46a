"""Makes the environment of the portal: `python3 sfn_portal/bootstrap.py basis|test`.

Runs on any system's python3 with the standard library alone, and is done at once when nothing has changed. `basis` is
what the portal needs to run, `test` adds what the tests need. Ends with 0, or with 1 and one Dutch sentence.
This file keeps to words that every Python 3 understands, so that an old one gets that sentence too.
"""

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)


def newer_python():
    """The path of a Python on this computer that is new enough and works, or None."""
    for minor in range(19, OLDEST[1] - 1, -1):
        path = shutil.which(f"python3.{minor}")
        if path and subprocess.call([path, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return path
    return None


def too_old(version):
    """The sentence for someone whose Python has this version."""
    found, needed = (".".join(str(part) for part in parts[:2]) for parts in (version, OLDEST))
    return f"Fout: het portaal heeft Python {needed} of nieuwer nodig; op deze computer staat alleen {found}."


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        newer = newer_python()
        if newer is None:
            sys.exit(too_old(sys.version_info))
        os.execv(newer, [newer, *sys.argv])
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    from sfn_portal.installing import main

    sys.exit(main(sys.argv[1:]))
