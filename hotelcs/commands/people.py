"""`hotelcs user`: accounts for people and jobs; passwords for one use are told once, on standard error."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hotelcs.commands import grid, streams
from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

family = typer.Typer()

Login = Annotated[str, typer.Option(metavar="LOGIN", help=N_("The login it is about."))]
UNUSED_DAYS = 90


@family.callback()
def user() -> None:
    """Accounts: made, listed, given posts, shut, unlocked."""


@family.command("add", help=N_("Make an account, for somebody new or for one of the staff."))
def add(
    ctx: typer.Context,
    login: Login,
    staff: Annotated[str, typer.Option(help=N_("Whose it is: the number of one of the staff."))] = "",
    name: Annotated[str, typer.Option(help=N_("The name of somebody new, who is taken on."))] = "",
    post: Annotated[
        str, typer.Option(help=N_("Posts of somebody new, joined by +, or the post of a service account."))
    ] = "",
    service: Annotated[
        bool, typer.Option("--service", help=N_("An account for jobs, which nobody signs in with."))
    ] = False,
    lang: Annotated[str, typer.Option(metavar="en|zh", help=N_("The language the person reads."))] = "",
    if_missing: Annotated[
        bool, typer.Option("--if-missing", help=N_("Do nothing when the login is there."))
    ] = False,
) -> int:
    """Make an account."""
    wanted = {"login": login, "lang": lang or ctx.obj.lang}

    def body(job: Run) -> Outcome:
        if not service and bool(staff) == bool(name):
            raise Usage(N_("Name one of the staff with --staff, or somebody new with --name and --post."))
        with at_desk(job) as desk:
            if if_missing and any(row.login == login for row in desk.show("accounts")):
                return Outcome(
                    {"login": login}, [tr(N_("{login} is there already; nothing was changed."), login=login)]
                )
            if service:
                return _acted(
                    job, desk, "add-account", {**wanted, "service": True, "post": post, "name": name or login}
                )
            return _with_secret(job, desk, "add-account", {**wanted, **_whose(staff, name, post)})

    return run(ctx.obj, "user add", body)


def _whose(staff: str, name: str, posts: str) -> dict[str, Any]:
    """The fields that say whose account it is: one of the staff, or somebody new, who is taken on by the same act."""
    if staff:
        return {"staff": staff}
    if not posts:
        raise Usage(N_("{name} is missing."), name="--post")
    return {"name": name, "posts": posts.split("+")}


def _acted(job: Run, desk: "Desk", verb: str, fields: dict[str, Any]) -> Outcome:
    """Perform an act and tell its references."""
    done = desk.preview(verb, fields) if job.settings.dry_run else desk.do(verb, fields)
    told = ", ".join(
        f"{name} {value}" for name, value in done.result.items() if value not in ("", None, False, [])
    )
    return Outcome(done.result, [told], done.changed)


def _with_secret(job: Run, desk: "Desk", verb: str, fields: dict[str, Any]) -> Outcome:
    """An act that hands out a password for one use: made here, told once, on standard error."""
    from hotelcs.workflows.door.passwords import once

    secret = once()
    made = _acted(job, desk, verb, {**fields, "secret": secret})
    if not job.settings.dry_run:
        told = tr(
            N_("Password of {login} for one use, told once: {secret}"), login=fields["login"], secret=secret
        )
        streams.print_lines([told], sys.stderr)
    return made


@family.command("list", help=N_("List the accounts."))
def list_(ctx: typer.Context) -> int:
    """Every account."""

    def body(job: Run) -> Outcome:
        from dataclasses import asdict

        with at_desk(job) as desk:
            rows = desk.show("accounts")
            return Outcome({"users": [asdict(row) for row in rows]}, grid.table(rows, desk.currency))

    return run(ctx.obj, "user list", body)


@family.command("role", help=N_("Give somebody a post."))
def role(
    ctx: typer.Context,
    login: Login,
    post: Annotated[str, typer.Option(help=N_("The code of the post."))],
    main: Annotated[bool, typer.Option("--main", help=N_("As the main post."))] = False,
    until: Annotated[str, typer.Option(metavar="DATE", help=N_("The last day, for some time only."))] = "",
    reason: Annotated[str, typer.Option(help=N_("Why for some time only."))] = "",
) -> int:
    """Give a post."""
    fields: dict[str, Any] = {"staff": login, "post": post, "main": main, "reason": reason}
    return _single(ctx, "role", "give-post", fields | ({"last": until} if until else {}))


@family.command("disable", help=N_("Shut an account."))
def disable(ctx: typer.Context, login: Login) -> int:
    """Shut an account; the last administrator's stays open."""
    return _single(ctx, "disable", "disable-account", {"login": login})


