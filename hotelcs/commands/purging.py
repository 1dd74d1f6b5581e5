"""`hotelcs purge`: what is over its time is counted; a second person confirms with the code, and it goes."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import InputOutput, Refusal, Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

LARGEST = 64_000
"""Bytes of a policy; it has ten lines."""


def purge(
    ctx: typer.Context,
    policy: Annotated[Path | None, typer.Option(metavar="FILE", help=N_("Days by class for this once: CSV with class,days."))] = None,
    table: Annotated[list[str] | None, typer.Option("--table", metavar="CLASS", help=N_("One class only; may be said again."))] = None,
    before: Annotated[str, typer.Option(metavar="DATE", help=N_("Nothing younger than this date."))] = "",
    preview: Annotated[bool, typer.Option("--preview", help=N_("Count and give the code; so it is without another option."))] = False,
    confirm: Annotated[str, typer.Option(metavar="CODE", help=N_("Say yes to what somebody else counted; it goes."))] = "",
    resume: Annotated[bool, typer.Option("--resume", help=N_("Go on with a purge that was cut off."))] = False,
) -> int:  # fmt: skip
    """Let go what is over its time; two people, legal holds are skipped."""
    if preview and (confirm or resume):
        raise typer.BadParameter(tr(N_("{option} stands alone."), option="--preview"))
    if confirm or resume:
        return run(ctx.obj, "purge", lambda job: gone(job, confirm))
    return run(ctx.obj, "purge", lambda job: counted(job, policy, table or [], before))


def counted(job: Run, policy: Path | None, classes: list[str], before: str) -> Outcome:
    """`data.plan`: request, limits, rows by part that go (`due`) and stay (`held`), the code. Nothing is deleted."""
    fields: dict[str, Any] = {"classes": classes, "policy": _policy(policy)}
    if before:
        fields["before"] = _date(before)
    with at_desk(job) as desk:
        try:
            done = (
                desk.preview("plan-purge", fields) if job.settings.dry_run else desk.do("plan-purge", fields)
            )
        except Refusal as error:
            if error.code != "NOTHING_DUE":
                raise
            return Outcome({"plan": {}, "deleted": {}}, [str(error)])
        asked = {} if job.settings.dry_run else {row.erasure: row for row in desk.show("erasures")}
    plan = dict(done.result)
    rows = ", ".join(f"{count} {part}" for part, count in plan["due"].items())
    lines = [
        tr(
            N_("Preview: {rows}. {held} rows are held. Nothing deleted."),
            rows=rows,
            held=sum(plan["held"].values()),
        )
    ]
    if asked:
        plan["code"] = asked[plan["erasure"]].confirm_code
        lines.append(tr(N_("{no}: somebody else says within 15 minutes: hotelcs purge --confirm {code}"), no=plan["erasure"],
                        code=plan["code"]))  # fmt: skip
    return Outcome({"plan": plan, "deleted": {}}, lines, done.changed)


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Usage(
            N_("{name} must be a date like 2026-11-23, not {text}."), name="--before", text=text[:40]
        ) from None


def _policy(file: Path | None) -> dict[str, int]:
    """Days by class out of a file. Raises InputOutput, Usage."""
    if file is None:
        return {}
    try:
        data = file.read_bytes()[:LARGEST].decode("utf-8-sig")
        read = csv.DictReader(io.StringIO(data))
        rows = (
            [(row["class"], row["days"]) for row in read]
            if read.fieldnames == ["class", "days"]
            else [("", "")]
        )
        return {str(kind): int(str(days)) for kind, days in rows}
    except OSError as error:
        raise InputOutput(N_("{path} cannot be read: {why}."), path=file, why=error.strerror) from error
    except (KeyError, ValueError, csv.Error):
        raise Usage(N_("{path} has no columns class,days with whole numbers."), path=file) from None


def gone(job: Run, code: str) -> Outcome:
    """Confirm the request that the code is of, or go on with the one that runs; `data.deleted` counts what went by part."""
    from hotelcs.storage.scrub import scrub

    with at_desk(job) as desk:
        number = running(desk) or _confirmed(job, desk, code)
        if not number or job.settings.dry_run:
            return Outcome({"plan": {}, "deleted": {}}, [tr(N_("No purge waits."))])
        changed = 0
        while (done := desk.do("purge-on", {"erasure": number})).result["left"]:
            changed += done.changed
        deleted = done.result["done"]
        cleaned = scrub(desk.file.path, (), seconds=job.settings.lock_wait)
    rows = ", ".join(f"{count} {part}" for part, count in deleted.items())
    warnings = () if cleaned.written_back else (tr(READ_BY_OTHERS),)
    return Outcome(
        {"plan": {}, "deleted": deleted},
        [tr(N_("{no}: gone: {rows}."), no=number, rows=rows)],
        changed,
        warnings,
    )


READ_BY_OTHERS = N_(
    "Another desk was reading, so the log of the database is not written back yet; it is at the next checkpoint."
)


def running(desk: "Desk") -> str:
    """The purge that runs, after a kill; empty when none does."""
    rows = desk.show("erasures")
    return next((row.erasure for row in rows if (row.kind, row.status) == ("purge", "running")), "")


def _confirmed(job: Run, desk: "Desk", code: str) -> str:
    """The request that `code` is the code of, now confirmed; the refusal of the newest one when it is of none."""
    if not code:
        return ""
    refuse_unbacked(desk)
    refused: Refusal | None = None
    for row in desk.show("erasures"):
        if row.kind == "purge" and row.status == "planned":
            fields = {"erasure": row.erasure, "code": code}
            try:
                done = (
                    desk.preview("confirm-purge", fields)
                    if job.settings.dry_run
                    else desk.do("confirm-purge", fields)
                )
            except Refusal as error:
                refused = refused or error
                continue
            return str(done.result["erasure"])
    raise refused or Refusal(
        "CODE_OVER",
        N_("The code of {no} is not good any more; look again."),
        next=("purge --preview",),
        no=code,
    )


def refuse_unbacked(desk: "Desk") -> None:
    """Nothing goes while there is no backup of the rest."""
    from hotelcs.workflows.machine.backups import last_verified

    found = last_verified(desk)
    if found is None:
        raise Refusal(
            "NO_BACKUP", N_("There is no backup of what stays; make one first."), next=("backup --verify",)
        )
