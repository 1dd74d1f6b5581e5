"""Choose a room for a booking: suggestions with their reasons, by digit."""

from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.codes import code_word
from hotelcs.screens.dialogs.menu import ONE_DIGIT, Entry, Menu

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


class PickRoom:
    """Reads the suggestions, then lays a menu over the screen."""

    def __init__(self, counter: "Counter", booking: Any) -> None:
        self.counter = counter
        self.booking = booking

    def load(self) -> None:
        """Ask for rooms; keys typed meanwhile are kept."""
        number = self.booking.reservation
        self.counter.ask_first(
            "suggestions", lambda desk: desk.show("suggestions", reservation=number), self._show
        )

    def _show(self, rows: list[Any]) -> None:
        if not rows:
            self.counter.say(tr(N_("No room of this type is free. n queues the guest.")))
            return
        entries: list[Entry] = [
            (f"{row.room} {code_word(row.code)}  {tr(N_(', ')).join(row.reasons)}", self._assigning(row.room))
            for row in rows[:ONE_DIGIT]
        ]
        Menu(self.counter, tr(N_("Room for {guest}"), guest=self.booking.guest), entries).open()

    def _assigning(self, room: str) -> Any:
        fields = {"reservation": self.booking.reservation, "room": room}

        def assigned(_: Any) -> None:
            told = tr(N_("Room {room} is kept for {guest}."), room=room, guest=self.booking.guest)
            self.counter.praise(told)

        return lambda: self.counter.do("assign-room", fields, assigned)
