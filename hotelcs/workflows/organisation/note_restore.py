"""Enter in the ledger that a backup was brought back: the hotel's own memory of what it has forgotten."""

from dataclasses import dataclass

from pydantic import Field
from sqlalchemy import text

from hotelcs.clock import iso
from hotelcs.errors import Denied
from hotelcs.i18n import N_
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Words
from hotelcs.workflows.organisation.alone import told_of_restore

_END = text("UPDATE signed_in SET closed_at = :now, ended = 'restore' WHERE closed_at IS NULL")


@dataclass(frozen=True, slots=True)
class RestoreNoted:
    """The backup and its digest; the newest entry before the restore and its hash; where that state was saved.

    `highest` is the highest number an entry of the hotel has ever had, restores before this one included. `second` said yes to it; when somebody was `alone`, `notice` tells whoever decides.
    """

    backup: str
    sha256: str
    entries_lost: int
    entry_before: int
    head_before: str
    saved_as: str
    reason: str
    second: str
    alone: bool
    notice: str
    highest: int = 0


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
    second: Words = ""
    alone: bool = False
    highest: int = Field(default=0, ge=0)

    def perform(self, work: Work) -> RestoreNoted:
        """The entry itself; and whoever was signed in when the backup was made is not any more."""
        if self.second and self.second == work.actor.login:
            raise Denied("SECOND_PERSON", N_("Somebody else than who asked decides."), field="second")
        work.run(_END, {"now": iso(work.now)})
        work.changed += 1
        return RestoreNoted(**self.model_dump(), notice=self._alarm(work))

    def _alarm(self, work: Work) -> str:
        return told_of_restore(work, self.backup, self.entries_lost, self.reason) if self.alone else ""
