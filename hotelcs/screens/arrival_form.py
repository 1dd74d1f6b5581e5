"""What both ways into the house have in common: deposit, room with reasons, cards, briefing, override."""

from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, one_after_another, tr
from hotelcs.money import Money, parse_minor
from hotelcs.screens.arrival_room import ArrivalRoom
from hotelcs.screens.booking import amount_text, money
from hotelcs.screens.deposit_fields import BRIEFING, deposit_fields, deposit_of
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms.field import Field
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.gateway import Failure
from hotelcs.screens.guest_fields import Pair, hidden, in_words, name_from
from hotelcs.screens.paint import Row
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Choice, Prompt
from hotelcs.screens.widgets.form_view import Section
from hotelcs.text import halfwidth_key

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

DOUBTFUL = "DOCUMENT_DOUBTFUL"
DAY = 86_400


class ArrivalForm(FormSheet):
    """A form that ends with somebody in a room."""

    number: ClassVar[str] = "02"
    title: ClassVar[str] = N_("Check-in")
    figures: ClassVar[bool] = True
    adults: list[Pair]

    def prepare(self, deposit: Money, rooms: ArrivalRoom) -> None:
        """Make the fields that every arrival has; `deposit` is the suggestion, `rooms` what there is to choose from."""
        self.suggested = deposit
        self.deposit = deposit_fields(deposit)
        self.rooms = rooms
        self.room = rooms.field
        self.briefed = Field("briefed", N_("Told"), options=BRIEFING, several=True)
        self.override = Field("override", N_("Override"), check=in_words, masks=hidden)
        self.confirmed = False

    def status(self) -> str:
        """What is left to do; a form whose room is not ready does not call itself complete, one with a room of another type says so."""
        if not self.form.complete:
            return super().status()
        if told := self.rooms.not_ready():
            return one_after_another((tr(N_("All is filled in.")), told, tr(self.instead)))
        return one_after_another((self.rooms.other(), self._short(), super().status()))

    instead: ClassVar[str] = N_("On Room: r another.")
    choosing: ClassVar[str] = N_("Room: digits choose, r another")

    def _short(self) -> str:
        """That less is taken as a deposit than is suggested."""
        taken = deposit_of(self.form, self.suggested.currency).get("deposit", 0)
        missing = self.suggested.minor - taken
        if missing <= 0:
            return ""
        return tr(N_("Of the deposit {amount} stays open."), amount=money(missing, self.suggested.currency))

    def open(self) -> None:
        """A room that came back with a draft is looked up."""
        super().open()
        self.rooms.look()

    def __init__(self, counter: "Counter", record: str, fields: list[Field]) -> None:
        super().__init__(counter, record, FormState(fields))
        self.begun = None if self.form.changed else counter.instant
        self.took: int | None = None

    def tail(self) -> list[Field]:
        """The common fields in the order of the cursor."""
        method, amount, cards = self.deposit
        return [method, amount, self.room, self.briefed, cards, self.override]

    def tail_sections(self, width: int) -> list[Section]:
        """The common parts of the form."""
        del width
        method, amount, cards = self.deposit
        suggested = amount_text(self.suggested) if self.suggested.minor else ""
        title = tr(N_("Deposit, suggested {amount}"), amount=suggested) if suggested else tr(N_("Deposit"))
        return [
            Section(title, [(method,), (amount,)]),
            Section(tr(self.choosing), [(self.room,)]),
            Section(tr(N_("Keys and briefing")), [(self.briefed,), (cards, self.override)]),
        ]

    def tail_values(self) -> dict[str, Any]:
        """The act's fields of the common parts."""
        told = deposit_of(self.form, self.suggested.currency)
        if self.briefed.value:
            told["briefed"] = self.briefed.value.split()
        if self.override.value:
            told["override"] = self.override.value
        if self.took is not None:
            told["seconds"] = self.took
        return told

    def aside(self, width: int, height: int) -> list[Row]:
        """The arrivals, when the form was opened from their list."""
        below = self.counter.sheets[-2] if len(self.counter.sheets) > 1 else None
        narrow = getattr(below, "narrow", None)
        return narrow(width, height) if narrow is not None else []

    @property
    def lead(self) -> str:
        """The first guest's name."""
        raise NotImplementedError

    def press(self, press: Press) -> bool:
        """`r` on the room field asks for another room's number."""
        if press.key == "r" and self.form.current is self.room:
            self.counter.ask_line(Prompt(tr(N_("Room number:")), self._other_room))
            return True
        taken = super().press(press)
        method, amount, _ = self.deposit
        amount.required = method.value not in ("", "none")  # a deposit that is taken has an amount
        return taken

    def _other_room(self, text: str) -> None:
        if number := "".join(map(halfwidth_key, text)).strip():
            self.rooms.take(number)

    def put_in(self, field: Field, text: str) -> None:
        """A room typed where lines are asked is looked up as well."""
        if field is self.room:
            self._other_room(text)
        else:
            super().put_in(field, text)

    def moved(self, before: int) -> None:
        """Leaving a document that carries a name fills the name; one more guest's name asks for a document."""
        left = self.form.fields[before]
        for pair in self.adults:
            if pair[0] is left and name_from(pair) and self.form.current is pair[1]:
                self.form.go_to_next_needed(self.form.at)
        self._ask_for_papers()

    def save(self) -> None:
        """Nobody who was written down is left out. The same act sent again took as long as it took at first."""
        self._ask_for_papers()
        if self._sent is None:
            self.took = self._seconds()
        super().save()

    def _seconds(self) -> int | None:
        """How long the form has been open (M-25); nothing for one that waited as a draft or stood open for a day."""
        now = self.counter.instant
        if self.begun is None or now is None:
            return None
        seconds = int((now - self.begun).total_seconds())
        return seconds if 0 <= seconds <= DAY else None

    def _ask_for_papers(self) -> None:
        document, name = self.adults[-1]
        document.required = bool(name.value)

    def refused(self, failure: Failure) -> None:
        """A doubtful document may be confirmed by somebody who compared it with the page."""
        if getattr(failure, "code", "") == DOUBTFUL:
            label = tr(N_("Compared with the document itself, and right as typed? y/n"))
            self.counter.ask_line(Choice(label, {"y": self._confirm, "1": self._confirm, "n": _no, "0": _no}))

    def _confirm(self) -> None:
        self.confirmed = True
        self.save()

    def saved(self, done: Any) -> None:
        """Say who is in which room, and what is still open."""
        room = done.result.get("room", self.room.value)
        told = [tr(N_("{guest} is checked in, room {room}."), guest=self.lead, room=room)]
        if still := done.result.get("deposit_open_minor"):
            told.append(
                tr(
                    N_("Deposit still open: {amount}."),
                    amount=money(still, self.suggested.currency),
                )
            )
        if early := done.result.get("early_fee_minor"):
            told.append(tr(N_("Early arrival fee: {amount}."), amount=money(early, self.suggested.currency)))
        told += [tr(warning) for warning in done.result.get("warnings", ())]
        self.counter.praise(one_after_another(told))

    def other_amount(self, name: str) -> int | None:
        """The amount in field `name` in minor units; None when it is empty."""
        value = self.form.value(name)
        return parse_minor(value, self.suggested.currency) if value else None


def _no() -> None:
    """Back to the form, to type it again."""
