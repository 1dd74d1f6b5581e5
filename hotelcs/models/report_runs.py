"""Reports and exports that left the program as a file: which, of which dates, by whom, and what is in them (S-35)."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from hotelcs.models.columns import check, instant, one_of, table

RUN_KINDS = ("report", "export")


class ReportRun(SQLModel, table=True):
    """A file that was made. `revealed` says that it has what is masked for others, `reason` why. Append-only."""

    __tablename__ = "report_run"
    __table_args__ = table(
        one_of("kind", RUN_KINDS),
        check("name", "length(name) > 0"),
        check("days", "first IS NULL OR last IS NULL OR last >= first"),
        check("rows", "rows >= 0"),
        check("reason", "NOT revealed OR length(reason) > 0"),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    name: str = Field(index=True)
    first: date | None = None
    last: date | None = None
    format: str
    rows: int = 0
    sha256: str = ""
    revealed: bool = False
    reason: str = ""
    at: datetime = instant()
    business_date: date
    actor: str
