"""`hotelcs init`: a new hotel, without asking."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hotelcs.commands import streams
from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import NotReady, Refusal, Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.organisation.founding import Plan
    from hotelcs.workflows.organisation.setting_up import Furnish, SetUp

TEMPLATES = ("boutique", "business", "chain")
SERVICE_ONLY = (("cron", "Scheduled jobs", "INF"),)
"""The accounts beside the administrator's when a list of the staff is given: the one of the jobs."""


def init(
    ctx: typer.Context,
    template: Annotated[
        str, typer.Option(metavar="|".join(TEMPLATES), help=N_("What kind of hotel it is."))
    ] = "boutique",
    name_en: Annotated[str, typer.Option(help=N_("The hotel's name in English."))] = "",
    name_zh: Annotated[str, typer.Option(help=N_("The hotel's name in Chinese."))] = "",
    rooms: Annotated[
        Path | None, typer.Option(help=N_("A CSV file with the columns no, floor, type."))
    ] = None,
    floors: Annotated[str, typer.Option(help=N_("Floors with rooms, like 1-3."))] = "",
    per_floor: Annotated[int, typer.Option(help=N_("Rooms on each floor."))] = 8,
    business_date: Annotated[
        str, typer.Option(help=N_("The first business date; today when left out."))
    ] = "",
    admin: Annotated[str, typer.Option(metavar="LOGIN", help=N_("The administrator's login."))] = "admin",
    admin_name: Annotated[str, typer.Option(help=N_("The administrator's name."))] = "",
    admin_posts: Annotated[
        str, typer.Option(metavar="POSTS", help=N_("Posts of the administrator, joined by +."))
    ] = "GM",
    staff: Annotated[
        Path | None,
        typer.Option(help=N_("A CSV file of the staff: name, posts at least, login for who signs in.")),
    ] = None,
    roster: Annotated[
        Path | None, typer.Option(help=N_("A CSV file of the roster: staff, day, shift."))
    ] = None,
    currency: Annotated[str, typer.Option(help=N_("Three letters of ISO 4217."))] = "CNY",
    tz: Annotated[str, typer.Option(help=N_("The hotel's time zone."))] = "Asia/Shanghai",
    if_missing: Annotated[
        bool, typer.Option("--if-missing", help=N_("Do nothing when there is a hotel."))
    ] = False,
) -> int:
    """Make a hotel."""

    def body(job: Run) -> Outcome:
        if if_missing and _is_there(job.settings.db):
            return _there(job)
        from hotelcs.workflows.organisation.planning import plan_of

        plan = plan_of(
            job.settings.clock(), job.settings.lang, name_en=name_en, name_zh=name_zh, template=template,
            business_date=business_date, admin=admin, admin_name=admin_name, admin_posts=admin_posts, currency=currency, tz=tz,
        )  # fmt: skip
        if staff is not None:
            from hotelcs.workflows.organisation.listed import beside

            plan = beside(replace(plan, accounts=SERVICE_ONLY), staff)
        return _make(
            job, plan, _furnish_all(_furnishing(rooms, floors, per_floor, plan.template), staff, roster)
        )

    return run(ctx.obj, "init", body)


def _furnish_all(furnish: "Furnish", staff: Path | None, roster: Path | None) -> "Furnish":
    from hotelcs.workflows.organisation.setting_up import furnish_all, furnish_file

    listed = [furnish_file(staff, "staff")] if staff else []
    listed += [furnish_file(roster, "roster")] if roster else []
    return furnish_all(furnish, *listed)


def _make(job: Run, plan: "Plan", furnish: "Furnish") -> Outcome:
    from hotelcs.storage.hotel_file import SCHEMA
    from hotelcs.workflows.organisation.setting_up import place_for, refuse_taken, set_up

    settings = job.settings
    path = place_for(settings.db)
    if isinstance(path, Path):
        refuse_taken(path)
    _ask(job, path)
    made = set_up(path, plan, settings.clock(), furnish, keep=not settings.dry_run)
    job.schema, job.hotel, job.business_date = SCHEMA, plan.name_en, plan.business_date.isoformat()
    if not settings.dry_run:
        streams.print_lines([*_recovery(made), _password(made, plan)], sys.stderr)
    data = {"path": str(made.path), "uid": made.uid, "counts": made.counts, "schema": SCHEMA, "key_file": str(made.key_file),
            "admin": plan.admin}  # fmt: skip
    warnings = (
        () if made.counts["rooms"] else (tr(N_("The hotel has no rooms yet: hotelcs import rooms FILE")),)
    )
    return Outcome(data, _told(made, plan), int(not settings.dry_run), warnings)


def _told(made: "SetUp", plan: "Plan") -> list[str]:
    first = tr(
        N_("Made {path}: {rooms} rooms of {types} types, {staff} people, {accounts} accounts, {posts} posts, {duties} duties, "
           "open on {day}."),
        path=made.path, day=plan.business_date, **made.counts,
    )  # fmt: skip
    return [first, tr(N_("The key file is {path}. Back it up apart from the database."), path=made.key_file)]


def _recovery(made: "SetUp") -> list[str]:
    """The sheet that is shown once: with it the key file can be made again."""
    return [
        tr(N_("Recovery sheet of this hotel's key. It is shown once: write it down and lock it away.")),
        tr(N_("Without the key, document numbers cannot be read. To restore it, put this line into {path}:"),
           path=made.key_file),
        made.recovery,
    ]  # fmt: skip


def _password(made: "SetUp", plan: "Plan") -> str:
    """The administrator's first password, told once."""
    return tr(
        N_("Password of {login} for one use, told once: {secret}"), login=plan.admin, secret=made.password
    )


def _is_there(db: str) -> bool:
    """Whether there is a hotel at the place already."""
    from hotelcs.storage.opening import is_server, open_hotel

    if not is_server(db):
        return Path(db).expanduser().exists()
    try:
        open_hotel(db).close()
    except NotReady:
        return False
    return True


def _ask(job: Run, path: object) -> None:
    """Ask somebody at a terminal; a script is not asked."""
    settings = job.settings
    if settings.yes or settings.dry_run or settings.json or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return
    if not typer.confirm(tr(N_("Make a hotel at {path}?"), path=path), err=True):
        raise Refusal(
            "NOT_CONFIRMED", N_("Nothing was made."), hint=N_("Say --yes to make it without being asked.")
        )


def _there(job: Run) -> Outcome:
    with at_desk(job) as desk:
        line = tr(N_("{path} is a hotel already; nothing was changed."), path=desk.file.named)
        return Outcome({"path": desk.file.named, "uid": desk.uid}, [line])


def _furnishing(rooms: Path | None, floors: str, per_floor: int, template: str) -> "Furnish":
    from hotelcs.workflows.organisation import floors as levels
    from hotelcs.workflows.organisation import setting_up

    if rooms is not None and floors:
        raise Usage(N_("Give a room list or floors, not both."))
    if rooms is not None:
        return setting_up.furnish_file(rooms)
    if floors:
        return setting_up.furnish_floors(template, levels.floors_of(floors), per_floor)
    return setting_up.nothing
