"""What one may not do alone: offered, asked for with a reason, said yes to here or elsewhere, decided from the banner."""

from collections.abc import Iterator

import pytest

from hotelcs import i18n
from hotelcs.screens.presses import press_of
from tests.conftest import Hand
from tests.screens.test_real_hotel import AtWork

SECRET = "kettle orbit walnut fjord"


@pytest.fixture
def desk(hand: Hand) -> Iterator[AtWork]:
    """The receptionist, who may give five per cent."""
    person = AtWork(hand.at("desk"))
    yield person
    person.hand.desk.close()


def cheap(desk: AtWork) -> AtWork:
    """A walk-in at ten per cent below the list price of 376.00, as far as the refusal."""
    desk.press(
        ":",
        "in",
        "<Enter>",
        "34052419800101001X",
        "<Enter>",
        "Li Na",
        "<Enter>",
        "1",
        "<Enter>",
        "1",
        "<Enter>",
        "0",
    )
    desk.counter.sheet.form.go_to("rate")  # type: ignore[attr-defined]
    return desk.press("338.40", "<F10>")


def with_password(hand: Hand, login: str) -> None:
    """Somebody who can say yes by password."""
    hand.do("reset-password", login=login, secret="bidak-mofet-ruvis")
    person = hand.at(login)
    person.do("set-password", current="bidak-mofet-ruvis", password=SECRET)
    person.desk.close()


def test_a_discount_beyond_the_limit_is_refused_with_an_offer_and_the_form_stays(
    desk: AtWork, hand: Hand
) -> None:
    cheap(desk)
    assert "10 %" in desk.message
    assert "5 %" in desk.message
    assert "A second person" in "\n".join(desk.screen())
    desk.press("<Esc>")
    assert desk.counter.sheet.form.value("rate") == "338.40"  # type: ignore[attr-defined]
    assert hand.value("SELECT count(*) FROM stay") == 0


def test_a_second_person_says_yes_here_and_it_is_done_at_once(desk: AtWork, hand: Hand) -> None:
    with_password(hand, "night")
    cheap(desk)
    desk.press("1", "regular guest", "<Enter>", "night", "<Enter>", SECRET)
    assert SECRET not in "\n".join(desk.screen())
    desk.press("<Enter>")
    assert desk.message.startswith("Li Na is checked in")
    assert hand.value("SELECT rate_minor FROM reservation") == 33_840
    acts = [(row.actor, row.verb) for row in hand.desk.show("ledger")][-3:]
    assert acts == [("desk", "ask-approval"), ("night", "decide-approval"), ("desk", "walk-in")]
    assert desk.hand.desk.login == "desk"


def test_a_wrong_password_of_the_second_person_does_nothing(desk: AtWork, hand: Hand) -> None:
    with_password(hand, "night")
    cheap(desk)
    desk.press("1", "regular guest", "<Enter>", "night", "<Enter>", "wrong", "<Enter>")
    assert desk.message.startswith("Login or password is wrong.")
    assert hand.value("SELECT count(*) FROM stay") == 0


def test_oneself_is_no_second_person(desk: AtWork, hand: Hand) -> None:
    with_password(hand, "desk")
    cheap(desk)
    desk.press("1", "regular guest", "<Enter>", "desk", "<Enter>", SECRET, "<Enter>")
    assert hand.value("SELECT count(*) FROM stay") == 0
    assert hand.value("SELECT status FROM approval") == "pending"


def test_asked_elsewhere_it_is_decided_from_the_banner_with_two_keys_and_done_then(
    desk: AtWork, hand: Hand
) -> None:
    cheap(desk)
    desk.press("2", "regular guest", "<Enter>")
    assert desk.message.startswith("A261123-001 is asked.")
    manager = AtWork(hand)
    assert "desk asks: Receive a walk-in" in manager.screen()[1]
    manager.counter.press(press_of("ctrl+y", None))
    shown = "\n".join(manager.screen())
    assert "regular guest" in shown
    assert "discount 10" in shown
    assert "33840" in shown
    manager.press("y")
    assert manager.message == "A261123-001 is approved."
    desk.press("<F5>")
    assert "Approved A261123-001" in desk.screen()[1]
    desk.press("<F10>")
    assert desk.message.startswith("Li Na is checked in")
    assert hand.value("SELECT status FROM approval") == "used"


