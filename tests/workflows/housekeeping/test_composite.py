"""The code of a room, by the table of the handbook (§2.6)."""

import pytest

from hotelcs.workflows.housekeeping.composite import CODES, code_of

TABLE = [
    ("inspected", False, None, "VI"),
    ("clean", False, None, "VC"),
    ("dirty", False, None, "VD"),
    ("cleaning", False, None, "VD*"),
    ("inspected", True, None, "OC"),
    ("clean", True, None, "OC"),
    ("dirty", True, None, "OD"),
    ("cleaning", True, None, "OD"),
    ("clean", False, "oos", "OOS"),
    ("dirty", False, "ooo", "OOO"),
    ("clean", True, "oos", "OOS"),
]


@pytest.mark.parametrize(("hk_state", "occupied", "block", "code"), TABLE)
def test_the_code_follows_the_table(hk_state, occupied, block, code):
    assert code_of(hk_state, occupied=occupied, block=block) == code


def test_every_code_that_can_come_is_on_the_board():
    assert {code for *_, code in TABLE} == set(CODES)
