"""`hotelcs readiness run`: whether the house is ready for a group, or for every large one that is due to be looked at."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.incident_report import Language, language
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.commands.printing import Out, Pdf, printed
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.reports.sheet import Printed
    from hotelcs.workflows.desk import Desk

family = typer.Typer()
BLOCKED = 4


@family.callback()
def readiness() -> None:
    """Large groups and events: whether the house is ready for them."""


@family.command(
    "run", help=N_("Run the fourteen checks of a group, or of all that are due: 48, 24, 4 hours before.")
)
def run_(
    ctx: typer.Context,
    event: Annotated[
        str, typer.Option(metavar="GROUP", help=N_("One group by its number, due or not."))
    ] = "",
    every: Annotated[bool, typer.Option("--all", help=N_("Every large group that is due."))] = False,
    fail: Annotated[
        bool, typer.Option("--fail", help=N_("End with exit 4 when something is wrong."))
    ] = False,
) -> int:
    """Run the checks."""
    return run(ctx.obj, "readiness run", lambda job: looked(job, event, every=every, fail=fail))


@family.command(
    "sheet", help=N_("The run sheet of a group: times, checks and rooms with who answers for them.")
)
def sheet(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="GROUP", help=N_("A group by its number."))],
    lang: Language = "own",
    pdf: Pdf = None,
    out: Out = None,
) -> int:
    """Write the run sheet."""

    def make(desk: "Desk") -> "Printed":
        from hotelcs.reports.run_sheet import run_sheet

        return run_sheet(desk, number, lang=language(lang))

    return run(ctx.obj, "readiness sheet", lambda job: printed(job, make, pdf, out))


def looked(job: Run, event: str, *, every: bool, fail: bool) -> Outcome:
    """`data.events`: group, ok, issues, asked, signed. `changed` 0 when none was due. Exit 4 with issues and --fail."""
    if bool(event) == every:
        raise Usage(N_("Name one of {options}."), options="--event, --all")
    with at_desk(job) as desk:
        desk.require("event.ready", N_("Look whether the house is ready"))
        groups = [event] if event else due(desk)
        act = desk.preview if job.settings.dry_run else desk.do
        done = [act("run-readiness", {"group": group}) for group in groups]
    events: list[dict[str, Any]] = [one.result for one in done]
    lines = [_told(found) for found in events] or [tr(N_("Nothing is due."))]
    data, changed = {"events": events}, sum(one.changed for one in done)
    wrong = [found["group"] for found in events if found["issues"]]
    if fail and wrong:
        return Outcome(
            data, lines, changed, exit=BLOCKED, reason=tr(N_("Not ready: {groups}."), groups=", ".join(wrong))
        )
    return Outcome(data, lines, changed)


def due(desk: "Desk") -> list[str]:
    """Groups whose look of 48, 24 or 4 hours before has not been taken."""
    return [row.group for row in desk.show("event-readiness") if row.due]


def _told(found: dict[str, Any]) -> str:
    line = tr(N_("{group}: {ok} well, {issues} not well, {asked} asked"), group=found["group"], ok=found["ok"],
              issues=len(found["issues"]), asked=len(found["asked"]))  # fmt: skip
    return f"{line} ({', '.join(found['issues'])})" if found["issues"] else line
