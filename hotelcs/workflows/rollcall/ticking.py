"""What becomes of each: one letter a person, as often as it changes; every change stays on record (handbook 03 W-06)."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.rollcall import RollCall, RollCallEntry, RollCallTick
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref, Refs, Words, listed
from hotelcs.workflows.rollcall.call_acts import refuse_closed
from hotelcs.workflows.rollcall.calls import call_of, counted, entries_of

LETTERS = {"y": "safe", "o": "off_site", "i": "injured", "h": "hospital", "m": "missing", "u": "unknown"}
"""The letter of each answer."""
MOST = 400


def spelled(value: Any) -> Any:
    """Letters apart or together, or whole words: "y y", "yy", "safe"."""
    parts = listed(value)
    if not isinstance(parts, list | tuple):
        return value
    apart = []
    for part in parts:
        said = str(part).strip().casefold()
        whole = said.replace("-", "_") in LETTERS.values() or not set(said) <= set(LETTERS)
        apart += [said.replace("-", "_")] if whole else [LETTERS[letter] for letter in said]
    return tuple(apart)


Answer = Literal["unknown", "safe", "off_site", "injured", "hospital", "missing"]
Answers = Annotated[tuple[Answer, ...], BeforeValidator(spelled), Field(min_length=1, max_length=MOST)]
"""What became of several people, in the order of the list."""


@dataclass(frozen=True, slots=True)
class RollCallTicked:
    """The emergency, the places on its list (#) that were ticked, how each stood before and stands now, and how many are unseen."""

    incident: str
    places: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    expected: int
    unseen: int


class TickRollCall(Act):
    """Say what became of the people of rooms, or of people by their place on the list (#12) or number; one answer each.

    Fewer answers than people leave the others as they are. Whoever says it last is believed, and all are on record. After
    the end of the roll call there has to be a reason. `was` says how they stood when this was decided.
    """

    who: Annotated[Refs, Field(min_length=1, max_length=MOST)]
    status: Answers
    incident: Ref | None = None
    reason: Words = ""
    was: Annotated[tuple[Answer, ...], BeforeValidator(spelled)] = ()

    def perform(self, work: Work) -> RollCallTicked:
        """Refused for more answers than people, without a reason after the end, and when it was changed since (`was`)."""
        call, incident = call_of(work, self.incident or "")
        if not self.reason:
            refuse_closed(call, incident)
        people = self._people(work, call)
        self._refuse_since(people)
        before = tuple(person.status for person in people)
        for person, status in zip(people, self.status, strict=True):
            tick(work, call, person, status, self.reason)
        expected, unseen = counted(work, call)
        return RollCallTicked(
            incident.no, tuple(f"#{one.seq}" for one in people), before, self.status, expected, unseen
        )

    def _people(self, work: Work, call: RollCall) -> list[RollCallEntry]:
        """Whom the answers are for, each once."""
        found = {one.seq: one for wanted in self.who for one in entries_of(work, call, wanted)}
        if len(self.status) > len(found):
            raise Refusal("ROLL_CALL_TOO_MANY", N_("There are {people} people, and {answers} answers."), field="status",
                          next=("append-to-roll-call", "type-again"), people=len(found), answers=len(self.status))  # fmt: skip
        return list(found.values())[: len(self.status)]

    def _refuse_since(self, people: list[RollCallEntry]) -> None:
        if self.was and self.was != tuple(person.status for person in people):
            raise Refusal("ROLL_CALL_SINCE", N_("Somebody else has said something about them since."), field="who",
                          next=("show roll-call",))  # fmt: skip

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """They stand as before, unless somebody has said something else since."""
        from hotelcs.workflows.verbs import act_of

        return act_of("tick-roll-call").parse({
            "incident": result["incident"], "who": result["places"], "status": result["before"], "was": result["after"],
            "reason": "undone",
        })  # fmt: skip


def tick(work: Work, call: RollCall, person: RollCallEntry, status: str, reason: str = "") -> None:
    """Write down what became of somebody, beside what was said of them before."""
    work.add(RollCallTick(
        entry_id=int(person.id or 0), before=person.status, status=status, at=work.now, actor=work.actor.login,
        terminal=work.actor.terminal, after_close=call.closed_at is not None, reason=reason,
    ))  # fmt: skip
    person.status, person.marked_at, person.marked_by = status, work.now, work.actor.login
    work.touch(person)
