"""The daily report lists what there was on its date, not what stands when it is printed (handbook 05, 06 §6.0)."""

import pytest

from hotelcs.reports.daily import daily
from tests.conftest import Hand
from tests.workflows.complaints.conftest import Bench


@pytest.fixture
def bench(hand: Hand) -> Bench:
    return Bench(hand)


def lists(bench: Bench, day: str = "") -> dict[str, list[str]]:
    found: dict[str, list[str]] = daily(bench.hand.desk, day).data["lists"]
    return found


def test_a_grave_complaint_that_was_over_the_same_evening_is_told_of(bench: Bench) -> None:
    grave = bench.take("smoke", "101", safety=True)
    severity = bench.hand.value("SELECT severity FROM complaint WHERE no = :no", no=grave)
    bench.later(1).do("acknowledge-complaint", complaint=grave, understood="x", wants="move")
    bench.do("withdraw-complaint", complaint=grave, words="it was my own candle")
    bench.at("24 02:00").do("close-day")
    after = bench.at("24 09:00").take("smoke", "102", safety=True)
    assert severity in ("s1", "s2")
    assert lists(bench)["complaints_s1_s2"] == [grave]
    assert lists(bench, "today")["complaints_s1_s2"] == [after]
    told = "\n".join(daily(bench.hand.desk).decisions)
    assert grave not in told


def test_a_step_missed_on_the_date_is_told_of_though_it_was_done_since(bench: Bench) -> None:
    no = bench.take()
    bench.later(30).do("acknowledge-complaint", complaint=no, understood="x", wants="fix")
    bench.at("24 02:00").do("close-day")
    assert lists(bench)["late"] == [no]
    section = next(one for one in daily(bench.hand.desk).sections if one.title == "Past their time")
    assert section.rows[0][0] == no
    assert "ack" in str(section.rows[0][3])


def test_what_began_after_the_date_is_not_told_of_it(bench: Bench) -> None:
    bench.at("24 02:00").do("close-day")
    bench.at("24 09:00").do("raise-incident", type="fire", place="kitchen")
    assert lists(bench)["incidents"] == []
    assert len(lists(bench, "today")["incidents"]) == 1
