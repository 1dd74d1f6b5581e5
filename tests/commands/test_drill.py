"""`hotelcs drill start|end|due`: a scheduled drill without anybody at a terminal; exits 0, 2, 3, 4 and 6."""

from tests.commands.conftest import Program, dump, rows

MARK = "DRILL 演练"


def test_a_drill_begins_and_ends_without_a_terminal(program: Program, lakeside):
    done = program("drill", "start", "--plan", "CP-FIRE", "--floor", "8")
    assert (done.code, done.out) == (0, f"{MARK} Z261123-001 runs as N261123-001.\n")
    assert rows(lakeside, "SELECT type, place, drill FROM incident") == [("fire", "8F", 1)]
    done = program("drill", "end", "--json")
    assert (done.code, done.document["data"]["status"], done.document["changed"] > 0) == (0, "debrief", True)
    again = program("drill", "end", "--json")
    assert (again.code, again.document["error"]["code"]) == (4, "NO_DRILL_RUNS")


def test_a_planned_drill_is_begun_by_its_number(program, lakeside):
    program("do", "plan-drill", "type=lift", "place=Lift 2", "at=2026-11-24 10:00")
    assert program("drill", "start", "z1", "--json").document["data"]["type"] == "lift"
    assert program("drill", "end", "Z261123-001").code == 0


def test_a_dry_run_begins_nothing(program, lakeside):
    before = dump(lakeside)
    done = program("drill", "start", "--plan", "fire", "--floor", "Lobby", "--dry-run", "--json")
    assert (done.code, done.document["data"]["status"]) == (0, "running")
    assert dump(lakeside) == before


def test_what_is_not_named_or_not_known_ends_2(program, lakeside):
    for words in (
        (),
        ("--plan", "fire"),
        ("--floor", "8"),
        ("--plan", "dragon", "--floor", "8"),
        ("z1", "--plan", "fire", "--floor", "8"),
    ):
        refused = program("drill", "start", *words, "--json")
        assert (refused.code, refused.document["error"]["code"]) == (2, "E_USAGE"), words
        assert refused.document["error"]["hint"]


def test_a_real_emergency_ends_4(program, lakeside):
    program("do", "raise-incident", "type=water", "place=101")
    refused = program("drill", "start", "--plan", "fire", "--floor", "8", "--json")
    assert (refused.code, refused.document["error"]["code"]) == (4, "EMERGENCY_RUNS")


def test_whoever_may_not_run_drills_ends_6(program, lakeside):
    assert program("drill", "start", "--plan", "fire", "--floor", "8", "--as", "desk").code == 6


def test_without_a_hotel_it_ends_3(program, home):
    assert (
        program("drill", "start", "--plan", "fire", "--floor", "8", "--db", str(home / "none.db")).code == 3
    )


def test_the_drills_of_the_year_are_listed_and_marked_on_every_line(program, lakeside):
    told = program("drill", "due").out.splitlines()
    assert len(told) == 6
    assert all(line.startswith(MARK) for line in told)
    assert program("drill", "due", "--json").document["data"][0] == {
        "mark": MARK, "type": "fire", "per_year": 2, "last": "", "next": "", "due": "2027-05-24", "overdue": False, "days": 182,
    }  # fmt: skip
    assert MARK in program("show", "drill-schedule").out
