"""Reading the finance export of whatever system: recognising it, asking what only a person knows, comparing it.

The machinery of a round is that of `programma.importeren`; here is what a file with money means.
"""
