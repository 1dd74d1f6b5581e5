"""What taxes and packages come to: pure reckoning, the same for a quote and for closing the day."""

from collections.abc import Iterable
from dataclasses import dataclass

from hotelcs.storage.reading import Reader, build

_TAXES = "SELECT code, name_en, name_zh, per, amount_minor, basis_points, most_nights, exempt FROM tax WHERE active ORDER BY code"
_PACKAGES = "SELECT code, name_en, name_zh, kind, per, every, amount_minor, active FROM package ORDER BY code"


@dataclass(frozen=True, slots=True)
class TaxRule:
    """A tax as the table has it."""

    code: str
    name_en: str
    name_zh: str
    per: str
    amount_minor: int
    basis_points: int
    most_nights: int
    exempt: str

    def due(self, rate_minor: int, adults: int, minors: int, nth: int, segment: str) -> int:
        """The tax of the `nth` night (1 the first) of a stay at that price, in minor units."""
        if (self.most_nights and nth > self.most_nights) or (segment and segment in self.exempt.split()):
            return 0
        percent = (rate_minor * self.basis_points + 5000) // 10_000
        return self.amount_minor * heads(self.per, adults, minors) + percent


@dataclass(frozen=True, slots=True)
class PackageRule:
    """A package as the table has it."""

    code: str
    name_en: str
    name_zh: str
    kind: str
    per: str
    every: str
    amount_minor: int
    active: bool

    def cost(self, nights: int, adults: int, children: int) -> int:
        """What it comes to for a whole stay, in minor units."""
        times = nights if self.every == "night" else 1
        return self.amount_minor * heads(self.per, adults, children) * times


def heads(per: str, adults: int, minors: int) -> int:
    """How many times something is charged that is priced by room, adult or person."""
    return {"room": 1, "adult": adults, "person": adults + minors}[per]


def taxes(reader: Reader) -> list[TaxRule]:
    """The taxes that are charged."""
    return build(reader, TaxRule, _TAXES)


def packages(reader: Reader) -> list[PackageRule]:
    """Every package, those no longer sold too."""
    return build(reader, PackageRule, _PACKAGES)


def taxed(
    rules: Iterable[TaxRule], rates_minor: Iterable[int], adults: int, minors: int, segment: str = ""
) -> int:
    """All taxes of a stay, night by night, in minor units."""
    listed = list(rules)
    return sum(
        tax.due(rate, adults, minors, nth, segment)
        for nth, rate in enumerate(rates_minor, 1)
        for tax in listed
    )
