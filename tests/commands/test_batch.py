"""`hotelcs do --batch`: JSON lines in, an answer a line out, in order and at once, then a summary."""

import json
import os
import signal
import subprocess
import sys
from typing import Any

import pytest

from hotelcs.commands.batch import LONGEST
from tests.commands.conftest import NOON, Program, dump, rows
from tests.invariants import check


def book(key: str | None = None, **fields: Any) -> str:
    asked = {
        "verb": "book",
        "guest": "Zhang Wei",
        "type": "KNG",
        "arrival": "2026-11-23",
        "departure": "2026-11-24",
    }
    return json.dumps(asked | ({"key": key} if key else {}) | fields)


def test_each_line_is_answered_in_order_then_summed_up(program: Program, lakeside):
    text = "\n".join([book("a"), book(type="XXX"), "", book("b", type="TWN")])
    done = program("do", "--batch", "-", stdin=text)
    first, second, third, summary = done.lines
    assert set(first) == {"ok", "verb", "key", "entry", "changed", "result"}
    assert (first["ok"], first["verb"], first["key"]) == (True, "book", "a")
    assert second == {
        "ok": False,
        "verb": "book",
        "error": {
            "code": "TYPE_UNKNOWN",
            "message": "There is no room type XXX.",
            "field": "type",
            "next": ["show room-types"],
        },
    }
    assert third["result"]["reservation"] == "R261123-002"
    assert summary["data"] == {"lines": 3, "done": 2, "refused": 1}
    assert (summary["ok"], summary["command"], summary["error"]["code"]) == (False, "do", "E_PARTIAL")
    assert (done.code, summary["changed"]) == (10, first["changed"] + third["changed"])


def test_a_batch_without_refusals_ends_0(program, lakeside):
    done = program("do", "--batch", "-", stdin=book() + "\n")
    assert (done.code, done.lines[-1]["ok"], done.lines[-1]["data"]["refused"]) == (0, True, 0)


def test_an_empty_batch_is_a_summary(program, lakeside):
    done = program("do", "--batch", "-")
    assert (done.code, [line["data"]["lines"] for line in done.lines]) == (0, [0])


def test_two_hundred_acts_in_one_go(program, lakeside):
    lines = []
    for n in range(100):
        lines.append(
            book(
                f"b{n}", arrival=f"2027-{n % 9 + 1:02d}-{n % 28 + 1:02d}", departure="2027-10-01", type="SUI"
            )
        )
        lines.append(
            json.dumps(
                {"verb": "cancel", "key": f"c{n}", "reservation": f"R261123-{n + 1:03d}", "reason": "test"}
            )
        )
    done = program("do", "--batch", "-", stdin="\n".join(lines))
    assert (done.code, len(done.lines)) == (0, 201)
    assert rows(lakeside, "SELECT status, count(*) FROM reservation GROUP BY 1") == [("cancelled", 100)]
    again = program("do", "--batch", "-", stdin="\n".join(lines))
    assert (again.code, again.lines[-1]["changed"]) == (0, 0)
    assert [line["result"] for line in again.lines[:-1]] == [line["result"] for line in done.lines[:-1]]
    check(lakeside)


@pytest.mark.parametrize(
    "line", ["{", "[1]", "7", '"x"', '{"verb": "book", "verb": "book"}', "{}", '{"verb": "nothing"}',
             '{"verb": "book", "key": 7}', '{"verb": ["book"]}', "NaN", "x" * (LONGEST + 10), b"\xff\xfe{}"]
)  # fmt: skip
def test_a_malformed_line_is_answered_and_the_batch_goes_on(program, lakeside, line):
    data = (line if isinstance(line, bytes) else line.encode()) + b"\n" + book().encode()
    done = program("do", "--batch", "-", stdin=data)
    wrong, right, summary = done.lines
    assert (wrong["ok"], wrong["error"]["code"]) == (False, "E_USAGE")
    assert set(wrong["error"]) == {"code", "message", "field", "next"}
    assert right["ok"]
    assert (done.code, summary["data"]["refused"]) == (10, 1)