@family.command("enable", help=N_("Open an account again."))
def enable(ctx: typer.Context, login: Login) -> int:
    """Open an account."""
    return _single(ctx, "enable", "enable-account", {"login": login})


@family.command("unlock", help=N_("Lift the lock after too many wrong passwords."))
def unlock(ctx: typer.Context, login: Login) -> int:
    """Lift a lock."""
    return _single(ctx, "unlock", "unlock-account", {"login": login})


@family.command("sign-out", help=N_("Sign somebody out everywhere."))
def sign_out(ctx: typer.Context, login: Login) -> int:
    """End every session of an account."""
    return _single(ctx, "sign-out", "end-sessions", {"login": login})


@family.command("reset-password", help=N_("Hand out a password for one use; password, PIN and sessions end."))
def reset_password(ctx: typer.Context, login: Login) -> int:
    """Hand out a password."""
    return run(ctx.obj, "user reset-password", lambda job: _reset(job, login))


@family.command(
    "reset-pin", help=N_("The same as reset-password: the PIN is set by its owner, after the password.")
)
def reset_pin(ctx: typer.Context, login: Login) -> int:
    """Hand out a password."""
    return run(ctx.obj, "user reset-pin", lambda job: _reset(job, login))


def _reset(job: Run, login: str) -> Outcome:
    with at_desk(job) as desk:
        return _with_secret(job, desk, "reset-password", {"login": login})


@family.command(
    "review", help=N_("What wants somebody's eyes: unused accounts, missing passwords, who may give rights.")
)
def review(ctx: typer.Context) -> int:
    """The monthly look at the accounts."""
    return run(ctx.obj, "user review", reviewed)


def reviewed(job: Run) -> Outcome:
    """Accounts by what there is to say about them: `data.findings` has login and finding."""
    from datetime import timedelta

    with at_desk(job) as desk:
        rows = desk.show("accounts")
        powerful = next((set(row.posts) for row in desk.show("rights") if row.right == "users.write"), set())
        since = (job.settings.clock() - timedelta(days=UNUSED_DAYS)).strftime("%Y-%m-%d %H:%M")
    looks: tuple[tuple[str, Callable[[Any], bool]], ...] = (
        (N_("gives rights"), lambda row: row.status == "active" and bool(powerful & set(row.posts.split("+")))),
        (N_("has no password"), lambda row: row.status == "active" and not row.service and row.password == "none"),  # noqa: S105
        (N_("has a password for one use"), lambda row: row.password == "once"),  # noqa: S105 - a word, no password
        (N_("was not used for {days} days"), lambda row: row.status == "active" and not row.service
         and "" < row.signed_in < since),
        (N_("holds no post today"), lambda row: row.status == "active" and not row.posts),
        (N_("is shut"), lambda row: row.status != "active"),
    )  # fmt: skip
    found = [(row.login, tr(told, days=UNUSED_DAYS)) for told, holds in looks for row in rows if holds(row)]
    lines = [f"{login}  {told}" for login, told in found] or [tr(N_("Nothing to say."))]
    return Outcome({"findings": [{"login": login, "finding": told} for login, told in found]}, lines)


def _single(ctx: typer.Context, name: str, verb: str, fields: dict[str, Any]) -> int:
    def body(job: Run) -> Outcome:
        with at_desk(job) as desk:
            return _acted(
                job, desk, verb, {key: value for key, value in fields.items() if value not in ("", False)}
            )

    return run(ctx.obj, f"user {name}", body)
