"""Emergencies: raised by anybody, signed in or not; confirmed, called off or ended by who commands."""

from itertools import product
from typing import get_args

import pytest
from sqlalchemy import text

from hotelcs.errors import Refusal
from hotelcs.workflows.desk import open_desk
from hotelcs.workflows.incidents.incident_acts import Type
from tests.invariants import check
from tests.workflows.incidents.raised import WORDS, brought_to, move, raised, row

COMMAND = ("SUP", "NM", "GM")
OTHERS = ("REC", "RES", "RAT", "HKS", "MNT", "CRM", "CMP", "INF", "TQC")
OPEN = ("reported", "responding", "contained", "recovering", "reviewing")
MOVES = {
    "confirm-incident": ({"reported"}, "responding"),
    "false-alarm": ({"reported", "responding"}, "false_alarm"),
    "evacuate": ({"reported", "responding"}, "responding"),
    "contain-incident": ({"responding"}, "contained"),
    "reopen-danger": ({"contained"}, "responding"),
    "all-clear": ({"contained"}, "recovering"),
    "recover-incident": ({"recovering"}, "reviewing"),
    "void-incident": (set(OPEN), "voided"),
}
"""Verb: the states it is legal in, and the state it leads to (SM-07)."""
OVER = ("false_alarm", "closed", "voided")


@pytest.fixture
def closed_door(crew):
    """A terminal where nobody is signed in."""
    desk = open_desk(crew.hand.path, login="", terminal="lobby", clock=lambda: crew.now)
    yield desk
    desk.close()


def test_every_type_is_raised_with_type_and_place(crew):
    for kind in get_args(Type):
        seen = row(crew, raised(crew, kind=kind, place="the kitchen"))
        assert (seen.type, seen.place, seen.room, seen.status) == (kind, "the kitchen", "", "reported")
        assert (seen.at, seen.reported_by, seen.terminal) == ("2026-11-23 15:00", "desk", "test")
        assert (seen.signed_in, seen.ended, seen.reason) == (True, "", "")


def test_a_place_that_is_a_rooms_number_is_that_room(crew):
    assert row(crew, raised(crew, place="201")).room == "201"
    assert row(crew, raised(crew, place="room 201")).room == ""


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"type": "dragon", "place": "x"}, "type"),
        ({"type": "fire", "place": " "}, "place"),
        ({"type": "fire"}, "place"),
    ],
)
def test_it_needs_a_known_type_and_a_place(crew, fields, field):
    assert crew.refused("desk", "raise-incident", **fields).field == field


def test_every_post_raises(crew):
    for post in (*OTHERS, "SUP"):
        crew.hire(post.lower(), post)
        assert row(crew, raised(crew, post.lower())).reported_by == post.lower()


def test_nobody_has_to_be_signed_in_and_then_it_is_marked_so(crew, closed_door):
    done = closed_door.do("raise-incident", {"type": "medical", "place": "lobby"})
    assert (done.result["signed_in"], done.result["status"]) == (False, "reported")
    seen = row(crew, done.result["incident"])
    assert (seen.signed_in, seen.reported_by, seen.terminal) == (False, "", "lobby")
    assert crew.hand.rows("SELECT actor, terminal FROM ledger ORDER BY seq DESC LIMIT 1") == [("", "lobby")]
    check(crew.hand)


@pytest.mark.parametrize("verb", MOVES)
def test_where_nobody_is_signed_in_nothing_else_is_done_with_it(crew, closed_door, verb):
    no = raised(crew)
    with pytest.raises(Refusal) as caught:
        closed_door.do(verb, {"incident": no} | (WORDS.get(verb, {})))
    assert (caught.value.code, caught.value.exit) == ("SIGN_IN_FIRST", 6)
    assert row(crew, no).status == "reported"


def test_the_closed_door_shows_what_is_not_over(crew, closed_door):
    first, second = raised(crew), raised(crew, kind="water", place="cellar")
    move(crew, "confirm-incident", second)
    seen = closed_door.show("door").incidents
    assert [(one.incident, one.type, one.place, one.at) for one in seen] == [
        (first, "fire", "201", "15:00"),
        (second, "water", "cellar", "15:00"),
    ]
    move(crew, "void-incident", first)
    move(crew, "false-alarm", second)
    assert closed_door.show("door").incidents == ()


