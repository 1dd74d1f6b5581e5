"""Unified social credit codes (GB 32100): the tax ID that a company's invoice needs."""

import re
from unicodedata import normalize

from hotelcs.errors import Refusal
from hotelcs.i18n import N_

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CODE = re.compile(f"[{ALPHABET}]{{18}}")


def check_character(first17: str) -> str:
    """The 18th character of a code: weights 3^i modulo 31."""
    total = sum(ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(first17))
    return ALPHABET[(31 - total % 31) % 31]


def read_tax_id(text: str, *, field: str = "tax_id") -> str:
    """The code in capitals without spaces and dashes. Raises Refusal TAX_ID_INVALID naming the failed check."""
    code = re.sub(r"[\s\-]", "", normalize("NFKC", text[:100])).upper()
    if not CODE.fullmatch(code):
        message = N_(
            "A tax ID has 18 digits and capital letters without I, O, S, V and Z. Ask for it in writing."
        )
        raise Refusal("TAX_ID_INVALID", message, field=field)
    if code[17] != check_character(code[:17]):
        message = N_(
            "The last character of this tax ID does not fit the others. Compare it with the invoice title."
        )
        raise Refusal("TAX_ID_INVALID", message, field=field)
    return code
