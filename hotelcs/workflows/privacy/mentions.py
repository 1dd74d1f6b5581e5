"""Where people write freely, and so where a guest's name, telephone or mail may stand in somebody else's words.

A mention is taken out by itself, the rest of the words stays. `link` is the condition of rows that are about the guest
`:guest` in any case; elsewhere a name that others bear too is left alone.
"""

from dataclasses import dataclass

_BOOKED = "(SELECT r.id FROM reservation r WHERE r.guest_id = :guest)"
_STAYED = "(SELECT p.stay_id FROM stay_guest p WHERE p.guest_id = :guest)"
_BILLS = f"(SELECT f.id FROM folio f WHERE f.reservation_id IN {_BOOKED})"
_COMPLAINED = f"(SELECT c.id FROM complaint c WHERE c.guest_id = :guest OR c.stay_id IN {_STAYED})"
_STRUCK = "(SELECT i.incident_id FROM incident_guest i WHERE i.guest_id = :guest)"
_NUMBERS = (
    f"(SELECT r.no FROM reservation r WHERE r.guest_id = :guest UNION SELECT s.no FROM stay s WHERE s.id IN {_STAYED} "
    f"UNION SELECT c.no FROM complaint c WHERE c.id IN {_COMPLAINED} UNION SELECT g.no FROM guest g WHERE g.id = :guest "
    f"UNION SELECT n.no FROM incident n WHERE n.id IN {_STRUCK})"
)
_IN_THE_ROOM = (
    f"EXISTS (SELECT 1 FROM stay s WHERE s.id IN {_STAYED} AND s.room_id = log_entry.room_id "
    "AND log_entry.business_date >= s.date_in AND log_entry.business_date <= coalesce(s.date_out, s.due_out))"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Free text of a table: the columns of its key, those with words, and which rows are about a guest in any case."""

    table: str
    columns: tuple[str, ...]
    link: str = "1 = 0"
    key: tuple[str, ...] = ("id",)


MENTIONS = (
    Words("guest", ("note", "blacklist_reason"), "id = :guest"),
    Words("reservation", ("booker", "requests", "reason"), "guest_id = :guest"),
    Words("queue_ticket", ("phone", "luggage_tag"), f"reservation_id IN {_BOOKED}"),
    Words("guest_call", ("transport", "needs"), f"reservation_id IN {_BOOKED}"),
    Words("walk_record", ("reason", "words", "return_offer"), f"reservation_id IN {_BOOKED}"),
    Words("room_promise", ("reason",), f"reservation_id IN {_BOOKED}", ("reservation_id",)),
    Words("group_booking", ("name", "company", "leader", "leader_phone", "notes", "reason")),
    Words("group_member", ("name",), f"reservation_id IN {_BOOKED}"),
    Words("turnaway", ("reason", "contact", "note")),
    Words("partner_hold", ("reference",)),
    Words("calendar_event", ("remark", "why"), f"reservation_id IN {_BOOKED}", ("feed_id", "uid")),
    Words("room_block", ("reason",)),
    Words("stay", ("override_reason",), f"id IN {_STAYED}"),
    Words("registration", ("reference", "reason"),
          "stay_guest_id IN (SELECT p.id FROM stay_guest p WHERE p.guest_id = :guest)"),
    Words("deposit", ("reason",), f"stay_id IN {_STAYED}"),
    Words("folio", ("title",), f"reservation_id IN {_BOOKED}"),
    Words("folio_line", ("description", "reason"), f"folio_id IN {_BILLS}"),
    Words("payment", ("reason",), f"folio_id IN {_BILLS}"),
    Words("account_receipt", ("reason",)),
    Words("drawer_move", ("reason",)),
    Words("invoice_request", ("title", "email", "reason"), f"folio_id IN {_BILLS}"),
    Words("invoice_title", ("title", "email"), "guest_id = :guest", ("guest_id",)),
    Words("visitor", ("name", "person", "reason"), f"stay_id IN {_STAYED}"),
    Words("luggage", ("owner", "sender", "location", "note", "handed_to"), f"reservation_id IN {_BOOKED}"),
    Words("guest_message", ("sender", "words"), f"reservation_id IN {_BOOKED}"),
    Words("whereabouts", ("place",), f"stay_id IN {_STAYED}"),
    Words("complaint", ("words", "understood", "facts", "plan"), f"id IN {_COMPLAINED}"),
    Words("complaint_action", ("text", "result"), f"complaint_id IN {_COMPLAINED}"),
    Words("complaint_pattern", ("outcome",)),
    Words("compensation", ("note",), f"complaint_id IN {_COMPLAINED}"),
    Words("recovery_call", ("note",), f"complaint_id IN {_COMPLAINED}"),
    Words("case_event", ("what", "words", "data"), f"ref IN {_NUMBERS}"),
    Words("incident", ("place", "damage", "review", "plan_change_note", "lesson", "reason"), f"id IN {_STRUCK}"),
    Words("incident_event", ("text",), f"incident_id IN {_STRUCK}"),
    Words("incident_signoff", ("note",), f"incident_id IN {_STRUCK}", ("incident_id", "side")),
    Words("authority_call", ("reference", "said"), f"incident_id IN {_STRUCK}"),
    Words("roll_call", ("handed_to",)),
    Words("roll_call_entry", ("name", "need", "phone"), f"ref IN {_NUMBERS}"),
    Words("roll_call_mark", ("words",)),
    Words("roll_call_tick", ("reason",)),
    Words("callout", ("reason", "outcome"), f"case_ref IN {_NUMBERS}"),
    Words("callout_answer", ("reason",), key=("callout_id", "staff_id")),
    Words("sla_pause", ("reason",)),
    Words("drill", ("scenario", "plan_change_note", "lessons", "notice", "reason")),
    Words("drill_finding", ("words", "outcome")),
    Words("log_entry", ("words",), f"(link IN {_NUMBERS} OR {_IN_THE_ROOM})"),
    Words("log_mark", ("words",),
          f"entry_id IN (SELECT log_entry.id FROM log_entry WHERE link IN {_NUMBERS} OR {_IN_THE_ROOM})"),
    Words("handover", ("note", "difference_reason")),
    Words("handover_line", ("words", "giver", "receiver", "settled"), f"ref IN {_NUMBERS}", ("handover_id", "line")),
    Words("notice", ("title", "body")),
    Words("transfer", ("reason",), f"ref IN {_NUMBERS}"),
    Words("approval", ("about", "reason", "note")),
    Words("support_ticket", ("words", "outcome")),
    Words("system_outage", ("reason", "notice")),
    Words("readiness_check", ("note",), key=("readiness_id", "code")),
    Words("report_run", ("reason",)),
    Words("legal_hold", ("reason", "lift_reason"), f"ref IN {_NUMBERS}"),
    Words("erasure", ("reason",), "guest_id = :guest"),
)  # fmt: skip
"""Every column of free text in which somebody may be named."""
EMPTY_TOO = frozenset(("luggage_tag", "leader_phone", "phone", "email", "person"))
"""Columns in which nothing stands rather than a dash."""
