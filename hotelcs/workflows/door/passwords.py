"""Passwords and PINs: how they are kept, and which ones are too easily guessed (reliability §7.1).

Kept is argon2id over HMAC(pepper, secret); the pepper comes from the hotel's key file, which is in no database and
in no backup. argon2 and the dictionaries are imported when somebody signs in, not before.
"""

import secrets
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any
from unicodedata import normalize

from hotelcs.errors import NotReady, Refusal
from hotelcs.i18n import N_
from hotelcs.storage.keys import Keys

PIN_DIGITS = 6
ONCE_LEAST = 12
"""Characters of a password for one use, at least."""
LONGEST = 1024
"""Characters of a password; a longer one is no password of anybody."""
GUESSES = 10**10
"""A password that whoever knows words, names, dates and keyboards finds in fewer tries is refused."""
WEIGHED = 72
"""Characters that are weighed; weighing more would take long and change nothing."""
KEYED, UNKEYED = "k1:", "k0:"
TRIED_FIRST = frozenset(
    ("147258", "159753", "258456", "520131", "520520", "131452", "131420", "789456", "456789", "987654")
)
"""PINs that lists of the commonest begin with, beside rows, halves and mirrors."""
SYLLABLES = "bcdfghjkmnpqrstvwxz", "aeiou"


@dataclass(slots=True)
class Strength:
    """What a hash costs: passes, KiB of memory, lanes. RFC 9106's second choice, with one lane for a small desk."""

    passes: int = 3
    memory: int = 65536
    lanes: int = 1


STRENGTH = Strength()
"""Tests make it cheap; a hash of another strength is made anew at the next sign-in."""


@lru_cache(maxsize=4)
def _hasher(passes: int, memory: int, lanes: int) -> Any:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=passes, memory_cost=memory, parallelism=lanes)


def hasher() -> Any:
    """argon2id at the strength of today."""
    return _hasher(STRENGTH.passes, STRENGTH.memory, STRENGTH.lanes)


def hashed(keys: Keys, secret: str) -> str:
    """What is kept of `secret`: a mark whether the pepper was there, and the encoded hash."""
    return (KEYED if keys.present else UNKEYED) + str(hasher().hash(_peppered(keys, secret)))


def matches(keys: Keys, kept: str, secret: str) -> bool:
    """Whether `secret` is what `kept` was made of. Takes as long when nothing is kept.

    What was made with the key file opens to nothing while that is missing.
    """
    from argon2.exceptions import InvalidHashError, VerificationError

    mark, encoded = kept[: len(KEYED)], kept[len(KEYED) :]
    known = bool(encoded) and len(secret) <= LONGEST and (mark == UNKEYED or keys.present)
    own = Keys() if mark == UNKEYED else keys
    try:
        return (
            bool(hasher().verify(encoded if known else dummy(), _peppered(own, secret[:LONGEST]))) and known
        )
    except (VerificationError, InvalidHashError):
        return False


def key_missing() -> NotReady:
    """What is said while the key file is missing."""
    return NotReady(
        N_("The key file of this hotel is missing; passwords cannot be compared without it."),
        hint=N_("Put the key file back from the recovery sheet, then try again."),
    )


def is_outdated(kept: str) -> bool:
    """Whether `kept` was made at another strength, or without the pepper."""
    return not kept.startswith(KEYED) or bool(hasher().check_needs_rehash(kept[len(KEYED) :]))


def dummy() -> str:
    """A hash of nothing to compare with where there is none: an unknown login costs the same, from the first one on."""
    strength = f"m={STRENGTH.memory},t={STRENGTH.passes},p={STRENGTH.lanes}"
    return f"$argon2id$v=19${strength}${'A' * 22}${'A' * 43}"


def _peppered(keys: Keys, secret: str) -> bytes:
    """Input methods write one character in several ways; NFKC makes them one (NIST 800-63B)."""
    return keys.pepper(normalize("NFKC", secret))


def refuse_weak(password: str, least: int, about: tuple[str, ...], field: str = "password") -> None:
    """Refuse a password that is short, or made of what everybody tries. `about` are words near at hand.

    No rules of composition: any characters, in any mixture, spaces included (NIST 800-63B, ASVS 6.2).
    """
    refuse_short(password, least, field)
    if len(password) > LONGEST:
        raise Refusal(
            "PASSWORD_LONG", N_("A password has at most {most} characters."), field=field, most=LONGEST
        )
    if guesses(password, about) < GUESSES:
        raise Refusal("PASSWORD_GUESSED", N_("This password is easily guessed: it is made of common words, names, dates or "
                      "rows of keys. Take four words that have nothing to do with each other."), field=field)  # fmt: skip


def refuse_short(password: str, least: int, field: str) -> None:
    """Refuse a password of fewer than `least` characters."""
    if len(password) < least:
        raise Refusal("PASSWORD_SHORT", N_("A password has at least {least} characters; four words are easily kept in "
                      "mind."), field=field, least=least)  # fmt: skip


def guesses(password: str, about: tuple[str, ...]) -> float:
    """How many tries somebody needs who knows words, names, dates, keyboards and what is near at hand.

    Weighed as it is hashed (NFKC), and once more without what stands between the words, which costs ten tries for
    each sign of its own; whichever is less.
    """
    from zxcvbn import zxcvbn

    weigh: Any = zxcvbn  # it has no types
    text = normalize("NFKC", password)
    told = [normalize("NFKC", one).casefold() for one in (*about, "hotelcs")]
    near = [word for one in told for word in (*one.split(), "".join(one.split())) if len(word) > 1]
    between = {char for char in text if not char.isalnum()}
    joined = "".join(char for char in text if char not in between)
    tries = {text: 1.0, **({joined: 10.0 ** len(between)} if between and joined else {})}
    return min(
        float(weigh(one[:WEIGHED], user_inputs=near)["guesses"]) * times for one, times in tries.items()
    )


def refuse_odd_pin(pin: str, field: str = "pin") -> None:
    """Refuse a PIN that is not six digits, or one that everybody tries first."""
    if not (len(pin) == PIN_DIGITS and pin.isascii() and pin.isdecimal()):
        raise Refusal("PIN_FORM", N_("A PIN has {digits} digits."), field=field, digits=PIN_DIGITS)
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    halves = pin[:3] in (pin[3:], pin[:2:-1]) or pin[:2] * 3 == pin or pin[::2] == pin[1::2]
    if halves or pin in TRIED_FIRST or steps in ({0}, {1}, {9}):
        raise Refusal("PIN_GUESSED", N_("This PIN is what everybody tries first; take another."), field=field)


def once() -> str:
    """A password to be handed out once: five groups that can be read aloud, 60 bits of chance."""
    return "-".join(_syllable() + _syllable() for _ in range(5))


def _syllable() -> str:
    consonants, vowels = SYLLABLES
    return secrets.choice(consonants) + secrets.choice(vowels)
