"""The lists of screen 31: the check list, who has not arrived, who has not left, the last audit step by step."""

from dataclasses import dataclass
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.booking import GUARANTEES, money
from hotelcs.screens.listing import Tab
from hotelcs.screens.no_contact import Silent
from hotelcs.screens.paint import fits
from hotelcs.screens.stay_list import balance
from hotelcs.screens.widgets.line_list import Column
from hotelcs.workflows.night.checks import CHECKS

BLOCKED, WARNED, FINE = "x", "!", " "


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the last audit: a step or a figure, when, and how much."""

    name: str
    at: str
    value: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A kind on the check list, with its rows in a line each."""

    kind: str
    title: str
    count: int
    blocks: bool
    screen: str
    items: tuple[str, ...] = ()


def mark(row: Any) -> str:
    """X stops the audit, ! is a warning."""
    return FINE if not row.count else BLOCKED if row.blocks else WARNED


def where(row: Any) -> str:
    """The screen where it is mended."""
    return row.screen if row.screen.isdecimal() else tr(N_("list")) if row.screen else ""


def _checked(row: Any) -> str:
    if not row.count:
        return tr(N_("{title}: none"), title=tr(row.title))
    told = (
        N_("{title}: {count}. This stops the audit; Enter goes there.")
        if row.blocks
        else N_("{title}: {count}. Enter goes there.")
    )
    return tr(told, title=tr(row.title), count=row.count)


CHECK_COLUMNS: tuple[Column[Any], ...] = (
    Column(" ", 1, mark),
    Column(N_("Count"), 5, lambda row: str(row.count) if row.count else "-", "right"),
    Column(N_("What"), 0, lambda row: tr(row.title)),
    Column(N_("Screen"), 7, where),
)
AWAITED_COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("Booking"), 12, lambda row: row.reservation),
    Column(N_("Guest"), 0, lambda row: row.guest or "-"),
    Column(N_("Phone"), 14, lambda row: row.phone or "-"),
    Column(N_("ETA"), 5, lambda row: row.eta or "-"),
    Column(N_("Guarantee"), 15, lambda row: tr(GUARANTEES.get(row.guarantee, row.guarantee))),
    Column(N_("Fee"), 9, lambda row: amount(row.no_show_minor, row.currency), "right"),
)
STAYING_COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("Room"), 6, lambda row: row.room),
    Column(N_("Guest"), 0, lambda row: row.guest),
    Column(N_("Phone"), 14, lambda row: phone_of(row) or "-"),
    Column(N_("Due out"), 10, lambda row: row.departure),
    Column(N_("Balance"), 11, balance, "right"),
    Column(N_("Cards"), 5, lambda row: str(row.keys_out or "-"), "right"),
)
FACT_COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("What"), 0, lambda row: row.name),
    Column(N_("When"), 16, lambda row: row.at),
    Column(N_("How much"), 16, lambda row: row.value, "right"),
)


def checks(desk: Any) -> list[Checked]:
    """The check list; what stops the audit and what warns first."""
    lines: dict[str, list[str]] = {}
    for item in desk.show("audit-items"):
        amount = (
            money(item.balance_minor, item.currency)
            if item.kind == "rate_changes" and item.balance_minor
            else ""
        )
        told = (item.room or item.ref, item.guest or item.words, item.at, item.guest and item.words, amount)
        lines.setdefault(item.kind, []).append("  ".join(part for part in told if part))
    rows = [
        Checked(row.kind, row.title, row.count, row.blocks, row.screen, tuple(lines.get(row.kind, ())))
        for row in desk.show("audit-checks")
    ]
    rows.append(Checked("backup", CHECKS["backup"].title, int(desk.backup_is_old()), False, ""))
    return sorted(rows, key=lambda row: (not (row.count and row.blocks), not row.count))


def awaited(desk: Any) -> list[Any]:
    """Arrivals of the open date that have not come and are not kept."""
    return list(desk.show("not-arrived"))


def staying(desk: Any) -> list[Any]:
    """Who should have left, but those who said that they leave later than now; each with the calls to them."""
    open_ = {row.ref for row in desk.show("audit-items", kind="due_outs")}
    if not open_:
        return []
    calls = {row.reservation: row for row in desk.show("calls", kind="due_out")}
    return [
        Silent(row, calls.get(row.reservation))
        for row in desk.show("departures", left="no")
        if row.stay in open_
    ]


def last(desk: Any) -> list[Fact]:
    """The newest audit: its steps, then its figures."""
    found = desk.show("audits", limit=1)
    return facts(desk, found[0]) if found else []


