"""Names and numbers taken out of words, however they are written, and nothing else with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs.workflows.privacy.redacting import naming_of, redacted

TAKEN = [
    ("Li Na asked", ("Li Na",), "— asked"),
    ("LI  NA, LINA and li\u00a0na", ("Li Na",), "—, — and —"),
    ("Berli Nahe", ("Li Na",), "Berli Nahe"),
    ("Élodie and E\u0301lodie", ("Elodie",), "— and —"),
    ("Ｚｈａｎｇ Ｗｅｉ", ("Zhang Wei",), "—"),
    ("张伟来电", ("张伟",), "—来电"),
    ("张 伟 与张伟", ("张伟",), "— 与—"),
    ("call 138-0013 8000 now", ("13800138000",), "call — now"),
    ("113800138000", ("13800138000",), "113800138000"),
    ("to a.b@c.org.", ("a.b@c.org",), "to —."),
    ("O’Brien's bag", ("O'Brien",), "—'s bag"),
    ("", ("Li Na",), ""),
    ("nothing", (), "nothing"),
    ("[/b]Li Na[red]", ("Li Na",), "[/b]—[red]"),
]


@pytest.mark.parametrize(("text", "terms", "left"), TAKEN)
def test_what_tells_of_somebody_is_taken_out(text: str, terms: tuple[str, ...], left: str) -> None:
    assert redacted(text, terms) == left


@given(
    st.text(max_size=60),
    st.sampled_from(["Zhang Wei", "张伟", "+8613800138000", "José Núñez"]),
    st.text(max_size=60),
)
def test_whatever_stands_around_it_is_not_longer_afterwards_and_a_second_time_changes_nothing(
    before: str, term: str, after: str
) -> None:
    text = f"{before} {term} {after}"
    once = redacted(text, (term,))
    assert term not in once
    assert len(once) <= len(text)
    assert redacted(once, (term,)) == once


def test_a_short_or_shared_name_is_not_sure_and_a_han_name_is() -> None:
    assert naming_of(["May"], [], shared=False).sure == ()
    assert naming_of(["May Lin"], ["ab@c.org"], shared=True).sure == ("ab@c.org",)
    assert naming_of(["May Lin"], [], shared=False).sure == ("May Lin", "Lin May")
    assert naming_of(["张伟"], ["12"], shared=False).sure == ("张伟",)
    assert naming_of(["王"], [], shared=False).every == ()
