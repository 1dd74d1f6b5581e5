"""Running what is due: each step in one unit of its own, so that whoever is killed between two loses and doubles nothing.

Any number of terminals and jobs may do it at once, however rarely: the steps that run are the same.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.errors import Refusal
from hotelcs.workflows.escalation.due import Due, due
from hotelcs.workflows.escalation.waits import look

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk
    from hotelcs.workflows.performing import Performer

VERB, NOTE, METRICS = "escalate-step", "note-waiting", "note-metrics"
FASTER = ("STEP_NOT_DUE",)
"""What is refused when somebody else ran a step, or took the case, a moment ago."""


def note(desk: "Desk", performer: "Performer") -> None:
    """Begin the chains of what waits and was not told of, end those of what waits no more; writes only where there is any."""
    from hotelcs.workflows.verbs import act_of

    with desk.file.read() as reader:
        found = look(reader, desk.tz, desk.clock())
    if found:
        performer.perform(act_of(NOTE).parse({}), desk.clock())


def is_anything(desk: "Desk") -> bool:
    """Whether there is anything to do, changing nothing."""
    with desk.file.read() as reader:
        return bool(look(reader, desk.tz, desk.clock()) or due(reader, desk.tz, desk.clock()))


def waiting(desk: "Desk") -> list[Due]:
    """What is due now, changing nothing."""
    with desk.file.read() as reader:
        return due(reader, desk.tz, desk.clock())


def escalate(
    desk: "Desk",
    performer: "Performer",
    each: Callable[[dict[str, Any]], None] | None = None,
    *,
    metrics: bool = False,
) -> list[dict[str, Any]]:
    """Run everything that is due; the results of what ran here. `each` hears of a step as soon as it is kept.

    With `metrics` the numbers of the last closed date are looked at before.
    """
    from hotelcs.workflows.verbs import act_of

    if metrics and desk.show("thresholds-untold"):
        performer.perform(act_of(METRICS).parse({}), desk.clock())
    note(desk, performer)
    done: list[dict[str, Any]] = []
    for one in waiting(desk):
        moment = one.moment
        act = act_of(VERB).parse({
            "kind": one.chain.kind, "no": one.chain.ref, "chain": moment.chain, "place": moment.place,
            "mark": moment.mark, "turn": moment.turn,
        })  # fmt: skip
        try:
            kept = performer.perform(act, desk.clock())
        except Refusal as refusal:
            if refusal.code not in FASTER:
                raise
            continue
        done.append(kept.result)
        if each is not None:
            each(kept.result)
    return done