def test_asked_to_it_stops_at_the_first_refusal(program, lakeside):
    done = program("do", "--batch", "-", "--stop-on-refusal", stdin=f"{book()}\n{{}}\n{book()}")
    assert (done.code, len(done.lines)) == (4, 3)
    assert done.lines[-1]["error"]["code"] == "E_BLOCKED"
    assert rows(lakeside, "SELECT count(*) FROM reservation") == [(1,)]


def test_a_refused_line_leaves_nothing_behind(program, lakeside):
    before = dump(lakeside)
    wrong = [book(room="999"), book(room="101", arrival="2026-11-22"), book(guest="4111 1111 1111 1111")]
    assert program("do", "--batch", "-", stdin="\n".join(wrong)).code == 10
    assert dump(lakeside) == before


def test_a_preview_of_a_batch_writes_nothing(program, lakeside):
    before = dump(lakeside)
    done = program("do", "--batch", "-", "--preview", stdin=book() + "\n" + book())
    assert [line["entry"] for line in done.lines[:2]] == [None, None]
    assert dump(lakeside) == before


def test_items_of_a_refusal_come_along(program, lakeside):
    done = program("do", "--batch", "-", stdin="\n".join([book(type="SUI"), book(type="SUI")]))
    assert done.lines[1]["error"]["code"] == "SOLD_OUT"
    assert done.lines[1]["error"]["items"] == ["2026-11-23"]


def test_a_batch_comes_from_a_file(program, lakeside, home):
    (home / "acts.jsonl").write_text("\ufeff" + book() + "\n", "utf-8")
    assert program("do", "--batch", str(home / "acts.jsonl")).code == 0
    assert program("do", "--batch", str(home / "none.jsonl")).code == 9


def test_a_batch_stands_alone(program, lakeside):
    refused = program("do", "book", "--batch", "-")
    assert (refused.code, refused.document["error"]["code"]) == (2, "E_USAGE")


def test_rights_are_those_of_who_acts(program, lakeside):
    line = json.dumps({"verb": "add-room", "no": "9", "floor": 1, "type": "KNG"})
    done = program("do", "--batch", "-", "--as", "desk", stdin=line)
    assert (done.code, done.lines[0]["error"]["code"]) == (10, "DENIED")


def test_a_batch_that_only_waits_for_the_lock_ends_5(program, lakeside, writer):
    done = program("do", "--batch", "-", "--lock-wait", "0.05", stdin=book() + "\n" + book())
    assert [line["error"]["code"] for line in done.lines[:-1]] == ["E_LOCKED", "E_LOCKED"]
    assert (done.code, done.lines[-1]["error"]["code"]) == (5, "E_LOCKED")


def opened(lakeside) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "hotelcs", "do", "--batch", "-", "--now", NOON],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ},
    )  # fmt: skip


def test_a_batch_that_stays_open_works_as_a_pipe(lakeside):
    with opened(lakeside) as pipe:
        assert pipe.stdin
        assert pipe.stdout
        for n in range(3):
            pipe.stdin.write(book(f"p{n}") + "\n")
            pipe.stdin.flush()
            assert json.loads(pipe.stdout.readline())["key"] == f"p{n}"
        pipe.stdin.close()
        assert json.loads(pipe.stdout.read())["data"]["done"] == 3
    assert pipe.returncode == 0


@pytest.fixture
def interruptible():
    """A child hears Ctrl-C even where the tests run in the background, which makes children deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupted_batch_ends_130_and_keeps_what_it_acknowledged(lakeside):
    with opened(lakeside) as pipe:
        assert pipe.stdin
        assert pipe.stdout
        pipe.stdin.write(book("kept") + "\n")
        pipe.stdin.flush()
        assert json.loads(pipe.stdout.readline())["ok"]
        pipe.send_signal(signal.SIGINT)
        end = json.loads(pipe.stdout.read())
        assert (pipe.wait(10), end["error"]["exit"]) == (130, 130)
    assert rows(lakeside, "SELECT act_key FROM ledger ORDER BY seq DESC LIMIT 1") == [("kept",)]
    check(lakeside)
