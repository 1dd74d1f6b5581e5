"""`hotelcs init`: a new hotel, without asking."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from hotelcs.commands import streams
from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Refusal, Usage
from hotelcs.i18n import N_, tr
from hotelcs.text import clean

if TYPE_CHECKING:
    from hotelcs.workflows.organisation.founding import Plan
    from hotelcs.workflows.organisation.setting_up import Furnish, SetUp

TEMPLATES = ("boutique", "business", "chain")


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
    currency: Annotated[str, typer.Option(help=N_("Three letters of ISO 4217."))] = "CNY",
    tz: Annotated[str, typer.Option(help=N_("The hotel's time zone."))] = "Asia/Shanghai",
    if_missing: Annotated[
        bool, typer.Option("--if-missing", help=N_("Do nothing when there is a hotel."))
    ] = False,
) -> int:
    """Make a hotel."""

    def body(job: Run) -> Outcome:
        if if_missing and Path(job.settings.db).expanduser().exists():
            return _there(job)
        from hotelcs.workflows.organisation.founding import Plan

        names = _names(name_en, name_zh)
        zone = _zone(tz)
        plan = Plan(*names, _day(business_date, job.settings.clock().astimezone(zone)), _template(template), tz,
                    _currency(currency), job.settings.lang, clean(admin, field="admin", limit=40))  # fmt: skip
        return _make(job, plan, _furnishing(rooms, floors, per_floor, plan.template))

    return run(ctx.obj, "init", body)


def _make(job: Run, plan: "Plan", furnish: "Furnish") -> Outcome:
    from hotelcs.storage.hotel_file import SCHEMA
    from hotelcs.workflows.organisation.setting_up import local_file, refuse_taken, set_up

    settings = job.settings
    path = local_file(settings.db)
    refuse_taken(path)
    _ask(job, path)
    made = set_up(path, plan, settings.clock(), furnish, keep=not settings.dry_run)
    job.schema, job.hotel, job.business_date = SCHEMA, plan.name_en, plan.business_date.isoformat()
    if not settings.dry_run:
        streams.print_lines(_recovery(made), sys.stderr)
    data = {"path": str(path), "uid": made.uid, "counts": made.counts, "schema": SCHEMA, "key_file": str(made.key_file),
            "admin": plan.admin}  # fmt: skip
    warnings = (
        () if made.counts["rooms"] else (tr(N_("The hotel has no rooms yet: hotelcs import rooms FILE")),)
    )
    return Outcome(data, _told(made, plan), int(not settings.dry_run), warnings)


def _told(made: "SetUp", plan: "Plan") -> list[str]:
    counts = {name: made.counts[name] for name in ("rooms", "types", "accounts")}
    first = tr(
        N_("Made {path}: {rooms} rooms of {types} types, {accounts} accounts, open on {day}."),
        path=made.path, day=plan.business_date, **counts,
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


def _ask(job: Run, path: Path) -> None:
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
        line = tr(N_("{path} is a hotel already; nothing was changed."), path=desk.file.path)
        return Outcome({"path": str(desk.file.path), "uid": desk.uid}, [line])


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


def _names(english: str, chinese: str) -> tuple[str, str]:
    """Both names; one that is not given is the other."""
    english, chinese = english or chinese or "Hotel", chinese or english or "酒店"
    return clean(english, field="name_en"), clean(chinese, field="name_zh")


def _template(text: str) -> str:
    if text not in TEMPLATES:
        raise Usage(
            N_("There is no template {name}; choose {choices}."), name=text, choices=", ".join(TEMPLATES)
        )
    return text


def _day(text: str, now: datetime) -> date:
    try:
        day = date.fromisoformat(text) if text else now.date()
        if day.isoformat() != (text or day.isoformat()) or not 2000 <= day.year <= 2100:
            raise ValueError(text)
        return day
    except ValueError:
        raise Usage(N_("{option} wants a date like {example}; it was given {value}."), option="--business-date",
                    example="2026-11-23", value=text) from None  # fmt: skip


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError):  # a missing zone is a KeyError
        raise Usage(N_("There is no time zone {name}."), name=text) from None


def _currency(text: str) -> str:
    if len(text) != len("CNY") or not (text.isascii() and text.isalpha() and text.isupper()):
        raise Usage(N_("{name} is not a currency of ISO 4217, like CNY."), name=text)
    return text
