"""Calendars whose hours change while clocks run on them."""

from collections.abc import Sequence

from sqlmodel import col, select

from hotelcs.models.clocks import SlaClock
from hotelcs.workflows.act import Work
from hotelcs.workflows.clocks.running import Case, Clocks


def bring_up(work: Work, calendar: str) -> None:
    """Before the hours or days of a calendar are changed: what ran out on it is marked, what is due by it is escalated."""
    for row in _on(work, calendar):
        Clocks(work, Case(row.kind, row.ref)).running(row.metric)


def recount(work: Work, calendar: str) -> None:
    """The running clocks on a calendar whose hours or days were changed are due when they are due now."""
    for row in _on(work, calendar):
        Clocks(work, Case(row.kind, row.ref)).recompute(row)


def _on(work: Work, calendar: str) -> Sequence[SlaClock]:
    query = select(SlaClock).where(SlaClock.calendar == calendar, SlaClock.state == "running")
    return work.session.exec(query.order_by(col(SlaClock.id))).all()
