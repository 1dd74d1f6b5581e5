"""Drills: planned, put off, begun, ended, aborted by what is real, debriefed, scored, closed (handbook SM-09)."""

from itertools import product

import pytest
from sqlalchemy import text

from hotelcs.workflows.desk import open_desk
from hotelcs.workflows.drills.mark import MARK
from tests.invariants import check
from tests.workflows.one_of_each_plans import LESSONS, POINTS
from tests.workflows.shifts.crew import Crew

PLANNED = {"type": "fire", "place": "8F", "at": "1600"}
STATES = ("planned", "running", "debrief", "closed", "aborted", "cancelled")
MOVES = {
    "start-drill": ("planned", {}),
    "end-drill": ("running", {}),
    "cancel-drill": ("planned", {"at": "1700", "reason": "a full house"}),
    "score-drill": ("running debrief", {"calm": 4}),
    "observe-participant": ("running debrief", {"staff": "E002", "calm": 4, "correct": 4}),
    "add-finding": ("running debrief", {"words": "door", "owner": "E002", "due": "2026-12-01"}),
    "debrief-drill": ("debrief", LESSONS),
    "close-drill": ("debrief", {}),
}
"""Verb: the states in which it is legal, and its other fields."""


def planned(crew: Crew, **fields) -> str:
    return str(crew.do("night", "plan-drill", **{**PLANNED, **fields}).result["drill"])


def running(crew: Crew, **fields) -> str:
    return str(crew.do("night", "start-drill", drill=planned(crew, **fields)).result["drill"])


def ended(crew: Crew, **fields) -> str:
    drill = running(crew, **fields)
    crew.do("night", "end-drill", drill=drill)
    return drill


def row(crew: Crew, drill: str, login: str = "admin"):
    return next(one for one in crew.show(login, "drills") if one.drill == drill)


def test_a_drill_is_planned_begun_ended_and_marked_on_every_line(crew):
    drill = planned(crew, scenario="A bin burns in the pantry.")
    assert (drill, row(crew, drill).planned, row(crew, drill).status) == (
        "Z261123-001",
        "2026-11-23 16:00",
        "planned",
    )
    done = crew.do("night", "start-drill", drill="z1").result
    assert (done["status"], done["incident"]) == ("running", "N261123-001")
    crew.wait(minutes=20)
    assert crew.do("night", "end-drill").result["status"] == "debrief"
    told = row(crew, drill)
    assert (told.started, told.ended, told.plan) == ("2026-11-23 15:00", "2026-11-23 15:20", "fire/1")
    (incident,) = crew.hand.rows("SELECT status, ended_at IS NOT NULL FROM incident")
    assert incident == ("closed", 1)
    for view in ("drills", "drill-schedule", "drill-scores", "drill-participants", "drill-findings"):
        needs = (
            {"no": drill}
            if view.startswith("drill-") and view not in ("drill-schedule", "drill-findings")
            else {}
        )
        assert {one.mark for one in crew.show("admin", view, **needs)} <= {MARK}
    check(crew.hand)


def test_a_drill_takes_the_approved_plan_else_the_newest(crew):
    assert row(crew, ended(crew, type="power")).plan == "power/1"
    crew.do("night", "submit-plan", plan="fire")
    crew.do("admin", "approve-plan", plan="fire")
    crew.do("night", "draft-plan", type="fire")
    assert row(crew, ended(crew)).plan == "fire/1"
    assert row(crew, ended(crew, type="gas")).plan == "", "there is none"


@pytest.mark.parametrize(("at", "code"), [("2026-11-22 10:00", "DRILL_PAST"), ("soon", "MOMENT_INVALID")])
def test_a_drill_is_planned_for_a_moment_to_come(crew, at, code):
    assert crew.code("night", "plan-drill", **{**PLANNED, "at": at}) == code


