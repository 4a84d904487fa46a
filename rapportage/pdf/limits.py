"""What the worker may use of the machine. Every limit is set by the worker on itself, before it loads anything."""

import math
import os
import resource

MIB = 1024 * 1024
# Measured: a warm worker holds 54 MiB of data in 285 MiB of addresses, and has 118 MiB of data after five reports of 22
# pages; each 1,000 table cells or paragraphs more cost about 20 MiB.
DATA = 512 * MIB
ADDRESSES = 1024 * MIB
FILE_SIZE = 64 * MIB
NICENESS = 5


def limit_process(data: int = DATA) -> None:
    """Set the limits that hold for the worker's whole life; a page never waits for a report."""
    os.nice(NICENESS)
    for what, amount in (
        (resource.RLIMIT_AS, max(ADDRESSES, data)),
        (resource.RLIMIT_DATA, data),
        (resource.RLIMIT_FSIZE, FILE_SIZE),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        ceiling = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        resource.setrlimit(what, (ceiling, hard))


def limit_next_job(seconds: float) -> None:
    """Let the kernel end this process when the coming job uses more than `seconds` of processor time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = math.ceil(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def resident() -> int:
    """Bytes of memory this process has in use now (at most so far, where /proc is missing)."""
    try:
        with open("/proc/self/statm") as statm:
            return int(statm.read().split()[1]) * resource.getpagesize()
    except FileNotFoundError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
