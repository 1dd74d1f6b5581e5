"""Finding the booking that a filter names, by its number or a short form of it. Reads only."""

from hotelcs.entry.numbers import number_pattern
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import Reader, value

_WHOLE = "SELECT id FROM reservation WHERE no = :no"
_TAIL = "SELECT max(id) FROM reservation WHERE tail = :tail"


def key_of(reader: Reader, reference: str) -> int:
    """The id of the reservation `reference`; a short form means the latest with that serial.

    Raises Refusal (RESERVATION_UNKNOWN).
    """
    typed = reference.strip()
    pattern = number_pattern(typed)
    if pattern is not None and pattern.exact:
        found = value(reader, _WHOLE, no=pattern.like)
    elif pattern is not None and pattern.prefix == "R":
        found = value(reader, _TAIL, tail=int(pattern.like.lstrip("R_%-")))
    else:
        found = value(reader, _TAIL, tail=int(typed)) if typed.isdecimal() and len(typed) < 9 else None
    if found is None:
        raise Refusal("RESERVATION_UNKNOWN", N_("There is no reservation {reference}."), field="reservation",
                      next=("find",), reference=reference)  # fmt: skip
    return int(found)
