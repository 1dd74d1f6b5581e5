"""Acts that took so long that somebody stood waiting: a line in the log, with the verb and no field of it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from hotelcs import program_log

SLOW_MS = 1000
"""From so many milliseconds on, the wait for another desk counted."""


@contextmanager
def timed(verb: str, now: datetime) -> Iterator[None]:
    """Note the act done inside when it was slow, whether or not it was refused in the end."""
    begun = time.monotonic()
    try:
        yield
    finally:
        took = int((time.monotonic() - begun) * 1000)
        if took >= SLOW_MS:
            program_log.note("slow act", "warning", now, verb=verb, ms=took)
