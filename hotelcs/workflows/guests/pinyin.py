"""How Han names sound: pinyin of whole names, surnames read as surnames, initials.

The dictionary of single characters is enough for names; phrases, which cost most of the loading, stay out.
"""

import os
import re
from collections.abc import Callable
from functools import lru_cache
from itertools import islice, product
from typing import Any

MOST_READINGS = 4
"""Readings of one name that are worth a term."""
SURNAMES = {
    "万俟": ("mo", "qi"), "尉迟": ("yu", "chi"), "尉遲": ("yu", "chi"), "单于": ("chan", "yu"), "單于": ("chan", "yu"),
    "澹台": ("tan", "tai"), "澹臺": ("tan", "tai"), "单": ("shan",), "單": ("shan",), "曾": ("zeng",), "仇": ("qiu",), "解": ("xie",),
    "区": ("ou",), "區": ("ou",), "查": ("zha",), "朴": ("piao",), "盖": ("ge",), "蓋": ("ge",), "翟": ("zhai",), "召": ("shao",),
    "繁": ("po",), "秘": ("bi",), "员": ("yun",), "員": ("yun",), "种": ("chong",), "折": ("she",), "缪": ("miao",), "繆": ("miao",),
    "乜": ("nie",), "覃": ("qin",), "洗": ("xian",), "佴": ("nai",), "重": ("chong",), "乐": ("yue",), "樂": ("yue",), "都": ("du",),
    "能": ("nai",), "郇": ("xun",), "牟": ("mu",), "隗": ("wei",), "黑": ("he",), "薄": ("bo",), "盛": ("sheng",), "石": ("shi",),
}  # fmt: skip
"""Surnames that sound otherwise than the character's usual reading; its other readings are kept as well."""

HAN = re.compile("[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
TWO_WAYS = frozenset("乐樂行长長重茜晟朝")
"""Characters that names read in two ways."""


def is_han(text: str) -> bool:
    """True when every character of `text` is a Han character."""
    return bool(HAN.fullmatch(text))


@lru_cache(maxsize=1)
def _reader() -> Callable[..., Any]:
    """Pypinyin's reader, loaded on first use with single characters only."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin import pinyin

    return pinyin


@lru_cache(maxsize=4096)
def _syllables(char: str) -> tuple[str, ...]:
    """The readings of one character without tones, the usual one first; ü is v; none where none is known."""
    found = _reader()(char, style=0, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(found[0])) if found else ()


def readings(name: str) -> list[tuple[str, ...]]:
    """The likely readings of a Han name, each a syllable per character: 曾伟 is (zeng, wei), then (ceng, wei).

    A character without a known reading gives "". At most MOST_READINGS.
    """
    surname = next((name[:n] for n in (2, 1) if name[:n] in SURNAMES), "")
    choices = [_usual(char) for char in name]
    for place, syllable in enumerate(SURNAMES.get(surname, ())):
        choices[place] = tuple(dict.fromkeys((syllable, choices[place][0])))
    return list(islice(product(*choices), MOST_READINGS))


def _usual(char: str) -> tuple[str, ...]:
    """The usual reading of a character, and the second one where given names really use both."""
    known = _syllables(char) or ("",)
    return known[:2] if char in TWO_WAYS else known[:1]
