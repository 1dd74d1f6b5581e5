"""`hotelcs drill`: a drill begun and ended without a terminal, and when which are due (handbook 05 `drill start|end`)."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

family = typer.Typer()


@family.callback()
def drill() -> None:
    """Drills: begun, ended, and by when the next ones are due."""


@family.command("start", help=N_("Begin a drill: one that is planned, or of a plan on a floor."))
def start(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="[DRILL]", help=N_("The number of a planned drill."))] = "",
    plan: Annotated[str, typer.Option(help=N_("The plan, as fire or CP-FIRE."))] = "",
    floor: Annotated[str, typer.Option(help=N_("The floor, or another place."))] = "",
) -> int:
    """Begin a drill."""

    def body(job: Run) -> Outcome:
        if bool(number) == bool(plan or floor):
            raise Usage(N_("Name a planned drill, or --plan and --floor."), hint="hotelcs drill due")
        with at_desk(job) as desk:
            fields = {"drill": number} if number else _at_once(desk, plan, floor)
            return _done(job, desk, "start-drill", fields, N_("DRILL 演练 {drill} runs as {incident}."))

    return run(ctx.obj, "drill start", body)


@family.command("end", help=N_("End the drill that runs."))
def end(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="[DRILL]", help=N_("The number of the drill."))] = "",
) -> int:
    """End the drill."""

    def body(job: Run) -> Outcome:
        with at_desk(job) as desk:
            fields = {"drill": number} if number else {}
            said = N_("DRILL 演练 {drill} is over: score it, note who did what.")
            return _done(job, desk, "end-drill", fields, said)

    return run(ctx.obj, "drill end", body)


@family.command("due", help=N_("By when a drill of each type is due."))
def due(ctx: typer.Context) -> int:
    """List the drills of the year."""

    def body(job: Run) -> Outcome:
        with at_desk(job) as desk:
            rows = desk.show("drill-schedule")
        lines = [
            f"{row.mark}  {row.due}{' !' if row.overdue else ''}  {row.type}  {row.last or '-'}  {row.next or '-'}"
            for row in rows
        ]
        late = tuple(f"{row.mark} {row.type} {row.due}" for row in rows if row.overdue)
        return Outcome([asdict(row) for row in rows], lines, warnings=late)

    return run(ctx.obj, "drill due", body)


def _at_once(desk: "Desk", plan: str, floor: str) -> dict[str, str]:
    """A drill of the plan named, at a place; a floor alone is written as one. Raises Usage for an unknown plan."""
    wanted = plan.strip().lower()
    kind = next((row.type for row in desk.show("plans") if wanted in (row.type, row.code.lower())), None)
    if kind is None:
        known = ", ".join(row.type for row in desk.show("plans"))
        raise Usage(N_("There is no plan {reference}."), hint=known, reference=plan)
    if not floor.strip():
        raise Usage(
            N_("Name a planned drill, or --plan and --floor."),
            hint="hotelcs drill start --plan fire --floor 8",
        )
    place = floor.strip()
    return {"type": kind, "place": f"{place}F" if place.isascii() and place.isdecimal() else place}


def _done(job: Run, desk: "Desk", verb: str, fields: dict[str, Any], said: str) -> Outcome:
    done = desk.preview(verb, fields) if job.settings.dry_run else desk.do(verb, fields)
    return Outcome(done.result, [tr(said, **done.result)], changed=done.changed)
