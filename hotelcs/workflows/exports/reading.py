"""The rows of an export, one by one, for whoever may have them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.workflows.exports.kinds import EXPORTS, Kind

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

EARLIEST, LATEST = "0001-01-01", "9999-12-31"


def kind_of(name: str) -> Kind:
    """The export of that name. Raises Usage."""
    kind = EXPORTS.get(name)
    if kind is None:
        raise Usage(N_("There is no export {name}."), hint=", ".join(EXPORTS), name=name[:40])
    return kind


def dates_of(first: str, last: str) -> dict[str, str]:
    """The dates asked for as they go into the query; all there are without them. Raises Usage."""
    from hotelcs.workflows.views import as_date

    found = {
        "first": as_date(first, "from") if first else EARLIEST,
        "last": as_date(last, "to") if last else LATEST,
    }
    if found["first"] > found["last"]:
        raise Usage(N_("{first} is after {last}."), **found)
    return found


def counted(desk: "Desk", kind: Kind, dates: dict[str, str]) -> int:
    """How many rows there are. Raises Denied."""
    desk.require(kind.right, kind.title)
    with desk.file.read() as reader:
        return int(reader.rows(kind.counting(), **dates)[0][0])


@contextmanager
def opened(
    desk: "Desk", kind: Kind, dates: dict[str, str], *, revealed: bool = False
) -> Iterator[Iterator[tuple[Any, ...]]]:
    """The rows, read while they are written: one consistent picture, never all in memory. Raises Denied."""
    desk.require(kind.right, kind.title)
    with desk.file.read() as reader:
        yield reader.stream(kind.sql(revealed=revealed), **dates)


def day_or_none(text: str) -> str | None:
    """A date of the query for the note of the file: nothing where all dates were meant."""
    return None if text in (EARLIEST, LATEST) else date.fromisoformat(text).isoformat()
