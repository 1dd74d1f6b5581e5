"""What is said of a measure: its code, name, formula, numbers, where it is counted and where its rows are."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from typing import Any

from hotelcs.workflows.measures.behind import Behind
from hotelcs.workflows.measures.complaint_cases import Span
from hotelcs.workflows.measures.figures import Figure
from hotelcs.workflows.views import Asking

LONGEST = 400
"""Days of a period, at most."""


@dataclass(frozen=True, slots=True)
class Metric:
    """A measure of chapter 06. `where` and `behind` are "module:function" beside this module; `keys` its numbers and units.

    One whose inputs the hotel does not keep has `lacks`, the reason, instead of `where`: it is n/a, never a number.
    """

    code: str
    name: str
    formula: str
    keys: tuple[tuple[str, str], ...]
    where: str = ""
    behind: str = ""
    lacks: str = ""
    right: str = "read"
    when: str = "days"
    """`days`: of a period; `now`: as things stand, whatever the period."""

    def _load(self, place: str) -> Callable[..., Any]:
        module, name = place.split(":")
        return getattr(import_module(f"hotelcs.workflows.measures.{module}"), name)  # type: ignore[no-any-return]

    def figures(self, asking: Asking, dates: Span) -> tuple[Figure, ...]:
        """Its numbers, the first one being what it is named after; without values where its inputs are not kept."""
        if self.lacks:
            return tuple(Figure(key, None, unit) for key, unit in self.keys)
        return self._load(self.where)(asking, dates)  # type: ignore[no-any-return]

    def rows(self, asking: Asking, dates: Span, limit: int) -> list[Behind]:
        """The records that were counted."""
        return self._load(self.behind)(asking, dates, limit) if self.behind else []


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure of a period: its numbers; `provisional` while one of the dates is open, `lacks` why there is no number."""

    code: str
    first: str
    last: str
    provisional: bool
    figures: tuple[Figure, ...]
    lacks: str = ""

    @property
    def value(self) -> Figure:
        """The number it is named after."""
        return self.figures[0]

    def keyed(self) -> dict[str, Figure]:
        """By metric code and key, as programs read it: `M-02.occ`."""
        return {f"{self.code}.{one.key}": one for one in self.figures}

    def empty(self, lacks: str) -> "Measured":
        """The same without values, and why."""
        return replace(self, lacks=lacks, figures=tuple(replace(one, value=None) for one in self.figures))


def days(dates: Span) -> int:
    """How many dates a span has."""
    return (date.fromisoformat(dates.last) - date.fromisoformat(dates.first)).days + 1
