"""The checks of this moment beside what was noted of them before: the list of screen 25."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hotelcs.workflows.machine.check import Check, State
from hotelcs.workflows.machine.checkup import examine

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

_ORDER = {"bad": 0, "warn": 1, "ok": 2}


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A check now; since when it is not well, as far as that was noted, and who looks after it."""

    check: str
    state: State
    words: str
    next: str
    since: str
    acked_by: str
    noted: bool


def board(desk: "Desk", known: Sequence[BoardRow] = ()) -> list[BoardRow]:
    """What is not well first, the rest in the order in which it is checked.

    With `known` nothing is checked again: every page of the file and the whole ledger are read for that.
    """
    checks = [Check(row.check, row.state, row.words, row.next) for row in known] or examine(desk)
    noted = {row.check: row for row in desk.show("health", limit=500)}
    found = []
    for check in checks:
        event = noted.get(check.name)
        found.append(BoardRow(check.name, check.state, check.words, check.next, event.opened if event else "",
                              event.acked_by if event else "", event is not None))  # fmt: skip
    return sorted(found, key=lambda row: _ORDER[row.state])
