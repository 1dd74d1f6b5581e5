"""210 rooms are enough for every real stay, and not one fewer of any type."""

from datetime import date, timedelta

import pytest

from tests.acceptance.resort.oracle import Row, is_reject
from tests.acceptance.resort.placing import ROOMS, NoRoom, day_uses, place, slept_in, stays

MAY = date(2016, 5, 1)


def stay(position: int, day: int, nights: int, kind: str = "A") -> Row:
    arrival = MAY + timedelta(day)
    left = arrival + timedelta(nights)
    plain = ("BB", "Direct", "Direct", "No Deposit", "", "", "Transient", 0, 0)
    return Row(position, "Check-Out", arrival, nights, 2, 0, kind, kind, 9900, "PRT", arrival, left, *plain)


def test_a_room_left_today_is_slept_in_tonight():
    assert place([stay(1, 0, 2), stay(2, 2, 1)], {"A": 1}) == {1: "A01", 2: "A01"}


def test_two_stays_over_one_night_need_two_rooms():
    with pytest.raises(NoRoom):
        place([stay(1, 0, 2), stay(2, 1, 1)], {"A": 1})


def test_day_use_fits_between_one_guest_and_the_next():
    assert set(place([stay(1, 0, 1), stay(2, 1, 0), stay(3, 1, 1)], {"A": 1}).values()) == {"A01"}


def test_day_use_does_not_fit_where_the_guest_stays_on():
    with pytest.raises(NoRoom):
        place([stay(1, 0, 2), stay(2, 1, 0)], {"A": 1})


def test_two_day_uses_at_once_need_two_rooms():
    with pytest.raises(NoRoom):
        place([stay(1, 0, 0), stay(2, 0, 0)], {"A": 1})
    assert len(set(place([stay(1, 0, 0), stay(2, 0, 0)], {"A": 2}).values())) == 2


def test_day_use_rooms_are_free_again_on_the_next_day():
    assert place([stay(1, 0, 0), stay(2, 1, 0)], {"A": 1}) == {1: "A01", 2: "A01"}


def test_a_type_without_rooms_of_its_own_takes_nobody():
    with pytest.raises(NoRoom):
        place([stay(1, 0, 1, "L")])


def test_every_real_stay_has_its_assigned_type(resort):
    plan = place(resort)
    assert plan.keys() == {row.position for row in stays(resort)}
    assert all(plan[row.position][0] == row.assigned for row in stays(resort))
    assert len(set(plan.values())) == sum(ROOMS.values()) == 210


def test_no_room_of_the_plan_is_slept_in_twice(resort):
    plan = place(resort)
    taken = [
        (plan[row.position], row.arrival + timedelta(night))
        for row in stays(resort)
        for night in range(row.nights)
    ]
    assert len(taken) == len(set(taken))


@pytest.mark.parametrize("kind", ROOMS)
def test_one_room_fewer_of_any_type_is_too_few(resort, kind):
    only = [row for row in resort if row.assigned == kind]
    with pytest.raises(NoRoom):
        place(only, {kind: ROOMS[kind] - 1})


def test_day_use_never_meets_a_full_house_of_its_type(resort):
    nights, used = slept_in(resort), day_uses(resort)
    assert max(used.values()) == 5
    for (day, kind), count in used.items():
        assert count + nights[day, kind] <= ROOMS[kind]
        assert count + nights[day - timedelta(1), kind] <= ROOMS[kind]


def test_only_cancelled_bookings_have_a_type_without_rooms(resort):
    homeless = [row for row in resort if row.assigned not in ROOMS]
    assert sorted((row.assigned, row.status, row.adults) for row in homeless) == [
        ("L", "Canceled", 2),
        ("P", "Canceled", 0),
        ("P", "Canceled", 0),
    ]


def test_the_reject_is_given_no_room(resort):
    reject = next(filter(is_reject, resort))
    assert reject.position not in place(resort)
