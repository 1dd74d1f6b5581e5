"""Split a line into parts: by amounts or by per cent, the parts beside each other or in another window (handbook 04 SC30)."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Folio, FolioLine
from hotelcs.money import Money
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Words, listed
from hotelcs.workflows.reception import bills, moving

Parts = Annotated[tuple[Annotated[Amount, Field(gt=0)], ...], BeforeValidator(listed), Field(max_length=20)]


@dataclass(frozen=True, slots=True)
class Split:
    """The line that was split, its parts as lines with their amounts in minor units, their folios, and the balance."""

    line: int
    parts: tuple[int, ...]
    amounts_minor: tuple[int, ...]
    folios: tuple[str, ...]
    reservation: str
    balance_minor: int


class SplitLine(Act):
    """Split a line: `parts` are amounts (what is left is one more part), or `percent` is the share of the first part.

    With a `window` every part but the first goes there.
    """

    line: int
    parts: Parts = ()
    percent: int | None = Field(default=None, ge=1, le=99)
    window: int | None = Field(default=None, ge=1, le=9)
    reason: Words = ""

    def perform(self, work: Work) -> Split:
        """The parts add up to the line, to the last fen; the first one keeps the night's key."""
        line = moving.line_of(work, self.line, "line")
        amounts = self._amounts(work, line)
        here: Folio = work.session.get_one(Folio, line.folio_id)
        who = bills.of_folio(work, here)
        there = (
            bills.window(work, who, self.window) if self.window is not None and who.master is None else here
        )
        _, key = moving.take_away(work, line, self.reason or moving.DIVIDED)
        made = [
            moving.write(work, line, there if number else here, qty=1, unit_minor=amount, key=None if number else key)
            for number, amount in enumerate(amounts)
        ]  # fmt: skip
        balance = bills.finish(work, who)
        return Split(
            self.line, tuple(int(part.id or 0) for part in made), tuple(amounts),
            tuple(there.no if number else here.no for number in range(len(made))), who.reservation.no, balance,
        )  # fmt: skip

    def _amounts(self, work: Work, line: FolioLine) -> list[int]:
        """The amounts of the parts, with the sign of the line. Raises Refusal PARTS_MISSING, PARTS_TOO_MUCH."""
        sign, whole = (1 if line.amount_minor > 0 else -1), abs(line.amount_minor)
        if self.percent is not None and not self.parts:
            first = (whole * self.percent + 50) // 100
            parts = [first, whole - first]
        else:
            parts = list(self.parts)
            if (left := whole - sum(parts)) > 0:
                parts.append(left)
        if len(parts) < 2 or min(parts) == 0:
            raise Refusal("PARTS_MISSING", N_("Say how to split it: amounts, or per cent; each part is something."),
                          field="parts", next=("parts", "percent"))  # fmt: skip
        if sum(parts) != whole:
            raise Refusal("PARTS_TOO_MUCH", N_("The parts are more than the line; it is {amount}."), field="parts",
                          next=("parts",), amount=Money(whole, work.property.currency))  # fmt: skip
        return [sign * part for part in parts]
