"""Enter in the ledger that a backup was brought back into a scratch file, to see that it can be."""

from dataclasses import dataclass

from pydantic import Field

from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name


@dataclass(frozen=True, slots=True)
class RestoreDrillNoted:
    """The backup and its digest, how far its ledger goes, and how many of the hotel's rules were broken in it."""

    backup: str
    sha256: str
    entry: int
    problems: int


class NoteRestoreDrill(Act):
    """Note a restore drill that came to its end, made by `hotelcs restore-drill` itself."""

    backup: Name
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    entry: int = Field(ge=0)
    problems: int = Field(ge=0)

    def perform(self, work: Work) -> RestoreDrillNoted:
        """The entry itself."""
        work.changed += 1
        return RestoreDrillNoted(**self.model_dump())
