"""Duties without an owner, by shift; who owns what on one shift; what if somebody were not there."""

from dataclasses import dataclass
from datetime import date, datetime

from hotelcs import i18n
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows.duties import coverage_reading
from hotelcs.workflows.duties.coverage import Time
from hotelcs.workflows.duties.coverage_reading import Judged
from hotelcs.workflows.duties.days_asked import span_of
from hotelcs.workflows.roster.shift_times import Now, ShiftTimes, on_at, shifts
from hotelcs.workflows.views import Asking, day_of

_NAMES = (
    "SELECT duty, CASE :lang WHEN 'zh' THEN name_zh ELSE name_en END FROM duty_text t "
    "WHERE version = (SELECT max(version) FROM duty_text WHERE duty = t.duty)"
)
_WHO = (
    "SELECT s.id FROM staff s LEFT JOIN account a ON a.staff_id = s.id "
    "WHERE s.no = :who COLLATE NOCASE OR a.login = :who ORDER BY s.no = :who COLLATE NOCASE DESC"
)


@dataclass(frozen=True, slots=True)
class DutyGap:
    """A duty nobody answers for on a shift: the post that should, and from when to when on the hotel's clock."""

    day: str
    shift: str
    duty: str
    name: str
    post: str
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class DutyOwner:
    """Who answers for a duty on a shift: by which post, whether as its deputy, whether by telephone only."""

    duty: str
    name: str
    post: str
    staff: str
    owner: str
    by_post: str
    deputy: bool
    on_call: bool


def duty_gaps(
    asking: Asking, from_: str | None = None, to: str | None = None, shift: str | None = None,
    without: str | None = None, with_: str | None = None,
) -> list[DutyGap]:  # fmt: skip
    """Every duty without an owner on any shift from a day to a day (a week from the business date).

    `without` leaves people out (numbers or logins, separated by commas); `with` asks instead: if exactly these were
    there during the shift, the roster aside. A shift is looked at even when nobody is on it. Raises Usage for a day
    that is none, Refusal DAYS_REVERSED, SHIFT_UNKNOWN, STAFF_UNKNOWN.
    """
    judged = coverage_reading.read(asking.reader, *span_of(from_, to, asking.business_date()))
    listed = judged.round_the_clock() if shift is None else judged.called(shift)
    gone = _people(asking, without)
    only = None if with_ is None else _people(asking, with_) - gone
    rostered = [time for time in judged.times if time.person not in gone]
    names = dict(asking.rows(_NAMES, lang=i18n.current()))
    found: list[DutyGap] = []
    for day, times in listed:
        there = rostered if only is None else _all_through(only, day, times)
        found += _gaps_of(judged, day, times, there, names)
    return found


def _all_through(people: set[int], day: date, shift: ShiftTimes) -> list[Time]:
    """These people, there from the beginning of a shift to its end."""
    return [Time(person, shift.begins(day), shift.ends(day), on_call=False) for person in people]


def _gaps_of(
    judged: Judged, day: date, shift: ShiftTimes, there: list[Time], names: dict[str, str]
) -> list[DutyGap]:
    answers = judged.answers(day)
    posts = (post for _, post in answers)
    empty = judged.house.posts_without_owner(posts, shift.begins(day), shift.ends(day), there)
    return [
        DutyGap(day.isoformat(), shift.code, duty, names.get(duty, ""), post, _clock(piece.begins), _clock(piece.ends))
        for duty, post in answers
        if (piece := empty.get(post)) is not None
    ]  # fmt: skip


def duty_owners(asking: Asking, day: str | None = None, shift: str | None = None) -> list[DutyOwner]:
    """Who answers for each duty now, or at the beginning of a shift that is not on.

    Without a day and a shift it is the shift that is on: after midnight that of the day before. Raises Usage for a day
    that is none, Refusal SHIFT_UNKNOWN.
    """
    wall = asking.local_now().replace(tzinfo=None)
    now = on_at(shifts(asking.reader), wall)
    on = _day_asked(asking, day, shift, now)
    judged = coverage_reading.read(asking.reader, on, on)
    listed = judged.round_the_clock() if shift is None else judged.called(shift)
    if not listed:
        return []
    current = next((one for _, one in listed if one.begins(on) <= wall < one.ends(on)), listed[0][1])
    pieces = judged.house.pieces(current.begins(on), current.ends(on), judged.times)
    piece = next((one for one in pieces if one.begins <= wall < one.ends), pieces[0])
    names = dict(asking.rows(_NAMES, lang=i18n.current()))
    rows = []
    for duty, post in judged.answers(on):
        answer = judged.house.answer(post, piece)
        who = judged.house.people[answer.person] if answer else None
        rows.append(DutyOwner(
            duty, names.get(duty, ""), post, who.no if who else "", who.name if who else "", answer.post if answer else "",
            answer is not None and answer.post != post, answer is not None and answer.on_call,
        ))  # fmt: skip
    return rows


def _day_asked(asking: Asking, day: str | None, shift: str | None, now: Now | None) -> date:
    """The day of the shift asked about: the one named, else that of the shift that is on, else the business date."""
    if day:
        return day_of(day, "day")
    if now is not None and shift in {None, now.shift.code}:
        return now.day
    return date.fromisoformat(asking.business_date())


def _people(asking: Asking, listed: str | None) -> set[int]:
    """Rows of the people named, separated by commas. Raises Refusal STAFF_UNKNOWN."""
    found = set()
    for who in filter(None, (name.strip() for name in (listed or "").split(","))):
        rows = asking.rows(_WHO, who=who)
        if not rows:
            raise Refusal("STAFF_UNKNOWN", N_("Nobody here is {reference}."), field="staff", next=("show staff",),
                          reference=who)  # fmt: skip
        found.add(int(rows[0][0]))
    return found


def _clock(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M")
