"""Go on with a hotel that is older than what this machine has seen of it: nobody does so without saying it."""

from dataclasses import dataclass

from pydantic import PrivateAttr

from hotelcs.errors import Corrupt, Refusal
from hotelcs.i18n import N_
from hotelcs.workflows.act import Act, Before, Work
from hotelcs.workflows.fields import Words


@dataclass(frozen=True, slots=True)
class LossNoted:
    """The first and the last entry of the ledger that were there and are not, and why the hotel goes on without them."""

    missing_from: int
    missing_to: int
    reason: str


class NoteLoss(Act):
    """Note that entries of the ledger are gone, and go on with what is left.

    Their numbers are kept; what the anchors outside the database remember stays in their log.
    """

    anchored = True
    reason: Words
    _missing: tuple[int, int] | None = PrivateAttr(default=None)

    def prepare(self, before: Before) -> None:
        """What is missing, as far as this machine knows."""
        from hotelcs.workflows.ledger_check import refuse_lost

        with before.hotel.read() as reader:
            uid = str(reader.rows("SELECT uid FROM property")[0][0])
            try:
                refuse_lost(reader, uid, before.hotel)
            except Corrupt as lost:
                numbers = [int(number) for _, number in lost.items]
                self._missing = min(numbers), max(numbers)

    def perform(self, work: Work) -> LossNoted:
        """The entry itself."""
        if self._missing is None:
            raise Refusal(
                "NOTHING_LOST", N_("Nothing is missing from this hotel as far as this machine knows.")
            )
        work.changed += 1
        return LossNoted(*self._missing, self.reason)
