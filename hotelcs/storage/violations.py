"""Which named rule of the database an integrity error means."""

UNIQUE = "UNIQUE constraint failed: "
CHECK = "CHECK constraint failed: "

COLUMNS = {
    "room_night.night, room_night.room_id": "pk_room_night",
    "stay.room_id": "uq_stay_room_in_house",
    "stay.reservation_id": "uq_stay_reservation",
    "queue_ticket.reservation_id": "uq_queue_ticket_open",
    "reservation.source, reservation.source_ref": "uq_reservation_source_source_ref",
    "ledger.act_key": "uq_ledger_act_key",
    "ledger.undoes": "uq_ledger_undoes",
    "id_document.blind": "uq_id_document_blind",
    "business_day.status": "uq_business_day_open",
    "business_day.day": "pk_business_day",
    "room_slot.reservation_id": "pk_room_slot",
    "folio_line.auto_key": "uq_folio_line_auto_key",
    "folio_line.corrects_id": "uq_folio_line_corrects_id",
    "payment.corrects_id": "uq_payment_corrects_id",
    "stay_guest.stay_id, stay_guest.guest_id": "uq_stay_guest_present",
}


def rule_of(error: BaseException) -> str:
    """The name of the constraint or trigger behind `error` (a driver's IntegrityError, or one that wraps it)."""
    text = str(getattr(error, "orig", None) or error)
    if text.startswith(UNIQUE):
        columns = text.removeprefix(UNIQUE)
        return COLUMNS.get(columns, "uq_" + columns.replace(", ", "_").replace(".", "_"))
    return text.removeprefix(CHECK)
