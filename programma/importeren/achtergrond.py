"""Reading a round beside the page that asked for it: in a thread of the same process.

The heavy part, reading the file, happens in a child process with limits; the thread waits for it and then compares, which
is some tenths of a second. A request of its own would keep a worker thread for up to half a minute, so a handful of
uploads could stop the portal. A queue with its own process would need a second service to install, to watch and to
restart. What a thread cannot do is outlive its process: a round whose reader is gone shows that by its last sign of life
(`Importronde.is_afgebroken`), and is read again with one click, since its file lies in the store.
"""

import threading

from django.db import connections

from .lezen import lees_ronde

# Most files are read within this time (seconds); then the next page is the preview and not a bar that jumps to its end.
GEDULD = 0.8


def lees_in_achtergrond(sleutel: int, versie: int) -> None:
    """Begin to read the round, and return when that is done or soon enough."""
    draad = threading.Thread(target=_lees, args=(sleutel, versie), name=f"import-{sleutel}", daemon=True)
    draad.start()
    draad.join(GEDULD)


def _lees(sleutel: int, versie: int) -> None:
    try:
        lees_ronde(sleutel, versie)
    finally:
        connections.close_all()
