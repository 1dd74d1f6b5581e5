"""A team is called out: everybody of it who is here or on call is paged, and the clock of two minutes runs (SM-15)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlmodel import select

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.callouts import Callout, CalloutAnswer
from hotelcs.models.incidents import Incident
from hotelcs.models.rooms import Room
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.callouts.team_members import Member, called_first, members
from hotelcs.workflows.clocks.running import Case
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.fields import Name, Ref
from hotelcs.workflows.paging import outbox
from hotelcs.workflows.people.skills import team_of

ANSWER_WITHIN = timedelta(minutes=2)
"""After so long without an answer the call goes on (handbook 01 S-52)."""
LEVEL = "rrt"
"""The level under which call-outs are escalated."""


@dataclass(frozen=True, slots=True)
class CalledOut:
    """The call-out, its team, who was called (numbers of staff), and by when somebody has to accept."""

    callout: str
    team: str
    called: tuple[str, ...]
    due: str


class CallOut(Act):
    """Call a team out: for a reason in words, for a room, for a case (a complaint, an emergency)."""

    team: Ref = "rrt"
    reason: Name
    room: Ref | None = None
    kind: Literal["complaint", "incident", "action"] | None = None
    case: Ref | None = None

    def perform(self, work: Work) -> CalledOut:
        """A case has one open call-out of a team (uq_callout_team_case_kind_case_ref); without a case there may be several."""
        team = team_of(work, self.team)
        room = lookup.room(work, self.room) if self.room else None
        kind, ref = self._case(work)
        row: Callout = work.add(Callout(
            no=numbers.new(work, "U"), team=team.code, reason=self.reason, room_id=room.id if room else None, case_kind=kind,
            case_ref=ref, drill=_is_drill(work, kind, ref), raised_at=work.now, business_date=work.business_date,
            raised_by=work.actor.login, terminal=work.actor.terminal, answer_due_at=work.now + ANSWER_WITHIN,
        ))  # fmt: skip
        called = called_first(members(work.reader, team.code, work.business_date, wall_of(work)))
        call(work, row, called, page=True)
        chains.begin(work, case_of(row), LEVEL)
        return CalledOut(row.no, row.team, tuple(member.no for member in called), iso(row.answer_due_at))

    def _case(self, work: Work) -> tuple[str, str]:
        """Kind and number of the case, whole. Raises Refusal FIELD_MISSING, CASE_UNKNOWN."""
        if self.case is None and self.kind is None:
            return "", ""
        if self.case is None or self.kind is None:
            raise Refusal("FIELD_MISSING", N_("A case has a kind and a number."), field="case")
        if self.kind != "incident":
            return self.kind, numbers.full(self.case) or self.case.upper()
        found = lookup.numbered(work, Incident, self.case)
        if found is None:
            raise lookup.unknown(
                "INCIDENT_UNKNOWN", N_("There is no emergency {reference}."), "case", self.case
            )
        return self.kind, found.no

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The team is stood down."""
        from hotelcs.workflows.verbs import act_of

        return act_of("stand-down").parse({"callout": result["callout"], "outcome": "-"})


def call(work: Work, row: Callout, whom: list[Member], *, page: bool) -> None:
    """Note that people are called, and page them; who was called or came already is not called again."""
    query = select(CalloutAnswer.staff_id).where(CalloutAnswer.callout_id == row.id)
    known = set(work.session.exec(query))
    for member in whom:
        if member.staff not in known:
            work.add(CalloutAnswer(callout_id=int(row.id or 0), staff_id=member.staff))
            if page:
                outbox.page(work, case_of(row), member.staff, "call_out", **facts(work, row))


def facts(work: Work, row: Callout) -> dict[str, str | int]:
    """What a page about a call-out says: the room, and that it is a drill."""
    found: dict[str, str | int] = {"drill": 1} if row.drill else {}
    if row.room_id is not None:
        found["room"] = lookup.by_id(work, Room, row.room_id).no
    return found


def case_of(row: Callout) -> Case:
    """A call-out as a case of its own: it is escalated and paged about as one."""
    return Case("callout", row.no)


def wall_of(work: Work) -> datetime:
    """Now, on the hotel's clock, as the roster has it."""
    return work.local_now().replace(tzinfo=None)


def _is_drill(work: Work, kind: str, ref: str) -> bool:
    """Whether the emergency it is for is a drill."""
    if kind != "incident":
        return False
    found = work.session.exec(select(Incident).where(Incident.no == ref)).first()
    return bool(getattr(found, "drill", False))


def callout_of(work: Work, reference: str) -> Callout:
    """The call-out of a number. Raises Refusal CALLOUT_UNKNOWN."""
    found = lookup.numbered(work, Callout, reference)
    if found is None:
        raise lookup.unknown("CALLOUT_UNKNOWN", N_("There is no call-out {reference}."), "callout", reference)
    return found


def open_callout(work: Work, reference: str) -> Callout:
    """A call-out that is not over. Raises Refusal CALLOUT_UNKNOWN, CALLOUT_OVER."""
    found = callout_of(work, reference)
    if found.status == "stood_down":
        raise Refusal(
            "CALLOUT_OVER",
            N_("{no} is over; the team was stood down."),
            field="callout",
            next=("call-out",),
            no=found.no,
        )
    return found
