"""Which named rule of the database an integrity error means."""

UNIQUE = "UNIQUE constraint failed: "
FOREIGN = "FOREIGN KEY constraint failed"
CHECK = "CHECK constraint failed: "

COLUMNS = {
    "room_night.night, room_night.room_id": "pk_room_night",
    "stay.room_id": "uq_stay_room_in_house",
    "stay.reservation_id": "uq_stay_reservation",
    "queue_ticket.reservation_id": "uq_queue_ticket_open",
    "business_day.status": "uq_business_day_open",
    "business_day.day": "pk_business_day",
    "audit_run.day": "pk_audit_run",
    "audit_step.day, audit_step.step": "pk_audit_step",
    "kept_arrival.day, kept_arrival.reservation_id": "pk_kept_arrival",
    "books_night.day, books_night.night": "pk_books_night",
    "daily_review.day": "pk_daily_review",
    "ledger.seq": "pk_ledger",
    "number_sequence.prefix, number_sequence.day": "pk_number_sequence",
    "post_grant.post, post_grant.permission": "pk_post_grant",
    "reservation_night.reservation_id, reservation_night.night": "pk_reservation_night",
    "room_slot.reservation_id": "pk_room_slot",
    "search_term.term, search_term.guest_id": "pk_search_term",
    "type_night.night, type_night.type_id": "pk_type_night",
    "registration.stay_guest_id, registration.kind": "uq_registration_guest_kind",
    "stay_guest.stay_id, stay_guest.guest_id": "uq_stay_guest_present",
    "plan_length.plan_id, plan_length.nights": "pk_plan_length",
    "plan_package.plan_id, plan_package.package_id": "pk_plan_package",
    "plan_price.plan_id, plan_price.type_id, plan_price.weekday": "uq_plan_price_year",
    "plan_price.plan_id, plan_price.type_id, plan_price.season_id, plan_price.weekday": "uq_plan_price_season",
    "reservation_package.reservation_id, reservation_package.package_id": "pk_reservation_package",
    "reservation_terms.reservation_id": "pk_reservation_terms",
    "sale_rule.type_id, sale_rule.night": "uq_sale_rule_type",
    "sale_rule.type_id, sale_rule.night, sale_rule.plan_id": "uq_sale_rule_plan",
    "season_span.first": "pk_season_span",
    "bed.room_id": "pk_bed",
    "calendar.code": "pk_calendar",
    "escalation_chain.kind, escalation_chain.ref": "uq_escalation_chain_open",
    "escalation_step.chain_id, escalation_step.place": "pk_escalation_step",
    "escalation_told.run_id, escalation_told.staff_id": "pk_escalation_told",
    "erasure_gate.erasure": "pk_erasure_gate",
    "retention_rule.code": "pk_retention_rule",
    "metric_threshold.metric": "pk_metric_threshold",
    "legal_hold.ref": "uq_legal_hold_standing",
    "erasure.status": "uq_erasure_running",
    "sla_clock.kind, sla_clock.ref, sla_clock.metric": "uq_sla_clock_running",
    "sla_pause.clock_id": "uq_sla_pause_open",
    "calendar_event.feed_id, calendar_event.uid": "pk_calendar_event",
    "calendar_event.reservation_id": "uq_calendar_event_reservation",
    "calendar_block.block_id": "pk_calendar_block",
    "calendar_day.calendar, calendar_day.day": "pk_calendar_day",
    "calendar_window.calendar, calendar_window.weekday, calendar_window.from_minute": "pk_calendar_window",
    "department.code": "pk_department",
    "draft.account_id, draft.record": "pk_draft",
    "hint_told.account_id, hint_told.hint": "pk_hint_told",
    "duty.code": "pk_duty",
    "duty_ack.duty, duty_ack.version, duty_ack.staff_id": "pk_duty_ack",
    "duty_text.duty, duty_text.version": "pk_duty_text",
    "group_night.group_id, group_night.type_id, group_night.night": "pk_group_night",
    "group_room.reservation_id": "pk_group_room",
    "handover_line.handover_id, handover_line.line": "pk_handover_line",
    "ledger_reference.ref, ledger_reference.seq": "pk_ledger_reference",
    "log_open.entry_id, log_open.kind": "pk_log_open",
    "notice_addressee.notice_id, notice_addressee.kind, notice_addressee.code": "pk_notice_addressee",
    "notice_read.notice_id, notice_read.staff_id": "pk_notice_read",
    "ownership.kind, ownership.ref": "pk_ownership",
    "post.code": "pk_post",
    "post_deputy.post, post_deputy.place": "pk_post_deputy",
    "shift.code": "pk_shift",
    "team.code": "pk_team",
    "roll_call.incident_id": "uq_roll_call_open",
    "throttle.scope, throttle.name": "pk_throttle",
    "account_charge.payment_id": "pk_account_charge",
    "invoice_title.guest_id": "pk_invoice_title",
    "line_source.line_id": "pk_line_source",
    "master_route.folio_id, master_route.kind": "pk_master_route",
    "routing.reservation_id, routing.kind": "pk_routing",
    "service_item.code": "pk_service_item",
    "service_price.item, service_price.from_date": "pk_service_price",
    "folio.reservation_id": "uq_folio_master_open",
    "handover.run_id": "uq_handover_run_open",
    "shift_run.department": "uq_shift_run_open",
    "complaint_pattern.kind, complaint_pattern.subject": "uq_complaint_pattern_open",
    "transfer.kind, transfer.ref": "uq_transfer_pending",
    "walk_record.reservation_id": "uq_walk_record_standing",
    "room_promise.reservation_id": "pk_room_promise",
    "contingency_plan.type": "uq_contingency_plan_approved",
    "plan_step.plan_id, plan_step.seq": "pk_plan_step",
    "emergency_number.code": "pk_emergency_number",
    "emergency_check.code": "pk_emergency_check",
    "drill.status": "uq_drill_running",
    "drill_participant.drill_id, drill_participant.staff_id": "pk_drill_participant",
    "drill_score.drill_id, drill_score.criterion": "pk_drill_score",
    "drill_schedule.type": "pk_drill_schedule",
    "incident_step.incident_id, incident_step.seq": "pk_incident_step",
    "incident_signoff.incident_id, incident_signoff.side": "pk_incident_signoff",
    "search_cell.incident_id, search_cell.cell": "pk_search_cell",
    "callout_answer.callout_id, callout_answer.staff_id": "pk_callout_answer",
    "job_lock.family": "pk_job_lock",
    "job_schedule.command": "pk_job_schedule",
    "system_component.code": "pk_system_component",
    "system_outage.component": "uq_system_outage_down",
    "health_event.name": "uq_health_event_standing",
    "readiness_check.readiness_id, readiness_check.code": "pk_readiness_check",
}
"""Rules by the columns that SQLite names, where the naming convention does not tell."""


def rule_of(error: BaseException) -> str:
    """The name of the constraint or trigger behind `error` (a driver's IntegrityError, or one that wraps it).

    SQLite names the columns of a broken uniqueness, not the rule; a foreign key has no name there at all.
    """
    cause = getattr(error, "orig", None) or error
    if (said := getattr(cause, "diag", None)) is not None:  # PostgreSQL names the rule itself
        return FOREIGN if said.sqlstate == "23503" else str(said.constraint_name or said.message_primary)
    text = str(cause)
    if text.startswith(UNIQUE):
        columns = text.removeprefix(UNIQUE)
        return COLUMNS.get(columns) or _by_convention(columns)
    return text.removeprefix(CHECK)


def _by_convention(columns: str) -> str:
    """The name that the convention of `models.columns` gives: "t.a, t.b" is uq_t_a_b, "t.id" is pk_t."""
    names = [name.partition(".")[2] for name in columns.split(", ")]
    table = columns.partition(".")[0]
    if columns == f"{table}.id":
        return f"pk_{table}"
    return "_".join(["uq", table, *names])
