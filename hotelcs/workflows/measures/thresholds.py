"""Which numbers of a date are beyond what the hotel wants (handbook 06, thresholds)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hotelcs.storage.reading import value
from hotelcs.workflows.escalation.waits import CLOSED, METRIC
from hotelcs.workflows.measures import catalogue
from hotelcs.workflows.views import Asking

_RULES = "SELECT metric, side, bound_hundredths, days FROM metric_threshold ORDER BY metric"
_TOLD = "SELECT ref FROM escalation_chain WHERE kind = :kind ORDER BY id"
WEEKLY = {"M-17": 7}
"""Measures that one date says too little of, with the dates they are measured over."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A number, the side of its bound on which it asks for a decision, and on how many dates in a row."""

    metric: str
    side: str
    bound: Decimal
    days: int

    @property
    def code(self) -> str:
        """The measure, `M-15`."""
        return self.metric.partition(".")[0]

    def is_beyond(self, number: Decimal | None) -> bool:
        """Whether a number is; there is nothing to say of none."""
        if number is None:
            return False
        return number < self.bound if self.side == "<" else number > self.bound


def rules(asking: Asking) -> list[Rule]:
    """Every threshold, by its measure."""
    return [
        Rule(metric, side, Decimal(bound) / 100, days) for metric, side, bound, days in asking.rows(_RULES)
    ]


def last_closed(asking: Asking) -> str:
    """The last date that is closed, ISO; nothing before the first one is."""
    return str(value(asking.reader, CLOSED) or "")


def number(asking: Asking, rule: Rule, day: str) -> Decimal | None:
    """The number of a date, or of the days that end with it; None where there is none."""
    first = _before(day, WEEKLY.get(rule.code, 1) - 1)
    begins = catalogue.begins(asking)
    if day < begins:
        return None
    whole = catalogue.of(asking, rule.code, catalogue.span(asking, max(first, begins), day))
    key = rule.metric.partition(".")[2]
    found = next((figure.value for figure in whole.figures if figure.key == key), None)
    return None if found is None else Decimal(found)


def is_beyond(asking: Asking, rule: Rule, day: str, today: Decimal | None) -> bool:
    """Whether a number is beyond its bound on a date, where it is `today`, and on as many before as the rule asks for."""
    return rule.is_beyond(today) and all(
        rule.is_beyond(number(asking, rule, _before(day, back))) for back in range(1, rule.days)
    )


def untold(asking: Asking) -> list[str]:
    """The numbers of the last closed date that are beyond their thresholds and were not told of, `M-15.sla/2026-11-22`."""
    day = last_closed(asking)
    told = {ref for (ref,) in asking.rows(_TOLD, kind=METRIC)}
    return [
        ref
        for rule in (rules(asking) if day else ())
        if (ref := f"{rule.metric}/{day}") not in told
        and is_beyond(asking, rule, day, number(asking, rule, day))
    ]


def _before(day: str, many: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=many)).isoformat()
