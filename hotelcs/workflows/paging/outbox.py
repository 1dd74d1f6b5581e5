"""What waits to be sent, and what became of it: pages are queued inside of acts, and sent afterwards (docs/adr/0020)."""

from sqlalchemy import text
from sqlmodel import col, select

from hotelcs.i18n import LANGUAGES
from hotelcs.models.paging import Page
from hotelcs.models.people import Account, Staff
from hotelcs.storage.reading import value
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Work
from hotelcs.workflows.clocks.running import Case
from hotelcs.workflows.ledger import canonical
from hotelcs.workflows.paging.facts import fit

NO_CHANNEL = "no_channel"
"""The proof of a page that nobody can be told by."""
WAITING = ("queued", "sending")
_ANY = "SELECT 1 FROM paging_channel WHERE ended_at IS NULL LIMIT 1"
REACHED_BY = (
    "SELECT c.id, c.name, c.service, c.address FROM paging_channel c WHERE c.ended_at IS NULL AND c.id IN ("
    "SELECT id FROM paging_channel WHERE staff_id = :staff UNION ALL SELECT p.id FROM paging_channel p "
    "JOIN staff_post h ON h.post = p.post WHERE h.staff_id = :staff AND h.valid_from <= :day "
    "AND (h.valid_to IS NULL OR h.valid_to >= :day)) ORDER BY c.staff_id IS NULL, c.rank, c.id"
)
"""Where somebody is paged, their own channels first, then those of their posts."""
_ANSWERED = text(
    "UPDATE page SET state = 'delivered', holder = '', answered_at = :now, version = version + 1 "
    "WHERE kind = :kind AND ref = :ref AND staff_id = :staff AND state IN ('queued','sending','sent','given_up')"
)
_CALLED_OFF = text(
    "UPDATE page SET state = 'withdrawn', holder = '', version = version + 1 "
    "WHERE kind = :kind AND ref = :ref AND state IN ('queued','sending','given_up')"
)


def page(work: Work, case: Case, staff: int, code: str, **slots: str | int) -> None:
    """Tell a person about a case: a code with its numbers, levels and rooms, never a guest's name or words.

    The same code with the same slots is told once: whoever means another page says a `step`, `round` or `repeat`. Where no
    channel is set up in the hotel paging is off, and nothing is queued.
    """
    if value(work.reader, _ANY) is None:
        return
    kept = canonical(fit(slots))
    same = select(Page.id).where(
        Page.kind == case.kind, Page.ref == case.ref, Page.staff_id == staff, Page.code == code, Page.slots == kept
    )  # fmt: skip
    if work.session.exec(same).first() is not None:
        return
    reached = work.reader.rows(REACHED_BY, staff=staff, day=work.business_date.isoformat())
    work.add(Page(
        no=numbers.new(work, "T"), kind=case.kind, ref=case.ref, staff_id=staff, code=code, slots=kept,
        lang=_language(work, staff), queued_at=work.now, next_try_at=work.now, state="queued" if reached else "given_up",
        proof="" if reached else NO_CHANNEL,
    ))  # fmt: skip


def answered(work: Work, case: Case, staff: int) -> None:
    """Somebody who was told about a case has said so, by what they did: nothing more is sent to them about it."""
    work.run(_ANSWERED, {"now": _stored(work), "kind": case.kind, "ref": case.ref, "staff": staff})


def call_off(work: Work, case: Case) -> None:
    """The case is over: what has not been sent is not sent any more, and nobody has to see to it."""
    work.run(_CALLED_OFF, {"kind": case.kind, "ref": case.ref})


def _language(work: Work, staff: int) -> str:
    """The language somebody has their screens in, else the first they speak that the program has, else the hotel's."""
    own = work.session.exec(
        select(Account.lang).where(Account.staff_id == staff, col(Account.status) == "active")
    ).first()
    person = work.session.get(Staff, staff)
    spoken = [code for code in (person.languages if person else "").split() if code in LANGUAGES]
    return own or (spoken[0] if spoken else work.property.locale[:2])


def _stored(work: Work) -> str:
    from hotelcs.clock import iso

    return iso(work.now)
