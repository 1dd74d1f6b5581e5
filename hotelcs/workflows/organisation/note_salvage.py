"""Enter in the ledger that the hotel's file was salvaged from a damaged one, and who takes it on."""

from dataclasses import dataclass

from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Words
from hotelcs.workflows.ledger import head


@dataclass(frozen=True, slots=True)
class SalvageNoted:
    """The newest entry that was salvaged, whether all rows were, and why the hotel goes on with it."""

    entry: int
    whole: bool
    reason: str


class NoteSalvage(Act):
    """Note that the hotel goes on with a file that was salvaged, made by `hotelcs salvage --accept` itself."""

    anchored = True
    whole: bool
    reason: Words

    def perform(self, work: Work) -> SalvageNoted:
        """The entry itself."""
        work.changed += 1
        return SalvageNoted(head(work.reader)[0], self.whole, self.reason)
