"""00 First run: there is no hotel yet - its names, floors and rooms, its types; then the one password and the recovery key."""

from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from hotelcs.errors import HotelcsError
from hotelcs.i18n import N_, tr
from hotelcs.keymap import FIRST_RUN, MADE
from hotelcs.screens.forms.field import Field, Option, is_count
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.gateway import Failure
from hotelcs.screens.paint import ALARM, STRONG, Line, Row, Rule, cell, panes, words, wrap
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Choice
from hotelcs.screens.sentences import sentence_of
from hotelcs.screens.sheet import Sheet
from hotelcs.screens.widgets.form_view import FormView, Section
from hotelcs.text.cells import width

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

TYPES = 5
"""Lines for room types."""
TEMPLATES = (
    Option("1", "boutique", N_("boutique, 6 to 60 rooms")),
    Option("2", "business", N_("business, 60 to 250")),
    Option("3", "chain", N_("chain, 250 and more")),
)


class Founding(Protocol):
    """What makes hotels."""

    def missing(self) -> bool:
        """Whether there is no hotel yet, so that one can be made."""

    def path(self) -> str:
        """Where the hotel's file will lie."""

    def fault(self, name: str, text: str) -> str:
        """What is wrong with a field, as a sentence; nothing for what is fine."""

    def types(self, template: str, currency: str = "CNY") -> list[str]:
        """Room types of a template, a line each: code, name, rate."""

    def found(self, wanted: dict[str, str], types: list[str]) -> Any:
        """Make the hotel; what there is to tell: path, password, key file, recovery. Raises HotelcsError."""


