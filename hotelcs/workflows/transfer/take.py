"""Take a file in: every row checked first, then one act for the whole file.

The ledger gets one entry with the counts and the digest of the file. The same file again changes nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar, Literal

from pydantic import PrivateAttr

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.transfers import ImportedFile
from hotelcs.text import clean
from hotelcs.workflows.act import Act, Done, Work
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.transfer import (
    csv_file,
    guests_in,
    holidays_in,
    mapping,
    rates_in,
    reservations_in,
    rooms_in,
    roster_in,
    staff_in,
)
from hotelcs.workflows.transfer.rows import (
    Check,
    Progress,
    Reject,
    Sorted,
    refuse_beyond,
    sort_rows,
    source_name,
)

Kind = Literal["rooms", "guests", "reservations", "staff", "roster", "rates", "holidays"]
KINDS: dict[str, ModuleType] = {
    "rooms": rooms_in,
    "guests": guests_in,
    "reservations": reservations_in,
    "staff": staff_in,
    "roster": roster_in,
    "rates": rates_in,
    "holidays": holidays_in,
}


@dataclass(frozen=True, slots=True)
class FileTaken:
    """The counts of an import; the rows themselves are in their tables."""

    kind: str
    source: str
    sha256: str
    rows: int
    added: int
    known: int
    rejected: int
    types: tuple[str, ...]
    overbooked: tuple[str, ...]
    without_guest: int
    before: bool = False


def _unseen(done: int, total: int) -> None:
    """Nobody watches the progress."""


class TakeFile(Act):
    """Import a checked file. Made by `take`, which reads and checks the rows."""

    verb: ClassVar[str] = "import"
    kind: Kind
    source: str
    sha256: str
    _rows: Sorted | None = PrivateAttr(default=None)
    _progress: Progress = PrivateAttr(default_factory=lambda: _unseen)

    def perform(self, work: Work) -> FileTaken:
        """Write the good rows, remember the file. Raises Denied for whoever may not do what the rows are."""
        refuse_beyond(work, KINDS[self.kind].VERBS)
        rows = self._rows
        if rows is None:
            raise Refusal(
                "ROWS_MISSING", N_("A file is taken in by: hotelcs import"), next=("hotelcs import",)
            )
        taken = KINDS[self.kind].write(work, rows, self._progress)
        remembered = ImportedFile(
            kind=self.kind, source=self.source, sha256=self.sha256, rows=rows.rows, added=taken.added,
            rejected=len(rows.rejects), at=work.now,
        )  # fmt: skip
        if taken.added or rows.rejects:
            work.session.add(remembered)
        return FileTaken(
            self.kind, self.source, self.sha256, rows.rows, taken.added, taken.known, len(rows.rejects), taken.types,
            taken.overbooked[:200], taken.without_guest,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Import:
    """An import that was made (or previewed): what the desk answered, and the rejected rows; the encoding, where it was guessed."""

    done: Done
    rejects: tuple[Reject, ...]
    guessed: str = ""


def take(
    desk: Desk,
    kind: Kind,
    path: Path,
    *,
    use: str | None = None,
    source: str | None = None,
    encoding: str = "",
    preview: bool = False,
    progress: Progress | None = None,
) -> Import:
    """Import the file at `path`. Raises Refusal (FILE_UNREADABLE, COLUMN_MISSING) before anything is written."""
    named = mapping.load(use, kind) if use else None
    file = csv_file.read(path, encoding=encoding or (named.encoding if named else ""))
    chosen = named or _chosen(kind, path, file.header)
    mapping.refuse_columns(chosen, file.header)
    name = name_of(path, source)
    if (known := _taken_before(desk, kind, name, file.sha256)) is not None:
        return Import(known, (), file.guessed)
    rows = sort_rows(file, chosen, name, desk.currency, _check_of(desk, KINDS[kind]), progress)
    act = TakeFile(kind=kind, source=name, sha256=file.sha256)
    act._rows = rows  # noqa: SLF001 - rows ride along without being part of what is signed
    if progress is not None:
        act._progress = progress  # noqa: SLF001 - as above
    perform: Callable[[Any], Done] = desk.preview if preview else desk.execute
    return Import(perform(act), tuple(rows.rejects), file.guessed)


def _check_of(desk: Desk, kind: ModuleType) -> Check:
    """The check of a row; of people and shifts against those the hotel has."""
    if not hasattr(kind, "Here"):
        plain: Check = kind.check
        return plain
    with desk.file.read() as reader:
        here = kind.Here(reader)
    return lambda fields: kind.check(fields, here)


def name_of(path: Path, source: str | None = None) -> str:
    """The name the rows of a file are known by: `source`, else the file's own, as text that can be kept."""
    name = (source or source_name(path)).encode("utf-8", "replace").decode()
    return clean(name, field="source", limit=100)


def _chosen(kind: str, path: Path, header: tuple[str, ...]) -> mapping.Mapping:
    """The shipped mapping that bears the file's name, else one that reads our own column names."""
    stem = source_name(path)
    for name in mapping.shipped():
        if stem == name or stem.startswith(name + "_"):
            return mapping.load(name, kind)
    return mapping.plain(kind, header)


def _taken_before(desk: Desk, kind: str, source: str, sha256: str) -> Done | None:
    """The answer for a file that is in already: nothing changed."""
    with desk.file.read() as reader:
        found = reader.rows(
            "SELECT rows, added, rejected FROM imported_file WHERE kind = :kind AND source = :source "
            "AND sha256 = :sha256 ORDER BY id DESC LIMIT 1",
            kind=kind, source=source, sha256=sha256,
        )  # fmt: skip
    if not found:
        return None
    rows, added, rejected = found[0]
    result = {"kind": kind, "source": source, "sha256": sha256, "rows": rows, "added": 0, "known": added,
              "rejected": rejected, "types": [], "overbooked": [], "without_guest": 0, "before": True}  # fmt: skip
    return Done("import", None, None, 0, result, replayed=True)
