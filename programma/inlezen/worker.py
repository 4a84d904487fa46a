"""The child process that reads one file: `python -S -m programma.inlezen.worker '{"grenzen": {…}}'`.

Standard input and output are one socket that speaks the protocol of programma/childprocess. It is sent the name and the
content, and answers with the sheets, their rows in portions, and at the end "klaar" or "fout".
"""

import gc
import json
import shutil
import socket
import sys
import traceback
from collections.abc import Callable
from types import SimpleNamespace

from programma.childprocess import limits
from programma.childprocess.protocol import Gesloten, Geweigerd, receive, send, take_over_output

TE_VEEL = {"soort": "geheugen"}


def main(settings: dict) -> int:
    verbinding, grenzen = take_over_output(), SimpleNamespace(**settings["grenzen"])
    limits.limit_process(data=grenzen.geheugen, addresses=grenzen.geheugen, file_size=limits.MIB)
    limits.limit_next_job(grenzen.rekentijd)

    def zend(header: dict, *parts: bytes) -> None:
        send(verbinding, header, *parts)

    try:
        laatste = _lees(verbinding, grenzen, zend)
    except Geweigerd as fout:
        laatste = {"soort": "fout", "melding": str(fout)}
    except MemoryError:
        # Nothing can be made here: what the file took is free again only after this block.
        laatste = TE_VEEL
    except Gesloten:
        # The portal closed, or was killed and cannot clean up after us.
        shutil.rmtree(settings["folder"], ignore_errors=True)
        return 0
    except Exception:
        laatste = {"soort": "onverwacht", "detail": traceback.format_exc()[-2000:]}
    gc.collect()
    send(verbinding, {**laatste, "geheugen": limits.peak()})
    return 0


def _lees(verbinding: socket.socket, grenzen: SimpleNamespace, zend: Callable[..., None]) -> dict:
    # Loaded under the limits, as everything that touches the file.
    from programma.inlezen import csvtekst, ods, soort, xlsx
    from programma.inlezen.verzamelaar import Verzamelaar

    vraag, (inhoud,) = receive(verbinding)
    verzamelaar = Verzamelaar(grenzen, zend)
    vorm, pakket = soort.open_bestand(inhoud, vraag["naam"], grenzen)
    codering = teken = ""
    if vorm == "xlsx":
        xlsx.lees(pakket, verzamelaar)
    elif vorm == "ods":
        ods.lees(pakket, verzamelaar)
    else:
        codering, teken = csvtekst.lees(inhoud, verzamelaar)
    return {"soort": "klaar", "vorm": vorm, "codering": codering, "scheidingsteken": teken}


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
