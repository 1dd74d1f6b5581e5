"""Changing rooms from the rack: status by digits that never move, many at once, blocks, marks.

The digits are those of the wireframe (handbook 04 SC05); what is illegal for a room is refused by the desk,
which names the legal ones.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.dialogs.menu import Entry, Menu

if TYPE_CHECKING:
    from hotelcs.screens.rooms import Rooms

Act = tuple[str, dict[str, Any]]
"""A verb and its fields, the room left out."""


def _status(status: str) -> Act:
    return "set-room-status", {"status": status}


def _flag(flag: str) -> Act:
    return "flag-room", {"flag": flag}


DIGITS: tuple[tuple[str, Act], ...] = (
    (N_("clean (VC, OC)"), _status("clean")),
    (N_("dirty (VD, OD)"), _status("dirty")),
    (N_("inspected (VI)"), _status("inspected")),
    (N_("out of service (OOS) ..."), ("block-room", {"kind": "oos"})),
    (N_("out of order (OOO) ..."), ("block-room", {"kind": "ooo"})),
    (N_("do not disturb"), _flag("dnd")),
    (N_("make up room"), _flag("mur")),
    (N_("start cleaning (VD*)"), _status("cleaning")),
    (N_("end the block"), ("unblock-room", {})),
)


def _chosen(sheet: "Rooms") -> list[Any]:
    """The marked rooms, else the one under the cursor."""
    marked = [row for row in sheet.rack.rooms if row.room in sheet.rack.marked]
    return marked or ([sheet.current] if sheet.current is not None else [])


def status_menu(sheet: "Rooms") -> None:
    """`s`: the numbered menu for the room, or for all marked rooms."""
    rooms = _chosen(sheet)
    if not rooms:
        return
    names = rooms[0].room if len(rooms) == 1 else tr(N_("{count} rooms"), count=len(rooms))
    entries: list[Entry] = [(tr(told), _doing(sheet, rooms, act)) for told, act in DIGITS]
    Menu(sheet.counter, tr(N_("Set {rooms}"), rooms=names), entries).open()


def _doing(sheet: "Rooms", rooms: list[Any], act: Act) -> Callable[[], None]:
    verb, fields = act
    if verb == "block-room":
        return lambda: block(sheet, fields["kind"])
    return lambda: _do_next(sheet, rooms, act, len(rooms))


def _do_next(sheet: "Rooms", rooms: list[Any], act: Act, count: int) -> None:
    """Do it for the first of `rooms`, then for the others; a refusal stops and leaves the rest marked.

    One room is sent with the version that was on the screen, so that a stale change is refused.
    """
    verb, fields = act
    first = rooms[0]

    def done(_: Any) -> None:
        sheet.rack.marked.discard(first.room)
        if len(rooms) > 1:
            _do_next(sheet, rooms[1:], act, count)
        elif count == 1:
            sheet.counter.praise(tr(N_("Room {room} is set."), room=first.room))
        else:
            sheet.counter.praise(tr(N_("Rooms set: {count}."), count=count))

    told = {"room": first.room, **fields}
    if verb == "set-room-status" and count == 1:
        told["version"] = first.version
    sheet.counter.do(verb, told, done, more=len(rooms) < count)


def block(sheet: "Rooms", kind: str = "") -> None:
    """`b`: the form of a block for the room under the cursor."""
    rooms = _chosen(sheet)
    if not rooms:
        return
    from hotelcs.screens.block_form import BlockForm

    home = sheet.counter.home
    today = home.business_date if home else ""
    sheet.counter.show_sheet(BlockForm(sheet.counter, rooms[0].room, today, kind))
