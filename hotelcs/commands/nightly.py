"""`hotelcs close-day`: what ends the business date, safe to be started twice for the same date."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Refusal, Usage
from hotelcs.i18n import N_, tr
from hotelcs.money import Money

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

DATE = N_("The business date to close; the open one when left out. Closed already: nothing happens.")


def close_day(
    ctx: typer.Context,
    day: Annotated[str, typer.Option("--date", metavar="DATE", help=DATE)] = "",
    keep_arrivals: Annotated[
        bool, typer.Option("--keep-arrivals", help=N_("Leave arrivals that did not come as they are."))
    ] = False,
) -> int:
    """Close the business day: room charges, no-shows, the night roll, the next date."""
    return run(ctx.obj, "close-day", lambda job: closing(job, day, keep_arrivals=keep_arrivals))


def closing(job: Run, day: str, *, keep_arrivals: bool) -> Outcome:
    """Close the day; `data` are the figures of the closed day, `changed` 0 when it was closed before."""
    wanted = _date(day)
    with at_desk(job) as desk:
        if wanted and is_closed(desk, wanted):
            return _closed_before(wanted)
        fields: dict[str, Any] = {"day": wanted or job.business_date, "keep_arrivals": keep_arrivals}
        try:
            done = desk.preview("close-day", fields) if job.settings.dry_run else desk.do("close-day", fields)
        except Refusal:
            if wanted and is_closed(desk, wanted):  # another run was faster
                return _closed_before(wanted)
            raise
        return Outcome(done.result, [_told(done.result, desk.currency)], done.changed)


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise Usage(N_("{option} wants a date like {example}; it was given {value}."), option="--date",
                    example="2026-11-23", value=text) from None  # fmt: skip


def is_closed(desk: "Desk", day: str) -> bool:
    """Whether the business date `day` was closed."""
    with desk.file.read() as reader:
        return bool(reader.rows("SELECT 1 FROM business_day WHERE day = :day AND status = 'closed'", day=day))


def _closed_before(day: str) -> Outcome:
    line = tr(N_("{day} is closed already; nothing was changed."), day=day)
    return Outcome({"business_date": day, "closed_before": True}, [line])


def _told(result: dict[str, Any], currency: str) -> str:
    return tr(
        N_("{day} closed. {rooms} rooms charged {amount}; {missed} no-shows; the date is now {next}."),
        day=result["business_date"],
        rooms=result["rooms_charged"],
        amount=Money(result["room_revenue_minor"], currency),
        missed=len(result["no_shows"]),
        next=result["next_date"],
    )
