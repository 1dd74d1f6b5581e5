"""A list of the staff taken in from a file: whole rows or none, each wrong one with its line, nothing half-written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hotelcs.errors import Denied, Refusal
from hotelcs.workflows.transfer import staff_in
from hotelcs.workflows.transfer.take import Import, take
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.people.refusing import signs_in_as

HEAD = "no,name,posts,login,lang,hired_on,languages,qualifications,team,phone,name_latin"
Taken = Callable[[str], Import]
COUNTS = ("staff", "staff_post", "account", "qualification", "team_member")


@pytest.fixture
def taken(hand: Hand, tmp_path: Path) -> Taken:
    """Takes the text of a file in."""

    def run(text: str) -> Import:
        path = tmp_path / "staff.csv"
        path.write_text(text, encoding="utf-8")
        return take(hand.desk, "staff", path)

    return run


def counts(hand: Hand) -> list[int]:
    """Rows of every table that a staff list writes."""
    return [int(hand.value(f"SELECT count(*) FROM {table}")) for table in COUNTS]


def test_a_whole_row_becomes_a_person_with_everything(hand, taken):
    text = f"{HEAD}\nE050,李娜,host+NM,li.na,zh,2020-05-01,zh en,first_aid:2027-01-01 rapid_response,rrt*,13800138000,Li Na\n"
    made = taken(text)
    assert (made.done.result["added"], made.done.result["known"], made.rejects) == (1, 0, ())
    seen = hand.desk.show("staff-member", no="E050")
    assert (seen.name, seen.posts, seen.login, seen.hired, seen.languages) == (
        "李娜",
        "REC+RES+CRM+NM",
        "li.na",
        "2020-05-01",
        "zh en",
    )
    assert seen.trained == ("first_aid 2026-11-23 2027-01-01", "rapid_response 2026-11-23")
    assert seen.teams == "rrt*"
    assert hand.rows("SELECT lang, password FROM account WHERE login = 'li.na'") == [("zh", "")]
    check(hand)


def test_name_and_posts_are_enough(hand, taken):
    assert taken("name,posts\nLi Na,rec\nWu Bo, hks + RAT \n").done.result["added"] == 2
    assert [(row.staff, row.name, row.posts) for row in hand.desk.show("staff")][3:] == [
        ("E004", "Li Na", "REC"), ("E005", "Wu Bo", "HKS+RAT"),
    ]  # fmt: skip


def test_the_same_file_again_changes_nothing_and_a_longer_one_adds_the_new_row(hand, taken):
    text = "no,name,posts,login\nE050,Li Na,REC,li\n,Wu Bo,RES,wu\n,Sun Li,RES,\n"
    assert taken(text).done.result["added"] == 3
    before = counts(hand)
    again = taken(text)
    assert (again.done.replayed, again.done.result["added"]) == (True, 0)
    longer = taken(text + ",Ma Chao,MNT,\n")
    assert (longer.done.result["added"], longer.done.result["known"]) == (1, 3)
    assert counts(hand) == [before[0] + 1, before[1] + 1, *before[2:]]


GOOD = ",Good Person,REC,,,,,,,,"
WRONG: dict[str, tuple[str, str]] = {
    "no name": (",,REC,,,,,,,,", "name"),
    "no posts": (",Li Na,,,,,,,,,", "posts"),
    "an unknown post": (",Li Na,REC+XXX,,,,,,,,", "posts"),
    "a bundle of another template": (",Li Na,guest-relations,,,,,,,,", "posts"),
    "an empty post": (",Li Na,REC+,,,,,,,,", "posts"),
    "a login with a space": (",Li Na,REC,li na,,,,,,,", "login"),
    "a login of a sign": (",Li Na,REC,li/na,,,,,,,", "login"),
    "a date that is none": (",Li Na,REC,,,2026-02-30,,,,,", "hired_on"),
    "a date in another form": (",Li Na,REC,,,23.11.2026,,,,,", "hired_on"),
    "a compact date": (",Li Na,REC,,,20261123,,,,,", "hired_on"),
    "an unknown training": (",Li Na,REC,,,,,juggling,,,", "qualifications"),
    "a training until no day": (",Li Na,REC,,,,,aed:soon,,,", "qualifications"),
    "a training that ended before today": (",Li Na,REC,,,,,aed:2020-01-01,,,", "qualifications"),
    "an unknown team": (",Li Na,REC,,,,,,band,,", "team"),
    "an unknown language": (",Li Na,REC,,fr,,,,,,", "lang"),
    "an unknown language with a login": (",Li Na,REC,li,fr,,,,,,", "lang"),
    "a card number": (",4111111111111111,REC,,,,,,,,", "name"),
    "an overlong name": (f",{'x' * 301},REC,,,,,,,,", "name"),
    "a name of direction marks": (",\u202e\u202e,REC,,,,,,,,", "name"),
    "a number of another row": ("E050,Li Na,REC,,,,,,,,\nE050,Wu Bo,REC,,,,,,,,", "no"),
    "a number of another row in the other case": ("E050,Li Na,REC,,,,,,,,\ne050,Wu Bo,REC,,,,,,,,", "no"),
    "a login of another row": (",Li Na,REC,li,,,,,,,\n,Wu Bo,REC,li,,,,,,,", "login"),
    "too few cells": (",Li Na,REC", "row"),
}
"""What is wrong, the row (or rows, the last of which is wrong), and the field that is named."""


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_row_is_told_with_its_line_and_the_others_are_taken(hand, taken, what):
    rows, field = WRONG[what]
    made = taken(f"{HEAD}\n{rows}\n{GOOD}\n")
    (reject,) = made.rejects
    assert (reject.line, reject.field) == (1 + len(rows.split("\n")), field)
    assert reject.reason
    assert "Good Person" in {row.name for row in hand.desk.show("staff")}
    assert made.done.result["rejected"] == 1
    check(hand)


def test_somebody_hired_long_ago_is_taken(hand, taken):
    made = taken(f"{HEAD}\n,Wang Shifu,MNT,,,1994-07-01,,,,,\n")
    assert made.rejects == ()
    assert hand.value("SELECT hired_on FROM staff WHERE name = 'Wang Shifu'") == "1994-07-01"


@pytest.mark.parametrize("header", ["name,posts,wage", "name,posts,id"])
def test_a_column_that_there_is_not_is_wrong_in_every_row_that_fills_it(hand, taken, header):
    made = taken(f"{header}\nLi Na,REC,1\n")
    assert [(reject.line, reject.field) for reject in made.rejects] == [(2, header.rsplit(",", 1)[1])]
    assert counts(hand)[0] == 3


def test_whoever_is_here_already_is_left_as_they_are(hand, taken):
    made = taken(
        "no,name,posts,login\ne002,Front desk,GM,\n,Night manager,GM,night\n,Administrator,REC,\nE001,Administrator,REC,admin\n"
    )
    assert (made.rejects, made.done.result["added"], made.done.result["known"]) == ((), 0, 4)
    assert {row.posts for row in hand.desk.show("staff")} == {"GM", "REC", "NM"}


@pytest.mark.parametrize(("row", "field"), [
    ("E002,Somebody Else,GM,", "no"), ("e002,Somebody Else,GM,gm", "no"), ("E002,Front desk,REC,gm", "no"),
    ("E002,Front desk,REC,night", "no"), ("E050,Night manager,GM,night", "login"), (",Another,GM,night", "login"),
    (",Scheduled jobs,INF,cron", "login"),
])  # fmt: skip
def test_a_number_or_login_of_somebody_else_is_told_and_nobody_vanishes(hand, taken, row, field):
    made = taken(f"no,name,posts,login\n{row}\n,Good Person,REC,\n")
    (reject,) = made.rejects
    assert (reject.line, reject.field) == (2, field)
    assert "is here already" in reject.reason
    assert counts(hand)[:3] == [4, 4, 4]


@pytest.mark.parametrize(("rows", "field"), [
    ("E050,Li Na,REC,e001", "login"), ("E050,Li Na,REC,e050", "login"), ("E050,Li Na,REC,\n,Wu Bo,REC,e050", "login"),
    ("E050,Li Na,REC,e051\nE051,Wu Bo,REC,", "no"), ("admin,Li Na,REC,", "no"), ("E-1,Li Na,REC,", "no"),
])  # fmt: skip
def test_no_word_is_a_number_and_a_login(hand, taken, rows, field):
    made = taken(f"no,name,posts,login\n{rows}\n,Good Person,REC,\n")
    (reject,) = made.rejects
    assert (reject.line, reject.field) == (1 + len(rows.split("\n")), field)


def test_a_list_with_logins_is_for_who_may_make_accounts(hand, tmp_path):
    chief = signs_in_as(hand, "sup", "SUP")
    before, path = counts(hand), tmp_path / "staff.csv"
    path.write_text("name,posts,login\nWu Bo,REC,\nLi Na,REC,li\n", encoding="utf-8")
    with pytest.raises(Denied) as caught:
        take(chief.desk, "staff", path)
    assert (caught.value.code, str(caught.value.slots["permission"])) == ("DENIED", "users.write")
    assert counts(hand) == before
    path.write_text("name,posts,login\nWu Bo,REC,\nNight manager,NM,night\n", encoding="utf-8")
    assert take(chief.desk, "staff", path).done.result["added"] == 1
    chief.desk.close()


def test_two_people_of_one_name_are_two_people(hand, taken):
    assert taken("name,posts\nWang Wei,REC\nWang Wei,RES\n").done.result["added"] == 2
    assert [row.posts for row in hand.desk.show("staff") if row.name == "Wang Wei"] == ["REC", "RES"]


def test_a_file_with_somebody_above_who_takes_it_in_is_refused_whole(hand, tmp_path):
    chief = signs_in_as(hand, "sup", "SUP")
    before = counts(hand)
    path = tmp_path / "staff.csv"
    path.write_text("name,posts\nLi Na,REC\nWu Bo,GM\n", encoding="utf-8")
    with pytest.raises(Denied) as caught:
        take(chief.desk, "staff", path)
    assert caught.value.code == "ABOVE_YOU"
    assert counts(hand) == before
    chief.desk.close()


def test_a_preview_writes_nothing(hand, tmp_path):
    path = tmp_path / "staff.csv"
    path.write_text("name,posts\nLi Na,REC\n,REC\n", encoding="utf-8")
    before = counts(hand)
    seen = take(hand.desk, "staff", path, preview=True)
    assert (seen.done.result["added"], len(seen.rejects), seen.done.entry) == (1, 1, None)
    assert counts(hand) == before


@pytest.mark.parametrize("text", ["", "\n", "name,name\nA,B\n", 'name,posts\n"A,REC\n'])
def test_a_file_that_cannot_be_trusted_is_refused_whole(hand, taken, text):
    before = counts(hand)
    with pytest.raises(Refusal) as caught:
        taken(text)
    assert caught.value.code == "FILE_UNREADABLE"
    assert counts(hand) == before


def test_why_a_row_is_wrong_has_a_code_of_its_own(hand):
    good = {"name": "Li Na", "posts": "REC"}
    for fields, code, field in [
        ({"login": "li na"}, "LOGIN_FORM", "login"),
        ({"qualifications": "juggling"}, "KIND_UNKNOWN", "qualifications"),
        ({"qualifications": "aed:soon"}, "DATE_WRONG", "qualifications"),
        ({"qualifications": "aed:9999-12-31"}, "DATE_WRONG", "qualifications"),
        ({"qualifications": "aed:2026-11-22"}, "DAYS_REVERSED", "qualifications"),
        ({"qualifications": "aed:2026-12-14", "hired_on": "2026-12-15"}, "DAYS_REVERSED", "qualifications"),
        ({"hired_on": "1812-06-24"}, "DATE_WRONG", "hired_on"),
        ({"lang": "fr"}, "LANG_UNKNOWN", "lang"),
        ({"team": "band*"}, "TEAM_UNKNOWN", "team"),
        ({"hired_on": "2026-02-30"}, "DATE_WRONG", "hired_on"),
        ({"posts": "REC+XXX"}, "POST_UNKNOWN", "posts"),
        ({"name": " "}, "FIELD_MISSING", "name"),
        ({"wage": "1"}, "FIELD_UNKNOWN", "wage"),
        ({"no": "E001"}, "STAFF_KNOWN", "no"),
        ({"login": "desk"}, "STAFF_KNOWN", "login"),
        ({"login": "e001"}, "LOGIN_IS_NUMBER", "login"),
        ({"no": "admin"}, "FIELD_INVALID", "no"),
    ]:
        with hand.desk.file.read() as reader, pytest.raises(Refusal) as caught:
            staff_in.check({**good, **fields}, staff_in.Here(reader))
        assert (caught.value.code, caught.value.field) == (code, field)


@pytest.mark.parametrize(("field", "first", "then"), [("no", "E050", "e050"), ("login", "li", "li")])
def test_a_number_or_login_stands_in_one_row_and_one_of_a_wrong_row_is_free(hand, field, first, then):
    good = {"name": "Li Na", "posts": "REC"}
    with hand.desk.file.read() as reader:
        here = staff_in.Here(reader)
    with pytest.raises(Refusal):
        staff_in.check({**good, field: first, "team": "band"}, here)
    staff_in.check({**good, field: first}, here)
    with pytest.raises(Refusal) as caught:
        staff_in.check({**good, field: then}, here)
    assert (caught.value.code, caught.value.field) == ("TWICE_IN_FILE", field)


def test_a_number_that_is_given_further_down_is_not_counted_up_to(hand, taken):
    assert taken("no,name,posts\n,Li Na,REC\nE004,Wu Bo,RES\n").done.result["added"] == 2
    assert {row.staff: row.name for row in hand.desk.show("staff")}["E004"] == "Wu Bo"


def test_who_begins_later_is_trained_and_in_the_team_from_then_on(hand, taken):
    made = taken(f"{HEAD}\nE050,Li Na,REC,,,2026-12-15,,aed,rrt,,\n")
    assert made.rejects == ()
    begins = [hand.value(f"SELECT {column} FROM {table} WHERE staff_id = 4") for table, column in (
        ("staff_post", "valid_from"), ("qualification", "issued_date"), ("team_member", "valid_from"))]  # fmt: skip
    assert begins == ["2026-12-15"] * 3
    check(hand)
