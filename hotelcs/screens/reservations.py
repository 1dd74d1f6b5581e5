"""06 Reservations: free rooms by type and day, who comes today and tomorrow, who has no firm booking yet (handbook SC06)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import RESERVATIONS
from hotelcs.screens import calls, deeds, overbooking
from hotelcs.screens.act_form import open_act
from hotelcs.screens.amending import open_amend
from hotelcs.screens.booking import GUARANTEES, guarantee_word
from hotelcs.screens.calendar_prices import Turning, price_columns, rules_told
from hotelcs.screens.groups import GROUPS_TAB, group_deeds, new
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import Line, words
from hotelcs.screens.widgets.line_list import Column

CALENDAR, TODAY, TOMORROW, TENTATIVE, WAITLIST = range(5)
GROUPS = WAITLIST + 1 + len(calls.TABS)
DAYS, WEEK = 14, 7
HEAD, DAY_CELLS = 14, 7
"""Cells of type and rooms, and of a day."""
MOST = 1000
STATES = {
    "tentative": N_("tentative"), "confirmed": N_("confirmed"), "guaranteed": N_("guaranteed"), "waitlist": N_("waitlist"),
    "checked_in": N_("in house"), "checked_out": N_("gone"), "cancelled": N_("cancelled"), "no_show": N_("no-show"),
    "expired": N_("expired"), "walked": N_("walked"),
}  # fmt: skip
OVER = ("cancelled", "no_show", "expired", "walked")
"""States of a booking that nobody comes for any more; they stand last."""
COME = ("checked_in", "checked_out")
WEEKDAYS = (N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"), N_("Sa"), N_("Su"))


@dataclass(slots=True)
class TypeRow:
    """A room type with what is free of it on each night (ISO date)."""

    type: str
    rooms: int
    nights: dict[str, Any] = field(default_factory=dict)


def types_of(rows: Sequence[Any]) -> list[TypeRow]:
    """The availability by type, each with its nights, in the hotel's order of types."""
    found: dict[str, TypeRow] = {}
    for row in rows:
        found.setdefault(row.type, TypeRow(row.type, getattr(row, "rooms", 0))).nights[row.night] = row
    return list(found.values())


def _free(night: str) -> Callable[[TypeRow], str]:
    def shows(row: TypeRow) -> str:
        one = row.nights.get(night)
        if one is None or not hasattr(one, "free"):
            return ""
        held = f"g{one.for_groups}" if one.for_groups else ""
        return f"{one.free}{'!' if one.sellable <= 0 else ''}{held}"

    return shows


def day_columns(first: date, count: int) -> list[Column[Any]]:
    """Type, how many rooms, then a column for each night: what is free; ! where nothing can be sold any more, g and what groups hold."""
    days = [first + timedelta(days=n) for n in range(count)]
    return [
        Column(N_("Type"), 6, lambda row: row.type),
        Column(N_("Rms."), 5, lambda row: str(row.rooms), "right"),
        *(
            Column(f"{tr(WEEKDAYS[day.weekday()])} {day.day:02d}", 6, _free(day.isoformat()), "right")
            for day in days
        ),
        Column("", 0, lambda _: ""),
    ]


BOOKINGS: tuple[Column[Any], ...] = (
    Column(N_("Booking"), 12, lambda row: row.reservation),
    Column(N_("Guest"), 0, lambda row: row.guest or tr(N_("(no name yet)"))),
    Column(N_("Type"), 4, lambda row: row.type),
    Column(N_("In"), 5, lambda row: row.arrival[5:]),
    Column(N_("Nts"), 3, lambda row: str(row.nights), "right"),
    Column(N_("A+C"), 4, lambda row: f"{row.adults}+{row.children}" if row.children else str(row.adults)),
    Column(N_("Room"), 5, lambda row: row.room or "-"),
    Column(N_("Status"), 10, lambda row: tr(STATES.get(row.status, row.status))),
    Column(N_("Guarantee"), 12, lambda row: guarantee_word(row.guarantee)),
)
WAITING: tuple[Column[Any], ...] = (
    Column(N_("Booking"), 12, lambda row: row.reservation),
    Column(N_("Guest"), 0, lambda row: row.guest),
    Column(N_("Phone"), 15, lambda row: row.phone or "-"),
    Column(N_("Type"), 4, lambda row: row.type),
    Column(N_("In"), 5, lambda row: row.arrival[5:]),
    Column(N_("Nts"), 3, lambda row: str(row.nights), "right"),
    Column(N_("Place"), 13, lambda row: tr(N_("free, in turn")) if row.turn else tr(N_("free")) if row.fits else tr(N_("none yet"))),
)  # fmt: skip


