"""Card data are found however they are typed; what the desk really writes is let through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs.text.cards import holds_card, is_card, luhn
from tests.hostile import lines, names, needs_hostile, rows

TEST_CARDS = [
    "4111111111111111", "4012888888881881", "4222222222222", "5555555555554444", "5105105105105100",
    "2221000000000009", "2720990000000007", "378282246310005", "371449635398431", "6011111111111117",
    "6222021234567890128", "3530111333300000", "30569309025904", "38520000023237",
]  # fmt: skip
"""Numbers that card schemes publish for testing, and one invented UnionPay number."""


@pytest.mark.parametrize("number", TEST_CARDS)
def test_published_test_cards_are_cards(number: str) -> None:
    assert is_card(number)
    assert holds_card(f"pays with {number} tonight")


@pytest.mark.parametrize("number", TEST_CARDS)
def test_a_wrong_last_digit_is_no_card(number: str) -> None:
    assert not is_card(number[:-1] + str((int(number[-1]) + 1) % 10))


@given(
    st.sampled_from(TEST_CARDS),
    st.sampled_from([" ", "-", " - ", "\u2011", "\u3000", "－", "\u00a0"]),
    st.integers(2, 6),
)
def test_spaces_and_dashes_hide_no_card(number: str, gap: str, size: int) -> None:
    assert holds_card("card " + gap.join(number[i : i + size] for i in range(0, len(number), size)))


@pytest.mark.parametrize(
    "text",
    [
        "４１１１１１１１１１１１１１１１", "٤١١١١١١١١١١١١١١١", "4111\u200b1111\u200d1111\ufeff1111",
        "room 1208 4111 1111 1111 1111", "4111 1111 1111 1111 12/27 123", "4111-1111-1111-1111 2 2",
        "amex 3782 822463 10005 9", "2026-11-23 5555-5555-5555-4444", "+4111111111111111",
        "tel 13800138000 4111111111111111", "卡号4111111111111111请勿外传",
    ],
)  # fmt: skip
def test_a_card_is_found_among_other_digits_and_in_any_script(text: str) -> None:
    assert holds_card(text)


@pytest.mark.parametrize(
    "text",
    ["cvv 123", "CVV2: 1234", "CVC is 123", "cvc2=123", "ＣＶＶ１２３", "安全码是 123", "card cvn-456."],
)
def test_security_codes_are_found(text: str) -> None:
    assert holds_card(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "room 1208", "cvv", "cvv 12345", "cvv 12", "CV 123", "acvv 123", "138 0013 8000", "+86 138 0013 8000",
        "13800138000 13900139000", "+49 151 23456789", "0571-8888 8888", "0049 151 2345678", "R261123-004",
        "1128111111111111", "2026-11-23 14:00", "376.00 188.00 1,000.00", "34052419800101001X",
        "11010519491231002X", "440524188001010014", "91350100M000100Y43", "4111111111111112", "0" * 16,
        "1" * 16, "9" * 96, "411111111111111",
    ],
)  # fmt: skip
def test_what_the_desk_writes_is_no_card(text: str) -> None:
    assert not holds_card(text)


def test_a_resident_id_of_gansu_is_no_unionpay_card() -> None:
    ids = [f"62010219800101{n:04d}" for n in range(10_000)]
    like_a_card = [number for number in ids if luhn(number)]
    assert like_a_card
    assert not any(map(holds_card, like_a_card))


@needs_hostile
def test_no_phone_number_of_any_region_is_a_card() -> None:
    phones = rows("libphonenumber_examples.csv")
    assert [row for row in phones if any(map(holds_card, map(str, row.values())))] == []


@needs_hostile
def test_no_real_name_address_or_hostile_line_is_a_card() -> None:
    written = [*names(), *lines("blns.txt"), *lines("faker_names_38_locales.csv")]
    assert [text for text in written if holds_card(text)] == []


@given(st.text(max_size=200))
def test_any_text_is_looked_at_without_failing(text: str) -> None:
    assert holds_card(text) in (True, False)


def test_a_long_run_of_digits_and_gaps_is_looked_at_quickly() -> None:
    assert not holds_card("1 " * 50_000)
