"""`hotelcs config`: the settings, and where each of them comes from."""

from typing import Annotated

import typer

from hotelcs.commands.context import Settings
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.i18n import N_, tr

family = typer.Typer()

ORIGINS = {
    "flag": N_("command line"),
    "environment": N_("environment"),
    "file": N_("configuration file"),
    "default": N_("default"),
}


@family.callback()
def config() -> None:
    """Show the settings and where each comes from."""


@family.command("list", help=N_("List every setting."))
def list_(
    ctx: typer.Context,
    origin: Annotated[bool, typer.Option("--origin", help=N_("Say where each value came from."))] = False,
) -> int:
    """List every setting with its value."""
    return run(ctx.obj, "config list", lambda job: listing(job, origin))


def listing(job: Run, origin: bool) -> Outcome:
    """Every setting; `data.settings` has `value` and `origin` (flag, environment, file, default) by name."""
    values = values_of(job.settings)
    sources = job.settings.origin
    data = {name: {"value": value, "origin": sources[name]} for name, value in values.items()}
    lines = [f"{name} = {_shown(value)}" for name, value in values.items()]
    if origin:
        width = max(len(line) for line in lines)
        lines = [
            f"{line:<{width}}  {tr(ORIGINS[sources[name]])}" for line, name in zip(lines, values, strict=True)
        ]
    return Outcome({"settings": data}, lines)


def _shown(value: str | float | bool | None) -> str:
    """As TOML writes it, without quotes; nothing for none."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def values_of(settings: Settings) -> dict[str, str | float | bool | None]:
    """The settings by the name of their option. A password inside a database URL is not among them."""
    return {
        "db": redacted(settings.db),
        "config": str(settings.config),
        "lang": settings.lang,
        "json": settings.json,
        "quiet": settings.quiet,
        "no-color": settings.no_color,
        "as": settings.login,
        "dry-run": settings.dry_run,
        "yes": settings.yes,
        "now": settings.now.isoformat() if settings.now else None,
        "lock-wait": settings.lock_wait,
        "log": str(settings.log),
    }


def redacted(database: str) -> str:
    """A database URL without its password; a path as it is."""
    scheme, mark, rest = database.partition("://")
    login, at, place = rest.rpartition("@")
    if not (mark and at and ":" in login):
        return database
    return f"{scheme}://{login.split(':', 1)[0]}:***@{place}"
