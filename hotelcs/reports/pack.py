"""What the desk works with when the machine does not: lists of who is here and who comes, the board, calls, help, telephones, forms."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.reports import begin
from hotelcs.reports.house_list import house_list
from hotelcs.reports.plain_text import heading
from hotelcs.reports.report import Column, Report, shown
from hotelcs.text import clip, pad, width

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

PAGE = 60
"""Lines of a printed page."""
WIDEST = 24
FORM = (N_("Room"), N_("Name"), N_("Document kind and number"), N_("Nationality"), N_("Telephone"), N_("Arrival and departure"),
        N_("Deposit, how paid"), N_("Signature"))  # fmt: skip


def pack(desk: "Desk") -> dict[str, list[str]]:
    """The lines of every sheet by file name. Names are whole, for the desk has to find people: it needs the right to read guests."""
    desk.require("guest.read", N_("Print the lists for a failure"))
    columns = _columns
    sheets: dict[str, Callable[[], list[str]]] = {
        "1-in-house.txt": lambda: _list(desk, N_("In house"), columns("room", "guest", "arrival", "departure", "adults", "balance"), [
            (row.room, row.guest, row.arrival, row.departure, row.adults, row.balance_minor) for row in desk.show("in-house")]),
        "2-arrivals.txt": lambda: _list(desk, N_("Arrivals"), columns("reservation", "guest", "type", "room", "departure", "rate"), [
            (row.reservation, row.guest, row.type, row.room, row.departure, row.rate_minor) for row in desk.show("arrivals")]),
        "3-departures.txt": lambda: _list(desk, N_("Departures"), columns("room", "guest", "departure", "balance", "keys"), [
            (row.room, row.guest, row.departure, row.balance_minor, row.keys_out) for row in desk.show("departures")]),
        "4-board.txt": lambda: _list(desk, N_("Rooms"), columns("room", "type", "code", "guest", "departure", "arriving"), [
            (row.room, row.type, row.code, row.guest, row.departure, row.arriving) for row in desk.show("rooms")]),
        "5-wake-calls.txt": lambda: _list(desk, N_("Wake-up calls"), columns("at", "room", "guest", "done"), [
            (row.at, row.room, row.guest, "[ ]") for row in desk.show("wake-calls")]),
        "6-roll-call.txt": lambda: list(house_list(desk).lines),
        "7-telephones.txt": lambda: _list(desk, N_("Telephones"), columns("name", "phone"), [
            *((row.name, row.number) for row in desk.show("emergency-numbers")), *_staff(desk)]),
        "8-forms.txt": lambda: _forms(desk),
    }  # fmt: skip
    return {name: make() for name, make in sheets.items()}


def pages(lines: Sequence[str]) -> int:
    """Printed pages of a sheet."""
    return max(1, -(-len(lines) // PAGE))


_TITLES: dict[str, tuple[str, Any]] = {
    "room": (N_("Room"), "text"), "guest": (N_("Guest"), "text"), "arrival": (N_("Arrival"), "text"), "departure": (N_("Departure"), "text"),
    "adults": (N_("Adults"), "count"), "balance": (N_("Owes"), "money"), "reservation": (N_("Booking"), "text"), "type": (N_("Type"), "text"),
    "rate": (N_("Rate"), "money"), "keys": (N_("Keys"), "count"), "code": (N_("State"), "text"), "arriving": (N_("Comes"), "text"),
    "at": (N_("When"), "text"), "done": (N_("Done"), "text"), "name": (N_("Name"), "text"), "phone": (N_("Telephone"), "text"),
}  # fmt: skip


def _columns(*keys: str) -> list[Column]:
    return [Column(key, tr(_TITLES[key][0]), _TITLES[key][1]) for key in keys]


def _list(desk: "Desk", title: str, columns: list[Column], rows: list[tuple[Any, ...]]) -> list[str]:
    """Every row; nothing is left out on paper."""
    cells = [[column.title for column in columns]]
    cells += [
        [shown(cell, column, desk.currency) for cell, column in zip(row, columns, strict=True)]
        for row in rows
    ]
    wide = [min(WIDEST, max(width(line[at]) for line in cells)) for at in range(len(columns))]
    return [_head(desk, title), "", *(
        "  ".join(pad(clip(text, many), many, "right" if column.is_number else "left")
                  for text, many, column in zip(line, wide, columns, strict=True)).rstrip() for line in cells)]  # fmt: skip


def _head(desk: "Desk", title: str) -> str:
    today = desk.show("business-day").business_date
    made: Report = begin.report(desk, "degraded-pack", tr(title), (today, today, True))
    return f"{heading(made)[0]}   {made.made}"


def _staff(desk: "Desk") -> list[tuple[str, str]]:
    return (
        [(f"{row.name} {row.posts}", row.phone) for row in desk.show("staff")]
        if _may(desk, "staff.read")
        else []
    )


def _may(desk: "Desk", right: str) -> bool:
    with desk.file.read() as reader:
        return desk.actor(reader).may(right)


def _forms(desk: "Desk") -> list[str]:
    """Three empty registration forms, and lines for charges and for the log."""
    lines = [_head(desk, N_("Forms"))]
    for _ in range(3):
        lines += ["", *(f"{tr(label)}: {'_' * 40}" for label in FORM)]
    lines += ["", tr(N_("Charges: time, room, what, amount, by whom"))] + ["_" * 76] * 12
    return [*lines, "", tr(N_("Shift log: time, room, what, by whom")), *(["_" * 76] * 12)]