def _told(row: Any) -> str:
    return f"{row.reservation} {row.guest}  {row.type} {row.arrival} - {row.departure}  {tr(STATES.get(row.status, row.status))}"


def _waits(row: Any) -> str:
    after = tr(N_("after {booking}"), booking=row.after) if row.after else ""
    return f"{row.reservation} {row.guest}  {row.type} {row.arrival} - {row.departure}  {after}".rstrip()


def _arriving(days: int) -> Callable[[Any], list[Any]]:
    def read(desk: Any) -> list[Any]:
        today = date.fromisoformat(desk.show("business-day").business_date)
        rows = desk.show("reservations", arrival=(today + timedelta(days=days)).isoformat(), limit=MOST)
        return sorted(
            rows,
            key=lambda row: (row.status in OVER, row.status in COME, row.guest.casefold(), row.reservation),
        )

    return read


class Reservations(Listing):
    """Tabs: calendar, today, tomorrow, tentative, waitlist, groups."""

    number: ClassVar[str] = "06"
    title: ClassVar[str] = N_("Reservations")
    keys: ClassVar[tuple[Any, ...]] = RESERVATIONS
    bookings: ClassVar[tuple[Tab, ...]] = (
        Tab(N_("Today"), BOOKINGS, _arriving(0), lambda row: row.reservation, N_("Nobody comes today."), _told, right="guest.read"),
        Tab(N_("Tomorrow"), BOOKINGS, _arriving(1), lambda row: row.reservation, N_("Nobody comes tomorrow."), _told, right="guest.read"),
        Tab(N_("Tentative"), BOOKINGS, lambda desk: desk.show("reservations", status="tentative", limit=MOST),
            lambda row: row.reservation, N_("No booking waits to be confirmed."), _told, right="guest.read"),
        Tab(N_("Waitlist"), WAITING, lambda desk: desk.show("waitlist"), lambda row: row.reservation, N_("Nobody is on the waitlist."),
            _waits, right="guest.read"),
        *calls.TABS,
    )  # fmt: skip

    def __init__(self, counter: Any, found: str = "") -> None:
        today = counter.home.business_date if counter.home else ""
        self.turning = Turning()
        self.first = date.fromisoformat(today) if today else None
        columns = day_columns(self.first, DAYS) if self.first else ()
        calendar = Tab(N_("Calendar"), columns, self._calendar, lambda row: row.type, N_("No rooms: import rooms with `hotelcs import rooms FILE`."),
                       self._type_told)  # fmt: skip
        one = Tab(N_("Found"), BOOKINGS, lambda desk: [desk.show("reservation", no=found)], lambda row: row.reservation,
                  N_("The booking is not there any more."), _told, right="guest.read")  # fmt: skip
        self.tabs = (calendar, *self.bookings, GROUPS_TAB, *([one] if found else []))  # type: ignore[misc] # its columns are days
        super().__init__(counter, len(self.tabs) - 1 if found else 0)

    # --- the calendar

    def _calendar(self, desk: Any) -> list[TypeRow]:
        if self.first is None:
            self.first = date.fromisoformat(desk.show("business-day").business_date)
        found = self.turning.read(desk, self.first, self.first + timedelta(days=DAYS))
        priced = self.turning.prices
        self.lists[CALENDAR].columns = (
            price_columns(self.first, DAYS, list(WEEKDAYS)) if priced else day_columns(self.first, DAYS)
        )
        return types_of(found)

    def _type_told(self, row: TypeRow) -> str:
        if rules := rules_told(row):
            return tr(N_("{type}: {rules}"), type=row.type, rules=rules)
        short = [one for one in row.nights.values() if one.sellable <= 0]
        if groups := [one for one in row.nights.values() if getattr(one, "for_groups", 0)]:
            listed = tr(N_(", ")).join(f"{one.night[5:]} {one.for_groups}" for one in groups)
            return tr(N_("{type}: held for groups (g) {nights}"), type=row.type, nights=listed)
        if short:
            return tr(
                N_("{type}: sold out on {days}"),
                type=row.type,
                days=", ".join(one.night[5:] for one in short),
            )
        least = min((one.free for one in row.nights.values()), default=0)
        return tr(N_("{type}: at least {count} free on every night shown"), type=row.type, count=least)

    def shown_columns(self, width: int) -> Sequence[Column[Any]]:
        """As many days as there is room for."""
        if self.tab != CALENDAR:
            return ()
        shown = max(1, min(DAYS, (width - HEAD) // DAY_CELLS))
        columns = self.lists[CALENDAR].columns
        return [*columns[: 2 + shown], *columns[-1:]]

    def _turn_days(self, days: int) -> None:
        if self.tab == CALENDAR and self.first is not None:
            self.first += timedelta(days=days)
            self.open()
        else:
            self.counter.say(tr(N_("The days are turned in the calendar: Tab.")))

    def banner(self) -> Line:
        """From which day to which the calendar goes, what is short, and how many wait for an answer."""
        if self.first is None:
            return ()
        told = [self.turning.told(self.first)] if self.tab == CALENDAR else []
        for tab, label in ((TENTATIVE, N_("tentative {count}")), (WAITLIST, N_("waitlist {count}"))):
            rows = self.rows[tab]
            if rows is not None:
                told.append(tr(label, count=len(rows)))
        told = [hint] if (hint := calls.hint(self.now)) else told
        return (*overbooking.short_words(self.counter), words(" " + "   ".join(told)))

    # --- deeds

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """A new booking; another week; free rooms or prices; whom to send elsewhere."""
        return {
            "n": self._new,
            "k": lambda: overbooking.open_sheet(self.counter, self.current),
            "+": lambda: self._turn_days(WEEK),
            "-": lambda: self._turn_days(-WEEK),
            "v": self._turn,
        }

    def _turn(self) -> None:
        """Free rooms, then the prices of each plan."""
        if self.tab == CALENDAR:
            self.turning.turn()
            self.open()
        else:
            self.counter.say(tr(N_("Prices are in the calendar: Tab.")))

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """What is done with a booking, or a group."""
        if self.tab == GROUPS:
            return group_deeds(self.counter)
        return {**calls.deed(self), "r": self._turned_away, "e": self._booking(self._amend), "x": self._booking(self._cancel),
                "y": self._booking(self._guarantee), "s": self._booking(self._confirm), "i": self._booking(self._check_in),
                "d": self._booking(self._divide)}  # fmt: skip

    def _booking(self, deed: Callable[[Any], None]) -> Callable[[Any], None]:
        def on(row: Any) -> None:
            if hasattr(row, "reservation"):
                deed(row)
            else:
                self.counter.say(tr(N_("The bookings are behind the other tabs: Tab.")))

        return on

    def _turned_away(self, row: Any) -> None:
        overbooking.turned_away_from(self.counter, row, self.first)

    def _new(self) -> None:
        from hotelcs.screens.book_form import open_book

        if self.tab == GROUPS:
            new(self.counter)
            return
        if self.counter.may("book"):
            open_book(self.counter)
        else:
            self.counter.refuse("book")

    def _amend(self, row: Any) -> None:
        open_amend(self.counter, row.reservation)

    def _divide(self, row: Any) -> None:
        open_act(self.counter, "split-guests", {"reservation": row.reservation}, row.guest)

    def _cancel(self, row: Any) -> None:
        label = tr(N_("Cancel {reservation} {guest}. Why:"), reservation=row.reservation, guest=row.guest)
        deeds.with_words(
            self.counter,
            "cancel",
            {"reservation": row.reservation},
            "reason",
            label,
            N_("{reservation} is cancelled."),
        )

    def _confirm(self, row: Any) -> None:
        deeds.do(self.counter, "confirm", {"reservation": row.reservation}, N_("{reservation} is confirmed."))

    def _guarantee(self, row: Any) -> None:
        from hotelcs.screens.dialogs.menu import Entry, Menu

        def by(guarantee: str) -> Callable[[], None]:
            fields = {"reservation": row.reservation, "guarantee": guarantee}
            return lambda: deeds.do(self.counter, "guarantee", fields, N_("{reservation} is guaranteed."))

        if row.status in OVER:
            self.counter.say(_told(row))
            return
        if not self.counter.may("guarantee"):
            self.counter.refuse("guarantee")
            return
        entries: list[Entry] = [(tr(told), by(code)) for code, told in GUARANTEES.items() if code != "none"]
        Menu(self.counter, row.reservation, entries).open()

    def _check_in(self, row: Any) -> None:
        from hotelcs.screens.areas import open_booking

        open_booking(self.counter, row.reservation)

    def opened(self, row: Any) -> None:
        """What is known of a booking."""
        if not hasattr(row, "reservation"):
            super().opened(row)
            return
        if calls.opened(self.counter, row):
            return
        from hotelcs.screens.booking_card import open_card

        open_card(self.counter, row.reservation)
