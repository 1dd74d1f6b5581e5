"""Answers to a call-out: the first eligible to accept leads, others join; somebody is on the scene; somebody cannot come."""

from dataclasses import dataclass

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.callouts import Callout, CalloutAnswer
from hotelcs.models.people import Staff
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.callouts.call_out import case_of, open_callout, wall_of
from hotelcs.workflows.callouts.team_members import Member, members
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.fields import Ref, Words
from hotelcs.workflows.paging import outbox
from hotelcs.workflows.people import finding

COMING = ("lead", "joined")


@dataclass(frozen=True, slots=True)
class CallOutAnswered:
    """The call-out, its state, who answered what, and who leads (numbers of staff)."""

    callout: str
    status: str
    staff: str
    answer: str
    lead: str


class AcceptCallOut(Act):
    """Come to a call-out: the first to accept leads. `staff` is somebody who said so by telephone."""

    callout: Ref
    staff: Ref | None = None

    def perform(self, work: Work) -> CallOutAnswered:
        """Two who accept at once: one leads (uq_callout_answer_callout_id), the other joins."""
        row, person = open_callout(work, self.callout), answering(work, self.staff)
        member = member_of(work, row, person)
        answer = _answer(work, row, person)
        if answer.answer in COMING:
            raise Refusal("COMING_ALREADY", N_("{staff} is coming to {no} already."), field="staff", next=("on-scene",),
                          staff=person.no, no=row.no)  # fmt: skip
        leads = row.lead_id is None and member.is_eligible
        _write(work, answer, "lead" if leads else "joined", "")
        if leads:
            row.lead_id, row.accepted_at, row.status = person.id, work.now, "accepted"
            chains.acknowledged(work, case_of(row))
        work.touch(row)
        outbox.answered(work, case_of(row), int(person.id or 0))
        return _told(work, row, person, answer)


class DeclineCallOut(Act):
    """Say that one cannot come; the others are still called."""

    callout: Ref
    staff: Ref | None = None
    reason: Words = ""

    def perform(self, work: Work) -> CallOutAnswered:
        """When everybody who was called has declined, it goes on at once. Who leads cannot decline: another has to come first."""
        row, person = open_callout(work, self.callout), answering(work, self.staff)
        member_of(work, row, person)
        answer = _answer(work, row, person)
        if answer.answer == "lead":
            raise Refusal("LEADS_CALLOUT", N_("{staff} leads {no}; stand the team down, or call another."), field="staff",
                          next=("stand-down", "call-out"), staff=person.no, no=row.no)  # fmt: skip
        _write(work, answer, "declined", self.reason)
        work.touch(row)
        outbox.answered(work, case_of(row), int(person.id or 0))
        if row.status == "raised" and _all_declined(work, row):
            row.answer_due_at = work.now
        return _told(work, row, person, answer)


class OnScene(Act):
    """Be where the team was called to; the first who is there stops its clock."""

    callout: Ref
    staff: Ref | None = None

    def perform(self, work: Work) -> CallOutAnswered:
        """Somebody who comes without having accepted accepts by being there."""
        row, person = open_callout(work, self.callout), answering(work, self.staff)
        member = member_of(work, row, person)
        answer = _answer(work, row, person)
        if answer.answer not in COMING:
            leads = row.lead_id is None and member.is_eligible
            _write(work, answer, "lead" if leads else "joined", "")
            if leads:
                row.lead_id, row.accepted_at = person.id, work.now
                chains.acknowledged(work, case_of(row))
        if answer.on_scene_at is not None:
            raise Refusal("ON_SCENE_ALREADY", N_("{staff} is on the scene of {no} already."), field="staff", next=("stand-down",),
                          staff=person.no, no=row.no)  # fmt: skip
        answer.on_scene_at = work.now
        row.on_scene_at = row.on_scene_at or work.now
        row.status = "on_scene" if row.lead_id is not None else row.status
        work.touch(row)
        outbox.answered(work, case_of(row), int(person.id or 0))
        return _told(work, row, person, answer)


def answering(work: Work, reference: str | None) -> Staff:
    """Who answers: oneself, or whoever somebody with the command speaks for. Raises Denied NOT_FOR_OTHERS."""
    person = finding.present(work, reference) if reference else finding.myself(work)
    own = person.id == work.actor.staff
    if not own and not work.actor.may("incident.command") and not work.actor.may("register.write"):
        raise Denied("NOT_FOR_OTHERS", N_("Who comes says so themselves, or rings the desk."), field="staff",
                     next=("ask-supervisor",))  # fmt: skip
    return person


def member_of(work: Work, row: Callout, person: Staff) -> Member:
    """Somebody as a member of the team that was called. Raises Refusal NOT_IN_TEAM."""
    for member in members(work.reader, row.team, work.business_date, wall_of(work)):
        if member.staff == person.id:
            return member
    raise Refusal(
        "NOT_IN_TEAM", N_("{staff} is not in the team."), field="staff", next=("join-team",), staff=person.no
    )


def _answer(work: Work, row: Callout, person: Staff) -> CalloutAnswer:
    """What somebody has answered so far; a row of silence for who was not called."""
    found = work.session.get(CalloutAnswer, (row.id, person.id))
    return found or work.add(CalloutAnswer(callout_id=int(row.id or 0), staff_id=int(person.id or 0)))


def _write(work: Work, answer: CalloutAnswer, said: str, reason: str) -> None:
    answer.answer, answer.at, answer.reason = said, work.now, reason
    answer.noted_by = work.actor.login
    work.session.flush()
    work.changed += 1


def _all_declined(work: Work, row: Callout) -> bool:
    sql = "SELECT count(*), sum(answer = 'declined') FROM callout_answer WHERE callout_id = :id"
    every, declined = work.reader.rows(sql, id=row.id)[0]
    return bool(every) and every == declined


def _told(work: Work, row: Callout, person: Staff, answer: CalloutAnswer) -> CallOutAnswered:
    lead = lookup.by_id(work, Staff, row.lead_id).no if row.lead_id else ""
    return CallOutAnswered(row.no, row.status, person.no, answer.answer, lead)
