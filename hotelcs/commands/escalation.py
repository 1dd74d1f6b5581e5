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
"""From this share of its time on a clock is missed; below it is warned of."""


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
) -> int:
    """Tell whom it concerns what nobody took in time."""
    if preview or kind or level:
        return run(ctx.obj, "escalate", lambda job: simulated(job, kind, level, preview=preview))
    return run(ctx.obj, "escalate", escalated)


def escalated(job: Run) -> Outcome:
    """Run what is due; `data.items` has every step with its case, clock, share and the numbers of staff told."""
    from hotelcs.workflows.escalation.escalate import escalate as run_due

    with at_desk(job) as desk:
        desk.require("escalation.run", N_("Escalate"))
        if job.settings.dry_run:
            found = _waiting(desk)
            return _told(found, 0)
        found = [_item(result) for result in run_due(desk, desk.performer)]
        return _told(found, len(found))


def _waiting(desk: "Desk") -> list[dict[str, Any]]:
    """What would be run now, and whom it would find."""
    from hotelcs.workflows.escalation.due import due
    from hotelcs.workflows.escalation.whom import Whom

    with desk.file.read() as reader:
        numbers = dict(reader.rows("SELECT id, no FROM staff"))
        whom = Whom(reader, desk.clock(), desk.tz)
        found = []
        for one in due(reader, desk.tz, desk.clock()):
            people = [numbers[staff] for staff in whom.of(one.step.whom, one.chain.kind, one.chain.ref)]
            found.append(_item({
                "kind": one.chain.kind, "no": one.chain.ref, "level": one.chain.level, "place": one.step.place,
                "turn": one.moment.turn, "metric": one.moment.metric, "percent": one.step.percent, "whom": one.step.whom,
                "told": people, "outcome": "told" if people else "nobody",
            }))  # fmt: skip
    return found


def _item(result: dict[str, Any]) -> dict[str, Any]:
    """A step as programs read it (handbook 05 §5.5)."""
    stage = "late" if not result["metric"] else "breach" if result["percent"] >= BREACH else "warning"
    return {
        "kind": result["kind"], "no": result["no"], "metric": result["metric"], "pct": result["percent"], "level": stage,
        "severity": result["level"], "step": result["place"], "turn": result["turn"], "whom": result["whom"],
        "to": list(result["told"]), "outcome": result["outcome"],
    }  # fmt: skip


def _told(items: list[dict[str, Any]], changed: int) -> Outcome:
    """The counts in one line; steps that found nobody are warned of."""
    if not items:
        return Outcome({"items": []}, [tr(N_("Nothing is due."))])
    counts = {
        stage: [item["no"] for item in items if item["level"] == stage]
        for stage in ("warning", "breach", "late")
    }
    named = ", ".join(dict.fromkeys(counts["breach"]))
    line = tr(
        N_("{warned} warned, {breached} breached ({cases}), {late} waited too long.") if named else
        N_("{warned} warned, {breached} breached, {late} waited too long."),
        warned=len(counts["warning"]), breached=len(counts["breach"]), cases=named, late=len(counts["late"]),
    )  # fmt: skip
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
