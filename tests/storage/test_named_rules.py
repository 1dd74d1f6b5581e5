"""Every rule that the database holds is shown refusing, under its own name. A new rule without a case fails."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, UniqueConstraint

from hotelcs.storage import driver, migrate
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.triggers import APPEND_ONLY
from hotelcs.storage.violations import rule_of
from tests.storage import (
    broken_machine,
    broken_plans,
    specimens_of_audits,
    specimens_of_clocks,
    specimens_of_privacy,
)
from tests.storage.broken_complaints import (
    ALSO_BROKEN_COMPLAINTS,
    BEFORE_COMPLAINTS,
    BROKEN_COMPLAINTS,
    BY_ITSELF_COMPLAINTS,
    TRIGGERED_COMPLAINTS,
)
from tests.storage.specimens import another, specimens, tables

NOWHERE = 987654321
ONE_OF = re.compile(r"(\w+) IN \([^()]*\)\Z")
AT = "2026-11-23T07:00:00Z"
BROKEN: dict[str, dict[str, Any]] = {
    **BROKEN_COMPLAINTS,
    "ck_roll_call_assembly": {"assembly": ""},
    "ck_roll_call_closed": {"closed_by": None},
    "ck_roll_call_frozen": {"frozen": -1},
    "ck_roll_call_entry_marked": {"status": "safe"},
    "ck_roll_call_entry_name": {"name": ""},
    "ck_roll_call_entry_status": {"status": "?", "marked_at": AT},
    "ck_roll_call_entry_withdrawn": {"withdrawn": 1},
    "ck_roll_call_mark_words": {"kind": "reopened"},
    "ck_roll_call_tick_reason": {"after_close": 1},
    "ck_paging_channel_name": {"name": ""},
    "ck_paging_channel_service": {"service": ""},
    "ck_paging_channel_whose": {"post": "GM"},
    "ck_paging_channel_rank": {"rank": 0},
    "ck_page_state": {"state": "?"},
    "ck_page_attempts": {"attempts": -1},
    "ck_page_holder": {"holder": "x"},
    "ck_page_sent": {"state": "sent"},
    "ck_page_delivered": {"state": "delivered"},
    "ck_callout_status": {"status": "?"},
    "ck_callout_reason": {"reason": ""},
    "ck_callout_case": {"case_kind": ""},
    "ck_callout_lead": {"lead_id": 1},
    "ck_callout_accepted": {"status": "accepted"},
    "ck_callout_on_scene": {"status": "on_scene", "lead_id": 1, "accepted_at": "2026-11-23T07:00:00Z"},
    "ck_callout_escalated": {"status": "escalated"},
    "ck_callout_stood_down": {"status": "stood_down"},
    "ck_callout_answer_answer": {"answer": "?", "at": "2026-11-23T07:00:00Z"},
    "ck_callout_answer_at": {"answer": "called"},
    "ck_callout_answer_on_scene": {"answer": "declined", "on_scene_at": "2026-11-23T07:00:00Z"},
    "ck_calendar_event_nights": {"departure": "2026-11-20"},
    "ck_calendar_feed_events": {"events": -1},
    "ck_calendar_feed_name": {"name": ""},
    **specimens_of_clocks.BROKEN,
    **specimens_of_audits.BROKEN,
    "ck_report_run_days": {"first": "2026-11-23", "last": "2026-11-22"},
    "ck_report_run_kind": {"kind": "?"},
    "ck_report_run_name": {"name": ""},
    "ck_report_run_reason": {"revealed": 1},
    "ck_report_run_rows": {"rows": -1},
    "ck_account_receipt_amount": {"amount_minor": -7},
    "ck_account_whose": {"post": "GM"},
    "ck_approval_decided": {"decided_by": "night"},
    "ck_approval_second_person": {"status": "approved", "decided_by": "desk"},
    "ck_approval_status": {"status": "?", "decided_by": "night"},
    "ck_bed_itself": {"of_room_id": 3},
    "ck_package_amount": {"amount_minor": -1},
    "ck_plan_length_nights": {"nights": 1},
    "ck_plan_length_off": {"percent_off": 0},
    "ck_plan_price_rate": {"rate_minor": -1},
    "ck_plan_price_weekday": {"weekday": 8},
    "ck_rate_plan_base": {"id": 9, "base_id": 9},
    "ck_rate_plan_fees": {"cancel_percent": 101},
    "ck_rate_plan_free": {"cancel_free_hours": -1},
    "ck_rate_plan_off": {"percent_off": 101},
    "ck_reservation_package_unit": {"unit_minor": -1},
    "ck_sale_rule_nights": {"least": 3, "most": 2},
    "ck_sale_rule_quota": {"quota": -1},
    "ck_season_span_days": {"until": "2026-12-01"},
    "ck_tax_amount": {"amount_minor": -1},
    "ck_business_day_closed_at": {"closed_at": None},
    "ck_business_day_status": {"status": "?", "closed_at": None},
    "ck_cash_count_counted": {"counted_minor": -1},
    "ck_calendar_day_minutes": {"from_minute": 540},
    "ck_calendar_window_minutes": {"from_minute": 1080},
    "ck_calendar_window_weekday": {"weekday": 8},
    "ck_company_account_credit": {"owed_minor": 101},
    "ck_company_account_name": {"name": ""},
    "ck_company_account_tax_id": {"tax_id": "9"},
    "ck_company_account_terms": {"terms_days": 366},
    "ck_deposit_amount": {"amount_minor": -1},
    "ck_drawer_move_reason": {"reason": ""},
    "ck_drawer_move_sign": {"amount_minor": 7},
    "ck_duty_assignment_days": {"valid_to": "2026-11-22"},
    "ck_folio_line_amount": {"amount_minor": 1},
    "ck_guest_call_at_minute": {"at_minute": 1441},
    "ck_group_booking_coach": {"coach_minute": 1441},
    "ck_group_booking_dates": {"departure": "2026-11-23"},
    "ck_group_booking_pax": {"pax": -1},
    "ck_group_member_name": {"name": ""},
    "ck_group_member_nth": {"nth": 0},
    "ck_group_night_held": {"held": 3},
    "ck_group_night_rate": {"rate_minor": -1},
    "ck_group_night_released": {"released": 2},
    "ck_guest_name": {"name": ""},
    "ck_guest_vip": {"vip_level": 4},
    "ck_handover_accepted": {"submitted_by": "desk", "accepted_by": "night"},
    "ck_handover_status": {"status": "?", "submitted_by": "desk"},
    "ck_handover_submitted": {"status": "submitted"},
    "ck_handover_two_people": {"status": "accepted", "submitted_by": "desk", "accepted_by": "desk"},
    "ck_incident_ended": {"status": "closed"},
    "ck_incident_place": {"place": ""},
    "ck_incident_counts": {"casualties": -1},
    "ck_incident_command": {"commander_id": None},
    "ck_incident_no_reentry": {"evac": 0},
    "ck_incident_plan_change_note": {"plan_change": "no"},
    "ck_incident_event_told": {"text": ""},
    "ck_incident_event_late": {"at": "2026-11-23T08:00:00Z"},
    "ck_incident_event_cost": {"cost_minor": -1},
    "ck_incident_guest_cost": {"cost_minor": -1},
    "ck_incident_guest_followed": {"followed_at": AT},
    "ck_incident_step_done": {"done_by": None},
    "ck_incident_step_seq": {"seq": 0},
    "ck_incident_step_texts": {"text_en": ""},
    "ck_authority_call_number": {"number": ""},
    "ck_search_cell_cell": {"cell": ""},
    "ck_search_cell_cleared": {"cleared_by": None},
    "ck_invoice_request_amount": {"amount_minor": -1},
    "ck_invoice_request_company": {"kind": "company_general"},
    "ck_invoice_request_issued": {"status": "issued"},
    "ck_invoice_title_company": {"kind": "company_special", "title": "Sun"},
    "ck_line_source_said": {"origin_id": None, "reservation_id": None, "item": None},
    "ck_log_entry_words": {"words": ""},
    "ck_master_route_kind": {"kind": ""},
    "ck_guest_message_closed": {"closed_at": AT},
    "ck_guest_message_status": {"status": "?", "closed_at": AT},
    "ck_guest_message_words": {"words": ""},
    "ck_luggage_handed": {"handed_to": "the guest"},
    "ck_luggage_pieces": {"pieces": 0},
    "ck_luggage_tag": {"tag": ""},
    "ck_luggage_whose": {"reservation_id": None},
    "ck_notice_addressee_code": {"kind": "everybody"},
    "ck_notice_title": {"title": ""},
    "ck_notice_until": {"must_read": 1},
    "ck_number_sequence_last": {"last": 0},
    "ck_partner_hold_rooms": {"rooms": 0},
    "ck_partner_hotel_measures": {"distance_m": -1},
    "ck_partner_hotel_name": {"name_en": ""},
    "ck_partner_hotel_stars": {"stars": 6},
    "ck_payment_sign": {"kind": "refund", "amount_minor": 5},
    "ck_post_deputy_deputy": {"deputy": "GM"},
    "ck_post_level": {"level": 6},
    "ck_post_limits": {"compensation_minor": -1},
    "ck_post_reports_to": {"reports_to": "NM"},
    "ck_property_cancel_free": {"cancel_free_hours": -1},
    "ck_property_hours": {"checkout_minute": 900},
    "ck_property_idle": {"idle_minutes": 16},
    "ck_property_no_show": {"no_show_none": 101},
    "ck_property_one_row": {"id": 2},
    "ck_property_password": {"password_least": 11},
    "ck_property_quiet": {"quiet_from_minute": 1440},
    "ck_property_rest": {"rest_hours": 25},
    "ck_qualification_days": {"expires_date": "2026-11-22"},
    "ck_reservation_night_rate": {"rate_minor": -1},
    "ck_reservation_hours": {"from_minute": 540},
    "ck_reservation_nights": {"departure": "2026-11-22"},
    "ck_reservation_party_size": {"children": -1},
    "ck_reservation_rate": {"rate_minor": -1},
    "ck_room_block_nights": {"to_date": "2026-11-23"},
    "ck_room_night_holder": {"reservation_id": None},
    "ck_room_promise_reason": {"reason": ""},
    "ck_room_slot_minutes": {"from_minute": 1000, "to_minute": 1441},
    "ck_room_type_sizes": {"max_adults": 0},
    "ck_roster_entry_span": {"ends": "2026-11-24T07:00"},
    "ck_rotation_days": {"to_date": "2026-11-22"},
    "ck_rotation_decided": {"status": "approved", "decided_by": "desk"},
    "ck_rotation_posts": {"to_post": "GM"},
    "ck_routing_kind": {"kind": ""},
    "ck_routing_window": {"window": 10},
    "ck_service_item_names": {"name_zh": ""},
    "ck_service_price_price": {"price_minor": -1},
    "ck_shift_length": {"to_minute": 420},
    "ck_shift_minutes": {"from_minute": 1440},
    "ck_shift_run_closed": {"status": "closed"},
    "ck_shift_run_payments": {"payments_from": 3, "payments_to": 2},
    "ck_sla_policy_minutes": {"minutes": 0},
    "ck_staff_left": {"left_on": "2026-11-22"},
    "ck_staff_name": {"name": ""},
    "ck_staff_post_days": {"valid_to": "2026-11-22"},
    "ck_staff_post_deputy": {"deputy_for": 2},
    "ck_staffing_least_people": {"people": 0},
    "ck_staffing_least_what": {"post": None},
    "ck_stay_departed": {"departed_at": "2026-11-23T07:00:00Z"},
    "ck_stay_guest_guardian": {"minor": 1},
    "ck_stay_guest_identity": {"document_id": None},
    "ck_team_least": {"least": 100},
    "ck_team_member_days": {"valid_to": "2026-11-22"},
    "ck_throttle_counts": {"failures": -1},
    "ck_transfer_decided": {"decided_at": AT},
    "ck_transfer_people": {"to_id": 1},
    "ck_transfer_reason": {"reason": ""},
    "ck_transfer_status": {"status": "?", "decided_at": AT},
    "ck_turnaway_stay": {"rooms": 0},
    "ck_type_night_sold": {"sold": 3},
    "ck_walk_record_followed": {"followed_at": AT},
    "ck_walk_record_measures": {"nights": 0},
    "ck_visitor_approved": {"approved": 0},
    "ck_visitor_document": {"doc_last4": "1001X"},
    "ck_visitor_gone": {"out_at": AT},
    "ck_visitor_name": {"name": ""},
    "ck_visitor_outcome": {"outcome": "?", "out_at": AT},
    "ck_wake_call_closed": {"closed_at": AT},
    "ck_wake_call_status": {"status": "?"},
    "ck_wake_call_tries": {"tries": -1, "status": "no_answer"},
    "ck_whereabouts_place": {"place": ""},
}
BROKEN |= broken_plans.BROKEN
BROKEN |= broken_machine.BROKEN
BROKEN |= specimens_of_privacy.BROKEN
"""What breaks each CHECK that is more than a list of codes."""

ALSO_BROKEN: list[tuple[str, dict[str, Any]]] = [
    *ALSO_BROKEN_COMPLAINTS,
    ("ck_paging_channel_whose", {"staff_id": None}),
    ("ck_paging_channel_rank", {"rank": 10}),
    ("ck_page_holder", {"state": "sending"}),
    ("ck_page_delivered", {"answered_at": "2026-11-23T07:00:00Z"}),
    ("ck_callout_case", {"case_ref": ""}),
    ("ck_callout_lead", {"accepted_at": "2026-11-23T07:00:00Z"}),
    ("ck_callout_stood_down", {"stood_down_at": "2026-11-23T07:00:00Z"}),
    ("ck_callout_answer_at", {"at": None}),
    *specimens_of_clocks.ALSO_BROKEN,
    ("ck_account_whose", {"staff_id": None}),
    ("ck_account_whose", {"service": 1}),
    ("ck_account_whose", {"service": 1, "post": "GM"}),
    ("ck_account_whose", {"service": 1, "staff_id": None}),
    ("ck_approval_decided", {"status": "approved"}),
    ("ck_approval_decided", {"status": "used"}),
    ("ck_plan_length_off", {"percent_off": 101}),
    ("ck_plan_price_weekday", {"weekday": -1}),
    ("ck_rate_plan_fees", {"no_show_percent": -1}),
    ("ck_rate_plan_off", {"percent_off": -101}),
    ("ck_sale_rule_nights", {"least": -1}),
    ("ck_sale_rule_nights", {"most": -1}),
    ("ck_tax_amount", {"basis_points": 10001}),
    ("ck_tax_amount", {"most_nights": -1}),
    ("ck_calendar_day_minutes", {"to_minute": 1080}),
    ("ck_calendar_day_minutes", {"from_minute": -1, "to_minute": 1080}),
    ("ck_calendar_day_minutes", {"from_minute": 540, "to_minute": 1441}),
    ("ck_calendar_day_minutes", {"from_minute": 540, "to_minute": 540}),
    ("ck_calendar_window_minutes", {"from_minute": -1}),
    ("ck_calendar_window_minutes", {"to_minute": 1441}),
    ("ck_calendar_window_weekday", {"weekday": 0}),
    ("ck_account_receipt_amount", {"amount_minor": 0}),
    ("ck_company_account_credit", {"credit_minor": -1}),
    ("ck_company_account_terms", {"terms_days": -1}),
    ("ck_drawer_move_sign", {"amount_minor": 0}),
    ("ck_invoice_request_company", {"kind": "company_special", "title": "Sun", "tax_id": "9"}),
    ("ck_routing_window", {"window": 0}),
    ("ck_service_item_names", {"name_en": ""}),
    ("ck_deposit_amount", {"status": "waived", "amount_minor": 1}),
    ("ck_folio_line_amount", {"qty": 0, "amount_minor": 0}),
    ("ck_group_booking_coach", {"coach_minute": -1}),
    ("ck_group_booking_dates", {"cutoff_date": "2026-11-24"}),
    ("ck_group_night_held", {"held": -1}),
    ("ck_group_night_released", {"released": -1}),
    ("ck_handover_accepted", {"status": "accepted", "submitted_by": "desk"}),
    ("ck_handover_submitted", {"status": "disputed"}),
    ("ck_incident_ended", {"status": "false_alarm"}),
    ("ck_incident_ended", {"status": "voided"}),
    ("ck_incident_counts", {"report_minutes": 0}),
    ("ck_incident_counts", {"report_minutes": 241}),
    ("ck_incident_step_done", {"done_at": None}),
    ("ck_incident_step_texts", {"text_zh": ""}),
    ("ck_incident_ended", {"status": "responding", "ended_at": AT}),
    ("ck_notice_addressee_code", {"code": ""}),
    ("ck_notice_addressee_code", {"kind": "department", "code": ""}),
    ("ck_payment_sign", {"amount_minor": 0}),
    ("ck_post_level", {"level": 0}),
    ("ck_post_limits", {"gesture_minor": -1}),
    ("ck_post_limits", {"discount": -1}),
    ("ck_post_limits", {"discount": 101}),
    ("ck_property_idle", {"idle_minutes": 0}),
    ("ck_property_password", {"password_least": 65}),
    ("ck_property_quiet", {"quiet_from_minute": -1}),
    ("ck_property_quiet", {"quiet_to_minute": -1}),
    ("ck_property_quiet", {"quiet_to_minute": 1440}),
    ("ck_property_rest", {"rest_hours": -1}),
    ("ck_reservation_hours", {"from_minute": 540, "to_minute": 540}),
    ("ck_reservation_nights", {"departure": "2026-11-23"}),
    ("ck_reservation_rate", {"prepaid_minor": -1}),
    ("ck_room_night_holder", {"block_id": 1}),
    ("ck_room_slot_minutes", {"from_minute": -1}),
    ("ck_room_slot_minutes", {"from_minute": 540}),
    ("ck_roster_entry_span", {"begins": "2026-11-24"}),
    ("ck_roster_entry_span", {"ends": "2026-11-24T15:00Z"}),
    ("ck_roster_entry_span", {"ends": "2026-11-24T06:59"}),
    ("ck_shift_minutes", {"from_minute": -1}),
    ("ck_shift_minutes", {"to_minute": 1440}),
    ("ck_shift_minutes", {"to_minute": -1}),
    ("ck_shift_run_closed", {"closed_at": AT}),
    ("ck_staff_post_deputy", {"deputy_for": 1, "valid_to": "2026-11-24"}),
    ("ck_staff_post_deputy", {"deputy_for": 2, "valid_from": "2026-11-01", "valid_to": "2026-11-02", "main": 1}),
    ("ck_staffing_least_people", {"people": 1000}),
    ("ck_staffing_least_what", {"qualification": "first_aid"}),
    ("ck_stay_departed", {"status": "checked_out"}),
    ("ck_team_least", {"least": -1}),
    ("ck_throttle_counts", {"wait_seconds": -1}),
    ("ck_transfer_decided", {"status": "accepted"}),
    ("ck_type_night_sold", {"sold": -1}),
    ("ck_walk_record_measures", {"cost_minor": -1}),
    ("ck_walk_record_measures", {"transport_minor": -1}),
    ("ck_turnaway_stay", {"departure": "2026-11-22"}),
    ("ck_turnaway_stay", {"rate_minor": -1}),
    ("ck_guest_call_at_minute", {"at_minute": -1}),
    ("ck_partner_hold_rooms", {"rate_minor": -1}),
    ("ck_partner_hotel_name", {"name_zh": ""}),
    ("ck_partner_hotel_measures", {"rate_minor": -1}),
    ("ck_partner_hotel_stars", {"stars": 0}),
    ("ck_property_no_show", {"no_show_none": -1}),
    ("ck_property_no_show", {"no_show_guaranteed": 101}),
    ("ck_property_no_show", {"no_show_guaranteed": -1}),
    ("ck_property_no_show", {"no_show_evidence": 0}),
    ("ck_guest_message_closed", {"status": "delivered"}),
    ("ck_luggage_handed", {"out_at": AT}),
    ("ck_luggage_pieces", {"pieces": 100}),
    ("ck_visitor_gone", {"outcome": "left"}),
    ("ck_wake_call_closed", {"status": "done"}),
    ("ck_wake_call_tries", {"tries": 1}),
]  # fmt: skip
ALSO_BROKEN += broken_plans.PARTLY
ALSO_BROKEN += broken_machine.PARTLY
"""The other ways of breaking those with several parts."""

_SLOT = "INSERT INTO room_slot (reservation_id, room_id, day, from_minute, to_minute) VALUES "
_HELD = "INSERT INTO room_night (night, room_id, reservation_id) VALUES "
_POST = "INSERT INTO staff_post (staff_id, post, main, valid_from, valid_to, reason) VALUES "
_DUTY = "INSERT INTO duty_assignment (duty, post, raci, valid_from, valid_to) VALUES "
_ROSTER = (
    "INSERT INTO roster_entry (staff_id, day, shift, post, on_call, note, version, begins, ends) VALUES "
)
_HOURS = "INSERT INTO calendar_window (calendar, weekday, from_minute, to_minute) VALUES "
_DAY = "(1, '2026-11-23', 'late', 'GM', 0, '', 1, "
_SPAN = "INSERT INTO season_span (first, until, season_id) VALUES "
_CALLED = (
    "INSERT INTO roll_call_entry (roll_call_id, seq, kind, source, ref, name, room, assist, need, minor, nationality, lang, phone, "
    "post, status, marked_by, appended, withdrawn, version) "
    "VALUES (2, 7, 'guest', 'hand:7', '', '', '101', 0, '', 0, '', '', '', '', 'unknown', '', {appended}, 0, 1)"
)
TRIGGERED = {
    **TRIGGERED_COMPLAINTS,
    "tr_roll_call_tick_no_update": "UPDATE roll_call_tick SET status = 'missing'",
    "tr_roll_call_tick_no_delete": "DELETE FROM roll_call_tick",
    "tr_roll_call_mark_no_update": "UPDATE roll_call_mark SET actor = 'x'",
    "tr_roll_call_mark_no_delete": "DELETE FROM roll_call_mark",
    "tr_roll_call_frozen": "UPDATE roll_call SET frozen = 3 WHERE id = 2",
    "tr_roll_call_entry_late": _CALLED.format(appended=0),
    "tr_roll_call_entry_kept": "UPDATE roll_call_entry SET room = 'x'",
    "tr_roll_call_entry_no_delete": "DELETE FROM roll_call_entry",
    **specimens_of_clocks.TRIGGERED,
    **specimens_of_audits.TRIGGERED,
    **specimens_of_privacy.TRIGGERED,
    "tr_season_span_apart_insert": _SPAN + "('2026-11-22', '2026-11-24', 1)",
    "tr_season_span_apart_update": "UPDATE season_span SET until = '2026-12-02' WHERE first = '2026-11-23'",
    "tr_room_night_beds_insert": _HELD + "('2026-11-23', 5, 3)",
    "tr_room_night_beds_update": "UPDATE room_night SET night = '2026-11-23' WHERE room_id = 5",
    "tr_room_slot_beds_insert": _SLOT + "(3, 4, '2026-11-23', 700, 800)",
    "tr_room_slot_beds_update": "UPDATE room_slot SET room_id = 5 WHERE reservation_id = 4",
    "tr_ledger_no_update": "UPDATE ledger SET actor = 'x'",
    "tr_ledger_no_delete": "DELETE FROM ledger",
    "tr_folio_line_no_update": "UPDATE folio_line SET description = 'x'",
    "tr_folio_line_no_delete": "DELETE FROM folio_line",
    "tr_payment_no_update": "UPDATE payment SET auth_no = 'x'",
    "tr_payment_no_delete": "DELETE FROM payment",
    "tr_room_status_change_no_update": "UPDATE room_status_change SET cause = 'x'",
    "tr_room_status_change_no_delete": "DELETE FROM room_status_change",
    "tr_room_slot_apart_insert": _SLOT + "(3, 3, '2026-11-23', 700, 800)",
    "tr_room_slot_apart_update": "UPDATE room_slot SET from_minute = 790, to_minute = 830 WHERE reservation_id = 3",
    "tr_room_slot_night_insert": _SLOT + "(3, 1, '2026-11-23', 800, 900)",
    "tr_room_slot_night_update": "UPDATE room_slot SET room_id = 1, to_minute = 900 WHERE reservation_id = 4",
    "tr_room_night_slot_insert": _HELD + "('2026-11-23', 3, 3)",
    "tr_room_night_slot_update": "UPDATE room_night SET night = '2026-11-22', room_id = 3 WHERE reservation_id = 1",
    "tr_log_entry_no_update": "UPDATE log_entry SET words = 'x'",
    "tr_log_entry_no_delete": "DELETE FROM log_entry",
    "tr_log_mark_no_update": "UPDATE log_mark SET kind = 'done'",
    "tr_log_mark_no_delete": "DELETE FROM log_mark",
    "tr_cash_count_no_update": "UPDATE cash_count SET counted_minor = 0",
    "tr_cash_count_no_delete": "DELETE FROM cash_count",
    "tr_duty_text_no_update": "UPDATE duty_text SET name_en = 'x'",
    "tr_duty_text_no_delete": "DELETE FROM duty_text",
    "tr_duty_ack_no_update": "UPDATE duty_ack SET version = 2",
    "tr_duty_ack_no_delete": "DELETE FROM duty_ack",
    "tr_notice_read_no_update": "UPDATE notice_read SET staff_id = 2",
    "tr_notice_read_no_delete": "DELETE FROM notice_read",
    "tr_organisation_version_no_update": "UPDATE organisation_version SET snapshot = '[]'",
    "tr_organisation_version_no_delete": "DELETE FROM organisation_version",
    "tr_account_charge_no_update": "UPDATE account_charge SET due_date = '2027-01-01'",
    "tr_account_charge_no_delete": "DELETE FROM account_charge",
    "tr_account_receipt_no_update": "UPDATE account_receipt SET auth_no = 'x'",
    "tr_account_receipt_no_delete": "DELETE FROM account_receipt",
    "tr_line_source_no_update": "UPDATE line_source SET item = NULL",
    "tr_line_source_no_delete": "DELETE FROM line_source",
    "tr_report_run_no_update": "UPDATE report_run SET rows = 1",
    "tr_report_run_no_delete": "DELETE FROM report_run",
    "tr_drawer_move_no_update": "UPDATE drawer_move SET reason = 'x'",
    "tr_drawer_move_no_delete": "DELETE FROM drawer_move",
    "tr_incident_event_no_update": "UPDATE incident_event SET text = 'x'",
    "tr_incident_event_no_delete": "DELETE FROM incident_event",
    "tr_authority_call_no_update": "UPDATE authority_call SET reference = 'x'",
    "tr_authority_call_no_delete": "DELETE FROM authority_call",
    "tr_staff_post_main_insert": _POST + "(1, 'REC', 1, '2027-01-01', NULL, '')",
    "tr_staff_post_main_update": "UPDATE staff_post SET main = 1 WHERE staff_id = 1 AND post = 'REC'",
    "tr_staff_post_twice_insert": _POST + "(1, 'GM', 0, '2026-11-01', '2026-11-23', '')",
    "tr_staff_post_twice_update": "UPDATE staff_post SET post = 'GM' WHERE staff_id = 1 AND post = 'REC'",
    "tr_duty_assignment_one_a_insert": _DUTY + "('DU-01', 'REC', 'A', '2027-01-01', NULL)",
    "tr_duty_assignment_one_a_update": "UPDATE duty_assignment SET raci = 'A' WHERE post = 'REC'",
    "tr_duty_assignment_twice_insert": _DUTY + "('DU-01', 'REC', 'R', '2026-11-01', '2026-11-23')",
    "tr_duty_assignment_twice_update": "UPDATE duty_assignment SET post = 'REC' WHERE post = 'HKS'",
    "tr_roster_entry_apart_insert": _ROSTER + _DAY + "'2026-11-23T14:59', '2026-11-23T23:00')",
    "tr_roster_entry_apart_update": "UPDATE roster_entry SET begins = '2026-11-23T14:59' WHERE shift = 'late'",
    "tr_calendar_window_apart_insert": _HOURS + "('open', 1, 1079, 1200)",
    "tr_calendar_window_apart_update": "UPDATE calendar_window SET from_minute = 1079 WHERE from_minute = 1100",
}
"""A statement that each trigger refuses, by the trigger's name."""
COUNTING = {"tr_room_night_count_insert", "tr_room_night_count_delete"}
"""Triggers that refuse nothing: they count (tests/workflows/reservations/test_beds.py)."""
BEFORE = {
    **specimens_of_audits.BEFORE,
    **BEFORE_COMPLAINTS,
    "tr_season_span_apart_update": _SPAN + "('2026-12-01', '2026-12-05', 1)",
    "tr_room_night_beds_insert": _HELD + "('2026-11-23', 4, 2)",
    "tr_room_night_beds_update": _HELD + "('2026-11-23', 4, 2), ('2026-11-24', 5, 3)",
    "tr_room_slot_apart_update": _SLOT + "(3, 3, '2026-11-23', 420, 540), (2, 3, '2026-11-23', 800, 840)",
    "tr_room_night_slot_insert": "UPDATE room_slot SET to_minute = 900 WHERE reservation_id = 4",
    "tr_staff_post_main_update": _POST + "(1, 'REC', 0, '2026-12-01', NULL, '')",
    "tr_staff_post_twice_update": _POST + "(1, 'REC', 0, '2026-12-01', NULL, '')",
    "tr_duty_assignment_twice_update": _DUTY + "('DU-01', 'HKS', 'R', '2026-11-23', NULL)",
    "tr_roster_entry_apart_update": _ROSTER + _DAY + "'2026-11-23T15:00', '2026-11-23T23:00')",
    "tr_calendar_window_apart_update": _HOURS + "('open', 1, 1100, 1200)",
}
"""What has to be there first."""
TAKEN = {
    "somebody who comes when a roll call is under way": _CALLED.format(appended=1),
    "a list that is frozen as it is": "UPDATE roll_call SET frozen = 1 WHERE id = 1",
    "a season that begins when the other ends": _SPAN + "('2026-11-24', '2026-11-30', 1)",
    "a bed on the night after the whole room": _HELD + "('2026-11-24', 4, 2)",
    "a main post from the day after the last of the other": _POST + "(2, 'GM', 1, '2026-11-25', NULL, '')",
    "a main post that ends on the day before": _POST + "(1, 'REC', 1, '2026-11-01', '2026-11-22', '')",
    "another post beside the main one": _POST + "(1, 'REC', 0, '2026-11-23', NULL, '')",
    "the same post again when it has ended": _POST + "(2, 'REC', 0, '2026-11-25', NULL, '')",
    "the same post of another person": _POST + "(3, 'GM', 1, '2026-11-23', NULL, '')",
    "an A that ends on the day before": _DUTY + "('DU-01', 'REC', 'A', '2026-11-01', '2026-11-22')",
    "another letter of the same post": _DUTY + "('DU-01', 'GM', 'R', '2026-11-23', NULL)",
    "a shift that begins when the other ends": _ROSTER + _DAY + "'2026-11-23T15:00', '2026-11-23T23:00')",
    "a shift that ends when the other begins": _ROSTER + _DAY + "'2026-11-22T23:00', '2026-11-23T07:00')",
    "hours that begin when the others end": _HOURS + "('open', 1, 1080, 1200)",
    "the same hours of another weekday": _HOURS + "('open', 2, 540, 1080)",
    "a row that stays what it is": "UPDATE staff_post SET reason = 'x', main = main",
    "a shift that is moved within its own hours": "UPDATE roster_entry SET begins = '2026-11-23T08:00'",
    "a letter that ends": "UPDATE duty_assignment SET valid_to = '2026-11-30'",
    "hours that become shorter": "UPDATE calendar_window SET to_minute = 1000",
}
"""What only touches, and is taken."""
BY_ITSELF: dict[str, dict[str, Any]] = {
    **BY_ITSELF_COMPLAINTS,
    "fk_room_night_block_id": {"reservation_id": None},
    "fk_callout_lead_id": {"accepted_at": "2026-11-23T07:00:00Z"},
    "fk_paging_channel_post": {"staff_id": None},
    "fk_roster_cover_taker_id": {"status": "taken"},
    "fk_account_post": {"service": 1, "staff_id": None},
    "fk_staff_post_deputy_for": {"valid_to": "2026-11-24"},
}
BY_ITSELF |= broken_plans.BY_ITSELF
BY_ITSELF |= {"fk_books_night_day": {"night": "9999-12-31"}}
"""What else a row has to have for a reference to stand alone."""


