"""People are taken on, their data changed, and gone again with everything that was in their hands."""

from datetime import UTC, datetime

import pytest

from hotelcs.errors import Denied, Refusal, Stale
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.people.refusing import attempt, hire, refused, signs_in_as

TODAY, TOMORROW, FRIDAY = "2026-11-23", "2026-11-24", "2026-11-27"


def held(hand: Hand, no: str) -> list[tuple[str, int, str, str | None]]:
    """Posts of somebody: code, main, first, last."""
    return hand.rows("SELECT h.post, h.main, h.valid_from, h.valid_to FROM staff_post h JOIN staff s ON s.id = h.staff_id "
                     "WHERE s.no = :no ORDER BY h.id", no=no)  # fmt: skip


def test_somebody_new_has_the_next_number_and_the_first_post_is_the_main_one(hand):
    done = hand.do("add-staff", name="Li Na", posts=["REC", "RES", "REC"], languages="zh, en  ja")
    assert done.result == {"staff": "E004", "posts": ["REC", "RES"]}
    assert held(hand, "E004") == [("REC", 1, TODAY, None), ("RES", 0, TODAY, None)]
    (row,) = [row for row in hand.desk.show("staff") if row.staff == "E004"]
    assert (row.name, row.posts, row.languages, row.hired, row.left) == (
        "Li Na",
        "REC+RES",
        "zh en ja",
        TODAY,
        "",
    )
    check(hand)


@pytest.mark.parametrize(("taken", "following"), [
    (["E007"], "E008"), (["X12"], "E004"), (["e099"], "E100"), (["E12AB"], "E013"), (["E999"], "E1000"),
])  # fmt: skip
def test_the_next_number_is_beyond_every_number_given_out(hand, taken, following):
    for no in taken:
        assert hire(hand, "A", "REC", no=no) == no.upper()
    assert hire(hand, "B", "REC") == following


def test_numbers_go_on_whatever_number_somebody_brought_along(hand):
    hire(hand, "A", "REC", no="E99999999999999999999")
    assert len({hire(hand, name, "REC") for name in "BCD"}) == 3


def test_a_number_is_given_out_once(hand):
    for no in ["E002", "e002"]:
        error = refused(hand, "add-staff", name="A", posts=["REC"], no=no)
        assert (error.code, error.field) == ("STAFF_KNOWN", "no")


def test_what_cannot_be_is_refused_by_its_field(hand):
    for fields, code, field in [
        ({"posts": []}, "FIELD_INVALID", "posts"),
        ({"posts": ["XXX"]}, "POST_UNKNOWN", "posts"),
        ({"posts": ["rec"]}, "POST_UNKNOWN", "posts"),
        ({"hired_on": "2026-02-30"}, "FIELD_INVALID", "hired_on"),
        ({"name": "4111 1111 1111 1111"}, "CARD_NUMBER", "name"),
        ({"name": "x" * 301}, None, "name"),
        ({"name": "\u202e"}, None, "name"),
        ({"no": ""}, "FIELD_INVALID", "no"),
    ]:
        error = refused(hand, "add-staff", **{"name": "A", "posts": ["REC"], **fields})
        assert error.field == field
        assert code is None or error.code == code
        assert hand.value("SELECT count(*) FROM staff") == 3


def test_somebody_who_begins_next_month_holds_no_post_before(hand):
    no = hire(hand, "Li Na", "REC", hired_on="2026-12-15")
    assert held(hand, no) == [("REC", 1, "2026-12-15", None)]
    assert refused(hand, "roster", staff=no, day=TOMORROW, shift="early").code == "POST_NOT_HELD"


def test_somebody_hired_in_another_century_is_still_one_of_the_staff(hand):
    no = hire(hand, "Wang Shifu", "MNT", hired_on="1994-07-01")
    assert hand.desk.show("staff-member", no=no).hired == "1994-07-01"


def test_nobody_is_taken_on_above_the_post_of_who_does_it(hand):
    chief = signs_in_as(hand, "sup", "SUP")
    error = refused(chief, "add-staff", name="A", posts=["REC", "GM"])
    assert (error.code, error.field, error.exit) == ("ABOVE_YOU", "post", 6)
    assert hire(chief, "B", "NM") == "E005"
    chief.desk.close()


def test_data_change_and_the_version_with_them(hand):
    done = hand.do("change-staff", staff="desk", phone="+8613800138000", name_latin="Front Desk")
    assert done.result == {"staff": "E002", "version": 2}
    seen = hand.desk.show("staff-member", no="e002")
    assert (seen.phone, seen.name_latin, seen.name, seen.version) == (
        "+8613800138000",
        "Front Desk",
        "Front desk",
        2,
    )


