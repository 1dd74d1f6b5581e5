"""`hotelcs night-audit`: what ends the business date, safe to be started as often as one likes (handbook 03 W-03, 05)."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr
from hotelcs.money import Money

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk
    from hotelcs.workflows.night.before import Looked

DATE = N_(
    "The business date to close; the open one when it is over, unless told. Closed already: nothing happens."
)


def night_audit(
    ctx: typer.Context,
    day: Annotated[str, typer.Option("--date", metavar="DATE", help=DATE)] = "",
    auto: Annotated[bool, typer.Option("--auto", help=N_("For cron: warnings do not stop it."))] = False,
    listing: Annotated[bool, typer.Option("--list", help=N_("Only show the check list."))] = False,
    skip: Annotated[bool, typer.Option("--skip-warn", help=N_("Go on in spite of warnings."))] = False,
) -> int:
    """Close the business day: the check list, a backup, charges, no-shows, the next date, what follows."""
    return run(ctx.obj, "night-audit", lambda job: audited(job, day, listing=listing, skip=auto or skip))


def audited(job: Run, day: str, *, listing: bool, skip: bool) -> Outcome:
    """Run the audit; `data` as handbook 05 §5.5 has it, `changed` 0 when nothing was owed."""
    from hotelcs.workflows.machine.checkup import write_back_log
    from hotelcs.workflows.night import audit, before

    wanted = _date(day)
    with at_desk(job) as desk:
        audit.admit(desk)
        due = wanted or _due(desk)
        looked = before.look(desk)
        if listing:
            return _listed(desk, looked)
        closed = not due or audit.is_closed(desk, due)
        if not closed:
            audit.refuse_blocked(looked, skip_warnings=skip)
        if job.settings.dry_run:
            return _tried(desk, due, looked, closed=closed)
        changed = 0
        for _ in audit.run(desk, due, _copying(job)) if due else audit.owed(desk):
            changed += 1
        if changed:
            write_back_log(desk)
        return _told(desk, due, () if closed else looked.warnings, changed)


def _copying(job: Run) -> Any:
    from hotelcs.workflows.night import before

    return lambda desk: before.keep_copy(desk, seconds=job.settings.lock_wait)


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise Usage(N_("{option} wants a date like {example}; it was given {value}."), option="--date",
                    example="2026-11-23", value=text) from None  # fmt: skip


def _due(desk: "Desk") -> str:
    """The open date when it is over by the hotel's calendar; nothing before midnight."""
    night = desk.show("night")
    return str(night.business_date) if night.due else ""


def _listed(desk: "Desk", looked: "Looked") -> Outcome:
    """The check list: `data.blocks` and `data.warnings`."""
    checks = desk.show("audit-checks")
    lines = [
        f"{'x' if row.count and row.blocks else '!' if row.count else ' '} {row.count:>4}  {tr(row.title)}"
        for row in checks
    ]
    if any(item["kind"] == "backup" for item in looked.warnings):
        lines.append(f"!    1  {tr(N_('No verified backup of the last day'))}")
    data = {"checks": {row.kind: row.count for row in checks}, "blocks": list(looked.blocks),
            "warnings": list(looked.warnings)}  # fmt: skip
    return Outcome(data, lines)


def _tried(desk: "Desk", due: str, looked: "Looked", *, closed: bool) -> Outcome:
    """What the audit would do, with nothing written and no backup made."""
    if closed:
        return _told(desk, due, (), 0)
    result = desk.preview("close-day", {"day": due}).result
    line = tr(
        N_("{day} would be closed: {rooms} rooms charged {amount}; {missed} no-shows; {count} warnings."), day=due,
        rooms=result["rooms_charged"], amount=Money(result["room_revenue_minor"], desk.currency),
        missed=len(result["no_shows"]), count=len(looked.warnings),
    )  # fmt: skip
    return Outcome({**result, "blocks": [], "warnings": list(looked.warnings)}, [line])


def _told(desk: "Desk", day: str, warnings: tuple[dict[str, Any], ...], changed: int) -> Outcome:
    """What came of it; the one line of success."""
    from hotelcs.workflows.night import audit

    if not day:
        night = desk.show("night")
        line = tr(N_("{day} is not over yet; nothing was changed."), day=night.business_date)
        if changed:
            line = tr(
                N_("{day} is open; {count} steps of earlier dates were done."),
                day=night.business_date,
                count=changed,
            )
        return Outcome(
            {"business_date": night.business_date, "due": False, "steps_done": changed}, [line], changed
        )
    told = audit.told(desk, day)
    data = {**told, "blocks": [], "warnings": list(warnings)}
    if not changed:
        return Outcome(data, [tr(N_("{day} is closed already; nothing was changed."), day=day)])
    line = tr(
        N_("{day} closed {at}. {rooms} rooms charged {amount}; ledger {closing}; {count} warnings"), day=day,
        at=_clock(desk), rooms=told["rooms_charged"], amount=Money(told["posted"]["room"], desk.currency),
        closing=Money(told["ledger"]["closing"], desk.currency), count=len(warnings),
    )  # fmt: skip
    return Outcome(data, [line], changed)


def _clock(desk: "Desk") -> str:
    now: datetime = desk.clock().astimezone(ZoneInfo(desk.tz))
    return f"{now:%H:%M:%S}"
