"""`hotelcs page`: send what waits (each minute), try a channel, list pages."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import InputOutput
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

family = typer.Typer()
PARTIAL = 10


@family.callback()
def page() -> None:
    """Pages: what people on call are told outside of the house."""


@family.command(
    "send",
    help=N_("Send every page that is due; pass on call-outs that nobody accepted. Run it each minute."),
)
def send(ctx: typer.Context) -> int:
    """Send what is due."""
    return run(ctx.obj, "page send", sent)


def sent(job: Run) -> Outcome:
    """`data`: `pages` with number, state and proof; `passed_on`, the call-outs; `waiting`. Exit 10 when one could not be sent."""
    from hotelcs.storage import keys
    from hotelcs.workflows.callouts.overdue import overdue
    from hotelcs.workflows.paging import sending

    with at_desk(job) as desk:
        desk.require("page.write", N_("Send a page again"))
        if job.settings.dry_run:
            return _would_send(desk)
        passed: list[str] = []
        if overdue(desk.file, desk.clock()):
            passed = desk.do("pass-call-outs-on", {}).result["callouts"]
        tried = sending.send_due(desk.file, keys.load(desk.uid), desk.clock, sending.names_of(desk))
        waiting = len(desk.show("pages", state="open"))
    failed = [one for one in tried if one.state != "sent"]
    data = {"pages": [asdict(one) for one in tried], "passed_on": passed, "waiting": waiting}
    line = tr(
        N_("{sent} pages sent, {failed} not; {waiting} wait."),
        sent=len(tried) - len(failed),
        failed=len(failed),
        waiting=waiting,
    )
    changed = len(tried) + len(passed)
    if not failed:
        return Outcome(data, [line], changed)
    reason = tr(N_("{page} was not sent: {proof}."), page=failed[0].page, proof=failed[0].proof)
    return Outcome(data, [line], changed, exit=PARTIAL, reason=reason)


def _would_send(desk: "Desk") -> Outcome:
    """What is due, and nothing of it is sent."""
    rows = [row for row in desk.show("pages", state="open") if row.state != "given_up"]
    data: dict[str, Any] = {"pages": [{"page": row.page, "state": row.state, "proof": row.proof} for row in rows], "passed_on": [],
                            "waiting": len(rows)}  # fmt: skip
    return Outcome(data, [f"{row.page}  {row.staff}  {row.code}  {row.case}" for row in rows])


@family.command("test", help=N_("Send a message that says it is a test to one channel, now."))
def test(ctx: typer.Context, channel: Annotated[str, typer.Argument(help=N_("The channel's name."))]) -> int:
    """Try a channel."""
    return run(ctx.obj, "page test", lambda job: tested(job, channel))


def tested(job: Run, channel: str) -> Outcome:
    """`data`: `channel` and `proof`. Exit 9 when the service did not take it."""
    from hotelcs.storage import keys
    from hotelcs.workflows.paging import sending

    with at_desk(job) as desk:
        desk.require("page.channel", N_("Set where somebody is paged"))
        if job.settings.dry_run:
            return Outcome({"channel": channel, "proof": ""}, [])
        outcome = sending.send_test(
            desk.file, keys.load(desk.uid), desk.clock(), sending.names_of(desk), channel
        )
    if not outcome.taken:
        raise InputOutput(N_("{channel} did not take it: {proof}."), channel=channel, proof=outcome.proof)
    data = {"channel": channel, "proof": outcome.proof}
    return Outcome(data, [tr(N_("{channel} took it: {proof}."), channel=channel, proof=outcome.proof)], 1)


@family.command("list", help=N_("List pages, the newest first."))
def list_(
    ctx: typer.Context,
    open_: Annotated[
        bool, typer.Option("--open", help=N_("Only those that wait, or that nobody got."))
    ] = False,
) -> int:
    """List pages."""
    return run(ctx.obj, "page list", lambda job: listed(job, only_open=open_))


def listed(job: Run, *, only_open: bool) -> Outcome:
    """`data.pages`: the rows of the view `pages`."""
    from hotelcs.commands import grid

    with at_desk(job) as desk:
        rows, currency = desk.show("pages", **({"state": "open"} if only_open else {})), desk.currency
    lines = grid.table(rows, currency) if rows else [tr(N_("No page."))]
    return Outcome({"pages": [asdict(row) for row in rows]}, lines)
