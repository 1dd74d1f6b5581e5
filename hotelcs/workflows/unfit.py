"""Why a value does not fit its field, in the reader's language: what validation found, in the hotel's words."""

from pydantic_core import ErrorDetails

from hotelcs.i18n import N_, Word

NUMBER, TRUTH, DAY, LIST, OBJECT, CENTURY, BEYOND = (
    N_("not a whole number"),
    N_("neither true nor false"),
    N_("not a date like 2026-11-23"),
    N_("not a list"),
    N_("not an object"),
    N_("not between 2000 and 2100"),
    N_("too large"),
)
WHYS = {
    "int_parsing": NUMBER,
    "int_type": NUMBER,
    "int_from_float": NUMBER,
    "int_parsing_size": NUMBER,
    "bool_parsing": TRUTH,
    "bool_type": TRUTH,
    "date_type": DAY,
    "date_parsing": DAY,
    "date_from_datetime_inexact": DAY,
    "date_from_datetime_parsing": DAY,
    "tuple_type": LIST,
    "list_type": LIST,
    "dict_type": OBJECT,
    "model_type": OBJECT,
    "string_type": N_("not text"),
    "string_too_long": N_("longer than {max_length} characters"),
    "string_too_short": N_("shorter than {min_length} characters"),
    "greater_than_equal": N_("less than {ge}"),
    "less_than_equal": N_("more than {le}"),
    "literal_error": N_("not one of {expected}"),
}
"""Kinds of errors that the fields of acts can have; the slots are the validator's own."""
OTHER = N_("not of the right form")


def why(error: ErrorDetails) -> Word:
    """The reason of `error`, translated when it is shown."""
    slots = dict(error.get("ctx") or {})
    if isinstance(slots.get("expected"), str):
        slots["expected"] = slots["expected"].replace(" or ", ", ").replace("'", "")
    if isinstance(slots.get("error"), ValueError):
        return Word(str(slots["error"]))
    return Word(WHYS.get(error["type"], OTHER), **slots)
