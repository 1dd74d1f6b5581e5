"""17 On duty, call-outs: the team is called from the pad and the `:` row, answers, and is stood down; what others see of it."""

import pytest

from hotelcs import i18n
from hotelcs.text import width
from tests.conftest import Hand
from tests.screens.test_real_hotel import AtWork
from tests.workflows.callouts.conftest import Squad


@pytest.fixture
def squad(hand: Hand) -> Squad:
    """A team, and screens that open signed in."""
    hand.admit_everybody()
    return Squad(hand)


@pytest.fixture
def desk(squad: Squad) -> AtWork:
    """The receptionist."""
    return AtWork(squad.hand.at("desk"))


def test_the_pad_shows_who_can_come_and_calls_the_team(squad: Squad, desk: AtWork) -> None:
    desk.press("<F4>", "17", "k")
    assert "E902 He Jing *" in "\n".join(desk.screen())
    desk.press("smoke in 301", "<Enter>")
    assert "U261123-001: called E902, E901, E903" in "\n".join(desk.screen())
    assert squad.row("U261123-001").reason == "smoke in 301"


def test_the_word_calls_the_team_and_asks_why_unless_it_is_said(squad: Squad, desk: AtWork) -> None:
    desk.word("call rrt").press("flood; in the plant room", "<Enter>")
    assert squad.row("U261123-001").reason == "flood; in the plant room"
    desk.word("hj 小组 guest stuck in lift B")
    assert squad.row("U261123-002").reason == "guest stuck in lift B"
    desk.word("call nobody x")
    assert "There is no team nobody." in "\n".join(desk.screen())
    desk.word("call")
    assert "[Call-outs]" in "\n".join(desk.screen())
    assert "0/3" in "\n".join(desk.screen())


def test_whoever_is_called_sees_it_on_every_screen_and_answers_from_home(squad: Squad) -> None:
    guo = AtWork(squad.as_("guo", "E901"))
    squad.call("smoke", room="301")
    guo.press("<F5>")
    assert "** You are called out: smoke 301  U261123-001" in "\n".join(guo.screen())
    guo.press("<F4>", "01", "1", "y")
    assert "You come to U261123-001. Lead: E901." in "\n".join(guo.screen())
    assert squad.answers("U261123-001")["E901"] == "lead"
    guo.press("<F5>")
    assert "Called out: smoke 301" in "\n".join(guo.screen())


def test_a_call_out_is_accepted_declined_and_stood_down_by_keyboard(squad: Squad) -> None:
    guo, he = AtWork(squad.as_("guo", "E901")), AtWork(squad.as_("he", "E902"))
    callout = squad.call("smoke")
    for person, answer in ((guo, ("y",)), (he, ("-", "with a guest", "<Enter>"))):
        person.press("<F4>", "17", "<STab>", "<STab>", *answer)
    assert squad.answers(callout) == {"E901": "lead", "E902": "declined", "E903": "called"}
    guo.press("s", "1")
    assert squad.row(callout).status == "on_scene"
    guo.press("s", "5")
    assert "+861390000903" in "\n".join(guo.screen())
    guo.press("<Esc>", "s", "2", "steam from a shower", "<Enter>")
    assert squad.row(callout).outcome == "steam from a shower"


def test_somebody_who_rang_is_noted_by_the_desk(squad: Squad, desk: AtWork) -> None:
    callout = squad.call("smoke")
    desk.press("<F4>", "17", "<STab>", "<STab>", "s", "3", "E903", "<Enter>", "s", "4", "E901", "<Enter>")
    assert squad.answers(callout) == {"E903": "lead", "E901": "declined", "E902": "called"}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_call_outs_and_who_can_come_fit_the_screen_in_both_languages(
    squad: Squad, language: str, size: tuple[int, int]
) -> None:
    i18n.use(language)
    squad.call("烟雾 smoke \x1b[31m in 301" + " very long" * 20, room="301")
    person = AtWork(squad.hand.at("desk"))
    person.press("<F4>", "17", "<STab>")
    assert "E902 He Jing *" in "\n".join(person.screen(*size))
    assert "+861390000902" in "\n".join(person.screen(*size))
    person.press("<STab>")
    shown = "\n".join(person.screen(*size))
    assert "U261123-001" in shown
    assert "\x1b" not in shown
    assert all(width(line) <= size[0] for line in shown.splitlines())


def test_with_no_team_and_no_call_out_the_lists_say_what_would_be_there(hand: Hand) -> None:
    hand.admit_everybody()
    person = AtWork(hand.at("desk"))
    person.press("<F4>", "17", "<STab>")
    assert "Nobody is in a team." in "\n".join(person.screen())
    person.press("<STab>", "y")
    assert "No team was called out." in "\n".join(person.screen())
    person.press("k", "flood", "<Enter>")
    assert "called nobody" in "\n".join(person.screen())


def test_nobody_is_called_without_a_reason(squad: Squad, desk: AtWork) -> None:
    desk.press("<F4>", "17", "k", "<Enter>")
    assert "Nobody was called." in "\n".join(desk.screen())
    assert squad.hand.desk.show("call-outs") == []
