"""A complaint is taken: the guest's words, whose it is, how bad it is; somebody has it and its clocks run (W-04, W-20)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.complaints import Complaint
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.complaints import cases, opening, patterns, twins
from hotelcs.workflows.complaints.actions import add
from hotelcs.workflows.complaints.severity import severity_of
from hotelcs.workflows.complaints.taxonomy import Code, named, suggested
from hotelcs.workflows.complaints.whose import Whose, has_complained, whose
from hotelcs.workflows.fields import Name, Note, Ref, Words, listed

Channel = Literal[
    "verbal", "phone", "card", "survey", "ota_review", "social", "letter", "hotline", "gov_hotline"
]
Wants = Literal["fix", "move", "apology", "money", "manager", "record"]
Mood = Annotated[int, Field(ge=1, le=5)]
Spoken = Annotated[Note, Field(min_length=1)]
"""What somebody said: there is something."""
Steps = Annotated[
    tuple[int, ...],
    BeforeValidator(listed),
    Field(max_length=9),
    WithJsonSchema({"type": "array", "items": {"type": "integer"}}),
]
OLDEST = 31 * 24 * 60
"""Minutes since the first contact; an older letter is a complaint of today."""


@dataclass(frozen=True, slots=True)
class ComplaintTaken:
    """The complaint, how bad it is, how it stands, the room and the stay it is about, whose it is (number of staff)."""

    complaint: str
    severity: str
    status: str
    room: str
    stay: str
    owner: str
    tasks: tuple[str, ...]


class TakeComplaint(Act):
    """Take a complaint: what was said, by whom, of what.

    With `acknowledge` it is repeated to the guest in the same breath (`understood` and `wants` are needed); `steps` are
    the suggested actions, by their number, that somebody does now. `ago` is how many minutes ago it was first said.
    """

    code: Name
    words: Spoken
    whose: Ref | None = None
    anonymous: bool = False
    understood: Words = ""
    wants: Wants | None = None
    mood: Mood | None = None
    facts: Note = ""
    channel: Channel = "verbal"
    asset: Words = ""
    safety: bool = False
    media: bool = False
    vulnerable: bool = False
    sensitive: bool = False
    separate: bool = False
    acknowledge: bool = False
    steps: Steps = ()
    ago: int = Field(default=0, ge=0, le=OLDEST)

    def perform(self, work: Work) -> ComplaintTaken:
        """It has an owner and clocks from the first contact; what may be the same is offered first, unless `separate`."""
        code = named(self.code)
        who = whose(work, self.whose, anonymous=self.anonymous)
        if not self.separate:
            twins.refuse_twin(work, code, who)
        row = self._row(work, code, who)
        work.add(row)
        owner = opening.open_case(work, row)
        cases.write(work, row, "contact", "intake", self.words, by="guest", channel=self.channel)
        if self.acknowledge:
            opening.acknowledge(work, row, self.understood, self.wants or "")
        tasks = self._begin(work, row, code)
        patterns.of_intake(work, row)
        return ComplaintTaken(row.no, row.severity, row.status, who.room.no if who.room else "",
                              who.stay.no if who.stay else "", owner, tasks)  # fmt: skip

    def _row(self, work: Work, code: Code, who: Whose) -> Complaint:
        vip = who.guest is not None and who.guest.vip_level > 0
        again = has_complained(work, who.stay)
        grave = self.safety or code.severity == "s1"
        severity = severity_of(code, safety=grave, aggravated=vip or again or self.media or self.vulnerable)
        return Complaint(
            no=numbers.new(work, "C"), at=work.now - timedelta(minutes=self.ago), business_date=work.business_date,
            channel=self.channel, stay_id=who.stay.id if who.stay else None, guest_id=who.guest.id if who.guest else None,
            room_id=who.room.id if who.room else None, anonymous=self.anonymous or (who.guest is None and who.room is None),
            in_house=who.in_house, code=code.code, asset=self.asset.casefold(), severity=severity, department=code.department,
            words=self.words, understood=self.understood, wants=self.wants or "", mood_in=self.mood, facts=self.facts,
            safety=self.safety, media=self.media, vulnerable=self.vulnerable, again=again,
            sensitive=self.sensitive or code.sensitive, taken_by=work.actor.login,
        )  # fmt: skip

    def _begin(self, work: Work, row: Complaint, code: Code) -> tuple[str, ...]:
        """The suggested actions that were chosen."""
        found = {one.seq: one for one in suggested(code.code)}
        if wrong := [step for step in self.steps if step not in found]:
            raise Refusal("STEP_UNKNOWN", N_("{kind} has no suggestion {step}."), field="steps", kind=code.code, step=wrong[0],
                          items=tuple(map(str, found)))  # fmt: skip
        chosen = [found[step] for step in dict.fromkeys(self.steps)]
        return tuple(add(work, row, one.text, one.department, one.minutes or 30).ref for one in chosen)
