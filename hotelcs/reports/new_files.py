"""Files with what guests told the hotel: only their owner reads them, never through a link, whole or not at all (reliability §8)."""

import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hotelcs.errors import InputOutput, Usage
from hotelcs.i18n import N_

NAME = re.compile(r"[0-9A-Za-z_\u3400-\u9fff\uf900-\ufaff][0-9A-Za-z._\u3400-\u9fff\uf900-\ufaff-]*")
LONGEST = 100
"""Bytes of a name."""


def named(path: Path) -> Path:
    """A file's path whose name is plain: letters, digits, CJK, `._-`, no dot or dash first, no `..`. Raises Usage."""
    name = path.name
    if not NAME.fullmatch(name) or ".." in name or len(name.encode("utf-8", "replace")) > LONGEST:
        raise Usage(N_("{name} is no plain name for a file: letters, digits, . _ and -, at most {most} bytes."), name=name[:60],
                    most=LONGEST)  # fmt: skip
    return path


def refuse_special(path: Path) -> None:
    """Refuse to put a file in the place of a device, a pipe or a folder, or of a link to one. Raises InputOutput."""
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):  # nothing there, or a link to nothing
        return
    if not is_file:
        raise InputOutput(N_("{path} is no ordinary file; it was left as it is."), path=path)


@contextmanager
def new_file(path: Path, *, over: bool) -> Iterator[Path]:
    """A file beside `path` to be written; it becomes `path` when everything went well, and is gone otherwise.

    A link or a file that is there is left as it is unless `over` says otherwise. Raises Usage, InputOutput.
    """
    named(path)
    refuse_special(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    kept: list[Path] = []
    try:
        if not over:
            _take(path)
            kept.append(path)
        with suppress(FileNotFoundError):
            beside.unlink()
        _take(beside)
        kept.append(beside)
        yield beside
        _sync(beside)
        beside.replace(path)
        kept.clear()
    except FileExistsError:
        raise InputOutput(
            N_("{path} exists already; it was left as it is."), hint=N_("--yes writes over it."), path=path
        ) from None
    except OSError as error:
        raise InputOutput(
            N_("{path} cannot be written: {why}."), path=path, why=error.strerror or error
        ) from error
    finally:
        for one in kept:
            one.unlink(missing_ok=True)


def _take(path: Path) -> None:
    """Make an empty file of mode 0600 that was not there; a link is never followed."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write(path: Path, content: Callable[[Path], object], *, over: bool) -> Path:
    """Let `content` write the file that becomes `path`."""
    with new_file(path, over=over) as beside:
        content(beside)
    return path
