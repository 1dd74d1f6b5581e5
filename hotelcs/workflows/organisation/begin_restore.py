"""Begin to bring a backup back over the hotel: two people, or one alone who says why (reliability §4.5, §7.2)."""

from dataclasses import dataclass

from pydantic import Field

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.workflows import rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Words


@dataclass(frozen=True, slots=True)
class RestoreBegun:
    """The backup and its digest, since when entries will be missing, why, and who said yes; nobody when one was alone."""

    backup: str
    sha256: str
    since: str
    reason: str
    second: str
    alone: bool


class BeginRestore(Act):
    """Bring a backup back over the hotel, made by `hotelcs restore` itself before it saves the present.

    What the second person says yes to does not change while desks work on: which backup, and the instant after which
    everything will be missing.
    """

    backup: Name
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    since: Words = ""
    reason: Words = ""
    alone: bool = Field(default=False, description="an emergency, and nobody else is there")

    def perform(self, work: Work) -> RestoreBegun:
        """The entry itself, which the saved state keeps. Never without a reason, nor by one person who does not say so."""
        if not self.reason:
            raise Refusal("REASON_MISSING", N_("Say why."), field="reason", next=("restore --reason",))
        if not self.alone and not rights.seconded(work):
            raise Denied("SECOND_PERSON", N_("A second person says yes before a backup takes the place of the hotel."),
                         next=("ask-approval",))  # fmt: skip
        work.changed += 1
        return RestoreBegun(
            self.backup, self.sha256, self.since, self.reason, rights.seconder(work), self.alone
        )
