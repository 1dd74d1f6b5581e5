"""What an identity document says, how its number is shown, and the refusal of one that cannot be right."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hotelcs.errors import Refusal

ADULT_AGE = 18
LONG = 12
"""Numbers of at least this length show four characters at each end."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read. `kind` is a DocType (handbook 02 §2.2); codes of countries are ISO 3166 alpha-3.

    `warnings` are msgids without slots: checks that failed and that a person must confirm or correct.
    """

    kind: str
    number: str
    name: str | None = None
    birth_date: date | None = None
    sex: str | None = None
    nationality: str | None = None
    expires_date: date | None = None
    overseas: bool = False
    warnings: tuple[str, ...] = ()
    issuer: str | None = None
    surname: str = ""
    given: str = ""


def invalid(message: str, *, field: str = "document", **slots: Any) -> Refusal:
    """The refusal DOCUMENT_INVALID; the sentence says which check failed and what to do next."""
    return Refusal("DOCUMENT_INVALID", message, field=field, next=("type-again", "other-document"), **slots)


def ends(number: str) -> tuple[str, str]:
    """The beginning and the end of `number` that may be shown or kept in clear: four each, fewer of a short one."""
    if len(number) >= LONG:
        return number[:4], number[-4:]
    tail = len(number) // 3
    return number[: min(1, tail)], number[len(number) - tail :]


def mask(number: str) -> str:
    """`number` as it may stand on a screen: 3405**********001X (handbook 04 SC02)."""
    first, last = ends(number)
    return first + "*" * (len(number) - len(first) - len(last)) + last


def age_on(birth_date: date, day: date) -> int:
    """Full years on `day`; who was born on 29 February grows older on 1 March of a common year."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def is_minor(birth_date: date, day: date) -> bool:
    """Whether somebody is under 18 on `day` (handbook 02 §2.7)."""
    return age_on(birth_date, day) < ADULT_AGE
