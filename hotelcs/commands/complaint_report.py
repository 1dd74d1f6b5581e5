"""`hotelcs report complaints`: what was complained of, counted, for people, spreadsheets and programs (handbook 05 §5.2)."""

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

import typer

from hotelcs.commands import grid
from hotelcs.commands.counter import at_desk
from hotelcs.commands.envelope import run
from hotelcs.commands.headings import heading
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr

FORMATS = ("txt", "md", "csv", "json")
MEASURES = {
    "M-12": N_("First answer"),
    "M-13": N_("Until resolved"),
    "M-14": N_("Resolved at first contact"),
    "M-15": N_("Steps in time"),
    "M-16": N_("Opened again"),
    "M-17": N_("For 100 room nights"),
    "M-18": N_("Content afterwards"),
}


def complaints(
    ctx: typer.Context,
    first: Annotated[
        str, typer.Option("--from", metavar="DATE", help=N_("The first day; thirty days back."))
    ] = "",
    last: Annotated[
        str, typer.Option("--to", metavar="DATE", help=N_("The last day; the business date."))
    ] = "",
    by: Annotated[str, typer.Option(help=N_("Groups: code, dept, shift or room."))] = "code",
    open_: Annotated[bool, typer.Option("--open", help=N_("Only those that are open."))] = False,
    cases: Annotated[bool, typer.Option("--cases", help=N_("Each complaint, too."))] = False,
    format_: Annotated[str, typer.Option("--format", help=N_("txt, md, csv or json."))] = "txt",
) -> int:
    """Report complaints."""
    asked = {name: text for name, text in (("from", first), ("to", last)) if text}
    options = {"by": by, "open": open_, "cases": cases, "format": format_}
    return run(ctx.obj, "report complaints", lambda job: reported(job, asked, options))


def reported(job: Run, asked: dict[str, str], options: dict[str, Any]) -> Outcome:
    """`data`: `groups`, `measures`, and `cases` when asked for. Raises Usage for a format or a group nobody knows."""
    if options["format"] not in FORMATS:
        raise Usage(N_("There is no format {format}; there are: {choices}."), format=options["format"][:20],
                    choices=", ".join(FORMATS))  # fmt: skip
    with at_desk(job) as desk:
        only = {"open": "yes"} if options["open"] else {}
        groups = desk.show("complaint-report", by=options["by"], **asked, **only)
        measures = desk.show("complaint-measures", **asked)
        listed = _cases(desk, asked, open_=options["open"]) if options["cases"] else []
        currency = desk.currency
    data = {"groups": [asdict(row) for row in groups], "measures": [asdict(row) for row in measures]}
    if options["cases"]:
        data["cases"] = [asdict(row) for row in listed]
    if options["format"] == "json":
        import json

        return Outcome(data, json.dumps(data, ensure_ascii=False, indent=1).splitlines())
    return Outcome(data, _written(options["format"], groups, measures, listed, currency))


def _cases(desk: Any, asked: dict[str, str], *, open_: bool) -> list[Any]:
    """Complaints of those days, as the list has them."""
    rows = desk.show("complaints", all="" if open_ else "yes", limit=500)
    first, last = asked.get("from", ""), asked.get("to", "9999")
    return [row for row in rows if first <= row.at[:10] <= last]


def _written(
    kind: str, groups: Sequence[Any], measures: Sequence[Any], listed: Sequence[Any], currency: str
) -> list[str]:
    if kind == "csv":
        return _csv(listed or groups)
    told = [tr(N_("{measure} {name}: {value}"), measure=row.measure, name=tr(MEASURES[row.measure]), value=_value(row))
            for row in measures]  # fmt: skip
    parts = [rows for rows in (groups, listed) if rows]
    lines = [tr(N_("No complaint in these days."))] if not groups else []
    for rows in parts:
        lines += ["", *(_md(rows) if kind == "md" else grid.table(rows, currency))]
    return [*lines, "", *(f"- {line}" if kind == "md" else line for line in told)]


def _value(row: Any) -> str:
    """With its unit and what it is counted from; n/a where there is nothing to count."""
    if not row.value:
        return tr(N_("n/a"))
    return f"{row.value} {row.unit} ({row.part}/{row.whole}) {row.beside}".strip()


def _csv(rows: Sequence[Any]) -> list[str]:
    """English field names first; what a spreadsheet would take for a formula is plain text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = list(asdict(rows[0])) if rows else []
    writer.writerow(names)
    writer.writerows([_plain(getattr(row, name)) for name in names] for row in rows)
    return out.getvalue().splitlines()


def _plain(value: Any) -> Any:
    from hotelcs.reports.spreadsheet import neutral

    return neutral(" ".join(value.split()) if isinstance(value, str) else value)


def _md(rows: Sequence[Any]) -> list[str]:
    """A table of Markdown; a bar in people's words stays one cell."""
    names = list(asdict(rows[0]))
    cells = [
        [" ".join(grid.cell(name, getattr(row, name), "").split()).replace("|", "\\|") for name in names]
        for row in rows
    ]
    kept = [at for at in range(len(names)) if any(line[at] for line in cells)]
    head = [heading(names[at]) for at in kept]
    lines = [head, ["---"] * len(kept), *([line[at] for at in kept] for line in cells)]
    return [f"| {' | '.join(line)} |" for line in lines]
