"""What may be sold: closed nights, arrivals and departures, least and most nights, quotas (scenarios B24, B27, B33).

A rule of the type and one of the plan both hold; the stricter wins. Reads only, so that acts and views ask the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from hotelcs.clock import nights
from hotelcs.i18n import N_
from hotelcs.storage.reading import Reader

WEEKS = 14
"""Days before and after which are looked at for another arrival."""
_RULES = (
    "SELECT night, closed, closed_arrival, closed_departure, least, most, quota, plan_id FROM sale_rule "
    "WHERE type_id = :type AND night >= :first AND night <= :last"
)
_TYPE_SOLD = (
    "SELECT night, sold, cap FROM type_night WHERE type_id = :type AND night >= :first AND night <= :last"
)
_PLAN_SOLD = (
    "SELECT n.night, t.plan_id, count(*) FROM reservation_night n JOIN reservation r ON r.id = n.reservation_id "
    "JOIN reservation_terms t ON t.reservation_id = r.id WHERE n.night >= :first AND n.night <= :last "
    "AND n.type_id = :type AND r.id <> :but "
    "AND r.status IN ('tentative','confirmed','guaranteed','checked_in','checked_out') GROUP BY n.night, t.plan_id"
)

SAID = {
    "STOP_SELL": N_("{type} is not sold on {day}."),
    "QUOTA_FULL": N_("All that may be sold of {type} on {day} is sold."),
    "CLOSED_TO_ARRIVAL": N_("Nobody arrives in {type} on {day}."),
    "CLOSED_TO_DEPARTURE": N_("Nobody leaves {type} on {day}."),
    "MIN_STAY": N_("Who arrives in {type} on {day} stays {number} nights or more."),
    "MAX_STAY": N_("Who arrives in {type} on {day} stays {number} nights at most."),
}
"""What each rule says when it is broken."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A stay that is asked for: what of it is new, so that only that is measured."""

    type_id: int
    plan_id: int | None
    arrival: date
    departure: date
    added: frozenset[date]
    arrives: bool = True
    leaves: bool = True
    but: int = 0


@dataclass(frozen=True, slots=True)
class Broken:
    """The rule in the way: its code, its day, and its number of nights."""

    code: str
    day: date
    number: int = 0


class Rule(NamedTuple):
    """A rule of one night; `plan_id` None holds for every plan."""

    closed: bool
    closed_arrival: bool
    closed_departure: bool
    least: int
    most: int
    quota: int | None
    plan_id: int | None


@dataclass(slots=True)
class Rules:
    """The rules of a type by ISO date, on every plan, and what is sold of it."""

    rows: dict[str, list[Rule]] = field(default_factory=dict)
    sold: dict[str, int] = field(default_factory=dict)
    on_plan: dict[tuple[str, int], int] = field(default_factory=dict)
    full: set[str] = field(default_factory=set)

    def broken(self, wanted: Wanted) -> Broken | None:
        """The first rule a stay breaks."""
        for night in sorted(wanted.added):
            for rule in self._of(night, wanted):
                if rule.closed:
                    return Broken("STOP_SELL", night)
                if rule.quota is not None and self._sold(night, rule.plan_id) >= rule.quota:
                    return Broken("QUOTA_FULL", night)
        return self._ends(wanted)

    def _of(self, day: date, wanted: Wanted) -> list[Rule]:
        """The rules of a day that hold for the plan asked for."""
        return [rule for rule in self.rows.get(day.isoformat(), ()) if rule.plan_id in (None, wanted.plan_id)]

    def _sold(self, night: date, plan_id: int | None) -> int:
        day = night.isoformat()
        return self.on_plan.get((day, plan_id), 0) if plan_id else self.sold.get(day, 0)

    def _ends(self, wanted: Wanted) -> Broken | None:
        arrival, departure = self._of(wanted.arrival, wanted), self._of(wanted.departure, wanted)
        if wanted.arrives and any(rule.closed_arrival for rule in arrival):
            return Broken("CLOSED_TO_ARRIVAL", wanted.arrival)
        if wanted.leaves and any(rule.closed_departure for rule in departure):
            return Broken("CLOSED_TO_DEPARTURE", wanted.departure)
        length = (wanted.departure - wanted.arrival).days
        least = max((rule.least for rule in arrival), default=0)
        most = min((rule.most for rule in arrival if rule.most), default=0)
        if (wanted.arrives or wanted.leaves) and length < least:
            return Broken("MIN_STAY", wanted.arrival, least)
        if (wanted.arrives or wanted.leaves) and most and length > most:
            return Broken("MAX_STAY", wanted.arrival, most)
        return None


def load(reader: Reader, type_id: int, first: date, last: date, but: int = 0) -> Rules:
    """The rules of a type from `first` to `last`, both of them; the booking `but` is not counted among what plans sold."""
    span = {"type": type_id, "first": first.isoformat(), "last": last.isoformat()}
    found = Rules()
    for night, *rest in reader.rows(_RULES, **span):
        found.rows.setdefault(str(night), []).append(Rule(*rest))
    if not found.rows:
        return found
    for night, sold, cap in reader.rows(_TYPE_SOLD, **span):
        found.sold[str(night)] = sold
        if sold >= cap:
            found.full.add(str(night))
    if any(rule.plan_id and rule.quota is not None for listed in found.rows.values() for rule in listed):
        sold = reader.rows(_PLAN_SOLD, but=but, **span)
        found.on_plan = {(str(night), int(plan)): int(count) for night, plan, count in sold}
    return found


def nearest(reader: Reader, wanted: Wanted, today: date, broken: Broken) -> list[tuple[date, date]]:
    """Stays nearest to the one refused that may be sold: of the length asked for, or of the length the rule wants."""
    length = (wanted.departure - wanted.arrival).days
    around = timedelta(days=WEEKS)
    first = max(today, wanted.arrival - around)
    rules = load(reader, wanted.type_id, first, wanted.departure + around + timedelta(days=broken.number))
    found = []
    if broken.code in ("MIN_STAY", "MAX_STAY"):
        found.append((wanted.arrival, wanted.arrival + timedelta(days=broken.number)))
    days = sorted(
        nights(first, wanted.arrival + around), key=lambda day: (abs((day - wanted.arrival).days), day)
    )
    found += [(day, day + timedelta(days=length)) for day in days if day != wanted.arrival]
    return [stay for stay in found if _sold(rules, wanted, stay)][:3]


def _sold(rules: Rules, wanted: Wanted, stay: tuple[date, date]) -> bool:
    listed = nights(*stay)
    asked = Wanted(wanted.type_id, wanted.plan_id, *stay, frozenset(listed))
    return not rules.full & {night.isoformat() for night in listed} and rules.broken(asked) is None


def told(rules: Iterable[Rule]) -> str:
    """The rules of one day in short: closed, cta, ctd, min=3, max=7, quota=2; empty when there are none."""
    listed = list(rules)
    least = max((rule.least for rule in listed), default=0)
    most = min((rule.most for rule in listed if rule.most), default=0)
    quota = min((rule.quota for rule in listed if rule.quota is not None), default=None)
    parts = (
        "closed" if any(rule.closed for rule in listed) else "",
        "cta" if any(rule.closed_arrival for rule in listed) else "",
        "ctd" if any(rule.closed_departure for rule in listed) else "",
        f"min={least}" if least > 1 else "",
        f"max={most}" if most else "",
        f"quota={quota}" if quota is not None else "",
    )
    return " ".join(filter(None, parts))
