"""`hotelcs privacy`: what is kept how long; one guest's data given out, or let go by two people."""

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.incident_report import breach
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.commands.purging import READ_BY_OTHERS
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk
    from hotelcs.workflows.machine.rotating import Holding

family = typer.Typer()
STEM = "guest-data"


@family.callback()
def privacy() -> None:
    """What is kept of people, and how it goes."""


family.command("breach-report", help=N_("The notice of a data breach for the authority, from an emergency."))(
    breach
)


@family.command("report", help=N_("What is stored, how long, how much of it is over its time."))
def report(ctx: typer.Context) -> int:
    """Report what is kept."""
    return run(ctx.obj, "privacy report", reported)


def reported(job: Run) -> Outcome:
    """`data.classes`: the rows of the view `retention`."""
    from hotelcs.commands import grid

    with at_desk(job) as desk:
        rows, currency = desk.show("retention"), desk.currency
    return Outcome({"classes": [asdict(row) for row in rows]}, grid.table(rows, currency))


@family.command("export", help=N_("Write everything that is on file about a guest, as JSON and CSV."))
def export(
    ctx: typer.Context,
    guest: Annotated[str, typer.Argument(help=N_("The number of the guest."))],
    reason: Annotated[str, typer.Option(help=N_("The letter that asks for it, without names."))],
    out: Annotated[Path, typer.Option(metavar="DIR", help=N_("The folder of the two files."))] = Path(),
) -> int:
    """Give out a guest's data."""
    return run(ctx.obj, "privacy export", lambda job: exported(job, guest, reason, out))


def exported(job: Run, guest: str, reason: str, out: Path) -> Outcome:
    """`data`: guest, `files` (mode 0600), how many things by place. The ledger has that it was given out."""
    from hotelcs.commands.whole_files import write

    folder = out.expanduser().absolute()
    if not folder.is_dir():
        raise Usage(N_("There is no folder {path}."), path=folder)
    with at_desk(job) as desk:
        rows = desk.show("guest-data", no=guest)
        fields = {"guest": guest, "reason": reason}
        done = (
            desk.preview("export-guest", fields) if job.settings.dry_run else desk.do("export-guest", fields)
        )
    number, files = str(done.result["guest"]), []
    if not job.settings.dry_run:
        for tail, text in ((".json", _as_json(rows)), (".csv", _as_csv(rows))):
            files.append(str(write(folder / f"{STEM}-{number}{tail}", text.encode(), 0o600)))
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.place] = counts.get(row.place, 0) + 1
    told = [tr(N_("Written: {path}"), path=file) for file in files]
    return Outcome({"guest": number, "files": files, "places": counts}, told, done.changed)


def _as_json(rows: list[Any]) -> str:
    """Place → record → field → value."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for row in rows:
        found.setdefault(row.place, {}).setdefault(row.record, {})[row.field] = row.value
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _as_csv(rows: list[Any]) -> str:
    from hotelcs.text import csv_cell

    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(("place", "record", "field", "value"))
    writer.writerows([row.place, row.record, row.field, csv_cell(row.value)] for row in rows)
    return "\ufeff" + made.getvalue()


@family.command(
    "erase", help=N_("Let everything of a guest go that the law does not keep; two people, never undone.")
)
def erase(
    ctx: typer.Context,
    guest: Annotated[str, typer.Argument(help=N_("The number of the guest."))],
    reason: Annotated[str, typer.Option(help=N_("The letter that asks for it, without names."))] = "",
    confirm: Annotated[
        str, typer.Option(metavar="CODE", help=N_("Say yes to what somebody else looked at; it goes."))
    ] = "",
) -> int:
    """Let a guest's data go."""
    if confirm:
        return run(ctx.obj, "privacy erase", lambda job: erased(job, guest, confirm))
    return run(ctx.obj, "privacy erase", lambda job: looked_at(job, guest, reason))


