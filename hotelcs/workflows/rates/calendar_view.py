"""What a night of each type costs on a plan, what may be sold of it, and how many are free."""

from dataclasses import dataclass
from datetime import date, timedelta

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.workflows.rates import sale_rules, tariff
from hotelcs.workflows.rates.sale_rules import Rule
from hotelcs.workflows.reservations.availability_view import FORTNIGHT, availability
from hotelcs.workflows.views import Asking, day_of

_RULES = (
    "SELECT night, type_id, closed, closed_arrival, closed_departure, least, most, quota, plan_id FROM sale_rule "
    "WHERE night >= :first AND night < :until AND (plan_id IS NULL OR plan_id = :plan)"
)


@dataclass(frozen=True, slots=True)
class RateNight:
    """A type on a night: its price on the plan for one room (or person) and one night, and its rules in short.

    `rules` are closed, cta and ctd (closed to arrival, to departure), min, max and quota. Minor units.
    """

    night: str
    type: str
    plan: str
    rate_minor: int
    season: str
    free: int
    sellable: int
    rules: str
    currency: str


def rate_calendar(
    asking: Asking,
    from_: str | date | None = None,
    to: str | date | None = None,
    type: str | None = None,
    plan: str = "",
) -> list[RateNight]:
    """Every night from → to (not used) and type, at the prices of `plan`, or of the list. The next fourteen without dates."""
    begins = day_of(from_ or asking.business_date(), "from")
    ends = day_of(to or begins + timedelta(days=FORTNIGHT), "to")
    counted = availability(asking, begins, ends, type)
    found = tariff.load(asking.reader, begins, ends)
    on = next((one for one in found.plans.values() if one.code == plan.strip().upper()), None)
    if plan and on is None:
        raise Usage(N_("There is no rate plan {reference}."), reference=plan)
    kinds = dict(asking.rows("SELECT code, id FROM room_type"))
    seasons = dict(asking.rows("SELECT id, code FROM season"))
    rules = _rules(asking, begins, ends, on.id if on else None)
    made = []
    for one in counted:
        night, kind = date.fromisoformat(one.night), int(kinds[one.type])
        rate = found.lists[kind] if on is None else found.night(on, kind, night)
        told = sale_rules.told(rules.get((one.night, kind), ()))
        made.append(RateNight(one.night, one.type, on.code if on else "", rate, str(seasons.get(found.season(night), "")),
                              one.free, one.sellable, told, asking.currency))  # fmt: skip
    return made


def _rules(asking: Asking, first: date, until: date, plan: int | None) -> dict[tuple[str, int], list[Rule]]:
    found: dict[tuple[str, int], list[Rule]] = {}
    span = {"first": first.isoformat(), "until": until.isoformat(), "plan": plan}
    for night, kind, *rest in asking.rows(_RULES, **span):
        found.setdefault((str(night), kind), []).append(Rule(*rest))
    return found
