"""Posting taxes and packages: by closing the day for everybody in house, or for one night overstayed; each once.

`auto_key` is `tax:CODE:booking:night`, `package:CODE:booking:night`, and `package:CODE:booking` for what is sold once a stay.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from hotelcs.models.folios import Folio, FolioLine
from hotelcs.models.reservations import Reservation
from hotelcs.workflows.act import Work
from hotelcs.workflows.rates import extras_sums
from hotelcs.workflows.rates.extras_sums import TaxRule, heads
from hotelcs.workflows.reception import folio, routing

KEYS = ("tax:", "package:")
_PEOPLE = (
    "coalesce((SELECT sum(NOT g.minor) FROM stay s JOIN stay_guest g ON g.stay_id = s.id AND g.left_at IS NULL "
    "WHERE s.reservation_id = r.id AND s.status = 'in_house'), r.adults), "
    "coalesce((SELECT sum(g.minor) FROM stay s JOIN stay_guest g ON g.stay_id = s.id AND g.left_at IS NULL "
    "WHERE s.reservation_id = r.id AND s.status = 'in_house'), r.children)"
)
_STAYS = (
    f"SELECT r.id, r.arrival, r.segment, r.adults, r.children, {_PEOPLE}, n.rate_minor FROM stay i "
    "JOIN reservation r ON r.id = i.reservation_id "
    "JOIN reservation_night n ON n.reservation_id = r.id AND n.night = :day WHERE i.status = 'in_house' ORDER BY i.id"
)
_STAY = f"SELECT r.id, r.arrival, r.segment, r.adults, r.children, {_PEOPLE}, 0 FROM reservation r WHERE r.id = :id"
_PACKAGES = (
    "SELECT x.reservation_id, p.code, p.name_en, p.name_zh, p.kind, p.per, p.every, x.unit_minor FROM reservation_package x "
    "JOIN package p ON p.id = x.package_id WHERE NOT x.included AND x.unit_minor > 0"
)
_IN_HOUSE = " AND x.reservation_id IN (SELECT reservation_id FROM stay WHERE status = 'in_house')"
_POSTED = "SELECT auto_key FROM folio_line WHERE auto_key IN (SELECT value FROM json_each(:keys))"
_ONCE = "SELECT 1 FROM folio_line WHERE auto_key = :key LIMIT 1"


@dataclass(frozen=True, slots=True)
class Sleeper:
    """A stay on a night: what was booked, who is there, what the night costs."""

    reservation_id: int
    arrival: str
    segment: str
    adults: int
    children: int
    adults_there: int
    minors_there: int
    rate_minor: int


@dataclass(frozen=True, slots=True)
class Due:
    """A line to post."""

    reservation_id: int
    kind: str
    key: str
    name: str
    qty: int
    unit_minor: int


def charge_extras(work: Work, bills: dict[int, int]) -> tuple[int, int]:
    """Post tonight's taxes and packages of everybody in house; `bills` are folios by booking. Minor units: taxes, packages."""
    day = work.business_date
    taxes = extras_sums.taxes(work.reader)
    sold: dict[int, list[tuple[str, ...]]] = {}
    for booking, *rest in work.reader.rows(_PACKAGES + _IN_HOUSE):
        sold.setdefault(booking, []).append(tuple(rest))
    if not taxes and not sold:
        return 0, 0
    sleepers = [Sleeper(*row) for row in work.reader.rows(_STAYS, day=day.isoformat())]
    zh = work.property.locale == "zh"
    dues = [
        due for one in sleepers for due in _dues(one, day, taxes, sold.get(one.reservation_id, []), zh=zh)
    ]
    keys = json.dumps([due.key for due in dues])
    once = {key for (key,) in work.reader.rows(_POSTED, keys=keys)}
    dues = [due for due in dues if due.key not in once]
    _post(work, dues, bills)
    return (sum(due.qty * due.unit_minor for due in dues if due.kind == "tax"),
            sum(due.qty * due.unit_minor for due in dues if due.kind != "tax"))  # fmt: skip


def _post(work: Work, dues: list[Due], bills: dict[int, int]) -> None:
    """Post to the bills of the bookings, all at once; one by one where a rule sends a kind elsewhere."""
    day, lines = work.business_date, []
    ruled = {kind: routing.ruled(work, kind) for kind in {due.kind for due in dues}}
    for due in dues:
        if due.reservation_id in ruled[due.kind]:
            bill = work.session.get_one(Folio, bills[due.reservation_id])
            folio.charge(
                work,
                bill,
                due.kind,
                due.unit_minor,
                qty=due.qty,
                description=due.name,
                night=day,
                auto_key=due.key,
            )
            continue
        lines.append({
            "folio_id": bills[due.reservation_id], "business_date": day, "at": work.now, "kind": due.kind, "description": due.name,
            "qty": due.qty, "unit_minor": due.unit_minor, "amount_minor": due.qty * due.unit_minor, "night": day, "reason": "",
            "auto_key": due.key, "actor": work.actor.login,
        })  # fmt: skip
    if lines:
        work.run(FolioLine.__table__.insert(), lines)  # type: ignore[attr-defined]
    work.changed += len(lines)


def charge_night(work: Work, reservation: Reservation, bill: Folio, night: date, rate_minor: int) -> int:
    """Post taxes and packages of one night that was overstayed, each once; minor units come back."""
    taxes = extras_sums.taxes(work.reader)
    found = work.reader.rows(_PACKAGES + " AND x.reservation_id = :id", id=reservation.id)
    if not taxes and not found:
        return 0
    one = replace(Sleeper(*work.reader.rows(_STAY, id=reservation.id)[0]), rate_minor=rate_minor)
    posted = 0
    packages = [tuple(row[1:]) for row in found]
    for due in _dues(one, night, taxes, packages, zh=work.property.locale == "zh"):
        if due.key.count(":") == 2 and work.reader.rows(_ONCE, key=due.key):
            continue
        key = folio.fresh_key(work, due.key)
        line = folio.charge(
            work, bill, due.kind, due.unit_minor, qty=due.qty, description=due.name, night=night, auto_key=key
        )
        posted += line.amount_minor
    return posted


def _dues(
    one: Sleeper, night: date, taxes: list[TaxRule], packages: list[tuple[str, ...]], *, zh: bool
) -> Iterator[Due]:
    """What a night brings: taxes by who is there, packages by what was booked."""
    nth = (night - date.fromisoformat(one.arrival)).days + 1
    for tax in taxes:
        amount = tax.due(one.rate_minor, one.adults_there, one.minors_there, nth, one.segment)
        if amount:
            yield Due(one.reservation_id, "tax", f"tax:{tax.code}:{one.reservation_id}:{night}", tax.name_zh if zh else tax.name_en, 1,
                      amount)  # fmt: skip
    for code, name_en, name_zh, kind, per, every, unit in packages:
        qty = heads(per, one.adults, one.children)
        key = f"package:{code}:{one.reservation_id}" + (f":{night}" if every == "night" else "")
        if qty:
            yield Due(one.reservation_id, kind, key, name_zh if zh else name_en, qty, int(unit))
