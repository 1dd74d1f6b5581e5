"""Room types in words: what a letter in a form stands for, and what it costs by the list."""

from collections.abc import Iterable
from typing import Any

from hotelcs import i18n
from hotelcs.screens.booking import money


def named_and_priced(rows: Iterable[Any]) -> dict[str, str]:
    """Of each row of the view `room-types` its name in the language of the screen and its list price, by type."""
    chinese = i18n.current() == "zh"
    return {
        row.type: f"{(row.name_zh if chinese else row.name_en) or row.type}  {money(row.rate_minor, row.currency)}"
        for row in rows
    }
