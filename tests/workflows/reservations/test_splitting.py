"""The plan of a split against every plan there is."""

from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from hotelcs.workflows.reservations.splitting import Question, plan

NIGHTS = [f"2027-01-{day:02d}" for day in range(1, 7)]
CALENDARS = st.lists(st.sets(st.sampled_from(NIGHTS)), min_size=1, max_size=4)


class Book:
    """A reader that answers with the calendars of some rooms."""

    def __init__(self, calendars):
        self.calendars = calendars

    def rows(self, _sql, **_values):
        return [
            (str(101 + number), 1, night)
            for number, taken in enumerate(self.calendars)
            for night in (sorted(taken) or [None])
        ]


def planned(calendars):
    return plan(Book(calendars), Question("KNG", NIGHTS[0], "2027-01-07"))


def fewest(calendars):
    """The fewest rooms in a row that any choice needs; None when some night has no room."""
    free = [[n for n, taken in enumerate(calendars) if night not in taken] for night in NIGHTS]
    if not all(free):
        return None
    return min(1 + sum(a != b for a, b in pairwise(c)) for c in product(*free))


@given(CALENDARS)
def test_no_plan_needs_fewer_rooms(calendars):
    found = planned(calendars)
    assert (len(found) or None) == fewest(calendars)


@given(CALENDARS)
def test_a_plan_covers_every_night_once_in_free_rooms(calendars):
    slept = []
    for part in planned(calendars):
        nights = [night for night in NIGHTS if part.first <= night < part.until]
        assert not set(nights) & calendars[int(part.room) - 101]
        slept += nights
    assert slept in (NIGHTS, [])


def test_one_free_room_is_one_part():
    assert [(p.room, p.first, p.until) for p in planned([{NIGHTS[2]}, set()])] == [
        ("102", NIGHTS[0], "2027-01-07")
    ]
