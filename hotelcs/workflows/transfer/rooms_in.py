"""Rooms from a file: columns no, floor, type at least; types the hotel does not have are made."""

from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.text import clean
from hotelcs.workflows.act import Work
from hotelcs.workflows.organisation.rooms import AddRoom, AddRoomType
from hotelcs.workflows.transfer.reservations_in import Taken
from hotelcs.workflows.transfer.rows import Progress, Sorted

VERBS = ("add-room-type", "add-room")
"""What a row is when it is done by itself."""
KNOWN = ("no", "floor", "type", "features", "max_adults", "rate")


def check(fields: dict[str, Any]) -> dict[str, Any]:
    """One row's fields, complete and legal. Raises Refusal naming the field."""
    for name in fields.keys() - set(KNOWN):
        raise Refusal("FIELD_UNKNOWN", N_("There is no field {name}."), field=name, name=name)
    for name in ("no", "floor", "type"):
        if not str(fields.get(name) or "").strip():
            raise Refusal("FIELD_MISSING", N_("{name} is missing."), field=name, name=name)
    made: dict[str, Any] = {name: clean(str(value), field=name, limit=40 if name != "features" else 200)
            for name, value in fields.items() if str(value).strip()}  # fmt: skip
    for name in ("floor", "max_adults", "rate"):
        if name in made:
            made[name] = _number(name, made[name])
    return made


def _number(name: str, value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise Refusal("NUMBER_WRONG", N_("{value} is not a whole number."), field=name, value=value) from None


def write(work: Work, sorted_rows: Sorted, progress: Progress) -> Taken:
    """Add the rooms that are not there; a room that is there stays as it is."""
    rooms = {no for (no,) in work.reader.rows("SELECT no FROM room")}
    types = {code for (code,) in work.reader.rows("SELECT code FROM room_type")}
    made: list[str] = []
    fresh = [row.fields for row in sorted_rows.good if row.fields["no"] not in rooms]
    for done, row in enumerate(fresh, 1):
        if row["type"] not in types:
            size = {"max_adults": row["max_adults"]} if "max_adults" in row else {}
            AddRoomType.parse({"code": row["type"], "rate": row.get("rate", 0), **size}).perform(work)
            types.add(row["type"])
            made.append(row["type"])
        room: dict[str, Any] = {
            name: row[name] for name in ("no", "floor", "type", "features") if name in row
        }
        AddRoom.parse(room).perform(work)
        progress(done, len(fresh))
    return Taken(len(fresh), len(sorted_rows.good) - len(fresh), tuple(made), (), 0)
