"""How many rooms of each type are free on each night: one query, whatever the years on file (limits P9)."""

from dataclasses import dataclass
from datetime import date, timedelta

from hotelcs.clock import nights
from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.workflows.rates import sale_rules
from hotelcs.workflows.rates.sale_rules import Rule
from hotelcs.workflows.reservations import asked
from hotelcs.workflows.views import Asking, day_of

FORTNIGHT = 14
_COUNTS = (
    "SELECT t.code, t.sort, (SELECT count(*) FROM room r WHERE r.type_id = t.id) AS rooms, t.overbooking, "
    "NULL AS night, 0 AS sold, 0 AS blocked, 0 AS cap, 0 AS held FROM room_type t UNION ALL "
    "SELECT t.code, 0, 0, 0, n.night, n.sold, n.blocked, n.cap, coalesce((SELECT sum(b.held) FROM group_night b "
    "WHERE b.night = n.night AND b.type_id = n.type_id), 0) FROM type_night n JOIN room_type t ON t.id = n.type_id "
    "WHERE n.night >= :first AND n.night < :until"
)

_RULES = (
    "SELECT s.night, t.code, s.closed, s.closed_arrival, s.closed_departure, s.least, s.most, s.quota, s.plan_id "
    "FROM sale_rule s JOIN room_type t ON t.id = s.type_id WHERE s.night >= :first AND s.night < :until "
    "AND s.plan_id IS NULL"
)


@dataclass(frozen=True, slots=True)
class NightType:
    """A type on a night. `free` = rooms − blocked − sold (below zero when overbooked); `sellable` adds the limit.

    `blocked` are out of order, or shared rooms sold the other way (whole, or by the bed). `rules` are those of sale on every
    plan: closed, cta and ctd (closed to arrival, to departure), min, max, quota; what is closed or full is not sellable.
    `for_groups` of those sold are only held for groups, until their cut-off.
    """

    night: str
    type: str
    rooms: int
    sold: int
    blocked: int
    free: int
    sellable: int
    rules: str = ""
    for_groups: int = 0


def availability(
    asking: Asking,
    from_: str | date | None = None,
    to: str | date | None = None,
    type: str | None = None,
) -> list[NightType]:
    """Every night from → to (not used) and every type, or only `type`. Without dates the next fourteen nights.

    A night nobody has asked for yet has no row: all its rooms are free. Raises Usage for an unknown type.
    """
    begins = day_of(from_ or asking.business_date(), "from")
    first, until = asked.span(begins, to or begins + timedelta(days=FORTNIGHT), ("from", "to"))
    types: dict[str, tuple[int, int, int]] = {}
    counted: dict[tuple[str, str], tuple[int, ...]] = {}
    for code, sort, rooms, overbooking, night, *counts in asking.rows(_COUNTS, first=first, until=until):
        if night is None:
            types[code] = (sort, rooms, overbooking)
        else:
            counted[night, code] = tuple(counts)
    if type and type not in types:
        raise Usage(N_("There is no room type {reference}."), hint=", ".join(sorted(types)), reference=type)
    codes = [type] if type else sorted(types, key=lambda code: (types[code][0], code))
    rules = _rules(asking, first, until)
    listed = (night.isoformat() for night in nights(date.fromisoformat(first), date.fromisoformat(until)))
    return [
        _row(night, code, types[code], counted.get((night, code)), rules.get((night, code)))
        for night in listed
        for code in codes
    ]


def _rules(asking: Asking, first: str, until: str) -> dict[tuple[str, str], Rule]:
    """The rules of sale that hold on every plan, by night and type."""
    found = asking.rows(_RULES, first=first, until=until)
    return {(str(night), str(code)): Rule(*rest) for night, code, *rest in found}


def _row(
    night: str, code: str, kind: tuple[int, int, int], counts: tuple[int, ...] | None, rule: Rule | None
) -> NightType:
    _, rooms, overbooking = kind
    sold, blocked, cap, held = counts or (0, 0, rooms + overbooking, 0)
    left = max(cap - sold, 0)
    if rule is not None and rule.quota is not None:
        left = min(left, max(rule.quota - sold, 0))
    if rule is not None and rule.closed:
        left = 0
    told = sale_rules.told((rule,)) if rule else ""
    return NightType(night, code, rooms, sold, blocked, rooms - blocked - sold, left, told, held)
