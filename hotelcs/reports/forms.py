"""A report in the form asked for: text, Markdown, CSV of its first table, JSON, a workbook, a page."""

import io
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.reports.plain_text import markdown, text
from hotelcs.reports.report import Report

FORMATS = ("txt", "md", "csv", "json", "xlsx", "html")
ON_SCREEN = ("txt", "md", "csv", "json", "html")
"""Forms that are text: they can go to standard output."""


def made(report: Report, form: str, *, blocks: bool = False) -> bytes:
    """The bytes of a report in one of FORMATS; bars in text are of `blocks` for a terminal that draws those. Raises Usage for another, or without the library of workbooks."""
    write = (
        _FORMS.get(form) if not (blocks and form == "txt") else lambda shown: _lines(text(shown, blocks=True))
    )
    if write is None:
        raise Usage(
            N_("There is no format {format}; there are: {choices}."),
            format=form[:20],
            choices=", ".join(FORMATS),
        )
    return write(report)


def _lines(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _csv(report: Report) -> bytes:
    from hotelcs.reports.spreadsheet import Digest, write_csv

    out = io.BytesIO()
    for section in report.sections[report.table : report.table + 1]:
        write_csv(Digest(out), section.columns, section.rows)
    return out.getvalue()


def _json(report: Report) -> bytes:
    return _lines([json.dumps(report.data, ensure_ascii=False, indent=1, default=str)])


def _html(report: Report) -> bytes:
    from hotelcs.reports.page import page

    return page(report).encode("utf-8", "replace")


def _xlsx(report: Report) -> bytes:
    from hotelcs.reports.spreadsheet import Sheet, workbook

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "report.xlsx"
        workbook(str(place), [Sheet(one.title, one.columns, one.rows, one.chart) for one in report.sections])
        return place.read_bytes()


_FORMS: dict[str, Callable[[Report], bytes]] = {
    "txt": lambda report: _lines(text(report)),
    "md": lambda report: _lines(markdown(report)),
    "csv": _csv,
    "json": _json,
    "html": _html,
    "xlsx": _xlsx,
}
