"""`hotelcs config`: the program's settings and where each comes from; the hotel's settings, read and changed."""

from dataclasses import asdict
from typing import Annotated

import typer

from hotelcs.commands.context import Settings
from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr

family = typer.Typer()

ORIGINS = {
    "flag": N_("command line"),
    "environment": N_("environment"),
    "file": N_("configuration file"),
    "default": N_("default"),
}
HOTEL = "hotel"
"""The origin of a setting that lies in the hotel's database."""


@family.callback()
def config() -> None:
    """Show the settings and where each comes from; read and change those of the hotel."""


@family.command("list", help=N_("List every setting."))
def list_(
    ctx: typer.Context,
    origin: Annotated[bool, typer.Option("--origin", help=N_("Say where each value came from."))] = False,
    hotel: Annotated[bool, typer.Option("--hotel", help=N_("The settings of the hotel as well."))] = False,
) -> int:
    """List every setting with its value."""
    return run(ctx.obj, "config list", lambda job: listing(job, origin, hotel=hotel))


def listing(job: Run, origin: bool, *, hotel: bool = False) -> Outcome:
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
    if not hotel:
        return Outcome({"settings": data}, lines)
    with at_desk(job) as desk:
        rows = desk.show("settings")
    return Outcome({"settings": data, HOTEL: [asdict(row) for row in rows]},
                   [*lines, "", *(f"{row.setting} = {row.value}" for row in rows)])  # fmt: skip


@family.command("get", help=N_("Show a setting of the hotel, or of the program."))
def get(ctx: typer.Context, name: Annotated[str, typer.Argument(help=N_("The setting's name."))]) -> int:
    """Show one setting."""

    def body(job: Run) -> Outcome:
        own = values_of(job.settings)
        if name in own:
            data = {"name": name, "value": own[name], "origin": job.settings.origin[name]}
            return Outcome(data, [f"{name} = {_shown(own[name])}"])
        with at_desk(job) as desk:
            rows = desk.show("settings", name=name)
        if not rows:
            raise Usage(
                N_("There is no setting {name}."),
                hint=N_("`hotelcs config list --hotel` lists them."),
                name=name,
            )
        data = {"name": name, "value": rows[0].value, "origin": HOTEL, "title": rows[0].title}
        return Outcome(data, [f"{name} = {rows[0].value}"])

    return run(ctx.obj, "config get", body)


@family.command("set", help=N_("Change a setting of the hotel; the same value again changes nothing."))
def set_(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help=N_("The setting's name."))],
    value: Annotated[str, typer.Argument(help=N_("Its value, as `config list --hotel` shows it."))],
) -> int:
    """Change one setting."""

    def body(job: Run) -> Outcome:
        if name in values_of(job.settings):
            raise Usage(N_("{name} belongs to the program: say it in {path}, in the environment or as an option."), name=name,
                        path=job.settings.config)  # fmt: skip
        with at_desk(job) as desk:
            fields = {"name": name, "value": value}
            act = desk.preview if job.settings.dry_run else desk.do
            done = act("change-setting", fields)
        return Outcome(done.result, [f"{name} = {done.result['value']}"], done.changed)

    return run(ctx.obj, "config set", body)


@family.command("validate", help=N_("Check the configuration file and the settings of the hotel."))
def validate(ctx: typer.Context) -> int:
    """Everything that was read could be read; the hotel's settings are what they may be."""
    return run(ctx.obj, "config validate", validated)


def validated(job: Run) -> Outcome:
    """`data.problems` has setting and value of whatever could not be set again as it is. Exit 4 with problems."""
    from hotelcs.workflows.organisation.setting_names import SETTINGS

    with at_desk(job) as desk:
        rows = desk.show("settings")
        currency = desk.currency
    wrong = []
    for row in rows:
        try:
            SETTINGS[row.setting].read(row.value, currency)
        except (ValueError, KeyError):
            wrong.append(row)
    data = {"checked": len(rows), "problems": [{"setting": row.setting, "value": row.value} for row in wrong]}
    if not wrong:
        return Outcome(data, [tr(N_("{count} settings are as they may be."), count=len(rows))])
    lines = [f"{row.setting} = {row.value}" for row in wrong]
    return Outcome(data, lines, exit=4, reason=tr(N_("{count} settings are wrong."), count=len(wrong)))


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
        "terminal": settings.terminal,
        "plain": settings.plain,
    }


def redacted(database: str) -> str:
    """A database URL without its password; a path as it is."""
    scheme, mark, rest = database.partition("://")
    login, at, place = rest.rpartition("@")
    if not (mark and at and ":" in login):
        return database
    return f"{scheme}://{login.split(':', 1)[0]}:***@{place}"
