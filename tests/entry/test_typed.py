"""What was typed is read plainly and quoted harmlessly."""

import pytest

from hotelcs.entry import parse_date
from hotelcs.entry.typed import plain, shown
from hotelcs.errors import Refusal
from tests.entry.test_dates import MONDAY


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  Fri ", "fri"),
        ("２４／１２", "24/12"),
        ("24。12", "24.12"),
        ("6：30", "6:30"),
        ("2　nights", "2 nights"),
        ("", ""),
    ],
)
def test_plain_text_is_half_width_lower_case_and_trimmed(typed: str, read: str) -> None:
    assert plain(typed) == read


def test_a_refusal_quotes_little_and_no_control_character() -> None:
    assert shown("x" * 1000) == "x" * 38 + ".."
    with pytest.raises(Refusal) as caught:
        parse_date("\x1b[2J\u202e张", MONDAY)
    assert "\x1b" not in str(caught.value)
    assert "␛[2J\ufffd张" in str(caught.value)
