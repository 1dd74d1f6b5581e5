"""05 Rooms: the rack of every room by floor, the detail of one, status by digits."""

from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import ROOMS
from hotelcs.screens.codes import CODES, code_word
from hotelcs.screens.paint import Line, Row, Rule, panes, words
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Prompt
from hotelcs.screens.room_panel import detail_lines, told_of
from hotelcs.screens.room_status import block, status_menu
from hotelcs.screens.sheet import Sheet
from hotelcs.screens.widgets.line_list import Column, LineList
from hotelcs.screens.widgets.rack import Rack, marks
from hotelcs.text import fold

DETAIL = 3
LIST_COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("Room"), 6, lambda row: row.room),
    Column(N_("Code"), 5, lambda row: code_word(row.code)),
    Column(N_("Type"), 5, lambda row: row.type),
    Column(N_("Guest"), 0, lambda row: row.guest or "-"),
    Column(N_("To"), 10, lambda row: row.departure or "-"),
    Column(N_("Marks"), 16, marks),
)


class Rooms(Sheet):
    """The truth about rooms (handbook SC05)."""

    number: ClassVar[str] = "05"
    title: ClassVar[str] = N_("Rooms")
    keys: ClassVar[tuple[Any, ...]] = ROOMS

    def __init__(self, counter: Any) -> None:
        super().__init__(counter)
        self.rack = Rack()
        self.list: LineList[Any] = LineList(LIST_COLUMNS, lambda row: row.room)
        self.as_list = False
        self.rows: list[Any] | None = None
        self.wanted = ""
        self.typed = ""
        self.detail: Any = None
        self._looked_for = ""

    @property
    def listed(self) -> LineList[Any]:
        """Every room, a line each."""
        return self.list

    def told_by_line(self) -> None:
        """A rack of two lines a room cannot be told; its list can."""
        self.as_list = True
        self._follow()

    def _follow(self) -> None:
        """The list has its cursor where the rack has it."""
        room = self.rack.current
        self.list.go(
            next((i for i, row in enumerate(self.list.rows) if room is not None and row.room == room.room), 0)
        )

    # --- reading

    def open(self) -> None:
        """Read every room; keys typed meanwhile are for them."""
        self.counter.ask_first("rooms", lambda desk: desk.show("rooms"), self._read)

    def reload(self) -> None:
        """Read every room again, and the detail of the one that is open."""
        self.counter.ask("rooms", lambda desk: desk.show("rooms"), self._read)
        if self.detail is not None:
            self._read_detail(self.detail.room)

    def _read(self, rows: list[Any]) -> None:
        self.rows = rows
        self._narrow(self.wanted)
        if self._looked_for:
            self.look_for(self._looked_for)

    def _read_detail(self, room: str) -> None:
        self.counter.ask("room", lambda desk: desk.show("room", no=room), self._show_detail)

    def _show_detail(self, detail: Any) -> None:
        self.detail = detail

    def look_for(self, room: str) -> None:
        """Put the cursor on `room`, now or when the rooms are there."""
        self._looked_for = room if self.rows is None else ""
        if self.rows is not None and not self.rack.go_to(room):
            self._narrow("")
            self.rack.go_to(room)
        self._follow()
        self._read_detail(room)

    def _narrow(self, wanted: str) -> None:
        """Show rooms whose number, code, type, guest or mark has every word of `wanted`."""
        self.wanted = wanted
        parts = fold(wanted).split()
        rows = [row for row in self.rows or [] if all(_has(row, part) for part in parts)]
        self.rack.put(rows)
        self.list.put(sorted(rows, key=lambda row: str(row.room)))

    # --- drawing

    def banner(self) -> Line:
        """How many rooms have each code."""
        home = self.counter.home
        if home is None:
            return ()
        told = "  ".join(f"{code_word(code)} {home.codes[code]}" for code in CODES if home.codes.get(code))
        return (words(" " + tr(N_("{codes}  sellable {sellable}"), codes=told, sellable=home.sellable)),)

    def body(self, width: int, height: int) -> list[Line]:
        """Floors and filter, the rack, the detail of the room under the cursor."""
        inner = width - 2
        tall = height - DETAIL - 4
        if self.rows is not None and not self.rows:
            empty = tr(N_("No rooms: import rooms with `hotelcs import rooms FILE`."))
            return panes(height, ([Rule(tr(N_("Rooms"))), (words(" " + empty),)], inner))
        drawn = self.list.draw(inner, tall) if self.as_list else self.rack.draw(inner, tall)
        rows: list[Row] = [Rule(self._rule()), *drawn, *[()] * (tall - len(drawn))]
        rows += [Rule(self._detail_title()), *detail_lines(self.current, self.detail, inner)]
        return [(words(" " + self._floors()),), *panes(height - 1, (rows, inner))]

    @property
    def current(self) -> Any:
        """The room under the cursor."""
        return self.list.current if self.as_list else self.rack.current

    def _rule(self) -> str:
        return "" if self.as_list else tr(N_("two lines a room: code, then marks"))

    def _floors(self) -> str:
        first, last, count = self.rack.floors_shown()
        told = tr(N_("Floors {first}-{last} of {count}"), first=first, last=last, count=count)
        narrowed = tr(N_("f filter [{wanted}]"), wanted=self.wanted or tr(N_("none")))
        return f"{told}   {narrowed}"

    def _detail_title(self) -> str:
        row = self.current
        return "" if row is None else f"{row.room} {row.type}"

    def status(self) -> str:
        """The marked rooms, or the room under the cursor, in words."""
        if self.typed:
            return tr(N_("Go to room {digits}"), digits=self.typed)
        if self.rack.marked:
            return tr(N_("Marked rooms: {count}. s sets their status."), count=len(self.rack.marked))
        if self.rows is None:
            return tr(N_("One moment ..."))
        row = self.current
        if row is None:
            return tr(N_("No room has {wanted}. Esc clears the filter."), wanted=self.wanted)
        return told_of(row)

    # --- keys

    def press(self, press: Press) -> bool:
        """Move, go to a number, mark, set status, filter."""
        if press.key.isdecimal():
            self._digit(press.key)
            return True
        self.typed = ""
        moving = self.list if self.as_list else self.rack
        if moving.press(press):
            self.counter.hints.walking(self.number, by_room=True)
            return True
        deed = {
            "enter": self._open,
            "s": lambda: status_menu(self),
            "space": self.rack.mark,
            "b": lambda: block(self),
            "f": self._ask_filter,
            "v": self._turn,
        }.get(press.key)
        if deed is None:
            return False
        deed()
        return True

    def _digit(self, digit: str) -> None:
        """Go to the room whose number starts with the digits typed so far."""
        self.typed += digit
        found = self.rack.jump(self.typed)
        if not found:
            self.counter.say(tr(N_("There is no room {room}."), room=self.typed))
            self.typed = ""
        elif self.current is not None:
            self._follow()
            if len(self.typed) >= len(self.rack.current.room):
                self.typed = ""

    def _open(self) -> None:
        if self.current is not None:
            self._read_detail(self.current.room)

    def _turn(self) -> None:
        """Rack or list; the cursor stays on its room."""
        row = self.current
        self.as_list = not self.as_list
        if row is not None:
            self.rack.go_to(row.room)
            self.list.go(next((i for i, other in enumerate(self.list.rows) if other.room == row.room), 0))

    def _ask_filter(self) -> None:
        label = tr(N_("Filter (code, type, floor, guest, mark):"))
        self.counter.ask_line(
            Prompt(label, self._narrow, changed=self._narrow, left=lambda: self._narrow(""), text=self.wanted)
        )

    def back(self) -> None:
        """Esc clears marks, then the filter, then leaves."""
        if self.rack.marked:
            self.rack.marked.clear()
        elif self.wanted:
            self._narrow("")
        else:
            super().back()


def _has(row: Any, part: str) -> bool:
    if part.upper() in CODES:
        return bool(row.code == part.upper())
    text = f"{row.room} {fold(row.guest or '')} {fold(marks(row))} {code_word(row.code)}"
    return part in text or part in (str(row.type).casefold(), f"{row.floor}f".casefold())
