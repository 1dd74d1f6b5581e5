"""`hotelcs escalate`: tell whom it concerns what nobody took in time. Safe to run each minute, twice at once, or rarely."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hotelcs.commands import grid
from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

BREACH = 100
"""From this share of its time on a clock is missed, what has none is late; below it is warned of."""


def escalate(
    ctx: typer.Context,
    preview: Annotated[
        bool,
        typer.Option(
            "--preview", help=N_("Simulate: whom a case that is opened now would be told to, and when.")
        ),
    ] = False,
    kind: Annotated[
        str, typer.Option(help=N_("Simulate for this kind of case: complaint, incident, callout."))
    ] = "",
    level: Annotated[str, typer.Option(help=N_("Simulate for this level."))] = "",
    metrics: Annotated[
        bool,
        typer.Option(
            "--metrics",
            help=N_(
                "Look at the numbers of the last closed date, too, and tell of those beyond their thresholds."
            ),
        ),
    ] = False,
) -> int:
    """Tell whom it concerns what nobody took in time."""
    if preview or kind or level:
        return run(ctx.obj, "escalate", lambda job: simulated(job, kind, level, preview=preview))
    return run(ctx.obj, "escalate", lambda job: escalated(job, metrics=metrics))


def escalated(job: Run, *, metrics: bool) -> Outcome:
    """Run what is due; `data.items` has every step with its case, clock, share, and the posts and people told."""
    from hotelcs.workflows.escalation.escalate import escalate as run_due

    with at_desk(job) as desk:
        desk.require("escalation.run", N_("Escalate"))
        if job.settings.dry_run:
            found = _waiting(desk, metrics=metrics)
            return _told(found, 0)
        found = [_item(result) for result in run_due(desk, desk.performer, metrics=metrics)]
        return _told(found, len(found))


def _waiting(desk: "Desk", *, metrics: bool) -> list[dict[str, Any]]:
    """What would be run now, and whom it would find."""
    from hotelcs.workflows.clocks.case import Case
    from hotelcs.workflows.escalation.due import due, of_waits
    from hotelcs.workflows.escalation.step import posts_of
    from hotelcs.workflows.escalation.waits import Wait, look
    from hotelcs.workflows.escalation.whom import Whom

    now, beyond = desk.clock(), desk.show("thresholds-untold") if metrics else []
    with desk.file.read() as reader:
        numbers = dict(reader.rows("SELECT id, no FROM staff"))
        whom, looked = Whom(reader, now, desk.tz), look(reader, desk.tz, now)
        found = []
        refs = [f"{row.measure}/{row.day}" for row in beyond]
        new = (*looked.new, *(Wait(Case("metric", ref), now) for ref in refs))
        for one in (*of_waits(reader, desk.tz, now, new), *due(reader, desk.tz, now)):
            if (one.chain.kind, one.chain.ref) in looked.over:
                continue
            staff = whom.of(one.step.whom, one.chain.kind, one.chain.ref)
            people = [numbers[person] for person in staff]
            found.append(_item({
                "kind": one.chain.kind, "no": one.chain.ref, "level": one.chain.level, "place": one.step.place,
                "turn": one.moment.turn, "metric": one.moment.metric, "percent": one.step.percent, "whom": one.step.whom,
                "told": people, "posts": posts_of(whom, staff), "used": one.used, "outcome": "told" if people else "nobody",
            }))  # fmt: skip
    return found


def _item(result: dict[str, Any]) -> dict[str, Any]:
    """A step as programs read it (handbook 05 §5.5); `share` is the step's own per cent of a clock, 0 without one."""
    from hotelcs.workflows.escalation.limits import METRICS, TAKEN

    number = result["no"].partition("/")[0] if result["kind"] == "metric" else ""
    missed = (result["percent"] if result["metric"] else result["used"]) >= BREACH
    stage = ("breach" if result["metric"] else "late") if missed else "warning"
    return {
        "kind": result["kind"], "no": result["no"], "metric": number or result["metric"] or METRICS.get(result["kind"], TAKEN),
        "pct": result["used"], "level": stage, "to": list(result["posts"]), "staff": list(result["told"]),
        "severity": result["level"], "share": result["percent"], "step": result["place"], "turn": result["turn"],
        "whom": result["whom"], "outcome": result["outcome"],
    }  # fmt: skip


def _told(items: list[dict[str, Any]], changed: int) -> Outcome:
    """The counts in one line; steps that found nobody are warned of."""
    if not items:
        return Outcome({"items": []}, [tr(N_("Nothing is due."))])
    counts = {
        stage: [item["no"] for item in items if item["level"] == stage and item["kind"] != "metric"]
        for stage in ("warning", "breach", "late")
    }
    named = ", ".join(dict.fromkeys(counts["breach"]))
    line = tr(
        N_("{warned} warned, {breached} breached ({cases}), {late} waited too long.") if named else
        N_("{warned} warned, {breached} breached, {late} waited too long."),
        warned=len(counts["warning"]), breached=len(counts["breach"]), cases=named, late=len(counts["late"]),
    )  # fmt: skip
    if numbers := list(dict.fromkeys(item["metric"] for item in items if item["kind"] == "metric")):
        line += " " + tr(N_("Beyond their thresholds: {numbers}."), numbers=", ".join(numbers))
    lost = [item for item in items if item["outcome"] == "nobody"]
    warnings = tuple(
        tr(N_("{no}: nobody was found for {whom}."), no=item["no"], whom=item["whom"]) for item in lost
    )
    return Outcome({"items": items}, [line], changed, warnings)


def simulated(job: Run, kind: str, level: str, *, preview: bool) -> Outcome:
    """`data.preview`: every step for a kind and level (all that have steps unless they are named), by its minute."""
    if not preview:
        raise Usage(N_("{option} goes with {other}."), option="--kind, --level", other="--preview")
    with at_desk(job) as desk:
        rules = desk.show("escalation-rules")
        known = list(dict.fromkeys((row.kind, row.level) for row in rules))
        chosen = [pair for pair in known if kind in ("", pair[0]) and level in ("", pair[1])]
        if kind and level and not chosen:
            chosen = [(kind, level)]
        if not chosen:
            raise Usage(N_("There are no steps for {kind} {level}."), hint=", ".join(f"{one} {of}" for one, of in known),
                        kind=kind, level=level)  # fmt: skip
        currency = desk.currency
        found = {pair: desk.show("escalation-preview", kind=pair[0], level=pair[1]) for pair in chosen}
    data = {
        "preview": [
            {"kind": one, "level": of, **asdict(row)} for (one, of), rows in found.items() for row in rows
        ]
    }
    lines: list[str] = []
    for (one, of), rows in found.items():
        lines += [f"{one} {of}", *(grid.table(rows, currency) if rows else [tr(N_("No step."))])]
    return Outcome(data, lines)
