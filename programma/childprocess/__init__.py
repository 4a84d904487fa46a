"""A child process with limits that does what a page must not die of: the gear that the PDF engine and the reader share.

Knows no Django. `process.py` is the portal's side; `limits.py` and `protocol.py` are all that a child needs of it.
"""
