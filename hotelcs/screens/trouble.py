"""An error of the program itself: written to a file only its owner reads, shown to staff as a number.

The report holds the kind of error and where it happened, never the values of variables nor the message of
the error, which may carry a guest's name (reliability §7.4, §7.7).
"""

import os
from pathlib import Path
from uuid import uuid4

from hotelcs.clock import Clock, iso, system_clock
from hotelcs.config import state_home
from hotelcs.places import places


def log_file() -> Path:
    """Where reports go: HOTELCS_LOG, or hotelcs.log among the program's state."""
    named = os.environ.get("HOTELCS_LOG")
    return Path(named).expanduser() if named else state_home() / "hotelcs.log"


def report(error: BaseException, clock: Clock = system_clock) -> str:
    """Write `error` to the log (mode 0600) and return its reference number, said aloud on the telephone."""
    reference = uuid4().hex[:6].upper()
    lines = [f"{iso(clock())} hotelcs screens reference={reference}", *places(error)]
    _append(log_file(), "\n".join(lines) + "\n")
    return reference


def _append(path: Path, text: str) -> None:
    """Append to `path`; a disk that refuses must not stop the desk."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(text)
    except OSError:
        return
