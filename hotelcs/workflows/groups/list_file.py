"""A rooming list from a file: its columns by their headings, in English or Chinese, or by a mapping."""

from pathlib import Path
from typing import Any

from hotelcs.entry.listed import HEADINGS, field_of
from hotelcs.errors import Refusal
from hotelcs.i18n import N_, tr
from hotelcs.workflows.act import Done
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.transfer import csv_file, mapping
from hotelcs.workflows.transfer.csv_file import CsvFile
from hotelcs.workflows.transfer.mapping import Mapping

Rows = list[dict[str, Any]]
"""The cells of each row by field, with its `line`."""


def take(
    desk: Desk, path: Path, group: str, *, use: str = "", encoding: str = "", preview: bool = False
) -> tuple[Done, Rows]:
    """Take the list in the file at `path` for a group; the act's answer and the rows come back.

    Raises Refusal (FILE_UNREADABLE, COLUMN_MISSING) before anything is written.
    """
    file = csv_file.read(path, encoding=encoding)
    chosen = mapping.load(use, "rooming") if use else _headed(file.header)
    mapping.refuse_columns(chosen, file.header)
    rows = _rows(file, chosen, desk.currency)
    fields: dict[str, Any] = {"group": group, "rows": rows}
    return desk.preview("rooming-list", fields) if preview else desk.do("rooming-list", fields), rows


def _headed(header: tuple[str, ...]) -> Mapping:
    """The mapping of a file by its headings. A column that nobody knows is refused, so that nothing is lost unseen."""
    found = {name: field for name in header if (field := field_of(name)) is not None}
    if unknown := [name for name in header if name not in found]:
        raise Refusal("COLUMN_UNKNOWN", N_("Nobody knows the column {column}; the fields are {known}."), field="file",
                      column=unknown[0][:40], known=", ".join(HEADINGS), next=("choose-mapping",))  # fmt: skip
    if "name" not in found.values():
        raise Refusal("COLUMN_MISSING", N_("The file has no column {column}."), field="file", column="name",
                      items=("name",), next=("choose-mapping",))  # fmt: skip
    return Mapping("plain", "rooming", {field: {"column": name} for name, field in found.items()})


def _rows(file: CsvFile, chosen: Mapping, currency: str) -> Rows:
    """Every row with its line. Refused whole (ROWS_BROKEN) when one has more or fewer cells than the heading."""
    rows = []
    for line in file.lines():
        if line.fault:
            raise Refusal("ROWS_BROKEN", N_("Line {line} cannot be read: {why}."), field="file", line=line.line,
                          why=tr(line.fault), next=("mend-file",))  # fmt: skip
        rows.append(
            {
                **{name: str(cell) for name, cell in chosen.row(line.cells, currency).items()},
                "line": line.line,
            }
        )
    if not rows:
        raise Refusal("FILE_UNREADABLE", N_("The file is empty."), field="file", next=("mend-file",))
    return rows
