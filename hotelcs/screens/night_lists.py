"""The lists of screen 31: the check list, who has not arrived, who has not left, the last audit step by step."""

from dataclasses import dataclass
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.booking import GUARANTEES, money
from hotelcs.screens.listing import Tab
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
    Column(N_("Type"), 5, lambda row: row.type),
    Column(N_("ETA"), 5, lambda row: row.eta or "-"),
    Column(N_("Guarantee"), 17, lambda row: tr(GUARANTEES.get(row.guarantee, row.guarantee))),
    Column(N_("Rate"), 10, lambda row: money(row.rate_minor, row.currency), "right"),
    Column(N_("Until"), 5, lambda row: row.departure[5:]),
)
STAYING_COLUMNS: tuple[Column[Any], ...] = (
    Column(N_("Room"), 6, lambda row: row.room),
    Column(N_("Guest"), 0, lambda row: row.guest),
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
        told = (item.room or item.ref, item.guest or item.words, item.at)
        lines.setdefault(item.kind, []).append("  ".join(part for part in told if part))
    rows = [
        Checked(row.kind, row.title, row.count, row.blocks, row.screen, tuple(lines.get(row.kind, ())))
        for row in desk.show("audit-checks")
    ]
    rows.append(Checked("backup", CHECKS["backup"].title, int(desk.backup_is_old()), False, ""))
    return sorted(rows, key=lambda row: (not (row.count and row.blocks), not row.count))


def awaited(desk: Any) -> list[Any]:
    """Arrivals of the open date that have not come and are not kept."""
    open_ = {row.ref for row in desk.show("audit-items", kind="arrivals")}
    return [row for row in desk.show("arrivals") if row.reservation in open_] if open_ else []


def staying(desk: Any) -> list[Any]:
    """Who should have left, but those who said that they leave later than now."""
    open_ = {row.ref for row in desk.show("audit-items", kind="due_outs")}
    return [row for row in desk.show("departures", left="no") if row.stay in open_] if open_ else []


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
        N_("{reservation} {guest}  1 keep 2 no-show 3 cancel"),
        reservation=row.reservation,
        guest=row.guest or "-",
    )


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
        _arriving, right="guest.read"),
    Tab(N_("Not left"), STAYING_COLUMNS, staying, lambda row: row.stay, N_("Nobody is in house who should have left."), _leaving,
        right="guest.read"),
    Tab(N_("Last audit"), FACT_COLUMNS, last, lambda row: row.name, N_("No audit has been run yet; r runs the first."),
        lambda row: f"{row.name}  {row.at}  {row.value}".rstrip()),
)  # fmt: skip
