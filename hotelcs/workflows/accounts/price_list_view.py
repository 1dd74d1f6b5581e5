"""The price list of a day, as it is read aloud at the desk."""

from dataclasses import dataclass

from hotelcs import i18n
from hotelcs.i18n import tr
from hotelcs.workflows.reception.bill_words import LINES
from hotelcs.workflows.views import Asking, day_of

_LIST = (
    "SELECT i.code, i.category, i.name_en, i.name_zh, i.tax_note, i.active, (SELECT p.price_minor FROM service_price p "
    "WHERE p.item = i.code AND p.from_date <= :day ORDER BY p.from_date DESC LIMIT 1), "
    "(SELECT min(p.from_date) FROM service_price p WHERE p.item = i.code AND p.from_date > :day) FROM service_item i "
    "WHERE (i.active OR :all) AND (:category = '' OR i.category = :category) ORDER BY i.category <> 'minibar', i.category, i.code"
)


@dataclass(frozen=True, slots=True)
class PricedItem:
    """An item, its price on the day in minor units (None before its first price), and the date its price changes next."""

    item: str
    category: str
    category_name: str
    name: str
    name_en: str
    name_zh: str
    price_minor: int | None
    changes: str
    tax_note: str
    active: bool
    currency: str


def price_list(
    asking: Asking, day: str | None = None, category: str = "", all: str | bool = ""
) -> list[PricedItem]:
    """What is sold on `day` (today unless told), the minibar first; `all=yes` shows what is sold no more, too."""
    at = day_of(day or asking.business_date(), "day").isoformat()
    everything = str(all).casefold() in ("yes", "true", "1")
    chinese = i18n.current() == "zh"
    return [
        PricedItem(code, kind, tr(LINES[kind]), zh if chinese else en, en, zh, price, changes or "", note, bool(active),
                   asking.currency)
        for code, kind, en, zh, note, active, price, changes in asking.rows(_LIST, day=at, category=category, all=everything)
    ]  # fmt: skip
