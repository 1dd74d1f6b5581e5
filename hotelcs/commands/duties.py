"""`hotelcs duties`: whether every duty has somebody who answers for it, on every shift; and which people it depends on."""

from dataclasses import asdict
from typing import Annotated

import typer

from hotelcs.commands import grid
from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.i18n import N_, tr

family = typer.Typer()
BLOCKED = 4
SHOWN = 200
"""Lines told to people; programs get all."""


@family.callback()
def duties() -> None:
    """Duties: who answers for them, and what is left without an owner."""


@family.command(
    "check", help=N_("Check that every duty has exactly one who answers, on every shift of some days.")
)
def check(
    ctx: typer.Context,
    strict: Annotated[
        bool, typer.Option("--strict", help=N_("End with exit 4 when something is found."))
    ] = False,
    first: Annotated[
        str, typer.Option("--from", metavar="DATE", help=N_("The first day; the business date."))
    ] = "",
    last: Annotated[str, typer.Option("--to", metavar="DATE", help=N_("The last day; six days later."))] = "",
    shift: Annotated[str, typer.Option(help=N_("Only this shift."))] = "",
    without: Annotated[
        str,
        typer.Option(metavar="PEOPLE", help=N_("As if these were not there: numbers or logins, by commas.")),
    ] = "",
    with_: Annotated[
        str,
        typer.Option("--with", metavar="PEOPLE", help=N_("As if only these were there, the roster aside.")),
    ] = "",
) -> int:
    """Check the duties."""
    asked = {"from": first, "to": last, "shift": shift, "without": without, "with": with_}
    return run(
        ctx.obj,
        "duties check",
        lambda job: checked(job, {k: v for k, v in asked.items() if v}, strict=strict),
    )


def checked(job: Run, asked: dict[str, str], *, strict: bool) -> Outcome:
    """`data`: `problems` of the matrix, `gaps` by day, shift and duty, `warnings`, `duties`, `complete`. Exit 4 if strict."""
    with at_desk(job) as desk:
        found = desk.show("duty-problems")
        gaps = desk.show("duty-gaps", **asked)
        listed = [row for row in desk.show("duties") if row.active]
    problems = [row for row in found if not row.warning]
    warnings = tuple(row.words for row in found if row.warning)
    incomplete = {row.duty for row in problems} | {row.duty for row in gaps}
    complete = sum(row.duty not in incomplete for row in listed)
    data = {
        "duties": len(listed), "complete": complete, "problems": [asdict(row) for row in problems],
        "gaps": [asdict(row) for row in gaps],
    }  # fmt: skip
    lines = [f"{row.duty}  {row.words}" for row in problems]
    lines += [
        tr(N_("{day} {shift}: nobody answers for {duty} {name} ({post}), {begins} to {ends}"), day=row.day, shift=row.shift,
           duty=row.duty, name=row.name, post=row.post, begins=row.begins[11:], ends=row.ends[11:])
        for row in gaps[:SHOWN]
    ]  # fmt: skip
    lines.append(tr(N_("{complete} of {count} duties complete."), complete=complete, count=len(listed)))
    if (problems or gaps) and strict:
        reason = tr(N_("{count} duties are not complete."), count=len(incomplete))
        return Outcome(data, lines, warnings=warnings, exit=BLOCKED, reason=reason)
    return Outcome(data, lines, warnings=warnings)


@family.command("list", help=N_("List the duties with their posts and signatures."))
def list_(ctx: typer.Context) -> int:
    """Every duty."""

    def body(job: Run) -> Outcome:
        with at_desk(job) as desk:
            rows = desk.show("duties")
            return Outcome({"duties": [asdict(row) for row in rows]}, grid.table(rows, desk.currency))

    return run(ctx.obj, "duties list", body)