def test_the_day_somebody_was_taken_on_is_corrected(hand):
    hand.do("change-staff", staff="E002", hired_on="2024-02-29")
    assert hand.value("SELECT hired_on FROM staff WHERE no = 'E002'") == "2024-02-29"
    assert refused(hand, "change-staff", staff="E002", hired_on="1776-07-04").field == "hired_on"


def test_a_stale_edit_is_refused_with_both_values(hand):
    hand.do("change-staff", staff="E002", phone="111", version=1)
    with pytest.raises(Stale) as caught:
        hand.do("change-staff", staff="E002", phone="222", name="Front desk", version=1)
    assert (caught.value.code, caught.value.field) == ("STALE", "version")
    assert caught.value.items == (("phone", "222", "111"),)
    assert caught.value.slots["who"] == "admin"


def test_somebody_is_named_by_number_login_or_exact_name(hand):
    for name in ["E002", "e002", "desk", "Front desk"]:
        assert hand.do("change-staff", staff=name, phone="1").result["staff"] == "E002"


def test_nobody_else_is_found(hand):
    for name in ["E999", "Front", "cron", "front desk"]:
        error = refused(hand, "change-staff", staff=name, phone="1")
        assert (error.code, error.field) == ("STAFF_UNKNOWN", "staff")


def test_a_name_that_two_people_have_names_nobody(hand):
    for _ in range(2):
        hire(hand, "Li Na", "REC")
    assert refused(hand, "change-staff", staff="Li Na", phone="1").code == "STAFF_UNKNOWN"


@pytest.mark.parametrize("login", ["E002", "e002", "E001", "E004"])
def test_a_login_is_nobodys_number(hand, login):
    error = refused(hand, "add-account", login=login, staff=hire(hand, "Li Na", "REC"))
    assert (error.code, error.field) == ("LOGIN_IS_NUMBER", "login")
    assert refused(hand, "add-account", login=login, service=True, post="REC").code == "LOGIN_IS_NUMBER"


@pytest.mark.parametrize("no", ["chen7", "CHEN7", "Chen7"])
def test_a_number_is_nobodys_login(hand, no):
    hand.do("add-account", login="chen7", staff=hire(hand, "Chen Jing", "REC"))
    error = refused(hand, "add-staff", name="Li Na", posts=["REC"], no=no)
    assert (error.code, error.field) == ("NUMBER_IS_LOGIN", "no")
    assert hand.do("give-post", staff="chen7", post="RES").result["staff"] == "E004"


def test_a_number_counted_up_is_nobodys_login(hand):
    hand.do("add-account", login="e005", staff=hire(hand, "Chen Jing", "REC"))
    assert hire(hand, "Li Na", "REC") == "E006"


@pytest.mark.parametrize(
    "no",
    [
        "admin",
        "ADMIN",
        "",
        " ",
        "E 50",
        "E-50",
        "E050\n",
        "E\x1b[2J1",
        "E\u202e050",
        "\uff25\uff10\uff15",
        "E" + "0" * 40,
    ],
)
def test_a_number_is_letters_and_digits_with_a_digit(hand, no):
    error = refused(hand, "add-staff", name="Li Na", posts=["REC"], no=no)
    assert (error.code, error.field) == ("FIELD_INVALID", "no")


def test_a_login_that_only_looks_like_a_number_is_its_owners(hand):
    """A dotless i has the capital of the other one: what it names is the login all the same."""
    hire(hand, "Wu Bo", "REC", no="I1")
    hand.do("add-account", login="\u01311", staff=hire(hand, "Chen Jing", "REC"))
    assert hand.do("change-staff", staff="\u01311", phone="1").result["staff"] == "E004"


def test_telephones_are_for_who_may_see_the_staff(hand):
    hand.do("change-staff", staff="E003", phone="+8613800138000")
    clerk, chief = hand.at("desk"), signs_in_as(hand, "sup", "SUP")
    assert {row.phone for row in clerk.desk.show("staff")} == {""}
    assert "+8613800138000" in {row.phone for row in chief.desk.show("staff")}
    with pytest.raises(Denied):
        clerk.desk.show("staff-member", no="E003")
    with pytest.raises(Refusal) as caught:
        chief.desk.show("staff-member", no="E999")
    assert caught.value.code == "STAFF_UNKNOWN"
    for person in (clerk, chief):
        person.desk.close()


# --- leaving


def test_whoever_leaves_takes_posts_shifts_to_come_and_the_account_along(hand):
    for day in (TODAY, TOMORROW, FRIDAY):
        hand.do("roster", staff="E002", day=day, shift="early")
    done = hand.do("leave-staff", staff="E002")
    assert done.result == {"staff": "E002", "left_on": TODAY, "items": 0, "roster_entries": 2}
    assert held(hand, "E002") == [("REC", 1, TODAY, TODAY)]
    assert hand.rows("SELECT day FROM roster_entry") == [(TODAY,)]
    assert hand.value("SELECT status FROM account WHERE login = 'desk'") == "disabled"
    check(hand)


