"""The steps of the plan: ticked when they are done, and taken back."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.incident_parts import IncidentStep
from hotelcs.models.incidents import Incident
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref
from hotelcs.workflows.incidents.standing import standing
from hotelcs.workflows.incidents.timeline import happened, log

Step = Annotated[int, Field(ge=1, le=99)]


@dataclass(frozen=True, slots=True)
class StepTicked:
    """The emergency, the step, and after how many seconds since the alarm it was done; None when it is not."""

    incident: str
    step: int
    seconds: int | None


class TickStep(Act):
    """A step of the plan is done, now or at an hour before."""

    incident: Ref
    step: Step
    at: Name | None = None

    def perform(self, work: Work) -> StepTicked:
        """Two who tick it at once tick it once: the second is told who did."""
        row = standing(work, self.incident)
        step = _step(work, row, self.step)
        if step.done_at is not None:
            raise Refusal(
                "STEP_DONE", N_("Step {step} is done already, says {login}."), field="step",
                next=("untick-step",), step=step.seq, login=step.done_by or "",
            )  # fmt: skip
        step.done_at = happened(work, self.at or "") or work.now
        step.done_by = work.actor.login
        log(work, row, "do", "step", at=step.done_at, seq=step.seq)
        work.changed += 1
        return StepTicked(row.no, step.seq, int((step.done_at - row.at).total_seconds()))

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """It is not done."""
        from hotelcs.workflows.verbs import act_of

        return act_of("untick-step").parse({"incident": result["incident"], "step": result["step"]})


class UntickStep(Act):
    """A step was ticked and is not done."""

    incident: Ref
    step: Step

    def perform(self, work: Work) -> StepTicked:
        """The timeline keeps both."""
        row = standing(work, self.incident)
        step = _step(work, row, self.step)
        if step.done_at is None:
            raise Refusal(
                "STEP_NOT_DONE",
                N_("Step {step} is not ticked."),
                field="step",
                next=("tick-step",),
                step=step.seq,
            )
        step.done_at = step.done_by = None
        log(work, row, "do", "step_back", seq=step.seq)
        work.changed += 1
        return StepTicked(row.no, step.seq, None)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """It is done after all."""
        from hotelcs.workflows.verbs import act_of

        return act_of("tick-step").parse({"incident": result["incident"], "step": result["step"]})


def _step(work: Work, row: Incident, seq: int) -> IncidentStep:
    found = work.session.get(IncidentStep, (row.id, seq))
    if found is None:
        raise Refusal(
            "STEP_UNKNOWN", N_("The plan of {no} has no step {step}."), field="step", next=("show incident",),
            no=row.no, step=seq,
        )  # fmt: skip
    return found
