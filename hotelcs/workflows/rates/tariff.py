"""What a night costs on a plan: read once for a span of nights, then reckoned (handbook 02 §2.3.5, `rate_plan`).

A plan's own price wins, of a season before all year, of a weekday before any. Without one it is the price of the plan it
is derived from, else the list price of the type, less what the plan takes off. What a long stay takes off comes last.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from hotelcs.storage.reading import Reader, build

_PLANS = (
    "SELECT id, code, name_en, name_zh, base_id, percent_off, amount_off_minor, per_person, member, needs, "
    "cancel_free_hours, cancel_fee, cancel_percent, no_show_fee, no_show_percent, active, sort FROM rate_plan "
    "ORDER BY sort, code"
)
_LISTS = "SELECT id, base_rate_minor FROM room_type"
_PRICES = "SELECT plan_id, type_id, coalesce(season_id, 0), weekday, rate_minor FROM plan_price"
_SPANS = "SELECT first, until, season_id FROM season_span WHERE first < :until AND until > :first"
_LENGTHS = "SELECT plan_id, nights, percent_off FROM plan_length"


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan and its terms, as the table has them."""

    id: int
    code: str
    name_en: str
    name_zh: str
    base_id: int | None
    percent_off: int
    amount_off_minor: int
    per_person: bool
    member: bool
    needs: str
    cancel_free_hours: int | None
    cancel_fee: str
    cancel_percent: int
    no_show_fee: str
    no_show_percent: int
    active: bool
    sort: int


@dataclass(slots=True)
class Tariff:
    """Prices of every plan and type for a span of nights, in minor units."""

    plans: dict[int, Plan]
    lists: dict[int, int]
    prices: dict[tuple[int, int, int, int], int] = field(default_factory=dict)
    spans: list[tuple[str, str, int]] = field(default_factory=list)
    lengths: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def stay(self, plan: Plan, type_id: int, nights: Sequence[date], length: int, people: int) -> list[int]:
        """The price of each of `nights`, of a stay of `length` nights for so many people."""
        off = max((cut for least, cut in self.lengths.get(plan.id, ()) if length >= least), default=0)
        root = self.plans[plan.base_id] if plan.base_id else plan
        heads = max(people, 1) if root.per_person else 1
        return [less(self.night(plan, type_id, night), off) * heads for night in nights]

    def night(self, plan: Plan, type_id: int, night: date) -> int:
        """The price of one night, for one person where the plan is by the head, before what a long stay takes off."""
        own = self._own(plan.id, type_id, night)
        if own is not None:
            return own
        base = self.plans.get(plan.base_id or 0)
        listed = self.lists[type_id] if base is None else self.night(base, type_id, night)
        return max(0, less(listed, plan.percent_off) - plan.amount_off_minor)

    def _own(self, plan_id: int, type_id: int, night: date) -> int | None:
        """The price the plan itself names for the night, the most particular one."""
        season, weekday = self.season(night), night.isoweekday()
        for part, day in ((season, weekday), (season, 0), (0, weekday), (0, 0)):
            if (found := self.prices.get((plan_id, type_id, part, day))) is not None:
                return found
        return None

    def season(self, night: date) -> int:
        """The season of a night; 0 when it has none."""
        day = night.isoformat()
        return next((season for first, until, season in self.spans if first <= day < until), 0)


def less(amount_minor: int, percent: int) -> int:
    """An amount less so many per cent of it, rounded half up to a minor unit."""
    return (amount_minor * (100 - percent) + 50) // 100


def load(reader: Reader, first: date, until: date) -> Tariff:
    """Everything that prices the nights from `first` up to `until`."""
    made = Tariff({plan.id: plan for plan in plans(reader)}, dict(reader.rows(_LISTS)))
    made.prices = {(plan, kind, season, day): rate for plan, kind, season, day, rate in reader.rows(_PRICES)}
    made.spans = [
        (str(begin), str(end), season)
        for begin, end, season in reader.rows(_SPANS, first=first.isoformat(), until=until.isoformat())
    ]
    for plan, nights, percent in reader.rows(_LENGTHS):
        made.lengths.setdefault(plan, []).append((nights, percent))
    return made


def plans(reader: Reader) -> list[Plan]:
    """Every plan in the hotel's order, those no longer sold too."""
    return build(reader, Plan, _PLANS)
