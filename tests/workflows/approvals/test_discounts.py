"""How far below the list each post may sell: to the per cent, whatever is sold and however (handbook 02 §2.10)."""

from fractions import Fraction
from types import SimpleNamespace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from hotelcs.workflows.reservations.book import Channel
from hotelcs.workflows.reservations.prices import OWN, refuse_discount
from tests.conftest import TYPES
from tests.invariants import check

MAY = {"REC": 5, "RES": 5, "CRM": 0, "SUP": 20, "NM": 20, "GM": 100}
"""The table of handbook 02 §2.10: who books at all, and how many per cent below the list."""
KNG = TYPES["KNG"][2]
TONIGHT = {"guest": "Zhang Wei", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"}


def least(post: str, listed: int = KNG) -> int:
    """The lowest price a post may give: exactly its per cent below the list."""
    return -(-listed * (100 - MAY[post]) // 100)


@pytest.fixture
def who(crew) -> Any:
    """Makes somebody of a post and says the login."""

    def made(post: str) -> str:
        login = {"REC": "desk", "NM": "night", "GM": "admin"}.get(post)
        if login is None:
            login = post.lower()
            crew.hire(login, post)
        return login

    return made


@pytest.mark.parametrize("post", MAY)
def test_each_post_sells_on_each_channel_down_to_its_per_cent(crew, who, post):
    login = who(post)
    for number, channel in enumerate(get_args(Channel)):
        asked = {**TONIGHT, "arrival": f"2026-12-{number + 1:02d}", "departure": f"2026-12-{number + 2:02d}"}
        crew.do(login, "book", **asked, channel=channel, rate=least(post))
        if post == "GM":
            continue
        if channel in OWN:
            refusal = crew.refused(login, "book", **asked, channel=channel, rate=least(post) - 1)
            assert (refusal.code, refusal.field, refusal.exit) == ("OVER_LIMIT", "rate", 6), channel
            assert set(refusal.items) == {other for other, most in MAY.items() if most > MAY[post]}, channel
            assert refusal.next == ("ask-approval", "ask-supervisor"), channel
        else:
            crew.do(login, "book", **asked, channel=channel, rate=1)


def test_the_channels_of_our_own_are_those_where_staff_set_the_price():
    assert set(OWN) < set(get_args(Channel))
    assert set(get_args(Channel)) - set(OWN) == {"ota", "agency"}


@pytest.mark.parametrize("channel", ["member", "house", "corporate"])
def test_calling_the_guest_something_else_makes_the_room_no_cheaper(crew, who, channel):
    login = who("RES")
    refusal = crew.refused(login, "book", **TONIGHT, channel=channel, rate=1)
    assert (refusal.code, refusal.field) == ("OVER_LIMIT", "rate")
    crew.do("admin", "book", **TONIGHT, channel=channel, rate=1)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(1, 1_000_000),
    st.integers(0, 1_100_000),
    st.integers(0, 100),
    st.sampled_from(get_args(Channel)),
)
def test_the_boundary_is_exact_for_every_list_price_and_every_limit(listed, rate, most, channel):
    work = SimpleNamespace(actor=SimpleNamespace(discount=most), noting=[])
    refuse_discount(work, channel, listed, (rate,))  # type: ignore[arg-type]
    too_much = Fraction(listed - rate, listed) > Fraction(most, 100)
    assert bool(work.noting) is (too_much and channel in OWN)


def test_a_room_without_a_list_price_is_sold_at_any(crew):
    crew.hand.do("add-room-type", code="NEW", max_adults=2, max_children=0, rate=0)
    crew.hand.do("add-room", no="401", floor=4, type="NEW")
    crew.do("desk", "book", **{**TONIGHT, "type": "NEW"}, rate=0)


def test_the_sentence_says_how_much_is_asked_and_how_much_one_may(crew):
    refusal = crew.refused("desk", "book", **TONIGHT, rate=least("REC") - 1)
    assert "6 %" in str(refusal)
    assert "5 %" in str(refusal)
    crew.do("admin", "set-limits", post="GM", discount=50)
    refusal = crew.refused("desk", "book", **TONIGHT, rate=0)
    assert refusal.items == ()
    assert "100 %" in str(refusal)


def test_somebody_of_two_posts_has_the_greater_limit(crew):
    crew.hire("both", "CRM", "RES")
    crew.do("both", "book", **TONIGHT, rate=least("RES"))
    assert crew.code("both", "book", **TONIGHT, rate=least("RES") - 1) == "OVER_LIMIT"


def test_a_limit_that_is_changed_is_the_limit_at_the_next_booking(crew):
    crew.do("admin", "set-limits", post="REC", discount=50)
    crew.do("desk", "book", **TONIGHT, rate=KNG // 2)
    crew.do("admin", "set-limits", post="REC", discount=0)
    assert crew.code("desk", "book", **TONIGHT, rate=KNG - 1) == "OVER_LIMIT"


def test_of_nightly_prices_the_lowest_counts(crew):
    nights: list[dict[str, Any]] = [
        {"night": "2026-11-23", "rate": KNG * 2},
        {"night": "2026-11-24", "rate": least("REC")},
    ]
    asked = {**TONIGHT, "departure": "2026-11-25"}
    crew.do("desk", "book", **asked, nightly=nights)
    nights[1]["rate"] -= 1
    refusal = crew.refused("desk", "book", **asked, nightly=nights)
    assert (refusal.code, refusal.field) == ("OVER_LIMIT", "nightly")


def test_a_party_is_no_cheaper_than_one_room(crew):
    assert crew.code("desk", "book", **TONIGHT, rooms=2, rate=least("REC") - 1) == "OVER_LIMIT"
    crew.do("desk", "book", **TONIGHT, rooms=2, rate=least("REC"))


@pytest.mark.parametrize("kind", ["house_use", "complimentary", "long_stay", "early_hours"])
def test_calling_a_night_something_else_makes_it_no_cheaper(crew, kind):
    assert crew.code("desk", "book", **TONIGHT, kind=kind, rate=0) == "OVER_LIMIT"
    crew.do("admin", "book", **TONIGHT, kind=kind, rate=0)


def test_a_day_room_is_measured_against_half_a_night(crew):
    by_day = {**TONIGHT, "departure": "2026-11-23", "from_minute": 15 * 60 + 30, "to_minute": 18 * 60}
    half = KNG // 2
    crew.do("desk", "book", **by_day, rate=least("REC", half))
    assert crew.code("desk", "book", **by_day, rate=least("REC", half) - 1) == "OVER_LIMIT"


def test_hours_are_measured_against_the_price_of_an_hour(crew):
    with crew.hand.desk.file.write() as session:
        session.execute(text("UPDATE room_type SET hourly_rate_minor = 4000 WHERE code = 'KNG'"))
    by_hour = {**TONIGHT, "departure": "2026-11-23", "kind": "hourly", "from_minute": 930, "to_minute": 1080}
    crew.do("desk", "book", **by_hour, rate=3_800)
    assert crew.code("desk", "book", **by_hour, rate=3_799) == "OVER_LIMIT"


def test_a_reference_of_elsewhere_is_no_way_round_the_limit(crew):
    """What is imported brings its prices; somebody who types a booking does not import."""
    refusal = crew.refused("desk", "book", **TONIGHT, source_ref="X-1", rate=1)
    assert refusal.code == "OVER_LIMIT"
    check(crew.hand)
