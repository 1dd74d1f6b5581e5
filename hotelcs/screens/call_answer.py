"""What a guest said on the telephone, in one line: the hour, how they travel, what they need - `1830 train cot`."""

from typing import Any

from hotelcs.entry.times import parse_time
from hotelcs.errors import Refusal
from hotelcs.text import fold, halfwidth_key

TRANSPORT = frozenset(
    ("car", "own", "drive", "driving", "taxi", "train", "plane", "flight", "bus", "coach", "pickup", "shuttle", "ferry", "bike", "metro",
     "自驾", "开车", "打车", "出租车", "网约车", "高铁", "火车", "动车", "飞机", "大巴", "地铁", "接站", "接机", "轮渡", "公交")
)  # fmt: skip
"""Words that say how somebody travels."""
ASSIST = (
    "wheelchair",
    "assist",
    "help",
    "walker",
    "blind",
    "deaf",
    "轮椅",
    "协助",
    "帮助",
    "拐杖",
    "盲",
    "聋",
)
"""Beginnings of words that mean that somebody has to help."""
EXPLICIT = 3
"""A number of fewer digits is an hour only as the first word: `2 cots` are no cots at two."""


def answer_of(text: str) -> dict[str, Any]:
    """The fields of a call from one line, each word understood or taken as a need."""
    told: dict[str, Any] = {}
    needs: list[str] = []
    for place, word in enumerate(text.split()):
        minute = _minute(word, first=place == 0) if "eta" not in told else None
        if minute is not None:
            told["eta"] = minute
        elif fold(word) in TRANSPORT and "transport" not in told:
            told["transport"] = word
        else:
            needs.append(word)
    if needs:
        told["needs"] = " ".join(needs)
        if any(fold(word).startswith(ASSIST) for word in needs):
            told["assist"] = True
    return told


def _minute(word: str, *, first: bool) -> int | None:
    """Minutes since midnight, or None for a word that is no time of day."""
    plain = "".join(map(halfwidth_key, word))
    if plain.isdecimal() and len(plain) < EXPLICIT and not first:
        return None
    try:
        moment = parse_time(word)
    except Refusal:
        return None
    return moment.hour * 60 + moment.minute
