"""What goes when its time is over, part by part: which rows, which of them are held, and what is done with them.

In a condition the row is `t`; `:day` is the last business date that is due, `:at` the instant after it. Statements take
`:ids`. A part finds only what is still to be done, so that doing it again does nothing.
"""

from dataclasses import dataclass

from hotelcs.workflows.privacy import holding, own_words
from hotelcs.workflows.privacy.classes import GONE


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of `table` that are `due`; those `held` stay. `stamp` is their age; `first` narrows what a batch takes."""

    name: str
    kind: str
    table: str
    due: str
    held: str
    do: tuple[str, ...]
    stamp: str
    first: str = ""


_OVER = "s.status <> 'in_house' AND coalesce(s.date_out, s.due_out) <= :day"
_LATER = (
    "EXISTS (SELECT 1 FROM stay_guest p JOIN stay s ON s.id = p.stay_id WHERE p.guest_id = t.{guest} "
    "AND (s.status = 'in_house' OR coalesce(s.date_out, s.due_out) > :day))"
)
_EXPECTED = "('tentative','waitlist','confirmed','guaranteed','checked_in')"
_OF_STAY = f"t.stay_id IN ({holding.STAYS})"
_OF_BOOKING = f"t.reservation_id IN ({holding.RESERVATIONS})"
_OF_GUEST = f"t.{{guest}} IN ({holding.GUESTS})"

PARTS = (
    Part("people", "registration", "stay_guest",
         f"t.name <> '{GONE}' AND EXISTS (SELECT 1 FROM stay s WHERE s.id = t.stay_id AND {_OVER})",
         f"{_OF_GUEST.format(guest='guest_id')} OR {_OF_STAY}", own_words.REGISTERED, "joined_at"),
    Part("documents", "registration", "id_document", f"t.checked_at < :at AND NOT {_LATER.format(guest='guest_id')}",
         _OF_GUEST.format(guest="guest_id"), own_words.DOCUMENTS, "checked_at"),
    Part("visitors", "visitor", "visitor", "t.out_at < :at", _OF_STAY, ("DELETE FROM visitor WHERE id IN :ids",), "out_at"),
    Part("luggage", "visitor", "luggage", "t.out_at < :at", _OF_BOOKING, ("DELETE FROM luggage WHERE id IN :ids",), "out_at"),
    Part("messages", "request", "guest_message", "t.closed_at < :at", _OF_BOOKING,
         ("DELETE FROM guest_message WHERE id IN :ids",), "at"),
    Part("whereabouts", "request", "whereabouts", "coalesce(t.ended_at, t.until) < :at", _OF_STAY,
         ("DELETE FROM whereabouts WHERE id IN :ids",), "at"),
    Part("turned away", "request", "turnaway", "t.business_date <= :day AND (t.contact <> '' OR t.note <> '')", "1 = 0",
         ("UPDATE turnaway SET contact = '', note = '' WHERE id IN :ids",), "business_date"),
    Part("log", "log", "log_entry",
         "t.business_date <= :day AND NOT EXISTS (SELECT 1 FROM log_open o WHERE o.entry_id = t.id)",
         f"t.link IN ({holding.NUMBERS})", own_words.LOG, "business_date",
         first="NOT EXISTS (SELECT 1 FROM log_entry a WHERE a.amends_id = t.id)"),
    Part("handovers", "log", "handover",
         "t.accepted_at < :at AND (t.note <> '' OR t.difference_reason <> '' OR EXISTS "
         f"(SELECT 1 FROM handover_line l WHERE l.handover_id = t.id AND l.words NOT IN ('', '{GONE}')))",
         f"EXISTS (SELECT 1 FROM handover_line l WHERE l.handover_id = t.id AND l.ref IN ({holding.NUMBERS}))",
         own_words.HANDOVERS, "started_at"),
    Part("requests for a second person", "log", "approval",
         f"t.business_date <= :day AND t.until < :at AND t.reason <> '{GONE}'", "1 = 0", own_words.APPROVALS, "business_date"),
    Part("complaints", "complaint", "complaint", f"t.closed_at < :at AND t.words <> '{GONE}' AND NOT t.safety",
         f"t.id IN ({holding.COMPLAINTS})", own_words.COMPLAINTS, "business_date"),
    Part("emergencies", "incident", "incident",
         "t.ended_at < :at AND t.casualties = 0 AND EXISTS (SELECT 1 FROM incident_event e WHERE e.incident_id = t.id "
         f"AND e.text NOT IN ('', '{GONE}'))", f"t.id IN ({holding.INCIDENTS})", own_words.INCIDENTS, "business_date"),
    Part("roll calls", "incident", "roll_call",
         "t.closed_at < :at AND EXISTS (SELECT 1 FROM roll_call_entry e WHERE e.roll_call_id = t.id AND "
         f"(e.name NOT IN ('', '{GONE}') OR e.phone <> '' OR e.need <> ''))",
         f"t.incident_id IN ({holding.INCIDENTS})", own_words.ROLL_CALLS, "opened_at"),
    Part("bills", "money", "folio",
         "t.title <> '' AND t.status = 'closed' AND EXISTS (SELECT 1 FROM reservation r WHERE r.id = t.reservation_id "
         "AND r.departure <= :day)", _OF_BOOKING, ("UPDATE folio SET title = '' WHERE id IN :ids",), "id"),
    Part("invoices", "money", "invoice_request",
         "t.business_date <= :day AND t.status <> 'requested' AND (t.email <> '' OR (t.title <> '' AND t.kind NOT LIKE 'company%'))",
         f"EXISTS (SELECT 1 FROM folio f WHERE f.id = t.folio_id AND f.reservation_id IN ({holding.RESERVATIONS}))",
         own_words.INVOICES, "business_date"),
    Part("profiles", "profile", "guest",
         f"t.name <> '{GONE}' AND t.created_at < :at AND NOT {_LATER.format(guest='id')} AND NOT EXISTS (SELECT 1 FROM reservation r "
         f"WHERE r.guest_id = t.id AND (r.departure > :day OR r.status IN {_EXPECTED})) AND NOT EXISTS (SELECT 1 FROM complaint c "
         "WHERE c.guest_id = t.id AND (c.closed_at IS NULL OR c.closed_at >= :at))",
         _OF_GUEST.format(guest="id"), own_words.PROFILE, "created_at"),
)  # fmt: skip
"""In the order in which they go: what refers to a row before the row."""
KINDS = tuple(dict.fromkeys(part.kind for part in PARTS))
"""The classes that a purge knows."""
