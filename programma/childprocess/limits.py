"""What a child may use of the machine. It sets every limit on itself, before it loads anything or reads what it was sent."""

import math
import os
import resource

MIB = 1024 * 1024
NICENESS = 5


def limit_process(*, data: int, addresses: int, file_size: int) -> None:
    """Set the limits in bytes that hold for the child's whole life; a page never waits for it."""
    os.nice(NICENESS)
    for what, amount in (
        (resource.RLIMIT_AS, addresses),
        (resource.RLIMIT_DATA, data),
        (resource.RLIMIT_FSIZE, file_size),
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


def peak() -> int:
    """Bytes of memory this process had in use at most; ru_maxrss would count what its parent had when it started us."""
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
    except (FileNotFoundError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
