"""What every `hotelcs report` does with a report: shows it, or writes it in the form asked for (handbook 05 §5.2)."""

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotelcs.commands import whole_files
from hotelcs.commands.counter import at_desk
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr
from hotelcs.reports.new_files import named

if TYPE_CHECKING:
    from hotelcs.reports.report import Report
    from hotelcs.workflows.desk import Desk

BLOCKED = 4
"""What a report ends with when something in it is past its deadline."""


def reported(
    job: Run,
    make: "Callable[[Desk], Report]",
    form: str,
    out: Path | None,
    reveal: tuple[str, str] | None = None,
) -> Outcome:
    """Make a report and give it: on standard output, or as a file that replaces the one before.

    `reveal` names the report that has to be whole, and why: noted before it is made. Raises Usage, Denied, InputOutput.
    """
    from hotelcs.reports.forms import FORMATS, ON_SCREEN, made

    form = form or (out.suffix[1:] if out and out.suffix[1:] in FORMATS else "txt")
    if form not in (FORMATS if out else ON_SCREEN):
        raise Usage(
            N_("There is no format {format}; there are: {choices}.") if form not in FORMATS else N_("{format} wants --out FILE: {choices} can be shown."),
            format=form[:20], choices=", ".join(FORMATS if form not in FORMATS else ON_SCREEN),
        )  # fmt: skip
    if out:
        named(out)
    with at_desk(job) as desk:
        if reveal is not None and not job.settings.dry_run:
            name, reason = reveal
            if not reason.strip():
                raise Usage(N_("--reveal wants a --reason: why names and telephones have to be whole."))
            desk.do("reveal-export", {"kind": "report", "name": name, "reason": reason, "format": form})
        report = make(desk)
        content = made(report, form, blocks=out is None and _draws_blocks(job))
        if out is None or job.settings.dry_run:
            return _ended(
                report,
                content.decode("utf-8").lstrip("\ufeff").rstrip("\n").split("\n")
                if form in ON_SCREEN
                else [],
                {},
            )
        whole_files.write(out, content, 0o600)
        digest = hashlib.sha256(content).hexdigest()
        first, last = report.days()
        days = {"first": first, "last": last} if first else {}
        desk.note_given(
            "note-report",
            {
                "kind": "report",
                "name": report.name,
                "format": form,
                "rows": report.rows,
                "sha256": digest,
                **days,
            },
        )
    file = {"path": str(out), "rows": report.rows, "sha256": digest}
    return _ended(report, [tr(N_("Written: {path}"), path=out)], {"file": file})


def _draws_blocks(job: Run) -> bool:
    """Whether what is shown goes to a terminal that draws bars of blocks."""
    from hotelcs.bars import in_blocks
    from hotelcs.commands.opening import profile_of

    return sys.stdout.isatty() and in_blocks(profile_of(job.settings))


def _ended(report: "Report", lines: list[str], more: dict[str, Any]) -> Outcome:
    return Outcome({**report.data, **more}, lines, exit=BLOCKED if report.late else 0, reason=report.late)