def test_a_drill_that_is_not_announced_is_a_secret_of_those_who_run_drills_until_it_begins(crew):
    drill = planned(crew, announced=False)
    assert [one.drill for one in crew.show("night", "drills")] == [drill]
    assert crew.show("desk", "drills") == []
    assert [one.next for one in crew.show("desk", "drill-schedule") if one.next] == []
    assert [one.next for one in crew.show("night", "drill-schedule") if one.next] == ["2026-11-23 16:00"]
    assert crew.hidden("desk", "drill-scores", no=drill).code == "DRILL_UNKNOWN"
    crew.do("night", "start-drill", drill=drill)
    assert [one.drill for one in crew.show("desk", "drills")] == [drill]


def test_a_drill_nobody_planned_begins_at_once(crew):
    assert crew.code("night", "start-drill") == "DRILL_UNNAMED"
    assert crew.refused("night", "start-drill", type="fire").field == "place"
    done = crew.do("night", "start-drill", type="fire", place="8F").result
    assert (done["drill"], done["status"]) == ("Z261123-001", "running")


def test_two_drills_never_run_at_once(crew):
    running(crew)
    other = planned(crew, type="lift")
    refused = crew.refused("admin", "start-drill", drill=other)
    assert (refused.code, refused.next) == ("DRILL_RUNS", ("end-drill",))


def test_nobody_drills_while_an_emergency_is_not_over(crew):
    crew.do("desk", "raise-incident", type="water", place="201")
    drill = planned(crew)
    assert crew.code("night", "start-drill", drill=drill) == "EMERGENCY_RUNS"
    crew.do("night", "false-alarm", incident="n1", reason="a tap")
    crew.do("night", "start-drill", drill=drill)


@pytest.mark.parametrize("signed_in", [True, False])
def test_a_real_emergency_aborts_the_drill_whoever_raises_it(crew, signed_in):
    drill = running(crew)
    crew.wait(minutes=3)
    if signed_in:
        crew.do("desk", "raise-incident", type="fire", place="201")
    else:
        desk = open_desk(crew.hand.path, login="", terminal="lobby", clock=lambda: crew.now)
        desk.do("raise-incident", {"type": "fire", "place": "201"})
        desk.close()
    told = row(crew, drill)
    assert (told.status, told.ended, told.reason) == ("aborted", "2026-11-23 15:03", "N261123-002")
    assert crew.hand.rows("SELECT no, status FROM incident ORDER BY no") == [
        ("N261123-001", "closed"),
        ("N261123-002", "reported"),
    ]
    assert crew.code("night", "end-drill") == "NO_DRILL_RUNS"
    check(crew.hand)


@pytest.mark.parametrize("how", ["ended", "aborted", "close-incident", "false-alarm", "void-incident"])
def test_the_roll_call_of_a_drill_is_over_with_it(crew, how):
    running(crew)
    crew.do("night", "evacuate", incident="n1", assembly="Car park")
    assert [call.drill for call in crew.show("night", "roll-calls", open=True)] == [True]
    if how == "ended":
        crew.do("night", "end-drill")
    elif how == "aborted":
        crew.do("desk", "raise-incident", type="fire", place="201")
    else:
        crew.do("night", how, incident="n1", reason="it was a drill")
        assert crew.show("night", "drills")[0].status == "debrief", "its debriefing begins"
    before = crew.hand.value("SELECT count(*) FROM roll_call_entry")
    assert crew.show("night", "roll-calls", open=True) == []
    crew.hand.check_in(crew.hand.book())
    assert crew.hand.value("SELECT count(*) FROM roll_call_entry") == before
    check(crew.hand)


def test_a_drill_is_put_off_only_to_another_date(crew):
    drill = planned(crew, scenario="A bin burns.", announced=False)
    assert (
        crew.refused("night", "cancel-drill", drill=drill, reason="a full house", at="2026-11-01").field
        == "at"
    )
    done = crew.do("night", "cancel-drill", drill=drill, reason="a full house", at="2026-12-01 10:00").result
    assert (done["drill"], done["instead_of"]) == ("Z261123-002", drill)
    before, after = row(crew, drill), row(crew, "Z261123-002")
    assert (before.status, before.reason, before.instead) == ("cancelled", "a full house", after.drill)
    assert (after.type, after.place, after.scenario, after.announced) == ("fire", "8F", "A bin burns.", False)


