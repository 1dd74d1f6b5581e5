"""An entry of a register opened again: a visitor who is in the house after all, luggage still here, a message not given."""

from dataclasses import dataclass

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.registers import GuestMessage, Luggage, Visitor
from hotelcs.models.stays import Stay
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.registers import luggage
from hotelcs.workflows.rollcall.opening import append_arrivals


@dataclass(frozen=True, slots=True)
class Reopened:
    """The entry, and of which register it is."""

    entry: str
    register: str


class ReopenEntry(Act):
    """Open an entry again by its number or tag: it was closed by mistake."""

    entry: Ref

    def perform(self, work: Work) -> Reopened:
        """Refused for one that is open, for a visitor who is a guest now or whose hosts are gone, for a tag in use."""
        wanted = luggage.plain_tag(self.entry)
        letter = wanted[:1] if numbers.full(wanted) or numbers.short_tail(wanted) is not None else ""
        if letter == "V" and (visitor := lookup.numbered(work, Visitor, wanted)) is not None:
            return self._visitor(work, visitor)
        if letter == "M" and (message := lookup.numbered(work, GuestMessage, wanted)) is not None:
            return self._message(work, message)
        return self._luggage(work, wanted)

    def _visitor(self, work: Work, row: Visitor) -> Reopened:
        if row.outcome != "left":
            raise _not_closed(row.no)
        if lookup.by_id(work, Stay, row.stay_id).status != "in_house":
            raise Refusal("HOSTS_GONE", N_("Those whom {no} visited have left."), field="entry", next=("show visitors",),
                          no=row.no)  # fmt: skip
        row.out_at, row.outcome = None, ""
        work.touch(row)
        append_arrivals(work)
        return Reopened(row.no, "visitors")

    def _message(self, work: Work, row: GuestMessage) -> Reopened:
        if row.status == "open":
            raise _not_closed(row.no)
        row.status, row.closed_at, row.closed_by = "open", None, ""
        work.touch(row)
        return Reopened(row.no, "messages")

    def _luggage(self, work: Work, tag: str) -> Reopened:
        query = (
            select(Luggage)
            .where(Luggage.tag == tag)
            .order_by(col(Luggage.out_at).is_(None).desc(), col(Luggage.id).desc())
        )
        row = work.session.exec(query.limit(1)).first()
        if row is None:
            raise lookup.unknown(
                "ENTRY_UNKNOWN_HERE", N_("No register has an entry {reference}."), "entry", tag
            )
        if row.out_at is None:
            raise _not_closed(row.tag)
        row.out_at, row.handed_to = None, ""
        work.touch(row)
        return Reopened(row.tag, "luggage")


def _not_closed(entry: str) -> Refusal:
    return Refusal(
        "ENTRY_OPEN", N_("{entry} is not closed."), field="entry", next=("show items",), entry=entry
    )
