"""An error of the program itself: noted in the log, which only its owner reads, shown to staff as a number.

The log holds the kind of error and where it happened, never the values of variables nor the message of
the error, which may carry a guest's name (reliability §7.4, §7.7).
"""

from pathlib import Path
from uuid import uuid4

from hotelcs import program_log
from hotelcs.clock import Clock, system_clock
from hotelcs.places import places


def log_file() -> Path:
    """Where reports go."""
    return program_log.place()


def report(error: BaseException, clock: Clock = system_clock) -> str:
    """Note `error` in the log and return its reference number, said aloud on the telephone."""
    reference = uuid4().hex[:6].upper()
    program_log.note("bug", "error", clock(), command="screens", reference=reference, places=places(error))
    return reference
