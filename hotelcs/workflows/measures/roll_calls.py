"""M-37, of a roll call: of how many of those expected it is known where they are (handbook 06)."""

from decimal import ROUND_HALF_UP, Decimal

FOUND = ("safe", "off_site", "injured", "hospital")
"""Answers by which somebody is found; missing and unknown are not."""


def completeness(found: int, expected: int) -> float | None:
    """Per cent of those expected who are found, to two places; None where nobody is expected."""
    if not expected:
        return None
    return float((Decimal(100 * found) / expected).quantize(Decimal("0.01"), ROUND_HALF_UP))
