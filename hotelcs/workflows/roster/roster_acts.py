"""The roster: somebody on a shift, off it, two exchanged, a week copied (handbook 02 §2.3.2 RosterEntry, SC17).

Nobody is in two places at once: the database refuses it. Short rest and two shifts in a row are warned of.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import Field
from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.people import Staff
from hotelcs.models.roster import RosterEntry
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Day, Ref, Words
from hotelcs.workflows.people import finding
from hotelcs.workflows.roster import roster_rules
from hotelcs.workflows.roster.roster_rules import Span, Warn
from hotelcs.workflows.roster.shift_times import ShiftTimes, named, shifts

SHAPE = "%Y-%m-%dT%H:%M"
_NEAR = "SELECT begins, ends FROM roster_entry WHERE staff_id = :staff AND NOT on_call AND ends > :first AND begins < :last"
_HOLDS = (
    "SELECT post FROM staff_post WHERE staff_id = :staff AND valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day) "
    "ORDER BY main DESC, id"
)


@dataclass(frozen=True, slots=True)
class Rostered:
    """Who is on which shift of which day, in which post; what was warned of ("rest 8", "double")."""

    staff: str
    day: date
    shift: str
    post: str
    on_call: bool
    warnings: tuple[str, ...]


class Roster(Act):
    """Put somebody on a shift; in the main post when none is named. On call means within reach of the telephone."""

    staff: Ref
    day: Day
    shift: Ref
    post: Ref | None = None
    on_call: bool = False
    note: Words = ""

    def perform(self, work: Work) -> Rostered:
        """Only in a post that is held on that day."""
        person = finding.present(work, self.staff)
        shift = shift_of(work, self.shift)
        post = held_post(work, person, self.day, self.post)
        row = enter(work, person, self.day, shift, post, on_call=self.on_call, note=self.note)
        warned = [] if self.on_call else warnings_of(work, row)
        return Rostered(person.no, self.day, shift.code, post, self.on_call, tuple(map(str, warned)))

    @classmethod
    def reverse(cls, result: dict[str, object]) -> Act:
        """Taking the person off again."""
        from hotelcs.workflows.verbs import act_of

        return act_of("unroster").parse({name: result[name] for name in ("staff", "day", "shift")})


@dataclass(frozen=True, slots=True)
class Unrostered:
    """Who was taken off which shift of which day, with everything that was said about it."""

    staff: str
    day: date
    shift: str
    post: str
    on_call: bool
    note: str


class Unroster(Act):
    """Take somebody off a shift."""

    staff: Ref
    day: Day
    shift: Ref

    def perform(self, work: Work) -> Unrostered:
        """Refused when they are not on it."""
        person = finding.staff(work, self.staff)
        row = entry_of(work, person, self.day, self.shift)
        work.session.delete(row)
        work.changed += 1
        return Unrostered(person.no, row.day, row.shift, row.post, row.on_call, row.note)

    @classmethod
    def reverse(cls, result: dict[str, object]) -> Act:
        """Putting the person on again."""
        from hotelcs.workflows.verbs import act_of

        names = ("staff", "day", "shift", "post", "on_call", "note")
        return act_of("roster").parse({name: result[name] for name in names})


@dataclass(frozen=True, slots=True)
class ShiftsSwapped:
    """Who took whose shift, and what was warned of."""

    staff: str
    other: str
    warnings: tuple[str, ...]


class SwapShifts(Act):
    """Two people exchange their shifts; the same again takes it back."""

    staff: Ref
    day: Day
    shift: Ref
    other: Ref
    other_day: Day | None = None
    other_shift: Ref

    def perform(self, work: Work) -> ShiftsSwapped:
        """Whoever holds the post of the other's shift takes it in that post, anybody else in the own main one."""
        first, second = finding.present(work, self.staff), finding.present(work, self.other, "other")
        if first.id == second.id:
            raise Refusal("SAME_PERSON", N_("Two different people exchange shifts."), field="other")
        given = entry_of(work, first, self.day, self.shift)
        taken = entry_of(work, second, self.other_day or self.day, self.other_shift, "other_shift")
        spans = [(row.day, row.shift, row.post, row.on_call, row.note) for row in (given, taken)]
        for row in (given, taken):
            work.session.delete(row)
        work.session.flush()
        warned: list[str] = []
        for person, (day, code, needed, on_call, note) in ((second, spans[0]), (first, spans[1])):
            held = posts_on(work, int(person.id or 0), day)
            post = needed if needed in held else held_post(work, person, day, None)
            row = enter(work, person, day, shift_of(work, code), post, on_call=on_call, note=note)
            warned += [] if on_call else [f"{person.no} {warning}" for warning in warnings_of(work, row)]
        return ShiftsSwapped(first.no, second.no, tuple(warned))


