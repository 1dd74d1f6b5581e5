"""The work of `hotelcs export KIND`: rows of the hotel into a file, one by one, masked unless somebody says why not."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotelcs.commands.counter import at_desk
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr
from hotelcs.reports.kept import folder
from hotelcs.reports.new_files import named, new_file
from hotelcs.reports.spreadsheet import Digest, Sheet, amount, neutral, workbook, write_csv

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk
    from hotelcs.workflows.exports.kinds import Kind

FORMATS = ("csv", "json", "md", "xlsx")


def exported(job: Run, name: str, asked: dict[str, Any]) -> Outcome:
    """`data`: `path`, `rows`, `sha256`, `masked`. Raises Usage, Denied, InputOutput."""
    from hotelcs.workflows.exports import reading

    kind, form = reading.kind_of(name), asked["format"]
    if form not in FORMATS:
        raise Usage(
            N_("There is no format {format}; there are: {choices}."),
            format=form[:20],
            choices=", ".join(FORMATS),
        )
    dates = reading.dates_of(asked["from"], asked["to"])
    reason = asked["reason"].strip()
    if asked["reveal"] and not reason:
        raise Usage(N_("--reveal wants a --reason: why names and telephones have to be whole."))
    with at_desk(job) as desk:
        if job.settings.dry_run:
            rows = reading.counted(desk, kind, dates)
            return Outcome(
                {"path": None, "rows": rows, "sha256": None, "masked": not asked["reveal"]},
                [_told(name, rows, asked)],
            )
        path = named(Path(asked["out"])) if asked["out"] else _folder() / f"{_plain(name, asked)}.{form}"
        desk.require(kind.right, kind.title)
        note = {"name": name, "format": form, **_days(dates)}
        if asked["reveal"]:
            desk.do("reveal-export", {**note, "reason": reason})
        with new_file(path, over=job.settings.yes) as beside:
            rows, digest = _written(desk, kind, dates, beside, form, revealed=asked["reveal"])
            if not asked["reveal"]:  # what cannot be noted has no name and is gone
                desk.note_given("note-report", {**note, "kind": "export", "rows": rows, "sha256": digest})
    data = {"path": str(path), "rows": rows, "sha256": digest, "masked": not asked["reveal"]}
    return Outcome(data, [_told(str(path), rows, asked)], changed=1)


def _told(path: str, rows: int, asked: dict[str, Any]) -> str:
    how = tr(N_("whole")) if asked["reveal"] else tr(N_("masked"))
    return tr(N_("{path} {rows} rows, {how}"), path=path, rows=f"{rows:,}", how=how)


def _days(dates: dict[str, str]) -> dict[str, str]:
    from hotelcs.workflows.exports.reading import day_or_none

    return {key: day for key in ("first", "last") if (day := day_or_none(dates[key]))}


def _plain(name: str, asked: dict[str, Any]) -> str:
    """A name for the file of an export: what it is, and from when to when."""
    return "_".join(filter(None, (name, asked["from"], asked["to"])))


def _folder() -> Path:
    place = folder()
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def _written(
    desk: "Desk", kind: "Kind", dates: dict[str, str], path: Path, form: str, *, revealed: bool
) -> tuple[int, str]:
    """How many rows, and the SHA-256 of the file."""
    from hotelcs.workflows.exports.reading import opened

    with opened(desk, kind, dates, revealed=revealed) as rows:
        if form == "xlsx":
            many = workbook(str(path), [Sheet(kind.name, _columns(kind), rows)])
            with path.open("rb") as made:
                return many, hashlib.file_digest(made, "sha256").hexdigest()
        with path.open("wb", buffering=1 << 20) as file:
            out = Digest(file)
            if form == "csv":
                many = write_csv(out, _columns(kind), rows)
            else:
                many = 0
                for many, line in enumerate(_lines(kind, rows, form, desk), 1):  # noqa: B007 - the last one counts
                    out.write(line)
                many -= 3 if form == "md" else 2
            return many, out.hash.hexdigest()


def _columns(kind: "Kind") -> list[Any]:
    from hotelcs.reports.report import Column

    sorts: dict[str, Any] = {"money": "money", "count": "count", "flag": "count"}
    return [Column(one.name, one.name, sorts.get(one.sort, "text")) for one in kind.columns]


def _lines(kind: "Kind", rows: Iterator[tuple[Any, ...]], form: str, desk: "Desk") -> Iterator[str]:
    """JSON: an object a line inside of one document, money in minor units. Markdown: a table, its cells as CSV has them."""
    columns = _columns(kind)
    if form == "json":
        keys = [f"{one.key}_minor" if one.sort == "money" else one.key for one in columns]
        yield json.dumps({"kind": kind.name, "currency": desk.currency})[:-1] + ', "rows": [\n'
        for number, row in enumerate(rows):
            yield (",\n" if number else "") + json.dumps(
                dict(zip(keys, row, strict=True)), ensure_ascii=False
            )
        yield "\n]}\n"
        return
    yield f"# {kind.name}\n\n"
    yield "| " + " | ".join(one.key for one in columns) + " |\n"
    yield "|" + "|".join("---:" if one.sort != "text" else "---" for one in columns) + "|\n"
    for row in rows:
        cells = (
            amount(cell) if one.sort == "money" else neutral(cell)
            for cell, one in zip(row, columns, strict=True)
        )
        yield (
            "| "
            + " | ".join(
                " ".join(str("" if cell is None else cell).split()).replace("|", "\\|") for cell in cells
            )
            + " |\n"
        )