def rules(*kinds: type) -> list[tuple[str, str]]:
    """(table, name) of every rule of `kinds`, from the models."""
    return sorted(
        (table.name, str(rule.name))
        for table in tables().values()
        for rule in table.constraints | {index for index in table.indexes if index.unique}
        if isinstance(rule, kinds)
    )


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rules") / "hotel.db"
    migrate.create(path)
    hotel = HotelFile(path)
    for together in specimens():
        with hotel.write() as session:
            session.add_all(together)
    hotel.close()
    return path


class Drawer:
    """A connection to a furnished hotel, and short calls for trying rows on it."""

    def __init__(self, path: Path) -> None:
        self.connection = driver.connect(str(path))

    def row(self, table: str, filled: tuple[str, ...] = ()) -> dict[str, Any]:
        """The first specimen of `table` with values in `filled`, or the first when none has all of them."""
        cursor = self.connection.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        found = [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]
        return next((row for row in found if all(row[name] is not None for name in filled)), found[0])

    def insert(self, table: str, row: dict[str, Any]) -> None:
        """Insert a row."""
        marks = ", ".join(f":{name}" for name in row)
        names = ", ".join(f'"{name}"' for name in row)
        self.connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", row)

    def refusing(self, table: str, row: dict[str, Any]) -> str:
        """The name of the rule that refuses `row`."""
        with pytest.raises(driver.IntegrityError) as refused:
            self.insert(table, row)
        return rule_of(refused.value)


