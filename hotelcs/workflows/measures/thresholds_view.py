"""The thresholds of a hotel, and which numbers of a date are beyond them."""

from dataclasses import dataclass

from hotelcs.i18n import tr
from hotelcs.workflows.measures import catalogue
from hotelcs.workflows.measures.definitions import KEYS
from hotelcs.workflows.measures.thresholds import is_beyond, last_closed, number, rules, untold
from hotelcs.workflows.views import Asking, as_date


@dataclass(frozen=True, slots=True)
class ThresholdRow:
    """A number of a measure, the side of its bound that asks for a decision, on how many dates in a row.

    `value` is that of the date, empty where there is none; `beyond` whether it asks for one.
    """

    measure: str
    name: str
    what: str
    beyond_when: str
    bound: str
    days: int
    day: str
    value: str
    beyond: bool


@dataclass(frozen=True, slots=True)
class UntoldRow:
    """A number that is beyond its threshold, and the date."""

    measure: str
    day: str


def thresholds(asking: Asking, date: str | None = None) -> list[ThresholdRow]:
    """Every threshold with the number of a date, the last closed one unless it is named. Raises Usage."""
    day = as_date(date, "date") if date else last_closed(asking)
    found = []
    for rule in rules(asking):
        whole = catalogue.METRICS[rule.code]
        value = number(asking, rule, day) if day else None
        found.append(ThresholdRow(
            rule.metric, tr(whole.name), tr(KEYS[rule.metric.partition(".")[2]]), rule.side, f"{rule.bound.normalize():f}", rule.days,
            day, "" if value is None else f"{value:f}", bool(day) and is_beyond(asking, rule, day, value),
        ))  # fmt: skip
    return found


def thresholds_untold(asking: Asking) -> list[UntoldRow]:
    """Numbers of the last closed date that `escalate --metrics` would tell of now."""
    return [UntoldRow(*ref.split("/")) for ref in untold(asking)]
