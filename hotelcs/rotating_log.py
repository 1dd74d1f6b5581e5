"""The file below the log: made for its owner alone, begun anew when it is large. Imported when a line is written."""

import os
import stat
from io import TextIOWrapper
from logging import LogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path


class Rotating(RotatingFileHandler):
    """The standard library's rotation, with mode 0600, never waiting for a reader, and a line that was torn ended first."""

    def __init__(self, path: Path, large: int, kept: int) -> None:
        super().__init__(path, maxBytes=large, backupCount=kept, encoding="ascii", delay=True)

    def _open(self) -> TextIOWrapper:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
        descriptor = os.open(self.baseFilename, flags, 0o600)
        stream: TextIOWrapper = os.fdopen(descriptor, "a", encoding="ascii", errors="backslashreplace")
        if _is_torn(Path(self.baseFilename), os.fstat(descriptor)):
            stream.write("\n")
        return stream

    def handleError(self, record: LogRecord) -> None:  # noqa: ARG002, N802 - as the library names it
        """Nothing is printed: the caller is told."""
        raise  # noqa: PLE0704 - called while the error is handled


def _is_torn(path: Path, found: os.stat_result) -> bool:
    """Whether the last line was left without its end: the disk was full, or the power went."""
    if not stat.S_ISREG(found.st_mode) or found.st_size == 0:
        return False
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) != b"\n"
