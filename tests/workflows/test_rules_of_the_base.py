"""What only the database notices is told as a refusal: nobody meets an error of the program over a wrong form."""

from typing import Any

import pytest

from hotelcs.errors import Refusal
from tests.conftest import Hand
from tests.invariants import check

Act = tuple[str, dict[str, Any]]
EARLY: Act = ("roster", {"staff": "E002", "day": "2026-11-24", "shift": "early"})
ON_CALL: Act = ("roster", {"staff": "E003", "day": "2026-11-25", "shift": "late", "on_call": True})
CASES: dict[str, tuple[list[Act], Act]] = {
    "somebody is on that shift already": ([EARLY], EARLY),
    "somebody is on another shift at that hour": (
        [EARLY],
        ("roster", {"staff": "E002", "day": "2026-11-24", "shift": "office"}),
    ),
    "somebody is on call at that hour": (
        [ON_CALL],
        ("roster", {"staff": "E003", "day": "2026-11-25", "shift": "office"}),
    ),
    "an exchange puts somebody on two shifts": (
        [
            EARLY,
            ("roster", {"staff": "E002", "day": "2026-11-25", "shift": "early"}),
            ("roster", {"staff": "E003", "day": "2026-11-24", "shift": "late"}),
            ("roster", {"staff": "E003", "day": "2026-11-25", "shift": "office", "on_call": True}),
        ],
        ("swap-shifts", {"staff": "E002", "day": "2026-11-24", "shift": "early", "other": "E003", "other_day": "2026-11-25",
                         "other_shift": "office"}),
    ),
    "hours overlap": (
        [],
        ("set-hours", {"calendar": "CAL_OFFICE", "weekday": 1, "begins": "08:00", "ends": "10:00", "beside": True}),
    ),
    "hours begin at the same time": (
        [],
        ("set-hours", {"calendar": "CAL_OFFICE", "weekday": 1, "begins": "09:00", "ends": "10:00", "beside": True}),
    ),
    "somebody joins a team for no day": ([], ("join-team", {"staff": "E002", "last": "2026-11-22"})),
    "a shift has no length": ([], ("set-shift", {"shift": "office", "begins": "09:00", "ends": "09:00"})),
    "guests leave after others come": ([], ("change-setting", {"name": "checkout_time", "value": "15:00"})),
    "guests come before others leave": ([], ("change-setting", {"name": "checkin_time", "value": "11:00"})),
}  # fmt: skip


@pytest.mark.parametrize("what", CASES)
def test_it_is_refused_and_nothing_is_changed(hand: Hand, what: str) -> None:
    before, (verb, fields) = CASES[what]
    for done, given in before:
        hand.desk.do(done, given)
    entries = hand.value("SELECT count(*) FROM ledger")
    with pytest.raises(Refusal) as refused:
        hand.desk.do(verb, fields)
    assert refused.value.exit == 4
    assert refused.value.code not in {"E_BUG", "DENIED"}
    assert refused.value.field in fields
    assert hand.value("SELECT count(*) FROM ledger") == entries
    check(hand)


def test_a_post_named_twice_does_a_duty_once(hand: Hand) -> None:
    fields = {
        "code": "DU-90",
        "department": "FD",
        "name_en": "Umbrellas",
        "name_zh": "雨伞",
        "answers": "REC",
    }
    hand.desk.do("add-duty", {**fields, "does": ["REC", "RES", "REC"]})
    letters = "SELECT post, raci FROM duty_assignment WHERE duty = 'DU-90' ORDER BY post, raci"
    assert hand.rows(letters) == [("REC", "A"), ("REC", "R"), ("RES", "R")]
    check(hand)
