"""The days that a report or a measure is of: a digit for the usual ones, typed for any."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.forms.dates import as_day, is_day
from hotelcs.screens.forms.field import plain
from hotelcs.screens.paint import ALARM
from hotelcs.screens.prompts import Prompt

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

WEEK = 7
Write = Callable[[Any, str], tuple[str, dict[str, Any]]]
"""Writes a file of that name; where it lies, and how it is noted."""


class Period:
    """From a day to a day, both included; empty until the open business date is known."""

    def __init__(self, first: str = "", last: str = "") -> None:
        self.first, self.last = first, last

    def asked(self) -> dict[str, str]:
        """As views take it."""
        return {"from": self.first, "to": self.last} if self.first else {}

    @property
    def told(self) -> str:
        """In words."""
        if not self.first:
            return tr(N_("today"))
        return self.first if self.first == self.last else f"{self.first} - {self.last}"

    def set(self, first: str, last: str) -> None:
        """These days from now on."""
        self.first, self.last = first, last


def keys(counter: "Counter", period: Period, changed: Callable[[], None]) -> dict[str, Callable[[], None]]:
    """What the digits do."""

    def days(first: Callable[[date], date], back: int = 0) -> Callable[[], None]:
        def chosen() -> None:
            today = _today(counter)
            if today:
                last = date.fromisoformat(today) - timedelta(days=back)
                period.set(first(last).isoformat(), last.isoformat())
                changed()

        return chosen

    return {
        "1": days(lambda last: last),
        "2": days(lambda last: last, back=1),
        "3": days(lambda last: last - timedelta(days=WEEK - 1)),
        "4": days(lambda last: last.replace(day=1)),
        "5": lambda: _typed(counter, period, changed),
    }


def _today(counter: "Counter") -> str:
    return counter.home.business_date if counter.home else ""


def _typed(counter: "Counter", period: Period, changed: Callable[[], None]) -> None:
    """Two days in one line, or one."""
    today = _today(counter)

    def entered(text: str) -> None:
        parts = plain(text.strip()).split()[:2]
        fault = next((wrong for part in parts if (wrong := is_day(today)(part))), "")
        if fault or not parts:
            counter.say(fault or tr(N_("Type two days, the first one first.")), ALARM)
            return
        first, last = as_day(today)(parts[0]), as_day(today)(parts[-1])
        if first > last:
            counter.say(tr(N_("Type two days, the first one first.")), ALARM)
            return
        period.set(first, last)
        changed()

    counter.ask_line(Prompt(tr(N_("From and to (2026-11-01 2026-11-23, mon, -7):")), entered))


def export(counter: "Counter", name: str, write: Write) -> None:
    """Ask for the name of a file and write it; it is noted, and where it lies is told."""

    def written(found: tuple[str, dict[str, Any]]) -> None:
        path, note = found
        counter.do("note-report", note, lambda _: counter.praise(tr(N_("Written: {path}"), path=path)))

    def entered(text: str) -> None:
        wanted = plain(text.strip())
        if wanted:
            counter.ask_first("export", lambda desk: write(desk, wanted), written)

    counter.ask_line(
        Prompt(tr(N_("Name of the file (.txt .md .csv .json .html .xlsx):")), entered, text=name)
    )
