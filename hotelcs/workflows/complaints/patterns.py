"""The same again and again: a code three times in a day, a room or a piece of equipment or a cause three times in a month."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlmodel import select

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.complaints import Complaint, ComplaintPattern
from hotelcs.models.rooms import Room
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref

DAY, MONTH = timedelta(hours=24), timedelta(days=30)
OFTEN = 3
_SAME = "SELECT count(*) FROM complaint WHERE {column} = :subject AND at > :since AND status NOT IN ('merged','withdrawn')"
_LAST = "SELECT max(closed_at) FROM complaint_pattern WHERE kind = :kind AND subject = :subject AND closed_at IS NOT NULL"
COLUMNS = {"code": "code", "room": "room_id", "asset": "asset", "cause": "root_cause"}


@dataclass(frozen=True, slots=True)
class PatternClosed:
    """The pattern, what of, how often it was."""

    pattern: str
    kind: str
    count: int


def of_intake(work: Work, row: Complaint) -> None:
    """What a new complaint may be part of."""
    _look(work, "code", row.code, row.code, DAY)
    if row.room_id is not None:
        _look(work, "room", row.room_id, lookup.by_id(work, Room, row.room_id).no, MONTH)
    if row.asset:
        _look(work, "asset", row.asset, row.asset, MONTH)


def of_cause(work: Work, row: Complaint) -> None:
    """What a cause that was found may be part of."""
    if row.root_cause not in ("", "unknown"):
        _look(work, "cause", row.root_cause, row.root_cause, MONTH)


def _look(work: Work, kind: str, column_value: Any, subject: str, within: timedelta) -> None:
    """Since the last time somebody dealt with it."""
    work.session.flush()
    since = max(iso(work.now - within), value(work.reader, _LAST, kind=kind, subject=subject) or "")
    sql = _SAME.format(column=COLUMNS[kind])
    count = int(value(work.reader, sql, subject=column_value, since=since))
    if count < OFTEN:
        return
    query = select(ComplaintPattern).where(
        ComplaintPattern.kind == kind, ComplaintPattern.subject == subject, ComplaintPattern.outcome == ""
    )
    had = work.session.exec(query).first()
    if had is None:
        work.add(ComplaintPattern(no=numbers.new(work, "E"), kind=kind, subject=subject, count=count, opened_at=work.now,
                                  last_at=work.now))  # fmt: skip
    elif had.count != count:
        had.count, had.last_at = count, work.now
        work.touch(had)


class ClosePattern(Act):
    """Something was done about it: counting begins anew."""

    pattern: Ref
    outcome: Name

    def perform(self, work: Work) -> PatternClosed:
        """Training, repair, another supplier: in words."""
        row = lookup.numbered(work, ComplaintPattern, self.pattern)
        if row is None:
            raise lookup.unknown(
                "PATTERN_UNKNOWN", N_("There is no pattern {reference}."), "pattern", self.pattern
            )
        if row.closed_at is not None:
            raise Refusal("PATTERN_OVER", N_("{no} was dealt with already."), field="pattern", no=row.no)
        row.closed_at, row.closed_by, row.outcome = work.now, work.actor.login, self.outcome
        work.touch(row)
        return PatternClosed(row.no, row.kind, row.count)
