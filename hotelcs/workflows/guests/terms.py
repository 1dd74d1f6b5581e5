"""The terms by which a guest is found (handbook 02 §2.1, F2): an indexed prefix search needs nothing else.

A name gives its folded whole, each word, the words run together, initials, and for Han names the pinyin.
A search text gives prefixes, every one of which must begin some term of the guest.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from hotelcs.text import fold, words
from hotelcs.workflows.guests.pinyin import HAN, is_han, readings

MOST_TERMS = 24
LONGEST_TERM = 64
MOST_WORDS = 8
"""Words of a name that are terms of their own, and words of a search text that count."""
LONGEST_HAN_NAME = 8
SHORTEST_TAIL = 4


def terms_of_name(name: str) -> frozenset[str]:
    """At most 24 terms of at most 64 characters; at least one for any name with a character to fold."""
    whole = " ".join(_plain(name))
    parts = _parts(name)
    return _first(
        MOST_TERMS, (*_capped((whole, *parts)), *_capped(_joined(name, parts)), *_capped(_sounds(parts)))
    )


def _plain(text: str) -> list[str]:
    """The folded words between spaces, signs included; unfolded where folding leaves nothing."""
    return (fold(text) or text.casefold()).split()


def _parts(text: str) -> list[str]:
    """The first words of a text, Han apart from other scripts; signs only where there is nothing else."""
    found = [part for word in words(text) for part in re.split(f"({HAN.pattern})", word) if part]
    return (found or _plain(text))[:MOST_WORDS]


def _capped(terms: Iterable[str]) -> Iterator[str]:
    """Terms without empty ones, each cut to the longest that is kept."""
    return (term[:LONGEST_TERM] for term in terms if term)


def _first(most: int, terms: Iterable[str]) -> frozenset[str]:
    """The first `most` different terms."""
    return frozenset(islice(dict.fromkeys(terms), most))


def _joined(name: str, parts: list[str]) -> Iterator[str]:
    """Words without their inner signs (obrien), all words run together (zhangwei), initials (zw)."""
    for word in fold(name).split()[:MOST_WORDS]:
        yield "".join(words(word))
    yield "".join(words(name))
    if len(parts) > 1:
        yield "".join(part[0] for part in parts)


def _sounds(parts: list[str]) -> Iterator[str]:
    """For each Han word: pinyin from every syllable on (zhangxiaoming, xiaoming, ming), initials, given name."""
    for word in dict.fromkeys(("".join(parts), *parts)):
        if not is_han(word) or len(word) > LONGEST_HAN_NAME:
            continue
        for syllables in readings(word):
            yield "".join(syllables)
            yield "".join(syllable[:1] for syllable in syllables)
        yield from (word[place:] for place in range(1, len(word)))
        for syllables in readings(word):
            yield from ("".join(syllables[place:]) for place in range(1, len(syllables)))
            if any("v" in syllable for syllable in syllables):
                yield "".join(syllables).replace("v", "u")
                yield "".join(syllables).replace("v", "yu")


def terms_of_phone(phone: str) -> frozenset[str]:
    """All digits as they are dialled (with and without the country code) and the last 4 and 7 digits."""
    digits = "".join(char for char in fold(phone) if char.isascii() and char.isdecimal())
    if len(digits) < SHORTEST_TAIL:
        return frozenset({digits} if digits else ())
    home = re.sub(r"^(?:00)?86(?=[0-9]{9,11}$)", "", digits)
    dialled = home if home == digits or home.startswith("1") else f"0{home}"
    return frozenset(term[:LONGEST_TERM] for term in (digits, home, dialled, digits[-7:], digits[-4:]))


def terms_of_document_tail(number: str) -> frozenset[str]:
    """The last four characters of a document number, the only part that is ever searched in clear."""
    tail = fold(number)[-SHORTEST_TAIL:]
    return frozenset({tail} if tail else ())


def query_terms(text: str) -> list[str]:
    """The prefixes of a search text, folded as the terms are; all must match. Nothing for an empty text."""
    parts = _parts(text)
    digits = fold(text).removeprefix("+")
    if re.fullmatch(r"[0-9][0-9 ().-]*", digits):
        parts = [re.sub(r"[^0-9]", "", digits)]
    return [part[:LONGEST_TERM] for part in dict.fromkeys(parts)]


def query_by_sound(text: str) -> list[str]:
    """The search text with its Han words as pinyin: finds 张伟 when 張偉 was typed. Empty without Han words."""
    parts = _parts(text)
    if not any(map(is_han, parts)):
        return []
    return [("".join(readings(part)[0]) if is_han(part) else part)[:LONGEST_TERM] for part in parts]
