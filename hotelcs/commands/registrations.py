"""`hotelcs submit-registration`: the file for the authority, and who has been reported in it."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

KINDS = ("domestic", "overseas")
_OPEN = "SELECT id FROM registration WHERE status IN ('pending', 'rejected') AND (:kind = '' OR kind = :kind) ORDER BY id"


def submit_registration(
    ctx: typer.Context,
    stay: Annotated[str, typer.Option(help=N_("Only the guests of this stay."))] = "",
    kind: Annotated[str, typer.Option(metavar="|".join(KINDS), help=N_("Only guests of this kind."))] = "",
    reference: Annotated[str, typer.Option(help=N_("What the authority's system answered."))] = "",
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help=N_("Write them to this new CSV file first."))
    ] = None,
) -> int:
    """Mark open registrations as submitted, writing the file for the authority when asked."""

    def body(job: Run) -> Outcome:
        if kind and kind not in KINDS:
            raise Usage(N_("{option} is {choices}."), option="--kind", choices=", ".join(KINDS))
        if stay and export:
            raise Usage(N_("The file is of everybody who is pending; leave --stay out."))
        with at_desk(job) as desk:
            if export is None:
                return _told(*_submit_all(job, desk, {"stay": stay, "kind": kind, "reference": reference}))
            return _told(*_submit_file(job, desk, export, kind, reference))

    return run(ctx.obj, "submit-registration", body)


def _submit_all(job: Run, desk: "Desk", asked: dict[str, str]) -> tuple[dict[str, Any], int]:
    """One act for all of them; what it answered, and how much changed."""
    fields = {name: text for name, text in asked.items() if text}
    if job.settings.dry_run:
        done = desk.preview("submit-registration", fields)
    else:
        done = desk.do("submit-registration", fields)
    return done.result | {"file": None}, done.changed


def _submit_file(job: Run, desk: "Desk", file: Path, kind: str, reference: str) -> tuple[dict[str, Any], int]:
    """Write the file, then submit exactly those who were pending before it was written.

    Somebody who checks in meanwhile stays pending, so nobody counts as reported who is in no file.
    """
    with desk.file.read() as reader:
        pending = [row[0] for row in reader.rows(_OPEN, kind=kind)]
    if job.settings.dry_run:
        return _submit_all(job, desk, {"kind": kind, "reference": reference})
    if not pending:
        desk.require("registration.write", N_("Submit registrations"))
        return {"registrations": [], "domestic": 0, "overseas": 0, "late": 0, "file": None}, 0
    from hotelcs.workflows.reception import registration_export

    registration_export.write(desk, file.parent, file.name, kind=kind)
    count, sent, changed = Counter[str](), [], 0
    for number in pending:
        done = desk.do("submit-registration", {"registration": number, "reference": reference})
        count.update({name: done.result[name] for name in ("domestic", "overseas", "late")})
        sent += done.result["registrations"]
        changed += done.changed
    counted = {name: count[name] for name in ("domestic", "overseas", "late")}
    return {"registrations": sent, **counted, "file": str(file)}, changed


def _told(result: dict[str, Any], changed: int) -> Outcome:
    line = tr(
        N_("{count} registrations submitted: {domestic} domestic, {overseas} overseas; {late} late."),
        count=len(result["registrations"]), domestic=result["domestic"], overseas=result["overseas"],
        late=result["late"],
    )  # fmt: skip
    lines = (
        [line]
        if result["file"] is None
        else [line, tr(N_("The file for the authority: {file}"), file=result["file"])]
    )
    return Outcome(result, lines, changed)
