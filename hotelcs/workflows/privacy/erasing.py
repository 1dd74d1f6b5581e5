"""One guest's data going: what is theirs, what others wrote of them, what has to stay for a time."""

from datetime import date

from hotelcs.workflows.act import Work
from hotelcs.workflows.privacy import own_words
from hotelcs.workflows.privacy.classes import GONE
from hotelcs.workflows.privacy.doing import gate, over
from hotelcs.workflows.privacy.person import person_of
from hotelcs.workflows.privacy.standing import Rest
from hotelcs.workflows.privacy.taking_out import take_out

_PEOPLE = f"SELECT p.id FROM stay_guest p WHERE p.guest_id = :guest AND p.name <> '{GONE}'"
_DOCUMENTS = "SELECT d.id FROM id_document d WHERE d.guest_id = :guest"
_COMPLAINTS = (
    f"SELECT c.id FROM complaint c WHERE c.words <> '{GONE}' AND (c.guest_id = :guest "
    "OR c.stay_id IN (SELECT s.id FROM stay s WHERE s.guest_id = :guest))"
)
_INVOICES = (
    "SELECT i.id FROM invoice_request i JOIN folio f ON f.id = i.folio_id JOIN reservation r ON r.id = f.reservation_id "
    "WHERE r.guest_id = :guest AND (i.email <> '' OR (i.title <> '' AND i.kind NOT LIKE 'company%'))"
)
PLACES = {"people": _PEOPLE, "documents": _DOCUMENTS, "complaints": _COMPLAINTS, "invoices": _INVOICES}
"""What belongs to a guest, by name: the ids of its rows."""


def erase(work: Work, guest: int, number: str, rest: Rest) -> dict[str, int]:
    """Let everything of the guest with the id `guest` go but the `rest`; how many rows changed, by place.

    Doing it again changes nothing.
    """
    naming = person_of(work.reader, work.keys, guest).naming
    done: dict[str, int] = {}
    with gate(work, number):
        if rest.all_goes:
            done["people"] = _each(work, own_words.REGISTERED, _ids(work, _PEOPLE, guest))
            done["documents"] = _each(work, own_words.DOCUMENTS, _ids(work, _DOCUMENTS, guest))
        done["complaints"] = _each(work, own_words.COMPLAINTS, _ids(work, _COMPLAINTS, guest))
        done["invoices"] = _each(work, own_words.INVOICES, _ids(work, _INVOICES, guest))
        done["registers"] = _each(work, own_words.VISITS, [guest])
        done["profile"] = _each(work, own_words.PROFILE, [guest])
        for table, count in take_out(work, guest, naming).items():
            done[table] = done.get(table, 0) + count
    return {place: count for place, count in done.items() if count}


def last_day(rest: Rest) -> date | None:
    """The day on which the rest goes too; None when nothing stays or it stays for ever."""
    return None if rest.last in (None, date.max) else rest.last


def _ids(work: Work, sql: str, guest: int) -> list[int]:
    return [int(row[0]) for row in work.reader.rows(sql, guest=guest)]


def _each(work: Work, statements: tuple[str, ...], ids: list[int]) -> int:
    """Run each statement over `ids`; the rows that changed."""
    return sum(over(work, statement, ids) for statement in statements) if ids else 0
