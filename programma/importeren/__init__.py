"""Importing a file in rounds: it is uploaded, read, compared, shown as a preview, and confirmed all or nothing.

This is the machinery and knows nothing of what is imported. An app makes its kind of record known in `soorten.py`; what
comes out of the comparison is the plain data of `voorbeeld.py`. `bewaarplaats.py` keeps the files, `lezen.py` reads a
round, `achtergrond.py` does that beside the page, and `programma/handelingen/importeren.py` writes.
"""
