"""03 In-house: everybody in the house; extend, shorten, move, cards, the bill (handbook SC03)."""

from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import IN_HOUSE
from hotelcs.screens import printing, register_deeds
from hotelcs.screens.act_form import open_act
from hotelcs.screens.codes import flag_word
from hotelcs.screens.dialogs.card import Card
from hotelcs.screens.listing import Tab
from hotelcs.screens.paint import Line, words
from hotelcs.screens.stay_list import StayList, balance, pax
from hotelcs.screens.widgets.line_list import Column


def marks(row: Any) -> str:
    """What to know before one speaks to them."""
    return " ".join(filter(None, (flag_word(mark) for mark in row.marks)))


def _told(row: Any) -> str:
    leaves = tr(N_("leaves {date} {time}"), date=row.departure, time=row.until).strip()
    return f"{row.room} {row.guest}  {row.stay}  {leaves}  {marks(row)}"


def _detail(row: Any) -> list[str]:
    named = {"reservation": row.reservation, "stay": row.stay, "guest": row.guest_no}
    return [
        f"{row.room} {row.type}  {row.guest}",
        tr(N_("{arrival} to {departure}"), arrival=row.arrival, departure=row.departure),
        tr(N_("Booking {reservation}, stay {stay}, guest {guest}"), **named),
        tr(N_("Balance {balance}"), balance=balance(row) or "-"),
        tr(N_("Key cards out: {count}"), count=row.keys_out),
        marks(row),
    ]


STAYS: tuple[Column[Any], ...] = (
    Column(N_("Room"), 6, lambda row: row.room),
    Column(N_("Guest"), 0, lambda row: row.guest),
    Column(N_("Type"), 4, lambda row: row.type),
    Column(N_("Pax"), 4, pax),
    Column(N_("Out"), 11, lambda row: f"{row.departure[5:]} {row.until}".strip()),
    Column(N_("Balance"), 11, balance, "right"),
    Column(N_("Marks"), 14, marks),
    Column(N_("Lang"), 4, lambda row: row.lang),
)


def _who(wanted: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    return lambda desk: [row for row in desk.show("in-house") if wanted(row)]


class InHouse(StayList):
    """Tabs: everybody, who leaves today or should have, who owes."""

    number: ClassVar[str] = "03"
    title: ClassVar[str] = N_("In house")
    keys: ClassVar[tuple[Any, ...]] = IN_HOUSE
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab(N_("In house"), STAYS, _who(lambda _: True), lambda row: row.stay, N_("Nobody is in the house. :in receives a walk-in."),
            _told, _detail, right="guest.read"),
        Tab(N_("Due out"), STAYS, _who(lambda row: {"due_out", "overstay"} & set(row.marks)), lambda row: row.stay,
            N_("Nobody is left to leave today."), _told, _detail, right="guest.read"),
        Tab(N_("Owes"), STAYS, _who(lambda row: (row.balance_minor or 0) > 0), lambda row: row.stay, N_("Nobody owes anything."),
            _told, _detail, right="folio.read"),
    )  # fmt: skip

    def banner(self) -> Line:
        """How many rooms, guests and minors."""
        home = self.counter.home
        if home is None:
            return ()
        told = tr(N_("Rooms {rooms}  guests {guests}  minors {minors}  due out {left}"), rooms=home.in_house, guests=home.guests,
                  minors=home.minors, left=home.departures_left)  # fmt: skip
        return (words(f" {told}"),)

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """What is done with a stay."""
        return {
            "m": self.move,
            "+": self.extend,
            "-": self.shorten,
            "k": self.card,
            "p": lambda row: printing.card(self.counter, row.stay),
            "b": self.bill,
            "q": self.out,
            "z": self.ran_off,
            "w": lambda row: register_deeds.wake(self.counter, row),
            "l": lambda row: register_deeds.message_for(self.counter, row),
            "i": self.join,
            "d": lambda row: open_act(self.counter, "split-guests", {"reservation": row.room}, row.guest),
        }

    def opened(self, row: Any) -> None:
        """The card of the stay, with what the registers of the desk hold for it."""
        self.counter.ask_first(
            "stay", lambda desk: desk.show("stay", no=row.stay), lambda stay: self._card(row, stay)
        )

    def _card(self, row: Any, stay: Any) -> None:
        Card(self.counter, _told(row), [*_detail(row), *stay.notes]).open()
