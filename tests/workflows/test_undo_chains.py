"""Taking back an act after others were done: it works or says why not, and the hotel is sound either way."""

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.verbs import VERBS
from tests.invariants import check
from tests.workflows.one_of_each import READY, ready

UNDONE = [verb for verb in READY if VERBS[verb].undo]
MEANWHILE = {
    "the day is closed": lambda hand: hand.do("close-day"),
    "the house fills up": lambda hand: [hand.do("book", guest="Wu", type=kind, arrival="2026-11-24", departure="2026-11-25", rooms=1)
                                        for kind in ("KNG", "KNG", "TWN", "SUI")],
    "somebody moves": lambda hand: hand.do("move-room", stay="101", room="202", override="quiet"),
    "a repair begins": lambda hand: hand.do("block-room", room="102", kind="ooo", from_="2026-11-24", to="2026-11-26", reason="pipe"),
}  # fmt: skip
"""What may happen between an act and its undoing; each is done as far as it can be."""


def attempt(call) -> str:
    """The code of the refusal, or nothing when it was done."""
    try:
        call()
    except Refusal as refusal:
        return refusal.code
    return ""


CHAINS = [
    pytest.param(verb, meanwhile, marks=() if (turn + place) % len(MEANWHILE) == 0 else pytest.mark.soak)
    for turn, verb in enumerate(UNDONE)
    for place, meanwhile in enumerate(MEANWHILE)
]
"""What happens meanwhile takes turns; everything with everything in the soak."""


@pytest.mark.parametrize(("verb", "meanwhile"), CHAINS)
def test_an_undo_comes_too_late_in_words_or_works_whole(hand, verb, meanwhile):
    done = hand.desk.do(verb, ready(hand, verb))
    attempt(lambda: MEANWHILE[meanwhile](hand))
    check(hand)
    before = hand.value("SELECT max(seq) FROM ledger")
    code = attempt(lambda: hand.desk.undo(done.entry))
    assert code not in {"UNDO_IMPOSSIBLE", "FIELD_INVALID", "FIELD_UNKNOWN", "FIELD_MISSING"}
    assert hand.value("SELECT max(seq) FROM ledger") == before + (code == "")
    check(hand)


@pytest.mark.parametrize("verb", UNDONE)
def test_an_act_and_its_undo_leave_rooms_nights_and_money_as_they_were(hand, verb):
    fields = ready(hand, verb)
    before = state(hand)
    done = hand.desk.do(verb, fields)
    hand.desk.undo(done.entry)
    after = state(hand)
    for name, rows in before.items():
        if (verb, name) not in CHANGED:
            assert after[name] == rows, name
    check(hand)


STATE = {
    "nights sold": "SELECT night, type_id, sold, blocked FROM type_night WHERE sold > 0 OR blocked > 0 ORDER BY 1, 2",
    "rooms held": "SELECT night, room_id, reservation_id, block_id FROM room_night ORDER BY 1, 2",
    "hours held": "SELECT reservation_id, room_id, day, from_minute, to_minute FROM room_slot ORDER BY 1",
    "balances": "SELECT coalesce(sum(amount_minor), 0), (SELECT coalesce(sum(amount_minor), 0) FROM payment "
                "WHERE kind NOT IN ('preauth_hold', 'preauth_release')) FROM folio_line",
    "in house": "SELECT room_id, reservation_id FROM stay WHERE status = 'in_house' ORDER BY 1",
    "cards out": "SELECT count(*) FROM key_card WHERE status = 'out'",
    "waiting": "SELECT reservation_id FROM queue_ticket WHERE ended_at IS NULL ORDER BY 1",
    "bookings": "SELECT no, status, arrival, departure FROM reservation WHERE status NOT IN ('cancelled') ORDER BY 1",
    "blocks": "SELECT room_id, kind, from_date, to_date FROM room_block WHERE ended_at IS NULL ORDER BY 1",
    "limits": "SELECT code, overbooking FROM room_type ORDER BY 1",
    "barred": "SELECT no, blacklist FROM guest ORDER BY 1",
}  # fmt: skip
CHANGED = {("walk-in", "barred"), ("book", "barred"), ("add-guest", "barred"), ("check-in", "barred"), ("no-show", "rooms held"),
           ("cancel", "rooms held"), ("pick-up", "barred"), ("pick-up", "rooms held"), ("check-in-rooms", "barred"), ("check-in-rooms", "rooms held"),
           ("reinstate", "rooms held"), ("check-in", "rooms held"), ("skip", "hours held")}  # fmt: skip
"""People stay on file; a room given up with a booking is not kept for it, and one entered once stays promised. Who is back in a room by
the hour has it for as long as nobody else does."""


def state(hand) -> dict[str, list[tuple[object, ...]]]:
    """What a guest or the till would notice."""
    return {name: hand.rows(sql) for name, sql in STATE.items()}