def test_a_no_says_why(desk: AtWork, hand: Hand) -> None:
    cheap(desk)
    desk.press("2", "regular guest", "<Enter>")
    manager = AtWork(hand)
    manager.press(":", "ok", "<Enter>", "n", "not this week", "<Enter>")
    assert manager.message == "A261123-001 is declined."
    assert hand.desk.show("approvals", status="all")[0].note == "not this week"
    desk.press("<F10>")
    assert "10 %" in desk.message


def test_a_yes_is_good_for_what_was_typed_and_for_nothing_else(desk: AtWork, hand: Hand) -> None:
    cheap(desk)
    desk.press("2", "regular guest", "<Enter>")
    hand.do("decide-approval", approval="A261123-001", approve=True)
    desk.counter.sheet.form.go_to("rate")  # type: ignore[attr-defined]
    desk.press(*["<Backspace>"] * 6, "300.00", "<F10>")
    assert "21 %" in desk.message
    assert hand.value("SELECT count(*) FROM stay") == 0


def test_deciding_where_nobody_asked_says_so(hand: Hand) -> None:
    manager = AtWork(hand)
    manager.press(":", "ok", "<Enter>")
    assert manager.message == "Nobody waits for a second person."


def test_deciding_is_refused_to_who_may_not(desk: AtWork) -> None:
    desk.press(":", "ok", "<Enter>")
    assert desk.message == "Decide on a request is for SUP, NM or GM."


# --- what is not for a post


@pytest.fixture
def technician(hand: Hand) -> Iterator[AtWork]:
    """A technician, who may read rooms and set them out of service."""
    hand.do("add-staff", name="Technician", posts=["MNT"])
    hand.do("add-account", login="tech", staff="E004")
    person = AtWork(hand.at("tech"))
    yield person
    person.hand.desk.close()


def test_denied_acts_are_shown_grey_with_who_may_do_them(technician: AtWork) -> None:
    technician.press("<F4>", "02", ".")
    shown = "\n".join(technician.screen())
    assert (
        "Receive a guest without a booking: needs REC, SUP, NM or GM" in shown.replace("\n", "")
        or "needs REC" in shown
    )
    assert technician.counter.dialog.grey  # type: ignore[union-attr]
    technician.press("02")
    assert technician.message == "Receive a walk-in is for REC, SUP, NM or GM."


def test_the_help_says_who_may(technician: AtWork) -> None:
    technician.press("<F4>", "02", "<F1>")
    assert "needs REC" in "\n".join(technician.screen(120, 40))


def test_the_key_bar_offers_only_what_one_may(technician: AtWork) -> None:
    technician.press("<F4>", "02")
    bar = technician.screen()[-1]
    assert "Walk-in" not in bar
    assert "Filter" in bar


def test_a_word_for_other_posts_is_refused_before_its_form_opens(technician: AtWork, hand: Hand) -> None:
    entries = hand.value("SELECT count(*) FROM ledger")
    for line, told in (
        ("n", "Book a room or a party"),
        ("walk-in", "Receive a walk-in"),
        ("mv 101 102", "Move to another room"),
    ):
        technician.word(line)
        assert technician.message.startswith(f"{told} is for ")
    assert technician.counter.sheet.number == "01"
    assert hand.value("SELECT count(*) FROM ledger") == entries


def test_home_works_for_who_may_not_see_guests(technician: AtWork, hand: Hand) -> None:
    hand.check_in(hand.book("Zhang Wei"))
    hand.do("queue", reservation=hand.book("Li Na"))
    technician.press("<F5>")
    shown = "\n".join(technician.screen(120, 40))
    assert "Zhang Wei" not in shown
    assert "Li Na" not in shown
    assert "In house" in shown


def test_a_tab_that_is_not_for_a_post_says_for_whom_it_is(technician: AtWork) -> None:
    technician.press("<F4>", "28")
    assert "needs INF or GM" in "\n".join(technician.screen())
    technician.press("<F4>", "27", "<Tab>")
    assert "needs " in "\n".join(technician.screen())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_refusals_for_a_post_are_said_in_both_languages(technician: AtWork, language: str) -> None:
    i18n.use(language)
    technician.word("walk-in")
    assert technician.message
    assert ("is for" in technician.message) is (language == "en")
