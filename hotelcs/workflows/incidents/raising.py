"""An emergency begins: its row, its number, the room it is in, the steps of its plan, its chain."""

from sqlmodel import col, select

from hotelcs.models.incident_parts import IncidentStep
from hotelcs.models.incidents import Incident
from hotelcs.models.plans import ContingencyPlan, PlanStep
from hotelcs.models.rooms import Room
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Work
from hotelcs.workflows.drills import ending
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.incidents import timeline
from hotelcs.workflows.incidents.standing import case_of

USUAL = "l1"
GRAVE = {
    "fire": "l2", "medical": "l2", "power": "l2", "violence": "l2", "missing_child": "l2", "food": "l2", "typhoon": "l2",
    "death": "l2", "gas": "l3", "bomb": "l3", "earthquake": "l3",
}  # fmt: skip
"""The level an emergency of a type begins with, where that is not the lowest."""


def raise_incident(work: Work, kind: str, place: str, *, drill: bool = False) -> Incident:
    """Write down an emergency; a place that is a room's number is that room. Its plan is what it is now.

    A drill that runs gives way to what is real. Steps come from the approved version of the plan for its type, else from the newest; then they are marked so.
    """
    room = work.session.exec(select(Room).where(Room.no == place)).first()
    plan = plan_for(work, kind)
    row: Incident = work.add(Incident(
        no=numbers.new(work, "N"), type=kind, place=place, room_id=room.id if room else None, at=work.now,
        business_date=work.business_date, reported_by=work.actor.login, terminal=work.actor.terminal,
        signed_in=bool(work.actor.login), drill=drill, level=GRAVE.get(kind, USUAL), plan_id=plan.id if plan else None,
        plan_approved=plan is not None and plan.status == "approved", told_at=work.now,
        report_minutes=work.property.report_minutes,
    ))  # fmt: skip
    if plan is not None:
        _copy_steps(work, row, plan)
    timeline.log(work, row, "notify", "raised", place)
    chains.begin(work, case_of(row), row.level or USUAL)
    if not drill:
        ending.abort(work, row.no)
    return row


def plan_for(work: Work, kind: str) -> ContingencyPlan | None:
    """The approved plan for a type of emergency, else the newest that is neither superseded nor retired."""
    query = select(ContingencyPlan).where(
        ContingencyPlan.type == kind, col(ContingencyPlan.status).in_(("approved", "in_review", "draft"))
    )
    approved = col(ContingencyPlan.status) == "approved"
    return work.session.exec(query.order_by(approved.desc(), col(ContingencyPlan.edition).desc())).first()


def _copy_steps(work: Work, row: Incident, plan: ContingencyPlan) -> None:
    for step in work.session.exec(select(PlanStep).where(PlanStep.plan_id == plan.id)):
        work.session.add(IncidentStep(
            incident_id=int(row.id or 0), seq=step.seq, text_en=step.text_en, text_zh=step.text_zh, post=step.post,
            target_seconds=step.target_seconds, critical=step.critical,
        ))  # fmt: skip
    work.session.flush()
