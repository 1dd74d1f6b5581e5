"""`hotelcs audit-log`: who did what, searched; and whether the ledger is whole, against the anchors outside it."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from hotelcs.commands import grid
from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.i18n import N_, tr


def audit_log(
    ctx: typer.Context,
    verify: Annotated[
        bool,
        typer.Option("--verify", help=N_("Check the chain of the ledger, and its end against the anchors.")),
    ] = False,
    entity: Annotated[
        str, typer.Option(metavar="NUMBER", help=N_("Entries about a record: its number, a room, a login."))
    ] = "",
    user: Annotated[str, typer.Option(metavar="LOGIN", help=N_("Entries of one person."))] = "",
    verb: Annotated[str, typer.Option(help=N_("Entries of one verb."))] = "",
    first: Annotated[
        str, typer.Option("--from", metavar="DATE", help=N_("From this business date on."))
    ] = "",
    last: Annotated[str, typer.Option("--to", metavar="DATE", help=N_("Up to this business date."))] = "",
    limit: Annotated[int, typer.Option(help=N_("At most so many entries, the newest."))] = 50,
) -> int:
    """Search the ledger, or check it."""
    asked = {"entity": entity, "actor": user, "verb": verb, "day": first, "until": last}
    if verify:
        return run(ctx.obj, "audit-log", verified)
    return run(
        ctx.obj,
        "audit-log",
        lambda job: searched(job, {k: v for k, v in asked.items() if v} | {"limit": limit}),
    )


def searched(job: Run, asked: dict[str, Any]) -> Outcome:
    """`data.entries`, oldest first."""
    with at_desk(job) as desk:
        rows = desk.show("ledger", **asked)
        lines = grid.table(rows, desk.currency) if rows else [tr(N_("Nothing to show."))]
    return Outcome({"entries": [asdict(row) for row in rows]}, lines)


def verified(job: Run) -> Outcome:
    """`data`: `entries`, `head`, `unkeyed`, `anchors` compared. Raises Corrupt (exit 8) naming the first broken entry."""
    with at_desk(job) as desk:
        found = desk.check_ledger()
    data = {"entries": found.entries, "head": found.head, "unkeyed": found.unkeyed, "anchors": found.anchors}
    line = tr(N_("{entries} entries, chain intact, {anchors} anchors agree; the newest is {head}."), entries=found.entries,
              anchors=found.anchors, head=found.head[:12])  # fmt: skip
    warnings: tuple[str, ...] = ()
    if found.unkeyed:
        warnings = (
            tr(
                N_("{count} entries were made without the key file; who made them is not proved."),
                count=found.unkeyed,
            ),
        )
    if not found.anchors:
        warnings = (
            *warnings,
            tr(
                N_("There are no anchors on this machine: that nothing was cut off at the end is not proved.")
            ),
        )
    return Outcome(data, [line], warnings=warnings)
