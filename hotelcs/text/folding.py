"""Text folded for comparing: search terms, keys pressed with a Chinese input method on, spreadsheet cells."""

import re
from unicodedata import category, combining, normalize

LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
    | {"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "“": '"', "”": '"'}
    | dict.fromkeys("‐‑‒–—―−", "-")
)
"""Letters that no decomposition makes plain, and quotes and dashes as a keyboard types them."""
TWINS = dict(zip("。、《》【】「」“”‘’￥", "./<>[][]\"\"''$", strict=True))
"""Keys of a Chinese input method that NFKC leaves alone: the key of the same place on the board."""
FORMULA = frozenset("=+-@")


def fold(text: str) -> str:
    """`text` without the differences of case, width, accents and spacing; only for search terms.

    Vowel signs and viramas stay, because words of Indic scripts are made of them.
    """
    opened = normalize("NFD", normalize("NFKC", normalize("NFKC", text).casefold()).casefold())
    kept = "".join(c for c in opened if not _is_accent(c) and category(c) not in ("Cf", "Cc", "Cs"))
    return " ".join(normalize("NFC", kept).translate(LETTERS).split())


def _is_accent(char: str) -> bool:
    """A mark that search ignores: not a nukta (7), a kana voicing (8), a virama (9) or a vowel sign (0)."""
    return combining(char) not in (0, 7, 8, 9)


def words(text: str) -> list[str]:
    """The words of `text`, folded: runs of letters, digits and marks in any script."""
    spaced = "".join(c if c.isalnum() or category(c)[0] == "M" else " " for c in fold(text))
    return spaced.split()


def halfwidth_key(char: str) -> str:
    """The key on a Latin board that `char` stands for: ：is :, １ is 1, 。is . (handbook 04 §4.1 rule 1)."""
    if char in TWINS:
        return TWINS[char]
    if "\uff01" <= char <= "\uff5e":
        return chr(ord(char) - 0xFEE0)
    return " " if char == "\u3000" else char


def csv_cell(text: str) -> str:
    """`text` as a cell no spreadsheet runs as a formula: an apostrophe before = + - @ TAB CR LF NUL.

    Full-width and spaced forms count too (reliability §8, ASVS 1.2.10). Numbers are never passed here.
    """
    first = re.sub(r"^[^\S\t\r\n]+", "", text)[:1]
    risky = first in ("\t", "\r", "\n", "\0") if first else False
    return f"'{text}" if risky or normalize("NFKC", first) in FORMULA else text
