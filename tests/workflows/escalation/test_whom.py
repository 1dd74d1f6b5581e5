"""Whom a step finds when it runs: the roster of that minute, deputies, teams - whoever left or went home."""

import pytest

from hotelcs.workflows.clocks.running import Case
from hotelcs.workflows.escalation.whom import Whom
from tests.conftest import Hand
from tests.workflows.clocks.units import unit
from tests.workflows.escalation.house import CASE, minutes, only, opened, ran, run
from tests.workflows.people.refusing import hire

TODAY = "2026-11-23"
FOUNDED = {"E001": "GM", "E002": "REC", "E003": "NM"}


def found(hand: Hand, whom: str, case: Case = CASE) -> list[str]:
    """Numbers of staff."""
    with unit(hand, keep=False) as work:
        people = Whom(work.reader, work.now, work.property.tz).of(whom, case.kind, case.ref)
    return [str(hand.value("SELECT no FROM staff WHERE id = :id", id=one)) for one in people]


def on(hand: Hand, staff: str, shift: str = "late", **fields: object) -> None:
    """Somebody is on a shift today."""
    hand.do("roster", staff=staff, day=TODAY, shift=shift, **fields)


def test_whoever_is_here_in_the_post_is_told_and_all_of_them(hand: Hand) -> None:
    hire(hand, "Lin", "REC", no="E010")
    on(hand, "E002")
    on(hand, "E010")
    assert found(hand, "post:REC") == ["E002", "E010"]


def test_whoever_is_on_call_is_told_when_nobody_of_the_post_is_here(hand: Hand) -> None:
    hire(hand, "Lin", "REC", no="E010")
    on(hand, "E010", on_call=True)
    assert found(hand, "post:REC") == ["E010"]
    on(hand, "E002")
    assert found(hand, "post:REC") == ["E002"]


def test_a_deputy_who_is_here_stands_in_for_a_post_that_is_not(hand: Hand) -> None:
    hire(hand, "Lin", "CRM", no="E010")
    hire(hand, "Lin", "SUP", no="E011")
    on(hand, "E011")
    assert found(hand, "post:CRM") == ["E011"]


def test_the_manager_is_told_at_home_before_any_deputy(hand: Hand) -> None:
    on(hand, "E003")
    assert found(hand, "post:GM") == ["E001"]


def test_with_nobody_here_somebody_who_holds_the_post_is_told_at_home(hand: Hand) -> None:
    hire(hand, "Lin", "MNT", no="E010")
    hire(hand, "Lin", "MNT", no="E011")
    assert found(hand, "post:MNT") == ["E010"]


def test_a_post_that_nobody_holds_is_nobody(hand: Hand) -> None:
    assert found(hand, "post:MNT") == []


def test_the_owner_is_told_and_the_duty_manager_when_it_is_nobodys(hand: Hand) -> None:
    incident = hand.do("raise-incident", type="fire", place="102").result["incident"]
    case = Case("incident", incident)
    on(hand, "E003")
    assert found(hand, "owner", case) == found(hand, "duty_manager") == ["E003"]
    on(hand, "E002")
    hand.do("assign-item", item=incident, to="E002")
    assert found(hand, "owner", case) == ["E002"]
    assert found(hand, "head", case) == found(hand, "head:FD") == ["E002"]
    hand.do("leave-staff", staff="E002", on="2026-11-22")
    assert found(hand, "owner", case) == ["E003"], "who left is not told"


def test_a_team_is_who_of_it_is_here_and_its_members_are_all_of_it(hand: Hand) -> None:
    for no in ("E002", "E003"):
        hand.do("join-team", team="rrt", staff=no)
    on(hand, "E003")
    assert found(hand, "team:rrt") == ["E003"]
    assert sorted(found(hand, "members:rrt")) == ["E002", "E003"]
    assert found(hand, "team:none") == []


@pytest.mark.parametrize("gone", ["left", "home"])
def test_a_chain_outlives_the_people_and_the_shift_it_began_with(hand: Hand, gone: str) -> None:
    only(hand, {"minutes": 10, "whom": "post:NM"}, {"minutes": 600, "whom": "post:NM", "until": "over"})
    hire(hand, "Lin", "NM", no="E010")
    on(hand, "E003")
    opened(hand)
    minutes(hand, 10)
    run(hand)
    if gone == "left":
        hand.do("leave-staff", staff="E003", on=TODAY)
    on(hand, "E010", "night")
    minutes(hand, 600)
    run(hand)
    assert [row[4:] for row in ran(hand)] == [("told", "E003"), ("told", "E010")]


def test_a_step_that_finds_nobody_is_written_down_and_the_chain_goes_on(hand: Hand) -> None:
    only(hand, {"minutes": 10, "whom": "post:MNT"}, {"minutes": 20})
    opened(hand)
    minutes(hand, 30)
    assert run(hand) == 2
    assert [row[4:] for row in ran(hand)] == [("nobody", None), ("told", "E001")]
