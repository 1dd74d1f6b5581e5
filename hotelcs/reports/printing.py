"""Printing into a file that only its owner reads: as text, or as PDF."""

from pathlib import Path

from hotelcs.config import state_home
from hotelcs.reports.sheet import Printed


def written(printed: Printed, *, as_pdf: bool = False, to: Path | None = None) -> Path:
    """Write the sheet to `to`, or into the folder `prints` beside the program's state; where it lies comes back.

    The file is made anew with mode 0600: a bill and a registration card are somebody's own business.
    """
    if as_pdf:
        from hotelcs.reports.pdf import pdf

        content = pdf(printed)
    else:
        content = printed.text.encode()
    place = to or _folder() / f"{printed.name}.{'pdf' if as_pdf else 'txt'}"
    place.unlink(missing_ok=True)
    place.touch(mode=0o600)
    place.write_bytes(content)
    return place


def _folder() -> Path:
    folder = state_home() / "prints"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
