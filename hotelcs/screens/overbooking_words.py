"""Overbooked nights in words and columns: the shortage, who goes, who stays, who was sent, who was turned away, partners."""

from decimal import ROUND_CEILING, Decimal
from typing import Any

from hotelcs import i18n
from hotelcs.i18n import N_, tr
from hotelcs.screens.booking import money
from hotelcs.screens.turned_away import KINDS, REASONS
from hotelcs.screens.widgets.line_list import Column

RULES = {
    "none_late": N_("no guarantee, comes late"),
    "none": N_("no guarantee"),
    "agency_one_night": N_("one night, by an agency"),
    "direct_one_night": N_("one night, booked here"),
}
KEPT = {
    "vip": N_("VIP"),
    "family": N_("children, it is late"),
    "assist": N_("needs assistance"),
    "nights": N_("several nights"),
    "party": N_("of a party"),
    "promised": N_("promised"),
    "pinned": N_("this very room"),
}
CHANNELS = {
    "walk_in": N_("walk-in"), "phone": N_("telephone"), "direct_web": N_("website"), "ota": N_("portal"), "corporate": N_("company"),
    "agency": N_("agency"), "member": N_("member"), "bot": N_("assistant"), "house": N_("house"),
}  # fmt: skip
TRANSPORTS = {"taxi": N_("taxi"), "hotel_car": N_("hotel car"), "own": N_("own way"), "none": N_("none")}
FOLLOWED = {"content": N_("content"), "unhappy": N_("unhappy"), "unreachable": N_("not reached")}
FOLLOW = {"due": N_("to call"), "done": N_("called"), "taken_back": N_("taken back")}


def why(row: Any) -> str:
    """Why somebody is on the list, or why they stay."""
    if row.kept:
        return tr(N_(", ")).join(tr(KEPT[kept]) for kept in row.kept)
    return tr(RULES[row.rule])


def name_of(row: Any) -> str:
    """A partner hotel in the language of whoever reads."""
    return str(row.name_zh if i18n.current() == "zh" else row.name_en)


def followed(row: Any) -> str:
    """How the call of the next morning stands; ! while the channel is not told."""
    told = tr(FOLLOWED[row.outcome]) if row.outcome else tr(FOLLOW[row.follow])
    if row.follow == "taken_back":
        told = tr(FOLLOW["taken_back"])
    return f"!{told}" if row.channel and not row.told_at and row.follow != "taken_back" else told


def expected(row: Any) -> int:
    """Whole rooms that will be wanted, a part of one counted as one."""
    if row.short:
        return int(row.sellable + row.short)
    return int(Decimal(row.expected).to_integral_value(ROUND_CEILING))


def need(row: Any) -> str:
    """Whole rooms that are missing, or how many are left over."""
    spare = row.sellable - expected(row)
    return tr(N_("{count} spare"), count=spare) if spare > 0 else str(row.short)


def to_source(row: Any) -> str:
    """Rooms still to be found elsewhere; of a type those to be given a better one."""
    if row.to_source:
        return f"!{row.to_source}"
    return tr(N_("up {count}"), count=row.short) if row.type and row.short else "-"


SHORT: tuple[Column[Any], ...] = (
    Column(N_("Night of"), 10, lambda row: row.night),
    Column(N_("Type"), 6, lambda row: row.type or tr(N_("house"))),
    Column(N_("Here"), 5, lambda row: str(row.stayovers), "right"),
    Column(N_("Guar."), 5, lambda row: str(row.guaranteed), "right"),
    Column(N_("Unguar."), 7, lambda row: str(row.unguaranteed), "right"),
    Column(N_("Expected"), 8, lambda row: str(expected(row)), "right"),
    Column(N_("Rms."), 5, lambda row: str(row.sellable), "right"),
    Column(N_("Need"), 8, need, "right"),
    Column(N_("To source"), 9, to_source, "right"),
    Column("", 0, lambda row: tr(N_("held {count}"), count=row.sourced) if row.sourced else ""),
)  # fmt: skip
GOES: tuple[Column[Any], ...] = (
    Column(N_("No."), 3, lambda row: str(row.place), "right"),
    Column(N_("Guest"), 0, lambda row: row.guest or tr(N_("(no name yet)"))),
    Column(N_("Type"), 4, lambda row: row.type),
    Column(N_("Nts"), 3, lambda row: str(row.nights), "right"),
    Column(N_("ETA"), 5, lambda row: row.eta or "-"),
    Column(N_("Why"), 24, why),
    Column(N_("Booking"), 12, lambda row: row.reservation),
)
STAYS = tuple(column for column in GOES if column.title != N_("No."))
SENT: tuple[Column[Any], ...] = (
    Column(N_("Day"), 5, lambda row: row.day[5:]),
    Column(N_("Guest"), 0, lambda row: row.guest),
    Column(N_("Hotel"), 12, name_of),
    Column(N_("Nts"), 3, lambda row: str(row.nights), "right"),
    Column(N_("Cost"), 9, lambda row: money(row.cost_minor + row.transport_minor, row.currency), "right"),
    Column(N_("Back"), 8, lambda row: money(row.to_refund_minor, row.currency) if row.to_refund_minor else "-", "right"),
    Column(N_("Follow up"), 12, followed),
)  # fmt: skip
TURNED_AWAY: tuple[Column[Any], ...] = (
    Column(N_("Noted"), 11, lambda row: row.at[5:]),
    Column(N_("For"), 5, lambda row: row.arrival[5:]),
    Column(N_("Nts"), 3, lambda row: str(row.nights), "right"),
    Column(N_("Type"), 4, lambda row: row.type or "-"),
    Column(N_("Rms."), 5, lambda row: str(row.rooms), "right"),
    Column(N_("What"), 15, lambda row: tr(KINDS[row.kind])),
    Column(N_("Reason"), 12, lambda row: tr(REASONS[row.reason])),
    Column(N_("Contact"), 0, lambda row: row.contact or row.note),
)
PARTNERS: tuple[Column[Any], ...] = (
    Column(N_("Code"), 8, lambda row: row.partner),
    Column(N_("Hotel"), 0, name_of),
    Column(N_("Stars"), 5, lambda row: "*" * row.stars),
    Column(N_("Away m"), 7, lambda row: str(row.distance_m), "right"),
    Column(N_("A night"), 9, lambda row: money(row.rate_minor, row.currency), "right"),
    Column(N_("Held"), 5, lambda row: str(row.held), "right"),
    Column(N_("Used"), 4, lambda row: str(row.used), "right"),
    Column(N_("Phone"), 17, lambda row: row.phone if row.active else tr(N_("takes nobody"))),
)


