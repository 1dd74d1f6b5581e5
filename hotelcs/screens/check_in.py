"""02 Check-in: the day's arrivals, who waits for a room, and the way into the form."""

from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import CHECK_IN
from hotelcs.screens.areas import open_booking
from hotelcs.screens.booking import guarantee_word
from hotelcs.screens.codes import code_word, flag_word, minutes_word
from hotelcs.screens.paint import WARN, Line, Row, Rule, panes, words
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Prompt
from hotelcs.screens.sheet import Sheet
from hotelcs.screens.widgets.line_list import Column, LineList
from hotelcs.text import fold


def marks_of(row: Any) -> str:
    """What to know before the guest stands there: waiting, VIP, data missing."""
    told = [word for mark in row.marks if (word := flag_word(mark))]
    if row.queued_minutes is not None:
        told.insert(0, tr(N_("wait {time}"), time=minutes_word(row.queued_minutes)))
    if row.guest_missing:
        told.append(tr(N_("!data")))
    return " ".join(told)


COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("Guest"), 0, lambda row: row.guest or tr(N_("(no name yet)"))),
    Column(N_("Type"), 4, lambda row: row.type),
    Column(N_("Nts"), 3, lambda row: str(row.nights), "right"),
    Column(N_("ETA"), 5, lambda row: row.eta or "-"),
    Column(N_("Room"), 9, lambda row: f"{row.room} {code_word(row.room_code)}" if row.room else "-"),
    Column(N_("A+C"), 4, lambda row: f"{row.adults}+{row.children}" if row.children else str(row.adults)),
    Column(N_("Marks"), 12, marks_of),
    Column(N_("Booking"), 12, lambda row: row.reservation),
)
TO_COME = ("confirmed", "guaranteed")
"""States of a booking whose guest is still to come."""


ONLY: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "queue": (N_("who waits for a room"), lambda row: row.queued_minutes is not None),
    "data": (N_("bookings without a guest"), lambda row: bool(row.guest_missing)),
}
"""Parts of the list that Home opens, by name."""


