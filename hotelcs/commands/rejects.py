"""The file of rejected rows: what was wrong with each, in cells that no spreadsheet runs as a formula."""

import csv
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotelcs.errors import InputOutput, Usage
from hotelcs.i18n import N_
from hotelcs.text import csv_cell, visible

if TYPE_CHECKING:
    from hotelcs.workflows.transfer.rows import Reject

HEADER = ("line", "field", "value", "reason")


def refuse_place(path: Path, taken: "Sequence[Path]") -> None:
    """Refuse a place for the file before anything is imported: it is not a file of its own, or cannot be made.

    `taken` are files in use (what is read, the hotel itself). Raises Usage, InputOutput.
    """
    try:
        if path.exists() and any(other.exists() and path.samefile(other) for other in taken):
            raise Usage(N_("{path} is in use; name another file for rejected rows."), path=path)
        if os.path.lexists(path) and not path.is_file():
            raise InputOutput(N_("{path} is not a file; name one for rejected rows."), path=path)
        with tempfile.NamedTemporaryFile(prefix=f".{path.name}.", dir=path.parent):
            return
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputOutput(N_("{path} cannot be written: {why}."), path=path, why=why) from error


def write(path: Path, rejects: "Sequence[Reject]") -> Path:
    """Write `rejects` to `path` (mode 0600; whole or not at all). Raises InputOutput."""
    try:
        handle, made = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600 by itself
        try:
            with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as file:
                _fill(csv.writer(file), rejects)
            Path(made).replace(path)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputOutput(N_("{path} cannot be written: {why}."), path=path, why=error.strerror) from error
    return path


def _fill(file: Any, rejects: "Sequence[Reject]") -> None:
    file.writerow(HEADER)
    for reject in rejects:
        words = (reject.field, reject.value, reject.reason)
        file.writerow([reject.line, *(csv_cell(visible(word)) for word in words)])