@pytest.fixture
def drawer(furnished: Path, tmp_path: Path) -> Iterator[Drawer]:
    shutil.copy(furnished, tmp_path / "hotel.db")
    made = Drawer(tmp_path / "hotel.db")
    yield made
    made.connection.close()


@pytest.mark.parametrize("table", [name for name in tables() if name != "property"])
def test_another_row_is_taken(drawer: Drawer, table: str) -> None:
    drawer.insert(table, another(tables()[table], drawer.row(table)))


@pytest.mark.parametrize(("table", "rule"), rules(PrimaryKeyConstraint))
def test_a_key_is_there_once(drawer: Drawer, table: str, rule: str) -> None:
    row = drawer.row(table)
    key = {column.name: row[column.name] for column in tables()[table].primary_key.columns}
    assert drawer.refusing(table, another(tables()[table], row) | key) == rule


@pytest.mark.parametrize(("table", "rule"), rules(UniqueConstraint, Index))
def test_what_is_unique_is_there_once(drawer: Drawer, table: str, rule: str) -> None:
    listed = {str(found.name): found for found in tables()[table].constraints | tables()[table].indexes}
    columns = tuple(column.name for column in listed[rule].columns)
    row = drawer.row(table, columns)
    same = {name: row[name] for name in columns}
    if rule == "uq_business_day_open":
        same["closed_at"] = None
    if rule == "uq_roll_call_open":
        same |= {"closed_at": None, "closed_by": None}
    if rule == "uq_callout_answer_callout_id":
        same["answer"] = "lead"
    if rule == "uq_whereabouts_stay_id":
        same["ended_at"] = None
    if rule == "uq_staffing_least_shift_qualification":
        same["post"] = None
    same |= specimens_of_clocks.STANDING_ALONE.get(rule, {})
    same |= broken_plans.SAME.get(rule, {})
    same |= broken_machine.SAME.get(rule, {})
    same |= specimens_of_privacy.SAME.get(rule, {})
    assert drawer.refusing(table, another(tables()[table], row) | same) == rule


