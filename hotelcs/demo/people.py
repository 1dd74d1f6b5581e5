"""Invented guests from a seed: names in many scripts, with telephones and documents that belong to nobody.

The parts of names are in data/demo/names.toml and meet by chance, so a full name may be somebody's; nothing else
about the person is. Telephones: hotelcs.demo.telephones. Documents, none of which is ever issued:

- Mainland China: a resident number that passes GB 11643 (handbook 02 §2.7) with the area 100000, which
  GB/T 2260 gives to no county; minors show it in the household register;
- Hong Kong: a permit from H99000000 on; Taiwan: a permit from 99000000 on, far above those handed out;
- elsewhere: a passport "ZZZ" and six digits.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Any, Literal

from hotelcs.config import data_path
from hotelcs.demo.telephones import telephone

Sex = Literal["f", "m"]
AREA = "100000"
ADULTS_BORN = (date(1944, 1, 1), date(2004, 12, 31))
EPOCH = date(2026, 1, 1)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class Document:
    """An identity document: a kind of handbook 02's DocType, its number, the country (ISO 3166 alpha-3)."""

    kind: Literal["cn_id", "hukou", "passport", "hk_mo_permit", "tw_permit"]
    number: str
    country: str


@dataclass(frozen=True, slots=True)
class Person:
    """An invented guest. `language` is BCP 47, `phone` E.164, `group` the table of names.toml."""

    name: str
    given: str
    family: str  # as the parent's children inherit it
    country: str
    language: str
    phone: str
    birth_date: date
    sex: Sex
    document: Document
    group: int


@lru_cache(maxsize=1)
def groups() -> tuple[dict[str, Any], ...]:
    """The tables of names.toml (columns: data/demo/README.md)."""
    with data_path("demo", "names.toml").open("rb") as file:
        return tuple(tomllib.load(file)["group"])


def people(seed: int) -> Iterator[Person]:
    """Adults without end, the same for the same seed; no two share a document, names repeat only by chance."""
    chance = Random(seed)
    weights = [group["weight"] for group in groups()]
    seen: set[tuple[str, str]] = set()
    while True:
        (number,) = chance.choices(range(len(weights)), weights)
        person = _adult(number, chance)
        if (key := (person.document.country, person.document.number)) not in seen:
            seen.add(key)
            yield person


def child(parent: Person, today: date = EPOCH, nth: int = 0) -> Person:
    """The `nth` child of `parent`, one to fifteen years old on `today`: same family name, country, telephone."""
    chance = Random(f"{parent.document.number} {nth}")
    sex: Sex = chance.choice(("f", "m"))
    born = today - timedelta(days=chance.randrange(366, 15 * 365))
    group = groups()[parent.group]
    given, family = _given(group, sex, chance), _inherited(group, parent.family, sex)
    name = group["pattern"].format(given=given, family=family, family2=chance.choice(_families(group, sex)))
    document = _document(parent.country, born, sex, chance, minor=True)
    return Person(
        name, given, family, parent.country, parent.language, parent.phone, born, sex, document, parent.group
    )


def check_character(first_17: str) -> str:
    """The last character of a resident number (GB 11643; handbook 02 §2.7)."""
    return "10X98765432"[
        sum(int(digit) * weight for digit, weight in zip(first_17, WEIGHTS, strict=True)) % 11
    ]


def resident_number(birth_date: date, sex: Sex, serial: int) -> str:
    """A well-formed resident number that nobody has; `serial` (0 to 499) tells people of one birth date apart."""
    first_17 = f"{AREA}{birth_date:%Y%m%d}{2 * serial + (sex == 'm'):03}"
    return first_17 + check_character(first_17)


def _adult(number: int, chance: Random) -> Person:
    group = groups()[number]
    sex: Sex = chance.choice(("f", "m"))
    born = ADULTS_BORN[0] + timedelta(chance.randrange((ADULTS_BORN[1] - ADULTS_BORN[0]).days + 1))
    families = _families(group, sex)
    given, family = _given(group, sex, chance), chance.choice(families)
    second = chance.choice([other for other in families if other != family])
    return Person(
        name=group["pattern"].format(given=given, family=family, family2=second),
        given=given,
        family=family,
        country=group["country"],
        language=group["language"],
        phone=telephone(group["country"], chance),
        birth_date=born,
        sex=sex,
        document=_document(group["country"], born, sex, chance, minor=False),
        group=number,
    )


def _families(group: dict[str, Any], sex: Sex) -> list[str]:
    """The family names of one sex, in the same order for both."""
    names: list[str] = group["family_f"] if sex == "f" and "family_f" in group else group["family"]
    return names


def _given(group: dict[str, Any], sex: Sex, chance: Random) -> str:
    name: str = chance.choice(group["female" if sex == "f" else "male"])
    return name


def _inherited(group: dict[str, Any], family: str, sex: Sex) -> str:
    """The form of the parent's family name that a child of this sex has."""
    both = [*group["family"], *group.get("family_f", [])]
    return _families(group, sex)[both.index(family) % len(group["family"])]


def _document(country: str, born: date, sex: Sex, chance: Random, *, minor: bool) -> Document:
    """The document a guest from `country` shows, by the rules above."""
    if country == "CHN":
        number = resident_number(born, sex, chance.randrange(500))
        return Document("hukou" if minor else "cn_id", number, country)
    serial = f"{chance.randrange(10**6):06}"
    if country == "HKG":
        return Document("hk_mo_permit", f"H99{serial}", country)
    if country == "TWN":
        return Document("tw_permit", f"99{serial}", country)
    return Document("passport", f"ZZZ{serial}", country)
