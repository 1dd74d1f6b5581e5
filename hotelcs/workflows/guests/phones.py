"""Telephone numbers as they are kept: E.164 where they can be read, otherwise as typed (handbook 02 §2.7)."""

import re
from unicodedata import normalize

MAINLAND_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
MAINLAND = "+86"
DIALLED = re.compile(r"[0-9+(][0-9 ()./\-]*")


def normal_phone(text: str, *, region: str = "CN") -> str:
    """`text` as +country and digits; as typed where that is not certain.

    A mainland mobile needs no country code. Other numbers without + or 00 are read as numbers of `region`
    (ISO 3166 alpha-2) and kept as typed unless they are valid there.
    """
    typed = text.strip()
    plain = re.sub("[‐-―−]", "-", normalize("NFKC", typed))
    if not DIALLED.fullmatch(plain):
        return typed
    compact = re.sub(r"[ ()./\-]", "", plain.replace("(0)", ""))
    if region == "CN" and MAINLAND_MOBILE.fullmatch(compact):
        return MAINLAND + compact
    compact = re.sub("^00", "+", compact) if region == "CN" else compact
    return _parsed(compact if compact.startswith("+") else plain, region) or typed


def _parsed(number: str, region: str) -> str:
    """E.164 by the library's metadata, or ""; loaded when the first such number comes in.

    A number that reads back as another one is not certain (+98 and zeros lose one each time).
    """
    import phonenumbers

    try:
        found = phonenumbers.parse(number, region)
        check = phonenumbers.is_possible_number if number.startswith("+") else phonenumbers.is_valid_number
        made = phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164) if check(found) else ""
        return made if made and phonenumbers.parse(made) == found else ""
    except phonenumbers.NumberParseException:
        return ""
