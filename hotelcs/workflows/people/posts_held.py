"""Posts that people hold, from a day to a day: given, ended, held for somebody who is away (handbook 01 S-15, S-57)."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.organisation import Post
from hotelcs.models.people import Staff, StaffPost
from hotelcs.models.roster import RosterEntry
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Day, Name, Ref, Words
from hotelcs.workflows.people import administrators, finding

EVE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PostHeld:
    """Who holds which post from when to when (None without an end)."""

    staff: str
    post: str
    first: date
    last: date | None
    main: bool


class GivePost(Act):
    """Give somebody a post, for good or up to a day; `main` makes it the main one from then on."""

    staff: Ref
    post: Ref
    first: Day | None = None
    last: Day | None = None
    main: bool = False
    reason: Words = ""

    def perform(self, work: Work) -> PostHeld:
        """A post for some time needs a reason; nobody gives one above the own, or to themselves."""
        person, post = finding.present(work, self.staff), finding.post(work, self.post)
        if self.last is not None and not self.reason:
            raise Refusal(
                "REASON_MISSING", N_("Say why the post is held for some time only."), field="reason"
            )
        first = self.first or max(work.business_date, person.hired_on or work.business_date)
        held = give(work, person, post, main=self.main, first=first, last=self.last, reason=self.reason)
        return PostHeld(person.no, post.code, held.valid_from, held.valid_to, held.main)


class EndPost(Act):
    """Somebody holds a post no longer: the last day of it."""

    staff: Ref
    post: Ref
    last: Day | None = None

    def perform(self, work: Work) -> PostHeld:
        """The last one who can give rights keeps a post that gives them."""
        person, post = finding.present(work, self.staff), finding.post(work, self.post)
        finding.refuse_above(work, post.level, "post")
        last = self.last or work.business_date - EVE
        query = select(StaffPost).where(StaffPost.staff_id == person.id, StaffPost.post == post.code)
        running = [row for row in work.session.exec(query) if row.valid_to is None or row.valid_to > last]
        if not running:
            raise Refusal("POST_NOT_HELD", N_("{staff} does not hold the post {post}."), field="post", staff=person.no,
                          post=post.code)  # fmt: skip
        with administrators.kept(work, "post"):
            for row in running:
                end(work, row, last)
        work.changed += 1
        return PostHeld(person.no, post.code, running[0].valid_from, last, running[0].main)


class Deputise(Act):
    """Somebody stands in for somebody who is away: the same posts, from a day to a day."""

    staff: Ref
    absent: Ref
    first: Day
    last: Day
    reason: Name

    def perform(self, work: Work) -> PostHeld:
        """On days on which the deputy holds a post anyway it is not given twice."""
        deputy, away = finding.present(work, self.staff), finding.present(work, self.absent, "absent")
        if self.last < self.first:
            raise Refusal(
                "DAYS_REVERSED",
                N_("{last} is before {first}."),
                field="last",
                last=self.last,
                first=self.first,
            )
        if deputy.id == away.id:
            raise Refusal("SAME_PERSON", N_("Nobody stands in for themselves."), field="absent")
        theirs = _running(work, int(away.id or 0), self.first, self.last)
        if not theirs:
            raise Refusal(
                "POST_NOT_HELD", N_("{staff} holds no post on these days."), field="absent", staff=away.no
            )
        given = ""
        for row in theirs:
            post = finding.post(work, row.post)
            for first, last in _left_open(work, int(deputy.id or 0), row, self.first, self.last):
                give(
                    work,
                    deputy,
                    post,
                    main=False,
                    first=first,
                    last=last,
                    reason=self.reason,
                    deputy_for=away.id,
                )
                given = given or post.code
        if not given:
            raise Refusal("POST_HELD", N_("{staff} holds every post of {absent} already."), field="staff",
                          staff=deputy.no, absent=away.no)  # fmt: skip
        return PostHeld(deputy.no, given, self.first, self.last, main=False)


def _left_open(
    work: Work, staff_id: int, held: StaffPost, first: date, last: date
) -> list[tuple[date, date]]:
    """The days from `first` to `last` on which somebody else holds a post and this person does not, in spans."""
    begin, end = max(first, held.valid_from), min(last, held.valid_to or last)
    spans = []
    for row in _running(work, staff_id, begin, end):
        if row.post != held.post:
            continue
        if begin < row.valid_from:
            spans.append((begin, row.valid_from - EVE))
        begin = row.valid_to + EVE if row.valid_to else end + EVE
    return [*spans, (begin, end)] if begin <= end else spans


def give(
    work: Work, person: Staff, post: Post, *, main: bool, first: date, last: date | None = None, reason: str = "",
    deputy_for: int | None = None,
) -> StaffPost:  # fmt: skip
    """Write that somebody holds a post, up to their last day at most. An old main post goes on beside the new one.

    Raises Denied OWN_POST, ABOVE_YOU, NOT_YOURS_TO_GIVE; Refusal DAYS_REVERSED, STAFF_LEFT, POST_HELD.
    """
    finding.refuse_oneself(work, person, "staff")
    finding.refuse_above(work, post.level, "post")
    finding.refuse_beyond(work, post, "post")
    if last is not None and last < first:
        raise Refusal("DAYS_REVERSED", N_("{last} is before {first}."), field="last", last=last, first=first)
    last = last_day(person, first, last)
    running = _running(work, person.id, first, last) if person.id is not None else []
    if any(row.post == post.code for row in running):
        raise Refusal("POST_HELD", N_("{staff} holds the post {post} already."), field="post", staff=person.no,
                      post=post.code)  # fmt: skip
    if main:
        for row in running:
            if row.main:
                _step_back(work, row, first, last)
    made: StaffPost = work.add(StaffPost(
        staff_id=int(person.id or 0), post=post.code, main=main, valid_from=first, valid_to=last, reason=reason,
        deputy_for=deputy_for,
    ))  # fmt: skip
    return made


def last_day(person: Staff, first: date, last: date | None) -> date | None:
    """The last day of what somebody has from `first` on, at most their own. Raises Refusal STAFF_LEFT when it is past."""
    if person.left_on is None:
        return last
    if person.left_on < first:
        raise Refusal(
            "STAFF_LEFT", N_("{staff} leaves on {day}."), field="staff", staff=person.no, day=person.left_on
        )
    return min(last or person.left_on, person.left_on)


def _step_back(work: Work, held: StaffPost, first: date, last: date | None) -> None:
    """A main post is held beside another from a day to a day; before and after it is the main one."""
    begins, ends = held.valid_from, held.valid_to
    pieces = [(max(begins, first), ends if last is None else min(ends or last, last), False)]
    if begins < first:
        pieces.insert(0, (begins, first - EVE, True))
    if last is not None and (ends is None or last < ends):
        pieces.append((last + EVE, ends, True))
    held.valid_from, held.valid_to, held.main = pieces[0]
    work.session.flush()
    for valid_from, valid_to, main in pieces[1:]:
        work.session.add(StaffPost(staff_id=held.staff_id, post=held.post, main=main, valid_from=valid_from,
                                   valid_to=valid_to, reason=held.reason))  # fmt: skip
    work.session.flush()


def _running(work: Work, staff_id: int, first: date, last: date | None) -> list[StaffPost]:
    """The posts somebody holds on any day from `first` to `last`, by their beginning."""
    query = select(StaffPost).where(
        StaffPost.staff_id == staff_id,
        col(StaffPost.valid_to).is_(None) | (col(StaffPost.valid_to) >= first),
    )
    rows = work.session.exec(query.order_by(col(StaffPost.valid_from), col(StaffPost.id)))
    return [row for row in rows if last is None or row.valid_from <= last]


def end(work: Work, held: StaffPost, last: date) -> None:
    """A post ends with the day `last`; one that has not begun by then never begins."""
    if held.valid_from > last:
        work.session.delete(held)
    elif held.valid_to is None or held.valid_to > last:
        held.valid_to = last


def off_roster(work: Work, staff_id: int, last: date) -> int:
    """Take somebody off the shifts after a day; how many there were."""
    query = select(RosterEntry).where(RosterEntry.staff_id == staff_id, RosterEntry.day > last)
    rows = list(work.session.exec(query))
    for row in rows:
        work.session.delete(row)
    return len(rows)
