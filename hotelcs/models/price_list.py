"""The price list of the desk: what can be charged by a digit, and what it costs from which day on (handbook 02 ServiceItem)."""

from datetime import date

from sqlmodel import Field, SQLModel

from hotelcs.models.columns import check, one_of, table, version_column

ITEM_KINDS = (
    "minibar", "laundry", "breakfast", "extra_bed", "phone", "transport", "damage", "lost_key", "other",
)  # fmt: skip


class ServiceItem(SQLModel, table=True):
    """Something that is sold at the desk; `category` is the kind of line it makes."""

    __tablename__ = "service_item"
    __table_args__ = table(
        one_of("category", ITEM_KINDS), check("names", "length(name_en) > 0 AND length(name_zh) > 0")
    )
    code: str = Field(primary_key=True)
    category: str = Field(index=True)
    name_en: str
    name_zh: str
    tax_note: str = ""
    active: bool = True
    version: int = version_column()


class ServicePrice(SQLModel, table=True):
    """What an item costs from a business date on, until a later row says otherwise."""

    __tablename__ = "service_price"
    __table_args__ = table(check("price", "price_minor >= 0"), rowid=False)
    item: str = Field(primary_key=True, foreign_key="service_item.code")
    from_date: date = Field(primary_key=True)
    price_minor: int