@dataclass(frozen=True, slots=True)
class RosterCopied:
    """How many shifts were copied, and how many were left out because somebody is busy, gone or holds no post then."""

    first: date
    copied: int
    left_out: int


class CopyRoster(Act):
    """Copy a span of days (a week) of the roster to a later one."""

    first: Day
    to: Day
    days: Annotated[int, Field(ge=1, le=35)] = 7

    def perform(self, work: Work) -> RosterCopied:
        """What is there already stays."""
        if self.to < self.first + timedelta(days=self.days):
            raise Refusal(
                "DAYS_REVERSED", N_("{last} is before {first}."), field="to", last=self.to, first=self.first
            )
        query = select(RosterEntry).where(
            RosterEntry.day >= self.first, RosterEntry.day < self.first + timedelta(days=self.days)
        )
        copied = left = 0
        listed = {shift.code: shift for shift in shifts(work.reader)}
        for row in list(work.session.exec(query)):
            day = self.to + (row.day - self.first)
            person = work.session.get_one(Staff, row.staff_id)
            gone = person.left_on is not None and person.left_on < day
            if (
                gone
                or row.post not in posts_on(work, row.staff_id, day)
                or _busy(work, row.staff_id, listed[row.shift], day)
            ):
                left += 1
                continue
            enter(work, person, day, listed[row.shift], row.post, on_call=row.on_call, note=row.note)
            copied += 1
        return RosterCopied(self.to, copied, left)


def enter(
    work: Work, person: Staff, day: date, shift: ShiftTimes, post: str, *, on_call: bool, note: str = ""
) -> RosterEntry:
    """Write somebody onto a shift."""
    made: RosterEntry = work.add(RosterEntry(
        staff_id=int(person.id or 0), day=day, shift=shift.code, post=post, on_call=on_call, note=note,
        begins=shift.begins(day).strftime(SHAPE), ends=shift.ends(day).strftime(SHAPE),
    ))  # fmt: skip
    return made


def shift_of(work: Work, code: str) -> ShiftTimes:
    """The shift of a code or a name. Raises Refusal SHIFT_UNKNOWN."""
    return named(shifts(work.reader), code)


def posts_on(work: Work, staff_id: int, day: date) -> list[str]:
    """The posts somebody holds on a day, the main one first."""
    return [str(post) for (post,) in work.reader.rows(_HOLDS, staff=staff_id, day=day.isoformat())]


def held_post(work: Work, person: Staff, day: date, wanted: str | None) -> str:
    """The post somebody is on a shift in. Raises Refusal POST_NOT_HELD."""
    held = posts_on(work, int(person.id or 0), day)
    if not held or (wanted is not None and wanted not in held):
        raise Refusal("POST_NOT_HELD", N_("{staff} does not hold the post {post}."), field="post", staff=person.no,
                      post=wanted or "?")  # fmt: skip
    return wanted or held[0]


def entry_of(work: Work, person: Staff, day: date, shift: str, field: str = "shift") -> RosterEntry:
    """Somebody's shift on a day. Raises Refusal NOT_ROSTERED."""
    query = select(RosterEntry).where(
        RosterEntry.staff_id == person.id, RosterEntry.day == day, RosterEntry.shift == shift
    )
    found = work.session.exec(query).first()
    if found is None:
        raise lookup.unknown("NOT_ROSTERED", N_("There is no such shift on the roster: {reference}."), field,
                             f"{person.no} {day} {shift}")  # fmt: skip
    return found


def warnings_of(work: Work, row: RosterEntry) -> list[Warn]:
    """What is unwise about a shift next to the person's others: short rest, two in a row."""
    begins, ends = datetime.fromisoformat(row.begins), datetime.fromisoformat(row.ends)
    near = work.reader.rows(_NEAR, staff=row.staff_id, first=(begins - timedelta(days=2)).strftime(SHAPE),
                            last=(ends + timedelta(days=2)).strftime(SHAPE))  # fmt: skip
    spans = [Span(datetime.fromisoformat(first), datetime.fromisoformat(last)) for first, last in near]
    return roster_rules.warnings(Span(begins, ends), spans, work.property.rest_hours)


def _busy(work: Work, staff_id: int, shift: ShiftTimes, day: date) -> bool:
    query = select(RosterEntry).where(
        RosterEntry.staff_id == staff_id,
        RosterEntry.begins < shift.ends(day).strftime(SHAPE),
        RosterEntry.ends > shift.begins(day).strftime(SHAPE),
    )
    return work.session.exec(query).first() is not None
