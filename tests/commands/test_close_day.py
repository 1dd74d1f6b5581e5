"""`hotelcs close-day`: once for each date, however often it is started."""

import pytest

from tests.commands.conftest import Program, dump, rows
from tests.invariants import check

NIGHT = "2026-11-23T18:00:00Z"


def test_a_day_is_closed_once(program: Program, lakeside):
    closed = program("close-day", "--date", "2026-11-23", "--json", now=NIGHT)
    assert (closed.code, closed.document["changed"] > 0) == (0, True)
    data = closed.document["data"]
    assert (data["business_date"], data["next_date"], data["rooms_charged"]) == (
        "2026-11-23",
        "2026-11-24",
        0,
    )
    again = program("close-day", "--date", "2026-11-23", "--json", now=NIGHT)
    assert (again.code, again.document["changed"]) == (0, 0)
    assert again.document["data"] == {"business_date": "2026-11-23", "closed_before": True}
    assert rows(lakeside, "SELECT day FROM business_day WHERE status = 'open'") == [("2026-11-24",)]
    check(lakeside)


def test_without_a_date_the_open_one_is_closed(program, lakeside):
    assert program("close-day", now=NIGHT).out.startswith(
        "2026-11-23 closed. 0 rooms charged ¥0.00; 0 no-shows"
    )
    assert rows(lakeside, "SELECT day FROM business_day WHERE status = 'open'") == [("2026-11-24",)]


def test_closing_twice_says_so(program, lakeside):
    program("close-day", "--date", "2026-11-23", now=NIGHT)
    out = program("close-day", "--date", "2026-11-23", now=NIGHT).out
    assert out == "2026-11-23 is closed already; nothing was changed.\n"


@pytest.mark.parametrize(("day", "code"), [("2026-11-24", 4), ("2026-11-22", 4), ("today", 2)])
def test_a_date_that_is_not_open_is_refused(program, lakeside, day, code):
    assert program("close-day", "--date", day).code == code


def test_arrivals_that_did_not_come_can_be_kept(program, lakeside):
    program("do", "book", "guest=Ana", "type=KNG", "arrival=2026-11-23", "departure=2026-11-25")
    assert program("close-day", "--keep-arrivals", "--json", now=NIGHT).document["data"]["no_shows"] == []


def test_a_dry_run_tells_the_figures_and_writes_nothing(program, lakeside):
    before = dump(lakeside)
    tried = program("close-day", "--dry-run", "--json")
    assert (tried.code, tried.document["data"]["next_date"]) == (0, "2026-11-24")
    assert dump(lakeside) == before


def test_a_run_that_was_overtaken_changes_nothing(program, lakeside, monkeypatch):
    from hotelcs.commands import nightly

    program("close-day", "--date", "2026-11-23", now=NIGHT)
    seen: list[str] = []

    def late(desk, day):
        seen.append(day)
        return len(seen) > 1

    monkeypatch.setattr(nightly, "is_closed", late)
    again = program("close-day", "--date", "2026-11-23", "--json", now=NIGHT)
    assert (again.code, again.document["changed"], len(seen)) == (0, 0, 2)