def test_every_state_takes_its_own_moves_and_no_other(crew):
    drill = ended(crew)
    for state, (verb, (legal, fields)) in product(STATES, MOVES.items()):
        _in_state(crew, state)
        try:
            code = ""
            crew["night"].desk.preview(verb, {"drill": drill, **fields})
        except Exception as error:
            code = str(getattr(error, "code", error))
        assert (code == "ILLEGAL_STATE") is (state not in legal.split()), (state, verb, code)


def _in_state(crew: Crew, state: str) -> None:
    ran, over = state in STATES[1:5], state in ("debrief", "closed", "aborted")
    with crew.hand.desk.file.write() as session:
        session.connection().execute(text(
            "UPDATE drill SET status = :state, incident_id = CASE WHEN :ran THEN 1 END, started_at = CASE WHEN :ran THEN :at END, "
            "ended_at = CASE WHEN :over THEN :at END, plan_change = CASE WHEN :state = 'closed' THEN 'no' END, "
            "closed_at = CASE WHEN :state = 'closed' THEN :at END, instead_id = CASE WHEN :state = 'cancelled' THEN 1 END"
        ), {"state": state, "ran": ran, "over": over, "at": "2026-11-23T07:00:00Z"})  # fmt: skip


def test_only_those_who_run_drills_run_them_and_only_those_who_score_see_people(crew):
    drill = ended(crew)
    crew.hire("quality", "TQC")
    assert crew.code("quality", "plan-drill", **PLANNED) == "DENIED"
    crew.do(
        "quality",
        "observe-participant",
        drill=drill,
        staff="desk",
        calm=5,
        correct=4,
        role="caller",
        note="calm voice",
    )
    assert crew.hidden("desk", "drill-participants", no=drill).code == "DENIED"
    (seen,) = crew.show("quality", "drill-participants", no=drill)
    assert (seen.staff, seen.calm, seen.correct, seen.role, seen.observer) == (
        "E002",
        5,
        4,
        "caller",
        "quality",
    )


def test_forty_one_of_forty_eight_points_are_85_42(crew):
    drill = ended(crew)
    assert crew.code("admin", "score-drill", drill=drill) == "NOTHING_SCORED"
    given = dict.fromkeys(POINTS, 4) | {"lifts": 1, "radio": 0}
    first = {name: given.pop(name) for name in list(given)[:5]}
    assert crew.do("admin", "score-drill", drill=drill, **first).result["missing"] == 7
    assert row(crew, drill).score == "", "not before all twelve have points"
    done = crew.do("night", "score-drill", drill=drill, **given).result
    assert (done["points"], done["most"], done["missing"]) == (41, 48, 0)
    assert row(crew, drill).score == "85.42"
    assert {one.scorer for one in crew.show("desk", "drill-scores", no=drill)} == {"admin", "night"}
    crew.do("night", "score-drill", drill=drill, radio=4)
    assert row(crew, drill).points == 45, "what is scored anew counts anew"


@pytest.mark.parametrize("points", [-1, 5, 2.5])
def test_a_criterion_has_nought_to_four_points(crew, points):
    assert crew.refused("admin", "score-drill", drill=ended(crew), calm=points).field == "calm"


def test_a_finding_is_an_item_of_its_owner_until_it_is_mended(crew):
    drill = ended(crew)
    assert (
        crew.code("admin", "add-finding", drill=drill, words="x", owner="desk", due="2026-11-01")
        == "DAYS_REVERSED"
    )
    no = crew.do(
        "admin", "add-finding", drill=drill, words="Door sticks", owner="desk", due="2026-11-24"
    ).result["finding"]
    assert no == f"{drill}/1"
    item = crew.item("finding", no)
    assert (item.login, item.held, item.words, item.screen) == ("desk", "own", f"{MARK} Door sticks", "16")
    crew.do("desk", "transfer-item", item=no, to="night", reason="my day ends")
    crew.do("night", "accept-item", item=no)
    (found,) = crew.show("desk", "drill-findings", open=True)
    assert (found.staff, found.late, found.done) == ("E003", False, "")
    crew.do("night", "finish-finding", finding="z1/1", outcome="planed")
    assert crew.code("night", "finish-finding", finding=no) == "FINDING_DONE"
    assert crew.item("finding", no) is None
    (found,) = crew.show("desk", "drill-findings", no=drill)
    assert (found.done_by, found.outcome) == ("night", "planed")


