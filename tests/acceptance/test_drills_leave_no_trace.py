"""A whole drill, from its plan to its closing, changes no figure, no count and no list of the hotel (handbook 06, 01 S-121)."""

from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

import pytest

from hotelcs.workflows.drills.mark import MARK
from hotelcs.workflows.home_view import Home
from hotelcs.workflows.views import VIEWS
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.one_of_each_plans import LESSONS, POINTS
from tests.workflows.test_every_view import NEEDS, at_work, busy

__all__ = ["at_work", "busy"]

OF_DRILLS = {
    "drills",
    "drill-schedule",
    "drill-scores",
    "drill-participants",
    "drill-findings",
    "readiness",
    "readiness-index",
}
"""Views that are about drills; how ready the hotel is says whether they were held."""
TOLD = {"ledger", "notices", "notice", "guest-data"}
"""What was done, and the lesson that everybody reads: on record, and counted nowhere. A guest is given all that is on file about
them, also that a roll call of a drill ticked them.
"""
SCORE_OF_DRILLS = "drill_score"
"""The one measure (M-37) that is about drills; every other measure is compared."""
STORED = {"retention"}
"""How many rows of a class are stored, to keep and to purge: those of drills are stored too."""
PEOPLE = ("admin", "desk", "night")


def real(seen: Any) -> Any:
    """The rows of a list without those that say themselves that they are a drill's, or measure drills."""
    if not isinstance(seen, list):
        return seen
    return [
        row
        for row in seen
        if getattr(row, "drill", False) is not True and getattr(row, "key", "") != SCORE_OF_DRILLS
    ]


def told(hand: Hand) -> dict[tuple[str, str], Any]:
    """Every view that is not about drills, as each of three people sees it."""
    found: dict[tuple[str, str], Any] = {}
    for login in PEOPLE:
        person = hand.at(login)
        for view in sorted(set(VIEWS) - OF_DRILLS - TOLD - STORED - {"revealed-document"}):
            try:
                seen = person.desk.show(view, **NEEDS.get(view, {}))
            except Exception as error:
                seen = str(error)
            found[login, view] = replace(seen, log=()) if isinstance(seen, Home) else real(seen)
        person.desk.close()
    return found


@pytest.fixture
def calm(busy: Hand) -> Hand:
    """A hotel at work, where nothing burns."""
    night = busy.at("night")
    for row in busy.desk.show("incidents", open=True):
        night.do("false-alarm", incident=row.incident, reason="a tap")
    night.desk.close()
    return busy


def drilled(hand: Hand) -> str:
    """A drill held, with people out of the house, scored, debriefed, its finding mended, its notice read; its number comes back."""
    night = hand.at("night")
    drill = str(
        night.do("plan-drill", type="fire", place="201", at="2026-11-24 10:00", announced=False).result[
            "drill"
        ]
    )
    incident = night.do("start-drill", drill=drill).result["incident"]
    night.now += timedelta(minutes=4)
    night.do("confirm-incident", incident=incident)
    night.do("evacuate", incident=incident, assembly="Car park")
    night.now += timedelta(minutes=6)
    night.do("end-drill", drill=drill)
    night.do("score-drill", drill=drill, **POINTS)
    night.do("observe-participant", drill=drill, staff="E002", calm=5, correct=4)
    finding = night.do(
        "add-finding", drill=drill, words="Door sticks", owner="E002", due="2026-11-30"
    ).result["finding"]
    notice = night.do("debrief-drill", drill=drill, **LESSONS).result["notice"]
    night.do("close-drill", drill=drill)
    night.do("finish-finding", finding=finding, outcome="planed")
    for login in PEOPLE:
        person = hand.at(login)
        person.do("read-notice", notice=notice)
        person.desk.close()
    night.desk.close()
    return drill


def test_every_view_of_the_hotel_is_the_same_before_and_after_a_drill(calm: Hand) -> None:
    before = told(calm)
    drill = drilled(calm)
    after = told(calm)
    assert {view: (before[view], after[view]) for view in before if before[view] != after[view]} == {}
    assert [row.status for row in calm.desk.show("drills", no=drill)] == ["closed"], "and yet it was held"
    check(calm)


def test_an_emergency_instead_of_the_drill_would_have_been_seen(calm: Hand) -> None:
    before = told(calm)
    calm.do("raise-incident", type="fire", place="201")
    changed = {view for (_, view), seen in told(calm).items() if seen != before["admin", view]}
    assert {"incidents", "items", "pressing"} <= changed, "the comparison sees what is real"


def test_while_a_drill_runs_nothing_is_counted_and_every_terminal_says_that_it_is_one(calm: Hand) -> None:
    before = told(calm)
    drill = calm.do("start-drill", type="fire", place="201").result["drill"]
    after = told(calm)
    changed = {view for view in before if before[view] != after[view]}
    assert {view for _, view in changed} == {"pressing", "door"}, "what every terminal shows"
    assert [one.drill for one in after["desk", "door"].incidents] == [True]
    (row,) = [one for one in after["desk", "pressing"] if one not in before["desk", "pressing"]]
    assert (row.kind, row.alarm) == ("drill", True)
    assert [one.status for one in calm.desk.show("drills", no=drill)] == ["running"]


def test_drills_are_marked_on_every_line_of_every_view_that_shows_them(calm: Hand) -> None:
    drill = drilled(calm)
    for view in sorted(OF_DRILLS - {"readiness", "readiness-index"}):
        rows = calm.desk.show(view, **({"no": drill} if "no" in VIEWS[view].needs else {}))
        assert rows, view
        assert {asdict(row)["mark"] for row in rows} == {MARK}, view
    shown = list(calm.desk.show("incidents", drills="only"))
    assert shown
    assert all(row.drill for row in shown)
    assert all(not row.drill for row in calm.desk.show("incidents", drills="no"))
    (notice,) = [row for row in calm.desk.show("notices", all=True) if row.link == drill]
    assert notice.title.startswith(MARK)


def test_an_item_of_a_drill_says_that_it_is_one(calm: Hand) -> None:
    night = calm.at("night")
    drill = night.do("start-drill", type="lift", place="Lift 2").result["drill"]
    night.do("add-finding", drill=drill, words="No key at hand", owner="E002", due="2026-11-30")
    night.desk.close()
    (item,) = [row for row in calm.desk.show("items", kind="finding") if row.item.startswith(drill)]
    assert item.words == f"{MARK} No key at hand"
