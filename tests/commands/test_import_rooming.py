"""`hotelcs import rooming`: the list of a group from a file, in English or Chinese; the same file again changes nothing."""

import pytest

from tests.commands.conftest import Program, dump, rows
from tests.invariants import check

LIST = "name,type,sharing,language\nWu Di,TWN,1,zh\nLi Na,TWN,1,\nTanaka Yui,TWN,,ja\n"


@pytest.fixture
def group(program: Program, lakeside) -> str:
    asked = ("name=Tours", "arrival=2026-11-26", "departure=2026-11-28", "block=TWN 2", "pax=3")
    return str(program("do", "book-group", *asked, "--json").document["data"]["result"]["group"])


@pytest.fixture
def file(home, monkeypatch):
    monkeypatch.chdir(home)
    path = home / "coach.csv"
    path.write_text(LIST, "utf-8")
    return path


def test_a_list_is_taken_and_the_same_file_again_changes_nothing(program, lakeside, group, file):
    taken = program("import", "rooming", str(file), "--group", group)
    assert (taken.code, taken.out) == (0, "3 people: 3 new, 0 changed, 0 known, 0 rejected\n")
    check(lakeside)
    before = {name: found for name, found in dump(lakeside).items() if "ledger" not in name}
    again = program("import", "rooming", str(file), "--group", "g1", "--json")
    assert (again.code, again.document["changed"], again.document["data"]["known"]) == (0, 0, 3)
    assert {name: found for name, found in dump(lakeside).items() if "ledger" not in name} == before


def test_a_chinese_list_is_taken(program, lakeside, group, file):
    file.write_text("姓名,房型,同住\n吴迪,TWN,1\n李娜,TWN,1\n", "utf-8-sig")
    assert program("import", "rooming", str(file), "--group", group, "--json").document["data"]["added"] == 2
    assert rows(lakeside, "SELECT name FROM group_member ORDER BY id") == [("吴迪",), ("李娜",)]


def test_rows_that_cannot_be_taken_are_told_with_line_field_and_value(program, lakeside, group, file, home):
    file.write_text(LIST + "He Jun,XXX,,\n", "utf-8")
    taken = program("import", "rooming", str(file), "--group", group)
    assert taken.code == 10
    written = (home / "coach-rejects.csv").read_text("utf-8-sig")
    assert written.splitlines()[1].startswith("5,type,XXX,There is no room type XXX")
    told = program("import", "rooming", str(file), "--group", group, "--dry-run").err
    assert "Line 5: type XXX: There is no room type XXX" in told


def test_the_file_of_rejects_repeats_what_stood_in_the_file_but_no_document(program, group, file, home):
    file.write_text("name,type,document\nWu Di,Lucky Room,\nLi Na,TWN,34052419800101001Y\n", "utf-8")
    assert program("import", "rooming", str(file), "--group", group).code == 10
    written = (home / "coach-rejects.csv").read_text("utf-8-sig")
    assert "2,type,Lucky Room," in written
    assert "34052419800101001Y" not in written


def test_what_does_not_agree_is_warned_of(program, group, file):
    file.write_text("name,type\nWu Di,TWN\n", "utf-8")
    told = program("import", "rooming", str(file), "--group", group).err
    assert "The list has 1 rooms, the block 2." in told
    assert "The list has 1 people, the group 3." in told


def test_a_dry_run_writes_nothing(program, lakeside, group, file):
    before = dump(lakeside)
    assert program("import", "rooming", str(file), "--group", group, "--dry-run").code == 0
    assert dump(lakeside) == before


@pytest.mark.parametrize(
    ("text", "code"),
    [("name,colour\nWu Di,red\n", "COLUMN_UNKNOWN"), ("type\nTWN\n", "COLUMN_MISSING"), ("name,type\nWu Di\n", "ROWS_BROKEN"),
     ("name,type\n", "FILE_UNREADABLE")],
)  # fmt: skip
def test_a_file_that_is_no_list_is_refused_whole(program, lakeside, group, file, text, code):
    file.write_text(text, "utf-8")
    refused = program("import", "rooming", str(file), "--group", group, "--json")
    assert (refused.code, refused.document["error"]["code"]) == (4, code)
    assert rows(lakeside, "SELECT count(*) FROM group_member") == [(0,)]


def test_the_group_has_to_be_named_and_known(program, file, lakeside):
    assert program("import", "rooming", str(file)).code == 2
    refused = program("import", "rooming", str(file), "--group", "G261123-009", "--json")
    assert refused.document["error"]["code"] == "GROUP_UNKNOWN"
