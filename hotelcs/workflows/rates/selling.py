"""Selling on a plan: who may have it, what it costs, what it binds the booking to."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import text
from sqlmodel import select

from hotelcs.clock import nights
from hotelcs.errors import Refusal
from hotelcs.i18n import N_, AnyOf, Word
from hotelcs.models.extras import Package, PlanPackage, ReservationPackage
from hotelcs.models.rates import ReservationTerms
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import RoomType
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.act import Work
from hotelcs.workflows.rates import sale_rules, tariff
from hotelcs.workflows.rates.sale_rules import Wanted
from hotelcs.workflows.rates.tariff import Plan
from hotelcs.workflows.reservations.prices import refuse_discount

NEEDED = {"any": N_("a guarantee"), "prepaid": N_("payment in advance")}
_BOUND = (
    "SELECT p.code FROM reservation_terms t JOIN rate_plan p ON p.id = t.plan_id WHERE t.reservation_id = :id"
)


def plan_of(work: Work, code: str) -> Plan:
    """The plan of a code. Raises Refusal PLAN_UNKNOWN."""
    found = next((plan for plan in tariff.plans(work.reader) if plan.code == code.strip().upper()), None)
    if found is None:
        raise lookup.unknown("PLAN_UNKNOWN", N_("There is no rate plan {reference}."), "plan", code)
    return found


def bound(work: Work, reservation: Reservation) -> str | None:
    """The code of the plan a booking was made on; None without one."""
    found = value(work.reader, _BOUND, id=reservation.id)
    return None if found is None else str(found)


def refuse_plan(plan: Plan, channel: str, guarantee: str, *, firm: bool) -> None:
    """Refuse a plan that is not sold any more, or not to this guest, or (`firm`) that needs a guarantee.

    Who walks in pays at the desk: nothing is asked beforehand.
    """
    if not plan.active:
        raise Refusal(
            "PLAN_CLOSED",
            N_("{plan} is not sold any more."),
            field="plan",
            next=("show rate-plans",),
            plan=plan.code,
        )
    if plan.member and channel not in ("member", "walk_in"):
        raise Refusal("MEMBERS_ONLY", N_("{plan} is for members."), field="plan", next=("channel=member", "show rate-plans"),
                      plan=plan.code)  # fmt: skip
    if firm and channel != "walk_in":
        refuse_unguaranteed(plan.code, plan.needs, guarantee)


def refuse_unguaranteed(plan: str, needs: str, guarantee: str) -> None:
    """Refuse a firm booking without the guarantee that its plan asks for."""
    if needs == "none" or (
        guarantee != "none" if needs == "any" else guarantee in ("prepaid", "credit_stay")
    ):
        return
    raise Refusal("GUARANTEE_NEEDED", N_("{plan} is sold with {needed} only."), field="guarantee",
                  next=("guarantee", "show rate-plans"), plan=plan, needed=Word(NEEDED[needs]))  # fmt: skip


def prices(
    work: Work, plan: Plan, kind: RoomType, arrival: date, departure: date, people: int
) -> dict[date, int]:
    """What each night from arrival to departure costs on the plan, in minor units; of a day use its day alone."""
    listed = nights(arrival, departure) or [arrival]
    priced = tariff.load(work.reader, listed[0], listed[-1] + timedelta(days=1))
    found = priced.stay(plan, int(kind.id or 0), listed, len(listed), people)
    return dict(zip(listed, found, strict=True))


def refuse_below(
    work: Work, channel: str, asked: Mapping[date, int], listed: Mapping[date, int], field: str
) -> None:
    """Refuse prices further below those of the plan than the own posts may go; the worst night is measured."""
    pairs = [(listed[night], rate) for night, rate in asked.items() if listed.get(night, 0) > rate]
    if pairs:
        whole, rate = max(pairs, key=lambda pair: (pair[0] - pair[1]) / pair[0])
        refuse_discount(work, channel, whole, (rate,), field)


def bind(work: Work, reservation: Reservation, plan: Plan) -> None:
    """Write the plan and its terms down for the booking, with what comes with it."""
    work.session.flush()
    row = work.session.get(ReservationTerms, reservation.id)
    terms = {
        name: getattr(plan, name)
        for name in (
            "needs",
            "cancel_free_hours",
            "cancel_fee",
            "cancel_percent",
            "no_show_fee",
            "no_show_percent",
        )
    }
    if row is None:
        row = work.add(ReservationTerms(reservation_id=int(reservation.id or 0), plan_id=plan.id, **terms))
    for name, wanted in (("plan_id", plan.id), *terms.items()):
        setattr(row, name, wanted)
    coming = select(Package, PlanPackage.included).join(PlanPackage).where(PlanPackage.plan_id == plan.id)
    for package, included in work.session.exec(coming).all():
        add_package(work, reservation, package, included=included)


_TERMS = "plan_id, needs, cancel_free_hours, cancel_fee, cancel_percent, no_show_fee, no_show_percent"
_COPY_TERMS = text(
    f"INSERT INTO reservation_terms (reservation_id, {_TERMS}) SELECT :made, {_TERMS} FROM reservation_terms "
    "WHERE reservation_id = :id"
)
_COPY_PACKAGES = text(
    "INSERT INTO reservation_package (reservation_id, package_id, included, unit_minor) "
    "SELECT :made, x.package_id, x.included, x.unit_minor FROM reservation_package x JOIN package p ON p.id = x.package_id "
    "WHERE x.reservation_id = :id AND NOT (p.every = 'stay' AND EXISTS (SELECT 1 FROM folio_line l "
    "WHERE l.auto_key = 'package:' || p.code || ':' || x.reservation_id))"
)


def copy_terms(work: Work, booking: Reservation, made: Reservation) -> None:
    """A booking made from another is on its plan, with its terms and packages; what was charged once a stay stays with that one."""
    for statement in (_COPY_TERMS, _COPY_PACKAGES):
        work.run(statement, {"id": booking.id, "made": made.id})


def add_package(work: Work, reservation: Reservation, package: Package, *, included: bool = False) -> None:
    """Give a booking a package at today's price; one it has takes the new terms."""
    row = work.session.get(ReservationPackage, (reservation.id, package.id))
    if row is None:
        row = work.add(
            ReservationPackage(reservation_id=int(reservation.id or 0), package_id=int(package.id or 0))
        )
    row.included, row.unit_minor = included, 0 if included else package.amount_minor


