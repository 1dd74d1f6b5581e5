"""Taxes and packages: what they are, and which packages a booking has."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field
from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.extras import Package, ReservationPackage, Tax
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Ref, Words
from hotelcs.workflows.rates import selling
from hotelcs.workflows.rates.plan_acts import Code
from hotelcs.workflows.reservations import states

Per = Literal["room", "adult", "person"]
OPEN = ("tentative", "waitlist", "confirmed", "guaranteed", "checked_in")
"""States of a booking that packages can still be added to."""


@dataclass(frozen=True, slots=True)
class ExtraSet:
    """What was made or changed: `tax` or `package`, its code, whether it is new."""

    extra: str
    code: str
    added: bool


class SetTax(Act):
    """Make a tax of every night, or change one; what is left out stays. Closing the day charges it, once a night.

    `amount` is per room, adult or person; `basis_points` are hundredths of a per cent of the night's price. At most
    `most_nights` of a stay (0: all). Stays of the segments in `exempt` pay none; per adult minors pay none.
    """

    code: Code
    name_en: Words | None = None
    name_zh: Words | None = None
    per: Per | None = None
    amount: Amount | None = None
    basis_points: Annotated[int, Field(ge=0, le=10_000)] | None = None
    most_nights: Annotated[int, Field(ge=0, le=400)] | None = None
    exempt: Words | None = None
    active: bool | None = None

    def perform(self, work: Work) -> ExtraSet:
        """Nights charged already stay as they were charged."""
        row = work.session.exec(select(Tax).where(Tax.code == self.code)).first()
        added = row is None
        row = row or Tax(code=self.code, name_en=self.code, name_zh=self.code)
        names = ("name_en", "name_zh", "per", "basis_points", "most_nights", "exempt", "active")
        return _write(work, row, self, names, added=added)


class SetPackage(Act):
    """Make something that is sold with the room, or change it; what is left out stays. Bookings keep their price."""

    code: Code
    name_en: Words | None = None
    name_zh: Words | None = None
    kind: Literal["breakfast", "extra_bed", "laundry", "transport", "other"] | None = None
    per: Per | None = None
    every: Literal["night", "stay"] | None = None
    amount: Amount | None = None
    active: bool | None = None

    def perform(self, work: Work) -> ExtraSet:
        """What is not sold any more stays with who has it."""
        row = work.session.exec(select(Package).where(Package.code == self.code)).first()
        added = row is None
        row = row or Package(code=self.code, name_en=self.code, name_zh=self.code)
        return _write(work, row, self, ("name_en", "name_zh", "kind", "per", "every", "active"), added=added)


def _write(work: Work, row: Any, act: Any, names: tuple[str, ...], *, added: bool) -> ExtraSet:
    for name in names:
        if (wanted := getattr(act, name)) is not None:
            setattr(row, name, wanted)
    if act.amount is not None:
        row.amount_minor = act.amount
    work.add(row)
    return ExtraSet("tax" if isinstance(row, Tax) else "package", row.code, added)


@dataclass(frozen=True, slots=True)
class PackageOf:
    """The booking and the package it has now, or no more; the price of one, in minor units."""

    reservation: str
    package: str
    unit_minor: int


class AddPackage(Act):
    """Give a booking a package at today's price; it is charged from the next closing of the day on."""

    reservation: Ref
    package: Ref

    def perform(self, work: Work) -> PackageOf:
        """A package it has is refused: nothing is charged twice."""
        reservation = lookup.reservation(work, self.reservation)
        if reservation.status not in OPEN:
            raise Refusal("ILLEGAL_STATE", N_("{no} is {state}; nothing can be charged yet."), field="reservation",
                          next=states.LEGAL[reservation.status], no=reservation.no,
                          state=Word(states.NAMES[reservation.status]))  # fmt: skip
        package = selling.package_of(work, self.package)
        if work.session.get(ReservationPackage, (reservation.id, package.id)) is not None:
            raise Refusal("PACKAGE_THERE", N_("{no} has {package} already."), field="package", next=("drop-package",),
                          no=reservation.no, package=package.code)  # fmt: skip
        selling.add_package(work, reservation, package)
        return PackageOf(reservation.no, package.code, package.amount_minor)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Taking it away."""
        DropPackage.verb = "drop-package"
        from hotelcs.workflows.verbs import act_of

        return act_of("drop-package").parse(
            {"reservation": result["reservation"], "package": result["package"]}
        )


class DropPackage(Act):
    """Take a package from a booking; what was charged for it stays on the bill."""

    reservation: Ref
    package: Ref

    def perform(self, work: Work) -> PackageOf:
        """One that comes with the plan goes as well."""
        reservation = lookup.reservation(work, self.reservation)
        package = work.session.exec(
            select(Package).where(Package.code == self.package.strip().upper())
        ).first()
        row = work.session.get(ReservationPackage, (reservation.id, package.id)) if package else None
        if package is None or row is None:
            raise Refusal("PACKAGE_NOT_THERE", N_("{no} has no {package}."), field="package", next=("show reservation",),
                          no=reservation.no, package=self.package)  # fmt: skip
        work.session.delete(row)
        work.changed += 1
        return PackageOf(reservation.no, package.code, row.unit_minor)
