"""Thresholds: shipped, changed by a verb, told of once for each number and closed date, the same in reports."""

from datetime import timedelta
from typing import Any

import pytest

from hotelcs.errors import Refusal
from hotelcs.reports.thresholds import beyond
from hotelcs.workflows.escalation.escalate import escalate
from tests.conftest import NOON, Hand
from tests.invariants import check

OCCUPIED = "M-02.occ"


def told(hand: Hand) -> list[tuple[str, str]]:
    """What is told of now: the number with its date, and whom the step means."""
    done = escalate(hand.desk, hand.desk.performer, metrics=True)
    return [(one["no"], one["whom"]) for one in done if one["kind"] == "metric"]


def row(hand: Hand, metric: str, **asked: Any) -> Any:
    return next(row for row in hand.desk.show("thresholds", **asked) if row.measure == metric)


@pytest.fixture
def empty(hand: Hand) -> Hand:
    """A hotel whose first date is closed with no room sold, and that wants some of its rooms to be; nothing else is asked for."""
    for one in hand.desk.show("thresholds"):
        hand.do("set-threshold", metric=one.measure)
    hand.do("set-threshold", metric="m-02.occ", side="<", bound="12.5")
    hand.do("close-day")
    return hand


def test_a_hotel_begins_with_the_thresholds_of_the_handbook(hand: Hand) -> None:
    shipped = {one.measure: (one.beyond_when, one.bound, one.days) for one in hand.desk.show("thresholds")}
    assert shipped["M-09.csat"] == ("<", "75", 2)
    assert shipped["M-15.sla"] == ("<", "85", 1)
    assert shipped["M-17.per100"] == (">", "3", 1)
    assert shipped["M-16.reopened"] == (">", "8", 1)
    assert shipped["M-25.wait_p90"] == (">", "8", 1)
    assert shipped["M-28.ready"] == ("<", "85", 1)
    assert shipped["M-39.backup"] == (">", "26", 1)


def test_before_a_date_is_closed_there_is_nothing_to_tell_of(hand: Hand) -> None:
    assert told(hand) == []
    assert row(hand, "M-15.sla").day == ""


def test_a_number_beyond_its_threshold_is_told_to_the_supervisor_once_for_a_date(empty: Hand) -> None:
    assert told(empty) == [(f"{OCCUPIED}/2026-11-23", "supervisor")]
    empty.now = NOON + timedelta(hours=3)
    assert told(empty) == []
    empty.do("close-day")
    assert told(empty) == [(f"{OCCUPIED}/2026-11-24", "supervisor")]
    opened = "SELECT ref FROM escalation_chain WHERE kind = 'metric' AND ended_at IS NULL"
    assert empty.rows(opened) == [(f"{OCCUPIED}/2026-11-24",)]
    check(empty)


def test_a_number_at_its_bound_is_not_beyond_it(empty: Hand) -> None:
    empty.do("set-threshold", metric=OCCUPIED, side="<", bound="0")
    assert told(empty) == []
    assert not row(empty, OCCUPIED).beyond


def test_where_two_dates_in_a_row_are_asked_for_one_is_not_enough(empty: Hand) -> None:
    empty.do("set-threshold", metric=OCCUPIED, side="<", bound="12.5", days=2)
    assert told(empty) == []
    empty.do("close-day")
    assert told(empty) == [(f"{OCCUPIED}/2026-11-24", "supervisor")]


def test_reports_ask_for_a_decision_where_the_threshold_says_so(empty: Hand) -> None:
    found = {f"{one.code}.{one.key}": one for one in empty.desk.show("metrics", **{"from": "2026-11-23"})}
    assert len(beyond(empty.desk, found, "2026-11-23")) == 1
    empty.do("set-threshold", metric=OCCUPIED)
    assert beyond(empty.desk, found, "2026-11-23") == []


@pytest.mark.parametrize("metric", ["M-02.nothing", "M-99.occ", "occ"])
def test_what_is_not_measured_has_no_threshold(hand: Hand, metric: str) -> None:
    with pytest.raises(Refusal) as refused:
        hand.do("set-threshold", metric=metric, bound="1")
    assert refused.value.code == "METRIC_UNKNOWN"


def test_what_has_no_threshold_cannot_lose_it(hand: Hand) -> None:
    with pytest.raises(Refusal) as refused:
        hand.do("set-threshold", metric=OCCUPIED)
    assert refused.value.code == "NO_THRESHOLD"
