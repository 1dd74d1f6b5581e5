"""M-12 to M-18 of a span of days, each with what it was counted from."""

from collections.abc import Callable
from dataclasses import dataclass

from hotelcs.i18n import tr
from hotelcs.workflows.measures import complaint_cases, handling
from hotelcs.workflows.measures.complaint_cases import Span
from hotelcs.workflows.measures.definitions import KEYS
from hotelcs.workflows.measures.figures import Figure
from hotelcs.workflows.views import Asking

COUNTED: dict[str, Callable[[Asking, Span], tuple[Figure, ...]]] = {
    "M-12": handling.first_response,
    "M-13": handling.resolution,
    "M-14": handling.first_contact,
    "M-15": handling.attainment_of_complaints,
    "M-16": handling.reopened,
    "M-17": handling.per_hundred,
    "M-18": handling.recovery,
}


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure: its value (empty when there is nothing to count), its unit, numerator and denominator, and what else is said."""

    measure: str
    value: str
    unit: str
    part: int
    whole: int
    beside: str


def complaint_measures(asking: Asking, from_: str | None = None, to: str | None = None) -> list[MeasureRow]:
    """From a day to a day, both included; the last thirty days without them."""
    dates = complaint_cases.span(asking, from_, to)
    return [_row(code, counted(asking, dates)) for code, counted in COUNTED.items()]


def _row(code: str, figures: tuple[Figure, ...]) -> MeasureRow:
    first, whole = figures[0], int(figures[0].whole or 0)
    part = whole if first.part is None else int(first.part)
    return MeasureRow(code, _text(first), first.unit, part, whole, _beside(figures))


def _beside(figures: tuple[Figure, ...]) -> str:
    """The other numbers in the reader's language: a gain with its sign."""
    told = [f"{tr(KEYS[one.key])} {one.value:+}" if one.key == "gain" else f"{tr(KEYS[one.key])} {one.value}"
            for one in figures[1:] if one.value is not None]  # fmt: skip
    return ", ".join(told)


def _text(figure: Figure) -> str:
    return "" if figure.value is None else str(figure.value)