class CheckIn(Sheet):
    """The arrivals of the business date that are still to come (handbook SC02)."""

    number: ClassVar[str] = "02"
    title: ClassVar[str] = N_("Check-in")
    keys: ClassVar[tuple[Any, ...]] = CHECK_IN

    def __init__(self, counter: Any, wanted: str = "") -> None:
        super().__init__(counter)
        self.list: LineList[Any] = LineList(COLUMNS, lambda row: row.reservation)
        self.rows: list[Any] | None = None
        self.wanted = wanted
        self.only = ""

    def show_only(self, only: str) -> None:
        """Show only who waits for a room ("queue"), or bookings without a guest ("data"); everything with nothing."""
        self.only = only
        self._narrow(self.wanted)

    @property
    def listed(self) -> LineList[Any]:
        """The arrivals."""
        return self.list

    def open(self) -> None:
        """Read the arrivals; keys typed meanwhile are for them."""
        self.counter.ask_first("arrivals", lambda desk: desk.show("arrivals"), self._read)

    def reload(self) -> None:
        """Read the arrivals again."""
        self.counter.ask("arrivals", lambda desk: desk.show("arrivals"), self._read)

    def _read(self, rows: list[Any]) -> None:
        self.rows = [row for row in rows if row.status in TO_COME]
        self._narrow(self.wanted)

    def _narrow(self, wanted: str) -> None:
        """Show only rows with every word of `wanted` in guest, booking, room or type."""
        self.wanted = wanted
        parts = fold(wanted).split()
        rows = [row for row in self.rows or [] if not self.only or ONLY[self.only][1](row)]
        self.list.put(
            [row for row in rows if all(part in _searched(row) for part in parts)] if parts else rows
        )

    def banner(self) -> Line:
        """Who waits for a room, and how long."""
        home = self.counter.home
        if home is None or not home.queue:
            return (words(" " + tr(N_("Queue: nobody waits."))),)
        waiting = "  ".join(f"{ticket.guest} {minutes_word(ticket.minutes)}" for ticket in home.queue)
        return (
            words(" " + tr(N_("Queue {count}: {waiting}"), count=len(home.queue), waiting=waiting), WARN),
        )

    def body(self, width: int, height: int) -> list[Line]:
        """The list, with the filter in its border."""
        rows = self.rows
        count = 0 if rows is None else len(rows)
        title = tr(N_("Arrivals to come {count}"), count=count)
        if self.wanted:
            told = tr(
                N_("filter [{wanted}] {shown} of {count}, Esc clears"),
                wanted=self.wanted,
                shown=len(self.list.rows),
                count=count,
            )
            title = f"{title}  {told}"
        elif self.only:
            told = tr(
                N_("only {what} {shown}, Esc shows all"),
                what=tr(ONLY[self.only][0]),
                shown=len(self.list.rows),
            )
            title = f"{title}  {told}"
        inner: list[Row] = [Rule(title), *self.list.draw(width - 2, height - 2)]
        if rows is not None and not self.list.rows:
            inner.append((words(" " + self._empty()),))
        return panes(height, (inner, width - 2))

    def narrow(self, width: int, height: int) -> list[Row]:
        """The list beside a form: who, when, which room."""
        columns = (COLUMNS[0], COLUMNS[3], COLUMNS[4])
        return [Rule(tr(N_("Arrivals"))), *self.list.draw(width, height - 1, columns)]

    def _empty(self) -> str:
        if self.wanted:
            return tr(N_("No arrival has {wanted}. Esc clears the filter."), wanted=self.wanted)
        if self.only and self.rows:
            return tr(N_("There is none of these any more. Esc shows all."))
        return tr(N_("No arrivals left today. :in receives a walk-in."))

    def status(self) -> str:
        """The booking under the cursor."""
        row = self.list.current
        if row is None:
            return self._empty() if self.rows is not None else tr(N_("One moment ..."))
        return tr(
            N_("{reservation}  {arrival} to {departure}  {guarantee}  {requests}"),
            reservation=row.reservation,
            arrival=row.arrival[5:],
            departure=row.departure[5:],
            guarantee=guarantee_word(row.guarantee),
            requests=row.requests,
        )

    def press(self, press: Press) -> bool:
        """Move, filter, check in, queue, assign, receive."""
        if self.list.press(press):
            self.counter.hints.walking(self.number, by_room=False)
            return True
        if press.key == "f":
            self._ask_filter()
            return True
        if press.key in ("w", "k"):
            self._walk_in() if press.key == "w" else self._overbooked()
            return True
        if press.key == "m":
            self._group()
            return True
        deed = {
            "enter": self._check_in,
            "i": self._check_in,
            "n": self._queue,
            "r": self._assign,
            "b": self._assisted,
        }.get(press.key)
        if deed is None:
            return False
        row = self.list.current
        if row is None:
            self.counter.say(self._empty())
        else:
            deed(row)
        return True

    def _check_in(self, row: Any) -> None:
        open_booking(self.counter, row.reservation)

    def _assisted(self, row: Any) -> None:
        from hotelcs.screens.assisted import open_assisted

        open_assisted(self.counter, row.reservation)

    def _walk_in(self) -> None:
        from hotelcs.screens.walk_in_form import open_walk_in

        open_walk_in(self.counter)

    def _overbooked(self) -> None:
        from hotelcs.screens.overbooking import open_sheet

        open_sheet(self.counter, self.list.current)

    def _group(self) -> None:
        """The group of the booking under the cursor, else one of those that come today."""
        from hotelcs.screens.group_check_in import choose_group, open_group_check_in

        party = self.list.current.party if self.list.current is not None else ""
        if party.startswith("G"):
            open_group_check_in(self.counter, party)
        else:
            choose_group(self.counter)

    def _queue(self, row: Any) -> None:
        def queued(_: Any) -> None:
            self.counter.praise(tr(N_("{guest} waits for a room."), guest=row.guest))

        self.counter.do("queue", {"reservation": row.reservation}, queued)

    def _assign(self, row: Any) -> None:
        from hotelcs.screens.dialogs.pick_room import PickRoom

        PickRoom(self.counter, row).load()

    def _ask_filter(self) -> None:
        def entered(text: str) -> None:
            self._narrow(text)

        label = tr(N_("Filter:"))
        self.counter.ask_line(
            Prompt(label, entered, changed=self._narrow, left=lambda: self._narrow(""), text=self.wanted)
        )

    def back(self) -> None:
        """Esc clears the filter first."""
        if self.wanted:
            self._narrow("")
        elif self.only:
            self.show_only("")
        else:
            super().back()


def _searched(row: Any) -> str:
    return f"{fold(row.guest)} {row.reservation.casefold()} {row.room} {row.type.casefold()}"
