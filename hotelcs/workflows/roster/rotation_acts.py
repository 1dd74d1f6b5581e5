"""Rotation: somebody works in another post for some time, while every shift keeps its least (handbook SM-19, S-152)."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import select

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.people import Staff
from hotelcs.models.roster import Rotation
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Day, Name, Ref, Words
from hotelcs.workflows.people import administrators, finding
from hotelcs.workflows.roster import roster_acts, rotation_effect, rotation_posts

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class RotationMoved:
    """The rotation, whose, and its state."""

    rotation: str
    staff: str
    status: str


class ProposeRotation(Act):
    """Propose that somebody works in another post from a day to a day, with a mentor."""

    staff: Ref
    to_post: Ref
    first: Day
    last: Day
    mentor: Ref | None = None
    goals: Name

    def perform(self, work: Work) -> RotationMoved:
        """From the main post to one that is not held."""
        person, post = finding.present(work, self.staff), finding.post(work, self.to_post, "to_post")
        if not self.first <= self.last <= self.first + LONGEST:
            raise Refusal(
                "DAYS_REVERSED",
                N_("{last} is before {first}."),
                field="last",
                last=self.last,
                first=self.first,
            )
        rotation_posts.refuse_overlap(work, person, self.first, self.last, "first")
        main = rotation_posts.main_post(work, person, self.first, self.last, "first")
        if post.code in roster_acts.posts_on(work, main.staff_id, self.first):
            raise Refusal("POST_HELD", N_("{staff} holds the post {post} already."), field="to_post", staff=person.no,
                          post=post.code)  # fmt: skip
        mentor = finding.present(work, self.mentor, "mentor") if self.mentor else None
        row = work.add(Rotation(
            no=numbers.new(work, "O"), staff_id=int(person.id or 0), from_post=main.post, to_post=post.code,
            mentor_id=mentor.id if mentor else None, from_date=self.first, to_date=self.last, goals=self.goals,
            proposed_by=work.actor.login,
        ))  # fmt: skip
        return RotationMoved(row.no, person.no, row.status)


class DecideRotation(Act):
    """Approve or reject a rotation; approved only while no shift falls below its least, and no duty loses its owner."""

    rotation: Ref
    approve: bool
    reason: Words = ""

    def perform(self, work: Work) -> RotationMoved:
        """Somebody else decides than who proposed and than who is to work elsewhere."""
        row = rotation_of(work, self.rotation)
        if row.status != "proposed":
            raise Refusal("ROTATION_DECIDED", N_("{no} was decided before."), field="rotation", no=row.no)
        if row.proposed_by == work.actor.login:
            raise Denied("SECOND_PERSON", N_("Somebody else than who asked decides."), field="rotation")
        if row.staff_id == work.actor.staff:
            raise Denied(
                "OWN_ROTATION", N_("Nobody decides on their own rotation; somebody else does."), field="rotation",
                next=("ask-supervisor",),
            )  # fmt: skip
        if not self.approve and not self.reason:
            raise Refusal("REASON_MISSING", N_("Say why not."), field="reason")
        if self.approve:
            with administrators.kept(work, "rotation"):
                self._approve(work, row)
        row.status = "approved" if self.approve else "rejected"
        row.reason, row.decided_by = self.reason, work.actor.login
        work.touch(row)
        return RotationMoved(row.no, _number(work, row), row.status)

    @staticmethod
    def _approve(work: Work, row: Rotation) -> None:
        """The posts change; refused when a shift or a duty lacks somebody by it. Nobody moves a superior."""
        person, days = work.session.get_one(Staff, row.staff_id), (row.from_date, row.to_date)
        finding.refuse_above(work, finding.level_of(work, row.staff_id), "rotation")
        rotation_posts.refuse_overlap(work, person, *days, "rotation")
        before = rotation_effect.lacking(work.reader, row.staff_id, *days)
        rotation_posts.exchange(work, row, person)
        rotation_effect.refuse_thin(before, rotation_effect.lacking(work.reader, row.staff_id, *days))


class EndRotation(Act):
    """End a rotation before its time."""

    rotation: Ref
    reason: Name

    def perform(self, work: Work) -> RotationMoved:
        """From tomorrow on everybody is back in the own post."""
        row = rotation_of(work, self.rotation)
        if row.status != "approved" or row.to_date < work.business_date:
            raise Refusal("ROTATION_NOT_ON", N_("{no} is not under way."), field="rotation", no=row.no)
        for level in (finding.level_of(work, row.staff_id), finding.post(work, row.from_post).level):
            finding.refuse_above(work, level, "rotation")
        rotation_posts.give_back(work, row, max(work.business_date, row.from_date - timedelta(days=1)))
        row.status, row.reason = "ended", self.reason
        work.touch(row)
        return RotationMoved(row.no, _number(work, row), row.status)


def rotation_of(work: Work, number: str) -> Rotation:
    """The rotation of a number. Raises Refusal ROTATION_UNKNOWN."""
    found = work.session.exec(select(Rotation).where(Rotation.no == number.upper())).first()
    if found is None:
        raise lookup.unknown("ROTATION_UNKNOWN", N_("There is no rotation {reference}."), "rotation", number)
    return found


def _number(work: Work, row: Rotation) -> str:
    return str(work.reader.rows("SELECT no FROM staff WHERE id = :id", id=row.staff_id)[0][0])
