"""The numbers people quote, short forms included: R261123-004, r261123-4, c12, R-031, R..31 (handbook 02 §2.1)."""

import re
from dataclasses import dataclass
from unicodedata import normalize

from hotelcs.entry.typed import shown
from hotelcs.errors import Refusal
from hotelcs.i18n import N_

LETTERS = "RSFQWCNDULTAGP"
"""Reservation, stay, folio, request, work order, complaint, incident, drill, follow-up, lost, ticket, audit, group, guest."""
FULL = re.compile(rf"([{LETTERS}])(\d{{6}})(?:-(\d{{1,6}})|(\d{{3,6}}))", re.ASCII)
SHORT = re.compile(rf"([{LETTERS}])-?(\d{{1,5}})", re.ASCII)
ENDING = re.compile(rf"([{LETTERS}])(?:\.{{2,3}}|…)-?(\d{{1,6}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """What a quoted number may stand for: `prefix` letter, SQL LIKE pattern, and whether only one can match.

    Where several match, the latest is meant.
    """

    prefix: str
    like: str
    exact: bool

    def matches(self, number: str) -> bool:
        """True when a full number such as R261123-004 fits this pattern."""
        pattern = re.escape(self.like).replace("_", "[0-9]").replace("%", "[0-9-]*")
        return bool(re.fullmatch(pattern, number))


def number_pattern(text: str) -> NumberPattern | None:
    """The pattern of a number as quoted, or None where `text` is something else."""
    typed = re.sub(r"[\s。]", lambda gap: "." if gap[0] == "。" else "", text)
    typed = re.sub("[‐-―−]", "-", normalize("NFKC", typed)).upper()
    if found := FULL.fullmatch(typed):
        return NumberPattern(found[1], f"{found[1]}{found[2]}-{found[3] or found[4]:0>3}", exact=True)
    if found := SHORT.fullmatch(typed):
        return NumberPattern(found[1], f"{found[1]}______-{found[2]:0>3}", exact=False)
    if found := ENDING.fullmatch(typed):
        return NumberPattern(found[1], f"{found[1]}%{found[2]}", exact=False)
    return None


def parse_number(text: str, *, prefixes: str = LETTERS, field: str = "number") -> NumberPattern:
    """The pattern of a quoted number of one of `prefixes`. Raises Refusal NUMBER_INVALID."""
    pattern = number_pattern(text)
    if pattern is None or pattern.prefix not in prefixes:
        message = N_("{text} is not a number of the right kind. Type for example {example}.")
        example = f"{prefixes[0]}261123-004"
        raise Refusal("NUMBER_INVALID", message, field=field, text=shown(text), example=example)
    return pattern
