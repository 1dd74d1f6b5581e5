"""Whatever people paste into a complaint ends as plain text everywhere, or is refused with a sentence."""

import re
from contextlib import suppress
from typing import Any

import pytest

from hotelcs.errors import HotelcsError, Refusal
from tests.hostile import lines, needs_hostile
from tests.workflows.complaints.conftest import Bench

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
WORST = (
    "\x1b]0;owned\x07\x1b[2Jgone", "\u202eright to left", "a\x00b", "x" * 100_000, "\x1b[31mred", "line\r\nline", "\ud7ff\ufeffbom",
    "<b>bold</b> [red]rich[/]", "=cmd|' /C calc'!A0", "'; DROP TABLE complaint; --", "%s %n {complaint} {0}", "张三" * 40_000,
)  # fmt: skip
WORDS: dict[str, tuple[str, dict[str, Any]]] = {
    "note-complaint": ("words", {}),
    "contact-guest": ("words", {"by": "guest"}),
    "add-action": ("text", {"department": "HK"}),
    "promise-guest": ("text", {"minutes": 5}),
    "compensate": ("note", {"kind": "gift"}),
    "raise-severity": ("reason", {}),
    "complain-again": ("words", {}),
    "find-cause": ("cause", {}),
    "wait-for-guest": ("question", {}),
    "guest-answers": ("words", {}),
    "complaint-incident": ("place", {"type": "other"}),
    "resolve-complaint": ("done", {"told": True, "own": True}),
    "recovery-call": ("note", {"outcome": "no_answer"}),
    "close-complaint": ("reason", {}),
    "reopen-complaint": ("reason", {}),
    "withdraw-complaint": ("words", {}),
}
"""Every act with people's own words, in an order in which they can be done."""


def texts(bench: Bench) -> list[str]:
    """Every text of every table of complaints."""
    found: list[str] = []
    for table in (
        "complaint",
        "complaint_action",
        "compensation",
        "case_event",
        "recovery_call",
        "complaint_pattern",
        "ledger",
    ):
        found += [
            value
            for row in bench.hand.rows(f"SELECT * FROM {table}")
            for value in row
            if isinstance(value, str)
        ]
    return found


@needs_hostile
def test_every_naughty_string_of_a_guest_is_kept_as_plain_text(bench: Bench) -> None:
    for text in (*WORST, *lines("blns.txt")[::3]):
        with suppress(HotelcsError):
            bench.hand.do("take-complaint", code="other", words=text, facts=text, whose="103", separate=True)
    kept = texts(bench)
    assert bench.hand.value("SELECT count(*) FROM complaint") > 100
    assert not [text for text in kept if CONTROLS.search(text)]
    rows = bench.hand.desk.show("complaints", limit=500)
    assert not [row.words for row in rows if CONTROLS.search(row.words)]


def test_every_field_of_every_act_takes_the_worst_or_says_no(bench: Bench) -> None:
    for worst in WORST:
        no = bench.taken("other", separate=True)
        bench.do("on-site", complaint=no, note="up")
        for verb, (field, more) in WORDS.items():
            asked = {"complaint": no, field: worst, **more}
            with suppress(HotelcsError):
                bench.do(verb, **asked)
    assert not [text for text in texts(bench) if CONTROLS.search(text)]
    assert bench.hand.value("SELECT count(*) FROM complaint") == len(WORST)


@pytest.mark.parametrize("field", ["words", "code", "understood", "asset"])
def test_what_is_too_long_is_refused_by_name(bench: Bench, field: str) -> None:
    fields = {"code": "other", "words": "x", "whose": "101", field: "长" * 100_000}
    with pytest.raises(Refusal) as refused:
        bench.hand.do("take-complaint", **fields)
    assert refused.value.field == field
