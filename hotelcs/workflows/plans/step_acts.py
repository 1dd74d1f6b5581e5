"""The steps of a draft: written in both languages, moved, dropped."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.plans import ContingencyPlan, PlanStep
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref
from hotelcs.workflows.plans.finding import draft_of, post_of, spell, steps_of
from hotelcs.workflows.stale import Was, refuse_moved

MOST = 99
"""Steps of a plan; nobody works through more."""
Seq = Annotated[int, Field(ge=1, le=MOST)]


@dataclass(frozen=True, slots=True)
class StepsWritten:
    """The draft, the number of the step, and how many it has now."""

    plan: str
    step: int
    steps: int


class WriteStep(Act):
    """Write a step of a draft: a new one behind the last, or before one there is; with `step` alone that one anew.

    What is left out of a step that is there stays. Seconds count from the alarm, less than nothing before it.
    """

    plan: Ref
    step: Seq | None = None
    before: Seq | None = None
    text_en: Name | None = None
    text_zh: Name | None = None
    post: Ref | None = None
    target: Annotated[int, Field(ge=-604_800, le=604_800)] | None = None
    critical: bool | None = None
    was: Was | None = None

    def perform(self, work: Work) -> StepsWritten:
        """A step has words in both languages and a post."""
        row = draft_of(work, self.plan)
        steps = steps_of(work, row)
        given: dict[str, Any] = {
            "text_en": self.text_en, "text_zh": self.text_zh, "post": post_of(work, self.post) if self.post else None,
            "target_seconds": self.target, "critical": self.critical,
        }  # fmt: skip
        given = {name: value for name, value in given.items() if value is not None}
        if self.step is not None:
            step = _step(row, steps, self.step, "step")
            self._refuse_moved(work, row, step)
            for name, value in given.items():
                setattr(step, name, value)
            work.touch(row)
            return StepsWritten(spell(row), self.step, len(steps))
        for name in ("text_en", "text_zh", "post"):
            if name not in given:
                raise Refusal(
                    "STEP_INCOMPLETE", N_("A step has words in both languages and a post."), field=name
                )
        if len(steps) >= MOST:
            raise Refusal("STEPS_TOO_MANY", N_("{no} has {count} steps; nobody works through more."), field="plan",
                          no=spell(row), count=MOST)  # fmt: skip
        at = _step(row, steps, self.before, "before").seq if self.before else len(steps) + 1
        _place(
            work,
            steps,
            [*steps[: at - 1], PlanStep(plan_id=int(row.id or 0), seq=at, **given), *steps[at - 1 :]],
        )
        work.touch(row)
        return StepsWritten(spell(row), at, len(steps) + 1)

    def _refuse_moved(self, work: Work, row: ContingencyPlan, step: PlanStep) -> None:
        """Steps are moved while somebody writes: under the number may stand another one, which nobody meant."""
        words = {"text_en": step.text_en, "text_zh": step.text_zh}
        was = self.was or {}
        if words.keys() <= was.keys() and all(was[name] != text for name, text in words.items()):
            raise Refusal("STEP_MOVED", N_("Step {step} of {no} is another one by now; look again."), field="step",
                          next=("show plan",), no=spell(row), step=self.step)  # fmt: skip
        here = {**words, "post": step.post, "target": step.target_seconds}
        asked = [(name, mine, now) for name, now in here.items() if (mine := getattr(self, name)) is not None]
        refuse_moved(work, spell(row), self.was, asked)


class MoveStep(Act):
    """Move a step of a draft to another place."""

    plan: Ref
    step: Seq
    to: Seq

    def perform(self, work: Work) -> StepsWritten:
        """Those between make room."""
        row = draft_of(work, self.plan)
        steps = steps_of(work, row)
        moved, to = _step(row, steps, self.step, "step"), _step(row, steps, self.to, "to").seq
        others = [step for step in steps if step is not moved]
        _place(work, steps, [*others[: to - 1], moved, *others[to - 1 :]])
        work.touch(row)
        return StepsWritten(spell(row), to, len(steps))


class DropStep(Act):
    """Take a step out of a draft."""

    plan: Ref
    step: Seq

    def perform(self, work: Work) -> StepsWritten:
        """Those behind it move up."""
        row = draft_of(work, self.plan)
        steps = steps_of(work, row)
        dropped = _step(row, steps, self.step, "step")
        _place(work, steps, [step for step in steps if step is not dropped])
        work.touch(row)
        return StepsWritten(spell(row), self.step, len(steps) - 1)


def _step(row: ContingencyPlan, steps: list[PlanStep], seq: int, field: str) -> PlanStep:
    if not 1 <= seq <= len(steps):
        raise Refusal(
            "STEP_UNKNOWN",
            N_("{no} has no step {step}."),
            field=field,
            next=("show plan",),
            no=spell(row),
            step=seq,
        )
    return steps[seq - 1]


def _place(work: Work, before: list[PlanStep], after: list[PlanStep]) -> None:
    """The steps in their new order, numbered from one: the old rows go, so that no two ever have one number."""
    kept = [
        PlanStep(plan_id=step.plan_id, seq=seq, text_en=step.text_en, text_zh=step.text_zh, post=step.post,
                 target_seconds=step.target_seconds, critical=step.critical)
        for seq, step in enumerate(after, 1)
    ]  # fmt: skip
    for step in before:
        work.session.delete(step)
    work.session.flush()
    work.session.add_all(kept)
    work.session.flush()
