"""Every verb of the hotel: where its act lives, who may use it, what takes it back.

The table is data; an act's module is imported when the verb is first used. Titles are translated when shown.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from hotelcs.errors import Usage
from hotelcs.i18n import N_, Word

if TYPE_CHECKING:
    from hotelcs.workflows.act import Act


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: `where` is "module:Class" below hotelcs.workflows, `undo` the verb that takes it back."""

    where: str
    title: str
    department: str
    permission: str
    undo: str | None = None


_RES = "RES"
_FD = "FD"
_HK = "HK"
_MG = "MG"

VERBS: dict[str, Verb] = {
    "book": Verb("reservations.book:Book", N_("Book a room or a party"), _RES, "reservation.write", "cancel"),
    "cancel": Verb(
        "reservations.cancel:Cancel", N_("Cancel a booking"), _RES, "reservation.write", "reinstate"
    ),
    "assign-room": Verb(
        "reservations.assign_room:AssignRoom", N_("Assign a room"), _RES, "reservation.write", "unassign-room"
    ),
    "unassign-room": Verb(
        "reservations.assign_room:UnassignRoom",
        N_("Take a room back"),
        _RES,
        "reservation.write",
        "assign-room",
    ),
    "amend": Verb("reservations.amend:Amend", N_("Change a booking"), _RES, "reservation.write", "amend"),
    "confirm": Verb("reservations.confirm:Confirm", N_("Confirm a booking"), _RES, "reservation.write"),
    "guarantee": Verb(
        "reservations.guarantee:Guarantee", N_("Guarantee a booking"), _RES, "reservation.write"
    ),
    "reinstate": Verb(
        "reservations.reinstate:Reinstate", N_("Reinstate a booking"), _RES, "reservation.write", "cancel"
    ),
    "no-show": Verb(
        "reservations.no_show:NoShow", N_("Mark as a no-show"), _RES, "reservation.write", "reinstate"
    ),
    "expire-holds": Verb(
        "reservations.expire_holds:ExpireHolds", N_("Let expired holds go"), _RES, "reservation.expire"
    ),
    "pin-room": Verb(
        "reservations.pin_room:PinRoom", N_("Mark do-not-move"), _RES, "reservation.write", "unpin-room"
    ),
    "unpin-room": Verb(
        "reservations.pin_room:UnpinRoom", N_("Allow moving again"), _RES, "room.unpin", "pin-room"
    ),
    "swap-rooms": Verb(
        "reservations.swap_rooms:SwapRooms", N_("Exchange rooms"), _RES, "reservation.write", "swap-rooms"
    ),
    "split-stay": Verb(
        "reservations.split_stay:SplitStay", N_("Split over rooms"), _RES, "reservation.write"
    ),
    "check-in": Verb("reception.check_in:CheckIn", N_("Check in"), _FD, "stay.write", "undo-check-in"),
    "queue": Verb("reception.queueing:Queue", N_("Queue an arrival"), _FD, "stay.write", "unqueue"),
    "unqueue": Verb("reception.queueing:Unqueue", N_("Leave the queue"), _FD, "stay.write"),
    "walk-in": Verb("reception.walk_in:WalkIn", N_("Receive a walk-in"), _FD, "stay.write", "undo-check-in"),
    "undo-check-in": Verb(
        "reception.undo_check_in:UndoCheckIn", N_("Take a check-in back"), _FD, "stay.write"
    ),
    "undo-check-out": Verb(
        "reception.undo_check_out:UndoCheckOut", N_("Take a check-out back"), _FD, "undo.late"
    ),
    "issue-key": Verb("reception.keys:IssueKey", N_("Hand out key cards"), _FD, "stay.write", "return-key"),
    "return-key": Verb("reception.keys:ReturnKey", N_("Take key cards back"), _FD, "stay.write"),
    "extend": Verb("reception.extend:Extend", N_("Extend a stay"), _FD, "stay.write", "shorten"),
    "shorten": Verb("reception.shorten:Shorten", N_("Shorten a stay"), _FD, "stay.write", "extend"),
    "move-room": Verb(
        "reception.move_room:MoveRoom", N_("Move to another room"), _FD, "stay.write", "move-room"
    ),
    "add-guest": Verb(
        "reception.companions:AddGuest", N_("Add a guest to a stay"), _FD, "stay.write", "remove-guest"
    ),
    "remove-guest": Verb(
        "reception.companions:RemoveGuest", N_("A guest leaves before the others"), _FD, "stay.write"
    ),
    "brief": Verb("reception.brief:Brief", N_("Tick the arrival briefing"), _FD, "stay.write"),
    "complete-guest": Verb(
        "reception.complete_guest:CompleteGuest", N_("Say who a booking is for"), _FD, "reservation.write"
    ),
    "update-guest": Verb("guests.update_guest:UpdateGuest", N_("Change a guest's data"), _FD, "guest.write"),
    "refuse-guest": Verb(
        "guests.bar_guest:RefuseGuest", N_("Refuse a guest"), _FD, "guest.refuse", "allow-guest"
    ),
    "allow-guest": Verb("guests.bar_guest:AllowGuest", N_("Allow a guest again"), _FD, "guest.refuse"),
    "reveal-document": Verb(
        "reception.reveal_document:RevealDocument", N_("See a whole document number"), _FD, "id.reveal"
    ),
    "submit-registration": Verb(
        "reception.registrations:SubmitRegistration", N_("Submit registrations"), _FD, "registration.write"
    ),
    "answer-registration": Verb(
        "reception.registrations:AnswerRegistration",
        N_("Record the authority's answer"),
        _FD,
        "registration.write",
    ),
    "export-registrations": Verb(
        "reception.registrations:ExportRegistrations",
        N_("Enter an export of registrations"),
        _FD,
        "registration.write",
    ),
    "check-out": Verb("reception.check_out:CheckOut", N_("Check out"), _FD, "stay.write", "undo-check-out"),
    "post-charge": Verb(
        "reception.post_charge:PostCharge", N_("Post a charge"), _FD, "folio.write", "correct-line"
    ),
    "take-payment": Verb(
        "reception.payments:TakePayment", N_("Take a payment"), _FD, "folio.write", "correct-line"
    ),
    "refund": Verb("reception.payments:Refund", N_("Pay money back"), _FD, "folio.write", "correct-line"),
    "correct-line": Verb("reception.correct_line:CorrectLine", N_("Correct a bill"), _FD, "folio.correct"),
    "take-deposit": Verb("reception.deposit_acts:TakeDeposit", N_("Take a deposit"), _FD, "folio.write"),
    "refund-deposit": Verb(
        "reception.deposit_acts:RefundDeposit", N_("Return a deposit"), _FD, "folio.write"
    ),
    "forfeit-deposit": Verb(
        "reception.deposit_acts:ForfeitDeposit", N_("Keep a deposit"), _FD, "deposit.waive"
    ),
    "set-room-status": Verb(
        "housekeeping.cleanliness:SetRoomStatus",
        N_("Set a room's status"),
        _HK,
        "room.clean",
        "set-room-status",
    ),
    "flag-room": Verb("housekeeping.flags:FlagRoom", N_("Mark a room"), _HK, "room.clean", "flag-room"),
    "block-room": Verb(
        "housekeeping.block_room:BlockRoom", N_("Block a room"), _HK, "room.block", "unblock-room"
    ),
    "unblock-room": Verb("housekeeping.block_room:UnblockRoom", N_("End a room's block"), _HK, "room.block"),
    "move-block": Verb("housekeeping.block_room:MoveBlock", N_("Change a room's block"), _HK, "room.block"),
    "close-day": Verb("night.close_day:CloseDay", N_("Close the business day"), _MG, "day.close"),
    "import": Verb("transfer.take:TakeFile", N_("Import a file"), _MG, "import"),
    "add-room-type": Verb("organisation.rooms:AddRoomType", N_("Add a room type"), _MG, "settings"),
    "add-room": Verb("organisation.rooms:AddRoom", N_("Add a room"), _MG, "settings"),
    "set-overbooking": Verb(
        "organisation.rooms:SetOverbooking",
        N_("Set the overbooking limit"),
        _MG,
        "overbook",
        "set-overbooking",
    ),
    "note-restore": Verb(
        "organisation.note_restore:NoteRestore", N_("Note that a backup was brought back"), _MG, "settings"
    ),
}


def spoken(verb: str) -> Word:
    """The title of `verb`, for a slot of a sentence; a verb that is gone stands for itself."""
    return Word(VERBS[verb].title if verb in VERBS else verb)


def act_of(verb: str) -> "type[Act]":
    """The act behind `verb`, imported now. Raises Usage for an unknown verb, offering the nearest."""
    found = VERBS.get(verb)
    if found is None:
        from difflib import get_close_matches

        near = ", ".join(get_close_matches(verb, VERBS, 3))
        raise Usage(N_("There is no verb {verb}."), hint=near or "hotelcs verbs", verb=verb)
    module, name = found.where.split(":")
    act: type[Act] = getattr(import_module(f"hotelcs.workflows.{module}"), name)
    act.verb = verb
    return act
