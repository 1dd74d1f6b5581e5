"""06 Reservations, one group: its rooms with who sleeps in them, its people, its block (handbook SC06, W-11)."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import GROUP as KEYS
from hotelcs.screens import deeds, groups, many_out
from hotelcs.screens.act_form import open_act
from hotelcs.screens.booking import money
from hotelcs.screens.codes import code_word
from hotelcs.screens.group_forms import STAGES
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import WARN, Line, fits, words
from hotelcs.screens.reservations import STATES
from hotelcs.screens.widgets.line_list import Column

ROOMS, PEOPLE, BLOCK = range(3)
NAME_CELLS = 16
"""Cells of the name in the title row."""


def _names(row: Any) -> str:
    return tr(N_(", ")).join(row.names) or tr(N_("(no name yet)"))


def _documents(row: Any) -> str:
    """Documents shown of so many adults; before the check-in those that the list tells."""
    told = f"{row.documents}/{row.adults}"
    return told if row.stay else tr(N_("told {count}"), count=told)


def room_columns(currency: str) -> tuple[Column[Any], ...]:
    """The rooms of a group."""
    return (
        Column(N_("Room"), 9, lambda row: f"{row.room} {code_word(row.room_code)}" if row.room else "-"),
        Column(N_("Guests"), 0, _names),
        Column(N_("Type"), 4, lambda row: row.type),
        Column(N_("In"), 5, lambda row: row.arrival[5:]),
        Column(N_("Out"), 5, lambda row: row.departure[5:]),
        Column(N_("IDs"), 8, _documents),
        Column(N_("Balance"), 9, lambda row: money(row.balance_minor or None, currency), "right"),
        Column(N_("Status"), 10, lambda row: tr(STATES.get(row.status, row.status))),
    )


def _given(rooms: int, floors: int) -> str:
    """The sentence for so many rooms given on so many floors."""
    if rooms == 1:
        return N_("One room on floor {floors}.")
    return N_("{count} rooms on floor {floors}.") if floors == 1 else N_("{count} rooms on floors {floors}.")


LISTED: tuple[Column[Any], ...] = (
    Column(N_("Name"), 0, lambda row: row.guest),
    Column(N_("Room"), 6, lambda row: row.room or "-"),
    Column(N_("Booking"), 12, lambda row: row.reservation or "-"),
    Column(N_("Language"), 8, lambda row: row.lang),
    Column(N_("Document"), 9, lambda row: row.document or "-"),
    Column(N_("Status"), 10, lambda row: tr(STATES.get(row.status, row.status))),
)


def night_columns(currency: str) -> tuple[Column[Any], ...]:
    """The block night by night."""
    return (
        Column(N_("Date"), 10, lambda row: row.night),
        Column(N_("Type"), 6, lambda row: row.type),
        Column(N_("Agreed"), 7, lambda row: str(row.rooms), "right"),
        Column(N_("Taken up"), 9, lambda row: str(row.taken), "right"),
        Column(N_("Still held"), 10, lambda row: str(row.left), "right"),
        Column(N_("Released"), 9, lambda row: str(row.released), "right"),
        Column(N_("Rate"), 10, lambda row: money(row.rate_minor, currency), "right"),
        Column("", 0, lambda _: ""),
    )


class Group(Listing):
    """Tabs: rooms, people on the list, the block. Space marks rooms."""

    number: ClassVar[str] = "06"
    title: ClassVar[str] = N_("One group")
    keys: ClassVar[tuple[Any, ...]] = KEYS
    marking: ClassVar[bool] = True

    def __init__(self, counter: Any, found: Any) -> None:
        self.found = found
        self.tabs = (  # type: ignore[misc] # what they read is of one group
            Tab(N_("Its rooms"), room_columns(found.currency), self._reads("group_rooms"), lambda row: row.reservation,
                N_("No room is taken up yet. l takes the list, n one booking."), self._told, right="guest.read"),
            Tab(N_("Its people"), LISTED, self._reads("people"), lambda row: f"{row.reservation} {row.guest}",
                N_("There is no list yet. l takes it."), lambda row: f"{row.guest}  {row.reservation}", right="guest.read"),
            Tab(N_("Rooms held"), night_columns(found.currency), self._reads("block_nights"), lambda row: f"{row.night} {row.type}",
                N_("No rooms are agreed. b sets how many."), self._night_told, right="guest.read"),
        )  # fmt: skip
        super().__init__(counter)

    def _reads(self, part: str) -> Callable[[Any], Sequence[Any]]:
        def read(desk: Any) -> Sequence[Any]:
            self.found = desk.show("group", no=self.found.group)
            rows: Sequence[Any] = getattr(self.found, part)
            return rows

        return read

    @property
    def name(self) -> str:
        """The group's number and name in the title row."""
        return f"{self.found.group} {fits(self.found.name, NAME_CELLS)}"

    def banner(self) -> Line:
        """Dates, rooms, people, until when the rest is held, and what does not agree."""
        found = self.found
        told = tr(
            N_("{stage}  {arrival} - {departure}  rooms {taken}/{rooms}  people {listed}/{pax}"), stage=tr(STAGES[found.status]),
            arrival=found.arrival[5:], departure=found.departure[5:], taken=found.taken, rooms=found.rooms, listed=found.listed,
            pax=found.pax,
        )  # fmt: skip
        more = (
            [tr(N_("held {count} until {day}"), count=found.left, day=found.cutoff[5:])] if found.left else []
        )
        more += [tr(N_("coach {time}"), time=found.coach)] if found.coach else []
        line = words("  ".join([f" {told}", *more]))
        return (line, words(f"  {groups.differs(found)}", WARN)) if found.mismatch else (line,)

    def _told(self, row: Any) -> str:
        return f"{row.reservation}  {_names(row)}  {row.type} {row.arrival} - {row.departure}  {row.requests}".rstrip()

    def _night_told(self, row: Any) -> str:
        return tr(N_("{night} {type}: {held} held, {taken} of {rooms} taken up"), night=row.night, type=row.type, held=row.left,
                  taken=row.taken, rooms=row.rooms)  # fmt: skip

    # --- deeds

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """What is done with the whole group."""
        number = {"group": self.found.group}
        return {
            "n": lambda: open_act(self.counter, "pick-up", number, self.found.name, adults="1"),
            "e": lambda: groups.change(self.counter, self.found),
            "l": lambda: groups.open_list(self.counter, self.found.group),
            "b": lambda: open_act(self.counter, "set-block", number, self.found.name, **self._type()),
            "r": self._release,
            "s": lambda: groups.confirm(self.counter, self.found),
            "a": self._assign,
            "-": self._unassign,
            "m": self._check_in,
            "q": self._check_out,
            **({"x": lambda: groups.cancel(self.counter, self.found)} if self.tab == BLOCK else {}),
        }

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """A booking of the group is cancelled by itself."""
        return {"x": self._cancel, "d": self._divide} if self.tab == ROOMS else {}

    def opened(self, row: Any) -> None:
        """The booking of a room or a person, in a box."""
        if self.tab == BLOCK or not row.reservation:
            super().opened(row)
            return
        from hotelcs.screens.booking_card import open_card

        open_card(self.counter, row.reservation)

    def _type(self) -> dict[str, str]:
        """The type under the cursor of the block, to begin with."""
        row = self.current
        return {"type": row.type, "rooms": str(row.rooms)} if self.tab == BLOCK and row is not None else {}

    def _release(self) -> None:
        question = tr(
            N_("Give {left} rooms a night of {group} back to sale? y/n"),
            left=self.found.left,
            group=self.found.group,
        )
        deeds.sure(self.counter, "release-block", question, {"group": self.found.group},
                   N_("{group}: {room_nights} room nights are on sale again."))  # fmt: skip

    def _assign(self) -> None:
        def said(done: Any) -> None:
            result = done.result
            floors = tr(N_(", ")).join(map(str, result["floors"]))
            told = tr(
                _given(len(result["rooms"]), len(result["floors"])), count=len(result["rooms"]), floors=floors
            )
            left = (
                tr(N_("Without a room: {bookings}."), bookings=", ".join(result["left"]))
                if result["left"]
                else ""
            )
            self.counter.praise(f"{told} {left}".rstrip())

        self.counter.do("assign-group", {"group": self.found.group}, said)

    def _unassign(self) -> None:
        question = tr(N_("Take the rooms of {group} back? y/n"), group=self.found.group)
        deeds.sure(
            self.counter,
            "unassign-group",
            question,
            {"group": self.found.group},
            N_("Without a room now: {reservations}."),
        )

    def _cancel(self, row: Any) -> None:
        label = tr(N_("Cancel {reservation} {guest}. Why:"), reservation=row.reservation, guest=row.guest)
        fields = {"reservation": row.reservation}
        deeds.with_words(self.counter, "cancel", fields, "reason", label, N_("{reservation} is cancelled."))

    def _divide(self, row: Any) -> None:
        reference = row.room if row.status == "checked_in" else row.reservation
        open_act(self.counter, "split-guests", {"reservation": reference}, _names(row))

    def _check_in(self) -> None:
        from hotelcs.screens.group_check_in import open_group_check_in

        open_group_check_in(self.counter, self.found.group)

    def _check_out(self) -> None:
        """The marked rooms, or all that leave today and owe nothing."""
        today = self.counter.home.business_date if self.counter.home else ""
        marked = self.front.marked if self.tab == ROOMS else set()
        here = [row for row in self.found.group_rooms if row.status == "checked_in"]
        due = [row for row in here if row.departure <= today and not row.balance_minor]
        chosen = [row for row in here if row.reservation in marked] if marked else due
        if not chosen:
            self.counter.say(tr(N_("Nobody here can go: nobody leaves today, or everybody owes something.")))
            return
        early = sum(row.departure > today for row in chosen)
        many_out.ask(self.counter, [row.stay for row in chosen], self.front.marked.clear, early)
