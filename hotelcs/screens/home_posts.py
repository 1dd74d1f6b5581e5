"""What Home shows to whom: each post has its panels, and asks only for the rows that these need (handbook SC01)."""

from collections import Counter as Tally
from collections.abc import Sequence
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.codes import code_word
from hotelcs.screens.paint import ALARM, PLAIN, STRONG, WARN, Row, Rule, cell, flow, words
from hotelcs.screens.widgets.rack import marks

TODAY, ROOMS, WAITING, ARRIVALS, WANTED, OFF, LOAD, FORECAST = range(8)
LAYOUTS: dict[str, tuple[int, ...]] = {
    "REC": (TODAY, ROOMS, WAITING, ARRIVALS),
    "RES": (TODAY, FORECAST, ARRIVALS),
    "HKS": (TODAY, ROOMS, WANTED, OFF),
    "RAT": (TODAY, ROOMS, WANTED),
    "MNT": (TODAY, ROOMS, OFF, WANTED),
    "SUP": (TODAY, ROOMS, WAITING, LOAD),
    "NM": (TODAY, ROOMS, WAITING, LOAD),
    "GM": (TODAY, ROOMS, LOAD, FORECAST),
    "CMP": (TODAY, ROOMS, LOAD),
}
"""The panels of the left column by main post, from the top."""
NEEDS = {WANTED: "rooms", OFF: "rooms", LOAD: "items", FORECAST: "forecast", ARRIVALS: "arrivals"}
"""The rows a panel needs beside the counts."""


def layout(post: str) -> tuple[int, ...]:
    """The panels of `post`; a post that has no own layout sees the desk's."""
    return LAYOUTS.get(post, LAYOUTS["REC"])


def wanted_panel(rooms: Sequence[Any], width: int, height: int) -> list[Row]:
    """Rooms to be made ready for somebody who arrives: those who wait first, then as the rack lists them."""
    found = [
        row
        for row in rooms
        if row.code in ("VD", "VD*", "OD", "OC") and (row.arriving or "wait" in row.flags)
    ]
    found.sort(
        key=lambda row: ("wait" not in row.flags, "rush" not in row.flags, row.code not in ("VD", "VD*"))
    )
    rows: list[Row] = [Rule(tr(N_("Rooms wanted ({count})"), count=len(found)))]
    if not found:
        rows.append((words(" " + tr(N_("Every room of an arrival is ready."))),))
    return [*rows, *(_room(row, width) for row in found[: max(height - 1, 0)])]


def off_panel(rooms: Sequence[Any], width: int, height: int) -> list[Row]:
    """Rooms out of order or out of service, and until when."""
    found = [row for row in rooms if row.code in ("OOO", "OOS")]
    rows: list[Row] = [Rule(tr(N_("Rooms off ({count})"), count=len(found)))]
    if not found:
        rows.append((words(" " + tr(N_("Every room is in service."))),))
    return [*rows, *(_room(row, width) for row in found[: max(height - 1, 0)])]


def _room(row: Any, width: int) -> Row:
    return ((" ", PLAIN), cell(row.room, 6, STRONG), cell(f"{code_word(row.code)} ", 5), cell(f"{row.type} ", 5), cell(marks(row), width - 17))  # fmt: skip


def load_panel(items: Sequence[Any], width: int, height: int) -> list[Row]:
    """Open items in each pair of hands, those with late ones first; nobody's before all."""
    late, total = Tally[str](), Tally[str]()
    for item in items:
        owner = "" if item.held == "unassigned" else item.owner
        total[owner] += 1
        late[owner] += item.late
    title = tr(N_("Open {count}, late {late}"), count=sum(total.values()), late=sum(late.values()))
    rows: list[Row] = [Rule(title)]
    if not total:
        rows.append((words(" " + tr(N_("Nothing is open in the house."))),))
    owners = sorted(total, key=lambda owner: (owner != "", -late[owner], -total[owner], owner))
    for owner in owners[: max(height - 1, 0)]:
        name = owner or tr(N_("!nobody"))
        told = tr(N_("open {count}"), count=total[owner])
        behind = tr(N_("late {count}"), count=late[owner]) if late[owner] else ""
        rows.append(
            (
                (" ", PLAIN),
                cell(name, width - 24, PLAIN if owner else WARN),
                cell(told, 11),
                cell(behind, 12, ALARM),
            )
        )
    return rows


def duty_panel(people: Sequence[Any], width: int, height: int) -> list[Row]:
    """Who is here, by post; who is only on call stands in brackets."""
    posts: dict[str, list[str]] = {}
    for row in people:
        name = f"({row.name})" if row.on_call else row.name
        posts.setdefault(row.post, []).append(name)
    if height < 2:
        return []
    rows: list[Row] = [Rule(tr(N_("On duty ({count})"), count=sum(not row.on_call for row in people)))]
    if not people:
        rows.append((words(" " + tr(N_("Nobody is on the roster now."))),))
    lines = flow([f"{tr(post)} {', '.join(names)}" for post, names in posts.items()], width - 2)
    return [*rows, *((cell(f" {line}", width),) for line in lines[: height - 1])]
