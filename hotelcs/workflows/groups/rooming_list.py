"""The list of a group's people becomes bookings out of its block; the same list again changes nothing (handbook 03 W-11)."""

from dataclasses import dataclass

from pydantic import Field

from hotelcs.models.groups import GroupBooking
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.groups import states
from hotelcs.workflows.groups.list_rooms import Taking
from hotelcs.workflows.groups.list_rows import Listed, RawRow, RowRefused, read, refused, share

_BLOCK_ROOMS = "SELECT coalesce(max(rooms), 0) FROM (SELECT sum(b.rooms) AS rooms FROM group_night b WHERE b.group_id = :id GROUP BY b.night)"


@dataclass(frozen=True, slots=True)
class ListTaken:
    """Rows read; people new, changed and known already; rows not taken; rooms and people now, beside what was agreed.

    `missing` counts people of an earlier list who are not on this one; nobody is taken off it for that.
    """

    group: str
    rows: int
    added: int
    changed: int
    known: int
    rejected: tuple[RowRefused, ...]
    rooms: int
    people: int
    block_rooms: int
    pax: int
    missing: int


class RoomingList(Act):
    """Take the list of a group's people: who sleeps with whom, in which type or room, from when to when.

    A row that cannot be taken is told with its line, and nothing of its room is written.
    """

    group: Ref
    rows: tuple[RawRow, ...] = Field(min_length=1, max_length=1000)
    beyond: bool = False

    def perform(self, work: Work) -> ListTaken:
        """Each room by itself; what one gives up another may take."""
        group = states.named(work, self.group)
        states.require(work, group, "rooming-list")
        types = {str(code) for (code,) in work.reader.rows("SELECT code FROM room_type")}
        listed, wrong = read(self.rows, types)
        taking, rooms = Taking(work, group, beyond=self.beyond), share(listed)
        failed = taking.all(rooms)
        wrong += [refused(one.line, self._raw(one), error) for room, error in failed for one in room.people]
        if group.rooming_list_at is None and len(failed) < len(rooms):
            group.rooming_list_at = work.now
            work.touch(group)
        return self._told(work, group, taking, listed, wrong)

    def _raw(self, one: Listed) -> RawRow:
        """The row as it came."""
        return next(raw for at, raw in enumerate(self.rows, 1) if (raw.line or at) == one.line)

    def _told(
        self, work: Work, group: GroupBooking, taking: Taking, listed: list[Listed], wrong: list[RowRefused]
    ) -> ListTaken:
        """How it went, and how the list compares with what was agreed."""
        there, counts = taking.there(), taking.counts
        block = int(work.reader.rows(_BLOCK_ROOMS, id=group.id)[0][0])
        return ListTaken(
            group.no, len(self.rows), counts["added"], counts["changed"], counts["known"],
            tuple(sorted(wrong, key=lambda row: row.line)), len(set(there.values())), len(there), block, group.pax,
            len(there.keys() - {one.key for one in listed}),
        )  # fmt: skip