@pytest.mark.parametrize(("table", "rule"), rules(CheckConstraint))
def test_a_check_refuses(drawer: Drawer, table: str, rule: str) -> None:
    check = next(found for found in tables()[table].constraints if found.name == rule)
    coded = ONE_OF.match(str(check.sqltext))
    broken = {coded[1]: "?"} if coded and rule not in BROKEN else BROKEN[rule]
    assert drawer.refusing(table, another(tables()[table], drawer.row(table)) | broken) == rule


@pytest.mark.parametrize(("rule", "broken"), ALSO_BROKEN)
def test_every_part_of_a_check_refuses(drawer: Drawer, rule: str, broken: dict[str, Any]) -> None:
    table = next(name for name, found in rules(CheckConstraint) if found == rule)
    assert drawer.refusing(table, another(tables()[table], drawer.row(table)) | broken) == rule


@pytest.mark.parametrize(("table", "rule"), rules(ForeignKeyConstraint))
def test_a_reference_points_somewhere(drawer: Drawer, table: str, rule: str) -> None:
    constraint = next(found for found in tables()[table].constraints if found.name == rule)
    nowhere = {column.name: NOWHERE for column in constraint.columns}
    row = another(tables()[table], drawer.row(table)) | BY_ITSELF.get(rule, {}) | nowhere
    assert drawer.refusing(table, row) == "FOREIGN KEY constraint failed"


