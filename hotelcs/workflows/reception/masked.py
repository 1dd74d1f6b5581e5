"""A document as its row keeps it, fit for a screen (handbook 04 SC02)."""


def masked_number(first: str | None, last: str | None, length: int | None) -> str:
    """3405**********001X, from the characters kept in clear; empty when there is no document."""
    begin, end = first or "", last or ""
    return begin + "*" * max((length or 0) - len(begin) - len(end), 0) + end
