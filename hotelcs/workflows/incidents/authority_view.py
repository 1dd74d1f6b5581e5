"""The text that is read aloud to an authority, in both languages."""

from dataclasses import dataclass

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import value
from hotelcs.workflows.incidents.authority_text import broadcast, facts, numbers, spoken
from hotelcs.workflows.number_forms import number_of
from hotelcs.workflows.views import Asking


@dataclass(frozen=True, slots=True)
class AuthorityText:
    """Whom one calls, and what one says; `address` is whether the hotel's address is among its settings.

    `broadcast` is what is read out to everybody in the house, in Chinese and in English.
    """

    incident: str
    drill: bool
    numbers: tuple[str, ...]
    zh: str
    en: str
    address: bool
    broadcast: tuple[str, ...]


def incident_text(asking: Asking, no: str, trapped: str = "") -> AuthorityText:
    """What to say about an emergency. Raises Refusal INCIDENT_UNKNOWN."""
    number = number_of(asking.reader, "incident", no)
    key = value(asking.reader, "SELECT id FROM incident WHERE no = :no", no=number)
    if key is None:
        raise Refusal("INCIDENT_UNKNOWN", N_("There is no emergency {reference}."), field="no",
                      next=("show incidents",), reference=no)  # fmt: skip
    place = str(value(asking.reader, "SELECT assembly FROM property"))
    told = facts(asking.reader, int(key))
    return AuthorityText(
        number, told.drill, numbers(told), spoken(told, "zh", trapped), spoken(told, "en", trapped),
        bool(told.address_zh or told.address_en), (broadcast("zh", place), broadcast("en", place)),
    )  # fmt: skip
