"""What a rotation takes from the shifts: what they lack before it and after it, compared as the list of gaps tells it."""

from datetime import date, timedelta

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import Reader
from hotelcs.workflows.duties import coverage_reading
from hotelcs.workflows.roster import least
from hotelcs.workflows.roster.staffing import Staffing

Lacking = dict[tuple[date, str], set[str]]
"""By day and shift: what is short of people (posts, trainings, teams), and posts whose duties nobody owns."""


def lacking(reader: Reader, staff_id: int, first: date, last: date) -> Lacking:
    """What is lacking on the shifts during which somebody is on the roster; on any other nothing changes by them."""
    judged = coverage_reading.read(reader, first, last)
    needs, staffing = least.read(reader, first, last), Staffing(judged)
    found: Lacking = {}
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        times = staffing.near(day)
        own = [time for time in times if time.person == staff_id]
        for shift in judged.shifts:
            begins, ends = shift.begins(day), shift.ends(day)
            if not any(time.begins < ends and begins < time.ends for time in own):
                continue
            needed = [one for one in needs if one.shift == shift.code]
            found[day, shift.code] = {one.name for one, _ in staffing.short(day, needed)}
            if not shift.beside:
                posts = [post for _, post in judged.answers(day)]
                found[day, shift.code] |= judged.house.posts_without_owner(posts, begins, ends, times).keys()
    return found


def refuse_thin(before: Lacking, after: Lacking) -> None:
    """Refuse (ROTATION_THIN) when a shift lost its least, or a duty its owner; the first is named.

    What was lacking before is no reason.
    """
    for (day, shift), names in after.items():
        if lost := tuple(sorted(names - before.get((day, shift), set()))):
            raise Refusal("ROTATION_THIN", N_("On {day} the shift {shift} would lose {posts}."), field="rotation",
                          items=lost, day=day, shift=shift, posts=", ".join(lost))  # fmt: skip
