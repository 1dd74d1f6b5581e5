"""Reports of departments: the shift, satisfaction, housekeeping, staff, registrations of guests from abroad (handbook 05)."""

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

from hotelcs.i18n import N_, tr
from hotelcs.reports import begin
from hotelcs.reports.report import Cell, Column, Report
from hotelcs.reports.rooms_report import span
from hotelcs.reports.thresholds import beyond

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

SATISFACTION = ("M-09", "M-10", "M-11", "M-18", "M-19", "M-20", "M-21", "M-22", "M-23", "M-24")
ROOMS = ("M-26", "M-27", "M-28", "M-29", "M-30")
READY = ("VC", "VI")
KEPT = 2
"""Characters of a name that stay when it is masked: the first, and stars."""


def satisfaction(desk: "Desk", first: str = "", last: str = "") -> Report:
    """What guests said; what the hotel does not ask is n/a. Raises Refusal NO_DATA, Usage."""
    days = span(desk, first, last)
    found = {key: row for key, row in begin.measures(desk, *days[:2]).items() if row.code in SATISFACTION}
    return begin.report(
        desk, "satisfaction", tr(N_("satisfaction")), days, sections=(begin.measured(found, (), desk.currency),), decisions=beyond(desk, found, days[1]),
        data={"metrics": {key: begin.number(row) for key, row in found.items()}, "quotes": []},
    )  # fmt: skip


def housekeeping(desk: "Desk", day: str = "", *, sheet: bool = False) -> Report:
    """Rooms as they stand, floor by floor, how fast they were ready; with a `sheet`, every room to be walked. Raises Usage."""
    days = begin.dates(desk, day, day)
    found = {key: row for key, row in begin.measures(desk, *days[:2]).items() if row.code in ROOMS}
    rooms = desk.show("rooms")
    codes = sorted({row.code for row in rooms})
    floors: dict[int, Counter[str]] = {}
    for row in rooms:
        floors.setdefault(row.floor, Counter())[row.code] += 1
    columns = (
        Column("floor", tr(N_("Floor"))),
        Column("rooms", tr(N_("All rooms")), "count"),
        *(Column(code, code, "count") for code in codes),
    )
    counted: list[tuple[Cell, ...]] = [
        (str(floor), many.total(), *(many[code] for code in codes)) for floor, many in sorted(floors.items())
    ]
    sections = [
        begin.table(tr(N_("Floors")), columns, counted, chart="rooms"),
        begin.measured(found, (), desk.currency),
    ]
    if sheet:
        listed = (Column("room", tr(N_("Room"))), Column("type", tr(N_("Type"))), Column("code", tr(N_("State"))),
                  Column("departure", tr(N_("Leaves"))), Column("flags", tr(N_("Marks"))), Column("done", tr(N_("Done"))))  # fmt: skip
        sections.insert(0, begin.table(tr(N_("Rooms to walk")), listed, [
            (row.room, row.type, row.code, row.departure, " ".join(row.flags), "[ ]") for row in rooms
        ]))  # fmt: skip
    waiting = [row.room for row in rooms if row.arriving and row.code not in READY]
    told = [
        tr(
            N_("{count} rooms of guests who come today are not ready: {rooms}."),
            count=len(waiting),
            rooms=", ".join(waiting[:12]),
        )
    ]
    return begin.report(
        desk, "housekeeping", tr(N_("housekeeping")), days, sections=tuple(sections), decisions=told if waiting else (),
        data={"metrics": {key: begin.number(row) for key, row in found.items()}, "people": [],
              "rooms": [{"room": row.room, "type": row.type, "code": row.code} for row in rooms]},
    )  # fmt: skip


def staff(desk: "Desk", first: str = "", last: str = "", person: str = "") -> Report:
    """What everybody did, or one person; who may not read the staff gets their own. Raises Refusal NO_DATA, Usage."""
    days = span(desk, first, last)
    rows = desk.show("staff-work", person=person, **{"from": days[0], "to": days[1]})
    columns = (
        Column("staff", tr(N_("Number"))), Column("name", tr(N_("Name"))), Column("shifts", tr(N_("Shifts")), "count"),
        Column("resolved", tr(N_("Complaints resolved")), "count"), Column("handovers", tr(N_("Handovers")), "count"),
        Column("duties_signed", tr(N_("Duties signed")), "count"), Column("duties", tr(N_("Of duties")), "count"),
    )  # fmt: skip
    unsigned = [row.staff for row in rows if row.duties_signed < row.duties]
    told = [
        tr(
            N_("{count} people have duties to sign: {people}."),
            count=len(unsigned),
            people=", ".join(unsigned[:12]),
        )
    ]
    return begin.report(
        desk, "staff", tr(N_("staff")), days, sections=(begin.table(tr(N_("Everybody")), columns, [
            (row.staff, row.name, row.shifts, row.resolved, row.handovers, row.duties_signed, row.duties) for row in rows]),),
        decisions=told if unsigned else (), data={"people": [{**asdict(row), "star": None} for row in rows]},
    )  # fmt: skip


def foreigners(desk: "Desk", day: str = "", *, pending: bool = False, revealed: bool = False) -> Report:
    """Registrations of guests from abroad by deadline; only open ones when told so. Late ones make the command end with 4."""
    days = begin.dates(desk, day, day)
    rows = desk.show("registrations", kind="overseas", **({} if pending else {"status": "all"}))
    open_ = [row for row in rows if row.status in ("pending", "rejected")]
    late = [row for row in open_ if row.minutes_left < 0]
    columns = tuple(Column(key, tr(title)) for key, title in (
        ("room", N_("Room")), ("stay", N_("Stay")), ("guest", N_("Guest")), ("nationality", N_("Nationality")), ("status", N_("Status")),
        ("deadline", N_("Deadline")), ("left", N_("Time left"))))  # fmt: skip
    told = [
        tr(
            N_("{room}: the registration is past its deadline by {hours}."),
            room=row.room,
            hours=_hours(-row.minutes_left),
        )
        for row in late
    ]
    line = [tr(N_("{count} pending: {first} deadline {deadline} ({left})"), count=len(open_), first=open_[0].room,
               deadline=_local(desk, open_[0].deadline), left=_hours(open_[0].minutes_left))] if open_ else [tr(N_("None pending."))]  # fmt: skip
    cells = [(row.room, row.stay, row.guest if revealed else masked(row.guest), row.nationality, row.status, _local(desk, row.deadline),
              _hours(row.minutes_left) if row in open_ else "") for row in rows]  # fmt: skip
    data = {"rows": [dict(zip([column.key for column in columns], cell, strict=True)) for cell in cells]}
    return begin.report(
        desk, "foreigners", tr(N_("guests from abroad")), days, lines=tuple(line), decisions=told, data=data,
        sections=(begin.table(tr(N_("Registrations")), columns, cells),),
        late=tr(N_("{count} registrations are past their deadline."), count=len(late)) if late else "",
    )  # fmt: skip


def masked(name: str) -> str:
    """The first character and stars."""
    return f"{name[:1]}**" if name else ""


def _hours(minutes: int) -> str:
    return tr(
        N_("{hours} h {minutes} m"),
        hours=f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}",
        minutes=abs(minutes) % 60,
    )


def _local(desk: "Desk", instant: str) -> str:
    from zoneinfo import ZoneInfo

    from hotelcs.clock import parse_instant

    return parse_instant(instant).astimezone(ZoneInfo(desk.tz)).strftime("%m-%d %H:%M")
