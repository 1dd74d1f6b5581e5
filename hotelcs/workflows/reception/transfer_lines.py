"""Move lines to another window, another guest's bill or a master bill: opposite there, line here (handbook 04 SC30)."""

from dataclasses import dataclass
from typing import Any

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Folio, FolioLine
from hotelcs.models.reservations import Reservation
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.accounts import invoiced
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Lines, Ref, Words
from hotelcs.workflows.reception import bills, moving
from hotelcs.workflows.reception.house_bill import refuse_house


@dataclass(frozen=True, slots=True)
class Transferred:
    """The lines as they stand now, the lines they were, where they went and came from, and their sum in minor units."""

    lines: tuple[int, ...]
    moved: tuple[int, ...]
    folio: str
    before: tuple[str, ...]
    reservation: str
    amount_minor: int


class TransferLines(Act):
    """Move lines to a `window` of their own bill, to the bill of another `stay` (a room), or to the folio `folio`."""

    lines: Lines
    window: int | None = Field(default=None, ge=1, le=9)
    stay: Ref | None = None
    folio: Ref | None = None
    reason: Words = ""

    def perform(self, work: Work) -> Transferred:
        """Dated today. To guests of another party it needs its right; what is closed stays as it is."""
        listed = [moving.line_of(work, key) for key in dict.fromkeys(self.lines)]
        places = [self._place(work, line) for line in listed]
        made, froms = [], {}
        for line, place in zip(listed, places, strict=True):
            self._refuse(work, line, place)
            source: Folio = work.session.get_one(Folio, line.folio_id)
            froms[source.no] = source
        with invoiced.kept(
            work, [bills.of_folio(work, bill) for bill in (*froms.values(), *places)], "lines"
        ):
            for line, place in zip(listed, places, strict=True):
                _, key = moving.take_away(work, line, self.reason or moving.MOVED)
                made.append(
                    moving.write(work, line, place, qty=line.qty, unit_minor=line.unit_minor, key=key)
                )
        for bill in (*froms.values(), *places):
            bills.finish(work, bills.of_folio(work, bill))
        owner: Reservation = lookup.by_id(work, Reservation, places[0].reservation_id)
        return Transferred(
            tuple(int(line.id or 0) for line in made), tuple(int(line.id or 0) for line in listed), places[0].no,
            tuple(froms), owner.no, sum(line.amount_minor for line in made),
        )  # fmt: skip

    def _place(self, work: Work, line: FolioLine) -> Folio:
        """Where a line goes. Raises Refusal PLACE_MISSING, FOLIO_CLOSED, HOUSE_BILL."""
        if self.folio is not None:
            place = bills.named(work, self.folio)
            refuse_house(place.kind, place.no)
            bills.refuse_closed(place)
            return place
        if self.stay is not None:
            return bills.window(work, bills.debtor(work, stay=self.stay, reservation=None), self.window)
        if self.window is None:
            raise Refusal("PLACE_MISSING", N_("Where do the lines go? Give a window, a room or a folio."), field="window",
                          next=("window", "stay", "folio"))  # fmt: skip
        own: Reservation = lookup.by_id(work, Reservation, moving.whose(work, line))
        return bills.window(work, bills.debtor(work, stay=None, reservation=own.no), self.window)

    def _refuse(self, work: Work, line: FolioLine, place: Folio) -> None:
        if place.id == line.folio_id:
            raise Refusal("SAME_FOLIO", N_("Line {line} stands on {folio} already."), field="window", next=("window",),
                          line=line.id, folio=place.no)  # fmt: skip
        here: Reservation = lookup.by_id(work, Reservation, moving.whose(work, line))
        there: Reservation = lookup.by_id(work, Reservation, place.reservation_id)
        together = here.id == there.id or (here.party is not None and here.party == there.party)
        rights.ask(work, "folio.transfer", "folio" if self.folio else "stay", wanted=not together)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """Moving them back, when they came from one folio."""
        if len(result["before"]) != 1:
            return None
        from hotelcs.workflows.verbs import act_of

        return act_of("transfer-lines").parse(
            {"lines": result["lines"], "folio": result["before"][0], "reason": "undone"}
        )
