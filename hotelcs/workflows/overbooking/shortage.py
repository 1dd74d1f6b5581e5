"""How many rooms a night will lack (handbook 06 M-08), from plain counts.

Need = guests who are here and stay + those to come × (1 − no-show rate of their class) − rooms that can be sold.
Counted in thousandths of a room, so that 61 + 40×0.98 + 18×0.88 − 114 is 2.04 exactly.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hotelcs.clock import nights
from hotelcs.storage.reading import Reader
from hotelcs.workflows.overbooking import no_shows

WEEK = 7
"""Nights that are looked at, unless told otherwise (handbook 03, reservations agent at 14:00)."""
WHOLE = 1000
SUMMED = ("stayovers", "arrivals", "guaranteed", "unguaranteed", "sellable")
_BOOKED = (
    "SELECT n.night, t.code, CASE WHEN r.status = 'checked_in' THEN 'here' WHEN r.guarantee = 'none' THEN 'none' "
    "ELSE 'guaranteed' END AS class, sum(CASE WHEN r.arrival = n.night THEN 1 ELSE 0 END), count(*) "
    "FROM reservation_night n JOIN reservation r ON r.id = n.reservation_id JOIN room_type t ON t.id = n.type_id "
    "WHERE n.night >= :first AND n.night < :until AND r.status IN ('tentative','confirmed','guaranteed','checked_in') "
    "GROUP BY 1, 2, 3"
)
_ROOMS = "SELECT t.code, t.sort, (SELECT count(*) FROM room r WHERE r.type_id = t.id) FROM room_type t"
_BLOCKED = (
    "SELECT n.night, t.code, n.blocked FROM type_night n JOIN room_type t ON t.id = n.type_id "
    "WHERE n.night >= :first AND n.night < :until AND n.blocked > 0"
)
_SOURCED = "SELECT night, sum(rooms) FROM partner_hold WHERE night >= :first AND night < :until AND released_at IS NULL GROUP BY night"
_OVER = (
    "SELECT n.night FROM type_night n WHERE n.night >= :first AND n.night < :until GROUP BY n.night "
    "HAVING sum(n.sold) > (SELECT count(*) FROM room) - sum(n.blocked) ORDER BY n.night"
)


@dataclass(frozen=True, slots=True)
class Night:
    """What is known of a night, of the house (`type` empty) or of a type: rooms taken for sure, to come by class, to sell."""

    night: str
    type: str
    stayovers: int = 0
    arrivals: int = 0
    guaranteed: int = 0
    unguaranteed: int = 0
    sellable: int = 0
    sourced: int = 0

    def expected(self, rates: dict[str, no_shows.Rate]) -> int:
        """Rooms that will be wanted, in thousandths."""
        firm, free = rates["guaranteed"].used, rates["none"].used
        return self.stayovers * WHOLE + self.guaranteed * (WHOLE - firm) + self.unguaranteed * (WHOLE - free)

    def need(self, rates: dict[str, no_shows.Rate]) -> int:
        """Rooms wanted beyond those there are, in thousandths; below zero while some are left."""
        return self.expected(rates) - self.sellable * WHOLE

    def short(self, rates: dict[str, no_shows.Rate]) -> int:
        """Whole rooms to be sourced elsewhere: ⌈max(0, need)⌉."""
        return -(-max(0, self.need(rates)) // WHOLE)


def read(reader: Reader, first: str, days: int) -> list[Night]:
    """Each of `days` nights from `first` on: the house, then every type in the hotel's order."""
    begins = date.fromisoformat(first)
    until = begins + timedelta(days=days)
    asked = {"first": first, "until": until.isoformat()}
    kinds = sorted(reader.rows(_ROOMS), key=lambda row: (row[1], row[0]))
    found = {(night.isoformat(), code): Night(night.isoformat(), code, sellable=rooms)
             for night in nights(begins, until) for code, _, rooms in kinds}  # fmt: skip
    for night, code, blocked in reader.rows(_BLOCKED, **asked):
        one = found[night, code]
        found[night, code] = replace(one, sellable=one.sellable - blocked)
    for night, code, kind, arriving, count in reader.rows(_BOOKED, **asked):
        one = found[night, code]
        field = {"here": "stayovers", "none": "unguaranteed", "guaranteed": "guaranteed"}[kind]
        more = {field: getattr(one, field) + count}
        found[night, code] = replace(one, **more, arrivals=one.arrivals + (arriving if kind != "here" else 0))
    sourced = dict(reader.rows(_SOURCED, **asked))
    listed = [night.isoformat() for night in nights(begins, until)]
    return list(_with_house(found, listed, [code for code, *_ in kinds], sourced))


def _with_house(
    found: dict[tuple[str, str], Night], listed: list[str], codes: list[str], sourced: dict[str, int]
) -> Iterator[Night]:
    for night in listed:
        of_types = [found[night, code] for code in codes]
        summed = {name: sum(getattr(one, name) for one in of_types) for name in SUMMED}
        yield Night(night, "", **summed, sourced=sourced.get(night, 0))
        yield from of_types


def to_source(reader: Reader, today: str, days: int = WEEK) -> list[tuple[str, int]]:
    """The nights for which rooms are still to be sourced, and how many; what is sourced already is taken off.

    Only nights with more sold than there are rooms are looked at, so that it costs nothing on any other day.
    """
    begins = date.fromisoformat(today)
    until = (begins + timedelta(days=days)).isoformat()
    over = [night for (night,) in reader.rows(_OVER, first=today, until=until)]
    if not over:
        return []
    known = no_shows.rates(reader, today)
    listed = [one for night in over for one in read(reader, night, 1) if not one.type]
    return [(one.night, left) for one in listed if (left := one.short(known) - one.sourced) > 0]
