"""Key cards: handed out, taken back, lost (handbook 02 §2.3.5, KeyCard)."""

from dataclasses import dataclass
from typing import Any

from pydantic import Field
from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Folio
from hotelcs.models.stays import KeyCard, Stay
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.reception import folio, in_house, staying


@dataclass(frozen=True, slots=True)
class KeysChanged:
    """The cards concerned, how many are out now, and what lost ones cost, in minor units."""

    stay: str
    cards: tuple[str, ...]
    out: int
    fee_minor: int


class IssueKey(Act):
    """Hand out key cards for a stay."""

    stay: Ref
    count: int = Field(default=1, ge=1, le=20)

    def perform(self, work: Work) -> KeysChanged:
        """One row a card."""
        stay, _ = in_house.present(work, self.stay, self.verb)
        cards = tuple(staying.issue_card(work, stay).no for _ in range(self.count))
        return KeysChanged(stay.no, cards, len(out(work, stay)), 0)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """The card comes back, when it was one."""
        if len(result["cards"]) != 1:
            return None
        from hotelcs.workflows.verbs import act_of

        return act_of("return-key").parse({"stay": result["stay"], "card": result["cards"][0]})


class ReturnKey(Act):
    """Take a key card back, or all of the stay; a lost one costs the hotel's fee."""

    stay: Ref
    card: Ref | None = None
    lost: bool = False

    def perform(self, work: Work) -> KeysChanged:
        """Refused (NO_KEY_OUT) when no such card is out."""
        stay, reservation = in_house.present(work, self.stay, self.verb)
        wanted = [
            card for card in out(work, stay) if self.card in (None, card.no, card.no.rpartition("/")[2])
        ]
        if not wanted:
            raise Refusal("NO_KEY_OUT", N_("No such key card of {stay} is out."), field="card", next=("show keys",),
                          stay=stay.no)  # fmt: skip
        bill = folio.of_reservation(work, reservation, stay)
        fee = sum(take_back(work, card, bill, lost=self.lost) for card in wanted)
        return KeysChanged(stay.no, tuple(card.no for card in wanted), len(out(work, stay)), fee)


def out(work: Work, stay: Stay) -> list[KeyCard]:
    """Cards of the stay that are with the guests, oldest first."""
    query = (
        select(KeyCard).where(KeyCard.stay_id == stay.id, KeyCard.status == "out").order_by(col(KeyCard.id))
    )
    return list(work.session.exec(query))


def take_back(work: Work, card: KeyCard, bill: Folio, *, lost: bool) -> int:
    """The card is back, or lost and paid for; the fee comes back in minor units."""
    card.status = "lost" if lost else "returned"
    work.changed += 1
    fee = work.property.lost_key_minor if lost else 0
    if fee:
        folio.charge(work, bill, "lost_key", fee)
    return fee


def cancel(work: Work, stay: Stay) -> int:
    """Cards of the stay open no door any more (a move, an undone check-in); how many comes back."""
    cards = out(work, stay)
    for card in cards:
        card.status = "cancelled"
        work.changed += 1
    return len(cards)
