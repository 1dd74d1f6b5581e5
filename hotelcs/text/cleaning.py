"""The one way in and the one way out for text from outside (reliability 7.7, decisions "Text from outside").

In: `clean` and `optional` store what was typed, without C0/C1 controls, bidi controls and surrogates.
Out: `visible` lets no control byte, bidi control or non-character reach a terminal.
"""

import re
from functools import lru_cache
from unicodedata import category

from hotelcs.errors import Refusal
from hotelcs.i18n import N_

BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
LINE_ENDS = re.compile("\r\n|[\n\x0b\x0c\r\x85\u2028\u2029]")
GAPS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
DROPPED = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f{BIDI}\ud800-\udfff]")
FLAG_OR_TAG = re.compile("(\U0001f3f4[\U000e0030-\U000e007a]+\U000e007f)|[\U000e0000-\U000e007f]")
"""Tag characters spell the flags of England, Scotland and Wales; anywhere else they hide text."""
BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols that are drawn as nothing."""


def clean(value: str, *, field: str, limit: int = 200, multiline: bool = False) -> str:
    """`value` as it is stored: without controls, trimmed; line ends become line feeds, or a space on one line.

    Raises Refusal TEXT_EMPTY, TEXT_TOO_LONG (more than `limit` characters) or CARD_NUMBER, with `field`.
    """
    text = optional(value, field=field, limit=limit, multiline=multiline)
    if not text:
        raise Refusal("TEXT_EMPTY", N_("Nothing readable is left of this text. Type it again."), field=field)
    return text


def optional(value: str | None, *, field: str, limit: int = 200, multiline: bool = False) -> str:
    """As `clean`, but nothing readable is allowed and gives ""."""
    if not value:
        return ""
    if len(value) > 20 * limit + 1000:  # a pasted file: not worth cleaning
        raise _too_long(len(value), field, limit)
    text = LINE_ENDS.sub("\n", value).replace("\t", " ") if multiline else GAPS.sub(" ", value)
    text = DROPPED.sub("", text).strip()
    if len(text) > limit:
        raise _too_long(len(text), field, limit)
    if not any(map(_shows, text)):
        return ""
    if _holds_card(text):
        raise Refusal(
            "CARD_NUMBER",
            N_("This holds a payment card number or security code. Take it out: card data are never stored."),
            field=field,
        )
    return text


def _holds_card(text: str) -> bool:
    """Ask `cards`, which is loaded when the first text with a digit comes in."""
    if not any(map(str.isnumeric, text)):
        return False
    from hotelcs.text.cards import holds_card

    return holds_card(text)


def _too_long(length: int, field: str, limit: int) -> Refusal:
    message = N_("This text has {length} characters; at most {limit} fit. Shorten it.")
    return Refusal("TEXT_TOO_LONG", message, field=field, length=length, limit=limit)


def _shows(char: str) -> bool:
    """True for a character that leaves ink on the screen (or a stand-in for it)."""
    kind = category(char)
    if kind in ("Cf", "Zs", "Zl", "Zp", "Cc") or "\ufe00" <= char <= "\ufe0f":
        return "\u0600" <= char <= "\u0605" or char in "\u06dd\u070f"
    return char not in BLANKS


@lru_cache(maxsize=1)
def _stand_ins() -> dict[int, str]:
    """What `visible` shows for each character that must not reach a terminal."""
    gone = dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0)], "\ufffd")
    gone |= {
        code: "\ufffd" for plane in range(17) for code in (plane * 0x10000 + 0xFFFE, plane * 0x10000 + 0xFFFF)
    }
    gone |= dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")
    gone |= {code: chr(0x2400 + code) for code in range(0x20)}
    return gone | {0x7F: "\u2421", 0x2028: "\u2424", 0x2029: "\u2424"}


def visible(text: str, *, newlines: bool = False) -> str:
    """`text` fit for a terminal: controls as their pictures, bidi controls and other non-text as U+FFFD.

    With `newlines`, line feeds stay (multi-line output).
    """
    if text.isprintable():
        return text
    if newlines and "\n" in text:
        return "\n".join(map(visible, text.split("\n")))
    return FLAG_OR_TAG.sub(lambda found: found[1] or "\ufffd", text.translate(_stand_ins()))
