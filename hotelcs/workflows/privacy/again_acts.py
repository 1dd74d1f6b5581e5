"""After a restore: what had gone goes again, without asking anybody, for it was decided by two people already."""

from dataclasses import dataclass

from hotelcs.models.guests import Guest
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.lookup import by_id
from hotelcs.workflows.privacy import erased_log
from hotelcs.workflows.privacy.classes import GONE
from hotelcs.workflows.privacy.doing import database_of, gate
from hotelcs.workflows.privacy.erasing import erase
from hotelcs.workflows.privacy.purge_acts import limits_of
from hotelcs.workflows.privacy.purging import take
from hotelcs.workflows.privacy.standing import rest_of

GUESTS_AT_ONCE = 20
_GUESTS = "SELECT id, no, created_at FROM guest WHERE name <> :gone OR EXISTS (SELECT 1 FROM search_term t WHERE t.guest_id = guest.id)"


@dataclass(frozen=True, slots=True)
class ErasedAgain:
    """How many guests and rows went again, and whether something is left."""

    guests: int
    rows: int
    left: bool


class EraseAgain(Act):
    """Let go again what the file of erasures says had gone before a backup was brought back; a batch at a time."""

    def perform(self, work: Work) -> ErasedAgain:
        """Guests known by their digest, then classes up to the dates they were purged to. Holds still hold."""
        went = erased_log.went(work.keys, erased_log.places_of(work.property.uid, database_of(work)))
        found = _known(work, went) if went.guests else []
        for key in found[:GUESTS_AT_ONCE]:
            guest: Guest = by_id(work, Guest, key)
            erase(work, key, "restore", rest_of(work.reader, key, work.business_date))
            work.session.expire(guest)
        if found:
            return ErasedAgain(min(len(found), GUESTS_AT_ONCE), 0, left=True)
        with gate(work, "restore"):
            part, count = take(work, limits_of(work, went.purges))
        return ErasedAgain(0, count, left=bool(part))


def _known(work: Work, went: erased_log.Went) -> list[int]:
    """Ids of guests that had gone and are there again."""
    rows = work.reader.rows(_GUESTS, gone=GONE)
    return [
        int(key)
        for key, no, at in rows
        if erased_log.digest_of(work.keys, no, erased_log.instant_of(at)) in went.guests
    ]
