"""One step of a chain: who is told is found now, written down, and paged. What ran once does not run again."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.escalation import EscalationRun, EscalationTold
from hotelcs.models.people import Staff
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.clocks.running import Case
from hotelcs.workflows.escalation.due import Due, due
from hotelcs.workflows.escalation.moments import Step
from hotelcs.workflows.escalation.whom import Whom
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.paging.outbox import page

BREACHED = 100
"""Per cent of its time from which a clock is missed."""


@dataclass(frozen=True, slots=True)
class StepRun:
    """The case, its level, the step by its place, clock and share, whom it means, who was told (numbers of staff).

    `posts` are the posts of those who were told, `used` the per cent of the time that were used by then. `outcome` is told or
    nobody.
    """

    kind: str
    no: str
    level: str
    place: int
    turn: int
    metric: str
    percent: int
    whom: str
    told: tuple[str, ...]
    posts: tuple[str, ...]
    used: int
    outcome: str


class EscalateStep(Act):
    """Run one step that is due."""

    kind: Ref
    no: Ref
    chain: Annotated[int, Field(ge=1)]
    place: Annotated[int, Field(ge=1)]
    mark: Annotated[int, Field(ge=0)] = 0
    turn: Annotated[int, Field(ge=0)] = 0

    def perform(self, work: Work) -> StepRun:
        """Refused when it is not due any more: it ran, or nobody needs to be told."""
        case = Case(self.kind, self.no)
        wanted = (self.chain, self.place, self.mark, self.turn)
        for one in due(work.reader, work.property.tz, work.now, case):
            moment = one.moment
            if (moment.chain, moment.place, moment.mark, moment.turn) == wanted:
                return run(work, one, Whom(work.reader, work.now, work.property.tz))
        raise Refusal("STEP_NOT_DUE", N_("This step of {no} is not due."), field="place", no=self.no)


def run(work: Work, one: Due, whom: Whom) -> StepRun:
    """Write down that a step ran and whom it found, and page them."""
    chain, step, moment = one.chain, one.step, one.moment
    people = whom.of(step.whom, chain.kind, chain.ref)
    outcome = "told" if people else "nobody"
    row: EscalationRun = work.add(EscalationRun(
        chain_id=chain.id, place=step.place, mark=moment.mark, turn=moment.turn, metric=moment.metric,
        due_at=moment.due_at, at=work.now, outcome=outcome,
    ))  # fmt: skip
    facts: dict[str, str | int] = {
        "level": chain.level, "step": step.place, "round": chain.turn, "count": moment.mark, "repeat": moment.turn,
        **({"metric": moment.metric} if moment.metric else {}),
    }  # fmt: skip
    told = []
    for staff in people:
        work.session.add(EscalationTold(run_id=int(row.id or 0), staff_id=staff))
        page(work, Case(chain.kind, chain.ref), staff, _why(step), **facts)
        told.append(work.session.get_one(Staff, staff).no)
    return StepRun(chain.kind, chain.ref, chain.level, step.place, moment.turn, moment.metric, step.percent, step.whom,
                   tuple(told), posts_of(whom, people), one.used, outcome)  # fmt: skip


def _why(step: Step) -> str:
    """The code of the page that goes out."""
    if step.since == "clock":
        return "breached" if step.percent >= BREACHED else "due"
    return "unacknowledged" if step.since == "begun" else "forgotten"


def posts_of(whom: Whom, people: list[int]) -> tuple[str, ...]:
    """The posts of people, each once, in their order."""
    return tuple(dict.fromkeys(post for post in map(whom.post_of, people) if post))
