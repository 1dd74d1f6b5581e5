"""Overbooked nights: what the next days lack, who would be sent elsewhere and why, who was, partner hotels (handbook W-12)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.keymap import OVERBOOKING
from hotelcs.screens import deeds, turned_away
from hotelcs.screens import overbooking_words as told
from hotelcs.screens.act_form import open_act, open_edit
from hotelcs.screens.dialogs.menu import Menu
from hotelcs.screens.listing import Listing, Tab
from hotelcs.screens.paint import ALARM, Line, words
from hotelcs.screens.walk_form import open_walk

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter
    from hotelcs.screens.gateway import Failure

SHORTAGE, GOES, STAYS, SENT, TURNED, PARTNERS = range(6)


def _short(desk: Any) -> list[Any]:
    """Every night of the house; types only where they are short."""
    return [row for row in desk.show("shortage") if not row.type or row.short]


def _listed(desk: Any, *, goes: bool) -> list[Any]:
    return [row for row in desk.show("walk-list") if bool(row.place) == goes]


class Overbooking(Listing):
    """Tabs: shortage, whom to send, who stays, who was sent, who was turned away, partner hotels."""

    number: ClassVar[str] = "06"
    title: ClassVar[str] = N_("Overbooked nights")
    keys: ClassVar[tuple[Any, ...]] = OVERBOOKING
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab(N_("Shortage"), told.SHORT, _short, lambda row: f"{row.night} {row.type}", N_("No rooms: import rooms with `hotelcs import rooms FILE`."),
            told.short_told),
        Tab(N_("Walk list"), told.GOES, lambda desk: _listed(desk, goes=True), lambda row: row.reservation,
            N_("Nobody of today could be sent elsewhere."), told.goes_told, right="guest.read"),
        Tab(N_("Stay here"), told.STAYS, lambda desk: _listed(desk, goes=False), lambda row: row.reservation,
            N_("Nobody of today has to stay here."), told.goes_told, right="guest.read"),
        Tab(N_("Sent"), told.SENT, lambda desk: desk.show("walks"), lambda row: f"{row.reservation} {row.agreed_at}",
            N_("Nobody was sent to another hotel."), told.sent_told, told.sent_detail, right="guest.read"),
        Tab(N_("Turned away"), told.TURNED_AWAY, lambda desk: desk.show("turnaways"), lambda row: str(row.turnaway),
            N_("Nobody was turned away. n notes one."), told.turned_told, right="guest.read"),
        Tab(N_("Partners"), told.PARTNERS, lambda desk: desk.show("partner-hotels"), lambda row: row.partner,
            N_("No partner hotel is on file. n adds one."), told.partner_told),
    )  # fmt: skip

    sought: str = ""

    def look_for(self, booking: str) -> None:
        """The cursor goes to this booking once the list is there."""
        self.sought = booking

    def sift(self, wanted: str) -> None:
        """As every list; then to the booking that is looked for."""
        super().sift(wanted)
        at = next(
            (at for at, row in enumerate(self.front.rows) if getattr(row, "reservation", "") == self.sought),
            None,
        )
        if self.sought and at is not None:
            self.front.go(at)
            self.sought = ""

    def banner(self) -> Line:
        """What is short; on the list of those turned away how many."""
        rows = self.rows[TURNED] if self.tab == TURNED else None
        if rows:
            denied = sum(row.kind == "denial" for row in rows)
            slots = {"count": len(rows), "denied": denied, "regret": len(rows) - denied}
            return (
                words(
                    " " + tr(N_("Turned away {count}: denied {denied}, did not want it {regret}"), **slots)
                ),
            )
        return short_words(self.counter) or (
            words(" " + tr(N_("Nobody needs another hotel in the next seven nights."))),
        )

    def free_deeds(self) -> dict[str, Callable[[], None]]:
        """Something new, by the tab."""
        return {"n": self._new}

    def deeds(self) -> dict[str, Callable[[Any], None]]:
        """What is done with a row, by the tab it is on."""
        found = {
            SHORTAGE: {},
            GOES: {"k": self._walk, "y": self._promise, "enter": self._walk},
            STAYS: {"k": self._walk, "y": self._promise},
            SENT: {"s": self._follow, "x": self._unwalk},
            TURNED: {"x": self._strike},
            PARTNERS: {"e": self._change},
        }[self.tab]
        others = dict.fromkeys("kyesx", self._elsewhere)
        return {**others, **found}

    def _elsewhere(self, row: Any) -> None:
        del row
        self.counter.say(tr(N_("That is done behind another tab: Tab.")))

    def _new(self) -> None:
        if self.tab == TURNED:
            open_act(
                self.counter,
                "turn-away",
                arrival=self.counter.home.business_date if self.counter.home else "",
            )
        elif self.tab == PARTNERS and self.current is None:
            open_act(self.counter, "add-partner")
        elif self.tab == PARTNERS:
            entries = [deeds.step(self.counter, "source-rooms", N_("Hold rooms at this hotel"), lambda: self._source(self.current.partner)),
                       deeds.step(self.counter, "add-partner", N_("Another partner hotel"), lambda: open_act(self.counter, "add-partner"))]  # fmt: skip
            Menu(self.counter, tr(N_("Partners")), entries).open()
        else:
            self._source("")

    def _source(self, partner: str) -> None:
        short = self.current if self.tab == SHORTAGE else None
        asked = {"night": short.night, "rooms": str(short.to_source or 1)} if short else {"rooms": "1"}
        if partner:
            asked["partner"] = partner
        open_act(self.counter, "source-rooms", None, "", **asked)

    def _walk(self, row: Any) -> None:
        open_walk(self.counter, row.reservation)

    def _promise(self, row: Any) -> None:
        fields = {"reservation": row.reservation}
        if "promised" in row.kept and row.promise:
            deeds.do(self.counter, "unpromise-room", fields, N_("{reservation} may be sent elsewhere again."))
            return
        label = tr(N_("Promise {guest} to stay here. Why:"), guest=row.guest)
        deeds.with_words(
            self.counter, "promise-room", fields, "reason", label, N_("{reservation} stays here.")
        )

    def _follow(self, row: Any) -> None:
        fields = {"reservation": row.reservation}

        def answered(outcome: str) -> Callable[[], None]:
            return lambda: deeds.do(
                self.counter, "follow-walk", {**fields, "outcome": outcome}, N_("{reservation}: noted.")
            )

        def unhappy() -> None:
            label = tr(N_("{guest} is unhappy with:"), guest=row.guest)
            deeds.with_words(
                self.counter,
                "follow-walk",
                {**fields, "outcome": "unhappy"},
                "words",
                label,
                N_("{reservation}: noted."),
            )

        entries = [(tr(N_("Reached: content")), answered("content")), (tr(N_("Reached: unhappy")), unhappy),
                   (tr(N_("Not reached, again in an hour")), answered("unreachable"))]  # fmt: skip
        if row.channel and not row.told_at:
            entries.append((tr(N_("The channel was told")), lambda: self._tell(fields)))
        Menu(self.counter, told.sent_told(row), entries).open()

    def _tell(self, fields: dict[str, Any]) -> None:
        deeds.do(self.counter, "tell-channel", fields, N_("The channel of {reservation} knows."))

    def _unwalk(self, row: Any) -> None:
        fields, said = {"reservation": row.reservation}, N_("{reservation} stays here.")

        def beyond(failure: "Failure") -> None:
            if getattr(failure, "code", "") == "SOLD_OUT":
                question = tr(N_("No room is left. {guest} stays here all the same? y/n"), guest=row.guest)
                deeds.sure(self.counter, "unwalk", question, {**fields, "overbook": True}, said)

        question = tr(N_("{guest} stays here after all? y/n"), guest=row.guest)
        deeds.sure(self.counter, "unwalk", question, fields, said, beyond)

    def _strike(self, row: Any) -> None:
        deeds.do(self.counter, "strike-turnaway", {"turnaway": row.turnaway}, N_("Struck out."))

    def _change(self, row: Any) -> None:
        start = {"phone": row.phone, "stars": str(row.stars), "distance_m": str(row.distance_m), "name_en": row.name_en,
                 "name_zh": row.name_zh}  # fmt: skip
        open_edit(self.counter, "change-partner", {"partner": row.partner}, start, row.version)


def open_sheet(counter: "Counter", row: Any = None, tab: int = SHORTAGE) -> None:
    """The sheet: with a booking under the cursor at the walk list, on that booking if it is there."""
    booking = getattr(row, "reservation", "")
    sheet = Overbooking(counter, GOES if booking else tab)
    sheet.look_for(booking)
    counter.show_sheet(sheet)


def short_words(counter: "Counter") -> Line:
    """What is still to be sourced in the next nights, in red; tonight's stands in the banner of every screen already."""
    listed = [row for row in counter.pressing if row.kind == "shortage" and not row.alarm]
    if not listed:
        return ()
    nights = ", ".join(f"{row.ref[5:]} {row.count}" for row in listed)
    return (words(" " + tr(N_("! Rooms to source: {nights}"), nights=nights) + " ", ALARM),)


def turned_away_from(counter: "Counter", row: Any, first: Any) -> None:
    """A guest turned away where availability was looked for: at once when the first night shown is sold out, else by a digit."""
    nights = getattr(row, "nights", None)
    if not isinstance(nights, dict) or first is None:
        counter.say(tr(N_("Who is turned away is noted in the calendar: Tab.")))
        return
    asked = {"type": row.type, "arrival": first.isoformat()}
    night = nights.get(first.isoformat())
    if night is not None and night.sellable <= 0:
        turned_away.note(counter, "sold_out", asked)
    else:
        turned_away.ask_reason(counter, f"{row.type} {first.isoformat()}", asked)
