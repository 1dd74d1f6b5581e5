"""What a terminal shows of an emergency while nobody is signed in: where it is, and what the plan asks for first."""

import pytest

from hotelcs import i18n
from hotelcs.workflows.desk import open_desk
from tests.plans_at_hand import with_plan
from tests.workflows.incidents.raised import move, raised


@pytest.fixture
def closed_door(crew):
    desk = open_desk(crew.hand.path, login="", terminal="lobby", clock=lambda: crew.now)
    yield desk
    desk.close()


def test_the_first_steps_that_are_not_done_stand_at_the_door_in_the_language_of_the_terminal(
    crew, closed_door
):
    with_plan(crew.hand.desk.file)
    assert closed_door.show("door").steps == ()
    no = raised(crew)
    crew.do("desk", "tick-step", incident=no, step=1)
    assert closed_door.show("door").steps[0] == "2 NM  Call 119"
    i18n.use("zh")
    assert closed_door.show("door").steps[0] == "2 NM  拨119"
    move(crew, "false-alarm", no)
    assert closed_door.show("door").steps == ()
