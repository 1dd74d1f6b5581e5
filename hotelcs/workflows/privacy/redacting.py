"""A person's names and numbers taken out of a text, however they are written there: case, width, accents, spaces, signs."""

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, normalize

from hotelcs.text import fold
from hotelcs.workflows.guests.pinyin import is_han
from hotelcs.workflows.privacy.classes import GONE

SHORTEST_WORD = 5
"""Letters of a name of one word by which it can be told from a word ("Rose", "May")."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What tells of a person: `sure` nowhere means anybody else; `names` may be a word, or another's name too."""

    sure: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def every(self) -> tuple[str, ...]:
        """All of it."""
        return self.sure + self.names


def naming_of(names: list[str], numbers: list[str], *, shared: bool) -> Naming:
    """What to look for: `numbers` are telephones, mails, documents; names that are `shared` or short are not sure."""
    spelled: dict[str, None] = {}
    for name in filter(None, names):
        parts = name.split()
        spelled |= dict.fromkeys((name, " ".join(reversed(parts))) if len(parts) > 1 else (name,))
    found = [name for name in spelled if len(compact(name)) > 1]
    weak = [name for name in found if shared or _could_be_a_word(name)]
    certain = [name for name in found if name not in weak]
    return Naming(
        (*dict.fromkeys(n for n in numbers if len(compact(n)) > SHORTEST_WORD), *certain), tuple(weak)
    )


def _could_be_a_word(name: str) -> bool:
    plain = compact(name)
    short = len(name.split()) == 1 and len(plain) < SHORTEST_WORD
    return short and not (is_han(plain) and len(plain) > 1)


def compact(text: str) -> str:
    """`text` folded, letters and digits only."""
    return "".join(char for char in fold(text) if char.isalnum())


def redacted(text: str, terms: tuple[str, ...]) -> str:
    """`text` with a dash for every place where one of `terms` stands; the same text when none does."""
    if not text or not terms:
        return text
    whole = normalize("NFC", text)
    plain, places = _plain(whole)
    spans = sorted(
        span for term in terms if (sought := compact(term)) for span in _spans(whole, plain, places, sought)
    )
    if not spans:
        return text
    kept, end = [], 0
    for first, last in spans:
        if first >= end:
            kept += [whole[end:first], GONE]
        end = max(end, last)
    return "".join((*kept, whole[end:]))


def _plain(text: str) -> tuple[str, list[int]]:
    """The letters and digits of `text` folded, and for each the character of `text` that it comes from."""
    letters, places = [], []
    for place, char in enumerate(text):
        for letter in _folded(char):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    return compact(char)


def _spans(text: str, plain: str, places: list[int], sought: str) -> list[tuple[int, int]]:
    """Where `sought` stands, as slices of `text`; letters that go on into a longer word are another word."""
    found, start = [], 0
    while (start := plain.find(sought, start)) >= 0:
        first, last = places[start], places[start + len(sought) - 1] + 1
        while last < len(text) and combining(text[last]):
            last += 1
        if not (_goes_on(text, first - 1, sought[0]) or _goes_on(text, last, sought[-1])):
            found.append((first, last))
        start += 1
    return found


def _goes_on(text: str, place: int, edge: str) -> bool:
    """Whether the character at `place` continues the word that `edge` is in."""
    if not 0 <= place < len(text) or is_han(edge):
        return False
    beside = text[place]
    if edge.isdecimal():
        return beside.isdecimal()
    return beside.isalpha() and not is_han(beside)
