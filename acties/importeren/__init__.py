"""Importing acties: from a file that was read to the preview of what it would change.

`vergelijken.py` is the way in and goes row by row. `kolommen.py` finds out what the columns are, `rijen.py` which actie a
row is about, `cellen.py` what a cell wants, `sinds.py` what others changed since the file was exported. Nothing here writes:
`acties/handelingen/importeren.py` does.
"""
