"""A list of stays: digits go to a room, and what both 03 and 04 do with a stay - extend, shorten, move, bill, out."""

from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds, moving, other_departure, ran_off, stay_words
from hotelcs.screens.act_form import open_act
from hotelcs.screens.booking import money
from hotelcs.screens.folio import open_folio
from hotelcs.screens.listing import Listing
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Prompt


def pax(row: Any) -> str:
    """`2+1`: adults and minors."""
    return f"{row.adults}+{row.minors}" if row.minors else str(row.adults)


def balance(row: Any) -> str:
    """What the stay owes."""
    return money(row.balance_minor, row.currency)


class StayList(Listing):
    """Rows with a room, a stay, a guest and a departure."""

    by_room: ClassVar[bool] = True

    def __init__(self, counter: Any, tab: int = 0) -> None:
        super().__init__(counter, tab)
        self.typed = ""

    def press(self, press: Press) -> bool:
        """Digits go to the room that begins with them; Enter ends them, any other key forgets them."""
        if len(press.key) == 1 and press.key.isdecimal():
            self._digit(press.key)
            return True
        ended, self.typed = self.typed, ""
        if ended and press.key == "enter":
            return True
        return super().press(press)

    def _digit(self, digit: str) -> None:
        self.typed += digit
        rooms = [row.room for row in self.front.rows]
        at = next(
            (at for at, room in enumerate(rooms) if room.lstrip("0").startswith(self.typed.lstrip("0"))), None
        )
        at = next((found for found, room in enumerate(rooms) if room.startswith(self.typed)), at)
        if at is None:
            self.counter.say(tr(N_("No room here begins with {digits}."), digits=self.typed))
            self.typed = ""
        else:
            self.front.go(at)

    def status(self) -> str:
        """The digits typed so far, else the row in words."""
        if self.typed:
            return tr(N_("Go to room {digits}"), digits=self.typed)
        return super().status()

    # --- what is done with a stay

    def move(self, row: Any) -> None:
        """Rooms by number, then why."""
        moving.ask_room(self.counter, row)

    def extend(self, row: Any) -> None:
        """Ask for nights or a date."""
        self._ask("extend", tr(N_("{room} {guest} stays how many nights more, or until:"), room=row.room, guest=row.guest),
                  lambda text: other_departure.confirm(self.counter, row, "extend", text))  # fmt: skip

    def shorten(self, row: Any) -> None:
        """Ask for nights or a date."""
        self._ask("shorten", tr(N_("{room} {guest} leaves how many nights sooner, or on:"), room=row.room, guest=row.guest),
                  lambda text: other_departure.confirm(self.counter, row, "shorten", text))  # fmt: skip

    def _ask(self, verb: str, label: str, then: Callable[[str], None]) -> None:
        if self.counter.may(verb):
            self.counter.ask_line(Prompt(label, lambda text: then(text.strip()) if text.strip() else None))
        else:
            self.counter.refuse(verb)

    def card(self, row: Any) -> None:
        """One more key card."""
        deeds.do(self.counter, "issue-key", {"stay": row.stay}, N_("One more key card is out."))

    def join(self, row: Any) -> None:
        """Somebody more sleeps there from now on."""
        open_act(self.counter, "add-guest", {"stay": row.stay}, f"{row.room} {row.guest}")

    def bill(self, row: Any) -> None:
        """The folio of the stay."""
        open_folio(self.counter, stay=row.stay)

    def ran_off(self, row: Any) -> None:
        """Who is gone without paying: what was found is asked first."""
        ran_off.ask(self.counter, row)

    def out(self, row: Any) -> None:
        """Let the guest go; what is to be paid is asked first."""
        stay_words.leave(self.counter, row)
