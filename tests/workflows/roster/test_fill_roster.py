"""The roster of some days filled at once: what is on it stays, what is missing is told as the list of gaps tells it."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest

from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.people.refusing import hire, refused

TODAY, TOMORROW, WEDNESDAY, FRIDAY, SUNDAY = (
    "2026-11-23",
    "2026-11-24",
    "2026-11-25",
    "2026-11-27",
    "2026-11-29",
)
ROWS = "SELECT s.no, r.day, r.shift, r.post, r.on_call FROM roster_entry r JOIN staff s ON s.id = r.staff_id ORDER BY r.id"


def fill(hand: Hand, **fields: object) -> dict[str, object]:
    """Fill a week from today; the result."""
    return hand.do("fill-roster", **{"first": TODAY, **fields}).result


def missing(hand: Hand, first: str = TODAY, last: str = SUNDAY) -> set[str]:
    """What the list of gaps says, in the words of filling."""
    return {f"{row.day} {row.shift} {row.needed} {row.least - row.there}"
            for row in hand.desk.show("roster-gaps", **{"from": first, "to": last})}  # fmt: skip


def test_a_week_is_filled_and_what_is_missing_is_told(hand):
    result = fill(hand)
    rows = hand.rows(ROWS)
    assert (result["first"], result["last"]) == (TODAY, SUNDAY)
    assert result["entered"] == len(rows) == hand.value("SELECT count(*) FROM roster_entry") > 10
    assert result["on_call"] == sum(row[4] for row in rows)
    assert set(result["missing"]) == missing(hand)
    check(hand)


def test_a_week_filled_again_stays_as_it_is(hand):
    fill(hand)
    before = hand.rows(ROWS)
    again = hand.do("fill-roster", first=TODAY)
    assert (again.result["entered"], again.changed) == (0, 0)
    assert hand.rows(ROWS) == before


def test_what_is_on_the_roster_stays_and_is_counted(hand):
    hand.do("roster", staff="E002", day=TODAY, shift="night", note="asked for it")
    fill(hand)
    assert hand.rows(
        "SELECT note FROM roster_entry WHERE day = :day AND shift = 'night' AND staff_id = 2", day=TODAY
    ) == [("asked for it",)]
    assert not hand.rows("SELECT 1 FROM roster_entry WHERE staff_id = 2 AND day = :day AND NOT on_call AND shift <> 'night'",
                         day=TODAY), "nor on anything with less rest"  # fmt: skip


def test_the_week_before_counts_for_rest_and_days_of_work(hand):
    fill(hand)
    fill(hand, first="2026-11-30")
    worked = hand.rows("SELECT day FROM roster_entry WHERE staff_id = 2 AND NOT on_call ORDER BY day")
    days = [date.fromisoformat(day) for (day,) in worked]
    assert len(days) == 10
    assert all(sum(first <= day < first + timedelta(days=7) for day in days) <= 5 for first in days)
    assert all(not row.warnings for row in hand.desk.show("roster", **{"from": TODAY, "to": "2026-12-06"}))


@pytest.mark.parametrize(("rest", "week"), [("0", "7"), ("24", "3"), ("11", "1")])
def test_the_hotels_rest_and_days_of_work_are_kept(hand, rest, week):
    for name, value in (("rest_hours", rest), ("week_days", week)):
        hand.do("change-setting", name=name, value=value)
    for number in range(3):
        hire(hand, f"Person {number}", "REC", "NM")
    fill(hand, days=14)
    by_person: dict[int, list[tuple[datetime, datetime]]] = {}
    for person, begins, ends in hand.rows(
        "SELECT staff_id, begins, ends FROM roster_entry WHERE NOT on_call ORDER BY begins"
    ):
        by_person.setdefault(person, []).append(
            (datetime.fromisoformat(begins), datetime.fromisoformat(ends))
        )
    for spans in by_person.values():
        assert all(then[0] - first[1] >= timedelta(hours=int(rest)) for first, then in pairwise(spans))
        days = [begins.date() for begins, _ in spans]
        assert max(
            len({day for day in days if first <= day < first + timedelta(days=7)}) for first in days
        ) <= int(week)


LEAVING = {
    "somebody leaves on Wednesday": ("leave-staff", {"staff": "E002", "on": WEDNESDAY}),
    "the only post of somebody ends on Wednesday": (
        "end-post",
        {"staff": "E002", "post": "REC", "last": WEDNESDAY},
    ),
}


@pytest.mark.parametrize("trained", [False, True])
@pytest.mark.parametrize("what", LEAVING)
def test_nobody_is_entered_beyond_the_days_on_which_they_hold_a_post(hand, what, trained):
    verb, fields = LEAVING[what]
    if trained:
        hand.do("qualify", staff="E002", kind="first_aid")
        hand.do("set-least", shift="late", qualification="first_aid", people=1)
    hand.do(verb, **fields)
    fill(hand)
    days = {day for no, day, *_ in hand.rows(ROWS) if no == "E002"}
    assert days
    assert max(days) <= WEDNESDAY
    check(hand)


def test_somebody_in_another_post_from_wednesday_on_is_entered_in_that_post(hand):
    hand.do("give-post", staff="E002", post="CRM", main=True, first=WEDNESDAY)
    hand.do("end-post", staff="E002", post="REC", last=TOMORROW)
    fill(hand)
    posts = {day: post for no, day, _, post, _ in hand.rows(ROWS) if no == "E002"}
    assert all(post == ("REC" if day < WEDNESDAY else "CRM") for day, post in posts.items())
    assert {"REC", "CRM"} == set(posts.values())


def test_the_main_post_is_the_one_that_is_worked_in(hand):
    no = hire(hand, "Li Na", "RES")
    hand.do("give-post", staff=no, post="CRM", main=True)
    fill(hand)
    assert {post for who, *_, post, _ in hand.rows(ROWS) if who == no} == {"CRM"}


def test_a_training_that_runs_out_in_the_middle_of_the_week_is_missing_from_then_on(hand):
    hand.do("set-least", shift="early", qualification="first_aid", people=1)
    hand.do("qualify", staff="E002", kind="first_aid", expires=TOMORROW)
    told = {word for word in fill(hand)["missing"] if "first_aid" in word}
    assert told == {word for word in missing(hand) if "first_aid" in word}
    assert f"{FRIDAY} early first_aid 1" in told


def test_a_training_that_begins_in_the_middle_of_the_week_is_made_use_of(hand):
    hand.do("set-least", shift="early", qualification="first_aid", people=1)
    hand.do("qualify", staff="E002", kind="first_aid", issued=WEDNESDAY)
    told = {word for word in fill(hand)["missing"] if "first_aid" in word}
    assert told == {word for word in missing(hand) if "first_aid" in word}
    assert f"{FRIDAY} early first_aid 1" not in told


def test_somebody_who_leaves_the_team_is_not_called_for_it_any_more(hand):
    hand.do("join-team", staff="E003", last=TOMORROW)
    told = {word for word in fill(hand)["missing"] if "rrt" in word}
    assert told == {word for word in missing(hand) if "rrt" in word}
    assert f"{FRIDAY} night rrt 1" in told


def test_a_team_is_filled_with_its_members_by_telephone_where_they_are_not_here_anyway(hand):
    no = hire(hand, "Li Na", "MNT")
    hand.do("join-team", staff=no)
    fill(hand, days=1)
    mine = {(shift, on_call) for who, _, shift, _, on_call in hand.rows(ROWS) if who == no}
    assert ("office", 0) in mine
    assert ("night", 1) in mine
    assert not {word for word in missing(hand, TODAY, TODAY) if "night rrt" in word}


def test_somebody_on_a_longer_shift_is_told_the_same_by_filling_and_by_the_list_of_gaps(hand):
    hand.do("set-shift", shift="long", begins="06:00", ends="20:00", beside=True)
    hand.do("roster", staff="E002", day=TODAY, shift="long")
    told = set(fill(hand, days=1)["missing"])
    assert told == missing(hand, TODAY, TODAY)


@pytest.mark.parametrize("seed", range(5))
def test_what_filling_says_is_missing_is_what_the_list_of_gaps_shows(hand, seed):
    chance = Random(seed)
    for number in range(chance.randint(0, 8)):
        no = hire(
            hand, f"Person {number}", *chance.sample(["REC", "NM", "RAT", "MNT", "HKS"], chance.randint(1, 2))
        )
        if chance.random() < 0.5:
            hand.do("qualify", staff=no, kind="aed")
        if chance.random() < 0.4:
            hand.do("join-team", staff=no)
    for shift in ("early", "late", "night"):
        hand.do("set-least", shift=shift, post=chance.choice(["REC", "MNT", "RAT"]), people=chance.randint(1, 3),
                on_call=chance.random() < 0.4)  # fmt: skip
    hand.do("set-least", shift="late", qualification="aed", people=1)
    for day in chance.sample(range(23, 30), 3):
        hand.do(
            "roster",
            staff=chance.choice(["E001", "E002"]),
            day=f"2026-11-{day}",
            shift=chance.choice(["early", "night"]),
        )
    assert set(fill(hand)["missing"]) == missing(hand)
    rows = hand.desk.show("roster")
    assert {row.post for row in rows} <= {post for (post,) in hand.rows("SELECT code FROM post")}
    check(hand)


def test_a_day_that_cannot_be_is_refused_by_its_field(hand):
    for first in ["2026-02-30", "", "2101-01-01"]:
        error = refused(hand, "fill-roster", first=first)
        assert (error.code, error.field) == ("FIELD_INVALID", "first")


def test_filling_is_for_those_who_keep_the_roster(hand):
    clerk = hand.at("desk")
    error = refused(clerk, "fill-roster", first=TODAY)
    assert (error.code, error.items) == ("DENIED", ("SUP", "NM", "GM"))
    clerk.desk.close()


def test_an_hour_of_the_day_makes_no_difference(hand):
    hand.now = datetime(2026, 11, 23, 15, 59, tzinfo=UTC)
    late = fill(hand)
    assert late["entered"] == hand.value("SELECT count(*) FROM roster_entry")
