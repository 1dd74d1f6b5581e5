"""02 Check-in, assisted: big letters in both languages, one question at a time, yes and no (handbook 03 W-14).

For a guest who hears badly, speaks another language or would rather point. It may be put aside and taken up again at a
chair. What was answered fills the check-in form; what the guest needs becomes wishes of the booking.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, spoken_in, tr
from hotelcs.keymap import ASSISTED
from hotelcs.screens.booking import Booking, booking_of
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms.field import Field, Option
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.guest_fields import document_fault, masked
from hotelcs.screens.paint import CURSOR, PLAIN, STRONG, Line, Row, Rule, panes, words
from hotelcs.screens.presses import Press
from hotelcs.text import clusters, width

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

RECORD = "assisted "
"""Begins the name of its draft, beside that of the check-in form."""
YES, NO = Option("1", "yes", N_("yes")), Option("0", "no", N_("no"))


@dataclass(frozen=True, slots=True)
class Question:
    """What the guest reads (a msgid), and for a question about care the wish that a `wanted` answer becomes (a msgid)."""

    name: str
    asks: str
    wish: str = ""
    wanted: str = "yes"


QUESTIONS = (
    Question("is_name", N_("Is this your name: {guest}?")),
    Question("name", N_("Please write your name.")),
    Question(
        "is_stay",
        N_("You stay {nights} nights, until {departure}?"),
        N_("asks about the length of the stay"),
        "no",
    ),
    Question("document", N_("Your passport or identity card, please.")),
    Question("floor", N_("Would you like a lower floor?"), N_("lower floor")),
    Question("lift", N_("Would you like to be near the lift?"), N_("near the lift")),
    Question("chair", N_("Would a chair in the shower help you?"), N_("chair in the shower")),
    Question(
        "stairs",
        N_("In an alarm: can you walk down the stairs alone?"),
        N_("needs help on the stairs in an alarm"),
        "no",
    ),
    Question("hears", N_("Do you hear a bell at night?"), N_("does not hear an alarm: knock and wake"), "no"),
    Question("wake", N_("Shall we wake you in the morning?"), N_("asks for a wake-up call: which hour?")),
    Question("companion", N_("The telephone of somebody who is with you?"), N_("companion: {value}")),
)
TYPED = ("name", "document", "companion")
"""Questions answered in words; the others with yes or no."""


def spaced(text: str, room: int) -> list[str]:
    """`text` in spaced letters, on as many lines of `room` cells as it needs."""
    lines, line = [], ""
    for word in text.split():
        big = " ".join(clusters(word))
        longer = f"{line}   {big}" if line else big
        if line and width(longer) > room:
            lines.append(line)
            line = big
        else:
            line = longer
    return [*lines, line]


class Assisted(FormSheet):
    """One question in front; yes and no go on to the next."""

    number: ClassVar[str] = "02"
    title: ClassVar[str] = N_("Assisted check-in")
    keys: ClassVar[tuple[Any, ...]] = ASSISTED
    verb: ClassVar[str] = "check-in"
    patience: ClassVar[int] = 5

    def __init__(self, counter: "Counter", booking: Booking, helpers: list[Any]) -> None:
        self.booking, self.helpers = booking, helpers
        fields = [
            Field(one.name, one.asks, options=() if one.name in TYPED else (YES, NO)) for one in QUESTIONS
        ]
        document = fields[[one.name for one in QUESTIONS].index("document")]
        document.check, document.masks = document_fault, masked
        super().__init__(counter, f"{RECORD}{booking.number}", FormState(fields))

    @property
    def asked(self) -> Question:
        """The question in front."""
        return QUESTIONS[self.form.at]

    # --- what the guest reads

    def banner(self) -> Line:
        """Who on duty speaks what, for the person at the desk."""
        told = "  ".join(f"{row.name}: {row.languages}" for row in self.helpers if row.languages)
        return (words(" " + tr(N_("On duty, by language: {who}"), who=told)),) if told else ()

    def body(self, width: int, height: int) -> list[Line]:
        """The question in both languages, then the answers."""
        field, inner = self.form.current, width - 2
        told = tr(N_("{number} of {count}"), number=self.form.at + 1, count=len(QUESTIONS))
        rows: list[Row] = [Rule(f"{self.booking.number}  {told}"), ()]
        for language in ("en", "zh"):
            rows += [(words(f"  {line}", STRONG),) for line in spaced(self._said(language), inner - 4)]
            rows.append(())
        if field.chooses:
            spans = [span for option in (YES, NO) for span in self._answer(option)]
            rows += [(), (("    ", PLAIN), *spans)]
        else:
            rows += [(), (("  > ", STRONG), *field.line.draw(inner - 6))]
        return panes(height, (rows, inner))

    def _said(self, language: str) -> str:
        booking = self.booking
        return spoken_in(
            language,
            self.asked.asks,
            guest=booking.guest or "?",
            nights=booking.nights,
            departure=booking.departure,
        )

    def _answer(self, option: Option) -> Iterator[tuple[str, str]]:
        both = " ".join(
            (option.digit, *(" ".join(clusters(spoken_in(one, option.title))) for one in ("en", "zh")))
        )
        taken = self.form.current.value == option.value
        yield words(f"[ {both} ]", CURSOR if taken else STRONG)
        yield ("      ", PLAIN)

    def status(self) -> str:
        """How to go on, for the person at the desk."""
        if wrong := self.form.current.fault():
            return wrong
        return tr(
            N_(
                "y (1) yes, n (0) no, Enter goes on, Up goes back, Ctrl+P puts it aside, F10 to the check-in form"
            )
        )

    # --- keys

    def press(self, press: Press) -> bool:
        """Yes and no answer and go on."""
        said = {"y": "yes", "1": "yes", "n": "no", "0": "no"}.get(press.key)
        if self.form.current.chooses and said is not None:
            self.form.current.put(said)
            self._on()
            return True
        if press.key == "enter":
            self._on()
            return True
        return super().press(press)

    def _on(self) -> None:
        """The next question; a name that is right is not asked for again; after the last one the check-in form."""
        at = self.form.at + 1
        if at < len(QUESTIONS) and QUESTIONS[at].name == "name" and self.form.value("is_name") != "no":
            at += 1
        if at < len(QUESTIONS):
            self.form.go_to(QUESTIONS[at].name)
        else:
            self.save()

    # --- the end

    def wishes(self) -> list[str]:
        """What the guest needs, in words for the desk and housekeeping."""
        found = []
        for one in QUESTIONS:
            value = self.form.value(one.name)
            if one.wish and value and (one.name in TYPED or value == one.wanted):
                found.append(tr(one.wish, value=value))
        return found

    def save(self) -> None:
        """Wishes become wishes of the booking; then the check-in form, with document and name in it."""
        wishes = self.wishes()
        if not wishes:
            self._to_form(None)
            return
        requests = "; ".join(filter(None, (self.booking.requests.strip(), *wishes)))
        self.counter.do("amend", {"reservation": self.booking.number, "requests": requests}, self._to_form)

    def _to_form(self, _: Any) -> None:
        from hotelcs.screens.check_in_form import open_check_in

        known = {"guests.0.document": self.form.value("document")}
        if self.form.value("name"):
            known["guests.0.name"] = self.form.value("name")
        self.counter.drop_draft(self.record)
        self.counter.close_sheet()
        if any(known.values()):
            self.counter.drafts[f"{self.verb} {self.booking.number}"] = known
        open_check_in(self.counter, self.booking.number)


def open_assisted(counter: "Counter", number: str) -> None:
    """Read booking `number` and who is on duty, then ask the first question."""

    def read(desk: Any) -> tuple[Any, list[Any]]:
        return desk.show("reservation", no=number), desk.show("on-duty")

    def there(found: tuple[Any, list[Any]]) -> None:
        row, people = found
        if "check-in" in row.next:
            counter.show_sheet(Assisted(counter, booking_of(row), [one for one in people if not one.on_call]))
        else:
            counter.say(tr(N_("{guest} cannot be checked in now."), guest=row.guest))

    counter.ask_first("assisted", read, there)
