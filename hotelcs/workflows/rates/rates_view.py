"""Rate plans with their terms and prices; seasons, taxes, packages, shared rooms."""

from dataclasses import dataclass

from hotelcs import i18n
from hotelcs.storage.reading import build
from hotelcs.workflows.rates import extras_sums, tariff
from hotelcs.workflows.views import Asking

_COMING = "SELECT x.plan_id, p.code, x.included FROM plan_package x JOIN package p ON p.id = x.package_id ORDER BY p.code"
_LENGTHS = "SELECT plan_id, nights, percent_off FROM plan_length ORDER BY nights"
_PRICES = (
    "SELECT p.code, t.code, coalesce(s.code, ''), x.weekday, x.rate_minor, :currency FROM plan_price x "
    "JOIN rate_plan p ON p.id = x.plan_id JOIN room_type t ON t.id = x.type_id LEFT JOIN season s ON s.id = x.season_id "
    "WHERE :plan IN ('', p.code) ORDER BY p.sort, p.code, t.sort, t.code, coalesce(s.code, ''), x.weekday"
)
_SEASONS = (
    "SELECT s.code, CASE WHEN :zh THEN s.name_zh ELSE s.name_en END, coalesce(x.first, ''), coalesce(x.until, '') "
    "FROM season s LEFT JOIN season_span x ON x.season_id = s.id ORDER BY coalesce(x.first, ''), s.code"
)
_BEDS = (
    "SELECT w.no, b.no, t.code FROM bed x JOIN room w ON w.id = x.of_room_id JOIN room b ON b.id = x.room_id "
    "JOIN room_type t ON t.id = b.type_id ORDER BY w.floor, w.no, b.id"
)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan. `cancel_free_hours` is empty where cancelling is never free; `off_minor` and the fees in minor units.

    `lengths` are what long stays save, as 7:10 (from 7 nights on 10 %).
    """

    plan: str
    name: str
    base: str
    percent_off: int
    off_minor: int
    per_person: bool
    member: bool
    needs: str
    cancel_free_hours: int | None
    cancel_fee: str
    cancel_percent: int
    no_show_fee: str
    no_show_percent: int
    includes: str
    adds: str
    lengths: str
    active: bool
    currency: str


def rate_plans(asking: Asking, all: bool | str = False) -> list[PlanRow]:
    """Plans that are sold, in the hotel's order; with `all` those of earlier too."""
    zh = i18n.current() == "zh"
    coming: dict[tuple[int, bool], list[str]] = {}
    for plan, code, included in asking.rows(_COMING):
        coming.setdefault((plan, bool(included)), []).append(code)
    lengths: dict[int, list[str]] = {}
    for plan, nights, percent in asking.rows(_LENGTHS):
        lengths.setdefault(plan, []).append(f"{nights}:{percent}")
    listed = tariff.plans(asking.reader)
    codes = {plan.id: plan.code for plan in listed}
    return [
        PlanRow(
            p.code, p.name_zh if zh else p.name_en, codes.get(p.base_id or 0, ""), p.percent_off, p.amount_off_minor,
            bool(p.per_person), bool(p.member), p.needs, p.cancel_free_hours, p.cancel_fee, p.cancel_percent, p.no_show_fee,
            p.no_show_percent, " ".join(coming.get((p.id, True), ())), " ".join(coming.get((p.id, False), ())),
            " ".join(lengths.get(p.id, ())), bool(p.active), asking.currency,
        )
        for p in listed
        if all or p.active
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A price a plan names itself, in minor units: all year where `season` is empty, on any day where `weekday` is 0."""

    plan: str
    type: str
    season: str
    weekday: int
    rate_minor: int
    currency: str


def plan_prices(asking: Asking, plan: str = "") -> list[PriceRow]:
    """The prices that plans name themselves, of one plan or of all."""
    return build(asking.reader, PriceRow, _PRICES, plan=plan.strip().upper(), currency=asking.currency)


@dataclass(frozen=True, slots=True)
class SeasonRow:
    """Nights of a season, `until` not in it; empty where it has none yet."""

    season: str
    name: str
    first: str
    until: str


def seasons(asking: Asking) -> list[SeasonRow]:
    """Every season and its nights, in the order of the year."""
    return build(asking.reader, SeasonRow, _SEASONS, zh=i18n.current() == "zh")


@dataclass(frozen=True, slots=True)
class TaxRow:
    """A tax of every night, in minor units and hundredths of a per cent; at most so many nights (0: all)."""

    tax: str
    name: str
    per: str
    amount_minor: int
    basis_points: int
    most_nights: int
    exempt: str
    currency: str


def tax_list(asking: Asking) -> list[TaxRow]:
    """The taxes that are charged."""
    zh = i18n.current() == "zh"
    return [
        TaxRow(t.code, t.name_zh if zh else t.name_en, t.per, t.amount_minor, t.basis_points, t.most_nights, t.exempt, asking.currency)
        for t in extras_sums.taxes(asking.reader)
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PackageRow:
    """Something sold with the room: its kind of line, its price in minor units, per what and how often."""

    package: str
    name: str
    kind: str
    per: str
    every: str
    amount_minor: int
    active: bool
    currency: str


def package_list(asking: Asking, all: bool | str = False) -> list[PackageRow]:
    """The packages that are sold; with `all` those of earlier too."""
    zh = i18n.current() == "zh"
    return [
        PackageRow(p.code, p.name_zh if zh else p.name_en, p.kind, p.per, p.every, p.amount_minor, bool(p.active), asking.currency)
        for p in extras_sums.packages(asking.reader)
        if all or p.active
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class BedRow:
    """A bed of a shared room, which is a room of its own of the type `type`."""

    room: str
    bed: str
    type: str


def beds(asking: Asking) -> list[BedRow]:
    """Every room whose beds are sold one by one."""
    return build(asking.reader, BedRow, _BEDS)
