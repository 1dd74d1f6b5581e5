"""`hotelcs reminders`: tell whom it concerns what is due and would be forgotten, each thing once a day (handbook 05 §5.2)."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Refusal
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk


def reminders(
    ctx: typer.Context,
    what: Annotated[
        str, typer.Option(help=N_("all, pre-arrival, followup, duty-review, handover, plan-review or drill."))
    ] = "all",
    until: Annotated[
        str, typer.Option(metavar="DATE", help=N_("Look ahead to this day; today, unless named."))
    ] = "",
) -> int:
    """Write a notice for each kind of which something is due that nobody was told of today."""
    return run(ctx.obj, "reminders", lambda job: reminded(job, what, until))


def reminded(job: Run, what: str, until: str) -> Outcome:
    """`data`: `until`, `created` by kind (how many things), `notices`, `known` (told earlier today). `changed` counts things."""
    from hotelcs.workflows.reminders.reminders_view import kinds_of

    with at_desk(job) as desk:
        desk.require("notice.write", N_("Remind of what is due"))
        kinds = kinds_of(what)
        rows = desk.show("reminders", what=what, until=until)
        fresh = [kind for kind in kinds if any(row.kind == kind and not row.told for row in rows)]
        done = [found for kind in fresh if (found := _remind(job, desk, kind, until)) is not None]
        known = sum(row.told for row in rows)
        day = until or str(job.business_date)
    created = {found["kind"]: len(found["items"]) for found in done}
    data: dict[str, Any] = {
        "until": day, "created": {kind: created.get(kind, 0) for kind in kinds},
        "notices": [] if job.settings.dry_run else [found["notice"] for found in done], "known": known,
    }  # fmt: skip
    return Outcome(data, [_told(created, known)], sum(created.values()))


def _remind(job: Run, desk: "Desk", kind: str, until: str) -> dict[str, Any] | None:
    """The act's result; None when another run told of everything a moment ago."""
    fields = {"kind": kind, **({"until": until} if until else {})}
    try:
        return (desk.preview if job.settings.dry_run else desk.do)("remind", fields).result
    except Refusal as refusal:
        if refusal.code != "NOTHING_NEW":
            raise
        return None


def _told(created: dict[str, int], known: int) -> str:
    """The one line of success."""
    from hotelcs.workflows.reminders.due import KINDS

    if not created:
        return tr(N_("Nothing new is due; told today already: {count}."), count=known)
    return "; ".join(tr(KINDS[kind].title, count=count) for kind, count in created.items())
