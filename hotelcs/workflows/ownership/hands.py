"""In whose hands an item is written to be: found by what a field names, owned, renamed, forgotten once it is closed."""

from datetime import date

from sqlalchemy import text
from sqlmodel import Session, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.ownership import Ownership, Transfer
from hotelcs.models.people import Staff
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.ownership import items_view
from hotelcs.workflows.ownership.owners import Held, Owners

_FORGET = text("DELETE FROM ownership WHERE kind = :kind AND ref = :ref")


def open_item(work: Work, reference: str, kind: str | None) -> tuple[str, str]:
    """The open item that a field names: by its reference, or the end of it.

    Raises Refusal ITEM_UNKNOWN, ITEM_AMBIGUOUS (one line may be carried over and reported up, too).
    """
    wanted = reference.upper()
    listed = list(items_view.rows(work.reader, work.business_date.isoformat(), kind, work.local_minute()))
    exact = [(name, ref) for name, ref, *_ in listed if ref.upper() == wanted]
    short = [(name, ref) for name, ref, *_ in listed if ref.upper().endswith(f"-{wanted}")]
    found = exact or (short if len({ref for _, ref in short}) == 1 else [])
    if not found:
        raise lookup.unknown("ITEM_UNKNOWN", N_("Nothing open is called {reference}."), "item", reference)
    if len(found) > 1:
        kinds = tuple(name for name, _ in found)
        raise Refusal("ITEM_AMBIGUOUS", N_("{reference} is open more than once ({kinds}); name the kind you mean."),
                      field="kind", next=("show items",), items=kinds, kinds=", ".join(kinds), reference=found[0][1])  # fmt: skip
    return found[0]


def holder(work: Work, kind: str, ref: str) -> Held:
    """Whose an item is now."""
    return Owners(work.reader, work.now, work.property.tz).of(kind, ref)


def own(work: Work, kind: str, ref: str, person: Staff) -> None:
    """Write the one owner of an item."""
    row = work.session.get(Ownership, (kind, ref))
    if row is None:
        work.session.add(Ownership(kind=kind, ref=ref, staff_id=int(person.id or 0), since=work.now))
    else:
        row.staff_id, row.since = int(person.id or 0), work.now
    work.changed += 1


def follow(work: Work, kind: str, before: str, after: str) -> None:
    """What is called `before` is called `after` from now on: its owner and an offer under way go with it."""
    row = work.session.get(Ownership, (kind, before))
    if row is not None:
        work.session.add(Ownership(kind=kind, ref=after, staff_id=row.staff_id, since=row.since))
        work.session.delete(row)
    query = select(Transfer).where(
        Transfer.kind == kind, Transfer.ref == before, Transfer.status == "pending"
    )
    for offered in work.session.exec(query):
        offered.ref = after
    work.session.flush()


def settle(session: Session, kind: str, ref: str, work: Work, status: str) -> None:
    """End an offer that is under way: one that ran out has bounced, a running one is overtaken."""
    query = select(Transfer).where(Transfer.kind == kind, Transfer.ref == ref, Transfer.status == "pending")
    for row in session.exec(query):
        row.status, row.decided_at = status if row.until < work.now else "declined", work.now
    session.flush()


def forget_closed(work: Work, today: date) -> int:
    """Forget the owners and end the offers of what is open no more on the business date `today`; how many owners.

    What opens again later is nobody's in particular, and what was closed long ago is not read any more.
    """
    still_open = {(kind, ref) for kind, ref, *_ in items_view.rows(work.reader, today.isoformat())}
    owned = work.reader.rows("SELECT kind, ref FROM ownership")
    closed = [{"kind": kind, "ref": ref} for kind, ref in owned if (kind, ref) not in still_open]
    if closed:
        work.run(_FORGET, closed)
    for offered in work.session.exec(select(Transfer).where(Transfer.status == "pending")):
        if (offered.kind, offered.ref) not in still_open:
            offered.status, offered.decided_at = "bounced", work.now
    work.session.flush()
    return len(closed)
