"""The measures of a period, one of them in full, and the records behind it (handbook 04 SC24)."""

from dataclasses import dataclass
from datetime import date, timedelta

from hotelcs.i18n import N_, Word, tr
from hotelcs.money import Money
from hotelcs.workflows.actors import require
from hotelcs.workflows.measures import catalogue
from hotelcs.workflows.measures.behind import LISTED, Behind
from hotelcs.workflows.measures.complaint_cases import Span
from hotelcs.workflows.measures.definition import Measured, Metric, days
from hotelcs.workflows.measures.definitions import KEYS, UNITS
from hotelcs.workflows.measures.figures import MONEY, Figure
from hotelcs.workflows.views import Asking

TREND = 31
"""Days of a trend, at most: the last ones of the period."""


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A number of a measure. `value` is empty where there is nothing to divide by; amounts are minor units.

    `shown` is for people. `lacks` says why there is no number: what the hotel does not keep, or no data that early.
    """

    code: str
    key: str
    name: str
    what: str
    value: str
    unit: str
    shown: str
    part: str
    whole: str
    provisional: bool
    lacks: str


@dataclass(frozen=True, slots=True)
class TrendRow:
    """A date of a measure: its value, as programs and as people read it."""

    day: str
    value: str
    shown: str
    provisional: bool


@dataclass(frozen=True, slots=True)
class MetricDetail:
    """A measure of a period: its formula, its numbers, and how it went day by day."""

    code: str
    name: str
    formula: str
    first: str
    last: str
    provisional: bool
    lacks: str
    figures: tuple[MetricRow, ...]
    trend: tuple[TrendRow, ...]


def metrics(asking: Asking, from_: str | None = None, to: str | None = None) -> list[MetricRow]:
    """Every number of every measure that whoever asks may see; of the open date without dates. Raises Usage."""
    dates = period(asking, from_, to)
    return [
        row
        for metric in catalogue.METRICS.values()
        if asking.may(metric.right)
        for row in _rows(asking, metric, catalogue.of(asking, metric.code, dates))
    ]


def metric(asking: Asking, code: str, from_: str | None = None, to: str | None = None) -> MetricDetail:
    """One measure. Raises Usage for a code nobody knows, Denied for one that is not for whoever asks."""
    dates, found = period(asking, from_, to), _allowed(asking, code)
    whole = catalogue.of(asking, found.code, dates)
    return MetricDetail(
        found.code, tr(found.name), tr(found.formula), dates.first, dates.last, whole.provisional, _lacks(asking, whole),
        tuple(_rows(asking, found, whole)), tuple(_trend(asking, found, dates)),
    )  # fmt: skip


def metric_rows(
    asking: Asking, code: str, from_: str | None = None, to: str | None = None, limit: int | str = LISTED
) -> list[Behind]:
    """The records behind a measure, those that the numerator has marked. Raises as `metric`."""
    found = _allowed(asking, code)
    return catalogue.behind(asking, found.code, period(asking, from_, to), int(limit))


def period(asking: Asking, from_: str | None, to: str | None) -> Span:
    """The dates asked for; one alone is that date, none the open one. Raises Usage."""
    last = to or from_ or asking.business_date()
    return catalogue.span(asking, from_ or last, last)


def _allowed(asking: Asking, code: str) -> Metric:
    found = catalogue.named(code)
    require(asking.reader, asking.actor, found.right, Word(found.name))
    return found


def _rows(asking: Asking, metric: Metric, whole: Measured) -> list[MetricRow]:
    lacks = _lacks(asking, whole)
    return [
        MetricRow(whole.code, one.key, tr(metric.name), tr(KEYS[one.key]), _text(one.value), one.unit, shown(one, asking.currency),
                  _text(one.part), _text(one.whole), whole.provisional, lacks)
        for one in whole.figures
    ]  # fmt: skip


def _lacks(asking: Asking, whole: Measured) -> str:
    return tr(whole.lacks, day=catalogue.begins(asking)) if whole.lacks else ""


def _trend(asking: Asking, metric: Metric, dates: Span) -> list[TrendRow]:
    """Each date by itself; of one date alone the week that it ends."""
    if metric.lacks or metric.when == "now" or metric.code == "M-31":
        return []
    last = date.fromisoformat(dates.last)
    many = min(days(dates), TREND) if days(dates) > 1 else 7
    found = []
    for day in ((last - timedelta(days=many - 1 - n)).isoformat() for n in range(many)):
        one = catalogue.of(asking, metric.code, catalogue.span(asking, day, day))
        found.append(
            TrendRow(day, _text(one.value.value), shown(one.value, asking.currency), one.provisional)
        )
    return found


def shown(figure: Figure, currency: str) -> str:
    """A number with its unit; n/a where there is none."""
    if figure.value is None:
        return tr(N_("n/a"))
    if figure.unit == MONEY:
        return str(Money(int(figure.value), currency))
    unit = UNITS.get(figure.unit)
    return tr(unit, number=figure.value) if unit else f"{figure.value}{figure.unit}"


def _text(value: object) -> str:
    return "" if value is None else str(value)
