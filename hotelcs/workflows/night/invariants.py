"""What must hold in a sound hotel whatever was done (handbook 02 §2.8), as queries for what breaks it.

Every rule is one statement over whole tables, so that ten years of bookings are checked in seconds. What
a constraint already holds is not asked again. `hotelcs verify` and the tests read the same list.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.storage.reading import Reader, value
from hotelcs.workflows.night.rules import OFFENDING, RULES


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that does not hold: its name, its sentence, and the first rows that break it."""

    rule: str
    sentence: str
    rows: tuple[tuple[Any, ...], ...]

    def __str__(self) -> str:
        """The rule and its first offenders, for people."""
        return f"{self.rule}: {tr(self.sentence)} {self.rows[:3]}"


def broken(reader: Reader, *, most: int = 20) -> list[Broken]:
    """Every rule that does not hold, with at most `most` offending rows each; empty when all is well."""
    today = str(value(reader, "SELECT max(day) FROM business_day WHERE status = 'open'"))
    found = []
    for name, rule in RULES.items():
        rows = reader.rows(f"SELECT * FROM ({rule.sql}) offending LIMIT :most", today=today, most=most)
        if rows:
            found.append(Broken(name, rule.sentence, tuple(rows)))
    found += _broken_days(reader)
    return found + _broken_spans(reader, most)


def _broken_days(reader: Reader) -> list[Broken]:
    """Business dates are strictly consecutive, and the last one alone is open."""
    days = reader.rows("SELECT day, status FROM business_day ORDER BY day")
    dates = [date.fromisoformat(str(day)).toordinal() for day, _ in days]
    gaps = [day for (day, _), here, there in zip(days, dates, dates[1:], strict=False) if there != here + 1]
    if (
        not gaps
        and [status for _, status in days[-1:]] == ["open"]
        and sum(s == "open" for _, s in days) == 1
    ):
        return []
    sentence = N_("Business dates follow each other, and only the last one is open.")
    return [Broken("business-days", sentence, tuple((str(day),) for day in gaps) or (tuple(days[-1:]),))]


def _broken_spans(reader: Reader, most: int) -> list[Broken]:
    """A booking that holds rooms has exactly one night for each date from arrival to departure."""
    rows = [
        (no, arrival, departure, count)
        for no, arrival, departure, count, first, last in reader.rows(OFFENDING)
        if not _covers(str(arrival), str(departure), count, first, last)
    ]
    sentence = N_("A booking has one night for each date from arrival to departure.")
    return [Broken("nights-of-a-booking", sentence, tuple(rows[:most]))] if rows else []


def _covers(arrival: str, departure: str, count: int, first: Any, last: Any) -> bool:
    """Whether `count` nights from `first` to `last` are exactly those of the stay."""
    begin, end = date.fromisoformat(arrival).toordinal(), date.fromisoformat(departure).toordinal()
    if count == 0:
        return begin == end
    low, high = (date.fromisoformat(str(night)).toordinal() for night in (first, last))
    return (low, high, count) == (begin, end - 1, end - begin)
