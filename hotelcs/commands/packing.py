"""`hotelcs report degraded-pack`: sheets to print before the machine fails (handbook 03, working on paper)."""

import os
from pathlib import Path

from hotelcs.commands import whole_files
from hotelcs.commands.counter import at_desk
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import InputOutput, Locked
from hotelcs.i18n import N_, tr

PREFIX = "degraded-pack-"


def packed(job: Run, out: Path) -> Outcome:
    """A new folder named after the instant, its files for their owner alone. `data`: `folder`, `files`, `pages`. Raises InputOutput."""
    from hotelcs.reports.pack import pack, pages

    warnings: tuple[str, ...] = ()
    with at_desk(job) as desk:
        sheets = pack(desk)
        folder = out / f"{PREFIX}{desk.clock():%Y%m%d-%H%M%S}"
        if not job.settings.dry_run:
            _write(folder, sheets)
            try:
                desk.note_given(
                    "note-report",
                    {"kind": "report", "name": "degraded-pack", "rows": sum(map(len, sheets.values()))},
                )
            except Locked:  # the sheets are for when the hotel does not answer
                warnings = (
                    tr(N_("The sheets are there; it could not be noted in the hotel, which is busy.")),
                )
    printed = sum(pages(lines) for lines in sheets.values())
    files = [str(folder / name) for name in sheets]
    told = tr(N_("{files} files, {pages} pages in {folder}"), files=len(files), pages=printed, folder=folder)
    return Outcome(
        {"folder": str(folder), "files": files, "pages": printed},
        [told],
        changed=0 if job.settings.dry_run else 1,
        warnings=warnings,
    )


def _write(folder: Path, sheets: dict[str, list[str]]) -> None:
    """All files or none: the folder gets its name when it is whole."""
    beside = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        beside.mkdir(mode=0o700, parents=True)
        for name, lines in sheets.items():
            whole_files.write(beside / name, ("\n".join(lines) + "\n").encode("utf-8", "replace"), 0o600)
        beside.rename(folder)
    except OSError as error:
        raise InputOutput(
            N_("{path} cannot be written: {why}."), path=folder, why=error.strerror or error
        ) from error
    finally:
        if beside.exists():
            for file in beside.iterdir():
                file.unlink()
            beside.rmdir()
