"""`hotelcs escalate`: what is due is told once, by whomever and however often it is started."""

from pathlib import Path

import pytest

from tests.commands.conftest import Program, dump, rows
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.escalation.house import CASE, only, opened

LATER = "2026-11-23T07:12:00Z"
COUNT = "SELECT count(*) FROM escalation_run"


@pytest.fixture
def waiting(lakeside: Path) -> Path:
    """A case opened at 15:00 with three steps due at 15:12: half of a clock, all of another, ten minutes."""
    hand = Hand(lakeside)
    only(hand, {"since": "clock", "metric": "resolve", "percent": 1}, {"since": "clock", "metric": "ack", "percent": 100},
         {"minutes": 10, "whom": "post:MNT"})  # fmt: skip
    opened(hand)
    hand.desk.close()
    return lakeside


def test_with_nothing_due_it_says_so_and_writes_nothing(program: Program, lakeside: Path) -> None:
    before = dump(lakeside)
    done = program("escalate", "--json")
    assert (done.code, done.document["changed"], done.document["data"]) == (0, 0, {"items": []})
    assert program("escalate").out == "Nothing is due.\n"
    assert dump(lakeside) == before


def test_what_is_due_is_told_once(program: Program, waiting: Path) -> None:
    done = program("escalate", "--json", "--as", "cron", now=LATER)
    document = done.document
    assert (done.code, document["changed"]) == (0, 3)
    assert [(item["no"], item["metric"], item["pct"], item["level"], item["whom"], item["to"], item["staff"],
             item["outcome"]) for item in document["data"]["items"]] == [
        (CASE.ref, "resolve", 2, "warning", "post:GM", ["GM"], ["E001"], "told"),
        (CASE.ref, "ack", 240, "breach", "post:GM", ["GM"], ["E001"], "told"),
        (CASE.ref, "ack", 120, "late", "post:MNT", [], [], "nobody"),
    ]  # fmt: skip
    assert document["warnings"] == [f"{CASE.ref}: nobody was found for post:MNT."]
    again = program("escalate", "--json", now=LATER)
    assert (again.code, again.document["changed"], again.document["data"]["items"]) == (0, 0, [])
    assert rows(waiting, COUNT) == [(3,)]
    check(waiting)


def test_it_says_in_a_line_what_it_did(program: Program, waiting: Path) -> None:
    done = program("escalate", now=LATER)
    assert done.out == f"1 warned, 1 breached ({CASE.ref}), 1 waited too long.\n"
    assert "nobody was found" in done.err


def test_quiet_is_quiet(program: Program, waiting: Path) -> None:
    done = program("escalate", "--quiet", now=LATER)
    assert (done.code, done.out) == (0, "")
    assert rows(waiting, COUNT) == [(3,)]


def test_a_dry_run_lists_the_same_steps_and_writes_nothing(program: Program, waiting: Path) -> None:
    before = dump(waiting)
    tried = program("escalate", "--dry-run", "--json", now=LATER).document
    assert dump(waiting) == before
    assert tried["changed"] == 0
    assert tried["data"] == program("escalate", "--json", now=LATER).document["data"]


def test_while_another_desk_writes_it_waits_and_then_ends_5_with_nothing_lost(
    program: Program, waiting: Path, writer: object
) -> None:
    refused = program("escalate", "--lock-wait", "0.1", "--json", now=LATER)
    assert (refused.code, refused.document["error"]["code"]) == (5, "E_LOCKED")
    assert rows(waiting, COUNT) == [(0,)]


def test_a_simulation_tells_who_would_be_told_when_and_writes_nothing(
    program: Program, waiting: Path
) -> None:
    before = dump(waiting)
    found = program("escalate", "--preview", "--kind", "complaint", "--level", "s2", "--json").document[
        "data"
    ]["preview"]
    assert [(row["minutes"], row["whom"], row["staff"]) for row in found] == [
        (4, "post:GM", ["E001"]), (5, "post:GM", ["E001"]), (10, "post:MNT", []),
    ]  # fmt: skip
    everything = program("escalate", "--preview", "--json").document["data"]["preview"]
    assert {"complaint", "incident", "callout"} <= {row["kind"] for row in everything}
    page = program("escalate", "--preview", "--kind", "callout").out
    assert page.startswith("callout any\n")
    assert "post:GM" in page
    assert dump(waiting) == before


@pytest.mark.parametrize(
    "words",
    [("--preview", "--kind", "x"), ("--kind", "complaint"), ("--preview", "--kind", "x", "--level", "y")],
)
def test_a_simulation_of_nothing_is_a_wrong_word(
    program: Program, lakeside: Path, words: tuple[str, ...]
) -> None:
    assert program("escalate", *words).code == 2


def test_it_speaks_chinese(program: Program, waiting: Path) -> None:
    assert "超时" in program("escalate", "--lang", "zh", now=LATER).out


def test_a_dry_run_names_what_would_be_found_waiting_and_writes_nothing(
    program: Program, lakeside: Path
) -> None:
    hand = Hand(lakeside)
    hand.check_in(hand.book("Guest"), document="passport:GBR:X1234567")
    hand.desk.close()
    before, at = dump(lakeside), "2026-11-24T03:00:00Z"
    tried = program("escalate", "--dry-run", "--json", now=at).document
    assert dump(lakeside) == before
    done = program("escalate", "--json", now=at).document
    assert tried["data"] == done["data"]
    items = done["data"]["items"]
    assert [(item["kind"], item["metric"], item["pct"], item["level"], item["to"]) for item in items] == [
        ("registration", "report", 83, "warning", ["NM"])
    ] * 3


def test_numbers_beyond_their_thresholds_are_told_of_when_asked_for(program: Program, lakeside: Path) -> None:
    hand = Hand(lakeside)
    hand.do("set-threshold", metric="M-02.occ", side="<", bound="50")
    hand.do("close-day")
    hand.desk.close()
    assert program("escalate", "--json").document["data"] == {"items": []}
    before = dump(lakeside)
    tried = program("escalate", "--metrics", "--dry-run", "--json").document["data"]["items"]
    assert dump(lakeside) == before
    done = program("escalate", "--metrics", "--json").document["data"]["items"]
    assert done == tried
    assert ("metric", "M-02.occ/2026-11-23", "M-02.occ", "late") in [
        (item["kind"], item["no"], item["metric"], item["level"]) for item in done
    ]
    again = program("escalate", "--metrics", "--json").document
    assert (again["changed"], again["data"]) == (0, {"items": []})
