"""Reports and exports that were made as files, the last first."""

from dataclasses import dataclass

from hotelcs.workflows.views import Asking

PAGE, MOST = 50, 1000
_RUNS = (
    "SELECT id, kind, name, coalesce(first, ''), coalesce(last, ''), format, rows, sha256, revealed, at, actor FROM report_run "
    "WHERE (:name = '' OR name = :name) ORDER BY id DESC LIMIT :limit"
)


@dataclass(frozen=True, slots=True)
class ReportRunRow:
    """A file: which report or export, its dates, how many rows, whether masked for nobody, when (hotel time), by whom."""

    run: int
    kind: str
    report: str
    first: str
    last: str
    format: str
    rows: int
    sha256: str
    revealed: bool
    at: str
    actor: str


def report_runs(asking: Asking, name: str = "", limit: int | str = PAGE) -> list[ReportRunRow]:
    """Of one report or export, or all."""
    rows = asking.rows(_RUNS, name=name, limit=max(0, min(int(limit), MOST)))
    return [
        ReportRunRow(
            run, kind, report, first, last, form, many, digest, bool(revealed), asking.local(at), actor
        )
        for run, kind, report, first, last, form, many, digest, revealed, at, actor in rows
    ]
