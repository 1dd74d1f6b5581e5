"""Figures as hands type them: amounts, counts, room numbers."""

import re
from unicodedata import normalize

from hotelcs.entry.typed import plain, shown
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.money import parse_minor

GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?", re.ASCII)
CURRENCY_SIGNS = re.compile(
    r"^(?:¥|￥|\$|€|£|rmb|cny|eur|usd|gbp) ?|(?: ?(?:元|块|yuan|rmb|cny|eur|usd|gbp))$"
)
ROOM = re.compile(r"[A-Z0-9][A-Z0-9-]{0,9}")


def parse_amount(text: str, *, currency: str = "CNY", field: str = "amount", below_zero: bool = False) -> int:
    """Minor units of `currency`: 376, 376.5, ¥1,250.50, 200元. A comma only groups thousands.

    Raises Refusal AMOUNT_INVALID, for amounts below zero too unless `below_zero`.
    """
    minor = _minor(CURRENCY_SIGNS.sub("", plain(text)), currency)
    if minor is None or (minor < 0 and not below_zero):
        message = N_("{text} is not an amount of {currency}. Type for example 376 or 1,250.50.")
        raise Refusal("AMOUNT_INVALID", message, field=field, text=shown(text), currency=currency)
    return minor


def _minor(typed: str, currency: str) -> int | None:
    """Minor units, or None; 12,5 is not 125."""
    if "," in typed and not GROUPED.fullmatch(typed):
        return None
    try:
        return parse_minor(typed, currency)
    except ValueError:
        return None


def parse_count(text: str, *, field: str, least: int = 0, most: int = 999) -> int:
    """A whole number from `least` to `most`, full-width digits too. Raises Refusal COUNT_INVALID."""
    typed = plain(text)
    if not re.fullmatch(r"[0-9]{1,9}", typed) or not least <= int(typed) <= most:
        message = N_("{text} is not a whole number from {least} to {most}.")
        raise Refusal("COUNT_INVALID", message, field=field, text=shown(text), least=least, most=most)
    return int(typed)


def parse_room(text: str, *, field: str = "room") -> str:
    """A room number as the hotel writes it: 1208, #1208, 1208房, a-12 (A-12). Raises Refusal ROOM_INVALID."""
    typed = "".join(normalize("NFKC", text).upper().split())
    typed = re.sub(r"(?:号房|房间|房|室|号)$", "", typed.removeprefix("#"))
    if not ROOM.fullmatch(typed):
        message = N_("{text} is not a room number. Type for example 1208.")
        raise Refusal("ROOM_INVALID", message, field=field, text=shown(text))
    return typed
