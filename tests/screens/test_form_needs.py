"""A form calls itself complete only when its own checks pass: one of two fields, one because of another, hours and days that are some."""

import pytest

from hotelcs.screens import form_needs
from hotelcs.screens.act_form import open_act
from tests.conftest import Hand
from tests.screens.test_real_hotel import AtWork

DONE = "Everything is complete. F10 saves."


@pytest.fixture
def desk(hand: Hand) -> AtWork:
    hand.check_in(hand.book("Zhang Wei"), room="101")
    return AtWork(hand)


def opened(desk: AtWork, verb: str, **typed: str) -> str:
    """What the form of `verb` says with `typed` in it."""
    given = (
        {"stay": "101"}
        if verb in ("add-guest", "post-charge")
        else {"staff": "E001"}
        if verb == "give-post"
        else {}
    )
    open_act(desk.counter, verb, given)
    form = desk.counter.sheet.asking
    for name, text in typed.items():
        form[name].put(text)
    desk.counter.sheet._ask_for_more()  # type: ignore[attr-defined]
    form.enter(form.fields[0])
    return form.told()


def test_a_parcel_says_that_it_is_somebodys_before_it_is_sent(desk: AtWork) -> None:
    assert opened(desk, "take-luggage", kind="parcel") == "Say whose it is: a room, a booking, or a name."
    desk.press("<F10>")
    assert desk.message == "Say whose it is: a room, a booking, or a name."
    assert desk.counter.sheet.asking.current.name == "whose"
    desk.press("101")
    assert desk.counter.sheet.asking.told() == DONE
    desk.press("<F10>")
    assert desk.message.startswith("Kept under")


def test_until_is_an_hour_or_a_day_before_it_is_sent(desk: AtWork) -> None:
    assert "DH is neither an hour nor a day." in opened(
        desk, "take-luggage", kind="parcel", whose="101", until="DH"
    )
    desk.press("<F10>")
    assert desk.counter.sheet.asking.current.name == "until"
    for good in ("16", "fri 18", "+1", "24/12", "明天 8点"):
        desk.counter.sheet.asking["until"].put(good)
        assert desk.counter.sheet.asking.complete, good


@pytest.mark.parametrize(("verb", "typed", "wrong"), [
    ("set-wake-call", {"stays": "101", "at": "dawn"}, "dawn is neither an hour nor a day"),
    ("locate", {"stay": "101", "place": "pool", "until": "lunch"}, "lunch is neither an hour nor a day"),
    ("add-guest", {"name": "Li Bo"}, "An adult needs a document"),
    ("add-guest", {"name": "Li Bo", "minor": "yes"}, "who answers for it"),
    ("post-charge", {"kind": "allowance", "amount": "5", "qty": "1"}, "Say why something is taken off the bill."),
    ("give-post", {"post": "REC", "last": "2026-12-24"}, "Left to do: Reason."),
])  # fmt: skip
def test_fields_that_belong_together(desk: AtWork, verb: str, typed: dict[str, str], wrong: str) -> None:
    assert wrong in opened(desk, verb, **typed)
    assert not desk.counter.sheet.asking.complete


@pytest.mark.parametrize(("verb", "typed"), [
    ("set-wake-call", {"stays": "101", "at": "0630"}),
    ("add-guest", {"document": "11010519491231002X"}),
    ("add-guest", {"name": "Li Bo", "minor": "yes", "guardian": "Zhang Wei"}),
    ("post-charge", {"kind": "allowance", "amount": "5", "qty": "1", "reason": "noise"}),
    ("post-charge", {"kind": "minibar", "amount": "5", "qty": "1"}),
    ("take-luggage", {"kind": "luggage", "owner": "Li Bo"}),
    ("give-post", {"post": "REC"}),
])  # fmt: skip
def test_and_when_they_do_it_is_complete(desk: AtWork, verb: str, typed: dict[str, str]) -> None:
    assert opened(desk, verb, **typed) == DONE


def test_a_rule_of_the_roster_is_of_a_post_or_of_a_training_never_of_both() -> None:
    for post, training, fine in (
        ("", "", False),
        ("REC", "", True),
        ("", "first_aid", True),
        ("REC", "first_aid", False),
    ):
        typed = {"post": post, "qualification": training}
        assert (form_needs.post_or_training(typed.__getitem__) is None) is fine
