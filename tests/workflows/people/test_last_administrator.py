"""Somebody who can give rights stays, whichever way the last one would be lost; and nobody stays for no reason."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.organisation.grants import ADMINISTRATION
from hotelcs.workflows.people.administrators import ENTRY
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.people.refusing import refused, signs_in_as

TODAY, TOMORROW, DECEMBER = "2026-11-23", "2026-11-24", "2026-12-01"
WAYS: dict[str, tuple[str, dict[str, object]]] = {
    "the account is shut": ("disable-account", {"login": "admin"}),
    "the post ends at once": ("end-post", {"staff": "E001", "post": "GM"}),
    "the post ends some day": ("end-post", {"staff": "E001", "post": "GM", "last": "2027-12-31"}),
    "the person leaves today": ("leave-staff", {"staff": "E001"}),
    "the person leaves some day": ("leave-staff", {"staff": "E001", "on": "2027-12-31"}),
    "the right is taken from the post": ("revoke", {"post": "GM", "right": "users.write"}),
}
LOST = ["SELECT count(*) FROM account WHERE login = 'admin' AND status = 'active'",
        "SELECT count(*) FROM staff_post WHERE staff_id = 1 AND post = 'GM' AND valid_to IS NULL",
        "SELECT count(*) FROM post_grant WHERE post = 'GM' AND permission = 'users.write'",
        "SELECT count(*) FROM staff WHERE no = 'E001' AND left_on IS NULL"]  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_the_last_one_who_can_give_rights_is_not_lost_when(hand, way):
    verb, fields = WAYS[way]
    error = refused(hand, verb, **fields)
    assert (error.code, error.next) == ("LAST_ADMINISTRATOR", ("give-post",))
    assert error.field in fields
    assert [hand.value(sql) for sql in LOST] == [1, 1, 1, 1]


@pytest.mark.parametrize("way", WAYS)
def test_with_another_administrator_it_can_be_done(hand, way):
    verb, fields = WAYS[way]
    other = signs_in_as(hand, "inf", "INF", *(("GM",) if verb == "revoke" else ()))
    other.desk.close()
    hand.do(verb, **fields)
    check(hand)


def test_a_right_is_not_taken_from_a_post_that_nobody_left_stands_high_enough_to_give_it_back(hand):
    signs_in_as(hand, "inf", "INF").desk.close()
    assert refused(hand, "revoke", post="GM", right="users.write").code == "LAST_ADMINISTRATOR"
    hand.do("revoke", post="INF", right="users.write")
    hand.do("grant", post="INF", right="users.write")


@pytest.mark.parametrize("right", sorted(ADMINISTRATION))
def test_what_administers_the_hotel_is_not_lost_for_good(hand, right):
    error = refused(hand, "revoke", post="GM", right=right)
    assert (error.code, error.field, error.next) == ("LAST_ADMINISTRATOR", "right", ("give-post",))
    signs_in_as(hand, "both", "GM", "INF").desk.close()
    entry = None
    if hand.value("SELECT 1 FROM post_grant WHERE post = 'INF' AND permission = :right", right=right):
        entry = hand.do("revoke", post="GM", right=right).entry
        both = hand.at("both")
        both.desk.undo(entry)
        both.desk.close()
    else:
        assert refused(hand, "revoke", post="GM", right=right).code == "LAST_ADMINISTRATOR"
    assert (
        hand.value("SELECT count(*) FROM post_grant WHERE post = 'GM' AND permission = :right", right=right)
        == 1
    )


@pytest.mark.parametrize("right", sorted(ENTRY))
def test_whoever_holds_a_post_can_sign_in(hand, right):
    signs_in_as(hand, "inf", "INF", "GM").desk.close()
    for post in ("GM", "REC", "NM", "INF"):
        error = refused(hand, "revoke", post=post, right=right)
        assert (error.code, error.field, error.next) == ("RIGHT_NEEDED", "right", ("end-post",)), post
    hand.do("give-post", staff="E002", post="RAT", first=DECEMBER)
    assert refused(hand, "revoke", post="RAT", right=right).code == "RIGHT_NEEDED"
    taken = hand.do("revoke", post="MNT", right=right)
    hand.desk.undo(taken.entry)


@pytest.mark.parametrize("right", sorted(ENTRY))
def test_an_administrator_who_cannot_sign_in_is_none(hand, right):
    hand.do("revoke", post="INF", right=right)
    signs_in_as(hand, "inf", "INF").desk.close()
    assert refused(hand, "disable-account", login="admin").code == "LAST_ADMINISTRATOR"


# --- an account that nobody can be


FIRST = "bidak-mofet-ruvis"


@pytest.mark.parametrize("way", [way for way in WAYS if "right" not in way])
def test_another_administrator_without_a_password_is_none_where_the_last_one_has_one(hand, way):
    verb, fields = WAYS[way]
    signs_in_as(hand, "inf", "INF").desk.close()
    hand.do("reset-password", login="admin", secret=FIRST)
    error = refused(hand, verb, **fields)
    assert (error.code, error.next) == ("LAST_ADMINISTRATOR", ("reset-password",))
    hand.do("reset-password", login="inf", secret=FIRST)
    hand.do(verb, **fields)
    check(hand)


def test_a_password_for_one_use_that_ran_out_is_none(hand):
    signs_in_as(hand, "inf", "INF").desk.close()
    hand.do("reset-password", login="inf", secret=FIRST)
    hand.now += timedelta(hours=25)
    hand.do("reset-password", login="admin", secret=FIRST)
    assert refused(hand, "disable-account", login="admin").next == ("reset-password",)


def test_where_no_administrator_has_a_password_yet_everybody_else_can_be_let_go(hand):
    hand.do("reset-password", login="desk", secret=FIRST)
    for verb, fields in (("disable-account", {"login": "desk"}), ("leave-staff", {"staff": "E003"}),
                         ("end-post", {"staff": "E002", "post": "REC"}), ("revoke", {"post": "INF", "right": "settings"})):  # fmt: skip
        hand.do(verb, **fields)
    check(hand)


def _disabled(hand: Hand) -> None:
    signs_in_as(hand, "inf", "INF").desk.close()
    hand.do("disable-account", login="inf")


def _without_account(hand: Hand) -> None:
    hand.do("add-staff", name="Li Na", posts=["INF"])


def _for_some_time(hand: Hand) -> None:
    hand.do("give-post", staff="E002", post="INF", last="2026-12-31", reason="a project")


def _standing_in(hand: Hand) -> None:
    hand.do("deputise", staff="E002", absent="E001", first=TODAY, last="2026-12-31", reason="a holiday")


def _not_yet(hand: Hand) -> None:
    hand.do("give-post", staff="E002", post="INF", first=DECEMBER)


def _leaving(hand: Hand) -> None:
    hand.do("give-post", staff="E002", post="INF")
    hand.do("leave-staff", staff="E002", on=TOMORROW)


def _jobs(hand: Hand) -> None:
    hand.do("add-account", login="jobs", service=True, post="INF")


@pytest.mark.parametrize(
    "other", [_disabled, _without_account, _for_some_time, _standing_in, _not_yet, _leaving, _jobs]
)
def test_somebody_who_cannot_give_rights_for_good_is_no_other_administrator(
    hand, other: Callable[[Hand], None]
):
    other(hand)
    for way, (verb, fields) in WAYS.items():
        assert refused(hand, verb, **fields).code == "LAST_ADMINISTRATOR", way


def test_a_rotation_does_not_take_the_last_one_away(hand):
    other = hand.at("night")
    asked = {
        "staff": "E001",
        "to_post": "REC",
        "first": TOMORROW,
        "last": DECEMBER,
        "goals": "to know the desk",
    }
    rotation = other.do("propose-rotation", **asked).result["rotation"]
    other.desk.close()
    chief = signs_in_as(hand, "sup", "SUP")
    error = refused(chief, "decide-rotation", rotation=rotation, approve=True)
    assert error.code in {"LAST_ADMINISTRATOR", "ABOVE_YOU"}
    chief.desk.close()


def test_a_main_post_to_come_does_not_make_the_manager_less_of_an_administrator_today(hand):
    hand.do("give-post", staff="E001", post="SUP", main=True, first=DECEMBER)
    assert hand.at("admin").desk.show("me").posts == ("GM",)
    for verb, fields in (("disable-account", {"login": "desk"}), ("end-post", {"staff": "E003", "post": "NM"}),
                         ("leave-staff", {"staff": "E002"}), ("revoke", {"post": "REC", "right": "id.reveal"})):  # fmt: skip
        hand.do(verb, **fields)


def test_with_a_main_post_to_come_the_manager_is_still_the_last_one(hand):
    hand.do("give-post", staff="E001", post="SUP", main=True, first=DECEMBER)
    for way, (verb, fields) in WAYS.items():
        assert refused(hand, verb, **fields).code == "LAST_ADMINISTRATOR", way


def test_a_password_for_one_use_leaves_the_last_one_an_administrator(hand):
    hand.do("reset-password", login="admin", secret="bidak-mofet-ruvis")
    assert hand.value("SELECT status FROM account WHERE login = 'admin'") == "active"
    hand.do("grant", post="MNT", right="room.clean")


def test_two_administrators_cannot_each_let_the_other_go(hand):
    other = signs_in_as(hand, "inf", "INF")
    other.do("disable-account", login="cron")
    hand.do("disable-account", login="inf")
    with pytest.raises(Refusal) as caught:
        other.do("disable-account", login="admin")
    assert caught.value.code == "UNKNOWN_LOGIN"
    other.desk.close()
    assert refused(hand, "disable-account", login="admin").code == "LAST_ADMINISTRATOR"
