"""The room of a form in which somebody arrives: offered by digit, or typed by its number and then looked up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, one_after_another, tr
from hotelcs.screens.codes import code_word
from hotelcs.screens.forms.field import Field
from hotelcs.screens.paint import ALARM, PLAIN
from hotelcs.screens.room_offers import Offer, offer_of, options_of, other_type

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


class ArrivalRoom:
    """What rooms there are to choose from, and what the chosen one is. `booked` and `nights` answer for the form as it is now."""

    def __init__(
        self,
        counter: "Counter",
        listed: Mapping[str, int],
        currency: str,
        booked: Callable[[], str],
        nights: Callable[[], int],
    ) -> None:
        self.counter = counter
        self.field = Field("room", N_("Room"), listed=True)
        self._listed, self._currency = listed, currency
        self._booked, self._nights = booked, nights
        self._offers: list[Offer] = []
        self._typed: Any = None

    @property
    def chosen(self) -> Offer | None:
        """The room in the field, as far as it is known what it is."""
        by_hand = [self._by_hand] if self._by_hand is not None else []
        return next((one for one in (*self._offers, *by_hand) if one.room == self.field.value), None)

    @property
    def _by_hand(self) -> Offer | None:
        row = self._typed
        return None if row is None else offer_of(row, self._booked(), self._listed, (row.type_name,))

    def offer(self, rows: Iterable[Any], assigned: Any = None) -> None:
        """Offer the rooms of `rows`, first the one that is `assigned`; a room that was typed stays below them."""
        first = [] if assigned is None else [self._offer(assigned, (tr(N_("assigned")),))]
        known = {one.room for one in first}
        rest = [self._offer(row, row.reasons) for row in rows if row.kind == "room" and row.room not in known]
        self._offers = [*first, *rest]
        self._put()

    def _offer(self, row: Any, reasons: Iterable[str]) -> Offer:
        """The offer of a row; one that does not say its type is of the type that is booked."""
        made = offer_of(row, self._booked(), self._listed, reasons)
        return made if made.type else replace(made, type=self._booked(), more_minor=0)

    def _put(self) -> None:
        self.field.options = options_of(self._offers, self._by_hand, self._booked(), self._currency)

    def withdraw(self) -> None:
        """Others are asked for: what was offered is gone, what was typed stays."""
        if any(one.room == self.field.value for one in self._offers):
            self.field.put("")
        self._offers, self.field.refusal = [], None
        self._put()

    def first(self) -> None:
        """Take the best one, where none is chosen."""
        if not self.field.value and self.field.options:
            self.field.put(self.field.options[0].value)

    def take(self, number: str) -> None:
        """A room typed by its number: what it is stands in the form before anything else is typed."""
        self.field.put(number)
        self.field.refusal = None
        if self.chosen is not None:
            self._say()
            return

        def read(desk: Any) -> Any:
            try:
                return desk.show("room", no=number)
            except Refusal as refusal:
                return refusal

        self.counter.ask_first("room-typed", read, self._seen)

    def _seen(self, found: Any) -> None:
        if isinstance(found, Refusal):
            self.field.refusal = found
            self.counter.say(str(found), ALARM)
            return
        self._typed = found
        self.field.put(found.room)
        self._put()
        self._say()

    def look(self) -> None:
        """What came back with a draft is looked up too."""
        if self.field.value and self.chosen is None:
            self.take(self.field.value)

    def _say(self) -> None:
        if told := one_after_another((self.not_ready(), self.other())):
            self.counter.say(told, ALARM if self.not_ready() else PLAIN)

    def not_ready(self) -> str:
        """That nobody can go into the chosen room yet; nothing when they can, or nothing is known of it."""
        room = self.chosen
        if room is None or room.ready:
            return ""
        return tr(N_("Room {room} is not ready ({code})."), room=room.room, code=code_word(room.code))

    def other(self) -> str:
        """That the chosen room is of another type than is booked, and what it costs more by the list."""
        room = self.chosen
        return "" if room is None else other_type(room, self._booked(), self._currency, self._nights())
