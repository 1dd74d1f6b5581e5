"""Whatever is asked of bookings, in whatever order, the hotel stays sound: refused or done, never half."""

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotelcs.errors import Refusal
from tests.conftest import Hand, laid_anew
from tests.invariants import check

DAYS = [f"2026-11-{day}" for day in range(23, 29)]
ROOMS = st.sampled_from(["101", "102", "103", "201", "202", "301"])
TYPES = st.sampled_from(["KNG", "TWN", "SUI"])
WHICH = st.integers(min_value=1, max_value=6).map(lambda n: f"R261123-{n:03d}")
SPAN = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(
    lambda two: dict(zip(("arrival", "departure"), sorted(two), strict=True))
)
STATUS = st.sampled_from(["tentative", "waitlist", "confirmed"])

ACTS = st.one_of(
    st.tuples(st.just("book"), st.builds(lambda span, kind, status: {"guest": "Li Na", "type": kind, "status": status, **span}, SPAN, TYPES, STATUS)),
    st.tuples(st.just("amend"), st.builds(lambda no, span: {"reservation": no, **span}, WHICH, SPAN)),
    st.tuples(st.just("amend"), st.builds(lambda no, kind: {"reservation": no, "type": kind}, WHICH, TYPES)),
    st.tuples(st.just("assign-room"), st.builds(lambda no, room: {"reservation": no, "room": room}, WHICH, ROOMS)),
    st.tuples(st.just("assign-room"), st.builds(lambda no, room, day: {"reservation": no, "room": room, "from_night": day}, WHICH, ROOMS, st.sampled_from(DAYS))),
    st.tuples(st.just("swap-rooms"), st.builds(lambda no, room: {"reservation": no, "room": room}, WHICH, ROOMS)),
    st.tuples(st.sampled_from(["unassign-room", "split-stay", "confirm", "reinstate", "no-show", "pin-room", "unpin-room"]), st.builds(lambda no: {"reservation": no}, WHICH)),
    st.tuples(st.just("cancel"), st.builds(lambda no: {"reservation": no, "reason": "plans changed"}, WHICH)),
    st.tuples(st.sampled_from(["expire-holds", "close-day"]), st.just({})),
)  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, min_size=8, max_size=25))
def test_the_hotel_stays_sound_whatever_is_asked(model_hotel, tmp_path, acts):
    path = tmp_path / "hotel.db"
    laid_anew(model_hotel, path)
    hand = Hand(path)
    try:
        for verb, fields in acts:
            with suppress(Refusal):
                hand.do(verb, **fields)
        check(hand)
    finally:
        hand.desk.close()
