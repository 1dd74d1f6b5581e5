"""What happens is written down: a line of the timeline, how it stands, a call to an authority."""

from dataclasses import dataclass
from typing import Literal

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.incident_parts import AuthorityCall
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Mark, Name, Note, Ref, Words
from hotelcs.workflows.incidents import authority_text
from hotelcs.workflows.incidents.standing import standing
from hotelcs.workflows.incidents.timeline import happened, log

Kind = Literal["observe", "decide", "do", "notify", "arrive", "care", "finding"]
Code = Literal[
    "cpr", "aed_shock", "breathing", "aed_there", "first_aider", "ambulance", "brigade", "police", "relatives"
]


@dataclass(frozen=True, slots=True)
class Noted:
    """The emergency, the number of the line, and whether it was written down later than it happened."""

    incident: str
    line: int
    late: bool


class LogIncident(Act):
    """Write a line into the timeline: what was seen, decided, done; of what an earlier hour brought, with that hour.

    `code` is one of the lines that one key writes: compressions begun, a shock given, the ambulance is here.
    """

    incident: Ref
    text: Note = ""
    kind: Kind = "observe"
    at: Name | None = None
    code: Code | None = None

    def perform(self, work: Work) -> Noted:
        """What is written stays written."""
        row = standing(work, self.incident)
        if not self.text and self.code is None:
            raise Refusal("WORDS_MISSING", N_("Say what happened."), field="text", next=("type-again",))
        event = log(work, row, self.kind, self.code or "", self.text, at=happened(work, self.at or ""))
        return Noted(row.no, int(event.id or 0), event.at != event.logged_at)


class ReportSituation(Act):
    """Tell the superiors how it stands; the next time is so many minutes from now."""

    incident: Ref
    text: Note
    minutes: int | None = None

    def perform(self, work: Work) -> Noted:
        """While there is danger. Refused without words."""
        row = standing(work, self.incident, "reported", "responding", "contained")
        if not self.text:
            raise Refusal("WORDS_MISSING", N_("Say what happened."), field="text", next=("type-again",))
        if self.minutes is not None:
            if not 1 <= self.minutes <= 240:
                raise Refusal(
                    "MINUTES_INVALID", N_("Superiors are told every 1 to 240 minutes."), field="minutes",
                    next=("type-again",),
                )  # fmt: skip
            row.report_minutes = self.minutes
        row.told_at = work.now
        event = log(work, row, "notify", "situation", self.text)
        work.touch(row)
        return Noted(row.no, int(event.id or 0), late=False)


@dataclass(frozen=True, slots=True)
class Called:
    """The emergency, the number called, and after how many seconds since the alarm."""

    incident: str
    number: str
    seconds: int
    drill: bool


class CallAuthority(Act):
    """An authority was called: 110, 119, 120 or another number, what it answered with, what was read to it.

    In a drill nobody is called; the time is taken all the same.
    """

    incident: Ref
    number: Mark
    reference: Words = ""
    trapped: Words = ""
    at: Name | None = None

    def perform(self, work: Work) -> Called:
        """The time is now, or the hour that is told; the text that was to be read stays with it."""
        row = standing(work, self.incident)
        at = happened(work, self.at or "") or work.now
        said = authority_text.spoken(authority_text.facts(work.reader, int(row.id or 0)), "zh", self.trapped)
        work.add(AuthorityCall(
            incident_id=int(row.id or 0), number=self.number, at=at, actor=work.actor.login, reference=self.reference,
            said=said,
        ))  # fmt: skip
        told = f"{self.number} {self.reference}".strip()
        log(work, row, "notify", "called", told, at=at)
        return Called(row.no, self.number, int((at - row.at).total_seconds()), row.drill)
