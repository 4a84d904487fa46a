"""Reading an uploaded table (XLSX, ODS, CSV) that nobody vouches for, into plain values with exact addresses.

`lezen.lees_bestand` is the way in; `tabel.zoek_tabel` finds the sheet and the row with the names of the columns. The
reading itself happens in a child process with limits (`worker.py`), which loads nothing but the standard library and the
modules beside it. Knows no Django and nothing of what the columns mean.
"""
