"""A note of every report and export that was made as a file, and the permission to see in one what is masked (S-35, S-149)."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from hotelcs.models.report_runs import ReportRun
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Day, Mark, Name, Words

Rows = Annotated[int, Field(ge=0, le=2**53)]


@dataclass(frozen=True, slots=True)
class ReportNoted:
    """The row of the file, and which report or export it is."""

    run: int
    report: str
    revealed: bool


class NoteReport(Act):
    """Note that a report or an export was made as a file."""

    kind: Literal["report", "export"]
    name: Mark
    first: Day | None = None
    last: Day | None = None
    format: Mark = "txt"
    rows: Rows = 0
    sha256: Words = ""

    def perform(self, work: Work) -> ReportNoted:
        """Nothing in it is masked less than for whoever asks."""
        return _noted(
            work,
            self.kind,
            self.name,
            self.first,
            self.last,
            format=self.format,
            rows=self.rows,
            sha256=self.sha256,
        )


class RevealExport(Act):
    """Say why a file has to have whole names, telephones and words; it is noted before the file is made."""

    kind: Literal["report", "export"] = "export"
    name: Mark
    reason: Annotated[Name, Field(description="why it must be whole")]
    first: Day | None = None
    last: Day | None = None
    format: Mark = "csv"

    def perform(self, work: Work) -> ReportNoted:
        """The reason stays in the hotel's table of files."""
        return _noted(
            work,
            self.kind,
            self.name,
            self.first,
            self.last,
            format=self.format,
            revealed=True,
            reason=self.reason,
        )


def _noted(work: Work, kind: str, name: str, first: Day | None, last: Day | None, **more: Any) -> ReportNoted:
    row: ReportRun = work.add(
        ReportRun(
            kind=kind, name=name, first=first, last=last, at=work.now, business_date=work.business_date,
            actor=work.actor.login, **more,
        )
    )  # fmt: skip
    return ReportNoted(int(row.id or 0), name, row.revealed)
