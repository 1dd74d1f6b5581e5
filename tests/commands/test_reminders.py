"""`hotelcs reminders`: one line, one notice a kind, nothing twice; two at once tell once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.commands.conftest import Program, rows
from tests.conftest import Hand

COMING = ("do", "book", "guest=Ana", "type=KNG", "arrival=2026-11-24", "departure=2026-11-25")


def test_it_says_what_it_told_and_a_second_run_nothing(program: Program, lakeside: Path) -> None:
    assert program(*COMING).code == 0
    first = program("reminders", "--what", "pre-arrival", "--json")
    data = first.document["data"]
    assert (first.code, first.document["changed"]) == (0, 1)
    assert (data["until"], data["created"], data["known"]) == ("2026-11-23", {"pre-arrival": 1}, 0)
    assert len(data["notices"]) == 1
    second = program("reminders", "--what", "pre-arrival", "--json").document
    assert (second["changed"], second["data"]["created"], second["data"]["known"]) == (
        0,
        {"pre-arrival": 0},
        1,
    )
    assert program("reminders", "--what", "pre-arrival").out == "Nothing new is due; told today already: 1.\n"


def test_the_line_counts_each_kind(program: Program, lakeside: Path) -> None:
    program(*COMING)
    assert program("reminders", "--what", "pre-arrival").out == "To call before they come: 1\n"
    assert rows(lakeside, "SELECT command, key, exit, changed FROM job_run") == [
        ("reminders", "2026-11-23", 0, 1)
    ]


def test_a_dry_run_counts_and_tells_nobody(program: Program, lakeside: Path) -> None:
    program(*COMING)
    ended = program("reminders", "--what", "pre-arrival", "--dry-run", "--json").document
    assert (ended["data"]["created"], ended["data"]["notices"]) == ({"pre-arrival": 1}, [])
    assert rows(lakeside, "SELECT count(*) FROM notice") == [(0,)]


def test_what_there_is_no_such_kind_of_ends_2_with_those_there_are(program: Program, lakeside: Path) -> None:
    for what in ("training", "pm", "everything"):
        ended = program("reminders", "--what", what)
        assert ended.code == 2
        assert "pre-arrival" in ended.err
    for day in ("2026-02-31", "2026-11-22", "2027-11-23"):
        assert program("reminders", "--until", day).code == 2


def test_every_kind_is_looked_at_unless_one_is_named(program: Program, lakeside: Path) -> None:
    data = program("reminders", "--json").document["data"]
    assert list(data["created"]) == [
        "pre-arrival",
        "followup",
        "duty-review",
        "handover",
        "plan-review",
        "drill",
    ]


def test_two_at_once_tell_once(hand: Hand) -> None:
    from hotelcs.errors import Refusal

    hand.book(arrival="2026-11-24", departure="2026-11-25")
    others = [hand.at("admin") for _ in range(2)]

    def tell(one: Hand) -> str:
        try:
            return str(one.do("remind", kind="pre-arrival").result["notice"])
        except Refusal as refusal:
            return refusal.code

    with ThreadPoolExecutor(2) as pool:
        ended = sorted(pool.map(tell, others))
    assert ended[1] == "NOTHING_NEW"
    assert hand.value("SELECT count(*) FROM notice") == 1
