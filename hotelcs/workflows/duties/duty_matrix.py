"""Who does a duty, who answers for it, who is asked, who is told: one A for each on any day (handbook 01 S-13)."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.duties import Duty
from hotelcs.models.organisation import Department, Post
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.duties.letters import DutyLetters
from hotelcs.workflows.fields import Day, Ref
from hotelcs.workflows.people import finding

Letters = Annotated[str, Field(pattern="^(A|R|C|I|A/R|-)$", description="A, R, C, I, A/R, or - for none")]


@dataclass(frozen=True, slots=True)
class DutyAssigned:
    """The duty, the post, its letters now, and who answered before when that changed."""

    duty: str
    post: str
    letters: str
    answered_before: str


class AssignDuty(Act):
    """Set the letters of a post for a duty from a day on. A new A takes the place of the old one: there is one."""

    duty: Ref
    post: Ref
    letters: Letters
    first: Day | None = None

    def perform(self, work: Work) -> DutyAssigned:
        """A post outside the centre never answers; a duty keeps somebody who answers, whatever was planned."""
        duty, post = duty_of(work, self.duty), finding.post(work, self.post)
        first = self.first or work.business_date
        wanted = set() if self.letters == "-" else set(self.letters.split("/"))
        refuse_outside(work, post, wanted, "post")
        letters = DutyLetters(work, duty.code)
        before = letters.answers(first)
        if "A" not in wanted and before == post.code:
            raise Refusal("NO_A", N_("Nobody would answer for {duty}; give the A to another post instead."), field="letters",
                          next=("assign-duty",), duty=duty.code)  # fmt: skip
        letters.keep(post.code, wanted, first)
        for letter in sorted(wanted):
            letters.give(post.code, letter, first)
        work.changed += 1
        return DutyAssigned(
            duty.code, post.code, self.letters, before if "A" in wanted and before != post.code else ""
        )


def refuse_outside(work: Work, post: Post, letters: set[str], field: str) -> None:
    """Refuse an A or R for a post of a liaison department (Refusal OUTSIDE_CENTRE)."""
    department = work.session.get(Department, post.department)
    if department is not None and department.kind == "liaison" and letters & {"A", "R"}:
        raise Refusal("OUTSIDE_CENTRE", N_("{post} is outside the centre: it is asked (C) or told (I) only."),
                      field=field, post=post.code)  # fmt: skip


def duty_of(work: Work, code: str) -> Duty:
    """The duty of a code. Raises Refusal DUTY_UNKNOWN."""
    found = work.session.get(Duty, code.upper())
    if found is None:
        raise lookup.unknown("DUTY_UNKNOWN", N_("There is no duty {reference}."), "duty", code)
    return found
