"""The rows of a rooming list: what each says, checked; and who shares a room with whom."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, tr
from hotelcs.text import fold
from hotelcs.workflows.fields import Day, Name, Ref, Words, parse

NAMED = ("name", "document", "sharing", "requests")
"""Fields whose values are people's own; the ledger repeats them nowhere."""
CODE = re.compile(r"(?=.*\d)[\w./:-]{1,16}|[A-Z]{1,6}", re.ASCII)
"""What looks like a room, a type or a date; anything else may be a name that slipped into the wrong column."""


SAID = frozenset(("value", "reference", "room", "type", "guest", "text"))
"""Slots of a sentence that repeat what stood in the row."""


class RawRow(BaseModel):
    """A row as it was pasted or stood in a file. `place` is a type or a room, whichever it turns out to be."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    line: int = Field(default=0, ge=0)
    name: str = ""
    place: str = ""
    type: str = ""
    room: str = ""
    sharing: str = ""
    document: Annotated[str, Field(max_length=200)] = ""
    arrival: str = ""
    departure: str = ""
    lang: str = ""
    requests: str = ""


class ListRow(BaseModel):
    """A row that can be understood."""

    model_config = ConfigDict(frozen=True)
    name: Name
    type: Ref | None = None
    room: Ref | None = None
    sharing: Words = ""
    document: str = ""
    arrival: Day | None = None
    departure: Day | None = None
    lang: Annotated[Words, Field(max_length=40)] = ""
    requests: Words = ""


@dataclass(frozen=True, slots=True)
class RowRefused:
    """A row that was not taken: its line, the field, the value where it is nobody's own, the code and the reason."""

    line: int
    field: str
    value: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on the list: the line, the row, and by what they are known again (name, and which of equal ones)."""

    line: int
    row: ListRow
    key: tuple[str, int]


@dataclass(slots=True)
class Shared:
    """Who shares one room, in the order of the list."""

    people: list[Listed] = field(default_factory=list)

    def said(self, name: str) -> Any:
        """What the first of them says about `name`, or nothing."""
        return next((told for one in self.people if (told := getattr(one.row, name))), None)

    def dates(self, arrival: date, departure: date) -> tuple[date, date]:
        """From when to when somebody is in the room; who says nothing stays as the group does."""
        return (
            min(one.row.arrival or arrival for one in self.people),
            max(one.row.departure or departure for one in self.people),
        )


def refused(line: int, raw: RawRow | None, error: Refusal) -> RowRefused:
    """The row that `error` is about, without what is or may be people's own."""
    name = error.field or "row"
    value = (
        "" if raw is None else str(getattr(raw, name, "") or (raw.place if name in ("type", "room") else ""))
    )
    open_ = name not in NAMED and (not value or CODE.fullmatch(value) is not None)
    told = str(error) if open_ or not SAID & error.slots.keys() else tr(N_("This cannot be taken."))
    return RowRefused(line, name, value if open_ else "", error.code, told)


def read(raw: Sequence[RawRow], types: set[str]) -> tuple[list[Listed], list[RowRefused]]:
    """Rows that can be understood, and those that cannot. `place` is a type where there is one of that code."""
    rows: list[Listed] = []
    wrong: list[RowRefused] = []
    seen: Counter[str] = Counter()
    for at, one in enumerate(raw, 1):
        line = one.line or at
        try:
            row = parse(ListRow, _given(one, types))
        except Refusal as error:
            wrong.append(refused(line, one, error))
            continue
        key = fold(row.name)
        seen[key] += 1
        rows.append(Listed(line, row, (key, seen[key])))
    return rows, wrong


def _given(one: RawRow, types: set[str]) -> dict[str, str]:
    """The cells that say something, under the names of a row."""
    given = {
        name: value.strip()
        for name, value in one.model_dump(exclude={"line", "place"}).items()
        if value.strip()
    }
    if place := one.place.strip():
        given.setdefault("type" if place.upper() in types else "room", place)
    if "type" in given:
        given["type"] = next(
            (code for code in types if code.casefold() == given["type"].casefold()), given["type"]
        )
    return given


def share(rows: list[Listed]) -> list[Shared]:
    """Who shares with whom: rows with the same word in `sharing`, and rows that name each other, are one room."""
    names = {one.key[0]: at for at, one in reversed(list(enumerate(rows)))}
    words: dict[str, int] = {}
    room_of = list(range(len(rows)))
    for at, one in enumerate(rows):
        word = fold(one.row.sharing)
        other = names.get(word, words.setdefault(word, at)) if word else at
        here, there = room_of[at], room_of[other]
        room_of = [min(here, there) if room in (here, there) else room for room in room_of]
    found: dict[int, Shared] = {}
    for at, one in enumerate(rows):
        found.setdefault(room_of[at], Shared()).people.append(one)
    return list(found.values())
