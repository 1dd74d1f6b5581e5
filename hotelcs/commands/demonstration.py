"""`hotelcs demo`: a hotel of 210 rooms on a busy day, made when it is not there, then opened."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from hotelcs import config
from hotelcs.commands.context import Settings
from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.opening import open_screens, require_terminal
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.commands.progress import Bar
from hotelcs.i18n import N_, tr

LOGIN = "demo"
DAWN = timedelta(hours=7)
"""After midnight a day's work begins: before it the demo hotel is still in the evening before, as every hotel is."""
SEED = 7


def demo(
    ctx: typer.Context,
    fresh: Annotated[bool, typer.Option("--fresh", help=N_("Make it anew."))] = False,
    no_ui: Annotated[bool, typer.Option("--no-ui", help=N_("Only make it; open no screens."))] = False,
    seed: Annotated[int, typer.Option(help=N_("Other guests for another number."))] = SEED,
) -> int:
    """Make a demo hotel and open it, signed in as its receptionist."""
    settings: Settings = ctx.obj
    settings = replace(settings, db=str(place_of(settings)), login=settings.login or LOGIN)

    def body(job: Run) -> Outcome:
        if not no_ui:
            require_terminal(settings)
        return ready(job, fresh=fresh, seed=seed)

    code = run(settings, "demo", body)
    return open_screens(settings) if code == 0 and not no_ui else code


def place_of(settings: Settings) -> Path:
    """Where the demo lies: the database that was named, else a file of its own (never the configured hotel)."""
    named = settings.origin.get("db") in {"flag", "environment"}
    return Path(settings.db).expanduser() if named else config.data_home() / "demo.db"


def ready(job: Run, *, fresh: bool, seed: int) -> Outcome:
    """The demo hotel of today: the one that is there, or a new one. `changed` is 1 when it was made."""
    from hotelcs.demo.ready import is_current, look
    from hotelcs.demo.zone import local_zone

    settings = job.settings
    now = settings.clock()
    zone = local_zone(now)
    path, found = Path(settings.db), look(Path(settings.db))
    from zoneinfo import ZoneInfo

    today = (now.astimezone(ZoneInfo(zone)) - DAWN).date()
    if not fresh and is_current(found, today, seed):
        return _told(job, made=False, seed=seed)
    if settings.dry_run:
        return Outcome(
            {"path": str(path), "seed": seed, "made": False}, [tr(N_("Would make {path}."), path=path)], 1
        )
    from hotelcs.demo.build import Wanted, build
    from hotelcs.demo.ready import retire

    with Bar(tr(N_("Making the demo hotel")), quiet=settings.quiet) as bar:
        if found is not None:
            retire(path, found)
        build(path, Wanted(today, zone, seed, settings.lang), now, bar)
    return _told(job, made=True, seed=seed)


def _told(job: Run, *, made: bool, seed: int) -> Outcome:
    """What is in the demo hotel."""
    with at_desk(job) as desk:
        home = desk.show("home")
        data = {"path": job.settings.db, "seed": seed, "made": made, "rooms": home.rooms_total, "in_house": home.in_house,
                "arrivals_left": home.arrivals_left, "departures_left": home.departures_left,
                "waiting": home.waiting}  # fmt: skip
        line = tr(
            N_("Demo hotel of {day} at {path}: {rooms} rooms, {in_house} in house, {arrivals} to come, {departures} to leave."),
            day=home.business_date, path=job.settings.db, rooms=home.rooms_total, in_house=home.in_house,
            arrivals=home.arrivals_left, departures=home.departures_left,
        )  # fmt: skip
    return Outcome(data, [line], int(made))
