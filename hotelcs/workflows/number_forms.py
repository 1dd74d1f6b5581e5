"""How people write the numbers they quote: whole (R261123-004), or short ("r4", "R..4", "4")."""

import re

from hotelcs.storage.reading import Reader, value

_FULL = re.compile(r"([A-Z])(\d{6})-(\d{3,})", re.ASCII)
_SHORT = re.compile(r"([A-Z])(?:\.\.|-)?(\d{1,6})", re.ASCII)


def full(reference: str) -> str | None:
    """`reference` when it is a whole number (any case), else None."""
    upper = reference.strip().upper()
    return upper if _FULL.fullmatch(upper) else None


def short_tail(reference: str) -> int | None:
    """The serial in a short form ("r12", "R..31", "31"), else None."""
    upper = reference.strip().upper()
    if found := _SHORT.fullmatch(upper):
        return int(found[2])
    return int(upper) if upper.isascii() and upper.isdecimal() and len(upper) <= len("999999") else None


def number_of(reader: Reader, table: str, reference: str) -> str:
    """The whole number in `table` (a word of the program) that `reference` means; of a short form the latest with it.

    What is no number, or no row has, comes back as it was written.
    """
    tail = short_tail(reference) if full(reference) is None else None
    if tail is not None:
        sql = f"SELECT no FROM {table} WHERE no LIKE :ending ORDER BY id DESC LIMIT 1"
        found = value(reader, sql, ending=f"%-{tail:03d}")
        return str(found) if found is not None else reference
    return reference.strip().upper()
