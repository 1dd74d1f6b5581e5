"""Who answers for a post during a shift: the program's pieces against a look at every single moment."""

from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from hotelcs.workflows.duties.coverage import House, Person, Time

DAY = date(2026, 11, 23)
MIDNIGHT = datetime(2026, 11, 23)
POSTS = ["A", "B", "C", "D"]
HOURS = st.integers(0, 12)
"""The shift lies from hour 2 to hour 10; people come before, during and after it."""
BEGINS, ENDS = MIDNIGHT + timedelta(hours=2), MIDNIGHT + timedelta(hours=10)


def at(hour: int) -> datetime:
    """An hour of the day."""
    return MIDNIGHT + timedelta(hours=hour)


@st.composite
def people(draw: st.DrawFn) -> list[Person]:
    """Up to five people, each with up to three posts; some hold theirs no more, or not yet."""
    spans = st.sampled_from([(DAY, None), (DAY, DAY), (DAY - timedelta(days=9), DAY - timedelta(days=1)),
                             (DAY + timedelta(days=1), None), (DAY - timedelta(days=1), DAY + timedelta(days=1))])  # fmt: skip
    numbers = draw(st.permutations(range(1, 6)))
    listed = []
    for place in range(draw(st.integers(0, 5))):
        held = draw(st.lists(st.sampled_from(POSTS), unique=True, max_size=3))
        posts = tuple((post, *draw(spans)) for post in held)
        listed.append(Person(place, f"E{numbers[place]:03d}", f"P{place}", posts))
    return listed


@st.composite
def rosters(draw: st.DrawFn) -> list[Time]:
    """Who is when on the roster; somebody the house does not know may be on it."""
    return [Time(draw(st.integers(0, 5)), at(first), at(first + draw(st.integers(1, 6))), draw(st.booleans()))
            for first in draw(st.lists(HOURS, max_size=8))]  # fmt: skip


chains = st.dictionaries(
    st.sampled_from(POSTS), st.lists(st.sampled_from(POSTS), unique=True, max_size=3).map(tuple)
)


def holds(person: Person, post: str) -> bool:
    """Whether the post is held on the day, told plainly."""
    return any(
        code == post and first <= DAY and (last is None or last >= DAY) for code, first, last in person.posts
    )


def owner(house: House, roster: list[Time], post: str, moment: datetime) -> tuple[str, str, bool] | None:
    """Number, post and whether by telephone, of who answers at a moment; None for nobody."""
    for code in (post, *house.deputies.get(post, ())):
        for on_call in (False, True):
            able = [
                house.people[time.person].no
                for time in roster
                if time.on_call is on_call
                and time.person in house.people
                and time.begins <= moment < time.ends
                and holds(house.people[time.person], code)
            ]
            if able:
                return min(able), code, on_call
    return None


MOMENTS = [BEGINS + timedelta(hours=hour) for hour in range(8)]


@settings(max_examples=150)
@given(people(), chains, rosters())
def test_at_every_moment_the_owner_is_who_the_rule_names(listed, deputies, roster):
    house = House(listed, deputies)
    pieces = house.pieces(BEGINS, ENDS, roster)
    assert [pieces[0].begins, pieces[-1].ends] == [BEGINS, ENDS]
    for moment in MOMENTS:
        (piece,) = [piece for piece in pieces if piece.begins <= moment < piece.ends]
        for post in POSTS:
            answer = house.answer(post, piece)
            found = answer and (house.people[answer.person].no, answer.post, answer.on_call)
            assert found == owner(house, roster, post, moment)


@settings(max_examples=150)
@given(people(), chains, rosters())
def test_a_post_without_owner_is_named_with_its_first_gap_and_no_other_is(listed, deputies, roster):
    house = House(listed, deputies)
    found = house.posts_without_owner(POSTS, BEGINS, ENDS, roster)
    for post in POSTS:
        empty = [moment for moment in MOMENTS if owner(house, roster, post, moment) is None]
        assert (post in found) == bool(empty)
        if empty:
            assert found[post].begins == empty[0]
            assert all(owner(house, roster, post, moment) is None for moment in MOMENTS
                       if found[post].begins <= moment < found[post].ends)  # fmt: skip


@given(rosters())
def test_pieces_follow_each_other_and_nobody_comes_or_goes_inside_one(roster):
    house = House([Person(number, f"E{number}", "", ()) for number in range(6)], {})
    pieces = house.pieces(BEGINS, ENDS, roster)
    assert all(first.ends == then.begins for first, then in pairwise(pieces))
    for piece in pieces:
        assert piece.begins < piece.ends
        assert not any(
            piece.begins < edge < piece.ends for time in roster for edge in (time.begins, time.ends)
        )
        assert len(set(piece.here)) == len(piece.here)


def test_a_shift_on_which_nobody_is_is_one_piece_and_one_gap():
    house = House([], {})
    assert house.posts_without_owner(["A", "A"], BEGINS, ENDS, []).keys() == {"A"}
    assert len(house.pieces(BEGINS, ENDS, [])) == 1


def test_the_post_itself_on_call_comes_before_a_deputy_who_is_here():
    people_here = [Person(1, "E001", "", (("A", DAY, None),)), Person(2, "E002", "", (("B", DAY, None),))]
    house = House(people_here, {"A": ("B",)})
    roster = [Time(1, BEGINS, ENDS, on_call=True), Time(2, BEGINS, ENDS, on_call=False)]
    (piece,) = house.pieces(BEGINS, ENDS, roster)
    answer = house.answer("A", piece)
    assert answer is not None
    assert (answer.person, answer.post, answer.on_call) == (1, "A", True)


def test_of_several_holders_the_lowest_number_answers():
    listed = [Person(key, no, "", (("A", DAY, None),)) for key, no in ((1, "E009"), (2, "E002"), (3, "E010"))]
    house = House(listed, {})
    roster = [Time(person.id, BEGINS, ENDS, on_call=False) for person in listed]
    answer = house.answer("A", house.pieces(BEGINS, ENDS, roster)[0])
    assert answer is not None
    assert answer.person == 2
