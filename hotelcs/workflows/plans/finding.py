"""The plan a field names, the draft somebody may write in, and who steps are given to."""

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.organisation import Post
from hotelcs.models.plans import ContingencyPlan, PlanStep
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.plans.library import AUTHOR

STATES = {
    "draft": N_("a draft"),
    "in_review": N_("in review"),
    "approved": N_("approved"),
    "superseded": N_("superseded"),
    "retired": N_("retired"),
}
"""How an edition of a plan stands, in words."""
ROLES = ("SEC", "WDN", "FA", "RRT", "FNB")
"""Whom steps are given to beside posts: security, wardens, first-aiders, the rapid response team, the kitchen."""


def plan_of(work: Work, reference: str) -> ContingencyPlan:
    """The edition named `fire/2`, or the newest of `fire` or `CP-FIRE`. Raises Refusal CONTINGENCY_UNKNOWN."""
    name, _, edition = reference.strip().partition("/")
    query = select(ContingencyPlan).order_by(col(ContingencyPlan.edition).desc()).limit(1)
    query = query.where(
        (ContingencyPlan.type == name.lower().replace("-", "_")) | (ContingencyPlan.code == name.upper())
    )
    if edition:
        number = int(edition) if edition.isascii() and edition.isdecimal() and len(edition) < 7 else 0
        query = query.where(ContingencyPlan.edition == number)
    found = work.session.exec(query).first()
    if found is None:
        raise lookup.unknown("CONTINGENCY_UNKNOWN", N_("There is no plan {reference}."), "plan", reference)
    return found


def spell(row: ContingencyPlan) -> str:
    """How an edition is quoted: fire/2."""
    return f"{row.type}/{row.edition}"


def refuse_unless(row: ContingencyPlan, *states: str) -> None:
    """Raises Refusal ILLEGAL_STATE for a plan that stands otherwise."""
    if row.status not in states:
        raise Refusal("ILLEGAL_STATE", N_("{no} is {state}."), field="plan", no=spell(row), next=("draft-plan", "show plans"),
                      state=Word(STATES[row.status]))  # fmt: skip


def draft_of(work: Work, reference: str) -> ContingencyPlan:
    """A draft that the person acting may write in: their own, or one fresh from the library, theirs from now on.

    Others draft their own from it, so that nobody approves what they wrote. Raises Refusal ILLEGAL_STATE, PLAN_NOT_YOURS.
    """
    row = plan_of(work, reference)
    refuse_unless(row, "draft")
    if row.author == AUTHOR:
        row.author = work.actor.login
    if row.author != work.actor.login:
        raise Refusal("PLAN_NOT_YOURS", N_("{no} is being written by {author}; draft one of your own."), field="plan",
                      next=("draft-plan",), no=spell(row), author=row.author)  # fmt: skip
    return row


def steps_of(work: Work, row: ContingencyPlan) -> list[PlanStep]:
    """The steps of a plan, in order."""
    query = select(PlanStep).where(PlanStep.plan_id == row.id).order_by(col(PlanStep.seq))
    return list(work.session.exec(query))


def post_of(work: Work, code: str) -> str:
    """The post or role of a code. Raises Refusal POST_UNKNOWN."""
    wanted = code.strip().upper()
    if wanted not in ROLES and work.session.get(Post, wanted) is None:
        raise lookup.unknown("POST_UNKNOWN", N_("There is no post {reference}."), "post", code)
    return wanted