def short_told(row: Any) -> str:
    """The need of a night as it is worked out: guests without a guarantee stand second of those to come."""
    slots = {"night": row.night[5:], "stay": row.stayovers, "firm": row.guaranteed, "open": row.unguaranteed,
             "expected": row.expected, "rooms": row.sellable}  # fmt: skip
    return tr(
        N_("{night}: {stay} stay, {firm}+{open} to come; less usual no-shows {expected} for {rooms} rooms"),
        **slots,
    )


def goes_told(row: Any) -> str:
    """Who, and why here on the list."""
    slots = {"reservation": row.reservation, "guest": row.guest, "why": why(row), "channel": tr(CHANNELS[row.channel]),
             "promise": row.promise}  # fmt: skip
    if row.promise:
        return tr(N_("{reservation} {guest}: stays, {why} ({promise})"), **slots)
    return tr(N_("{reservation} {guest}: {why}, {channel}"), **slots)


def sent_told(row: Any) -> str:
    """Where somebody is, and what is left to do."""
    slots = {
        "reservation": row.reservation,
        "guest": row.guest,
        "hotel": name_of(row),
        "due": row.follow_due[5:],
        "follow": followed(row),
    }
    if row.follow == "due":
        return tr(N_("{reservation} {guest} is at {hotel}; to be called {due}"), **slots)
    return tr(N_("{reservation} {guest} was at {hotel}: {follow}"), **slots)


def sent_detail(row: Any) -> list[str]:
    """Everything of a walk."""
    lines = [
        f"{row.guest}  {row.phone}",
        f"{name_of(row)}  {row.partner_phone}  {row.room_type}".rstrip(),
        tr(N_("Agreed {at} by {who}"), at=row.agreed_at, who=row.actor),
        tr(N_("Nights {nights}, room {cost}, transport {ride} ({transport})"), nights=row.nights, cost=money(row.cost_minor, row.currency),
           ride=money(row.transport_minor, row.currency), transport=tr(TRANSPORTS[row.transport])),
        tr(N_("On the house's account {folio}"), folio=row.folio),
    ]  # fmt: skip
    if row.to_refund_minor:
        lines.append(
            tr(N_("Paid here, to be paid back: {amount}"), amount=money(row.to_refund_minor, row.currency))
        )
    if row.prepaid_minor:
        lines.append(tr(N_("Paid elsewhere: {amount}"), amount=money(row.prepaid_minor, row.currency)))
    if row.return_booking:
        lines.append(tr(N_("Comes back: {booking}"), booking=row.return_booking))
    if row.channel:
        told = row.told_at or tr(N_("not yet"))
        lines.append(
            tr(
                N_("Channel {channel} {ref} told: {told}"),
                channel=tr(CHANNELS[row.channel]),
                ref=row.source_ref,
                told=told,
            )
        )
    return [*lines, *filter(None, (row.return_offer, row.reason, sent_told(row), row.words))]


def turned_told(row: Any) -> str:
    """Who asked for what, and why there is no booking."""
    return tr(N_("{arrival} to {departure}, {type}: {what}, {reason}"), arrival=row.arrival, departure=row.departure,
              type=row.type or "-", what=tr(KINDS[row.kind]), reason=tr(REASONS[row.reason]))  # fmt: skip


def partner_told(row: Any) -> str:
    """A partner hotel in a line."""
    return f"{row.partner} {name_of(row)}  {row.phone}  {row.address}".rstrip()
