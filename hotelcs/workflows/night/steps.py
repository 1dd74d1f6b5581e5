"""The steps of an audit: what closing the date does in one transaction, and the jobs that follow it, each once for its date."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, text

from hotelcs.clock import iso
from hotelcs.models.audits import AuditRun, AuditStep
from hotelcs.workflows.act import Work
from hotelcs.workflows.night.audits_view import STEP_TITLES
from hotelcs.workflows.reservations import expire_holds

_BOOKS = text(
    "INSERT INTO books_night (day, night, sold) SELECT :day, night, sum(sold) FROM type_night "
    "WHERE night > :day GROUP BY night HAVING sum(sold) > 0"
)


def begin(work: Work, counts: dict[str, int], backup: str, warnings: int) -> None:
    """Write the run of the date that is being closed, and its steps so far; a date is closed once, whoever tries."""
    day = work.business_date
    work.session.add(
        AuditRun(day=day, closed_at=work.now, actor=work.actor.login, backup=backup, warnings=warnings)
    )
    work.session.flush()
    done = {**({"backup": 1} if backup else {}), **counts}
    work.run(insert(AuditStep), [row_of(day, step, work.now, count) for step, count in done.items()])


def row_of(day: date, step: str, at: datetime, count: int) -> dict[str, Any]:
    """The row of a step that is done."""
    return {"day": day, "step": step, "seq": list(STEP_TITLES).index(step) + 1, "at": at, "count": count}


def _holds(work: Work, day: date) -> int:
    """Tentative bookings whose hold ran out, and whoever waited for a day that is gone."""
    del day
    return len(expire_holds.ExpireHolds().perform(work).reservations)


def _books(work: Work, day: date) -> int:
    """Rooms on the books for each night to come."""
    return int(work.run(_BOOKS, {"day": day.isoformat()}).rowcount)


def _review(work: Work, day: date) -> int:
    """Every measure of the date."""
    from hotelcs.workflows.night import review

    return review.keep(work, day)


JOBS: dict[str, Callable[[Work, date], int]] = {"holds": _holds, "books": _books, "review": _review}
"""What follows the closing, in order: an act each, done once for its date."""


def owed(done: set[str]) -> list[str]:
    """The jobs that are not among those `done`."""
    return [step for step in JOBS if step not in done]


def finished(work: Work, day: date) -> None:
    """Nothing more is owed for `day`."""
    work.run(text("UPDATE audit_run SET done_at = :now WHERE day = :day AND done_at IS NULL"),
             {"now": iso(max(work.now, _closed_at(work, day))), "day": day.isoformat()})  # fmt: skip


def _closed_at(work: Work, day: date) -> datetime:
    """When the date was closed: a clock that was set back since makes no run that ended before it began."""
    return work.session.get_one(AuditRun, day).closed_at
