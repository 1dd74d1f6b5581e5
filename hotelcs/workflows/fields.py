"""Fields of acts: the types they share, and the sentence a wrong one gets."""

from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import ErrorDetails

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.money import LIMIT_MINOR, parse_minor
from hotelcs.text import clean, optional
from hotelcs.workflows.unfit import BEYOND, CENTURY, DAY, NUMBER, why

A = TypeVar("A", bound=BaseModel)
FIRST_YEAR, LAST_YEAR = 2000, 2100
GREATEST = 2**53
"""Numbers of records and versions never come near; what is beyond fits neither JSON's readers nor the database."""


class FieldError(Refusal):
    """A field of an act is missing, unknown or malformed (exit 2)."""

    exit = 2


class _Unfit(ValueError):
    """Carries a refusal through pydantic to where the field's name is known."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal


def _minor(value: Any) -> Any:
    """Whole numbers are minor units; an amount with a decimal point is in the main unit."""
    if isinstance(value, str) and "." in value:
        return parse_minor(value)
    if isinstance(value, float):
        raise ValueError(NUMBER)  # noqa: TRY004 - pydantic turns ValueError into a message
    return value


def _day(value: Any) -> Any:
    """An ISO date with dashes; the compact and week forms are refused."""
    if isinstance(value, str) and (len(value) != len("2026-11-23") or value[4] != "-"):
        raise ValueError(DAY)
    return value


def _near(day: date) -> date:
    """A date a hotel can mean: years from 2000 to 2100, so that counting days never leaves the calendar."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(CENTURY)
    return day


def _cleaned(limit: int, *, multiline: bool = False, empty: bool = False) -> BeforeValidator:
    """A validator that cleans outside text and refuses card numbers, control text and overlong text."""
    take = optional if empty else clean

    def run(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return take(value, field="", limit=limit, multiline=multiline)
        except Refusal as refusal:
            raise _Unfit(refusal) from refusal

    return BeforeValidator(run)


NAME_LIMIT = 300
"""Characters of a name; the longest people on record need two hundred."""
Amount = Annotated[int, BeforeValidator(_minor), Field(ge=0, le=LIMIT_MINOR)]
"""Minor units of the hotel's currency."""
Day = Annotated[
    date, BeforeValidator(_day), AfterValidator(_near), WithJsonSchema({"type": "string", "format": "date"})
]
"""A calendar date, YYYY-MM-DD, between 2000 and 2100."""
BirthDate = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""The date somebody was born, YYYY-MM-DD, in whatever century."""
Name = Annotated[str, _cleaned(NAME_LIMIT), Field(min_length=1, max_length=NAME_LIMIT)]
"""A name or short text from outside, cleaned."""
Words = Annotated[str, _cleaned(500, empty=True), Field(max_length=500)]
"""A line of text, possibly empty."""
Note = Annotated[str, _cleaned(10_000, multiline=True, empty=True), Field(max_length=10_000)]
"""Text of several lines, possibly empty."""
Minute = Annotated[int, Field(ge=0, le=1440)]
"""Minutes since midnight, hotel time."""
Secret = Annotated[SecretStr, Field(json_schema_extra={"secret": True})]
"""A password or PIN: shown, signed and entered nowhere."""
Ref = Annotated[str, Field(min_length=1, max_length=40)]
"""The number of a record, short forms included."""
Mark = Annotated[str, _cleaned(40), Field(min_length=1, max_length=40)]
"""The number or code that something new is known by from then on, cleaned."""


def listed(value: Any) -> Any:
    """A text is a list with commas or blanks between its parts: REC,NM."""
    return value.replace("\uff0c", " ").replace(",", " ").split() if isinstance(value, str) else value


Refs = Annotated[
    tuple[Ref, ...],
    BeforeValidator(listed),
    WithJsonSchema({"type": "array", "items": {"type": "string", "minLength": 1, "maxLength": 40}}),
]
"""Several numbers or codes: a list, or a text with commas between them."""

Lines = Annotated[tuple[int, ...], BeforeValidator(listed), Field(min_length=1, max_length=500)]
"""Several lines of a bill by their numbers: a list, or a text with commas between them."""


def parse(kind: type[A], fields: dict[str, Any]) -> A:
    """`fields` as the act `kind`; raises FieldError naming the first wrong field, its value and why."""
    try:
        act = kind.model_validate(fields)
    except ValidationError as error:
        raise _sentence(error.errors(include_url=False)[0], kind) from None
    for name, value in act:
        if isinstance(value, int) and abs(value) > GREATEST:
            raise _error(
                "FIELD_INVALID", N_("{name} cannot be {value}: {why}."), name, value=value, why=Word(BEYOND)
            )
    return act


def _sentence(error: ErrorDetails, kind: type[BaseModel]) -> Refusal:
    name = ".".join(str(part) for part in error["loc"]) or "?"
    cause = (error.get("ctx") or {}).get("error")
    if isinstance(cause, _Unfit):
        cause.refusal.field = name
        return cause.refusal
    known = ", ".join(field.alias or own for own, field in kind.model_fields.items())
    if error["type"] == "extra_forbidden":
        return _error(
            "FIELD_UNKNOWN", N_("There is no field {name}; the fields are {known}."), name, known=known
        )
    if error["type"] == "missing":
        return _error("FIELD_MISSING", N_("{name} is missing."), name)
    return _error(
        "FIELD_INVALID", N_("{name} cannot be {value}: {why}."), name, value=_shown(error), why=why(error)
    )


def _error(code: str, message: str, name: str, **slots: Any) -> FieldError:
    return FieldError(code, message, field=name, name=name, **slots)


HIDDEN = frozenset(("password", "current", "pin", "secret", "document", "last4", "number", "guests"))
"""Fields whose values no sentence repeats: whoever reads it over a shoulder, or in a log, would have them."""


def _shown(error: ErrorDetails) -> str:
    """The value that was refused, short and on one line; dots for one that is nobody else's business."""
    return "***" if HIDDEN & {str(part) for part in error["loc"]} else repr(error.get("input"))[:60]