class FirstRun(Sheet):
    """A form over everything; then a page that is shown once."""

    number: ClassVar[str] = "00"
    title: ClassVar[str] = N_("A new hotel")
    keys: ClassVar[tuple[Any, ...]] = FIRST_RUN

    def __init__(self, counter: "Counter", founding: Founding) -> None:
        super().__init__(counter)
        self.founding = founding
        self.template = Field("template", N_("Kind of hotel"), required=True, options=TEMPLATES)
        self.asked = [
            Field("name_en", N_("English name"), required=True),
            Field("name_zh", N_("Chinese name")),
            self.template,
            Field("floors", N_("Floors"), required=True, check=lambda text: founding.fault("floors", text)),
            Field("per_floor", N_("Rooms a floor"), required=True, check=is_count(1, 99)),
            Field("admin", N_("Your login"), required=True),
            Field("admin_name", N_("Your name")),
            Field("admin_posts", N_("Your posts"), required=True),
            Field("currency", N_("Currency"), required=True),
            Field("tz", N_("Time zone"), required=True),
        ]
        self.types = [
            Field(f"type{n}", N_("Room type"), number=n, check=lambda text: founding.fault("type", text))
            for n in range(1, TYPES + 1)
        ]
        self.offered: list[str] = []
        start = {
            "template": "boutique",
            "floors": "1-3",
            "per_floor": "8",
            "admin": "admin",
            "admin_posts": "GM",
            "currency": "CNY",
            "tz": "Asia/Shanghai",
        }
        for field in self.asked:
            field.put(start.get(field.name, ""))
        self.form = FormState([*self.asked[:5], *self.types, *self.asked[5:]])
        self.view = FormView()
        self.made: Any = None
        self._offer_types()

    @property
    def asking(self) -> FormState | None:
        """The form, until the hotel is made."""
        return self.form if self.made is None else None

    @property
    def typing(self) -> bool:
        """Letters go into a field."""
        return self.made is None and self.form.typing

    def _offer_types(self) -> None:
        offered = self.founding.types(self.template.value, "CNY")
        self.offered = [offered[place] if place < len(offered) else "" for place in range(TYPES)]
        for field, line in zip(self.types, self.offered, strict=True):
            field.put(line)

    def body(self, width: int, height: int) -> list[Line]:
        """The form, or what is told once."""
        inner = width - 2
        if self.made is not None:
            return panes(height, (self._once(inner), inner))
        names, house, person = self.asked[:3], self.asked[3:5], self.asked[5:]
        sections = [
            Section(
                tr(N_("There is no hotel here yet. This makes one; F10 when everything is said.")),
                [(field,) for field in names],
            ),
            Section(tr(N_("Rooms and types")), [tuple(house), *((field,) for field in self.types)]),
            Section(
                tr(N_("You, and where the hotel is")),
                [(person[0], person[1]), (person[2],), (person[3], person[4])],
            ),
        ]
        return panes(height, (self.view.draw(self.form, sections, inner, height - 1), inner))

    def _once(self, width: int) -> list[Row]:
        made = self.made
        told = [
            tr(N_("Your password for one use:")),
            f"    {made.password}",
            "",
            tr(N_("The recovery key of this hotel. Without the key, document numbers cannot be read:")),
            f"    {made.recovery}",
            "",
            tr(N_("Write both down and lock the key away: neither is shown again. The key itself lies in {path}; keep a copy of "
                  "that file apart from the database."), path=made.key_file),
            "",
            tr(N_("Rooms: {rooms}. Duties: {duties}."), rooms=made.counts["rooms"], duties=made.counts["duties"]),
        ]  # fmt: skip
        lines = [part for line in told for part in wrap(line, width - 2)]
        return [
            Rule(tr(N_("The hotel is made"))),
            *((cell(f" {line}", width, STRONG if line.startswith("    ") else ""),) for line in lines),
        ]

    def banner(self) -> Line:
        """Where the file will lie: a mistyped name shall not make a second hotel."""
        told = tr(N_("Its file: {path}"), path="")
        return (words(f" {told}{self.founding.path()[-max(self.counter.columns - width(told) - 2, 20) :]}"),)

    def status(self) -> str:
        """What is left to say."""
        return tr(N_("Enter: I have written both down.")) if self.made is not None else self.form.told()

    def press(self, press: Press) -> bool:
        """F10 makes the hotel; Esc leaves."""
        if self.made is not None:
            if press.key in ("enter", "f10"):
                self.counter.founded(self.form.value("admin"))
            return True
        kind = self.template.value
        if press.key == "f10":
            self._make()
        elif press.key == "escape":
            self._ask_leave()
        elif not self.form.press(press):
            return False
        self.asked[0].required = not self.asked[1].value  # one name is enough; the other language repeats it
        if self.template.value != kind:
            self._offer_types()
        return True

    def retranslate(self) -> None:
        """Types are offered in the language; changed lines stay."""
        before = self.offered
        typed = [field.value for field in self.types]
        self._offer_types()
        for field, was, text in zip(self.types, before, typed, strict=True):
            if text != was:
                field.put(text)

    def _ask_leave(self) -> None:
        stay = lambda: None  # noqa: E731 - one answer of two
        self.counter.ask_line(Choice(tr(N_("Leave without making a hotel? y/n")),
                                     {"y": self.counter.leave, "1": self.counter.leave, "n": stay, "0": stay}))  # fmt: skip

    def _make(self) -> None:
        fault = next(self.form.faults(), None)
        if fault is not None:
            self.form.mend(fault[0].name)
            self.counter.say(fault[1], ALARM)
            return
        wanted = {field.name: field.value for field in self.asked if field.value}
        types = [field.value for field in self.types]
        self.counter.say(tr(N_("Making the hotel ...")))
        self.counter.before_desk(lambda: self.founding.found(wanted, types), self._there, self._refused)

    def _there(self, made: Any) -> None:
        self.made = made
        self.keys = MADE  # type: ignore[misc] # the page that is shown once has its own
        self.counter.say("")

    def _refused(self, failure: Failure) -> None:
        if isinstance(failure, HotelcsError):
            self.form.mend(getattr(failure, "field", None) or "")
        self.counter.say(sentence_of(failure), ALARM)
