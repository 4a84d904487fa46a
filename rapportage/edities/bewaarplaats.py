"""The store of the files of editions: by their content, for ever."""

from programma.opslag import Opslag

OPSLAG = Opslag("edities")

bewaar = OPSLAG.bewaar
lees = OPSLAG.lees
pad = OPSLAG.pad