@pytest.mark.parametrize("no", ["z1/9", "z1", "z1/x", "z9/1"])
def test_a_finding_nobody_knows_is_refused(crew, no):
    ended(crew)
    assert crew.code("admin", "finish-finding", finding=no) in ("FINDING_UNKNOWN", "DRILL_UNKNOWN")


def test_the_debriefing_goes_to_everybody_to_read_and_says_that_it_was_a_drill(crew):
    drill = ended(crew)
    done = crew.do("night", "debrief-drill", drill=drill, **LESSONS).result
    assert (done["plan_change"], done["people"]) == ("no", 3)
    (notice,) = crew.show("desk", "notices", must_read=True)
    assert (notice.title, notice.must_read, notice.until, notice.link) == (
        f"{MARK} {drill} fire",
        True,
        "2026-12-07",
        drill,
    )
    crew.do("desk", "read-notice", notice=done["notice"])
    assert crew.show("night", "notice", no=done["notice"]).read_by[0].startswith("E002")
    refused = crew.refused("night", "debrief-drill", drill=drill, **LESSONS)
    assert (refused.code, refused.next) == ("DEBRIEFED_ALREADY", ("remind-notice", "close-drill"))
    assert (row(crew, drill).plan_change, row(crew, drill).plan_change_note) == ("no", "it was the door")


def test_a_drill_is_closed_only_when_nothing_of_it_is_missing(crew):
    drill = ended(crew)
    refused = crew.refused("night", "close-drill", drill=drill)
    assert (refused.code, refused.next, refused.slots["count"]) == ("DRILL_UNSCORED", ("score-drill",), 12)
    crew.do("night", "score-drill", drill=drill, **POINTS)
    assert crew.code("night", "close-drill", drill=drill) == "DRILL_UNSEEN"
    crew.do("night", "observe-participant", drill=drill, staff="desk", calm=5, correct=4)
    assert crew.code("night", "close-drill", drill=drill) == "PLAN_CHANGE_OPEN"
    crew.do("night", "debrief-drill", drill=drill, **LESSONS)
    done = crew.do("night", "close-drill", drill=drill).result
    assert (done["points"], done["most"]) == (36, 48)
    told = row(crew, drill)
    assert (told.status, told.score, told.people, told.findings_open) == ("closed", "75.00", 1, 0)
    check(crew.hand)


def test_a_finding_of_somebody_who_left_is_given_away_before_the_drill_is_closed(crew):
    number = crew.hire("leaver", "REC")
    drill = ended(crew)
    crew.do("night", "score-drill", drill=drill, **POINTS)
    crew.do("night", "observe-participant", drill=drill, staff="desk", calm=5, correct=4)
    crew.do("night", "add-finding", drill=drill, words="Door", owner=number, due="2026-12-01")
    crew.do("night", "debrief-drill", drill=drill, **LESSONS)
    crew.wait(days=1)
    crew.do("admin", "leave-staff", staff=number, on="2026-11-23")
    crew.do("admin", "close-day")
    assert crew.code("night", "close-drill", drill=drill) == "FINDING_UNOWNED"
    crew.do("night", "assign-item", item=f"{drill}/1", to="desk")
    assert crew.do("night", "close-drill", drill=drill).result["points"] == 36


def test_hostile_words_of_a_drill_end_as_plain_text(crew):
    drill = ended(crew, place="8F\x1b[2J", scenario="a\u202eb\nsecond")
    told = row(crew, drill)
    assert "\x1b" not in told.place
    assert told.scenario == "ab\nsecond"
    crew.do("admin", "observe-participant", drill=drill, staff="desk", calm=1, correct=1, note="\x00x\x07")
    assert crew.show("admin", "drill-participants", no=drill)[0].note == "x"
    assert (
        crew.refused(
            "admin", "add-finding", drill=drill, words="x" * 100_000, owner="desk", due="2026-12-01"
        ).field
        == "words"
    )
