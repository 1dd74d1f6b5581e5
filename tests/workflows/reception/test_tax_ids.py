"""Unified social credit codes by GB 32100."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs.errors import Refusal
from hotelcs.workflows.reception.tax_ids import ALPHABET, check_character, read_tax_id


@pytest.mark.parametrize(
    "typed",
    [
        "91350100M000100Y43",
        "91350100m000100y43",
        " 91350100 M000100Y 43 ",
        "９１３５０１００Ｍ０００１００Ｙ４３",
    ],
)
def test_the_vector_of_the_standard_is_read(typed: str) -> None:
    assert read_tax_id(typed) == "91350100M000100Y43"


@pytest.mark.parametrize(
    ("typed", "part"),
    [("91350100M000100Y44", "does not fit"), ("91350100M000100Y34", "does not fit"), ("", "18"), ("91350100M000100Y4", "18"),
     ("91350100I000100Y43", "without I"), ("9" * 500, "18"), ("٩١٣٥٠١٠٠M000100Y43", "18")],
)  # fmt: skip
def test_a_wrong_code_is_refused_with_the_failed_check(typed: str, part: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_tax_id(typed)
    assert (caught.value.code, caught.value.field) == ("TAX_ID_INVALID", "tax_id")
    assert part in str(caught.value)


@given(st.text(ALPHABET, min_size=17, max_size=17))
def test_every_code_with_its_check_is_read_and_no_other_last_character(first17: str) -> None:
    right = check_character(first17)
    assert read_tax_id(first17 + right) == first17 + right
    for wrong in set(ALPHABET) - {right}:
        with pytest.raises(Refusal):
            read_tax_id(first17 + wrong)
