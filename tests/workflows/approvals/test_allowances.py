"""What is taken off a bill: by whom, how much for one case, and a second person's yes (handbook 02 §2.10)."""

import pytest

from tests.invariants import check

MAY = {"REC": 5_000, "NM": 50_000, "SUP": 50_000, "GM": 500_000}
"""Minor units for one case, of the posts that may give an allowance at all."""
LOGINS = {"REC": "desk", "NM": "night", "GM": "admin", "SUP": "chief"}


@pytest.fixture
def stay(crew) -> str:
    """A stay with a bill; a supervisor works here too."""
    crew.hire("chief", "SUP")
    return str(crew.hand.check_in(crew.hand.book()))


def give(crew, login: str, stay: str, amount: int, **fields):
    asked = {"kind": "allowance", "reason": "noise", **fields}
    return crew.do(login, "post-charge", stay=stay, amount=amount, **asked)


def code(crew, login: str, stay: str, amount: int, **fields) -> str:
    asked = {"kind": "allowance", "reason": "noise", **fields}
    return str(crew.code(login, "post-charge", stay=stay, amount=amount, **asked))


@pytest.mark.parametrize("kind", ["allowance", "discount"])
@pytest.mark.parametrize("post", MAY)
def test_each_post_gives_exactly_up_to_its_limit(crew, stay, post, kind):
    login = LOGINS[post]
    refusal = crew.refused(login, "post-charge", stay=stay, kind=kind, amount=MAY[post] + 1, reason="noise")
    assert (refusal.code, refusal.field, refusal.exit) == ("OVER_LIMIT", "amount", 6)
    assert set(refusal.items) == {other for other, most in MAY.items() if most > MAY[post]}
    done = give(crew, login, stay, MAY[post], kind=kind)
    assert done.result["amount_minor"] == -MAY[post]
    check(crew.hand)


def test_the_other_posts_take_nothing_off_a_bill(crew, stay):
    for post in ("RES", "RAT", "HKS", "MNT", "CRM", "CMP", "INF", "TQC"):
        crew.hire(post.lower(), post)
        assert code(crew, post.lower(), stay, 1) == "DENIED", post


@pytest.mark.parametrize("steps", [(5_000,), (1_000, 1_500, 2_500), (4_999, 1)])
def test_the_limit_is_for_the_case_not_for_the_act(crew, stay, steps):
    """However it is cut: fifty in all, and not a cent more."""
    for amount in steps:
        give(crew, "desk", stay, amount)
    assert code(crew, "desk", stay, 1) == "OVER_LIMIT"
    assert give(crew, "night", stay, 45_000).result["amount_minor"] == -45_000
    assert code(crew, "night", stay, 1) == "OVER_LIMIT"


def test_several_of_one_kind_count_as_what_they_are_together(crew, stay):
    assert code(crew, "desk", stay, 1_001, qty=5) == "OVER_LIMIT"
    give(crew, "desk", stay, 1_000, qty=5)
    assert code(crew, "desk", stay, 1, kind="discount") == "OVER_LIMIT"


def test_what_was_taken_back_counts_no_more(crew, stay):
    line = give(crew, "desk", stay, 5_000).result["line"]
    assert code(crew, "desk", stay, 1) == "OVER_LIMIT"
    crew.do("desk", "correct-line", line=line, reason="wrong room")
    give(crew, "desk", stay, 5_000)
    assert code(crew, "desk", stay, 1) == "OVER_LIMIT"


def test_another_booking_is_another_case(crew, stay):
    give(crew, "desk", stay, 5_000)
    other = crew.hand.check_in(crew.hand.book("Li Na"), "102", document="11010519491231002X")
    give(crew, "desk", other, 5_000)


def test_another_window_of_the_bill_is_the_same_case(crew, stay):
    give(crew, "desk", stay, 5_000, window=1)
    assert code(crew, "desk", stay, 1, window=2) == "OVER_LIMIT"


def test_charges_are_limited_for_nobody(crew, stay):
    crew.do("desk", "post-charge", stay=stay, kind="damage", amount=9_000_000)


def test_something_is_taken_off_for_a_reason(crew, stay):
    assert code(crew, "desk", stay, 100, reason="") == "REASON_MISSING"
    give(crew, "desk", stay, 100, reason="", description="noise")


def test_a_second_person_lets_a_larger_one_through_once(crew, stay):
    fields = {"stay": stay, "kind": "allowance", "amount": 20_000, "reason": "no water for a day"}
    no = crew.do("desk", "ask-approval", for_="post-charge", fields=fields, reason="a regular").result[
        "approval"
    ]
    assert crew.show("chief", "approval", no=no).needs == ("allowance 20000",)
    crew.do("chief", "decide-approval", approval=no, approve=True)
    crew.do("desk", "post-charge", **fields)
    assert crew.code("desk", "post-charge", **fields) == "OVER_LIMIT"
    check(crew.hand)


def test_a_yes_given_before_more_was_taken_off_does_not_cover_the_whole_case(crew, stay):
    fields = {"stay": stay, "kind": "allowance", "amount": 20_000, "reason": "no water"}
    no = crew.do("desk", "ask-approval", for_="post-charge", fields=fields, reason="x").result["approval"]
    crew.do("chief", "decide-approval", approval=no, approve=True)
    give(crew, "desk", stay, 100)
    assert crew.code("desk", "post-charge", **fields) == "OVER_LIMIT"


def test_a_right_without_a_limit_and_a_limit_without_a_right_are_both_needed(crew, stay):
    crew.do("admin", "set-limits", post="REC", compensation=0)
    assert code(crew, "desk", stay, 1) == "OVER_LIMIT"
    crew.do("admin", "revoke", post="NM", right="folio.allowance")
    assert code(crew, "night", stay, 1) == "DENIED"


def test_the_sentence_says_both_amounts_in_money(crew, stay):
    refusal = crew.refused("desk", "post-charge", stay=stay, kind="allowance", amount=12_345, reason="x")
    assert "123.45" in str(refusal)
    assert "50.00" in str(refusal)


def test_beyond_everybody_nobody_is_named(crew, stay):
    refusal = crew.refused("admin", "post-charge", stay=stay, kind="allowance", amount=500_001, reason="x")
    assert refusal.items == ()
    assert str(refusal)
