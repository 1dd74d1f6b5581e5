"""The sentence behind a broken rule of the database: the last arbiter when two desks reach for the same thing."""

from hotelcs.errors import Refusal
from hotelcs.i18n import N_

_RULES: dict[str, tuple[str, str, str | None, tuple[str, ...]]] = {
    "uq_callout_team_case_kind_case_ref": ("CALLED_ALREADY", N_("The team is called out for this already."), "case", ("show call-outs",)),
    "pk_room_night": (
        "ROOM_TAKEN",
        N_("The room was taken for one of these nights a moment ago."),
        "room",
        ("choose-room", "show availability"),
    ),
    "ck_type_night_sold": (
        "SOLD_OUT",
        N_("No room of this type is left on one of these nights."),
        "type",
        ("waitlist", "choose-type", "show availability"),
    ),
    "uq_stay_room_in_house": (
        "ROOM_OCCUPIED",
        N_("Somebody is in this room."),
        "room",
        ("choose-room", "queue"),
    ),
    "uq_stay_reservation": (
        "ALREADY_CHECKED_IN",
        N_("This reservation is checked in already."),
        "reservation",
        ("show stay",),
    ),
    "tr_room_slot_apart": (
        "SLOT_TAKEN",
        N_("The room is sold for some of these hours."),
        "room",
        ("choose-room", "choose-time"),
    ),
    "tr_room_slot_night": (
        "SLOT_TAKEN",
        N_("These hours reach into the night of another guest in this room."),
        "room",
        ("choose-room", "choose-time"),
    ),
    "tr_room_night_slot": (
        "SLOT_TAKEN",
        N_("The room is sold by the hour at that time."),
        "room",
        ("choose-room",),
    ),
    "tr_room_night_beds": (
        "ROOM_SHARED",
        N_("The room is sold whole, or one of its beds is, on one of these nights."),
        "room",
        ("choose-room", "choose-dates"),
    ),
    "tr_room_slot_beds": ("ROOM_SHARED_HOURS", N_("A room with beds that are sold one by one is not sold by the hour."), "room",
                          ("choose-room",)),
    "tr_folio_line_closed_date": ("DATE_CLOSED", N_("This date is closed; corrections bear the date of today."), "day", ("show business-day",)),
    "tr_payment_closed_date": ("DATE_CLOSED", N_("This date is closed; corrections bear the date of today."), "day", ("show business-day",)),
    "tr_business_day_closed": ("DATE_CLOSED", N_("This date is closed; corrections bear the date of today."), "day", ("show business-day",)),
    "pk_audit_step": ("STEP_DONE", N_("This was done a moment ago."), "step", ("show audits",)),
    "tr_reservation_night_charged": ("NIGHT_CHARGED", N_("This night was charged already; corrections bear the date of today."), "reservation", ("show folio", "correct-line")),
    "tr_season_span_apart": ("SEASONS_OVERLAP", N_("Another season has some of these days."), "first", ("show seasons",)),
    "uq_queue_ticket_open": ("ALREADY_QUEUED", N_("This guest is waiting already."), "reservation", ("show queue",)),
    "uq_visitor_person": (
        "VISITOR_INSIDE",
        N_("This person is noted as a visitor already and has not left."),
        "name",
        ("show visitors", "visitor-out"),
    ),
    "uq_roll_call_open": ("ROLL_CALL_OPEN", N_("A roll call is under way already."), "incident", ("show roll-call",)),
    "uq_luggage_tag": ("TAG_TAKEN", N_("Something is kept under this tag already."), "tag", ("show luggage",)),
    "uq_wake_call_stay_id_at": (
        "WAKE_SET_ALREADY",
        N_("This wake-up call is set already."),
        "at",
        ("show wake-calls", "cancel-wake-call"),
    ),
    "uq_id_document_blind": (
        "DOCUMENT_KNOWN",
        N_("This document belongs to a guest who is on file."),
        "document",
        ("find",),
    ),
    "uq_folio_line_corrects_id": ("ALREADY_CORRECTED", N_("This line is corrected already."), "line", ("show folio",)),
    "uq_payment_corrects_id": ("ALREADY_CORRECTED", N_("This payment is corrected already."), "payment", ("show folio",)),
    "uq_ledger_undoes": ("ALREADY_UNDONE", N_("This was undone already."), "entry", ()),
    "uq_stay_guest_present": ("GUEST_PRESENT", N_("This guest is in the room already."), "guest", ("show stay",)),
    "uq_reservation_source_source_ref": (
        "SOURCE_REF_KNOWN",
        N_("A booking with this source reference is on file."),
        "source_ref",
        ("find", "amend"),
    ),
    "tr_roster_cover_apart": ("COVER_ASKED", N_("This part of the shift is asked for already."), "begins", ("show covers",)),
    "tr_roster_cover_taker": ("COVER_BUSY", N_("This person takes another part of a shift at that time."), "staff", ("show covers",)),
    "tr_roster_entry_apart": (
        "ON_A_SHIFT",
        N_("This person is on the roster at that time already."),
        "shift",
        ("show roster", "swap-shifts"),
    ),
    "tr_calendar_window_apart": ("HOURS_OVERLAP", N_("These hours overlap others of that day."), "begins", ("show calendars",)),
    "pk_calendar_window": ("HOURS_OVERLAP", N_("These hours overlap others of that day."), "begins", ("show calendars",)),
    "ck_team_member_days": ("DAYS_REVERSED", N_("The last day is before the first one."), "last", ("choose-dates",)),
    "ck_shift_length": ("SHIFT_EMPTY", N_("A shift that begins and ends at the same time has no length."), "ends", ()),
    "ck_property_hours": (
        "SETTINGS_DISAGREE",
        N_("Guests would have to be out after the next ones may come in, or holds would end before arrivals begin."),
        "value",
        ("show settings",),
    ),
    "uq_shift_run_open": ("SHIFT_OPEN", N_("A shift is open in this department; it is handed over first."), "department",
                          ("hand-over",)),
    "uq_handover_run_open": ("HANDOVER_OPEN", N_("This shift is being handed over already."), "department", ("show handover",)),
    "uq_folio_master_open": ("MASTER_OPEN", N_("The party has a master bill already."), "reservation", ("change-master",)),
    "ck_company_account_credit": (
        "CREDIT_SPENT",
        N_("The credit of this company was spent a moment ago."),
        "company",
        ("choose-method", "change-company"),
    ),
    "uq_walk_record_standing": ("ALREADY_WALKED", N_("This guest was sent to another hotel already."), "reservation", ("show walks",)),
    "pk_room_promise": ("ALREADY_PROMISED", N_("This guest was promised the room already."), "reservation", ("show walk-list",)),
    "uq_partner_hotel_code": ("PARTNER_KNOWN", N_("There is a partner hotel with this code."), "code", ("show partner-hotels",)),
    "tr_complaint_undone": ("ACTIONS_OPEN", N_("Something is still to be done for this complaint."), "complaint", ("show complaint",)),
    "uq_legal_hold_standing": ("HELD_ALREADY", N_("It is under a hold already."), "record", ("show legal-holds",)),
    "uq_erasure_running": ("PURGE_RUNNING", N_("Another purge runs; let it end first."), "erasure", ("purge-on", "show erasures")),
    "uq_transfer_pending": ("OFFERED_ALREADY", N_("It is offered to somebody already."), "item", ("show items",)),
}  # fmt: skip


def refusal_of(rule: str) -> Refusal | None:
    """The refusal for the named database rule, or None when no sentence is known for it."""
    found = _RULES.get(rule)
    if found is None:
        return None
    code, message, field, following = found
    return Refusal(code, message, field=field, next=following)
