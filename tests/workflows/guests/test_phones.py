"""Telephone numbers are kept as E.164 where they can be read."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs.workflows.guests.phones import normal_phone
from tests.hostile import needs_hostile, rows


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13800138000", "+8613800138000"), ("138 0013 8000", "+8613800138000"), ("138-0013-8000", "+8613800138000"), ("１３８００１３８０００", "+8613800138000"),
        ("+86 138 0013 8000", "+8613800138000"), ("0086 13800138000", "+8613800138000"), ("0571-8888 8888", "+8657188888888"),
        ("(0571) 88888888", "+8657188888888"), ("（0571）88888888", "+8657188888888"), ("+44 (0)20 7946 0958", "+442079460958"),
        ("0044 20 7946 0958", "+442079460958"), ("+852 5123 4567", "+85251234567"), ("  +1 201-555-0123 ", "+12015550123"),
    ],
)  # fmt: skip
def test_numbers_are_kept_as_e164(typed: str, kept: str) -> None:
    assert normal_phone(typed) == kept
    assert normal_phone(kept) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "110", "1208", "unknown", "13800138000 转 2", "13800138000/13900139000", "+999 123456", "12345678901234567890", "+1", "tel:13800138000",
     "ask his wife", "١٣٨٠٠١٣٨٠٠٠"],
)  # fmt: skip
def test_what_is_not_certain_is_kept_as_typed(typed: str) -> None:
    assert normal_phone(typed) == typed


def test_national_numbers_are_read_in_their_region() -> None:
    assert normal_phone("020 7946 0958", region="GB") == "+442079460958"
    assert normal_phone("13800138000", region="US") == "13800138000"


@needs_hostile
def test_every_valid_number_of_every_region_is_read_in_each_of_its_forms() -> None:
    for row in rows("libphonenumber_examples.csv"):
        if row["valid"] == "True":
            forms = (row["e164"], row["international"])
            assert {normal_phone(form) for form in forms} == {row["e164"]}, row
            assert normal_phone(row["national"], region=row["region"]) == row["e164"], row


@needs_hostile
def test_an_impossible_number_is_kept_as_typed() -> None:
    for row in rows("libphonenumber_examples.csv"):
        if row["possible"] == "False":
            assert normal_phone(row["international"]) == row["international"], row


@given(st.text("0123456789+-() ./", max_size=20))
def test_any_number_is_kept_in_some_form_and_keeping_it_again_changes_nothing(text: str) -> None:
    kept = normal_phone(text)
    assert normal_phone(kept) == kept


@pytest.mark.parametrize("text", ["+98000000", "+980000", "+3900000", "+86000000"])
def test_a_number_that_would_lose_a_digit_each_time_it_is_kept_is_kept_as_typed(text: str) -> None:
    kept = normal_phone(text)
    assert normal_phone(kept) == kept


def test_a_mainland_mobile_needs_no_library() -> None:
    script = "import sys; from hotelcs.workflows.guests.phones import normal_phone; print(normal_phone('13800138000'), 'phonenumbers' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["+8613800138000", "False"]
