"""The machine-readable zone of a passport: two lines of 44 characters (ICAO 9303 part 4, TD3).

Scanners misread, so a failed check digit is a warning that a person confirms or corrects, never silence.
"""

import re
from datetime import date

from hotelcs.i18n import N_
from hotelcs.workflows.reception.papers import Document, invalid

LINE = 44
WEIGHTS = (7, 3, 1)
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SPECIAL_STATES = {"D": "DEU", "GBD": "GBR", "GBN": "GBR", "GBO": "GBR", "GBP": "GBR", "GBS": "GBR"}
"""States and groups that passports write otherwise than ISO 3166."""

WRONG_NUMBER = N_("The check digit of the passport number is wrong. Compare the number with the page.")
WRONG_BIRTH = N_("The check digit of the date of birth is wrong. Compare the date with the page.")
WRONG_EXPIRY = N_("The check digit of the expiry date is wrong. Compare the date with the page.")
WRONG_OPTIONAL = N_("The check digit of the personal number is wrong. Compare it with the page.")
WRONG_COMPOSITE = N_(
    "The check digit of the whole line is wrong. Compare all of it with the page, or scan again."
)
NO_BIRTH = N_("The date of birth could not be read. Type it from the page.")
NO_EXPIRY = N_("The expiry date could not be read. Type it from the page.")
NOT_PASSPORT = N_("This zone does not begin with P, so it may not be a passport. Look at the document.")
NO_NUMBER = N_("The zone holds no passport number. Scan again, or type passport:COUNTRY:NUMBER.")


def check_digit(text: str) -> int:
    """Weighted sum modulo 10 of digits, letters (A is 10) and < (0), weights 7 3 1 repeating."""
    values = (ALPHABET.index(char) if char != "<" else 0 for char in text)
    return sum(value * WEIGHTS[place % 3] for place, value in enumerate(values)) % 10


def looks_like_mrz(text: str) -> bool:
    """True for text that can only be (part of) a machine-readable zone."""
    packed = "".join(text.split())
    return "<<" in packed or len(packed) == 2 * LINE


def read_mrz(text: str, today: date | None) -> Document:
    """The passport in 88 characters, line breaks allowed. Years: expiry 20xx, a birth in the future is 19xx.

    Raises Refusal DOCUMENT_INVALID where the two lines are not whole.
    """
    packed = "".join(text.split()).upper()
    if len(packed) != 2 * LINE:
        message = N_("A passport's zone has two lines of 44 characters; {length} were read. Scan it again.")
        raise invalid(message, length=len(packed))
    if not re.fullmatch(r"[A-Z0-9<]+", packed):
        raise invalid(N_("The zone holds characters other than A to Z, 0 to 9 and <. Scan it again."))
    names, data = packed[:LINE], packed[LINE:]
    number = data[:9].strip("<").replace("<", "")
    if not number:
        raise invalid(NO_NUMBER)
    expires_date = _date(data[21:27], 2000)
    birth_date = _birth(data[13:19], today or expires_date)
    surname, given = _names(names[5:])
    nationality = _state(data[10:13])
    return Document(
        kind="passport",
        number=number,
        name=f"{surname} {given}".strip() or None,
        birth_date=birth_date,
        sex={"M": "m", "F": "f"}.get(data[20], "x"),
        nationality=nationality,
        expires_date=expires_date,
        overseas=nationality != "CHN",
        warnings=tuple(_warnings(names, data, birth_date, expires_date)),
        issuer=_state(names[2:5]),
        surname=surname,
        given=given,
    )


def _warnings(names: str, data: str, birth_date: date | None, expires_date: date | None) -> list[str]:
    """Every check that failed, in the order of the zone."""
    found = [] if names[0] == "P" else [NOT_PASSPORT]
    checks = (
        (data[:9], data[9], WRONG_NUMBER),
        (data[13:19], data[19], WRONG_BIRTH),
        (data[21:27], data[27], WRONG_EXPIRY),
        (data[28:42], data[42], WRONG_OPTIONAL),
        (data[:10] + data[13:20] + data[21:43], data[43], WRONG_COMPOSITE),
    )
    for covered, digit, warning in checks:
        empty = warning == WRONG_OPTIONAL and digit == "<" and not covered.strip("<")
        if not empty and digit != str(check_digit(covered)):
            found.append(warning)
    return found + [NO_BIRTH] * (birth_date is None) + [NO_EXPIRY] * (expires_date is None)


def _names(text: str) -> tuple[str, str]:
    """Surname and given names, single spaces for fillers; capitals as on the document."""
    surname, _, given = text.partition("<<")
    return " ".join(surname.replace("<", " ").split()), " ".join(given.replace("<", " ").split())


def _state(code: str) -> str | None:
    """The ISO 3166 alpha-3 code of a state as passports write it."""
    letters = code.strip("<")
    return SPECIAL_STATES.get(letters, letters) or None


def _date(text: str, century: int) -> date | None:
    """Yymmdd of a century, or None where there is no such day."""
    try:
        return date(century + int(text[:2]), int(text[2:4]), int(text[4:6]))
    except ValueError:
        return None


def _birth(text: str, latest: date | None) -> date | None:
    """The birth of somebody alive on `latest`: 20xx unless that is later."""
    birth_date = _date(text, 2000)
    if birth_date is None or (latest is not None and birth_date > latest):
        return _date(text, 1900)
    return birth_date