def package_of(work: Work, code: str, field: str = "package") -> Package:
    """The package of a code that is sold. Raises Refusal PACKAGE_UNKNOWN."""
    found = work.session.exec(select(Package).where(Package.code == code.strip().upper())).first()
    if found is None or not found.active:
        raise lookup.unknown("PACKAGE_UNKNOWN", N_("There is no package {reference}."), field, code)
    return found


def refuse_unsold(work: Work, kind: RoomType, wanted: Wanted, *, overbook: bool) -> None:
    """Refuse what a rule of sale closes, offering the nearest stays that are sold; who may overbook passes it."""
    first = min((*wanted.added, wanted.arrival, wanted.departure))
    rules = sale_rules.load(work.reader, wanted.type_id, first, wanted.departure, wanted.but)
    broken = rules.broken(wanted)
    if broken is None or rights.ask(work, "overbook", "overbook", wanted=overbook):
        return
    near = sale_rules.nearest(work.reader, wanted, work.business_date, broken)
    stays = tuple(f"{arrival} - {departure}" for arrival, departure in near)
    field = "departure" if broken.code in ("CLOSED_TO_DEPARTURE", "MIN_STAY", "MAX_STAY") else "arrival"
    raise Refusal(
        broken.code, sale_rules.SAID[broken.code], field=field, next=("choose-dates", "choose-type", "overbook"),
        hint=N_("Nearest: {stays}.") if stays else "", items=stays, type=kind.code, day=broken.day, number=broken.number,
        stays=AnyOf(stays),
    )  # fmt: skip
