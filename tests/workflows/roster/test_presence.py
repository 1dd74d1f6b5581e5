"""Who is here at a moment and in whose hands things are: somebody, at every moment of a week, whatever the clocks do."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from hotelcs.workflows.organisation.founding import Plan, found
from hotelcs.workflows.roster.presence import responsible
from tests.conftest import Hand
from tests.workflows.people.refusing import hire

TODAY, TOMORROW = "2026-11-23", "2026-11-24"
MIDNIGHT = datetime(2026, 11, 23)
QUARTER = timedelta(minutes=15)


def hands_of(hand: Hand, wall: datetime) -> tuple[str | None, str | None]:
    """Numbers of the duty manager and the supervisor at a moment of the hotel's clock."""
    with hand.desk.file.read() as reader:
        found = responsible(reader, wall)
    numbers = dict(hand.rows("SELECT id, no FROM staff"))
    return numbers.get(found.duty_manager), numbers.get(found.supervisor)


def by_the_rule(hand: Hand, wall: datetime, chain: tuple[str, ...]) -> str | None:
    """The first of a chain who is here, then who is on call, then who holds such a post; read from the raw tables."""
    day, at = wall.date().isoformat(), wall.strftime("%Y-%m-%dT%H:%M")
    held = [(no, post, main) for no, post, main, first, last, left in hand.rows(
        "SELECT s.no, h.post, h.main, h.valid_from, h.valid_to, s.left_on FROM staff_post h JOIN staff s ON s.id = h.staff_id")
        if first <= day <= (last or "9999") and (left is None or left >= day)]  # fmt: skip
    roster = hand.rows("SELECT s.no, r.on_call FROM roster_entry r JOIN staff s ON s.id = r.staff_id "
                       "WHERE r.begins <= :at AND r.ends > :at", at=at)  # fmt: skip
    for group in (
        {no for no, on_call in roster if not on_call},
        {no for no, on_call in roster if on_call},
        {no for no, *_ in held},
    ):
        for post in chain:
            able = sorted((not main, no) for no, code, main in held if code == post and no in group)
            if able:
                return able[0][1]
    return None


def test_the_first_of_the_chain_who_is_here_is_the_duty_manager(hand):
    chief = hire(hand, "Sun Li", "SUP")
    assert hands_of(hand, MIDNIGHT + timedelta(hours=16)) == ("E003", chief), (
        "nobody is on the roster: who holds the posts"
    )
    hand.do("roster", staff=chief, day=TODAY, shift="late")
    assert hands_of(hand, MIDNIGHT + timedelta(hours=16)) == (chief, chief)
    hand.do("roster", staff="E003", day=TODAY, shift="late", on_call=True)
    assert hands_of(hand, MIDNIGHT + timedelta(hours=16)) == (chief, chief), "here comes before on call"
    hand.do("unroster", staff="E003", day=TODAY, shift="late")
    hand.do("roster", staff="E003", day=TODAY, shift="late")
    assert hands_of(hand, MIDNIGHT + timedelta(hours=16)) == ("E003", chief)
    assert hands_of(hand, MIDNIGHT + timedelta(hours=15)) == ("E003", chief), "from the first minute"
    assert hands_of(hand, MIDNIGHT + timedelta(hours=14, minutes=59)) == ("E003", chief)


def test_the_hotels_own_chain_counts(hand):
    hand.do("roster", staff="E002", day=TODAY, shift="late")
    hand.do("roster", staff="E003", day=TODAY, shift="late")
    hand.do("change-setting", name="duty_managers", value="REC NM")
    hand.do("change-setting", name="supervisors", value="GM REC")
    assert hands_of(hand, MIDNIGHT + timedelta(hours=16)) == ("E002", "E002")
    hand.do("unroster", staff="E002", day=TODAY, shift="late")
    assert hands_of(hand, MIDNIGHT + timedelta(hours=16)) == ("E003", "E001")


def test_without_a_roster_the_lead_of_the_open_shift_is_the_duty_manager(hand):
    clerk = hand.at("desk")
    clerk.do("open-shift", float=0)
    assert hands_of(hand, MIDNIGHT + timedelta(hours=16))[0] == "E002"
    hand.do("roster", staff="E003", day=TODAY, shift="late", on_call=True)
    assert hands_of(hand, MIDNIGHT + timedelta(hours=16))[0] == "E003"
    clerk.desk.close()


def test_there_is_somebody_as_long_as_anybody_works_here(hand):
    hand.do("end-post", staff="E003", post="NM")
    hand.do("change-setting", name="duty_managers", value="NM")
    hand.do("change-setting", name="supervisors", value="SUP")
    duty, above = hands_of(hand, MIDNIGHT + timedelta(hours=16))
    assert duty is not None
    assert above is not None


