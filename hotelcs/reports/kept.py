"""A report written under a plain name into the folder of exports: what a screen writes (reliability §8)."""

import hashlib
from pathlib import Path
from typing import Any

from hotelcs.config import state_home
from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.reports.forms import made
from hotelcs.reports.new_files import new_file
from hotelcs.reports.report import Report


def folder() -> Path:
    """Where exports lie whose place nobody named."""
    return state_home() / "exports"


def write(report: Report, name: str) -> tuple[str, dict[str, Any]]:
    """Write `report` in the form that `name` ends in (txt without one); where it lies, and what `note-report` is told.

    A file that is there is left as it is. Raises Usage for a path or a name that is not plain, InputOutput.
    """
    if "/" in name or "\\" in name:
        raise Usage(N_("Give a name, not a path: the file lies in {folder}."), folder=folder())
    place = folder() / name
    form = place.suffix[1:] or "txt"
    content = made(report, form)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with new_file(place, over=False) as beside:
        beside.write_bytes(content)
    first, last = report.days()
    days = {"first": first, "last": last} if first else {}
    digest = hashlib.sha256(content).hexdigest()
    return str(place), {
        "kind": "report",
        "name": report.name,
        "format": form,
        "rows": report.rows,
        "sha256": digest,
        **days,
    }
