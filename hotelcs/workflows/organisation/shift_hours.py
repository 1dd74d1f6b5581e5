"""The hours of shifts: those round the clock follow each other, so that every minute belongs to exactly one."""

from itertools import pairwise

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.roster import Shift
from hotelcs.workflows.act import Work
from hotelcs.workflows.roster.shift_times import WHOLE_DAY


def move(work: Work, shift: Shift, begins: int, ends: int) -> None:
    """Set the hours of a shift (minutes of the day); its neighbours round the clock begin and end with it.

    Raises Refusal SHIFTS_UNEVEN when nothing would be left of a neighbour.
    """
    others = [] if shift.beside else [other for other in _around(work) if other.code != shift.code]
    for other in others:
        if other.to_minute == shift.from_minute:
            other.to_minute = begins
        if other.from_minute == shift.to_minute:
            other.from_minute = ends
    shift.from_minute, shift.to_minute = begins, ends
    if any(other.from_minute == other.to_minute for other in others):
        raise _uneven()


def refuse_holes(work: Work) -> None:
    """Refuse shifts round the clock that do not follow each other (Refusal SHIFTS_UNEVEN)."""
    spans = sorted((row.from_minute, row.to_minute) for row in _around(work))
    covered = sum((last - first) % WHOLE_DAY for first, last in spans)
    follow = all(before[1] == after[0] for before, after in pairwise([*spans, *spans[:1]]))
    if spans and (covered != WHOLE_DAY or not follow):
        raise _uneven()


def _around(work: Work) -> list[Shift]:
    return list(work.session.exec(select(Shift).where(col(Shift.beside).is_(False))))


def _uneven() -> Refusal:
    return Refusal("SHIFTS_UNEVEN", N_("The shifts round the clock must follow each other: each begins when another "
                   "ends, and together they are a day."), field="begins", next=("show shifts",))  # fmt: skip
