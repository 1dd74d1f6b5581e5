"""Printing from a screen: p, then a digit; the file lies where only its owner reads it, and its place is told."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.paint import ALARM
from hotelcs.screens.prompts import Choice

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

Make = Callable[[Any, str], Any]
"""Makes a printed sheet from the desk and a language."""
WAYS: tuple[tuple[str, str, bool], ...] = (
    ("1", "", False),
    ("2", "both", False),
    ("3", "", True),
    ("4", "both", True),
    ("5", "zh", False),
    ("6", "en", False),
    ("7", "zh", True),
    ("8", "en", True),
)
"""Digit, language ("" is the guest's), and whether it is a PDF."""


def bill(counter: "Counter", **whose: str) -> None:
    """Print the bill of a stay, a booking or a folio (`no`)."""

    def make(desk: Any, lang: str) -> Any:
        from hotelcs.reports import bill as bills

        return bills.bill(desk, whose, lang=lang)

    _ask(
        counter,
        tr(N_("Print the bill: 1 text 2 zh+en 5 zh 6 en 3 PDF 4 zh+en 7 zh 8 en")),
        "folio.read",
        make,
    )


def card(counter: "Counter", stay: str) -> None:
    """Print the registration card of a stay."""

    def make(desk: Any, lang: str) -> Any:
        from hotelcs.reports import card as cards

        return cards.card(desk, stay, lang=lang)

    _ask(
        counter,
        tr(N_("Print the card: 1 text 2 zh+en 5 zh 6 en 3 PDF 4 zh+en 7 zh 8 en")),
        "guest.read",
        make,
    )


def incident(counter: "Counter", number: str) -> None:
    """Print the report of an emergency, or the notice that data got out, as a PDF in both languages."""

    def make(desk: Any, lang: str) -> Any:
        from hotelcs.reports.incident import incident as report

        return report(desk, number, lang=lang)

    def notice(desk: Any, lang: str) -> Any:
        from hotelcs.reports.breach import breach

        return breach(desk, number, lang=lang)

    label = tr(N_("Print the report: 1 text 2 zh+en 5 zh 6 en 3 PDF 4 zh+en 7 zh 8 en 9 data leak"))
    _ask(counter, label, "read", make, {"9": _writing(counter, "privacy.read", notice, "both", as_pdf=True)})


def night(counter: "Counter") -> None:
    """Print the last night audit."""

    def make(desk: Any, lang: str) -> Any:
        from hotelcs.reports.night import night as report

        return report(desk, lang=lang)

    _ask(
        counter,
        tr(N_("Print the audit: 1 text 2 zh+en 5 zh 6 en 3 PDF 4 zh+en 7 zh 8 en")),
        "folio.read",
        make,
    )


def roll_call(counter: "Counter", incident: str = "") -> None:
    """Write the roll call, or who is in the house, in both languages at once; where it lies is told."""
    right = "roll.call" if incident else "guest.read"
    if not counter.has(right):
        counter.say(counter.needs_right(right), ALARM)
        return

    def write(desk: Any) -> str:
        from hotelcs.reports.house_list import house_list
        from hotelcs.reports.printing import written

        return str(written(house_list(desk, incident=incident)))

    counter.ask_first("print", write, lambda path: counter.praise(tr(N_("Written: {path}"), path=path)))


def _ask(
    counter: "Counter", label: str, right: str, make: Make, more: dict[str, Callable[[], None]] | None = None
) -> None:
    if not counter.has(right):
        counter.say(counter.needs_right(right), ALARM)
        return
    answers = {digit: _writing(counter, right, make, lang, as_pdf=as_pdf) for digit, lang, as_pdf in WAYS}
    counter.ask_line(Choice(label, answers | (more or {})))


def _writing(counter: "Counter", right: str, make: Make, lang: str, *, as_pdf: bool) -> Callable[[], None]:
    """Write what `make` makes, for who has the right; where it lies is told."""

    def write(desk: Any) -> str:
        from hotelcs.reports.printing import written

        return str(written(make(desk, lang), as_pdf=as_pdf))

    def written_or_not() -> None:
        if not counter.has(right):
            counter.say(counter.needs_right(right), ALARM)
            return
        counter.ask_first("print", write, lambda path: counter.praise(tr(N_("Written: {path}"), path=path)))

    return written_or_not
