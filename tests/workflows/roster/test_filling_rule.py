"""Filling a roster, on plain values: who is put where, judged by rules worked out here from the entries alone."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hotelcs.workflows.duties.coverage import Person
from hotelcs.workflows.roster.filling import Filling, Least, Put
from hotelcs.workflows.roster.shift_times import ShiftTimes

MONDAY = date(2026, 11, 23)
SHIFTS = tuple(
    ShiftTimes(code, code, code, first * 60, last * 60, code in {"office", "long"})
    for code, first, last in (
        ("early", 7, 15),
        ("late", 15, 23),
        ("night", 23, 7),
        ("office", 9, 18),
        ("long", 6, 20),
    )
)
ROUND = [shift.code for shift in SHIFTS if not shift.beside]
POSTS = ["A", "B", "C"]


@dataclass(frozen=True)
class Span:
    """Somebody's time on the roster, and whether it was there before."""

    person: int
    begins: datetime
    ends: datetime
    on_call: bool
    new: bool


@dataclass(frozen=True)
class Filled:
    """What was asked for and what came of it."""

    people: list[Person]
    least: list[Least]
    rest: int
    week: int
    days: list[date]
    known: list[Span]
    put: list[Put]
    filling: Filling

    @property
    def spans(self) -> list[Span]:
        """Everything on the roster."""
        return self.known + [span_of(put.person, put.day, put.shift, on_call=put.on_call) for put in self.put]


def span_of(person: int, day: date, shift: str, *, on_call: bool, new: bool = True) -> Span:
    """The time of a shift."""
    (times,) = [one for one in SHIFTS if one.code == shift]
    begins = datetime(day.year, day.month, day.day) + timedelta(minutes=times.from_minute)
    return Span(
        person, begins, begins + timedelta(minutes=(times.to_minute - times.from_minute) % 1440), on_call, new
    )


@st.composite
def filled(draw: st.DrawFn) -> Filled:
    """A random house, filled."""
    days = [MONDAY + timedelta(days=number) for number in range(draw(st.integers(1, 9)))]
    some_day = st.integers(-3, 9).map(lambda number: MONDAY + timedelta(days=number))
    people = [
        Person(number, f"E{number:03d}", "", tuple(
            (post, draw(some_day) if draw(st.integers(0, 4)) == 0 else MONDAY - timedelta(days=99),
             draw(some_day) if draw(st.integers(0, 4)) == 0 else None)
            for post in draw(st.lists(st.sampled_from(POSTS), unique=True, max_size=2))))
        for number in range(draw(st.integers(0, 7)))
    ]  # fmt: skip
    least = [
        Least(draw(st.sampled_from(ROUND)), draw(st.integers(1, 3)), draw(st.booleans()), post, post)
        for post in draw(st.lists(st.sampled_from(POSTS), max_size=4))
    ]
    qualified = frozenset(draw(st.sets(st.integers(0, 6))))
    least += [Least("late", 1, on_call=False, name="aed", qualified=qualified)] * draw(st.integers(0, 1))
    least += [
        Least(shift, 2, on_call=True, name="rrt", qualified=qualified, last=True) for shift in ROUND
    ] * draw(st.integers(0, 1))
    rest, week = draw(st.sampled_from([0, 8, 11, 24])), draw(st.integers(1, 7))
    known: list[Span] = []
    for _ in range(draw(st.integers(0, 4)) if people else 0):
        one = span_of(draw(st.integers(0, len(people) - 1)), draw(some_day), draw(st.sampled_from([s.code for s in SHIFTS])),
                      on_call=draw(st.booleans()), new=False)  # fmt: skip
        if not any(overlap(one, other) for other in known):
            known.append(one)
    filling = Filling(people, SHIFTS, least, rest, week)
    for span in known:
        filling.know(span.person, span.begins, span.ends, on_call=span.on_call)
    return Filled(people, least, rest, week, days, known, list(filling.fill(days)), filling)


def overlap(one: Span, other: Span) -> bool:
    """Whether somebody would be in two places at once."""
    return one.person == other.person and one.begins < other.ends and other.begins < one.ends


def too_close(one: Span, other: Span, rest: int) -> bool:
    """Whether two worked shifts of somebody have less rest between them than the hotel gives."""
    if one.person != other.person or one.on_call or other.on_call:
        return False
    pause = max(one.begins - other.ends, other.begins - one.ends)
    return timedelta(0) <= pause < timedelta(hours=rest)


def too_many(spans: list[Span], one: Span, week: int) -> bool:
    """Whether some seven days in which `one` lies have more days of work than the hotel's week."""
    worked = {span.begins.date() for span in spans if span.person == one.person and not span.on_call} | {
        one.begins.date()
    }
    starts = [one.begins.date() - timedelta(days=number) for number in range(7)]
    return any(sum(first <= day < first + timedelta(days=7) for day in worked) > week for first in starts)


