"""M-31: how much faster somebody is there, on the handbook's example, on what cannot be compared, and on a hotel's cases."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from hotelcs.clock import iso
from hotelcs.workflows.measures.team_effect import Effect, Response, effect, median
from tests.conftest import Hand


def cases(kind: str, minutes: list[float]) -> list[Response]:
    return [Response(kind, int(minute * 60)) for minute in minutes]


def test_the_example_of_the_handbook() -> None:
    before, after = (
        cases("fire", [9, 10.5, 11, 11, 11, 11, 11, 12, 14, 20]),
        cases("fire", [5, 6, 6, 6.5, 6.5, 6.5, 6.5, 7, 8, 9]),
    )
    assert effect(before, after) == Effect(
        ("fire",), 10, 10, Decimal("11.0"), Decimal("6.5"), Decimal("40.91")
    )


def test_types_with_too_few_cases_on_either_side_do_not_count() -> None:
    before, after = (
        cases("fire", [10] * 10) + cases("lift", [99] * 50),
        cases("fire", [5] * 10) + cases("lift", [1] * 9),
    )
    assert effect(before, after).types == ("fire",)
    assert effect(before, after).faster == Decimal("50.00")
    assert effect(before[:9], after) == effect([], []) == Effect((), 0, 0, None, None, None)


def test_without_any_time_before_nothing_is_faster() -> None:
    assert effect(cases("fire", [0] * 10), cases("fire", [5] * 10)).faster is None
    assert effect(cases("fire", [5] * 10), cases("fire", [10] * 10)).faster == Decimal("-100.00")


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=50))
def test_as_many_values_lie_on_either_side_of_the_median(values: list[int]) -> None:
    middle = median(values)
    below, above = sum(value < middle for value in values), sum(value > middle for value in values)
    assert max(below, above) <= len(values) / 2
    assert min(values) <= middle <= max(values)
    assert middle * 2 == Fraction(int(middle * 2))


def test_a_hotel_compares_on_site_times_and_call_outs_and_leaves_drills_out(hand: Hand) -> None:
    began = datetime(2026, 11, 1, 4, 0, tzinfo=UTC)
    with hand.desk.file.write() as session:
        connection = session.connection()
        for n in range(20):
            since = began - timedelta(days=30) if n < 10 else began
            until = since + timedelta(minutes=10 if n < 10 else 4)
            connection.exec_driver_sql(
                "INSERT INTO sla_clock (kind, ref, round, metric, turn, level, minutes, calendar, pauses, state, started_at, due_at, "
                "stopped_at, version) VALUES ('complaint', ?, 1, 'onsite', 1, 's1', 15, 'CAL_24X7', 0, 'stopped', ?, ?, ?, 1)",
                (f"C{n}", iso(since), iso(since + timedelta(minutes=15)), iso(until)),
            )
            connection.exec_driver_sql(
                "INSERT INTO callout (no, team, reason, case_kind, case_ref, drill, raised_at, business_date, raised_by, terminal, "
                "answer_due_at, status, on_scene_at, stood_down_at, stood_down_by, outcome, version) VALUES "
                "(?, 'rrt', 'x', '', '', 1, ?, '2026-11-01', '', 't', ?, 'stood_down', ?, ?, '', '', 1)",
                (f"U{n}", iso(since), iso(since), iso(until), iso(until)),
            )
    row = hand.desk.show("team-effect", since="2026-10-15")[0]
    assert (row.types, row.median_before, row.median_after, row.faster_percent) == (
        "complaint s1",
        "10.0",
        "4.0",
        "60.00",
    )
    assert hand.desk.show("team-effect", since="2026-11-20")[0].faster_percent == ""
