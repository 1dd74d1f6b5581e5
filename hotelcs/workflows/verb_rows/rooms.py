"""Rooms: their state, marks and repairs."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "set-room-status": ("housekeeping.cleanliness:SetRoomStatus", N_("Set a room's status"), "room.clean", "set-room-status"),
    "flag-room": ("housekeeping.flags:FlagRoom", N_("Mark a room"), "room.clean", "flag-room"),
    "block-room": ("housekeeping.block_room:BlockRoom", N_("Block a room"), "room.oos", "unblock-room"),
    "unblock-room": ("housekeeping.block_room:UnblockRoom", N_("End a room's block"), "room.oos"),
    "move-block": ("housekeeping.block_room:MoveBlock", N_("Change a room's block"), "room.oos"),
}  # fmt: skip
