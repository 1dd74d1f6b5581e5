"""What is done with rows that hold a person's own data, as statements over `:ids`: the one place for purges and for one guest.

Amounts, dates, rooms, states and the country stay, so that figures of closed dates stay what they were.
"""

from hotelcs.workflows.privacy.classes import GONE

_BOOKINGS = "(SELECT r.id FROM reservation r WHERE r.guest_id IN :ids)"
_CASES = "(SELECT c.no FROM complaint c WHERE c.id IN :ids)"


def _blank(*columns: str) -> str:
    """Each of `columns` emptied to a dash where something stands in it."""
    return ", ".join(f"{name} = CASE WHEN {name} = '' THEN '' ELSE '{GONE}' END" for name in columns)


REGISTERED = (
    f"UPDATE stay SET {_blank('override_reason')} WHERE id IN (SELECT p.stay_id FROM stay_guest p WHERE p.id IN :ids)",
    "UPDATE registration SET reference = '', reason = '' WHERE stay_guest_id IN :ids",
    (
        f"UPDATE stay_guest SET name = '{GONE}', document_id = NULL, guardian_phone = '', relation = '', assist_evac = '', "
        f"exception = CASE WHEN minor THEN '' ELSE '{GONE}' END, guardian_name = CASE WHEN minor THEN '{GONE}' ELSE '' END "
        "WHERE id IN :ids"
    ),
)
"""Of people in stays."""
DOCUMENTS = ("DELETE FROM id_document WHERE id IN :ids",)
"""Of documents; the search terms of their owners are written anew by the caller."""
PROFILE = (
    (
        f"UPDATE guest SET name = '{GONE}', name_latin = '', phone = '', email = '', lang = '', vip_level = 0, company = '', note = '', "
        "blacklist = 'none', blacklist_reason = '', source = NULL, source_ref = NULL, version = version + 1 WHERE id IN :ids"
    ),
    (
        "UPDATE guest SET sex = NULL, birth_date = NULL WHERE id IN :ids AND NOT EXISTS "
        f"(SELECT 1 FROM stay_guest p WHERE p.guest_id = guest.id AND p.name <> '{GONE}')"
    ),
    "DELETE FROM search_term WHERE guest_id IN :ids",
    "DELETE FROM invoice_title WHERE guest_id IN :ids",
    "UPDATE reservation SET booker = '', requests = '', source_ref = NULL, version = version + 1 WHERE guest_id IN :ids",
    f"UPDATE queue_ticket SET phone = '', luggage_tag = '' WHERE reservation_id IN {_BOOKINGS}",
    f"UPDATE guest_call SET transport = '', needs = '' WHERE reservation_id IN {_BOOKINGS}",
    f"UPDATE walk_record SET words = '', return_offer = '' WHERE reservation_id IN {_BOOKINGS}",
    f"UPDATE group_member SET name = '{GONE}', blind = '', last = '' WHERE reservation_id IN {_BOOKINGS}",
)
"""Of guests and their bookings."""
VISITS = (
    "DELETE FROM visitor WHERE guest_id IN :ids OR stay_id IN (SELECT s.id FROM stay s WHERE s.guest_id IN :ids)",
    f"DELETE FROM luggage WHERE out_at IS NOT NULL AND reservation_id IN {_BOOKINGS}",
    f"DELETE FROM guest_message WHERE reservation_id IN {_BOOKINGS}",
    "DELETE FROM whereabouts WHERE stay_id IN (SELECT s.id FROM stay s WHERE s.guest_id IN :ids)",
)
"""What the registers hold of guests."""
LOG = (
    "DELETE FROM log_mark WHERE entry_id IN :ids",
    "DELETE FROM log_entry WHERE id IN :ids",
)
"""Of lines of the log."""
HANDOVERS = (
    f"UPDATE handover_line SET {_blank('words', 'giver', 'receiver', 'settled')} WHERE handover_id IN :ids",
    "UPDATE handover SET note = '', difference_reason = '' WHERE id IN :ids",
)
"""Of handovers; counts and cash stay."""
APPROVALS = (
    f"UPDATE approval SET fields = :nothing, reason = '{GONE}', about = '', note = '' WHERE id IN :ids",
)
"""Of requests for a second person: what was asked for, and why."""
COMPLAINTS = (
    f"UPDATE case_event SET {_blank('words')} WHERE kind = 'complaint' AND ref IN {_CASES}",
    f"UPDATE complaint_action SET text = '{GONE}', {_blank('result')} WHERE complaint_id IN :ids",
    "UPDATE recovery_call SET note = '' WHERE complaint_id IN :ids",
    "UPDATE compensation SET note = '' WHERE complaint_id IN :ids",
    f"UPDATE complaint SET words = '{GONE}', {_blank('understood', 'facts', 'plan')}, version = version + 1 WHERE id IN :ids",
)
"""Of complaints: what was said; what it was about, how grave, how it ended stays."""
INCIDENTS = (
    f"UPDATE authority_call SET {_blank('reference', 'said')} WHERE incident_id IN :ids",
    f"UPDATE incident_event SET {_blank('text')} WHERE incident_id IN :ids",
)
"""Of emergencies: words of the timeline; steps, times and the lesson stay."""
ROLL_CALLS = (
    "UPDATE roll_call_entry SET phone = '', need = '' WHERE roll_call_id IN :ids",
    f"UPDATE roll_call_entry SET name = '{GONE}' WHERE roll_call_id IN :ids AND name NOT IN ('', '{GONE}')",
    f"UPDATE roll_call_mark SET {_blank('words')} WHERE roll_call_id IN :ids",
    f"UPDATE roll_call_tick SET {_blank('reason')} WHERE entry_id IN (SELECT e.id FROM roll_call_entry e WHERE e.roll_call_id IN :ids)",
)
"""Of roll calls: who stood on the list; how many and what was known stays."""
INVOICES = (
    "UPDATE invoice_request SET email = '' WHERE id IN :ids",
    "UPDATE invoice_request SET title = '', tax_id = '' WHERE id IN :ids AND kind NOT LIKE 'company%'",
)
"""Of invoices: a company's name is no person's."""
