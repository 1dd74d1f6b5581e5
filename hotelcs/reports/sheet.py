"""A printed sheet: lines of at most 80 cells, in one language or two, kept aligned where characters take two cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hotelcs import i18n
from hotelcs.i18n import tr_in
from hotelcs.money import Money
from hotelcs.text import clip, clusters, pad, width

WIDTH = 80
LANGUAGES = {"en": ("en",), "zh": ("zh",), "both": ("zh", "en")}
"""What can be asked for, and the languages of every label."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What was printed: its name (a file name without its ending), its language, and its lines."""

    name: str
    lang: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole as text."""
        return "\n".join(self.lines) + "\n"


class Paper:
    """Lines being written, with labels in the languages asked for."""

    def __init__(self, lang: str, currency: str) -> None:
        self.lang = lang
        self.currency = currency
        self.lines: list[str] = []

    def say(self, message: str, **slots: object) -> str:
        """A label or sentence in every language, one after the other."""
        told = dict.fromkeys(tr_in(language, message, **slots) for language in LANGUAGES[self.lang])
        return " ".join(told)

    def named(self, label: str, value: str) -> str:
        """A label (msgid) with what it stands for, joined by the colon of the language."""
        return f"{self.say(label)}{'：' if self.lang == 'zh' else ': '}{value}"

    def money(self, minor: int) -> str:
        """An amount with its decimals, without its currency: that stands in the head."""
        return Money(minor, self.currency).plain(",")

    def line(self, text: str = "") -> None:
        """A line, cut at the edge of the sheet."""
        self.lines.append(clip(text, WIDTH).rstrip())

    def rule(self) -> None:
        """A line across."""
        self.lines.append("-" * WIDTH)

    def middle(self, text: str) -> None:
        """A line in the middle of the sheet."""
        text = clip(text, WIDTH)
        self.lines.append((" " * ((WIDTH - width(text)) // 2) + text).rstrip())

    def pairs(self, *labelled: tuple[str, str]) -> None:
        """Labels (msgids) with what they stand for, two on a line."""
        half = WIDTH // 2
        told = [self.named(label, value) for label, value in labelled if value]
        for at in range(0, len(told), 2):
            left, right = told[at], told[at + 1] if at + 1 < len(told) else ""
            if right and width(left) < half and width(right) <= half:
                self.line(pad(left, half) + right)
            else:
                self.wrapped(left)
                if right:
                    self.wrapped(right)

    def wrapped(self, text: str, indent: int = 0) -> None:
        """Text over as many lines as it takes."""
        for part in folded(text, WIDTH - indent):
            self.line(" " * indent + part)

    def row(self, cells: Iterable[str], sizes: Sequence[int], right: frozenset[int] = frozenset()) -> None:
        """A row of a table: cells cut and padded to `sizes`, those in `right` set against the right edge."""
        parts = []
        for at, (text, size) in enumerate(zip(cells, sizes, strict=True)):
            cut = clip(text, size)
            gap = " " * (size - width(cut))
            parts.append(gap + cut if at in right else cut + gap)
        self.line(" ".join(parts))


def folded(text: str, cells: int) -> list[str]:
    """`text` in lines of at most `cells`: broken at blanks where there are, between characters where there are none."""
    lines, rest = [], text
    while width(rest) > cells:
        fits = _fitting(rest, cells)
        blank = rest.rfind(" ", 0, fits + 1)
        at = blank if blank > fits // 2 else fits
        lines.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [*lines, rest]


def _fitting(text: str, cells: int) -> int:
    """How many characters of `text` fit into `cells`; at least one piece, so that folding comes to an end."""
    taken = at = 0
    for piece in clusters(text):
        taken += width(piece)
        if taken > cells and at:
            break
        at += len(piece)
    return at


def language_of(asked: str, guest: str) -> str:
    """The language to print in: as asked (en, zh, both), or the guest's; English for who speaks neither.

    Of a guest whose language nobody noted it is that of whoever prints.
    """
    if asked in LANGUAGES:
        return asked
    if not guest:
        return i18n.current()
    return "zh" if guest.casefold().startswith("zh") else "en"
