"""What a stay costs, night by night, with taxes and packages, on every plan that may be sold (scenarios G18, G21, G24)."""

from dataclasses import dataclass
from datetime import date

from hotelcs import i18n
from hotelcs.clock import nights
from hotelcs.errors import Usage
from hotelcs.i18n import N_, tr
from hotelcs.storage.reading import one
from hotelcs.workflows.rates import extras_sums, sale_rules, tariff
from hotelcs.workflows.rates.sale_rules import Wanted
from hotelcs.workflows.rates.tariff import Plan, Tariff
from hotelcs.workflows.reservations.asked import span
from hotelcs.workflows.views import Asking

_COMING = "SELECT x.plan_id, p.code, x.included FROM plan_package x JOIN package p ON p.id = x.package_id"


@dataclass(frozen=True, slots=True)
class PricedNight:
    """A night and its price in minor units."""

    night: str
    rate_minor: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A stay on a plan (empty: the list): room, packages, taxes and all of it in minor units.

    `sold` is false when a rule of sale stands in the way, which `why` says in words; `includes` are packages in the price,
    `included` their names.
    """

    plan: str
    name: str
    type: str
    nights: int
    room_minor: int
    packages_minor: int
    taxes_minor: int
    total_minor: int
    member: bool
    needs: str
    cancel_free_hours: int | None
    cancel_fee: str
    includes: str
    included: tuple[str, ...]
    sold: bool
    why: str
    lines: tuple[PricedNight, ...]
    currency: str


def quote(
    asking: Asking,
    type: str,
    arrival: str | date,
    departure: str | date,
    adults: int | str = 1,
    children: int | str = 0,
    plan: str = "",
    packages: str = "",
    segment: str = "",
) -> list[Quote]:
    """The list first, then every plan that is sold, or `plan` alone. `packages` are codes with commas between them."""
    first, until = (date.fromisoformat(day) for day in span(arrival, departure, ("arrival", "departure")))
    if first == until:
        raise Usage(N_("A quote is for a night at least."))
    grown, minors = _count(adults, "adults"), _count(children, "children")
    kind = one(asking.reader, "SELECT id, base_rate_minor, code FROM room_type WHERE code = :code", code=type)
    if kind is None:
        raise Usage(N_("There is no room type {reference}."), reference=type)
    stay = _Stay(asking, tariff.load(asking.reader, first, until), kind, first, until, grown, minors, segment)
    asked = tuple(code for code in packages.upper().replace(",", " ").split() if code)
    stay.refuse_unknown(asked)
    wanted = plan.strip().upper()
    listed = [p for p in stay.tariff.plans.values() if p.active and wanted in ("", p.code)]
    if wanted and not listed:
        raise Usage(N_("There is no rate plan {reference}."), reference=plan)
    offered: list[Plan | None] = [*listed] if wanted else [None, *listed]
    return [stay.quoted(p, asked) for p in offered]


def _count(text: int | str, name: str) -> int:
    try:
        found = int(text)
    except ValueError:
        found = -1
    if not 0 <= found <= 99:
        raise Usage(N_("{name} must be a number, not {text}."), name=name, text=str(text)[:40])
    return found


class _Stay:
    """A stay to be quoted, with everything read that any plan needs."""

    def __init__(
        self, asking: Asking, priced: Tariff, kind: tuple[int, int, str], first: date, until: date, adults: int, minors: int,
        segment: str,
    ) -> None:  # fmt: skip
        self.asking, self.tariff, self.first, self.until = asking, priced, first, until
        self.type_id, self.listed, self.code = kind
        self.adults, self.minors, self.segment = adults, minors, segment
        self.nights = nights(first, until)
        self.taxes = extras_sums.taxes(asking.reader)
        self.packages = {package.code: package for package in extras_sums.packages(asking.reader)}
        self.rules = sale_rules.load(asking.reader, self.type_id, first, until)
        self.coming: dict[int, list[tuple[str, bool]]] = {}
        for plan, code, included in asking.rows(_COMING):
            self.coming.setdefault(plan, []).append((code, bool(included)))

    def refuse_unknown(self, codes: tuple[str, ...]) -> None:
        """Raise Usage for a code that is no package."""
        for code in codes:
            if code not in self.packages:
                raise Usage(N_("There is no package {reference}."), reference=code)

    def _named(self, code: str, *, zh: bool) -> str:
        package = self.packages[code]
        return (package.name_zh if zh else package.name_en) or code

    def quoted(self, plan: Plan | None, asked: tuple[str, ...]) -> Quote:
        """The stay on a plan, or at the prices of the list."""
        rates = [self.listed] * len(self.nights)
        if plan is not None:
            rates = self.tariff.stay(
                plan, self.type_id, self.nights, len(self.nights), self.adults + self.minors
            )
        coming = self.coming.get(plan.id, []) if plan else []
        within = [code for code, included in coming if included]
        beside = {*asked, *(code for code, included in coming if not included)} - set(within)
        extra = sum(self.packages[code].cost(len(self.nights), self.adults, self.minors) for code in beside)
        tax = extras_sums.taxed(self.taxes, rates, self.adults, self.minors, self.segment)
        why = self._why(plan)
        zh = i18n.current() == "zh"
        lines = tuple(
            PricedNight(night.isoformat(), rate) for night, rate in zip(self.nights, rates, strict=True)
        )
        return Quote(
            plan.code if plan else "", (plan.name_zh if zh else plan.name_en) if plan else tr(N_("List price")), self.code,
            len(rates), sum(rates), extra, tax, sum(rates) + extra + tax, bool(plan and plan.member),
            plan.needs if plan else "none", plan.cancel_free_hours if plan else None, plan.cancel_fee if plan else "first_night",
            " ".join(within), tuple(self._named(code, zh=zh) for code in within), not why, why, lines, self.asking.currency,
        )  # fmt: skip

    def _why(self, plan: Plan | None) -> str:
        """The rule of sale in the way, in words; empty when there is none."""
        key = plan.id if plan else None
        wanted = Wanted(self.type_id, key, self.first, self.until, frozenset(self.nights))
        broken = self.rules.broken(wanted)
        if broken is None:
            return ""
        return tr(sale_rules.SAID[broken.code], type=self.code, day=broken.day, number=broken.number)
