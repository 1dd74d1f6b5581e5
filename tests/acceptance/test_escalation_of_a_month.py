"""A month of cases escalates exactly the steps that an independent calculation lists, however often somebody looks."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.acceptance.escalating.calculation import calculate
from tests.acceptance.escalating.month import DAY, events
from tests.acceptance.escalating.replay import Replay
from tests.conftest import Hand
from tests.invariants import check

EVERY = (1, 5, 17, 60)


def replayed(model: Path, path: Path, days: int, share: float, every: int, span: int) -> None:
    """So many days, looked at every so many minutes, compared with the calculation."""
    shutil.copy(model, path)
    done = events(days, share)
    until = done[0].minute + span
    told = calculate(done, until)
    hand = Hand(path)
    replay = Replay(hand)
    replay.live(done, until, every, first=done[0].minute)
    ran = replay.ran()
    assert ran - told == set(), f"every {every}: not in the calculation"
    assert told - ran == set(), f"every {every}: missed"
    assert hand.value("SELECT count(*) FROM escalation_told") > 0
    print(
        f"{len({event.case for event in done})} cases, {len(done)} events, {len(ran)} steps, every {every} minutes"
    )
    check(hand)
    hand.desk.close()


@pytest.mark.parametrize("every", EVERY)
def test_some_cases_escalate_what_is_calculated_however_often_somebody_looks(
    model_hotel: Path, tmp_path: Path, every: int
) -> None:
    replayed(model_hotel, tmp_path / "hotel.db", 3, 0.9, every, DAY // 2 if every == 1 else DAY * 3)


@pytest.mark.soak
@pytest.mark.parametrize("every", EVERY)
def test_a_month_of_cases_escalates_what_is_calculated(model_hotel: Path, tmp_path: Path, every: int) -> None:
    replayed(model_hotel, tmp_path / "hotel.db", 31, 0.15, every, DAY * 35)


def test_the_cases_of_the_month_have_everything_that_can_happen_to_one() -> None:
    counted = Counter(event.what for event in events(31, 0.15))
    assert set(counted) == {
        "open",
        "take",
        "onsite",
        "plan",
        "contact",
        "guest",
        "raise",
        "lower",
        "wait",
        "answer",
        "resolve",
        "reopen",
    }
    assert min(counted.values()) >= 10
    assert counted["open"] > 100