def test_on_a_day_to_come_somebody_works_up_to_then(hand):
    for day in (TOMORROW, FRIDAY):
        hand.do("roster", staff="E002", day=day, shift="early")
    hand.do("give-post", staff="E002", post="RES", first=FRIDAY)
    done = hand.do("leave-staff", staff="E002", on=TOMORROW)
    assert done.result["roster_entries"] == 1
    assert held(hand, "E002") == [("REC", 1, TODAY, TOMORROW)], "a post that had not begun never begins"
    assert hand.value("SELECT status FROM account WHERE login = 'desk'") == "active"
    clerk = hand.at("desk")
    assert clerk.desk.show("me").posts == ("REC",)
    for moment in (datetime(2026, 11, 23, 18, tzinfo=UTC), datetime(2026, 11, 24, 18, tzinfo=UTC)):
        hand.now = clerk.now = moment
        hand.do("close-day")
    with pytest.raises(Denied):
        clerk.desk.show("me")
    clerk.desk.close()


def test_whoever_has_left_is_found_when_asked_for_and_nothing_is_done_to_them(hand):
    hand.do("leave-staff", staff="E002", on=TODAY)
    hand.now = datetime(2026, 11, 23, 18, tzinfo=UTC)
    hand.do("close-day")
    assert "E002" not in {row.staff for row in hand.desk.show("staff")}
    assert "E002" in {row.staff for row in hand.desk.show("staff", all=True)}
    assert hand.desk.show("staff-member", no="E002").left == TODAY
    for verb, fields in (("change-staff", {"phone": "1"}), ("leave-staff", {}), ("give-post", {"post": "RES"}),
                         ("roster", {"day": FRIDAY, "shift": "early"}), ("qualify", {"kind": "aed"}), ("join-team", {})):  # fmt: skip
        error = refused(hand, verb, staff="E002", **fields)
        assert (error.code, error.field) == ("STAFF_LEFT", "staff"), verb
    assert refused(hand, "enable-account", login="desk").code == "STAFF_LEFT"


def test_items_in_the_hands_of_who_leaves_are_the_duty_managers(hand):
    clerk = hand.at("desk")
    entry = clerk.do("log", text="A promise", carry_over=True).result["entry"]
    clerk.do("take-item", item=entry)
    clerk.desk.close()
    assert [(row.login, row.held) for row in hand.desk.show("items") if row.item == entry] == [
        ("desk", "own")
    ]
    done = hand.do("leave-staff", staff="E002")
    assert done.result["items"] == 1
    assert [(row.login, row.held) for row in hand.desk.show("items") if row.item == entry] == [
        ("night", "unassigned")
    ]
    check(hand)


def test_items_stay_in_the_hands_of_who_works_on_for_some_days(hand):
    """The last day is a business date: it is over when it is closed, not at midnight."""
    clerk = hand.at("desk")
    entry = clerk.do("log", text="A promise", carry_over=True).result["entry"]
    clerk.do("take-item", item=entry)
    clerk.desk.close()
    assert hand.do("leave-staff", staff="E002", on=TOMORROW).result["items"] == 1
    owners = []
    for day in (23, 24, 25):
        hand.now = datetime(2026, 11, day, 10, tzinfo=UTC)
        owners += [row.login for row in hand.desk.show("items") if row.item == entry]
        if day > 23:
            hand.do("close-day")
    owners += [row.login for row in hand.desk.show("items") if row.item == entry]
    assert owners == ["desk", "desk", "desk", "night"]


def test_whoever_leaves_is_in_no_team_any_more(hand):
    hand.do("join-team", staff="E002")
    hand.do("leave-staff", staff="E002", on=TODAY)
    hand.now = datetime(2026, 11, 23, 18, tzinfo=UTC)
    hand.do("close-day")
    assert [row.members for row in hand.desk.show("teams")] == [()]


def test_nobody_leaves_before_they_came(hand):
    no = hire(hand, "Li Na", "REC")
    error = refused(hand, "leave-staff", staff=no, on="2026-11-22")
    assert (error.code, error.field) == ("DAYS_REVERSED", "on")


def test_nobody_lets_a_superior_go(hand):
    chief = signs_in_as(hand, "sup", "SUP")
    assert refused(chief, "leave-staff", staff="E001").code == "ABOVE_YOU"
    assert chief.do("leave-staff", staff="E003").result["staff"] == "E003"
    chief.desk.close()


def test_nothing_is_planned_for_somebody_beyond_the_last_day(hand):
    hand.do("leave-staff", staff="E002", on=TOMORROW)
    gone = {"STAFF_LEFT", "POST_NOT_HELD"}
    attempt(hand, gone, "give-post", staff="E002", post="RES")
    assert attempt(hand, gone, "roster", staff="E002", day=FRIDAY, shift="early") is None
