"""The price list: what an item costs on the open business date; adding items, new prices (handbook 02 ServiceItem)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.price_list import ServiceItem, ServicePrice
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Day, Mark, Name, Ref, Words

Category = Literal[
    "minibar", "laundry", "breakfast", "extra_bed", "phone", "transport", "damage", "lost_key", "other"
]
_PRICE = "SELECT price_minor FROM service_price WHERE item = :item AND from_date <= :day ORDER BY from_date DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class ItemPriced:
    """The item, what it costs (minor units), and from which date on."""

    item: str
    price_minor: int
    from_date: date


@dataclass(frozen=True, slots=True)
class ItemChanged:
    """The item, and whether it is sold."""

    item: str
    active: bool


class AddServiceItem(Act):
    """Put something on the price list, sold from the open business date on."""

    code: Mark
    category: Category
    name_en: Name
    name_zh: Name
    price: Amount
    tax_note: Words = ""

    def perform(self, work: Work) -> ItemPriced:
        """Each code once."""
        code = self.code.upper()
        if work.session.get(ServiceItem, code) is not None:
            raise Refusal("CODE_TAKEN", N_("The price list has {item} already."), field="code",
                          next=("set-service-price", "change-service-item"), item=code)  # fmt: skip
        work.add(ServiceItem(code=code, category=self.category, name_en=self.name_en, name_zh=self.name_zh,
                             tax_note=self.tax_note))  # fmt: skip
        work.add(ServicePrice(item=code, from_date=work.business_date, price_minor=self.price))
        return ItemPriced(code, self.price, work.business_date)


class SetServicePrice(Act):
    """Say what an item costs from a date on, today or later; what was charged stays as it was."""

    item: Ref
    price: Amount
    from_date: Day | None = None

    def perform(self, work: Work) -> ItemPriced:
        """A price of the past is not changed; one to come may be."""
        item = item_of(work, self.item)
        day = self.from_date or work.business_date
        if day < work.business_date:
            raise Refusal("DAY_PAST", N_("Prices are changed from today on; {day} is over."), field="from_date",
                          next=("choose-dates",), day=day)  # fmt: skip
        row = work.session.get(ServicePrice, (item.code, day))
        if row is None:
            work.add(ServicePrice(item=item.code, from_date=day, price_minor=self.price))
        else:
            row.price_minor = self.price
            work.changed += 1
        return ItemPriced(item.code, self.price, day)


class ChangeServiceItem(Act):
    """Change the names of an item, or take it off the price list (`active=false`) and put it back."""

    item: Ref
    name_en: Name | None = None
    name_zh: Name | None = None
    tax_note: Words | None = None
    active: bool | None = None

    def perform(self, work: Work) -> ItemChanged:
        """What is left out stays as it is."""
        item = item_of(work, self.item)
        given = self.model_dump(exclude={"item"}, exclude_none=True)
        for name, wanted in given.items():
            setattr(item, name, wanted)
        if given:
            work.touch(item)
        return ItemChanged(item.code, item.active)


def item_of(work: Work, code: str) -> ServiceItem:
    """The item of a code, in any case. Raises Refusal SERVICE_UNKNOWN."""
    found = work.session.get(ServiceItem, code.strip().upper())
    if found is None:
        raise lookup.unknown("SERVICE_UNKNOWN", N_("The price list has no {reference}."), "item", code)
    return found


def price_of(work: Work, code: str) -> tuple[ServiceItem, int]:
    """An item that is sold, and its price on the open business date. Raises Refusal SERVICE_UNKNOWN, NOT_SOLD."""
    item = item_of(work, code)
    price = value(work.reader, _PRICE, item=item.code, day=work.business_date.isoformat())
    if not item.active or price is None:
        raise Refusal(
            "NOT_SOLD",
            N_("{item} is not sold today."),
            field="item",
            next=("show price-list",),
            item=item.code,
        )
    return item, int(price)
