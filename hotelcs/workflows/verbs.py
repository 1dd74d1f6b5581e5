"""Every verb of the hotel: where its act lives, who may use it, what takes it back.

The table is data; an act's module is imported when the verb is first used. Titles are translated when shown.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from hotelcs.errors import Usage
from hotelcs.i18n import N_, Word
from hotelcs.workflows.registers.verb_rows import REGISTER_VERBS

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
_PE = "PE"
_SH = "SH"
_CI = "CI"

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
        "reservations.guarantee:Guarantee", N_("Guarantee a booking"), _RES, "reservation.write", "guarantee"
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
    "read-feed": Verb("feeds.read_feed:ReadFeed", N_("Read a channel's calendar"), _RES, "feed.read"),
    "forget-feed": Verb(
        "feeds.forget_feed:ForgetFeed", N_("Read a channel's calendar no more"), _RES, "import"
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
    "walk": Verb("overbooking.walk:Walk", N_("Send a guest to another hotel"), _FD, "walk", "unwalk"),
    "unwalk": Verb(
        "overbooking.after_walk:Unwalk", N_("Take back that a guest was sent elsewhere"), _FD, "walk"
    ),
    "follow-walk": Verb(
        "overbooking.after_walk:FollowWalk",
        N_("Call a guest who was sent elsewhere"),
        _FD,
        "reservation.write",
    ),
    "tell-channel": Verb(
        "overbooking.after_walk:TellChannel",
        N_("Tell the channel of a guest sent elsewhere"),
        _RES,
        "reservation.write",
    ),
    "promise-room": Verb(
        "overbooking.promises:PromiseRoom",
        N_("Promise a guest to stay here"),
        _RES,
        "reservation.write",
        "unpromise-room",
    ),
    "unpromise-room": Verb(
        "overbooking.promises:UnpromiseRoom", N_("Take the promise of a room back"), _RES, "reservation.write"
    ),
    "add-partner": Verb("overbooking.partners:AddPartner", N_("Add a partner hotel"), _FD, "walk"),
    "change-partner": Verb("overbooking.partners:ChangePartner", N_("Change a partner hotel"), _FD, "walk"),
    "source-rooms": Verb(
        "overbooking.partners:SourceRooms",
        N_("Hold rooms at a partner hotel"),
        _RES,
        "reservation.write",
        "release-sourced",
    ),
    "release-sourced": Verb(
        "overbooking.partners:ReleaseSourced",
        N_("Let rooms at a partner hotel go"),
        _RES,
        "reservation.write",
    ),
    "turn-away": Verb(
        "overbooking.turn_away:TurnAway",
        N_("Note a guest turned away"),
        _RES,
        "reservation.write",
        "strike-turnaway",
    ),
    "strike-turnaway": Verb(
        "overbooking.turn_away:StrikeTurnaway",
        N_("Strike out a guest turned away"),
        _RES,
        "reservation.write",
    ),
    "record-call": Verb(
        "calls.record_call:RecordCall", N_("Note a call to a guest"), _FD, "reservation.write", "strike-call"
    ),
    "strike-call": Verb("calls.record_call:StrikeCall", N_("Strike a call out"), _FD, "reservation.write"),
    "keep-hold": Verb(
        "calls.holds:KeepHold", N_("Keep a booking that is held"), _FD, "reservation.write", "keep-hold"
    ),
    "release-hold": Verb(
        "calls.holds:ReleaseHold", N_("Let a booking go that was held"), _FD, "reservation.write", "reinstate"
    ),
    # --- groups
    "book-group": Verb(
        "groups.agree:BookGroup", N_("Take a group"), _RES, "reservation.write", "cancel-group"
    ),
    "confirm-group": Verb(
        "groups.steps:ConfirmGroup", N_("Make a group definite"), _RES, "reservation.write"
    ),
    "change-group": Verb("groups.steps:ChangeGroup", N_("Change a group"), _RES, "reservation.write"),
    "cancel-group": Verb("groups.steps:CancelGroup", N_("Cancel a group"), _RES, "reservation.write"),
    "set-block": Verb(
        "groups.agree:SetBlock", N_("Set the rooms held for a group"), _RES, "reservation.write", "set-block"
    ),
    "release-block": Verb(
        "groups.steps:ReleaseBlock", N_("Release rooms of a group"), _RES, "reservation.write"
    ),
    "pick-up": Verb(
        "groups.pick_up:PickUp", N_("Take a room out of a block"), _RES, "reservation.write", "cancel"
    ),
    "rooming-list": Verb(
        "groups.rooming_list:RoomingList", N_("Take a rooming list"), _RES, "reservation.write"
    ),
    "assign-group": Verb(
        "groups.assign_group:AssignGroup",
        N_("Give a group its rooms"),
        _RES,
        "reservation.write",
        "unassign-group",
    ),
    "unassign-group": Verb(
        "groups.assign_group:UnassignGroup", N_("Take a group's rooms back"), _RES, "reservation.write"
    ),
    "check-in-rooms": Verb(
        "groups.many:CheckInRooms", N_("Check many rooms in"), _FD, "stay.write", "undo-check-in"
    ),
    "check-out-rooms": Verb(
        "groups.many:CheckOutRooms", N_("Check many rooms out"), _FD, "stay.write", "undo-check-out"
    ),
    "split-guests": Verb(
        "groups.split_guests:SplitGuests",
        N_("Give some guests a booking of their own"),
        _RES,
        "reservation.write",
    ),
    # --- reception
    "check-in": Verb("reception.check_in:CheckIn", N_("Check in"), _FD, "stay.write", "undo-check-in"),
    "queue": Verb("reception.queueing:Queue", N_("Queue an arrival"), _FD, "stay.write", "unqueue"),
    "unqueue": Verb("reception.queueing:Unqueue", N_("Leave the queue"), _FD, "stay.write"),
    "walk-in": Verb("reception.walk_in:WalkIn", N_("Receive a walk-in"), _FD, "stay.write", "undo-check-in"),
    "undo-check-in": Verb(
        "reception.undo_check_in:UndoCheckIn", N_("Take a check-in back"), _FD, "stay.write"
    ),
    "undo-check-out": Verb(
        "reception.undo_check_out:UndoCheckOut", N_("Take a check-out back"), _FD, "stay.write"
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
    "route-charges": Verb(
        "reception.route_charges:RouteCharges",
        N_("Say where charges go"),
        _FD,
        "folio.write",
        "route-charges",
    ),
    "transfer-lines": Verb(
        "reception.transfer_lines:TransferLines",
        N_("Move lines to another bill"),
        _FD,
        "folio.correct",
        "transfer-lines",
    ),
    "split-line": Verb("reception.split_line:SplitLine", N_("Split a line"), _FD, "folio.correct"),
    "open-master": Verb(
        "reception.master_acts:OpenMaster",
        N_("Open the master bill of a party"),
        _FD,
        "folio.write",
        "close-master",
    ),
    "change-master": Verb(
        "reception.master_acts:ChangeMaster", N_("Change a master bill"), _FD, "folio.write"
    ),
    "close-master": Verb("reception.master_acts:CloseMaster", N_("Close a master bill"), _FD, "folio.write"),
    "request-invoice": Verb(
        "accounts.invoices:RequestInvoice", N_("Ask for an invoice"), _FD, "folio.write", "void-invoice"
    ),
    "issue-invoice": Verb(
        "accounts.invoices:IssueInvoice", N_("Enter that an invoice is issued"), _FD, "folio.write"
    ),
    "send-invoice": Verb(
        "accounts.invoices:SendInvoice", N_("Enter that an invoice was sent"), _FD, "folio.write"
    ),
    "void-invoice": Verb("accounts.invoices:VoidInvoice", N_("Void an invoice"), _FD, "folio.correct"),
    "add-service-item": Verb(
        "accounts.price_list:AddServiceItem", N_("Put an item on the price list"), _MG, "settings"
    ),
    "set-service-price": Verb(
        "accounts.price_list:SetServicePrice", N_("Set the price of an item"), _MG, "settings"
    ),
    "change-service-item": Verb(
        "accounts.price_list:ChangeServiceItem", N_("Change an item of the price list"), _MG, "settings"
    ),
    "add-company": Verb(
        "accounts.companies:AddCompany", N_("Open the account of a company"), _MG, "company.write"
    ),
    "change-company": Verb(
        "accounts.companies:ChangeCompany", N_("Change the account of a company"), _MG, "company.write"
    ),
    "receive-on-account": Verb(
        "accounts.companies:ReceiveOnAccount",
        N_("Take money of a company"),
        _FD,
        "folio.write",
        "return-on-account",
    ),
    "return-on-account": Verb(
        "accounts.companies:ReturnOnAccount", N_("Take a receipt of a company back"), _FD, "company.write"
    ),
    "pay-out": Verb(
        "shifts.drawer:PayOut", N_("Pay something out of the drawer"), _SH, "drawer.move", "correct-drawer"
    ),
    "drop-cash": Verb(
        "shifts.drawer:DropCash", N_("Take cash into the safe"), _SH, "drawer.move", "correct-drawer"
    ),
    "correct-drawer": Verb(
        "shifts.drawer:CorrectDrawer", N_("Take a movement of the drawer back"), _SH, "drawer.move"
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
        "housekeeping.block_room:BlockRoom", N_("Block a room"), _HK, "room.oos", "unblock-room"
    ),
    "unblock-room": Verb("housekeeping.block_room:UnblockRoom", N_("End a room's block"), _HK, "room.oos"),
    "move-block": Verb("housekeeping.block_room:MoveBlock", N_("Change a room's block"), _HK, "room.oos"),
    "set-plan": Verb("rates.plan_acts:SetPlan", N_("Make or change a rate plan"), _RES, "rates.write"),
    "set-price": Verb(
        "rates.plan_acts:SetPrice", N_("Set a price of a plan"), _RES, "rates.write", "set-price"
    ),
    "set-season": Verb(
        "rates.plan_acts:SetSeason", N_("Give nights to a season"), _RES, "rates.write", "drop-season"
    ),
    "drop-season": Verb(
        "rates.plan_acts:DropSeason", N_("Take nights from a season"), _RES, "rates.write", "set-season"
    ),
    "set-length": Verb(
        "rates.plan_acts:SetLength", N_("Set the price of long stays"), _RES, "rates.write", "set-length"
    ),
    "restrict": Verb("rates.restrict:Restrict", N_("Set what may be sold"), _RES, "rates.write"),
    "set-tax": Verb("rates.extras_acts:SetTax", N_("Make or change a tax"), _RES, "rates.write"),
    "set-package": Verb("rates.extras_acts:SetPackage", N_("Make or change a package"), _RES, "rates.write"),
    "add-package": Verb(
        "rates.extras_acts:AddPackage",
        N_("Give a booking a package"),
        _RES,
        "reservation.write",
        "drop-package",
    ),
    "drop-package": Verb(
        "rates.extras_acts:DropPackage", N_("Take a package from a booking"), _RES, "reservation.write"
    ),
    "add-beds": Verb("organisation.bed_acts:AddBeds", N_("Sell the beds of a room"), _MG, "settings"),
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
        "organisation.note_restore:NoteRestore", N_("Note that a backup was brought back"), _MG, "restore"
    ),
    "add-staff": Verb("people.staff:AddStaff", N_("Take somebody on"), _PE, "staff.write"),
    "change-staff": Verb("people.staff:ChangeStaff", N_("Change somebody's data"), _PE, "staff.write"),
    "leave-staff": Verb("people.staff:LeaveStaff", N_("Somebody leaves the hotel"), _PE, "staff.write"),
    "give-post": Verb("people.posts_held:GivePost", N_("Give somebody a post"), _PE, "staff.write"),
    "end-post": Verb("people.posts_held:EndPost", N_("End somebody's post"), _PE, "staff.write"),
    "deputise": Verb("people.posts_held:Deputise", N_("Let somebody stand in"), _PE, "staff.write"),
    "qualify": Verb("people.skills:Qualify", N_("Enter a training"), _PE, "staff.write"),
    "end-qualification": Verb("people.skills:EndQualification", N_("End a training"), _PE, "staff.write"),
    "join-team": Verb("people.skills:JoinTeam", N_("Join a team"), _PE, "staff.write"),
    "leave-team": Verb("people.skills:LeaveTeam", N_("Leave a team"), _PE, "staff.write"),
    "set-team-least": Verb("people.skills:SetTeamLeast", N_("Set the least of a team"), _PE, "roster.write"),
    "add-account": Verb("people.accounts:AddAccount", N_("Make an account"), _PE, "users.write"),
    "disable-account": Verb(
        "people.accounts:DisableAccount", N_("Shut an account"), _PE, "users.write", "enable-account"
    ),
    "enable-account": Verb("people.accounts:EnableAccount", N_("Open an account again"), _PE, "users.write"),
    "unlock-account": Verb(
        "people.accounts:UnlockAccount", N_("Lift the lock of an account"), _PE, "users.unlock"
    ),
    "end-sessions": Verb(
        "people.accounts:EndSessions", N_("Sign somebody out everywhere"), _PE, "users.write"
    ),
    "reset-password": Verb(
        "people.own_secrets:ResetPassword", N_("Hand out a password for one use"), _PE, "users.write"
    ),
    "set-password": Verb(
        "people.own_secrets:SetPassword", N_("Change one's own password"), _PE, "account.own"
    ),
    "set-pin": Verb("people.own_secrets:SetPin", N_("Set one's own PIN"), _PE, "account.own"),
    "roster": Verb(
        "roster.roster_acts:Roster", N_("Put somebody on a shift"), _PE, "roster.write", "unroster"
    ),
    "unroster": Verb(
        "roster.roster_acts:Unroster", N_("Take somebody off a shift"), _PE, "roster.write", "roster"
    ),
    "swap-shifts": Verb("roster.roster_acts:SwapShifts", N_("Exchange two shifts"), _PE, "roster.write"),
    "copy-roster": Verb(
        "roster.roster_acts:CopyRoster", N_("Copy a week of the roster"), _PE, "roster.write"
    ),
    "fill-roster": Verb("roster.fill_roster:FillRoster", N_("Fill the roster"), _PE, "roster.write"),
    "propose-rotation": Verb(
        "roster.rotation_acts:ProposeRotation", N_("Propose a rotation"), _PE, "rotation.propose"
    ),
    "decide-rotation": Verb(
        "roster.rotation_acts:DecideRotation", N_("Decide on a rotation"), _PE, "rotation.approve"
    ),
    "end-rotation": Verb("roster.rotation_acts:EndRotation", N_("End a rotation"), _PE, "rotation.approve"),
    "add-duty": Verb("duties.duty_acts:AddDuty", N_("Add a duty"), _PE, "organisation.write"),
    "change-duty": Verb(
        "duties.duty_acts:ChangeDuty", N_("Change the words of a duty"), _PE, "organisation.write"
    ),
    "retire-duty": Verb("duties.duty_acts:RetireDuty", N_("Retire a duty"), _PE, "organisation.write"),
    "assign-duty": Verb(
        "duties.duty_matrix:AssignDuty", N_("Say who answers for a duty"), _PE, "organisation.write"
    ),
    "sign-duties": Verb("duties.duty_acts:SignDuties", N_("Sign one's duties"), _PE, "duty.sign"),
    "add-department": Verb(
        "organisation.structure:AddDepartment", N_("Add a department"), _MG, "organisation.write"
    ),
    "add-post": Verb("organisation.structure:AddPost", N_("Add a post"), _MG, "organisation.write"),
    "set-limits": Verb(
        "organisation.structure:SetLimits", N_("Set what a post may give away"), _MG, "users.write"
    ),
    "grant": Verb(
        "organisation.structure:Grant", N_("Grant a right to a post"), _MG, "users.write", "revoke"
    ),
    "revoke": Verb(
        "organisation.structure:Revoke", N_("Take a right from a post"), _MG, "users.write", "grant"
    ),
    "set-deputies": Verb(
        "organisation.structure:SetDeputies", N_("Set the deputies of a post"), _MG, "organisation.write"
    ),
    "apply-template": Verb(
        "organisation.structure:ApplyTemplate", N_("Furnish from a template"), _MG, "organisation.write"
    ),
    "save-organisation": Verb(
        "organisation.structure:SaveOrganisation",
        N_("Keep a version of the organisation"),
        _MG,
        "organisation.write",
    ),
    "change-setting": Verb(
        "organisation.settings_acts:ChangeSetting", N_("Change a setting"), _MG, "settings", "change-setting"
    ),
    "set-shift": Verb("organisation.settings_acts:SetShift", N_("Set the hours of a shift"), _MG, "settings"),
    "set-least": Verb(
        "organisation.settings_acts:SetLeast", N_("Set the least on a shift"), _MG, "roster.write"
    ),
    "set-sla": Verb("organisation.settings_acts:SetSla", N_("Set a service level"), _MG, "settings"),
    "set-hours": Verb(
        "organisation.settings_acts:SetHours", N_("Set the hours of a calendar"), _MG, "settings"
    ),
    "set-day": Verb("organisation.settings_acts:SetDay", N_("Set a day of a calendar"), _MG, "settings"),
    "open-shift": Verb("shifts.runs:OpenShift", N_("Open a shift"), _SH, "shift.write"),
    "log": Verb("shifts.log_acts:Log", N_("Write into the shift log"), _SH, "log.write"),
    "amend-log": Verb("shifts.log_acts:AmendLog", N_("Correct a line of the log"), _SH, "log.write"),
    "finish-log": Verb(
        "shifts.log_acts:FinishLog", N_("Say that a line is done"), _SH, "log.write", "reopen-log"
    ),
    "reopen-log": Verb("shifts.log_acts:ReopenLog", N_("Open a line again"), _SH, "log.write"),
    "read-log": Verb("shifts.log_acts:ReadLog", N_("Say that one has read a line"), _SH, "log.write"),
    "open-restricted": Verb(
        "shifts.log_acts:OpenRestricted", N_("Read a restricted line"), _SH, "restricted.read"
    ),
    "start-handover": Verb("shifts.handing_over:StartHandover", N_("Begin to hand over"), _SH, "shift.write"),
    "count-cash": Verb("shifts.handing_over:CountCash", N_("Count the drawer"), _SH, "shift.write"),
    "edit-handover": Verb("shifts.handing_over:EditHandover", N_("Write the handover"), _SH, "shift.write"),
    "hand-over": Verb(
        "shifts.handing_over:HandOver", N_("Hand a shift over"), _SH, "shift.write", "withdraw-handover"
    ),
    "withdraw-handover": Verb(
        "shifts.handing_over:WithdrawHandover", N_("Take a handover back"), _SH, "shift.write"
    ),
    "accept-handover": Verb("shifts.taking_over:AcceptHandover", N_("Take a shift over"), _SH, "shift.write"),
    "dispute-handover": Verb("shifts.disputing:DisputeHandover", N_("Dispute a line"), _SH, "shift.write"),
    "settle-dispute": Verb(
        "shifts.disputing:SettleDispute", N_("Settle a disputed line"), _SH, "shift.settle"
    ),
    "transfer-item": Verb(
        "ownership.transfer_acts:TransferItem", N_("Offer an item to somebody"), _SH, "item.transfer"
    ),
    "accept-item": Verb(
        "ownership.transfer_acts:AcceptItem", N_("Take what was offered"), _SH, "item.transfer"
    ),
    "decline-item": Verb(
        "ownership.transfer_acts:DeclineItem", N_("Decline what was offered"), _SH, "item.transfer"
    ),
    "take-item": Verb("ownership.transfer_acts:TakeItem", N_("Take an item"), _SH, "item.transfer"),
    "assign-item": Verb(
        "ownership.transfer_acts:AssignItem", N_("Give an item to somebody"), _SH, "item.assign"
    ),
    "post-notice": Verb("notices.notice_acts:PostNotice", N_("Write a notice"), _SH, "notice.write"),
    "read-notice": Verb("notices.notice_acts:ReadNotice", N_("Say that one has read a notice"), _SH, "read"),
    "remind-notice": Verb(
        "notices.notice_acts:RemindNotice", N_("Ask for a notice to be read"), _SH, "notice.write"
    ),
    "withdraw-notice": Verb(
        "notices.notice_acts:WithdrawNotice", N_("Take a notice back"), _SH, "notice.write"
    ),
    "ask-approval": Verb("approvals.ask:AskApproval", N_("Ask a second person"), _SH, "approval.ask"),
    "decide-approval": Verb(
        "approvals.decide:DecideApproval", N_("Decide on a request"), _SH, "approval.decide"
    ),
    "raise-incident": Verb(
        "incidents.incident_acts:RaiseIncident", N_("Raise an emergency"), _CI, "incident.raise"
    ),
    "confirm-incident": Verb(
        "incidents.incident_acts:ConfirmIncident", N_("Confirm an emergency"), _CI, "incident.command"
    ),
    "false-alarm": Verb(
        "incidents.incident_acts:FalseAlarm", N_("Call a false alarm"), _CI, "incident.command"
    ),
    "close-incident": Verb(
        "incidents.incident_acts:CloseIncident", N_("Close an emergency"), _CI, "incident.command"
    ),
}
VERBS |= {name: Verb(where, title, _FD, *rights) for name, (where, title, *rights) in REGISTER_VERBS.items()}
"""By name; the rows of the registers of the desk stand beside their acts."""

EVENTS = {
    "sign-in": N_("Signed in"),
    "sign-in-failed": N_("Signing in failed"),
    "sign-out": N_("Signed out"),
    "unlock": N_("Unlocked"),
    "unlock-failed": N_("Unlocking failed"),
    "denied": N_("Tried without the right"),
}
"""What the ledger holds beside acts."""


def spoken(verb: str) -> Word:
    """The title of `verb`, for a slot of a sentence; a verb that is gone stands for itself."""
    return Word(VERBS[verb].title if verb in VERBS else EVENTS.get(verb, verb))


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
