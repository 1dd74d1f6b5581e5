"""An edition of a plan step by step, what differs between two of them, and whom to call."""

import difflib
from dataclasses import dataclass
from typing import Any

from hotelcs import i18n
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows.views import Asking

_PLAN = (
    "SELECT id, type, edition FROM contingency_plan WHERE (type = :type OR code = :code) "
    "AND (:edition IS NULL OR edition = :edition) ORDER BY edition DESC LIMIT 1"
)
_BEFORE = (
    "SELECT type || '/' || edition FROM contingency_plan WHERE type = :type AND edition < :edition "
    "ORDER BY edition DESC LIMIT 1"
)
_STEPS = "SELECT seq, text_en, text_zh, post, target_seconds, critical FROM plan_step WHERE plan_id = :plan ORDER BY seq"
_NUMBERS = "SELECT code, name_en, name_zh, number, types FROM emergency_number ORDER BY sort, code"


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a plan: who does it, by how many seconds after the alarm (before it when negative, none: when it happens)."""

    plan: str
    step: int
    text_en: str
    text_zh: str
    post: str
    target: int | None
    critical: bool


@dataclass(frozen=True, slots=True)
class DiffRow:
    """A line of the comparison of two editions: `sign` is + new, - gone, ? changed characters, or blank for the same."""

    sign: str
    line: str


@dataclass(frozen=True, slots=True)
class NumberRow:
    """Whom to call in which types of emergency; without a number the hotel has not set it yet."""

    code: str
    name: str
    number: str
    types: str


def plan(asking: Asking, plan: str) -> list[StepRow]:
    """The steps of the edition `fire/2`, or of the newest one of `fire`. Raises Refusal CONTINGENCY_UNKNOWN."""
    key, name = _found(asking, plan)
    return [
        StepRow(name, seq, en, zh, post, target, bool(critical))
        for seq, en, zh, post, target, critical in asking.rows(_STEPS, plan=key)
    ]


def plan_diff(asking: Asking, to: str, from_: str | None = None) -> list[DiffRow]:
    """What `to` says that the edition before it, or `from`, did not, line by line. Raises Refusal CONTINGENCY_UNKNOWN."""
    key, name = _found(asking, to)
    kind, _, edition = name.partition("/")
    if from_ is None:
        before = asking.rows(_BEFORE, type=kind, edition=int(edition))
        old: list[str] = _lines(asking, _found(asking, before[0][0])[0]) if before else []
    else:
        old = _lines(asking, _found(asking, from_)[0])
    compared = difflib.Differ().compare(old, _lines(asking, key))
    return [DiffRow(line[0].strip(), line[2:].rstrip("\n")) for line in compared if line[0] != "?"]


def _lines(asking: Asking, key: int) -> list[str]:
    """Two lines a step, one a language; without its number, so that a step that only moved up is the same."""
    found: list[str] = []
    for _, en, zh, post, target, critical in asking.rows(_STEPS, plan=key):
        head = f"{post} {target_words(target)}{' !' if critical else ''}".rstrip()
        found += [f"{head} {en}", f"{head} {zh}"]
    return found


def target_words(seconds: int | None) -> str:
    """Seconds after the alarm as 2:30, or -12 h; nothing for what is done when it happens."""
    if seconds is None:
        return "--"
    sign, rest = "-" if seconds < 0 else "", abs(seconds)
    return (
        f"{sign}{rest // 3600} h"
        if rest >= 3600 and not rest % 3600
        else f"{sign}{rest // 60}:{rest % 60:02d}"
    )


def _found(asking: Asking, reference: str) -> tuple[int, str]:
    name, _, edition = reference.strip().partition("/")
    number = int(edition) if edition.isascii() and edition.isdecimal() and len(edition) < 7 else None
    rows: list[tuple[Any, ...]] = []
    if number is not None or not edition:
        rows = asking.rows(_PLAN, type=name.lower().replace("-", "_"), code=name.upper(), edition=number)
    if not rows:
        raise Refusal("CONTINGENCY_UNKNOWN", N_("There is no plan {reference}."), field="plan", next=("show plans",),
                      reference=reference)  # fmt: skip
    key, kind, found = rows[0]
    return key, f"{kind}/{found}"


def emergency_numbers(asking: Asking, type: str | None = None) -> list[NumberRow]:
    """Whom to call, those for a type of emergency first in its list."""
    zh = i18n.current() == "zh"
    return [
        NumberRow(code, name_zh if zh else name_en, number, types)
        for code, name_en, name_zh, number, types in asking.rows(_NUMBERS)
        if type is None or type in types.split()
    ]