def test_the_view_marks_both(hand):
    hand.do("roster", staff="E003", day=TODAY, shift="late", on_call=True)
    hand.do("roster", staff="E002", day=TODAY, shift="late")
    hand.do("change-staff", staff="E003", phone="+8613800138000")
    rows = hand.at("desk").desk.show("on-duty")
    assert [(row.staff, row.on_call, row.duty_manager, row.supervisor, row.until) for row in rows] == [
        ("E002", False, False, False, "23:00"), ("E003", True, True, True, "23:00"),
    ]  # fmt: skip
    assert rows[1].phone == "+8613800138000", "whoever is on duty is telephoned by everybody"
    assert [row.staff for row in hand.desk.show("on-duty", at=f"{TODAY}T23:00")] == []


@pytest.mark.parametrize("seed", range(4))
def test_at_every_moment_of_a_week_somebody_answers_and_it_is_who_the_rule_names(hand, seed):
    chance = Random(seed)
    people = ["E001", "E002", "E003"] + [
        hire(hand, f"P{n}", chance.choice(["SUP", "NM", "REC"])) for n in range(2)
    ]
    shifts = ["early", "late", "night"]
    for number in range(7):
        for shift in shifts:
            for no in chance.sample(people, chance.randint(0, 2)):
                taken = hand.rows("SELECT 1 FROM roster_entry r JOIN staff s ON s.id = r.staff_id WHERE s.no = :no AND r.day = :day",
                                  no=no, day=f"2026-11-{23 + number}")  # fmt: skip
                if not taken:
                    hand.do(
                        "roster",
                        staff=no,
                        day=f"2026-11-{23 + number}",
                        shift=shift,
                        on_call=chance.random() < 0.4,
                    )
    for hours in range(0, 7 * 24, 2):
        wall = MIDNIGHT + timedelta(hours=hours, minutes=59)
        duty, above = hands_of(hand, wall)
        assert duty == by_the_rule(hand, wall, ("NM", "SUP", "GM")), wall
        assert above == by_the_rule(hand, wall, ("SUP", "NM", "GM")), wall
        assert duty is not None


def test_who_works_the_night_answers_until_its_end_although_the_post_ended_with_the_day(hand):
    hand.do("set-deputies", post="NM", deputies=[])
    hand.do("roster", staff="E003", day=TODAY, shift="night")
    hand.do("end-post", staff="E003", post="NM", last=TODAY)
    covered = "DU-17" not in {
        row.duty for row in hand.desk.show("duty-gaps", **{"from": TODAY}, shift="night")
    }
    wall = MIDNIGHT + timedelta(hours=27)
    assert covered is (hands_of(hand, wall)[0] == "E003"), (
        "what is called complete at eleven has somebody at three"
    )


def test_the_view_tells_the_posts_and_trainings_of_the_day_the_shift_began(hand):
    hand.do("qualify", staff="E003", kind="first_aid", expires=TODAY)
    hand.do("qualify", staff="E003", kind="aed", issued=TOMORROW)
    hand.do("roster", staff="E003", day=TODAY, shift="night")
    hand.do("give-post", staff="E003", post="CRM", first=TOMORROW)
    (row,) = hand.desk.show("on-duty", at=f"{TOMORROW}T03:00")
    assert (row.posts, row.qualifications) == ("NM", "first_aid")


# --- nights on which the clocks are changed


@pytest.fixture(scope="module")
def lisbon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hotel in a zone whose clocks change, with a night manager within reach at every hour of two weeks."""
    path = tmp_path_factory.mktemp("lisbon") / "hotel.db"
    noon = datetime(2026, 3, 25, 12, tzinfo=UTC)
    plan = Plan("Rossio", "罗西奥", date(2026, 3, 25), tz="Europe/Lisbon")
    found(path, plan, noon).close()
    made = Hand(path)
    made.now = noon
    for month, days in ((3, range(27, 32)), (10, range(23, 28))):
        for day in days:
            for shift in ("early", "late", "night"):
                made.do(
                    "roster",
                    staff="E003",
                    day=f"2026-{month:02d}-{day:02d}",
                    shift=shift,
                    on_call=shift == "night",
                )
    made.desk.close()
    return path


@pytest.mark.parametrize(
    "change", [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)]
)
def test_on_a_night_with_changed_clocks_somebody_is_on_at_every_instant(lisbon, tmp_path, change):
    path = tmp_path / "hotel.db"
    shutil.copy(lisbon, path)
    hand = Hand(path)
    instant = change - timedelta(hours=12)
    while instant < change + timedelta(hours=12):
        hand.now = instant
        wall = instant.astimezone(ZoneInfo("Europe/Lisbon")).replace(tzinfo=None)
        assert hands_of(hand, wall) == ("E003", "E003"), instant
        (row,) = hand.desk.show("on-duty")
        (on,) = [shift for shift in hand.desk.show("shifts") if shift.on]
        assert row.shift == on.shift, instant
        assert (row.duty_manager, row.supervisor) == (True, True)
        instant += QUARTER * 2
    hand.desk.close()
