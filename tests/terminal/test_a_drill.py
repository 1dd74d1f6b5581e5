"""A drill in real terminals: from its plan on screen 16, through the emergency on screen 10, to its closing on screen 16."""

from tests.conftest import Hand
from tests.invariants import check
from tests.terminal.conftest import Sit

MARK = "DRILL 演练"


def test_a_drill_goes_from_its_plan_through_screen_10_to_its_debriefing(sit: Sit, hotel: Hand) -> None:
    desk, night = sit("desk"), sit("night")
    night.send("<F4>", "16")
    assert night.wait_for("Fire and evacuation"), night.text()
    night.send("d", "8F", "<Enter>")
    assert night.wait_for("10 "), night.text()
    assert night.wait_for("Two people go and l"), night.text()
    assert MARK in night.text(), night.text()
    assert desk.wait_for(MARK, 8.0), desk.text()
    night.send("1", "2", "y")
    assert night.wait_for("confirmed"), night.text()
    assert hotel.rows("SELECT seq FROM incident_step WHERE done_at IS NOT NULL ORDER BY seq") == [(1,), (2,)]
    night.send("<F4>", "16", "<Tab>", "<Enter>")
    assert night.wait_for("Alarm time"), night.text()
    night.send(*"444444444410")
    assert night.wait_for("41 of 48 points"), night.text()
    night.send("s", "y")
    assert night.wait_for("is over: score it"), night.text()
    night.send("<Tab>", "n", "desk", "<Tab>", "caller", "<Tab>", "5", "<Tab>", "4", "<F10>")
    assert night.wait_for("was seen in"), night.text()
    night.send("s", "Keep the stairs free", "<Tab>", "1", "<Tab>", "the plan is right", "<F10>")
    assert night.wait_for("is debriefed"), night.text()
    night.send("s")
    assert night.wait_for("is closed with 41 of 48 points"), night.text()
    assert hotel.rows("SELECT status FROM drill") == [("closed",)]
    assert hotel.rows("SELECT status, drill FROM incident") == [("closed", 1)]
    check(hotel)


def test_what_is_real_ends_the_drill_on_every_terminal(sit: Sit, hotel: Hand) -> None:
    hotel.at("night").do("start-drill", type="lift", place="Lift 2")
    desk = sit("desk")
    assert desk.wait_for(MARK), desk.text()
    desk.send("<F9>", "1", "201", "<Enter>")
    assert desk.wait_for("is raised on every terminal"), desk.text()
    assert hotel.rows("SELECT status, reason FROM drill") == [("aborted", "N261123-002")]
    assert hotel.rows("SELECT no, status FROM incident ORDER BY no") == [
        ("N261123-001", "closed"),
        ("N261123-002", "reported"),
    ]
