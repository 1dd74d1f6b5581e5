"""Writing a line anew elsewhere: its opposite where it stood, its amount where it goes, and where it came from."""

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.bill_rules import LineSource
from hotelcs.models.folios import Folio, FolioLine
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import bills, folio
from hotelcs.workflows.reception.correct_line import refuse_again
from hotelcs.workflows.reception.house_bill import refuse_house

MOVED, DIVIDED = "moved", "split"
"""The reasons of the opposite lines."""


def line_of(work: Work, key: int, field: str = "lines") -> FolioLine:
    """The line with that number, that can be moved.

    Raises Refusal LINE_UNKNOWN, IS_CORRECTION, ALREADY_CORRECTED, FOLIO_CLOSED, HOUSE_BILL.
    """
    line = work.session.get(FolioLine, key)
    if line is None:
        raise Refusal(
            "LINE_UNKNOWN", N_("There is no line {line}."), field=field, next=("show folio",), line=key
        )
    refuse_again(work, line, field)
    bill = work.session.get_one(Folio, line.folio_id)
    refuse_house(bill.kind, bill.no, field)
    bills.refuse_closed(bill)
    return line


def whose(work: Work, line: FolioLine) -> int:
    """The booking that a line is for, on whichever bill it stands (its id)."""
    source = work.session.get(LineSource, line.id)
    if source is not None and source.reservation_id is not None:
        return source.reservation_id
    return work.session.get_one(Folio, line.folio_id).reservation_id


def take_away(work: Work, line: FolioLine, reason: str) -> tuple[FolioLine, str | None]:
    """The opposite of a line, and the key that keeps its charge from being posted again: the next line has it."""
    back = folio.opposite(work, line, reason)
    base = line.auto_key.partition("#")[0] if line.auto_key else None
    return back, folio.fresh_key(work, base) if base else None


def write(
    work: Work, line: FolioLine, place: Folio, *, qty: int, unit_minor: int, key: str | None
) -> FolioLine:
    """A line like `line` on `place`, for the same booking."""
    booking = whose(work, line)
    made: FolioLine = work.add(FolioLine(
        folio_id=int(place.id or 0), business_date=work.business_date, at=work.now, kind=line.kind,
        description=line.description, qty=qty, unit_minor=unit_minor, amount_minor=qty * unit_minor, night=line.night,
        auto_key=key, reason=line.reason, actor=work.actor.login,
    ))  # fmt: skip
    elsewhere = place.kind == "master" or place.reservation_id != booking
    source = work.session.get(LineSource, line.id)
    work.add(LineSource(
        line_id=int(made.id or 0), origin_id=line.id, reservation_id=booking if elsewhere else None,
        item=source.item if source else None,
    ))  # fmt: skip
    return made
