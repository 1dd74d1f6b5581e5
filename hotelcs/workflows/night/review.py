"""What a business date came to by every measure of it, kept the night it was closed (handbook 03 W-03, 02 `DailyReview`).

A measure of a closed date comes to the same whenever it is asked. Some tell how things stood: duties covered, readiness. What
they were that night can only be kept.
"""

import json
from datetime import date

from hotelcs.models.audits import DailyReview
from hotelcs.workflows.act import Work
from hotelcs.workflows.measures.catalogue import METRICS, measured

NOT_OF_A_DATE = ("M-08", "M-31")
"""Rooms to source, of nights to come; the year before the response team."""


def keep(work: Work, day: date) -> int:
    """Count every measure of `day` and keep its numbers; how many have one."""
    numbers = {
        f"{code}.{one.key}": None if one.value is None else str(one.value)
        for code, metric in METRICS.items()
        if not metric.lacks and code not in NOT_OF_A_DATE
        for one in measured(work.reader, code, day.isoformat(), day.isoformat()).figures
    }
    work.add(DailyReview(day=day, made_at=work.now, numbers=json.dumps(numbers, sort_keys=True)))
    return sum(value is not None for value in numbers.values())
