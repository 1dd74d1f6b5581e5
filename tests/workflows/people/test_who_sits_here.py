"""What somebody is told about themselves, and what a terminal shows while nobody is signed in."""

from datetime import UTC, datetime

import pytest

from hotelcs.workflows.organisation import templates
from tests.conftest import Hand
from tests.workflows.people.refusing import signs_in_as

TODAY = "2026-11-23"


def test_somebody_has_the_rights_of_all_their_posts_and_no_other(hand):
    hand.do("give-post", staff="E002", post="MNT")
    clerk = hand.at("desk")
    me = clerk.desk.show("me")
    expected = {right for right, posts in templates.rights().items() if posts & {"REC", "MNT"}}
    assert set(me.rights) == expected
    assert me.rights == tuple(sorted(me.rights))
    assert (me.posts, me.department, me.staff, me.name) == (("REC", "MNT"), "FD", "E002", "Front desk")
    clerk.desk.close()


def test_the_greatest_of_every_limit_counts(hand):
    hand.do("set-limits", post="HKS", gesture=20_000)
    hand.do("give-post", staff="E002", post="HKS")
    me = hand.at("desk").desk.show("me")
    assert (me.compensation_minor, me.gesture_minor, me.discount, me.currency) == (5000, 20_000, 5, "CNY")


def test_a_right_taken_away_is_gone_with_the_next_look(hand):
    clerk = hand.at("desk")
    assert "id.reveal" in clerk.desk.show("me").rights
    hand.do("revoke", post="REC", right="id.reveal")
    assert "id.reveal" not in clerk.desk.show("me").rights
    assert clerk.desk.show("me").who["id.reveal"] == ("SUP", "NM", "GM")
    clerk.desk.close()


def test_who_may_what_is_told_lowest_post_first(hand):
    assert hand.desk.show("me").who["deposit.waive"] == ("SUP", "NM", "GM")


@pytest.mark.parametrize(("hour", "on_call", "rostered"), [
    (6, False, False), (7, False, True), (14, False, True), (15, False, False), (8, True, True),
])  # fmt: skip
def test_whether_the_roster_has_somebody_now_is_told(hand, hour, on_call, rostered):
    hand.do("roster", staff="E002", day=TODAY, shift="early", on_call=on_call)
    clerk = hand.at("desk")
    clerk.now = (
        datetime(2026, 11, 22, 16 + hour, tzinfo=UTC)
        if hour < 8
        else datetime(2026, 11, 23, hour - 8, tzinfo=UTC)
    )
    me = clerk.desk.show("me")
    assert me.rostered is rostered
    assert me.roster_kept is (hour < 15)
    clerk.desk.close()


def test_a_job_is_nobody_and_signs_nothing(hand):
    me = hand.at("cron").desk.show("me")
    assert (me.staff, me.unsigned_duties, me.posts, me.rostered) == ("", 0, ("INF",), False)


def test_the_closed_door_shows_no_person_and_no_guest_and_the_shift_that_is_on(hand):
    hand.book()
    nobody = Hand(hand.path, "")
    door = nobody.desk.show("door")
    assert (door.business_date, door.shift, door.passwords, door.shift_open, door.incidents) == (
        TODAY,
        "Late",
        0,
        False,
        (),
    )
    hand.do("reset-password", login="desk", secret="bidak-mofet-ruvis")
    hand.do("open-shift", float=0)
    nobody.do("raise-incident", type="fire", place="102")
    door = nobody.desk.show("door")
    assert (door.passwords, door.shift_open) == (1, True)
    assert [(row.type, row.place, row.at, row.signed_in) for row in door.incidents] == [
        ("fire", "102", "15:00", False)
    ]
    assert "Zhang Wei" not in str(door)
    nobody.desk.close()


@pytest.mark.parametrize(
    ("hour", "shift"), [(22, "Night"), (23, "Early"), (6, "Early"), (7, "Late"), (14, "Late"), (15, "Night")]
)
def test_the_door_names_the_shift_by_the_hotels_clock(hand, hour, shift):
    nobody = Hand(hand.path, "")
    nobody.now = datetime(2026, 11, 23, hour, tzinfo=UTC)
    assert nobody.desk.show("door").shift == shift
    nobody.desk.close()


def test_accounts_tell_the_posts_of_today(hand):
    hand.do("give-post", staff="E002", post="RES", first="2026-12-01", main=True)
    chief = signs_in_as(hand, "sup", "SUP", "NM")
    posts = {row.login: row.posts for row in chief.desk.show("accounts")}
    assert posts == {"admin": "GM", "desk": "REC", "night": "NM", "cron": "INF", "sup": "SUP+NM"}
    chief.desk.close()