def facts(desk: Any, audit: Any) -> list[Fact]:
    """The steps of an audit, and for whoever may see money what came of it."""
    steps = [
        Fact(tr(row.title), row.at, str(row.count) if row.at else "-")
        for row in desk.show("audit-steps", day=audit.day)
    ]
    rows = [Fact(tr(N_("Business date {day}"), day=audit.day), audit.closed_at, audit.by), *steps]
    if audit.backup:
        size = f"{audit.backup_bytes / 1e6:.1f} MB" if audit.backup_bytes else ""
        rows.append(Fact(tr(N_("Backup {name}"), name=audit.backup), audit.backup_sha256[:16], size))
    rows.append(Fact(tr(N_("Warnings")), "", str(audit.warnings)))
    me = desk.show("me")
    if "folio.read" not in me.rights:
        return rows
    for day in desk.show("day-figures", **{"from": audit.day, "to": audit.day}):
        rows += [Fact(tr(name), "", value) for name, value in figures(day)]
    return rows


def figures(day: Any) -> list[tuple[str, str]]:
    """The figures of a closed date that are shown and printed: msgid and value."""

    def amount(minor: int | None) -> str:
        return "-" if minor is None else money(minor, day.currency) or "0"

    return [
        (N_("Rooms sold"), f"{day.sold} / {day.sellable}"),
        (N_("Occupancy"), "-" if day.occupancy is None else f"{day.occupancy:.2f} %"),
        (N_("Room revenue"), amount(day.room_revenue_minor)),
        (N_("ADR"), amount(day.adr_minor)),
        (N_("RevPAR"), amount(day.revpar_minor)),
        (N_("No-shows"), f"{day.no_shows} / {day.due}"),
        (N_("Guest ledger: opening"), amount(day.opening_minor)),
        (N_("+ charges"), amount(day.charges_minor)),
        (N_("- payments"), amount(day.payments_minor)),
        (N_("= closing"), amount(day.closing_minor)),
    ]


def _arriving(row: Any) -> str:
    return tr(
        N_("{reservation} {guest}  1 keep 2 no-show {fee} 3 cancel {cost}"), reservation=row.reservation,
        guest=fits(row.guest, 16) or "-", fee=amount(row.no_show_minor, row.currency),
        cost=amount(row.cancel_minor, row.currency),
    )  # fmt: skip


def _arriving_detail(row: Any) -> list[str]:
    """What is decided by, beside the list."""
    return [
        row.guest or "-",
        tr(N_("Telephone {phone}"), phone=row.phone or "-"),
        tr(N_("{arrival} to {departure}"), arrival=row.arrival, departure=row.departure),
        f"{row.type}  {row.room}".rstrip(),
        tr(N_("Adults {adults}, children {children}"), adults=row.adults, children=row.children),
        tr(N_("Comes at {eta}"), eta=row.eta or "-"),
        tr(GUARANTEES.get(row.guarantee, row.guarantee)),
        tr(N_("Rate {rate}"), rate=amount(row.rate_minor, row.currency)),
        tr(N_("Prepaid {amount}"), amount=amount(row.prepaid_minor, row.currency)),
        tr(N_("No-show fee {fee}"), fee=amount(row.no_show_minor, row.currency)),
        tr(N_("Cancelled now {fee}"), fee=amount(row.cancel_minor, row.currency)),
        *row.requests.splitlines(),
    ]


def _leaving_detail(row: Any) -> list[str]:
    """What is decided by, beside the list."""
    tries = row.call.tries if row.call is not None else 0
    return [
        f"{row.room} {row.type}  {row.guest}",
        tr(N_("Telephone {phone}"), phone=phone_of(row) or "-"),
        tr(N_("Not answered: {count}"), count=tries),
        tr(N_("{arrival} to {departure}"), arrival=row.arrival, departure=row.departure),
        tr(N_("Balance {balance}"), balance=balance(row) or "-"),
        tr(N_("Deposit held {held}"), held=money(row.deposit_minor, row.currency) or "-"),
        tr(N_("Key cards out: {count}"), count=row.keys_out),
    ]


def phone_of(row: Any) -> str:
    """The telephone of somebody who should have left."""
    return str(row.call.dial or row.call.phone) if row.call is not None else ""


def amount(minor: int, currency: str) -> str:
    """An amount that is shown when it is nothing, too."""
    return money(minor, currency) or "0"


def _leaving(row: Any) -> str:
    return tr(
        N_("{room} {guest}  1 night more 2 late 3 check out 4 gone unpaid 5 no answer"),
        room=row.room,
        guest=fits(row.guest, 16),
    )


TABS = (
    Tab(N_("Check list"), CHECK_COLUMNS, checks, lambda row: row.kind, N_("All checks are green."), _checked,
        lambda row: [tr(row.title), "", *row.items]),
    Tab(N_("Not arrived"), AWAITED_COLUMNS, awaited, lambda row: row.reservation, N_("Everybody of today has arrived, or is kept."),
        _arriving, _arriving_detail, right="guest.read"),
    Tab(N_("Not left"), STAYING_COLUMNS, staying, lambda row: row.stay, N_("Nobody is in house who should have left."), _leaving,
        _leaving_detail, right="guest.read"),
    Tab(N_("Last audit"), FACT_COLUMNS, last, lambda row: row.name, N_("No audit has been run yet; r runs the first."),
        lambda row: f"{row.name}  {row.at}  {row.value}".rstrip()),
)  # fmt: skip
