"""The measures of a closed date as they were kept that night (handbook 02 `DailyReview`)."""

import json
from dataclasses import dataclass
from decimal import Decimal

from hotelcs.i18n import tr
from hotelcs.workflows.measures.catalogue import METRICS
from hotelcs.workflows.measures.definitions import KEYS
from hotelcs.workflows.measures.figures import Figure
from hotelcs.workflows.measures.metrics_view import shown
from hotelcs.workflows.views import Asking, as_date

_OF = "SELECT day, made_at, numbers FROM daily_review WHERE day = :day"
_LAST = "SELECT day, made_at, numbers FROM daily_review ORDER BY day DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A number of a date: its measure and key, how it is called, its value (empty without one), and as people read it."""

    day: str
    made_at: str
    code: str
    key: str
    name: str
    what: str
    value: str
    shown: str


def daily_review(asking: Asking, day: str = "") -> list[ReviewRow]:
    """Every number that whoever asks may see of `day`, or of the last date that was closed. Raises Usage."""
    rows = asking.rows(_OF, day=as_date(day, "day")) if day else asking.rows(_LAST)
    found = []
    for of, made, numbers in rows:
        for name, value in json.loads(numbers).items():
            code, _, key = name.partition(".")
            metric = METRICS.get(code)
            if metric is None or not asking.may(metric.right):
                continue
            unit = dict(metric.keys).get(key, "")
            told = shown(Figure(key, None if value is None else Decimal(value), unit), asking.currency)
            row = ReviewRow(
                of, asking.local(made), code, key, tr(metric.name), tr(KEYS.get(key, key)), value or "", told
            )
            found.append(row)
    return found
