"""Changing rooms from the rack: status by digits, many at once, blocks."""

from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.dialogs.menu import Entry, Menu

if TYPE_CHECKING:
    from hotelcs.screens.rooms import Rooms

STATUSES = (
    ("clean", N_("clean (VC, OC)")),
    ("dirty", N_("dirty (VD, OD)")),
    ("inspected", N_("inspected (VI)")),
    ("cleaning", N_("being cleaned (VD*)")),
)
BLOCKED = ("OOO", "OOS")


def _chosen(sheet: "Rooms") -> list[Any]:
    """The marked rooms, else the one under the cursor."""
    marked = [row for row in sheet.rack.rooms if row.room in sheet.rack.marked]
    return marked or ([sheet.current] if sheet.current is not None else [])


def status_menu(sheet: "Rooms") -> None:
    """`s`: the numbered menu of statuses for the room, or for all marked rooms."""
    rooms = _chosen(sheet)
    if not rooms:
        return
    names = rooms[0].room if len(rooms) == 1 else tr(N_("{count} rooms"), count=len(rooms))
    entries: list[Entry] = [(tr(told), _setting(sheet, rooms, status)) for status, told in STATUSES]
    entries.append((tr(N_("block: out of order or out of service")), lambda: block(sheet)))
    if len(rooms) == 1 and rooms[0].code in BLOCKED:
        entries.append((tr(N_("end the block")), lambda: unblock(sheet, rooms[0].room)))
    Menu(sheet.counter, tr(N_("Set {rooms}"), rooms=names), entries).open()


def _setting(sheet: "Rooms", rooms: list[Any], status: str) -> Any:
    return lambda: _set_next(sheet, [row.room for row in rooms], status, len(rooms))


def _set_next(sheet: "Rooms", rooms: list[str], status: str, count: int) -> None:
    """Set the first of `rooms`, then the others; a refusal stops and leaves the rest marked."""

    def done(_: Any) -> None:
        sheet.rack.marked.discard(rooms[0])
        if len(rooms) > 1:
            _set_next(sheet, rooms[1:], status, count)
        elif count == 1:
            sheet.counter.praise(tr(N_("Room {room} is set."), room=rooms[0]))
        else:
            sheet.counter.praise(tr(N_("{count} rooms are set."), count=count))

    fields = {"room": rooms[0], "status": status}
    sheet.counter.act(lambda desk: desk.do("set-room-status", fields), done)


def block(sheet: "Rooms") -> None:
    """`b`: the form of a block for the room under the cursor."""
    room = sheet.current
    if room is None:
        return
    from hotelcs.screens.block_form import BlockForm

    home = sheet.counter.home
    sheet.counter.show_sheet(BlockForm(sheet.counter, room.room, home.business_date if home else ""))


def unblock(sheet: "Rooms", room: str) -> None:
    """End the block of `room` today."""
    told = tr(N_("The block of room {room} has ended."), room=room)
    sheet.counter.act(
        lambda desk: desk.do("unblock-room", {"room": room}), lambda _: sheet.counter.praise(told)
    )
