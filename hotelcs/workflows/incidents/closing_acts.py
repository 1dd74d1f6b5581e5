"""After the danger: recovered, what became of it, signed off by each side, reviewed, closed (handbook SM-07, S-42)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field
from sqlmodel import select

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_, Each, spoken_in
from hotelcs.models.incident_parts import IncidentSignoff
from hotelcs.models.incidents import Incident
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.drills import ending
from hotelcs.workflows.fields import Day, Note, Ref, Words
from hotelcs.workflows.incidents.sides import DEPARTMENT, missing, sides
from hotelcs.workflows.incidents.standing import IncidentMoved, move, moved, standing
from hotelcs.workflows.incidents.timeline import log
from hotelcs.workflows.notices.notice_acts import PostNotice

Side = Literal["safety", "rooms", "guests", "money", "record", "media"]
LESSON_DAYS = 14
"""How long the lesson of an emergency has to be read."""


class RecoverIncident(Act):
    """Rooms, systems and guests are dealt with; what is left is the report."""

    incident: Ref
    text: Words = ""

    def perform(self, work: Work) -> IncidentMoved:
        """From recovering to reviewing."""
        row = standing(work, self.incident, "recovering")
        log(work, row, "do", "recovered", self.text)
        move(work, row, "reviewing")
        return moved(row)


class NoteIncidentFacts(Act):
    """What became of it: people hurt, damage, press, until when recordings of cameras are kept. Only what is told changes."""

    incident: Ref
    casualties: Annotated[int, Field(ge=0, le=9999)] | None = None
    damage: Note | None = None
    media: bool | None = None
    cctv_until: Day | None = None

    def perform(self, work: Work) -> IncidentMoved:
        """Each change has its line in the timeline."""
        row = standing(work, self.incident)
        if self.casualties is not None and self.casualties != row.casualties:
            row.casualties = self.casualties
            log(work, row, "finding", "casualties", str(self.casualties))
        if self.damage is not None and self.damage != row.damage:
            row.damage = self.damage
            log(work, row, "finding", "damage", self.damage)
        if self.media is not None and self.media != row.media:
            row.media = self.media
            log(work, row, "finding", "media" if self.media else "media_none")
        if self.cctv_until is not None and self.cctv_until != row.cctv_until:
            row.cctv_until = self.cctv_until
            log(work, row, "decide", "cctv", self.cctv_until.isoformat())
        work.touch(row)
        return moved(row)


@dataclass(frozen=True, slots=True)
class SignedOff:
    """The emergency, the side, and how many sides are still to be signed."""

    incident: str
    side: str
    left: int


class SignOffIncident(Act):
    """A department has dealt with its side. Whoever commands may sign for a department that has nobody here."""

    incident: Ref
    side: Side
    note: Words = ""

    def perform(self, work: Work) -> SignedOff:
        """Once for each side, when the danger is over."""
        row = standing(work, self.incident, "recovering", "reviewing")
        department = DEPARTMENT[self.side]
        if not work.actor.may("incident.command") and not work.reader.rows(
            _OF, staff=work.actor.staff, department=department, day=work.business_date.isoformat()
        ):
            raise Denied(
                "SIDE_NOT_YOURS", N_("The department {department} signs this side, or whoever may command."),
                field="side", next=("ask-supervisor",), department=department,
            )  # fmt: skip
        if work.session.get(IncidentSignoff, (row.id, self.side)) is not None:
            raise Refusal(
                "SIGNED_OFF", N_("This side is signed off already."), field="side", next=("show incident",)
            )
        work.add(IncidentSignoff(
            incident_id=int(row.id or 0), side=self.side, actor=work.actor.login, post=work.actor.post, at=work.now,
            note=self.note,
        ))  # fmt: skip
        log(work, row, "decide", f"signed_{self.side}", self.note)
        return SignedOff(row.no, self.side, len(set(sides(row.media)) - signed(work, row)))


_OF = (
    "SELECT 1 FROM staff_post h JOIN post p ON p.code = h.post AND p.department = :department "
    "WHERE h.staff_id = :staff AND h.valid_from <= :day AND (h.valid_to IS NULL OR h.valid_to >= :day) LIMIT 1"
)


class ReviewIncident(Act):
    """What happened and why, whether the plan has to change and why or why not, and what everybody should learn."""

    incident: Ref
    review: Note
    plan_change: Literal["yes", "no"]
    why: Words
    lesson: Note = ""

    def perform(self, work: Work) -> IncidentMoved:
        """While it is being reviewed; said again, the last answer counts."""
        row = standing(work, self.incident, "reviewing")
        for field, told in (("review", self.review), ("why", self.why)):
            if not told:
                raise Refusal("WORDS_MISSING", N_("Say what happened."), field=field, next=("type-again",))
        row.review, row.lesson = self.review, self.lesson
        row.plan_change, row.plan_change_note = self.plan_change, self.why
        log(work, row, "finding", f"plan_change_{self.plan_change}", self.why)
        work.touch(row)
        return moved(row)


class CloseIncident(Act):
    """The emergency is over: reviewed, the question about the plan answered, every side signed, guests looked after.

    A drill is closed from any state: its debrief asks the rest.
    """

    incident: Ref
    reason: Words = ""

    def perform(self, work: Work) -> IncidentMoved:
        """Refused with the list of what is missing; the lesson becomes a notice that everybody must read."""
        row = standing(work, self.incident)
        if not row.drill:
            row = standing(work, self.incident, "reviewing")
            lacking = missing(work.reader, row)
            if lacking:
                raise Refusal(
                    "INCIDENT_UNFINISHED", N_("{no} cannot be closed yet. Missing: {missing}."), field="incident",
                    next=("sign-off-incident", "review-incident"), no=row.no, missing=Each(lacking), items=lacking,
                )  # fmt: skip
        row.reason, row.no_reentry = self.reason or row.reason, False
        log(work, row, "decide", "closed", self.reason)
        move(work, row, "closed")
        ending.ended(work, row)
        if row.lesson and not row.drill:
            _teach(work, row)
        return moved(row)


def signed(work: Work, row: Incident) -> set[str]:
    """The sides that are signed off."""
    return set(work.session.exec(select(IncidentSignoff.side).where(IncidentSignoff.incident_id == row.id)))


def _teach(work: Work, row: Incident) -> None:
    title = spoken_in(work.property.locale, N_("Lesson of {no}"), no=row.no)
    PostNotice(
        title=title, body=row.lesson, to=("all",), must_read=True, link=row.no,
        until=work.business_date + timedelta(days=LESSON_DAYS),
    ).perform(work)  # fmt: skip
