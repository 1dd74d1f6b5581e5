"""The roster of some days, what is unwise in it, what is missing from it, and who is here now (handbook SC17)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hotelcs import i18n
from hotelcs.storage.reading import one
from hotelcs.workflows.duties import coverage_reading
from hotelcs.workflows.people.held_text import held
from hotelcs.workflows.roster import least, presence, roster_rules
from hotelcs.workflows.roster.least import Least
from hotelcs.workflows.roster.roster_rules import Span
from hotelcs.workflows.roster.shift_times import on_at, shifts
from hotelcs.workflows.roster.staffing import Staffing
from hotelcs.workflows.views import Asking, day_of, wall_time_of

_ENTRIES = (
    "SELECT r.id, r.day, r.shift, s.no, s.name, r.post, r.on_call, r.begins, r.ends, r.note, r.staff_id "
    "FROM roster_entry r JOIN staff s ON s.id = r.staff_id JOIN shift t ON t.code = r.shift "
    "WHERE r.day >= :first AND r.day <= :last ORDER BY r.day, t.sort, r.on_call, r.post, s.no"
)
_AROUND = "SELECT staff_id, begins, ends FROM roster_entry WHERE NOT on_call AND day >= :first AND day <= :last ORDER BY begins"
_ON = (
    "SELECT s.no, s.name, r.post, r.shift, r.on_call, s.phone, s.languages, r.ends, s.id, "
    f"{held('r.day')} "
    "FROM roster_entry r "
    "LEFT JOIN roster_cover c ON c.staff_id = r.staff_id AND c.status = 'taken' AND c.begins <= :at AND c.ends > :at "
    "JOIN staff s ON s.id = coalesce(c.taker_id, r.staff_id) WHERE r.begins <= :at AND r.ends > :at "
    "ORDER BY r.on_call, r.post, s.no"
)


@dataclass(frozen=True, slots=True)
class RosterRow:
    """Somebody on a shift. `warnings` are "rest 8" (hours) and "double"; times are the hotel's wall clock."""

    day: str
    shift: str
    staff: str
    name: str
    post: str
    on_call: bool
    begins: str
    ends: str
    note: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RosterGap:
    """A shift that has fewer people than it needs of a post, a qualification or a team."""

    day: str
    shift: str
    needed: str
    kind: str
    least: int
    there: int
    on_call_counts: bool


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Somebody who is here, or on call: until when, with what, and whether things fall to them."""

    staff: str
    name: str
    post: str
    posts: str
    shift: str
    on_call: bool
    until: str
    phone: str
    languages: str
    qualifications: str
    teams: str
    duty_manager: bool
    supervisor: bool


def roster(
    asking: Asking,
    from_: str | None = None,
    to: str | None = None,
    staff: str | None = None,
    shift: str | None = None,
) -> list[RosterRow]:
    """The roster from a day to a day: a week from the business date unless told otherwise."""
    first, last = span(asking, from_, to)
    worked: dict[int, list[Span]] = defaultdict(list)
    near = {"first": (first - timedelta(days=2)).isoformat(), "last": (last + timedelta(days=2)).isoformat()}
    for person, begins, ends in asking.rows(_AROUND, **near):
        worked[person].append(Span(datetime.fromisoformat(begins), datetime.fromisoformat(ends)))
    rest = int((one(asking.reader, "SELECT rest_hours FROM property") or (11,))[0])
    rows = []
    for _, day, code, no, name, post, on_call, begins, ends, note, person in asking.rows(
        _ENTRIES, first=first.isoformat(), last=last.isoformat()
    ):
        own = Span(datetime.fromisoformat(begins), datetime.fromisoformat(ends))
        warned = () if on_call else tuple(map(str, roster_rules.warnings(own, worked[person], rest)))
        if (staff is None or staff.upper() == no) and (shift is None or shift == code):
            rows.append(RosterRow(day, code, no, name, post, bool(on_call), begins, ends, note, warned))
    return rows


def roster_gaps(asking: Asking, from_: str | None = None, to: str | None = None) -> list[RosterGap]:
    """Every shift that lacks people, from a day to a day."""
    first, last = span(asking, from_, to)
    needs = least.read(asking.reader, first, last)
    staffing = Staffing(coverage_reading.read(asking.reader, first, last))
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [
        RosterGap(day.isoformat(), need.shift, need.name, _kind(need), need.people, there, need.on_call)
        for day in days
        for need, there in staffing.short(day, needs)
    ]


def _kind(need: Least) -> str:
    return "team" if need.last else "post" if need.post else "qualification"


def on_duty(asking: Asking, at: str | None = None) -> list[OnDuty]:
    """Who is here and who is on call now, or `at` a time of the hotel's clock. Telephones of who is on duty are shown. Raises Usage."""
    wall = wall_time_of(at, "at") if at else asking.local_now().replace(tzinfo=None)
    answers = presence.responsible(asking.reader, wall)
    rows = asking.rows(_ON, at=wall.strftime("%Y-%m-%dT%H:%M"))
    return [
        OnDuty(no, name, post, posts or post, shift, bool(on_call), ends[11:], phone, languages, kinds or "", teams or "",
               key == answers.duty_manager, key == answers.supervisor)
        for no, name, post, shift, on_call, phone, languages, ends, key, posts, kinds, teams in rows
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """A shift of the hotel; `on` says that it is the one that is on now. Times of the day, hotel's clock."""

    shift: str
    name: str
    begins: str
    ends: str
    beside: bool
    on: bool


def shift_list(asking: Asking) -> list[ShiftRow]:
    """Every shift, in the hotel's order."""
    listed = shifts(asking.reader)
    now = on_at(listed, asking.local_now().replace(tzinfo=None))
    zh = i18n.current() == "zh"
    return [
        ShiftRow(shift.code, shift.name_zh if zh else shift.name_en, _time(shift.from_minute), _time(shift.to_minute),
                 shift.beside, now is not None and now.shift.code == shift.code)
        for shift in listed
    ]  # fmt: skip


def span(asking: Asking, from_: str | None, to: str | None) -> tuple[date, date]:
    """From a day to a day; a week from the business date unless told otherwise. Raises Usage for a day that is none."""
    first = day_of(from_ or asking.business_date(), "from")
    last = day_of(to, "to") if to else first + timedelta(days=6)
    return first, max(first, min(last, first + timedelta(days=62)))


def _time(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