def can_take(house: Filled, person: int, day: date, shift: str, *, on_call: bool) -> bool:
    """Whether somebody could be put there beside everything that is on the roster; a second shift a day is not asked."""
    one, spans = span_of(person, day, shift, on_call=on_call), house.spans
    if any(overlap(one, other) for other in spans):
        return False
    if any(other.person == person and other.begins.date() == day and not other.on_call for other in spans):
        return on_call
    return on_call or not (
        any(too_close(one, other, house.rest) for other in spans) or too_many(spans, one, house.week)
    )


def holds(person: Person, post: str, day: date) -> bool:
    """Whether a post is held on a day."""
    return any(
        code == post and first <= day and (last is None or day <= last) for code, first, last in person.posts
    )


def able(person: Person, least: Least, day: date) -> bool:
    """Whether somebody is what a shift needs."""
    if least.post:
        return holds(person, least.post, day)
    return person.id in least.qualified and any(holds(person, post, day) for post in POSTS)


def there(house: Filled, least: Least, day: date) -> set[int]:
    """Who of those that a shift needs is on the roster during all of it."""
    whole = span_of(0, day, least.shift, on_call=False)
    return {span.person for span in house.spans
            if span.begins <= whole.begins and whole.ends <= span.ends and (least.on_call or not span.on_call)
            and able(house.people[span.person], least, day)}  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(filled())
def test_nobody_is_in_two_places_has_too_little_rest_or_works_more_days_than_the_week_has(house):
    spans = house.spans
    for number, one in enumerate(spans):
        if one.new:
            others = spans[:number] + spans[number + 1 :]
            assert not any(overlap(one, other) for other in others)
            if not one.on_call:
                assert not any(too_close(one, other, house.rest) for other in others)
                assert not too_many(spans, one, house.week)


@settings(max_examples=120, deadline=None)
@given(filled())
def test_everybody_is_put_in_a_post_they_hold_on_a_day_that_was_asked_for(house):
    for put in house.put:
        assert put.day in house.days
        assert holds(house.people[put.person], put.post, put.day)
        if put.on_call:
            assert any(least.on_call and least.shift == put.shift and able(house.people[put.person], least, put.day)
                       for least in house.least)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(filled())
def test_what_is_missing_is_told_and_nobody_who_could_have_been_asked_was_not(house):
    for least in house.least:
        for day in house.days:
            short = max(0, least.people - len(there(house, least, day)))
            assert house.filling.short(day, least) == short
            if short:
                idle = [person for person in house.people
                        if able(person, least, day) and person.id not in there(house, least, day)
                        and can_take(house, person.id, day, least.shift, on_call=least.on_call)]  # fmt: skip
                assert not idle


@settings(max_examples=80, deadline=None)
@given(filled())
def test_nobody_with_days_of_work_left_stays_at_home(house):
    for person in house.people:
        for day in house.days:
            main = next((post for post, *_ in person.posts if holds(person, post, day)), "")
            needed = {
                least.shift for least in house.least if least.post == main and main and not least.on_call
            }
            office = {shift.code for shift in SHIFTS if shift.beside} if day.isoweekday() <= 5 else set()
            if main:
                assert not any(
                    can_take(house, person.id, day, shift, on_call=False) for shift in needed or office
                )


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(ROUND), st.integers(1, 3), min_size=1),
    st.integers(5, 7),
    st.sampled_from([0, 8, 11, 12]),
    st.integers(1, 14),
)
def test_where_people_suffice_nothing_is_missing(needed, week, rest, days):
    demand = sum(needed.values())
    people = [Person(number, f"E{number:03d}", "", (("A", MONDAY, None),)) for number in range(5 * demand)]
    least = [Least(shift, count, on_call=False, name="A", post="A") for shift, count in needed.items()]
    filling = Filling(people, SHIFTS, least, rest, week)
    listed = [MONDAY + timedelta(days=number) for number in range(days)]
    filling.fill(listed)
    assert all(filling.short(day, one) == 0 for day in listed for one in least)


@given(st.integers(1, 7), st.integers(2, 6))
def test_people_alike_work_alike(week, count):
    people = [Person(number, f"E{number:03d}", "", (("A", MONDAY, None),)) for number in range(count)]
    filling = Filling(people, SHIFTS, [Least("early", 1, on_call=False, name="A", post="A")], 11, week)
    put = filling.fill([MONDAY + timedelta(days=number) for number in range(14)])
    worked = [sum(entry.person == person.id for entry in put) for person in people]
    assert worked == [2 * week] * count


def test_filling_twice_is_filling_once():
    people = [Person(number, f"E{number:03d}", "", (("A", MONDAY, None),)) for number in range(4)]
    least = [
        Least("early", 1, on_call=False, name="A", post="A"),
        Least("night", 1, on_call=True, name="A", post="A"),
    ]
    days = [MONDAY + timedelta(days=number) for number in range(7)]
    first = Filling(people, SHIFTS, least, 11, 5)
    put = list(first.fill(days))
    second = Filling(people, SHIFTS, least, 11, 5)
    for entry in put:
        span = span_of(entry.person, entry.day, entry.shift, on_call=entry.on_call)
        second.know(entry.person, span.begins, span.ends, on_call=entry.on_call)
    assert second.fill(days) == []