def test_no_case_is_left_of_a_rule_that_is_gone() -> None:
    named = {rule for _, rule in rules(CheckConstraint)}
    assert set(BROKEN) | {rule for rule, _ in ALSO_BROKEN} <= named


@pytest.mark.parametrize(("trigger", "statement"), TRIGGERED.items())
def test_a_trigger_refuses(drawer: Drawer, trigger: str, statement: str) -> None:
    if trigger in BEFORE:
        drawer.connection.execute(BEFORE[trigger])
    with pytest.raises(driver.IntegrityError) as refused:
        drawer.connection.execute(statement)
    assert trigger.startswith(rule_of(refused.value))


def test_every_trigger_has_its_case(drawer: Drawer) -> None:
    made = drawer.connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert {name for (name,) in made} == set(TRIGGERED) | COUNTING


@pytest.mark.parametrize("what", TAKEN)
def test_what_only_touches_is_taken(drawer: Drawer, what: str) -> None:
    changed = drawer.connection.execute(TAKEN[what]).rowcount
    assert changed >= 1


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_replacing_a_row_does_not_get_round_the_triggers(drawer: Drawer, table: str) -> None:
    row = drawer.row(table)
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    with pytest.raises(driver.IntegrityError) as refused:
        drawer.connection.execute(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", row)
    assert rule_of(refused.value) == f"tr_{table}_no_delete"


@pytest.mark.parametrize(("table", "column", "value"), [
    ("room", "floor", "first"), ("reservation", "rate_minor", 12.5), ("guest", "name", b"\x00"),
])  # fmt: skip
def test_a_value_of_the_wrong_type_is_refused(drawer: Drawer, table: str, column: str, value: object) -> None:
    with pytest.raises(driver.IntegrityError, match="cannot store"):
        drawer.connection.execute(f"UPDATE {table} SET {column} = ? WHERE id = 1", (value,))
