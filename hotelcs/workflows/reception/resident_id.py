"""Numbers of 18 characters by GB 11643: resident IDs, residence permits (81/82/83), foreigners' cards (9)."""

import re
from datetime import date

from hotelcs.i18n import N_
from hotelcs.workflows.reception.papers import Document, invalid

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
REGIONS = {"810000": "HKG", "820000": "MAC", "830000": "TWN"}
FAMILY = ("cn_id", "hkmt_residence", "foreign_pr")
"""Kinds whose number says itself which of them it is."""
LENGTH = 18


def check_character(first17: str) -> str:
    """The 18th character that belongs to 17 digits (ISO 7064 MOD 11-2)."""
    return CHECKS[sum(int(d) * w for d, w in zip(first17, WEIGHTS, strict=True)) % 11]


def read_resident_id(number: str, kind: str, today: date | None) -> Document:
    """The document of an 18-character `number`; `kind` stays for temporary IDs and household registers.

    A birth after `today` (the business date) is refused where it is given. Raises Refusal DOCUMENT_INVALID.
    """
    _check_form(number)
    birth_date = _birth(number, today)
    if number[17] != check_character(number[:17]):
        raise invalid(
            N_(
                "The check character of this ID number is wrong, so a digit was mistyped. Compare it with the card."
            ),
        )
    if kind in FAMILY:
        kind = _kind(number)
    region = REGIONS.get(number[:6])
    foreign = kind == "foreign_pr"
    return Document(
        kind=kind,
        number=number,
        birth_date=birth_date,
        sex="m" if int(number[16]) % 2 else "f",
        nationality=None if foreign else region or "CHN",
        overseas=foreign or region is not None,
        issuer="CHN",
    )


def _check_form(number: str) -> None:
    if re.fullmatch(r"[0-9]{15}", number):
        raise invalid(N_("ID numbers of 15 digits are no longer valid. Ask for the card with 18 characters."))
    if len(number) != LENGTH:
        message = N_("An ID number has 18 characters; this one has {length}. Compare it with the card.")
        raise invalid(message, length=len(number))
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        raise invalid(N_("An ID number has 17 digits and a digit or X at the end. Compare it with the card."))


def _kind(number: str) -> str:
    """Which card of the family carries this number."""
    if number[0] == "9":
        return "foreign_pr"
    return "hkmt_residence" if number[:6] in REGIONS else "cn_id"


def _birth(number: str, today: date | None) -> date:
    """Characters 7 to 14 as a day that exists and is not in the future."""
    try:
        birth_date = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        message = N_("Characters 7 to 14 of this ID number are no date of birth. Compare them with the card.")
        raise invalid(message) from None
    if today is not None and birth_date > today:
        raise invalid(N_("The date of birth in this ID number is in the future. Compare it with the card."))
    return birth_date
