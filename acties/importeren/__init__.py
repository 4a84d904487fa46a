"""Importing acties: from a file that was read to the preview of what it would change.

`vergelijken.py` is the way in. `kolommen.py` finds out what the columns are, `plannen.py` reads the acties there are,
`rijen.py` tells which of them a row is about, `sinds.py` what others changed in it since the file was exported, `rijwens.py`
and `cellen.py` what the row and its cells want, `twijfel.py` what to look at once more. Nothing here writes:
`acties/handelingen/importeren.py` does.
"""
