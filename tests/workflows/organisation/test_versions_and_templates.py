"""The organisation kept as versions and compared; a template put into a hotel adds what is missing and nothing else."""

import csv
import json
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from hotelcs.errors import Refusal, Usage
from hotelcs.workflows.organisation import templates
from hotelcs.workflows.organisation.founding import Plan, found
from hotelcs.workflows.people.skills import Kind
from tests.conftest import Hand
from tests.invariants import check
from tests.source_tree import ROOT
from tests.workflows.people.refusing import refused

DATA = ROOT / "data" / "organisation"
TEMPLATES = ["boutique", "business", "chain"]
TABLES = ("department", "post", "post_grant", "post_deputy", "shift", "staffing_least", "team", "calendar", "calendar_window",
          "sla_policy", "duty", "duty_text", "duty_assignment")  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    """A table of the data."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def said(template: str) -> dict[str, object]:
    """What a template says."""
    return tomllib.loads((DATA / f"{template}.toml").read_text("utf-8"))


def contents(hand: Hand) -> dict[str, list[tuple[object, ...]]]:
    """Every row that a template furnishes."""
    return {table: sorted(hand.rows(f"SELECT * FROM {table}"), key=repr) for table in TABLES}


# --- versions


def test_a_version_keeps_the_organisation_and_the_same_again_is_none(hand):
    done = hand.do("save-organisation", label="Autumn", note="before the move")
    assert done.result == {"version": 1, "label": "Autumn"}
    error = refused(hand, "save-organisation", label="Again")
    assert (error.code, error.field) == ("NOTHING_CHANGED", "label")
    (row,) = hand.desk.show("organisation-versions")
    assert (row.label, row.business_date, row.actor, row.note) == (
        "Autumn",
        "2026-11-23",
        "admin",
        "before the move",
    )
    kept = json.loads(hand.value("SELECT snapshot FROM organisation_version"))
    assert {part: len(kept[part]) for part in kept} == {"departments": 13, "posts": 12, "rights": hand.value(
        "SELECT count(*) FROM post_grant"), "deputies": hand.value("SELECT count(*) FROM post_deputy"), "duties": 64,
        "matrix": hand.value("SELECT count(*) FROM duty_assignment")}  # fmt: skip


CHANGES: dict[str, tuple[str, dict[str, object], set[tuple[str, str, str]]]] = {
    "a department": ("add-department", {"code": "SPA", "name_en": "Spa", "name_zh": "水疗"}, {("departments", "+", "SPA Spa 水疗 core 1")}),
    "a right given": ("grant", {"post": "MNT", "right": "guest.read"}, {("rights", "+", "MNT guest.read")}),
    "a right taken": ("revoke", {"post": "RAT", "right": "room.clean"}, {("rights", "-", "RAT room.clean")}),
    "a limit": ("set-limits", {"post": "REC", "discount": 9}, {
        ("posts", "-", "REC FD Receptionist 客服接待员 2 SUP 5000 6000 5"), ("posts", "+", "REC FD Receptionist 客服接待员 2 SUP 5000 6000 9"),
    }),
    "deputies": ("set-deputies", {"post": "GM", "deputies": ["NM"]}, {
        ("deputies", "-", "GM 1 SUP"), ("deputies", "-", "GM 2 NM"), ("deputies", "-", "GM 3 REC"), ("deputies", "+", "GM 1 NM"),
    }),
    "a letter": ("assign-duty", {"duty": "DU-06", "post": "SUP", "letters": "A"}, {
        ("matrix", "-", "DU-06 REC A"), ("matrix", "+", "DU-06 SUP A"), ("matrix", "-", "DU-06 SUP C"),
    }),
    "a retired duty": ("retire-duty", {"duty": "DU-06"}, {
        ("duties", "-", "DU-06 FD 1 1 Welcome every guest 热情迎接每一位宾客"), ("duties", "+", "DU-06 FD 1 0 Welcome every guest 热情迎接每一位宾客"),
    }),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_the_difference_is_what_was_changed_and_nothing_else(hand, what):
    verb, fields, expected = CHANGES[what]
    hand.do("save-organisation", label="Before")
    assert hand.desk.show("organisation-differences", **{"from": 1}) == []
    hand.do(verb, **fields)
    assert {
        (row.part, row.sign, row.row) for row in hand.desk.show("organisation-differences", **{"from": 1})
    } == expected
    hand.do("save-organisation", label="After")
    assert {
        (row.part, row.sign, row.row)
        for row in hand.desk.show("organisation-differences", **{"from": "1", "to": "2"})
    } == expected
    turned = {(part, "+" if sign == "-" else "-", words) for part, sign, words in expected}
    assert {
        (row.part, row.sign, row.row)
        for row in hand.desk.show("organisation-differences", **{"from": 2, "to": 1})
    } == turned
    assert [row.label for row in hand.desk.show("organisation-versions")] == ["After", "Before"]


def test_a_letter_to_come_is_part_of_the_organisation_from_its_day_on(hand):
    hand.do("save-organisation", label="Before")
    hand.do("assign-duty", duty="DU-06", post="SUP", letters="A", first="2026-11-24")
    assert hand.desk.show("organisation-differences", **{"from": 1}) == []
    hand.now = datetime(2026, 11, 23, 18, tzinfo=UTC)
    hand.do("close-day")
    assert len(hand.desk.show("organisation-differences", **{"from": 1})) == 3


def test_a_version_that_there_is_not_is_said_not_to_be(hand):
    for asked in [{"from": 1}, {"from": 99}, {"from": "0"}]:
        with pytest.raises(Refusal) as caught:
            hand.desk.show("organisation-differences", **asked)
        assert (caught.value.code, caught.value.field) == ("VERSION_UNKNOWN", "from")


@pytest.mark.parametrize(
    "statement", ["UPDATE organisation_version SET label = 'x'", "DELETE FROM organisation_version"]
)
def test_a_version_stays_as_it_was_kept(hand, statement):
    hand.do("save-organisation", label="Before")
    with pytest.raises(IntegrityError, match="tr_organisation_version"), hand.desk.file.write() as session:
        session.execute(text(statement))


# --- templates


def test_a_template_put_into_a_whole_hotel_adds_nothing(hand):
    for template in TEMPLATES:
        before = contents(hand)
        done = hand.do("apply-template", template=template)
        assert (done.result, done.changed) == ({"template": template, "added": {}}, 0)
        assert contents(hand) == before


MISSING = {
    "shifts": ["staffing_least", "shift"], "calendars and service levels": ["sla_policy", "calendar_window", "calendar"],
    "deputies": ["post_deputy"], "the team": ["team"], "letters": ["duty_assignment"],
}  # fmt: skip


@pytest.mark.parametrize("what", MISSING)
def test_what_is_missing_comes_back_and_what_is_there_stays_as_it_is(hand, what):
    hand.do("set-limits", post="REC", discount=9)
    hand.do("change-duty", duty="DU-06", detail_en="By name.", reason="r")
    before = contents(hand)
    with hand.desk.file.write() as session:
        for table in MISSING[what]:
            session.execute(text(f"DELETE FROM {table}"))
    done = hand.do("apply-template", template="boutique")
    assert set(done.result["added"]) == set(MISSING[what])
    assert done.changed == sum(done.result["added"].values())
    after = contents(hand)
    for table in TABLES:
        if table in {
            "staffing_least",
            "sla_policy",
            "duty_assignment",
        }:  # their rows have numbers, which begin anew
            assert sorted(row[1:] for row in after[table]) == sorted(row[1:] for row in before[table])
        else:
            assert after[table] == before[table], table
    check(hand)


@pytest.mark.parametrize("name", ["", "hostel", "Boutique"])
def test_a_template_that_there_is_not_is_refused(hand, name):
    assert refused(hand, "apply-template", template=name).code == "FIELD_INVALID"
    with pytest.raises(Usage, match="template"):
        templates.template(name)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_names_only_what_there_is(template):
    wanted, posts = said(template), {row["code"] for row in rows("posts.csv")}
    shifts = {row["code"]: row for row in wanted["shift"]}
    assert set(wanted["deputies"]) == posts
    assert all(post not in chain and set(chain) <= posts for post, chain in wanted["deputies"].items())
    assert {code for bundle in wanted["bundles"].values() for code in bundle} <= posts
    assert set(wanted["duty_manager"]) | set(wanted["supervisor"]) <= posts
    assert set(wanted["limits"]) <= posts
    for least in wanted["least"]:
        assert least["shift"] in shifts
        assert least["post"] in posts
        assert not shifts[least["shift"]].get("beside")
    around = [row for row in wanted["shift"] if not row.get("beside")]
    assert [row["to"] for row in around] == [row["from"] for row in (*around[1:], around[0])]


def test_every_duty_has_one_who_answers_and_somebody_who_does_it_in_a_department_there_is():
    posts = [row["code"] for row in rows("posts.csv")]
    departments = {row["code"] for row in rows("departments.csv") if row["kind"] == "core"}
    listed = rows("duties.csv")
    assert [row["code"] for row in listed] == [f"DU-{number:02d}" for number in range(1, 65)]
    for row in listed:
        letters = [letter for post in posts for letter in row[post].split("/") if letter]
        assert letters.count("A") == 1, row["code"]
        assert "R" in letters, row["code"]
        assert set(letters) <= set("ARCI")
        assert row["department"] in departments
        assert row["name_en"]
        assert row["name_zh"]


def test_levels_reporting_lines_and_service_levels_are_sound():
    posts = {row["code"]: row for row in rows("posts.csv")}
    for row in posts.values():
        above = row["reports_to"]
        assert not above or int(posts[above]["level"]) > int(row["level"])
    assert [code for code, row in posts.items() if not row["reports_to"]] == ["GM"]
    calendars = {row["code"] for row in rows("calendars.csv")}
    levels = rows("sla.csv")
    assert {row["calendar"] for row in levels} <= calendars
    assert len({(row["kind"], row["level"], row["metric"]) for row in levels}) == len(levels)
    assert not [
        row
        for row in levels
        if row["kind"] == "complaint" and row["level"] == "s1" and row["pauses"] == "yes"
    ]


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_smallest_hotel_of_a_template_has_all_of_it(tmp_path: Path, template):
    made = found(
        tmp_path / "h.db",
        Plan("A", "甲", date(2026, 11, 23), template=template),
        datetime(2026, 11, 23, tzinfo=UTC),
    )
    wanted = said(template)
    with made.read() as reader:
        chain = [
            tuple(row) for row in reader.rows("SELECT post, deputy FROM post_deputy ORDER BY post, place")
        ]
        least = {tuple(row) for row in reader.rows("SELECT shift, post, people, on_call FROM staffing_least")}
        team = reader.rows("SELECT kind, least FROM team")
        ((quiet_from, quiet_to, warn),) = reader.rows(
            "SELECT quiet_from_minute, quiet_to_minute, holders_warn FROM property"
        )
        engineering = reader.rows("SELECT department FROM post WHERE code = 'MNT'")[0][0]
    made.close()
    assert chain == [
        (post, deputy) for post in sorted(wanted["deputies"]) for deputy in wanted["deputies"][post]
    ]
    assert least == {
        (row["shift"], row["post"], row["people"], int(row.get("on_call", False))) for row in wanted["least"]
    }
    assert team == [("rapid_response", wanted["rapid_response_least"])]
    assert (quiet_from, quiet_to, warn) == (22 * 60, 7 * 60, wanted["holders_warn"])
    assert engineering == ("ENG" if template == "chain" else "HK")


def test_the_kinds_of_training_are_those_of_the_database():
    from hotelcs.models.people import QUALIFICATIONS

    assert set(Kind.__args__) == set(QUALIFICATIONS)