def test_every_move_is_made_where_it_is_legal_and_nowhere_else(crew):
    for state, verb in product((*OPEN, *OVER), MOVES):
        no = brought_to(crew, state)
        legal, after = MOVES[verb]
        if state in legal:
            assert move(crew, verb, no).result["status"] == after
            seen = row(crew, no)
            assert seen.status == after
            assert bool(seen.ended) is (after in OVER)
        else:
            refusal = crew.refused("night", verb, incident=no, **WORDS.get(verb, {}))
            assert (refusal.code, refusal.field) == ("ILLEGAL_STATE", "incident"), (state, verb)
            assert no in str(refusal)
            assert row(crew, no).status == state
    check(crew.hand)


def test_only_who_commands_moves_it(crew):
    no = raised(crew)
    for post in OTHERS:
        crew.hire(post.lower(), post)
        for verb in MOVES:
            extra = WORDS.get(verb, {})
            refusal = crew.refused(post.lower(), verb, incident=no, **extra)
            assert (refusal.code, refusal.exit) == ("DENIED", 6), post
            assert set(refusal.items) == set(COMMAND)


@pytest.mark.parametrize("verb", ["false-alarm", "void-incident"])
@pytest.mark.parametrize("fields", [{}, {"reason": ""}, {"reason": "  "}])
def test_how_it_ended_is_said_in_words(crew, verb, fields):
    no = raised(crew)
    assert crew.refused("night", verb, incident=no, **fields).field == "reason"
    assert row(crew, no).status == "reported"


@pytest.mark.parametrize("short", ["N2", "n-002", "N..2", "2", "N261123-002", "n261123-002"])
def test_short_numbers_name_the_newest_that_ends_so(crew, short):
    raised(crew)
    second = raised(crew, kind="water")
    assert move(crew, "confirm-incident", short).result["incident"] == second


@pytest.mark.parametrize("reference", ["N261123-009", "N9", "fire", "9"])
def test_an_emergency_that_is_not_there_is_refused(crew, reference):
    raised(crew)
    for verb in MOVES:
        extra = WORDS.get(verb, {})
        refusal = crew.refused("night", verb, incident=reference, **extra)
        assert (refusal.code, refusal.field) == ("INCIDENT_UNKNOWN", "incident")


def test_they_are_listed_newest_first_all_or_those_not_over(crew):
    numbers = [raised(crew, place=f"floor {floor}") for floor in range(4)]
    move(crew, "false-alarm", numbers[1])
    move(crew, "confirm-incident", numbers[2])
    assert [one.incident for one in crew.show("desk", "incidents")] == numbers[::-1]
    assert [one.incident for one in crew.show("desk", "incidents", open=True)] == [
        numbers[3],
        numbers[2],
        numbers[0],
    ]
    assert [one.incident for one in crew.show("desk", "incidents", limit=1)] == numbers[3:]


def test_what_ended_keeps_who_when_and_why(crew):
    no = raised(crew)
    crew.wait(minutes=7)
    crew.do("night", "false-alarm", incident=no, reason="steam of the kettle")
    seen = row(crew, no)
    assert (seen.at, seen.ended, seen.reason) == (
        "2026-11-23 15:00",
        "2026-11-23 15:07",
        "steam of the kettle",
    )
    with pytest.raises(Exception, match="ended"), crew.hand.desk.file.write() as session:
        session.execute(text("UPDATE incident SET ended_at = NULL"))


def test_two_who_confirm_at_once_confirm_once(crew):
    no = raised(crew)
    move(crew, "confirm-incident", no, "night")
    assert crew.code("admin", "confirm-incident", incident=no) == "ILLEGAL_STATE"


def test_an_emergency_is_raised_in_the_middle_of_anything(crew):
    """Without a shift, without a roster, twice for one place."""
    assert raised(crew) != raised(crew)
    assert len(crew.show("desk", "items", kind="incident")) == 2
