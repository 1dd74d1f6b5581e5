"""The room rack: two lines a room, floors from the top down, drawn by line.

The border left of a room says where the cursor is (`>`) and, in the line below, whether it is marked (`*`).
"""

from collections.abc import Sequence
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.codes import code_look, code_word, flag_word
from hotelcs.screens.paint import PLAIN, STRONG, Line, Span, cell
from hotelcs.screens.presses import Press

FLOOR = 5
CODE = 4
"""Cells of the floor at the left and of a code: three letters, or two Chinese characters."""


class Rack:
    """Rooms by floor with a cursor and marks. Rooms keep their places; the rows may change under the cursor."""

    def __init__(self) -> None:
        self.rooms: list[Any] = []
        self.at = 0
        self.marked: set[str] = set()
        self.top = 0
        self.height = 2
        self._across = 8
        self._digits = 4
        self._shelves: list[tuple[str, list[int]]] = []

    @property
    def current(self) -> Any:
        """The room under the cursor, or None."""
        return self.rooms[self.at] if self.rooms else None

    def put(self, rooms: Sequence[Any]) -> None:
        """Show `rooms`, highest floor first; the cursor stays on its room."""
        name = self.current.room if self.rooms else ""
        self.rooms = sorted(rooms, key=lambda row: (-_level(row.floor), row.floor, row.room))
        self._digits = max((len(row.room) for row in self.rooms), default=4)
        self._shelves = []
        if not self.go_to(name):
            self.at = max(0, min(self.at, len(self.rooms) - 1))
        self.marked &= {row.room for row in self.rooms}

    def go_to(self, room: str) -> bool:
        """Put the cursor on the room called `room`; False when it is not shown."""
        found = next((i for i, row in enumerate(self.rooms) if row.room == room), None)
        if found is not None:
            self.at = found
        return found is not None

    def jump(self, digits: str) -> bool:
        """Put the cursor on the first room whose number starts with `digits` (zeros in front may be left out)."""
        numbers = sorted((row.room, i) for i, row in enumerate(self.rooms))
        exact = [i for number, i in numbers if number.startswith(digits)]
        short = [i for number, i in numbers if number.lstrip("0").startswith(digits)]
        if found := exact or short:
            self.at = found[0]
        return bool(found)

    def mark(self) -> None:
        """Mark or unmark the room under the cursor and go on."""
        if self.current is not None:
            self.marked ^= {self.current.room}
            self.at = min(self.at + 1, len(self.rooms) - 1)

    def press(self, press: Press) -> bool:
        """Move the cursor over the rack; False for a key that does not."""
        if not self.rooms:
            return False
        if press.key in ("left", "right", "home", "end"):
            steps = {"left": self.at - 1, "right": self.at + 1, "home": 0, "end": len(self.rooms) - 1}
            self.at = max(0, min(steps[press.key], len(self.rooms) - 1))
        elif press.key in ("up", "down"):
            self._climb(1 if press.key == "down" else -1)
        elif press.key in ("pageup", "pagedown"):
            shelves = max(self.height // 2, 1)
            self._climb(shelves if press.key == "pagedown" else -shelves)
        else:
            return False
        return True

    def _climb(self, shelves: int) -> None:
        """Move up or down by shelves, staying in the column where possible."""
        rows = [indexes for _, indexes in self._shelved()]
        shelf = next(i for i, indexes in enumerate(rows) if self.at in indexes)
        column = rows[shelf].index(self.at)
        target = rows[max(0, min(shelf + shelves, len(rows) - 1))]
        self.at = target[min(column, len(target) - 1)]

    def _shelved(self) -> list[tuple[str, list[int]]]:
        """Shelves of at most as many rooms as fit across: (floor name or nothing, indexes)."""
        if not self._shelves:
            floors: dict[str, list[int]] = {}
            for index, row in enumerate(self.rooms):
                floors.setdefault(row.floor, []).append(index)
            for floor, indexes in floors.items():
                for start in range(0, len(indexes), self._across):
                    label = tr(N_("{floor}F"), floor=floor) if start == 0 else ""
                    self._shelves.append((label, indexes[start : start + self._across]))
        return self._shelves

    def floors_shown(self) -> tuple[object, object, int]:
        """First and last floor in the window, and how many floors there are."""
        shelves = self._shelved()[self.top // 2 : (self.top + self.height) // 2]
        names = [self.rooms[indexes[0]].floor for _, indexes in shelves] or [""]
        return names[0], names[-1], len({row.floor for row in self.rooms})

    def draw(self, width: int, height: int) -> list[Line]:
        """The window of shelves in `width` cells and `height` lines (two a shelf)."""
        across = max((width - FLOOR) // (self._digits + CODE + 1), 1)
        if across != self._across:
            self._across, self._shelves = across, []
        self.height = max(height - height % 2, 2)
        shelves = self._shelved()
        here = next((i for i, (_, indexes) in enumerate(shelves) if self.at in indexes), 0)
        first = self.top // 2
        if not first <= here < first + self.height // 2:
            first = here if here < first else here - self.height // 2 + 1
        first = max(min(first, len(shelves) - self.height // 2), 0)
        self.top = first * 2
        lines: list[Line] = []
        for floor, indexes in shelves[first : first + self.height // 2]:
            lines += self._shelf(floor, indexes)
        return lines

    def _shelf(self, floor: str, indexes: list[int]) -> list[Line]:
        """The two lines of a shelf."""
        size = self._digits + CODE
        codes: list[Span] = [cell(f"{floor} ", FLOOR, STRONG, "right")]
        notes: list[Span] = [(" " * FLOOR, PLAIN)]
        for index in indexes:
            row = self.rooms[index]
            here = index == self.at
            codes += [(">" if here else "|", STRONG if here else PLAIN)]
            codes += [cell(row.room, self._digits, STRONG if here else PLAIN)]
            codes += [cell(f"{_gap()}{code_word(row.code)}", CODE, code_look(row.code))]
            notes += [("*" if row.room in self.marked else "|", PLAIN), cell(marks(row), size)]
        end = () if len(indexes) == self._across else (("|", PLAIN),)  # the frame closes a full shelf
        return [(*codes, *end), (*notes, *end)]


def _gap() -> str:
    """A space between number and code; in Chinese the two characters need its place."""
    from hotelcs import i18n

    return "" if i18n.current() == "zh" else " "


def _level(floor: str) -> int:
    digits = "".join(char for char in str(floor) if char.isdecimal())
    return int(digits) if digits else 0


def marks(row: Any) -> str:
    """What the second line says: marks, who arrives, until when it is blocked."""
    told = [flag_word(flag) for flag in row.flags if not (flag == "ea" and row.arriving)]
    if row.arriving:
        told.append(tr(N_("ea {guest}"), guest=row.arriving))
    if row.note:
        told.append(row.note)
    return " ".join(told)
