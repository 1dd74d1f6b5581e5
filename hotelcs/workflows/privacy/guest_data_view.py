"""Everything that is on file about one guest, as whoever asks for it is given it (PIPL 45, GDPR 15 and 20)."""

from dataclasses import dataclass

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage import keys
from hotelcs.storage.reading import one, value
from hotelcs.workflows.number_forms import full
from hotelcs.workflows.privacy.candidates import candidates
from hotelcs.workflows.privacy.mentions import MENTIONS
from hotelcs.workflows.privacy.person import person_of
from hotelcs.workflows.privacy.redacting import redacted
from hotelcs.workflows.views import Asking

_BOOKED = "SELECT r.id FROM reservation r WHERE r.guest_id = :guest"
_STAYED = "SELECT p.stay_id FROM stay_guest p WHERE p.guest_id = :guest"
_BILLS = f"SELECT f.id FROM folio f WHERE f.reservation_id IN ({_BOOKED})"
_COMPLAINED = f"SELECT c.id FROM complaint c WHERE c.guest_id = :guest OR c.stay_id IN ({_STAYED})"

PLACES: tuple[tuple[str, str, str, str], ...] = (
    ("guest", "no", ("name, name_latin, sex, birth_date, nationality, phone, email, lang, vip_level, company, note, blacklist, "
     "blacklist_reason, created_at"), "id = :guest"),
    ("id_document", "kind", "issuer, first, last, length, expires_date, checked_at", "guest_id = :guest"),
    ("reservation", "no", ("status, channel, arrival, departure, kind, adults, children, rate_minor, guarantee, booker, requests, "
     "source, source_ref, segment, country, reason, created_at"), "guest_id = :guest"),
    ("stay", "no", "status, arrived_at, due_out, departed_at, date_in, date_out, cards, override_reason", f"id IN ({_STAYED})"),
    ("stay_guest", "stay_id", ("name, nationality, minor, guardian_name, guardian_phone, relation, exception, assist_evac, "
     "joined_at, left_at"), "guest_id = :guest"),
    ("registration", "kind", "deadline, status, submitted_at, reference, reason",
     "stay_guest_id IN (SELECT p.id FROM stay_guest p WHERE p.guest_id = :guest)"),
    ("folio_line", "id", "business_date, kind, description, qty, amount_minor", f"folio_id IN ({_BILLS})"),
    ("payment", "id", "business_date, method, kind, amount_minor", f"folio_id IN ({_BILLS})"),
    ("deposit", "receipt_no", "method, amount_minor, status, reason", f"stay_id IN ({_STAYED})"),
    ("invoice_request", "no", "kind, title, tax_id, email, amount_minor, status, issued_no", f"folio_id IN ({_BILLS})"),
    ("invoice_title", "kind", "title, tax_id, email", "guest_id = :guest"),
    ("visitor", "no", "name, doc_last4, approved, reason, in_at, out_at", f"stay_id IN ({_STAYED})"),
    ("luggage", "tag", "kind, owner, sender, pieces, note, in_at, out_at, handed_to", f"reservation_id IN ({_BOOKED})"),
    ("guest_message", "no", "sender, words, at, status", f"reservation_id IN ({_BOOKED})"),
    ("wake_call", "no", "at, kind, status", f"stay_id IN ({_STAYED})"),
    ("whereabouts", "id", "place, at, until", f"stay_id IN ({_STAYED})"),
    ("guest_call", "id", "kind, day, outcome, transport, needs, lang", f"reservation_id IN ({_BOOKED})"),
    ("walk_record", "id", "business_date, reason, transport, return_offer, words", f"reservation_id IN ({_BOOKED})"),
    ("group_member", "key", "name, lang", f"reservation_id IN ({_BOOKED})"),
    ("complaint", "no", "business_date, channel, code, severity, words, understood, wants, facts, status, close_kind",
     f"id IN ({_COMPLAINED})"),
    ("compensation", "id", "kind, value_minor, points, note, at", f"complaint_id IN ({_COMPLAINED})"),
    ("recovery_call", "id", "due_at, status, mood, sat, note", f"complaint_id IN ({_COMPLAINED})"),
    ("incident", "no", "type, place, business_date, status, ended_at",
     "id IN (SELECT i.incident_id FROM incident_guest i WHERE i.guest_id = :guest)"),
    ("roll_call_entry", "id", "name, room, floor, assist, need, status, marked_at",
     f"kind = 'guest' AND ref IN (SELECT s.no FROM stay s WHERE s.id IN ({_STAYED}))"),
)  # fmt: skip
"""Table, what names a row, what is told of it, and which rows are the guest's."""
_LOG = next(words for words in MENTIONS if words.table == "log_entry")
_NUMBER = "SELECT no FROM log_entry WHERE id = :id"


@dataclass(frozen=True, slots=True)
class GuestDatum:
    """One thing on file: the table, the record, the field, what stands there."""

    place: str
    record: str
    field: str
    value: str


def guest_data(asking: Asking, no: str) -> list[GuestDatum]:
    """Everything, place by place; empty fields are left out, document numbers are masked, entries of the ledger by number."""
    number = full(no) or no.upper()
    found = one(asking.reader, "SELECT id FROM guest WHERE no = :no", no=number)
    if found is None:
        raise Refusal(
            "GUEST_UNKNOWN", N_("There is no guest {reference}."), field="no", next=("find",), reference=no
        )
    key = int(found[0])
    data: list[GuestDatum] = []
    for table, named, told, where in PLACES:
        names = [name.strip() for name in told.split(",")]
        for record, *values in asking.rows(f"SELECT {named}, {told} FROM {table} WHERE {where}", guest=key):
            data += [
                GuestDatum(
                    table, str(record), name, asking.local_due(str(text)) if timed(name) else str(text)
                )
                for name, text in zip(names, values, strict=True)
                if text not in (None, "")
            ]
    return [*data, *_log(asking, key), *_ledger(asking, key, number)]


def timed(field: str) -> bool:
    """Whether a field is when something was: it is told as the hotel's wall clock."""
    return field in ("at", "until", "deadline") or field.endswith("_at")


def _log(asking: Asking, key: int) -> list[GuestDatum]:
    """Lines of the shift log that name the guest, by number: the other words in them are of others."""
    naming = person_of(asking.reader, keys.load(asking.uid), key).naming
    found: dict[int, str] = {}
    for wanted, link in ((naming.sure, "1 = 1"), (naming.every, _LOG.link)):
        rows = candidates(asking.reader, _LOG, key, wanted, link) if wanted else []
        found |= {int(row[0]): "" for row in rows if redacted(str(row[1]), wanted) != row[1]}
    numbers = [str(value(asking.reader, _NUMBER, id=line)) for line in sorted(found)]
    return [GuestDatum("log_entry", no, "names the guest", no) for no in numbers]


def _ledger(asking: Asking, key: int, number: str) -> list[GuestDatum]:
    """Acts that the ledger has about the guest and their stays: what was done when."""
    sql = (
        "SELECT DISTINCT l.seq, l.verb, l.at FROM ledger_reference x JOIN ledger l ON l.seq = x.seq WHERE x.ref = :no OR x.ref IN "
        f"(SELECT r.no FROM reservation r WHERE r.guest_id = :guest UNION SELECT s.no FROM stay s WHERE s.id IN ({_STAYED})) "
        "ORDER BY l.seq"
    )
    return [
        GuestDatum("ledger", str(seq), str(verb), asking.local(str(at)))
        for seq, verb, at in asking.rows(sql, no=number, guest=key)
    ]
