"""`u` takes an own act of a moment ago back without anybody's leave, where nobody has built on it."""

from datetime import timedelta

import pytest

from hotelcs.errors import Denied, Refusal
from hotelcs.workflows.act import Act
from hotelcs.workflows.verbs import VERBS, act_of
from tests.conftest import Hand
from tests.invariants import check


@pytest.fixture
def desk(hand: Hand) -> Hand:
    """The receptionist, who may override nothing."""
    return hand.at("desk")


def where(hand: Hand) -> str:
    return str(hand.value("SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id"))


def states(hand: Hand) -> dict[str, str]:
    return dict(hand.rows("SELECT no, hk_state FROM room WHERE no IN ('101', '102')"))


def moved(desk: Hand, **fields: object) -> int:
    stay = desk.check_in(desk.book(), waive_deposit=False)
    return int(desk.do("move-room", stay=stay, room="102", **fields).entry or 0)


def test_a_receptionist_takes_the_own_move_back_and_both_rooms_are_as_they_were(
    desk: Hand, hand: Hand
) -> None:
    before = states(hand)
    entry = moved(desk)
    assert states(hand) == {"101": "dirty", "102": "clean"}
    desk.desk.undo(entry)
    assert where(hand) == "101"
    assert states(hand)["102"] == before["102"]
    assert states(hand)["101"] == "clean"
    check(hand)


def test_what_was_moved_long_ago_needs_a_second_person(desk: Hand, hand: Hand) -> None:
    entry = moved(desk)
    desk.now += timedelta(minutes=31)
    with pytest.raises(Denied) as caught:
        desk.desk.undo(entry)
    assert "ask-approval" in caught.value.next
    assert where(hand) == "102"


def test_what_somebody_else_moved_needs_a_second_person(desk: Hand, hand: Hand) -> None:
    stay = hand.check_in(hand.book())
    entry = int(hand.do("move-room", stay=stay, room="102").entry or 0)
    with pytest.raises(Denied):
        desk.desk.undo(entry)


def test_a_room_that_is_being_cleaned_meanwhile_is_not_given_back_just_so(desk: Hand, hand: Hand) -> None:
    entry = moved(desk)
    hand.now += timedelta(minutes=1)
    hand.do("set-room-status", room="101", status="cleaning")
    with pytest.raises(Denied):
        desk.desk.undo(entry)
    assert where(hand) == "102"


def test_a_move_that_was_followed_by_another_is_not_taken_back_without_leave(desk: Hand, hand: Hand) -> None:
    entry = moved(desk)
    desk.do("move-room", stay="102", room="103")
    with pytest.raises(Denied):
        desk.desk.undo(entry)


def test_the_room_somebody_has_taken_meanwhile_stays_theirs(desk: Hand, hand: Hand) -> None:
    entry = moved(desk)
    hand.do("set-room-status", room="101", status="clean")
    hand.do("walk-in", guest="B", type="KNG", room="101", nights=1, document="12345678", waive_deposit=True)
    with pytest.raises((Refusal, Denied)):
        desk.desk.undo(entry)


def test_a_price_that_changed_with_the_room_comes_back_with_it(desk: Hand, hand: Hand) -> None:
    entry = moved(desk, rate=450_00, why="upgrade")
    assert hand.rows("SELECT DISTINCT rate_minor FROM reservation_night") == [(450_00,)]
    desk.desk.undo(entry)
    assert hand.rows("SELECT DISTINCT rate_minor FROM reservation_night") == [(376_00,)]
    check(hand)


def test_every_night_that_is_left_has_its_own_price_or_none(desk: Hand) -> None:
    stay = desk.check_in(desk.book(), waive_deposit=False)
    with pytest.raises(Refusal) as caught:
        desk.do("move-room", stay=stay, room="102", rates=[400_00])
    assert caught.value.code == "RATES_WRONG"
    desk.do("move-room", stay=stay, room="102", rates=[400_00, 420_00])
    assert [row[0] for row in desk.rows("SELECT rate_minor FROM reservation_night ORDER BY night")] == [400_00, 420_00]  # fmt: skip


def test_a_room_set_dirty_by_mistake_is_inspected_again(hand: Hand) -> None:
    hand.do("set-room-status", room="101", status="inspected")
    entry = int(hand.do("set-room-status", room="101", status="dirty").entry or 0)
    hand.desk.undo(entry)
    assert states(hand)["101"] == "inspected"


def test_a_check_out_is_taken_back_with_a_second_person_only(desk: Hand, hand: Hand) -> None:
    stay = desk.check_in(desk.book(), waive_deposit=False)
    entry = int(desk.do("check-out", stay=stay, settle="cash", keys_returned=True).entry or 0)
    with pytest.raises(Denied) as caught:
        desk.desk.undo(entry)
    assert "ask-approval" in caught.value.next
    verb, fields = desk.desk.undoing(entry)
    number = desk.do("ask-approval", for_=verb, fields=fields, reason="forgot the bag").result["approval"]
    hand.do("decide-approval", approval=number, approve=True)
    desk.desk.undo(entry)
    assert hand.value("SELECT status FROM stay") == "in_house"
    check(hand)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_that_is_taken_back_says_by_which(verb: str) -> None:
    act = act_of(verb)
    reverses = act.reverse.__func__ is not Act.reverse.__func__  # type: ignore[attr-defined]
    assert reverses == (VERBS[verb].undo is not None), verb
    assert VERBS[verb].undo is None or VERBS[verb].undo in VERBS


def test_a_guarantee_entered_by_mistake_is_taken_back(desk: Hand) -> None:
    entry = int(desk.do("guarantee", reservation=desk.book(), guarantee="prepaid", prepaid=376_00).entry or 0)
    desk.desk.undo(entry)
    assert desk.rows("SELECT status, guarantee, prepaid_minor FROM reservation") == [("confirmed", "none", 0)]
    check(desk)


def test_no_guarantee_is_no_guarantee(desk: Hand) -> None:
    with pytest.raises(Refusal) as caught:
        desk.do("guarantee", reservation=desk.book(), guarantee="none")
    assert caught.value.code == "GUARANTEE_MISSING"
