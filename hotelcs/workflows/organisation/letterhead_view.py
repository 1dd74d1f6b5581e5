"""What stands at the head of everything the hotel prints."""

from dataclasses import dataclass

from hotelcs.storage.reading import one
from hotelcs.workflows.reservations.asked import clock
from hotelcs.workflows.views import Asking


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The hotel's names, and the times that a guest is told."""

    name: str
    name_en: str
    name_zh: str
    check_in: str
    check_out: str
    business_date: str
    currency: str


def letterhead(asking: Asking) -> Letterhead:
    """The names of the hotel, both where they differ; times of its clock."""
    found = one(asking.reader, "SELECT name_en, name_zh, checkin_minute, checkout_minute FROM property")
    name_en, name_zh, check_in, check_out = found or ("", "", 0, 0)
    name = " ".join(dict.fromkeys(filter(None, (name_zh, name_en))))
    return Letterhead(
        name, name_en, name_zh, clock(check_in), clock(check_out), asking.business_date(), asking.currency
    )
