"""`hotelcs backup keys`, `hotelcs backup new-key`: who can open the hotel's backups."""

from dataclasses import asdict
from typing import Annotated

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.i18n import N_, tr

keys = typer.Typer(help=N_("Public keys for which backups are sealed: added, listed, removed."))

Name = Annotated[str, typer.Argument(metavar="NAME", help=N_("What the key is called: hotel, escrow."))]


@keys.command("list", help=N_("List the public keys for which backups are sealed."))
def list_(ctx: typer.Context) -> int:
    """The hotel's public keys."""

    def body(job: Run) -> Outcome:
        from hotelcs.storage import recipients

        with at_desk(job) as desk:
            desk.require("backup", N_("Look at the keys of backups"))
            found = recipients.listed(desk.uid)
            place = recipients.place_of(desk.uid)
        data = {"file": str(place), "keys": [asdict(one) for one in found]}
        nobody = tr(N_("There is no public key; backups are not sealed."))
        return Outcome(data, [f"{one.name}  {one.key}" for one in found] or [nobody])

    return run(ctx.obj, "backup keys list", body)


@keys.command("add", help=N_("Seal backups for this public key, too, from now on."))
def add(
    ctx: typer.Context,
    name: Name,
    key: Annotated[str, typer.Argument(metavar="KEY", help=N_("The public key: age1…"))],
) -> int:
    """Add a public key; the same again changes nothing."""

    def body(job: Run) -> Outcome:
        from hotelcs.storage import recipients

        with at_desk(job) as desk:
            desk.require("restore", N_("Say who can open backups"))
            if job.settings.dry_run:
                return Outcome({"name": name}, [tr(N_("Nothing was changed."))])
            changed = recipients.add(desk.uid, name, key)
            known = recipients.listed(desk.uid)
        single = tr(N_("Add a second key that is kept elsewhere, for the day this one is lost."))
        line = tr(N_("Backups are sealed for {names}."), names=", ".join(one.name for one in known))
        return Outcome(
            {"name": name, "keys": len(known)}, [line], int(changed), () if len(known) > 1 else (single,)
        )

    return run(ctx.obj, "backup keys add", body)


@keys.command("remove", help=N_("Seal backups for this public key no longer; older ones it opens still."))
def remove(ctx: typer.Context, name: Name) -> int:
    """Remove a public key; one that is not there changes nothing."""

    def body(job: Run) -> Outcome:
        from hotelcs.storage import recipients

        with at_desk(job) as desk:
            desk.require("restore", N_("Say who can open backups"))
            if job.settings.dry_run:
                return Outcome({"name": name}, [tr(N_("Nothing was changed."))])
            changed = recipients.remove(desk.uid, name)
            left = len(recipients.listed(desk.uid))
        line = (
            N_("{name} is not in the list.")
            if not changed
            else N_("Backups are sealed for {name} no longer.")
        )
        warnings = () if left else (tr(N_("There is no public key; backups are not sealed.")),)
        return Outcome({"name": name, "keys": left}, [tr(line, name=name)], int(changed), warnings)

    return run(ctx.obj, "backup keys remove", body)


def new_key(ctx: typer.Context) -> int:
    """Make a pair of keys and show both; nothing is written to the disk."""

    def body(job: Run) -> Outcome:  # noqa: ARG001 - no hotel is asked
        from hotelcs.storage import recipients

        secret, public = recipients.new_key()
        lines = [
            tr(N_("Public key: {key}"), key=public),
            tr(N_("Secret key: {key}"), key=secret),
            tr(N_("The secret key is shown this once. Print it, keep it off this machine, and twice.")),
            tr(N_("Then: hotelcs backup keys add NAME {key}"), key=public),
        ]
        return Outcome({"public": public, "secret": secret}, lines)

    return run(ctx.obj, "backup new-key", body)
