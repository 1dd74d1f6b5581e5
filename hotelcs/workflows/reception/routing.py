"""Where a charge goes: a window of the guest's own bill, or the master bill of the party (docs/adr/0016).

The rules of a booking come before those of the master bill. Nothing is written here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hotelcs.models.folios import LINE_KINDS
from hotelcs.storage.reading import one
from hotelcs.workflows.act import Work

NEVER = frozenset({"correction", "transfer"})
"""Kinds that go where what they belong to is."""
ROOM = (
    "room",
    "room_half",
    "room_hour",
    "extra_bed",
    "tax",
    "early_fee",
    "late_fee",
    "no_show_fee",
    "cancel_fee",
)
ALL = tuple(kind for kind in LINE_KINDS if kind not in NEVER)
FAMILIES = {"room": ROOM, "extras": tuple(kind for kind in ALL if kind not in ROOM), "all": ALL}
"""Words for several kinds: the room with its fees and taxes, everything else, both. Kinds can be named one by one, too."""
HEAD = "(SELECT min(h.id) FROM reservation v JOIN reservation h ON h.party = v.party WHERE v.id = :id)"
"""The first booking of the party of booking `:id`, on which its master bill hangs; NULL without a party."""
_PLACE = (
    'SELECT (SELECT g."window" FROM routing g WHERE g.reservation_id = :id AND g.kind = :kind), '
    "(SELECT f.id FROM folio f JOIN master_route m ON m.folio_id = f.id AND m.kind = :kind "
    f"WHERE f.kind = 'master' AND f.status <> 'closed' AND f.reservation_id = {HEAD})"
)
_RULED = (
    "SELECT s.reservation_id FROM stay s JOIN routing g ON g.reservation_id = s.reservation_id AND g.kind = :kind "
    "WHERE s.status = 'in_house' UNION "
    "SELECT s.reservation_id FROM folio f JOIN master_route m ON m.folio_id = f.id AND m.kind = :kind "
    "JOIN reservation h ON h.id = f.reservation_id JOIN reservation r ON r.party = h.party "
    "JOIN stay s ON s.reservation_id = r.id AND s.status = 'in_house' WHERE f.kind = 'master' AND f.status <> 'closed'"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A window of the own bill, or a master bill by its id; neither when no rule speaks of the kind."""

    window: int | None = None
    master: int | None = None


def place_of(work: Work, reservation: int, kind: str) -> Place:
    """Where a charge of `kind` for a booking goes."""
    if kind in NEVER:
        return Place()
    window, master = one(work.reader, _PLACE, id=reservation, kind=kind) or (None, None)
    return Place(window, None if window else master)


def ruled(work: Work, kind: str) -> frozenset[int]:
    """The bookings in house for which a rule speaks of `kind`: the night posts to these one by one, to all others at once."""
    return frozenset(int(row[0]) for row in work.reader.rows(_RULED, kind=kind))


def kinds_of(words: Iterable[str]) -> tuple[str, ...]:
    """The kinds behind words such as `room`, `extras`, `all`, `minibar`, each once, in the order of the list of kinds."""
    wanted = {kind for word in words for kind in FAMILIES.get(word, (word,))}
    return tuple(kind for kind in ALL if kind in wanted)
