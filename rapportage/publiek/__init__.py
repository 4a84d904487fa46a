"""What anybody may read: the site of all published editions, made of what was frozen and of nothing else.

`bladen.py` knows every page and file with its path; the portal serves them at /publiek/, and `manage.py publiceer` writes
the same ones to a folder that needs no server.
"""
