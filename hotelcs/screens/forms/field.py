"""One field of a form: what it is called, what it takes, what is wrong with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.money import parse_minor
from hotelcs.screens.forms.text_line import TextLine
from hotelcs.screens.presses import Press
from hotelcs.text import halfwidth_key


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: the digit that takes it, the value sent to the desk, and its words (a msgid or outside text)."""

    digit: str
    value: str
    title: str
    detail: str = ""


Check = Callable[[str], str]
"""Says what is wrong with a value, in the current language, or nothing."""
Reads = Callable[[str], str]
"""What was typed, as the desk takes it."""


@dataclass(slots=True)
class Field:
    """A line of text, or with `options` a choice, of `several` when their digits turn them on and off.

    A `secret` is never shown nor kept in a draft. `masks` makes what a guest who sees the screen may read once the cursor has left; `reads` understands what hands type.
    Enter stops at an empty field that is `required` or `wanted`. `listed` options stand one below the other. `label` is a msgid; `number` tells guests of one form apart. `help` says what may be typed (a msgid).
    """

    name: str
    label: str
    required: bool = False
    check: Check = lambda _: ""
    options: Sequence[Option] = ()
    listed: bool = False
    several: bool = False
    wanted: bool = False
    secret: bool = False
    masks: Callable[[str], str] | None = None
    reads: Reads | None = None
    number: int = 0
    help: str = ""
    line: TextLine = field(default_factory=TextLine)
    refusal: Exception | None = None
    number_typed: bool = False

    @property
    def chooses(self) -> bool:
        """True for a choice."""
        return bool(self.options) or self.listed

    @property
    def _upright(self) -> tuple[str, ...]:
        return ("up", "down") if self.listed else ()

    @property
    def value(self) -> str:
        """What is in the field, trimmed and read; a secret as it was typed."""
        if self.secret:
            return self.line.text
        text = self.line.text.strip()
        return self.reads(text) if self.reads is not None and text else text

    @property
    def shown(self) -> str:
        """What stands in the field while the cursor is elsewhere."""
        if self.secret:
            return "*" * len(self.line.text)
        return self.masks(self.line.text) if self.masks is not None and self.line.text else self.line.text

    @property
    def needed(self) -> bool:
        """True while Enter should stop here."""
        return (self.required or self.wanted) and not self.value

    @property
    def title(self) -> str:
        """The label in the current language."""
        told = tr(self.label)
        return tr(N_("{label} {number}"), label=told, number=self.number) if self.number else told

    def put(self, value: str) -> None:
        """Fill the field."""
        self.line.put(value)

    def leave(self) -> None:
        """The cursor goes elsewhere: what was typed stands there as it was understood."""
        if self.reads is not None and self.line.text != self.value:
            self.line.put(self.value)
        self.line.selected = self.number_typed = False

    def press(self, press: Press) -> bool:
        """Edit the field; False for a key that does not."""
        taken = self._choose(press) if self.chooses else self.line.press(press)
        if taken:
            self.refusal = None
        return taken

    def stays(self, step: int) -> bool:
        """Whether Up (-1) or Down (1) goes through the options that stand below each other here, and not to another field."""
        if not (self.listed and self.options):
            return False
        at = next((i for i, o in enumerate(self.options) if o.value == self.value), -1)
        return 0 <= at + step < len(self.options)

    def _choose(self, press: Press) -> bool:
        if self._refuses(press):
            return False
        found = next((o for o in self.options if o.digit == press.key), None)
        if self.several:
            return self._turn(found)
        if found is None and press.key in ("left", "right", *self._upright) and self.options:
            at = next((i for i, o in enumerate(self.options) if o.value == self.value), -1)
            step = 1 if press.key in ("right", "down") else -1
            at = max(0, min(at + step, len(self.options) - 1)) if at >= 0 else 0
            found = self.options[at]
        if found is None:
            return False
        self.put(found.value)
        return True

    def _refuses(self, press: Press) -> bool:
        """A number that begins with what is no choice here was meant for another field: none of its digits chooses, until another key."""
        if not press.types:
            self.number_typed = False
        elif not self.number_typed:
            digit = press.key == "+" or press.key.isdecimal()
            self.number_typed = digit and all(o.digit != press.key for o in self.options)
        return self.number_typed

    def has(self, option: Option) -> bool:
        """True when `option` is taken."""
        return option.value in self.value.split() if self.several else option.value == self.value

    def _turn(self, option: Option | None) -> bool:
        """Turn one of several options on or off."""
        if option is None:
            return False
        taken = {*self.value.split()} ^ {option.value}
        self.put(" ".join(o.value for o in self.options if o.value in taken))
        return True

    def wrong(self) -> str:
        """What is wrong with the value, in words, the desk's refusal first; nothing when it is fine or empty."""
        return str(self.refusal) if self.refusal is not None else self.fault()

    def fault(self) -> str:
        """What can be seen to be wrong without asking the desk."""
        return self.check(self.value) if self.value else ""


def is_amount(currency: str = "CNY") -> Check:
    """A check that takes amounts of `currency`."""

    def check(text: str) -> str:
        try:
            parse_minor(text, currency)
        except ValueError:
            return tr(N_("This is no amount."))
        return ""

    return check


def is_count(least: int, most: int) -> Check:
    """A check that takes whole numbers from `least` to `most`."""

    def check(text: str) -> str:
        plain = "".join(map(halfwidth_key, text))
        fine = plain.isascii() and plain.isdecimal() and len(plain) < 6 and least <= int(plain) <= most
        return "" if fine else tr(N_("This is no number that fits here."))

    return check


def is_date(text: str) -> str:
    """Says what is wrong with a date that is not YYYY-MM-DD."""
    from datetime import date

    try:
        date.fromisoformat("".join(map(halfwidth_key, text)))
    except ValueError:
        return tr(N_("This is no date: YYYY-MM-DD."))
    return ""


def plain(value: Any) -> str:
    """A typed number or date in half-width characters."""
    return "".join(map(halfwidth_key, str(value)))
