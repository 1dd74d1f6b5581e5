"""M-12 to M-18 of a span of days, each with what it was counted from."""

from dataclasses import dataclass
from decimal import Decimal

from hotelcs.workflows.measures import complaint_cases, complaints
from hotelcs.workflows.measures.complaint_cases import Span
from hotelcs.workflows.views import Asking


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
    return [*_speed(asking, dates), *_lasting(asking, dates), *_recovery(asking, dates)]


def _speed(asking: Asking, dates: Span) -> list[MeasureRow]:
    answers = [case.response for case in complaint_cases.cases(asking, dates) if case.response is not None]
    solved = complaint_cases.net_minutes(asking, dates)
    found = []
    for code, minutes in (("M-12", answers), ("M-13", solved)):
        spread = complaints.spread(minutes)
        beside = f"p90 {_text(spread.p90)}, mean {_text(spread.mean)}" if minutes else ""
        found.append(MeasureRow(code, _text(spread.median), "min", spread.count, spread.count, beside))
    return found


def _lasting(asking: Asking, dates: Span) -> list[MeasureRow]:
    firsts = complaint_cases.first_contacts(asking, dates)
    steps = complaint_cases.due_steps(asking, dates)
    met = sum(ok for _, ok in steps)
    resolved = complaint_cases.resolved(asking, dates)
    again = sum(1 for row in resolved if row[3])
    count, nights = len(complaint_cases.cases(asking, dates)), complaint_cases.room_nights(asking, dates)
    return [
        MeasureRow("M-14", _text(complaints.first_contact(firsts)), "%", sum(firsts), len(firsts), ""),
        MeasureRow("M-15", _text(complaints.attainment(met, len(steps) - met)), "%", met, len(steps), ""),
        MeasureRow(
            "M-16", _text(complaints.reopen_rate(again, len(resolved))), "%", again, len(resolved), ""
        ),
        MeasureRow("M-17", _text(complaints.per_hundred(count, nights)), "/100", count, nights, ""),
    ]


def _recovery(asking: Asking, dates: Span) -> list[MeasureRow]:
    sat, moods = complaint_cases.answered(asking, dates)
    gain = complaints.recovery_gain(sat, moods)
    good = sum(one >= 4 for one in sat)
    beside = f"gain {gain:+}" if gain is not None else ""
    return [MeasureRow("M-18", _text(complaints.recovery_rate(sat)), "%", good, len(sat), beside)]


def _text(value: Decimal | int | None) -> str:
    return "" if value is None else str(value)
