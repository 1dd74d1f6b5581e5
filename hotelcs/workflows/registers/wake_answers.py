"""What became of a wake-up call: answered, or not - again, then a knock, then the duty manager (handbook SM WakeCall)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any

from pydantic import Field
from sqlalchemy import text
from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.registers import WakeCall
from hotelcs.models.stays import Stay
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref, Refs
from hotelcs.workflows.reception import in_house
from hotelcs.workflows.registers import wake_calls
from hotelcs.workflows.roster.shift_times import wall_of

AGAIN = timedelta(minutes=5)
"""After so long whoever did not answer is called again."""
TWICE = 2
"""Tries at the telephone before somebody knocks, or at the door before the duty manager has it."""
_NOBODYS = text("DELETE FROM ownership WHERE kind = 'wake' AND ref = :ref")


@dataclass(frozen=True, slots=True)
class WakeCallAnswered:
    """The call, its room, how it stands, by what it goes on, when on the hotel's clock, and the next day's call."""

    call: str
    room: str
    answered: bool
    status: str
    kind: str
    tries: int
    again: str
    next_call: str


@dataclass(frozen=True, slots=True)
class WakeCallsReopened:
    """The calls that are due again."""

    calls: tuple[str, ...]
    count: int


class AnswerWakeCall(Act):
    """Say whether the guest answered a wake-up call.

    Not answered: again in five minutes; twice not: somebody knocks; no answer at the door either: the duty manager.
    """

    call: Ref
    answered: bool

    def perform(self, work: Work) -> WakeCallAnswered:
        """One that repeats makes its next day's call. What the duty manager has is ended by an answer alone."""
        row = wake_calls.still_calling(work, self.call)
        stay: Stay = lookup.by_id(work, Stay, row.stay_id)
        follows = self._done(work, row, stay) if self.answered else self._not(work, row)
        again = "" if self.answered else f"{wall_of(row.due_at, work.property.tz):%Y-%m-%d %H:%M}"
        return WakeCallAnswered(row.no, in_house.room_of(work, stay).no, self.answered, row.status, row.kind, row.tries, again,
                                follows)  # fmt: skip

    def _done(self, work: Work, row: WakeCall, stay: Stay) -> str:
        wake_calls.close(work, row, "done")
        if not row.repeat:
            return ""
        work.session.flush()
        tz = work.property.tz
        at = wake_calls.next_day(row, wall_of(work.now, tz), tz)
        return wake_calls.add(work, stay, at, row.asked_kind, repeat=True).no

    def _not(self, work: Work, row: WakeCall) -> str:
        if row.status == "escalated":
            raise Refusal("WAKE_ESCALATED", N_("The duty manager looks after room {room} already."), field="answered",
                          next=("answered=true", "raise-incident"),
                          room=in_house.room_of(work, lookup.by_id(work, Stay, row.stay_id)).no)  # fmt: skip
        row.tries += 1
        stand(work, row)
        return ""

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The call is due as it was."""
        from hotelcs.workflows.verbs import act_of

        return act_of("reopen-wake-call").parse({"calls": [result["call"]]})


class ReopenWakeCall(Act):
    """Take the last answer to wake-up calls back, or their cancelling: they are due as before."""

    calls: Annotated[Refs, Field(min_length=1, max_length=400)]

    def perform(self, work: Work) -> WakeCallsReopened:
        """Refused for a call that nobody has answered yet, and when its stay is over."""
        rows = [wake_calls.known(work, reference) for reference in self.calls]
        for row in rows:
            stay: Stay = lookup.by_id(work, Stay, row.stay_id)
            if stay.status != "in_house":
                raise Refusal("WAKE_OVER", N_("The wake-up call {no} is over."), field="calls", next=("show wake-calls",),
                              no=row.no)  # fmt: skip
            self._back(work, row)
        return WakeCallsReopened(tuple(row.no for row in rows), len(rows))

    def _back(self, work: Work, row: WakeCall) -> None:
        if row.status in wake_calls.CALLING:
            if not row.tries:
                raise Refusal("WAKE_WAITS", N_("The wake-up call {no} is still to be made."), field="calls",
                              next=("answer-wake-call", "cancel-wake-call"), no=row.no)  # fmt: skip
            row.tries -= 1
        elif row.status == "done" and row.repeat:
            self._without_next(work, row)
        row.closed_at, row.closed_by = None, ""
        stand(work, row)

    def _without_next(self, work: Work, row: WakeCall) -> None:
        """The next day's call, which the answer made, is not needed."""
        query = select(WakeCall).where(
            WakeCall.stay_id == row.stay_id,
            WakeCall.status == "set",
            WakeCall.repeat,
            col(WakeCall.at) > row.at,
        )
        for follower in work.session.exec(query.order_by(col(WakeCall.at)).limit(1)):
            wake_calls.close(work, follower, "cancelled")


def stand(work: Work, row: WakeCall) -> None:
    """How a call stands after so many tries: its state, by what it goes on, and when.

    Whoever owned it keeps it until the duty manager has it: then it is nobody's in particular, which is the duty manager's.
    """
    knocks = row.tries if row.asked_kind == "knock" else max(row.tries - TWICE, 0)
    row.kind = "knock" if row.asked_kind == "knock" or row.tries >= TWICE else "phone"
    most = TWICE if row.asked_kind == "knock" else 1
    row.status = "set" if not row.tries else "escalated" if knocks >= most else "no_answer"
    if not row.tries:
        row.due_at = row.at
    elif row.status == "escalated" or (row.kind == "knock" and not knocks):
        row.due_at = work.now
    else:
        row.due_at = work.now + AGAIN
    if row.status == "escalated":
        work.run(_NOBODYS, {"ref": row.no})
    work.touch(row)
