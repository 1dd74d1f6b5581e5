"""What every import makes of a file: rows that are good, rows that are not, and the counts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, tr
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.actors import require
from hotelcs.workflows.fields import HIDDEN, FieldError
from hotelcs.workflows.transfer.csv_file import CsvFile
from hotelcs.workflows.transfer.mapping import CellError, Mapping
from hotelcs.workflows.verbs import VERBS, spoken

Progress = Callable[[int, int], None]
"""Called now and then with rows done and rows in all."""
STEP = 1_000
"""Rows checked between two words about the progress."""


A = TypeVar("A", bound=Act)


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that was not taken: its line, the field, the value, the reason."""

    line: int
    field: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Good:
    """A row that passed: its line, the reference it is known by, its fields."""

    line: int
    reference: str
    fields: dict[str, Any]


@dataclass(slots=True)
class Sorted:
    """A file's rows, sorted into good ones and rejects."""

    file: CsvFile
    source: str
    good: list[Good] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """Rows in the file."""
        return len(self.good) + len(self.rejects)


Check = Callable[[dict[str, Any]], dict[str, Any]]
"""Checks one row's fields and returns them ready to be written; raises Refusal or CellError."""


def sort_rows(
    file: CsvFile,
    mapping: Mapping,
    source: str,
    currency: str,
    check: Check,
    progress: Progress | None = None,
) -> Sorted:
    """Check every row of the file before anything is written."""
    made = Sorted(file, source)
    seen: set[str] = set()
    about = file.text.count("\n")
    for line in file.lines():
        if progress is not None and line.position % STEP == 0:
            progress(line.position, max(about, line.position))
        try:
            if line.fault:
                raise CellError("row", "", line.fault)
            reference = line.cells[mapping.reference].strip() if mapping.reference else str(line.position)
            if not reference or reference in seen:
                raise CellError("ref", reference, "missing or used twice in this file")
            made.good.append(Good(line.line, reference, check(mapping.row(line.cells, currency))))
            seen.add(reference)
        except CellError as error:
            value = "" if error.name in HIDDEN else error.value[:200]
            made.rejects.append(Reject(line.line, error.name, value, tr(error.why)))
        except Refusal as error:
            made.rejects.append(
                Reject(line.line, error.field or "row", _shown(line.cells, error), str(error))
            )
    return made


def _shown(cells: dict[str, str], error: Refusal) -> str:
    """The value that was wrong; nothing of a document number, nor of a column that nobody knows."""
    hidden = error.field in HIDDEN or error.code == "FIELD_UNKNOWN"
    return "" if hidden else cells.get(error.field or "", "")[:200]


def source_name(path: Path) -> str:
    """The name under which a file's rows are known: its own name without suffixes."""
    return path.name.split(".")[0][:100]


def pieces(listed: list[Any], size: int) -> Iterator[list[Any]]:
    """`listed` in pieces of at most `size`."""
    for start in range(0, len(listed), size):
        yield listed[start : start + size]


def refuse_beyond(work: Work, verbs: Iterable[str]) -> None:
    """A file is no way round a right: whoever takes it in may do what its rows are (Denied)."""
    for verb in verbs:
        require(work.reader, work.actor, VERBS[verb].permission, spoken(verb))


def acted(act: type[A], fields: dict[str, Any]) -> A:
    """A row as the act it is. Raises Refusal VALUE_WRONG naming the field and the value."""
    try:
        return act.parse(fields)
    except FieldError as error:
        raise Refusal("VALUE_WRONG", N_("{value} does not fit."), field=error.field,
                      value=fields.get(error.field or "", "")) from None  # fmt: skip
