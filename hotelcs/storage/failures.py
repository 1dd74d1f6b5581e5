"""What the SQLite library says went wrong, as the errors staff can meet.

Broken rules (IntegrityError) are not failures: the workflow that broke one words its own refusal. A wrong
statement is not one either; it stays an error of the program, with its traceback in the log.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hotelcs.errors import Corrupt, HotelcsError, InputOutput, Locked
from hotelcs.i18n import N_
from hotelcs.storage import driver


class ServerLost(InputOutput):
    """The server of a hotel went away in the middle; whether what was asked last was done is not known."""


READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 8, 10, 11, 13, 14, 26
"""Primary result codes, https://sqlite.org/rescode.html."""

_CALLERS = ("/hotelcs/storage/", "/sqlalchemy/")
"""Whose statements the library runs."""
_WRITTEN_NOTHING = N_("The disk did not take it ({why}); nothing was changed.")
_SENTENCES: dict[int, tuple[type[HotelcsError], str, str]] = {
    FULL: (InputOutput, N_("The disk is full; nothing was changed."), N_("Free some space, then try again.")),
    IOERR: (InputOutput, _WRITTEN_NOTHING, N_("Look at the disk and its free space, then try again.")),
    READONLY: (InputOutput, N_("{path} cannot be written ({why}); nothing was changed."), ""),
    CANTOPEN: (InputOutput, N_("{path} cannot be opened ({why})."), ""),
    CORRUPT: (Corrupt, N_("{path} is damaged ({why})."), N_("Stop writing and restore the newest backup.")),
    NOTADB: (Corrupt, N_("{path} is not a database."), ""),
}


def failure_of(error: BaseException, path: Path) -> HotelcsError | None:
    """The error for staff behind `error` about the file at `path`, or None when it is something else.

    `error` comes from the driver or wraps such a one (as SQLAlchemy's do, in `orig`).
    """
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, UnicodeDecodeError) and _came_of_the_library(cause):
        return Corrupt(
            N_("{path} is damaged ({why})."),
            path=path,
            why=_in_one_line(cause.object.decode(errors="replace")),
        )
    if not isinstance(cause, driver.DatabaseError):
        return None
    if driver.is_busy(cause):
        return Locked(driver.LOCKED)
    found = _SENTENCES.get(driver.primary_code(cause))
    if found is None:
        return None
    kind, message, hint = found
    return kind(message, hint=hint, path=path, why=_in_one_line(str(cause)))


def _in_one_line(words: str) -> str:
    """What the library says: of a damaged design it quotes whole lines."""
    return " ".join(words.split())


def _came_of_the_library(error: UnicodeDecodeError) -> bool:
    """Whether it was the library that quoted something which is no text: words of a damaged file."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return last is not None and any(
        part in Path(last.tb_frame.f_code.co_filename).as_posix() for part in _CALLERS
    )


def failure_of_file(error: OSError, path: Path) -> HotelcsError:
    """The error for staff behind a refused file operation on `path`."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return InputOutput(
            N_("The disk is full; nothing was changed."), hint=N_("Free some space, then try again.")
        )
    return InputOutput(N_("{path} cannot be used: {why}."), path=path, why=error.strerror or error)


def _first_failure(error: BaseException, path: Path) -> HotelcsError | None:
    """The failure behind `error`, or behind the one that it came of.

    After a failed write SQLite has rolled back already, and tidying up trips over what is gone.
    """
    found, before = failure_of(error, path), error.__context__
    while (
        found is None
        and before is not None
        and isinstance(getattr(error, "orig", error), driver.DatabaseError)
    ):
        found, before = failure_of(before, path), before.__context__
    return found


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Let failures of the library inside the block leave it as errors for staff."""
    try:
        yield
    except Exception as error:
        told_as = _first_failure(error, path)
        if told_as is None:
            raise
        raise told_as from error


@contextmanager
def told_of_files(path: Path) -> Iterator[None]:
    """The same, for plain file operations too."""
    try:
        with told(path):
            yield
    except OSError as error:
        raise failure_of_file(error, path) from error
