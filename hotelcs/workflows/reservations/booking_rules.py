"""What every booking must keep to: dates, length, size of the party, the price of the list."""

from datetime import date

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.rooms import RoomType
from hotelcs.workflows.act import Work

MAX_NIGHTS = 400


def list_price(kind: RoomType, sold_as: str) -> int:
    """Minor units the list asks: a night, an hour for hourly rooms, half a night for day use (handbook 02 §2.4)."""
    if sold_as == "hourly":
        return kind.hourly_rate_minor
    return kind.base_rate_minor // 2 if sold_as == "day_use" else kind.base_rate_minor


def check_dates(work: Work, arrival: date, departure: date) -> None:
    """Refuse stays that begin in the past, end before they begin, or never end."""
    if departure < arrival:
        raise Refusal("DATES_REVERSED", N_("Departure {departure} is before arrival {arrival}."), field="departure",
                      next=("choose-dates",), arrival=arrival, departure=departure)  # fmt: skip
    if arrival < work.business_date:
        raise Refusal("DATE_PAST", N_("{arrival} is past; the business date is {today}."), field="arrival",
                      next=("choose-dates",), arrival=arrival, today=work.business_date)  # fmt: skip
    if (departure - arrival).days > MAX_NIGHTS:
        raise Refusal("STAY_TOO_LONG", N_("{nights} nights are too many; book at most {most}."), field="departure",
                      next=("choose-dates",), nights=(departure - arrival).days, most=MAX_NIGHTS)  # fmt: skip


def refuse_small(kind: RoomType, adults: int, children: int) -> None:
    """Refuse a party that does not fit the room type."""
    if adults > kind.max_adults or adults + children > kind.max_adults + kind.max_children:
        raise Refusal(
            "TYPE_TOO_SMALL",
            N_("{type} takes {most} adults and {more} children; this booking has {adults} and {children}."),
            field="adults",
            next=("choose-type", "more-rooms"),
            type=kind.code,
            most=kind.max_adults,
            more=kind.max_children,
            adults=adults,
            children=children,
        )
