"""A hotel set up with lists of its staff and its roster: all of it, or nothing and the first wrong row."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hotelcs.errors import Denied, Refusal
from hotelcs.storage import keys
from hotelcs.workflows.desk import open_desk
from hotelcs.workflows.organisation.founding import Plan
from hotelcs.workflows.organisation.listed import beside
from hotelcs.workflows.organisation.setting_up import SetUp, furnish_all, furnish_file, furnish_floors, set_up
from tests.invariants import check

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
JOBS = (("cron", "Scheduled jobs", "INF"),)
STAFF = "no,name,posts,login\nE010,Li Na,host,li\nE011,Wu Bo,duty-manager+caretaker,wu\n"
ROSTER = "staff,day,shift,on_call\nli,2026-11-23,early,\nE011,2026-11-23,night,yes\n"


def plan(posts: str = "GM+TQC+INF") -> Plan:
    """A boutique hotel whose other people come from a list."""
    return Plan("Lakeside", "湖畔", date(2026, 11, 23), accounts=JOBS, admin_posts=posts)


def founded(
    tmp_path: Path, staff: str = STAFF, roster: str = ROSTER, *, posts: str = "GM+TQC+INF", keep: bool = True
) -> SetUp:
    """Set the hotel up from the texts of both lists."""
    for name, text in (("staff", staff), ("roster", roster)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    furnish = furnish_all(
        furnish_floors("boutique", [1, 2], 3),
        furnish_file(tmp_path / "staff.csv", "staff"),
        furnish_file(tmp_path / "roster.csv", "roster"),
    )
    wanted = beside(plan(posts), tmp_path / "staff.csv")
    return set_up(tmp_path / "hotel.db", wanted, NOW, furnish, keep=keep)


def key_files() -> set[Path]:
    """The keys of every hotel."""
    return set(keys.key_file("x").parent.glob("*.key"))


def test_rooms_people_and_shifts_are_there_at_once(tmp_path):
    made = founded(tmp_path)
    assert (made.counts["rooms"], made.counts["staff"], made.counts["accounts"], made.counts["shifts"]) == (
        6,
        3,
        4,
        2,
    )
    desk = open_desk(made.path, clock=lambda: NOW)
    assert [(row.staff, row.posts) for row in desk.show("staff")] == [
        ("E001", "GM+TQC+INF"), ("E010", "REC+RES+CRM"), ("E011", "NM+SUP+CMP+MNT"),
    ]  # fmt: skip
    assert [(row.staff, row.shift, row.on_call) for row in desk.show("roster")] == [
        ("E010", "early", False),
        ("E011", "night", True),
    ]
    check(desk)
    desk.close()


ADMIN = ("Administrator", "GM+TQC+INF", "admin")
LISTS: dict[str, tuple[str, list[tuple[str, str, str, str]]]] = {
    "the first number is on the list": (
        "E001,Boss Gm,GM,gm\n", [("E001", "Boss Gm", "GM", "gm"), ("E002", *ADMIN)]),
    "the first numbers are on the list, in any case": (
        "e001,Boss Gm,GM,gm\nE002,Li Na,REC,\n",
        [("E001", "Boss Gm", "GM", "gm"), ("E002", "Li Na", "REC", ""), ("E003", *ADMIN)]),
    "nobody on it has a number": (
        ",Boss Gm,GM,gm\n", [("E001", *ADMIN), ("E002", "Boss Gm", "GM", "gm")]),
    "the administrator is on it": (
        "E001,Li Na,REC,\nE007,Boss Gm,GM,admin\n",
        [("E001", "Li Na", "REC", ""), ("E007", "Boss Gm", "GM+TQC+INF", "admin")]),
    "the administrator is on it without a number": (
        ",Boss Gm,GM,admin\nE001,Li Na,REC,\n",
        [("E001", "Li Na", "REC", ""), ("E002", "Boss Gm", "GM+TQC+INF", "admin")]),
}  # fmt: skip


@pytest.mark.parametrize("what", LISTS)
def test_everybody_on_the_list_is_there_and_the_administrator_beside_them(tmp_path, what):
    rows, people = LISTS[what]
    made = founded(tmp_path, "no,name,posts,login\n" + rows, "staff,day,shift\n")
    desk = open_desk(made.path, clock=lambda: NOW)
    logins = {row.staff: row.login for row in desk.show("accounts")}
    assert [
        (row.staff, row.name, row.posts, logins.get(row.staff, "")) for row in desk.show("staff")
    ] == people
    check(desk)
    desk.close()


def test_a_list_that_gives_the_administrators_number_to_another_makes_no_hotel_rather_than_lose_them(
    tmp_path,
):
    path = tmp_path / "staff.csv"
    path.write_text("no,name,posts,login\nE001,Boss Gm,GM,gm\n", encoding="utf-8")
    with pytest.raises(Refusal) as caught:
        set_up(tmp_path / "hotel.db", plan(), NOW, furnish_file(path, "staff"))
    assert (caught.value.code, caught.value.items[0][:3]) == ("ROWS_REJECTED", (2, "no", "E001"))
    assert not (tmp_path / "hotel.db").exists()


def test_what_would_be_is_counted_and_thrown_away(tmp_path):
    before = key_files()
    made = founded(tmp_path, keep=False)
    assert (made.counts["staff"], made.counts["shifts"]) == (3, 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["roster.csv", "staff.csv"]
    assert key_files() == before


WRONG: dict[str, tuple[str, str, str, int]] = {
    "an unknown post": (STAFF + ",Sun Li,XXX,\n", ROSTER, "staff", 4),
    "a day that is none": (STAFF, ROSTER + "E010,2026-02-30,early,\n", "roster", 4),
    "somebody who is not on the list of the staff": (STAFF, ROSTER + "E099,2026-11-24,early,\n", "roster", 4),
    "two places at once": (STAFF, ROSTER + "E010,2026-11-23,office,\n", "roster", 4),
}


@pytest.mark.parametrize("what", WRONG)
def test_one_wrong_row_and_there_is_no_hotel(tmp_path, what):
    staff, roster, field, line = WRONG[what]
    before = key_files()
    with pytest.raises(Refusal) as caught:
        founded(tmp_path, staff, roster)
    error = caught.value
    assert (error.code, error.field, error.next) == ("ROWS_REJECTED", field, ("mend-file",))
    assert [item[0] for item in error.items] == [line]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["roster.csv", "staff.csv"]
    assert key_files() == before


@pytest.mark.parametrize(
    ("posts", "staff"), [("REC", STAFF), ("INF", STAFF.replace("host", "GM"))], ids=["REC", "INF"]
)
def test_an_administrator_who_may_not_take_them_on_makes_no_hotel(tmp_path, posts, staff):
    before = key_files()
    with pytest.raises(Denied):
        founded(tmp_path, staff, posts=posts)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["roster.csv", "staff.csv"]
    assert key_files() == before
