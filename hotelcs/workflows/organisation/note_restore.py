"""Enter in the ledger that a backup was brought back: the hotel's own memory of what it has forgotten."""

from dataclasses import dataclass

from pydantic import Field
from sqlalchemy import text

from hotelcs.clock import iso
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Words

_END = text("UPDATE signed_in SET closed_at = :now, ended = 'restore' WHERE closed_at IS NULL")


@dataclass(frozen=True, slots=True)
class RestoreNoted:
    """The backup and its digest; the newest entry before the restore and its hash; where that state was saved."""

    backup: str
    sha256: str
    entries_lost: int
    entry_before: int
    head_before: str
    saved_as: str
    reason: str


class NoteRestore(Act):
    """Note that a backup was brought back, made by `hotelcs restore` itself.

    The entries after the backup are gone from this database; their number, the last of them and its hash are
    kept here, so that whoever has the saved state can prove what was in it.
    """

    backup: Name
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    entries_lost: int = Field(ge=0)
    entry_before: int = Field(ge=0)
    head_before: Words = ""
    saved_as: Words = ""
    reason: Words = ""

    def perform(self, work: Work) -> RestoreNoted:
        """The entry itself; and whoever was signed in when the backup was made is not any more."""
        work.run(_END, {"now": iso(work.now)})
        work.changed += 1
        return RestoreNoted(**self.model_dump())
