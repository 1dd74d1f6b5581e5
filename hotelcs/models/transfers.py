"""What came in from files: one row per file taken, so that the same file changes nothing twice."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from hotelcs.models import ledger  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import instant, table


class ImportedFile(SQLModel, table=True):
    """A file that was imported: its kind, the digest of its bytes, and the counts."""

    __tablename__ = "imported_file"
    __table_args__ = table()
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    source: str
    sha256: str = Field(index=True)
    rows: int
    added: int
    rejected: int
    at: datetime = instant()
    ledger_seq: int | None = Field(default=None, foreign_key="ledger.seq")
