"""The chain of a case: begun with it, quiet once somebody took it, over with it.

Before anything is changed that decides what is due - who took the case, its level, a clock - what came due until then is run
in the same unit. So the steps that run are the same however rarely somebody looks.
"""

from datetime import datetime

from sqlmodel import col, select

from hotelcs.models.escalation import EscalationChain, EscalationRule, EscalationStep
from hotelcs.workflows.act import Work
from hotelcs.workflows.clocks.running import Case
from hotelcs.workflows.escalation import due, moments
from hotelcs.workflows.escalation.step import run
from hotelcs.workflows.escalation.whom import Whom

ANY_LEVEL = "any"
"""Rules of this level are for levels that have none of their own."""


def begin(work: Work, case: Case, level: str, since: datetime | None = None) -> None:
    """The rules for the kind and level of a case as they are now are its chain from here on, counted from `since`, or now.

    A chain of another level ends. What is due at once runs at once, unless the case was found waiting (`since`).
    """
    before = open_chain(work, case)
    if before is not None:
        end(work, case)
    turn = 1 if before is None else before.turn + 1
    if before is None:
        query = select(EscalationChain.turn).where(
            EscalationChain.kind == case.kind, EscalationChain.ref == case.ref
        )
        turn = (work.session.exec(query.order_by(col(EscalationChain.turn).desc())).first() or 0) + 1
    chain: EscalationChain = work.add(
        EscalationChain(kind=case.kind, ref=case.ref, turn=turn, level=level, begun_at=since or work.now)
    )  # fmt: skip
    work.settled.add(case)
    steps = [_step(work, int(chain.id or 0), rule) for rule in rules(work, case.kind, level)]
    work.session.add_all(steps)
    if since is None and any(step.since == "begun" and step.minutes == 0 for step in steps):
        _run_due(work, case, clocks=False)


def acknowledged(work: Work, case: Case) -> None:
    """Somebody took the case: steps that ask for that are done. Taken again, what waits for its end waits anew."""
    chain = open_chain(work, case)
    if chain is not None:
        settle(work, case)
        chain.acknowledged_at, chain.acknowledgements = work.now, chain.acknowledgements + 1
        work.touch(chain)


def end(work: Work, case: Case, *, late: bool = True) -> None:
    """The case is over: nobody is told any more; with `late` what came due before does run."""
    chain = open_chain(work, case)
    if chain is not None:
        if late:
            settle(work, case)
        chain.ended_at = work.now
        work.touch(chain)
        work.session.flush()


def settle(work: Work, case: Case) -> None:
    """Run what is due of a case, once in each act: what the act itself makes due comes afterwards."""
    if case not in work.settled:
        work.settled.add(case)
        _run_due(work, case, clocks=True)


def open_chain(work: Work, case: Case) -> EscalationChain | None:
    """The chain of a case that is not over."""
    query = select(EscalationChain).where(
        EscalationChain.kind == case.kind,
        EscalationChain.ref == case.ref,
        col(EscalationChain.ended_at).is_(None),
    )
    return work.session.exec(query).first()


def rules(work: Work, kind: str, level: str) -> list[EscalationRule]:
    """The rules for a kind of case at a level, in order; those of any level where it has none."""
    query = select(EscalationRule).where(EscalationRule.kind == kind).order_by(col(EscalationRule.place))
    found = list(work.session.exec(query))
    own = [rule for rule in found if rule.level == level]
    return own or [rule for rule in found if rule.level == ANY_LEVEL]


def _step(work: Work, chain: int, rule: EscalationRule) -> EscalationStep:
    """A rule as it is now."""
    only = None if rule.from_minute is None or rule.to_minute is None else (rule.from_minute, rule.to_minute)
    quiet = (work.property.quiet_from_minute, work.property.quiet_to_minute) if rule.quiet else None
    return EscalationStep(
        chain_id=chain, place=rule.place, since=rule.since, minutes=rule.minutes, metric=rule.metric, percent=rule.percent,
        whom=rule.whom, every=rule.every, times=rule.times, hours=moments.hours_of(only, quiet), until=rule.until,
    )  # fmt: skip


def _run_due(work: Work, case: Case, *, clocks: bool) -> None:
    """Run what is due now; without `clocks` only what does not depend on one."""
    found = [
        one
        for one in due.due(work.reader, work.property.tz, work.now, case)
        if clocks or one.step.since == "begun"
    ]
    if found:
        whom = Whom(work.reader, work.now, work.property.tz)
        for one in found:
            run(work, one, whom)
