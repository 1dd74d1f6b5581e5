r"""Bytes from outside as text: UTF-8, else what old spreadsheets write here (GB 18030) or in Europe (Windows-1252).

Those two cannot be told apart by trying, because nearly all bytes are letters in both: F\xfcr is "Für" in one and a Han
character in the other. Chinese is written in pairs of high bytes, Latin accents stand alone between plain letters, so the
lengths of the runs of high bytes decide. It stays a guess, and whoever asks is told that it was one.
"""

import re
from typing import NamedTuple

UTF8 = "utf-8-sig"
CHINESE, EUROPEAN = "gb18030", "cp1252"
_RUNS = re.compile(rb"[\x80-\xff]+")


class Decoded(NamedTuple):
    """The text, the encoding it was read with, and whether that was a guess."""

    text: str
    encoding: str
    guessed: bool = False


def decoded(data: bytes) -> Decoded | None:
    """`data` as text; None when it is damaged UTF-8, or text in none of the known ways."""
    found = _as(data, UTF8)
    if found is not None or _is_damaged(data):
        return found
    found = _as(data, _guess(data))
    return None if found is None else found._replace(guessed=True)


def _as(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeError:
        return None


def _is_damaged(data: bytes) -> bool:
    """Whether most of what is beyond ASCII is sound UTF-8, so that some bytes of it were lost on the way."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return sum(char > "\x7f" for char in text) > 2 * lost


def _guess(data: bytes) -> str:
    """Chinese where most runs of high bytes are pairs, else European."""
    even = odd = 0
    for run in _RUNS.finditer(data):
        if len(run[0]) % 2:
            odd += 1
        else:
            even += 1
    return CHINESE if even > odd else EUROPEAN
