"""Payment card data in text: found, so that it is never stored (reliability 9.2 B30, PCI DSS 3.2)."""

import re
from collections.abc import Iterator
from unicodedata import decimal, normalize

ISSUERS = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})"  # Visa
    r"|(?:5[1-5]\d\d|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720))\d{12}"  # Mastercard
    r"|3[47]\d{13}"  # American Express
    r"|(?:6011|64[4-9]\d|65\d\d)(?:\d{12}|\d{15})"  # Discover
    r"|(?:62|81)\d{14,17}"  # UnionPay
    r"|35(?:2[89]|[3-8]\d)(?:\d{12}|\d{15})"  # JCB
    r"|3(?:0[0-5]|[689]\d)(?:\d{11}|\d{13}|\d{16})"  # Diners
)
"""Whole numbers by issuer prefix and length, 13 to 19 digits."""
LONGEST_PHONE = 15
"""Digits of a phone number after its + (E.164)."""
GROUPINGS = ((4, 4, 4, 4), (4, 4, 4, 4, 3), (4, 6, 5), (4, 6, 4))
"""How cards print their digits: looked for inside longer runs of digits as well."""
INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
RUN = re.compile(r"(\+?)(\d+(?:[\s\-\u2010-\u2015\u2212]{1,3}\d+)*)")
CODE = re.compile(r"(?<![a-z])(?:cvv2?|cvc2?|cvn2?|安全码)\W{0,3}(?:is|code|是|为)?\W{0,3}\d{3,4}(?!\d)")
ID_SHAPE = re.compile(r"\d{6}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}")
"""An 18-digit resident ID carries a birth date; Gansu's begin with 62 as UnionPay's cards do."""


def luhn(digits: str) -> bool:
    """True when the Luhn check digit (ISO/IEC 7812-1) of `digits` holds."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += sum(divmod(value, 10))
    return total % 10 == 0


def is_card(digits: str) -> bool:
    """True for a number of 13 to 19 digits of a known issuer whose check digit holds."""
    return bool(ISSUERS.fullmatch(digits)) and not ID_SHAPE.fullmatch(digits) and luhn(digits)


def _candidates(groups: list[str], is_phone: bool) -> Iterator[str]:
    """The numbers a run of digit groups may hold: the whole, each group, each usual card grouping."""
    whole = "".join(groups)
    if is_phone and len(whole) <= LONGEST_PHONE:
        return
    yield whole
    yield from groups
    sizes = tuple(map(len, groups))
    for grouping in GROUPINGS:
        for start in range(len(groups) - len(grouping) + 1):
            if sizes[start : start + len(grouping)] == grouping:
                yield "".join(groups[start : start + len(grouping)])


def holds_card(text: str) -> bool:
    """True when `text` holds a card number (any script's digits, spaced or dashed) or a security code."""
    plain = INVISIBLE.sub("", normalize("NFKC", text))
    if not any(map(str.isdecimal, plain)):
        return False
    for plus, run in RUN.findall(plain):
        groups = ["".join(str(decimal(d)) for d in group) for group in re.findall(r"\d+", run)]
        if any(map(is_card, _candidates(groups, bool(plus)))):
            return True
    return bool(CODE.search(plain.casefold()))
