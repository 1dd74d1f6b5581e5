"""M-12 to M-18 are counted from what happened."""

import pytest

from tests.workflows.complaints.conftest import Bench


@pytest.fixture
def bench(hand):
    return Bench(hand)


def told(bench: Bench, **span: str) -> dict[str, tuple[str, int, int]]:
    rows = bench.hand.desk.show("complaint-measures", **span)
    return {row.measure: (row.value, row.part, row.whole) for row in rows}


def test_what_happened_is_what_is_counted(bench: Bench) -> None:
    first = bench.take()
    bench.later(4).do("acknowledge-complaint", complaint=first, understood="x", wants="fix", mood=2)
    bench.do("fix-at-once", complaint=first, done="asked them")
    late = bench.take(whose="102")
    bench.later(15).do("acknowledge-complaint", complaint=late, understood="x", wants="fix")
    bench.do("plan-complaint", complaint=late, plan="x")
    bench.do("start-complaint", complaint=late)
    bench.later(5).do("resolve-complaint", complaint=late, told=True)
    bench.later(60).do("recovery-call", complaint=first, outcome="reached", mood=4, sat=4)
    bench.do("recovery-call", complaint=late, outcome="reached", mood=2, sat=2)
    twin = bench.take("NOI-2", "101", separate=True)
    bench.do("merge-complaints", complaint=twin, into=bench.take("NOI-3", "101", separate=True))
    found = told(bench)
    assert found["M-12"] == ("9.5", 2, 2)
    assert found["M-13"] == ("12", 2, 2)
    assert found["M-14"] == ("100.00", 1, 1)
    assert found["M-16"] == ("50.00", 1, 2)
    assert found["M-17"] == ("", 3, 0)
    assert found["M-18"] == ("50.00", 1, 2)
    assert told(bench, **{"from": "2026-11-24", "to": "2026-11-25"})["M-12"] == ("", 0, 0)


def test_steps_that_were_due_are_met_or_missed_for_good(bench: Bench) -> None:
    no = bench.take()
    bench.later(11)
    assert told(bench)["M-15"] == ("0.00", 0, 1)
    bench.do("acknowledge-complaint", complaint=no, understood="x", wants="fix")
    value, met, due = told(bench)["M-15"]
    assert (met, due) == (1, 2)
    assert value == "50.00"


def test_room_nights_are_those_that_are_over(bench: Bench) -> None:
    bench.take()
    bench.at("24 02:00").do("close-day")
    assert told(bench)["M-17"] == ("50.00", 1, 2)


def test_complaints_are_grouped_by_what_one_asks(bench: Bench) -> None:
    for whose, code in (("101", "noise"), ("102", "noise"), ("103", "clean"), (None, "lift")):
        bench.take(code, whose, anonymous=whose is None)
    bench.at("23 23:30").take("smoke", "201")
    ask = bench.hand.desk.show
    assert [(row.group, row.complaints) for row in ask("complaint-report")][:1] == [("NOI-1", 2)]
    assert {row.group for row in ask("complaint-report", by="dept")} == {"FD", "HK"}
    assert {(row.group, row.complaints) for row in ask("complaint-report", by="shift")} == {
        ("late", 4),
        ("night", 1),
    }
    assert {row.group for row in ask("complaint-report", by="room")} == {"101", "102", "103", "201", "-"}
    assert sum(row.open for row in ask("complaint-report", open="yes")) == 5
    assert ask("complaint-report", **{"from": "2026-11-01", "to": "2026-11-02"}) == []


def test_a_span_that_ends_before_it_begins_and_a_group_nobody_knows_are_refused(bench: Bench) -> None:
    from hotelcs.errors import Usage

    for filters in ({"by": "moon"}, {"from": "2026-11-24", "to": "2026-11-23"}, {"from": "soon"}):
        with pytest.raises(Usage):
            bench.hand.desk.show("complaint-report", **filters)
