"""What is given, the call afterwards, what comes again and again, and what was an emergency."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from hotelcs.errors import Denied
from hotelcs.storage import driver
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.complaints.conftest import Bench


@pytest.fixture
def team(business_hotel: Path, tmp_path: Path) -> Bench:
    """The bench with somebody of each post beside it."""
    path = tmp_path / "hotel.db"
    shutil.copy(business_hotel, path)
    return Bench(Hand(path))


def refused(hand: Hand, verb: str, **fields: object) -> str:
    with pytest.raises(Denied) as caught:
        hand.do(verb, **fields)
    return str(caught.value.code)


def test_money_goes_off_the_bill_and_comes_back_onto_it(bench: Bench) -> None:
    no = bench.taken()
    before = bench.hand.desk.show("folio", stay="101").balance_minor
    given = bench.do("compensate", complaint=no, kind="discount", value=18800, note="sleep lost")
    assert bench.hand.desk.show("folio", stay="101").balance_minor == before - 18800
    entry = bench.hand.value("SELECT max(seq) FROM ledger")
    bench.hand.desk.undo(entry)
    assert bench.hand.desk.show("folio", stay="101").balance_minor == before
    assert [line.revoked for line in bench.see(no).given] == [True]
    assert bench.see(no).given_minor == 0
    assert (
        bench.refused("revoke-compensation", compensation=given["compensation"], reason="x")
        == "COMPENSATION_UNKNOWN"
    )
    check(bench.hand)


def test_a_gift_and_points_do_not_touch_the_bill(bench: Bench) -> None:
    no = bench.taken()
    before = bench.hand.desk.show("folio", stay="101").balance_minor
    bench.do("compensate", complaint=no, kind="gift", value=3800)
    bench.do("compensate", complaint=no, kind="points", points=500)
    bench.do("compensate", complaint=no, kind="apology")
    assert bench.hand.desk.show("folio", stay="101").balance_minor == before
    assert [(line.kind, line.value_minor, line.points) for line in bench.see(no).given] == [
        ("gift", 3800, 0), ("points", 0, 500), ("apology", 0, 0),
    ]  # fmt: skip
    assert bench.refused("compensate", complaint=no, kind="points") == "POINTS_WRONG"
    assert bench.refused("compensate", complaint=no, kind="refund") == "VALUE_MISSING"
    nobody = bench.taken("lift", None, anonymous=True)
    assert bench.refused("compensate", complaint=nobody, kind="discount", value=100) == "NO_BILL"


def test_the_limit_is_of_the_case_and_a_second_person_says_yes(team: Bench) -> None:
    no = team.taken()
    desk = team.hand.at("rec")
    desk.do("compensate", complaint=no, kind="fnb", value=3800)
    assert refused(desk, "compensate", complaint=no, kind="fnb", value=1201) == "OVER_LIMIT"
    asked = {"complaint": no, "kind": "discount", "value": 18800}
    number = desk.do("ask-approval", for_="compensate", fields=asked, reason="sleep lost").result["approval"]
    team.hand.at("sup").do("decide-approval", approval=number, approve=True)
    assert desk.do("compensate", **asked).result["total_minor"] == 22600
    assert team.hand.value("SELECT approval FROM compensation ORDER BY id DESC") == number
    assert team.see(no).limit_minor == team.hand.desk.show("complaint", no=no).limit_minor


def test_before_the_manager_and_the_insurer_nothing_is_offered(team: Bench) -> None:
    no = (
        team.hand.at("cmp")
        .do("take-complaint", code="SEC-1", words="my watch", whose="101")
        .result["complaint"]
    )
    assert refused(team.hand.at("sup"), "compensate", complaint=no, kind="gift", value=100) == "DENIED"
    assert team.hand.at("cmp").do("compensate", complaint=no, kind="apology").result["value_minor"] == 0
    assert (
        team.hand.at("gm").do("compensate", complaint=no, kind="gift", value=100).result["value_minor"] == 100
    )


def test_a_discontent_guest_opens_it_again(bench: Bench) -> None:
    no = bench.resolved()
    bench.later(24 * 60)
    assert bench.refused("recovery-call", complaint=no, outcome="reached") == "ANSWERS_MISSING"
    called = bench.do("recovery-call", complaint=no, outcome="reached", mood=4, sat=2, note="still loud")
    assert (called["outcome"], called["status"]) == ("done", "in_action")
    case = bench.see(no)
    assert (case.mood_out, case.sat_out, case.reopened, case.held) == (4, 2, 1, "own")
    assert bench.clocks(no)["resolve"] == "running"


def test_three_calls_on_two_days_are_enough(bench: Bench) -> None:
    no = bench.resolved()
    for minutes in (60, 120, 120):
        called = bench.later(minutes).do("recovery-call", complaint=no, outcome="no_answer")
        assert called["outcome"] == "due"
    assert (called["tries"], called["next"]) == (3, "2026-11-23T14:00:00Z")
    bench.at("24 02:00").do("close-day")
    called = bench.at("24 09:30").do("recovery-call", complaint=no, outcome="wrong_number")
    assert (called["outcome"], called["tries"], called["status"]) == ("unreachable", 4, "closed")


def test_one_call_is_enough_for_what_is_slight(bench: Bench) -> None:
    no = bench.resolved("tv")
    called = bench.later(60).do("recovery-call", complaint=no, outcome="no_answer")
    assert (called["outcome"], called["status"]) == ("unreachable", "closed")
    assert bench.see(no).close_kind == "unreachable"


def test_whoever_does_not_want_to_be_called_is_not(bench: Bench) -> None:
    no = bench.resolved()
    assert bench.do("recovery-call", complaint=no, outcome="declined")["status"] == "closed"
    assert bench.see(no).close_kind == "unreachable"
    assert [call.status for call in bench.see(no).calls] == ["declined"]


def test_what_was_critical_is_called_about_twice(bench: Bench) -> None:
    no = bench.resolved(safety=True)
    bench.do("find-cause", complaint=no, cause="neighbour")
    assert bench.see(no).calls[0].due == "2026-11-23 17:00"
    first = bench.later(120).do("recovery-call", complaint=no, outcome="reached", mood=4, sat=4)
    assert first["status"] == "resolved"
    assert bench.see(no).calls[1].due == "2026-11-24 15:00"
    assert (
        bench.later(22 * 60).do("recovery-call", complaint=no, outcome="reached", mood=5, sat=5)["status"]
        == "closed"
    )


def test_calls_are_listed_by_their_hour(bench: Bench) -> None:
    no, soon = bench.resolved(), bench.resolved(safety=True, whose="102")
    rows = bench.hand.desk.show("recovery-calls")
    assert [row.complaint for row in rows] == [soon, no]
    assert [row.complaint for row in bench.later(121).hand.desk.show("recovery-calls", due="yes")] == [soon]
    assert rows[0].hours
    assert not bench.at("23 21:00").hand.desk.show("recovery-calls")[0].hours
    assert [item.screen for item in bench.hand.desk.show("items", kind="recovery")] == ["13", "13"]
    bench.do("close-complaint", complaint=no, reason="said yes")
    assert bench.refused("recovery-call", complaint=no, outcome="declined") == "ILLEGAL_STATE"


def test_the_same_code_three_times_a_day_is_a_pattern_until_it_is_dealt_with(bench: Bench) -> None:
    for room in ("101", "102", "103"):
        assert bench.hand.desk.show("complaint-patterns") == []
        bench.take(whose=room)
    found = bench.hand.desk.show("complaint-patterns")
    assert [(row.kind, row.subject, row.count) for row in found] == [("code", "NOI-1", 3)]
    assert [item.item for item in bench.hand.desk.show("items", kind="pattern")] == [found[0].pattern]
    bench.take(whose="201")
    assert [row.count for row in bench.hand.desk.show("complaint-patterns")] == [4]
    bench.later(1).do("close-pattern", pattern=found[0].pattern, outcome="spoke to the band")
    bench.later(1).take(whose="202")
    assert bench.hand.desk.show("complaint-patterns") == []
    assert bench.refused("close-pattern", pattern=found[0].pattern, outcome="x") == "PATTERN_OVER"
    assert bench.refused("close-pattern", pattern="E261123-099", outcome="x") == "PATTERN_UNKNOWN"


def test_a_room_a_machine_and_a_cause_three_times_a_month_are_patterns(bench: Bench) -> None:
    for number, code in enumerate(("bed", "wifi", "tv")):
        no = bench.at(f"2{4 + number} 12:00").in_action(code, "103", asset="AC 103")
        bench.do("find-cause", complaint=no, cause="no_maintenance")
    found = {(row.kind, row.subject) for row in bench.hand.desk.show("complaint-patterns")}
    assert found == {("room", "103"), ("asset", "ac 103"), ("cause", "no_maintenance")}


def test_danger_is_an_emergency_and_each_knows_of_the_other(bench: Bench) -> None:
    no = bench.taken("FAC-7")
    linked = bench.do("complaint-incident", complaint=no)
    assert (linked["type"], linked["severity"]) == ("medical", "s1")
    assert bench.see(no).incident == linked["incident"]
    assert bench.refused("complaint-incident", complaint=no) == "INCIDENT_LINKED"
    row = bench.hand.desk.show("incidents", open=True)[0]
    assert (row.incident, row.place) == (linked["incident"], "101")
    other = bench.taken(whose="102")
    assert bench.do("complaint-incident", complaint=other, type="violence")["severity"] == "s1"


def test_promises_are_owned_timed_and_late_for_all_to_see(bench: Bench) -> None:
    no = bench.taken()
    made = bench.do("promise-guest", complaint=no, text="call back", minutes=30)
    item = bench.hand.desk.show("items", kind="action")[0]
    assert (item.item, item.held, item.late) == (made["action"], "own", False)
    assert bench.later(31).hand.desk.show("items", kind="action")[0].late
    assert bench.do("finish-action", action=made["action"])["outcome"] == "done"
    assert bench.refused("finish-action", action=made["action"]) == "ACTION_OVER"
    assert bench.refused("finish-action", action=f"{no}/9") == "ACTION_UNKNOWN"
    assert bench.refused("add-action", complaint=no, text="x", department="XX") == "DEPARTMENT_UNKNOWN"


def test_a_complaint_goes_into_other_hands_like_any_item(team: Bench) -> None:
    no = team.take()
    receiver = team.hand.value(
        "SELECT s.no FROM staff s JOIN account a ON a.staff_id = s.id WHERE a.login = 'cmp'"
    )
    team.do("transfer-item", item=no, kind="complaint", to=receiver, reason="end of shift")
    team.hand.at("cmp").do("accept-item", item=no, kind="complaint")
    assert team.see(no).owner_login == "cmp"
    assert "accepted" in team.events(no)


def test_the_guests_word_starts_the_clock_of_telling_them_and_ours_stops_it(bench: Bench) -> None:
    """Scenarios L5, L14, L17: staff first starts nothing, a repeated word moves nothing."""
    no = bench.taken()
    bench.do("contact-guest", complaint=no, words="we are on it")
    assert bench.clocks(no)["update"] == "met"
    bench.later(5).do("contact-guest", complaint=no, words="and?", by="guest")
    due = max(line.due for line in bench.see(no).clocks if line.metric == "update")
    assert due == "2026-11-23 17:05"
    bench.later(5).do("contact-guest", complaint=no, words="hello?", by="guest")
    assert max(line.due for line in bench.see(no).clocks if line.metric == "update") == due
    bench.do("contact-guest", complaint=no, words="in ten minutes")
    assert "running" not in {line.state for line in bench.see(no).clocks if line.metric == "update"}


def test_nobody_is_called_when_no_call_is_due(bench: Bench) -> None:
    no = bench.resolved()
    with closing(driver.connect(str(bench.hand.path))) as connection:
        connection.execute("UPDATE recovery_call SET status = 'dropped', ended_at = due_at")
    assert bench.refused("recovery-call", complaint=no, outcome="no_answer") == "CALL_NOT_DUE"


def test_a_resolved_complaint_without_a_call_is_closed_in_other_ways(bench: Bench) -> None:
    no = bench.resolved()
    with closing(driver.connect(str(bench.hand.path))) as connection:
        connection.execute("DELETE FROM recovery_call")
    assert bench.refused("recovery-call", complaint=no, outcome="no_answer") == "CALL_NOT_DUE"