def looked_at(job: Run, guest: str, reason: str) -> Outcome:
    """`data.plan`: the request, rows by place that go and stay, until when the law keeps the rest, the code."""
    if not reason:
        raise Usage(N_("Say why: {option}."), option="--reason")
    from hotelcs.workflows.machine.rotating import holding

    with at_desk(job) as desk:
        fields = {"guest": guest, "reason": reason}
        done = (
            desk.preview("plan-erasure", fields) if job.settings.dry_run else desk.do("plan-erasure", fields)
        )
        asked = {} if job.settings.dry_run else {row.erasure: row for row in desk.show("erasures")}
        kept = holding(desk)
    plan = {
        **done.result,
        "backups_until": kept.until,
        "backups_pinned": kept.pinned,
        "backups_away": kept.away,
    }
    goes = ", ".join(f"{count} {place}" for place, count in plan["goes"].items() if count)
    lines = [tr(N_("{guest}: goes: {goes}."), guest=plan["guest"], goes=goes)]
    if plan["rest_date"]:
        stays = ", ".join(f"{count} {place}" for place, count in plan["stays"].items() if count)
        lines.append(tr(N_("The law keeps until {day}: {stays}."), day=plan["rest_date"], stays=stays or "-"))
    lines += _in_backups(kept)
    if asked:
        plan["code"] = asked[plan["erasure"]].confirm_code
        lines.append(tr(N_("{no}: somebody else says within 15 minutes: hotelcs privacy erase {guest} --confirm {code}"),
                        no=plan["erasure"], guest=plan["guest"], code=plan["code"]))  # fmt: skip
    return Outcome({"plan": plan}, lines, done.changed)


def _in_backups(kept: "Holding") -> list[str]:
    """Until when backups hold what goes, and which of them hold it longer."""
    if not kept.any:
        return [tr(N_("No backup that is known of here holds it."))]
    lines = [
        tr(N_("Backups hold it until {day} at the latest, as long as verified ones go on being made; after a restore it goes again."),
           day=kept.until)
        if kept.until is not None
        else tr(N_("Backups are kept for ever, and hold it; after a restore it goes again."))
    ]  # fmt: skip
    if kept.pinned:
        words = N_("Pinned backups hold it until somebody deletes them: {files}")
        lines.append(tr(words, files=", ".join(kept.pinned)))
    if kept.away:
        words = N_(
            "Not there now: {folders}. What is too old in it goes with the next backup that is made while it is there."
        )
        lines.append(tr(words, folders=", ".join(kept.away)))
    return lines


def erased(job: Run, guest: str, code: str) -> Outcome:
    """`data`: the request, `done` rows by place, `rest_date`, whether every byte was looked at and what was found."""
    from hotelcs.reports.copy_on_disk import place_of, write_copy
    from hotelcs.storage.scrub import scrub
    from hotelcs.workflows.privacy.needles import needles_of

    with at_desk(job) as desk:
        desk.require("privacy.write", N_("Confirm that a guest's data goes"))
        number = _request_for(desk, guest)
        fields = {"erasure": number, "code": code}
        if job.settings.dry_run:
            done = desk.preview("confirm-erasure", fields)
            return Outcome({**done.result, "found": None}, [tr(N_("Nothing was changed."))])
        needles = needles_of(desk, guest)
        done = desk.do("confirm-erasure", fields)
        cleaned = scrub(
            desk.file.path,
            needles.all_of(rest=bool(done.result["rest_date"])),
            seconds=job.settings.lock_wait,
        )
        if place_of(desk.uid, desk.file.path).exists():
            write_copy(desk)
    rows = sum(done.result["done"].values())
    lines = [tr(N_("{guest}: {rows} rows changed or gone."), guest=done.result["guest"], rows=rows)]
    if done.result["rest_date"]:
        lines.append(
            tr(N_("What the law keeps goes with the purge after {day}."), day=done.result["rest_date"])
        )
    warnings = [] if cleaned.written_back else [tr(READ_BY_OTHERS)]
    if cleaned.found:
        warnings.append(
            tr(
                N_(
                    "{count} of the guest's names or numbers stand in the database still: in records of others."
                ),
                count=cleaned.found,
            )
        )
    else:
        lines.append(
            tr(
                N_(
                    "Every byte of the database was looked at: none of the guest's names or numbers is left that had to go."
                )
            )
        )
    data = {**done.result, **asdict(cleaned)}
    return Outcome(data, lines, done.changed, tuple(warnings))


def _request_for(desk: "Desk", guest: str) -> str:
    """The newest request about a guest that waits."""
    from hotelcs.errors import Refusal
    from hotelcs.workflows.number_forms import full

    number = full(guest) or guest.upper()
    rows = [
        row for row in desk.show("erasures") if row.about == number and row.status in ("planned", "expired")
    ]
    if not rows:
        raise Refusal(
            "ERASURE_UNKNOWN",
            N_("There is no request {reference}."),
            next=("privacy erase",),
            reference=number,
        )
    return str(rows[0].erasure)
