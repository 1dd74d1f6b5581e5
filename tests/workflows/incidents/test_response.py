"""Commanding an emergency: confirmed, levelled, handed over, steps ticked, written down, called, evacuated, cleared."""

import pytest
from sqlalchemy import text

from tests.plans_at_hand import with_plan
from tests.workflows.incidents.raised import brought_to, detail, lines, move, raised


def test_whoever_confirms_commands_unless_somebody_does(crew):
    first, second = raised(crew), raised(crew)
    move(crew, "confirm-incident", first, level="l3")
    assert (detail(crew, first).commander, detail(crew, first).level) == ("night", "l3")
    move(crew, "take-command", second, "admin")
    move(crew, "confirm-incident", second)
    assert detail(crew, second).commander == "admin"


def test_the_level_changes_while_there_is_danger_and_each_change_is_a_line(crew):
    no = raised(crew)
    assert crew.code("night", "set-incident-level", incident=no, level="l2") == "LEVEL_ALREADY"
    assert move(crew, "set-incident-level", no, level="l4").result["before"] == "l2"
    assert detail(crew, no).level == "l4"
    assert lines(crew, no)[-1] == "level is now L4"
    late = brought_to(crew, "recovering")
    assert crew.code("night", "set-incident-level", incident=late, level="l1") == "ILLEGAL_STATE"


def test_command_is_offered_and_accepted_or_taken_with_a_reason(crew):
    crew.hire("chief", "SUP")
    no = raised(crew)
    move(crew, "take-command", no)
    assert crew.code("night", "take-command", incident=no) == "COMMAND_YOURS"
    assert crew.code("chief", "take-command", incident=no) == "COMMAND_HELD"
    move(crew, "offer-command", no, to="chief")
    assert detail(crew, no).offered == "chief"
    move(crew, "take-command", no, "chief")
    assert (detail(crew, no).commander, detail(crew, no).offered) == ("chief", "")
    move(crew, "take-command", no, "admin", reason="the chief is hurt")
    assert lines(crew, no)[-4:] == [
        "takes the command", "hands the command to chief", "takes the command", "takes the command: the chief is hurt",
    ]  # fmt: skip


def test_command_is_not_offered_to_who_may_not_command_nor_by_who_does_not(crew):
    no = raised(crew)
    move(crew, "take-command", no)
    assert crew.code("night", "offer-command", incident=no, to="desk") == "CANNOT_COMMAND"
    assert crew.code("night", "offer-command", incident=no, to="night") == "COMMAND_YOURS"
    assert crew.code("admin", "offer-command", incident=no, to="night") == "COMMAND_HELD"
    assert crew.code("cron", "take-command", incident=no) == "DENIED"


def test_a_service_account_commands_nothing(crew):
    crew.do("admin", "grant", post="INF", right="incident.command")
    assert crew.code("cron", "take-command", incident=raised(crew)) == "NOBODY"


def test_steps_are_ticked_once_and_taken_back_and_the_timeline_keeps_both(crew):
    with_plan(crew.hand.desk.file)
    no = raised(crew)
    crew.wait(seconds=50)
    assert crew.do("desk", "tick-step", incident=no, step=1).result["seconds"] == 50
    assert crew.code("night", "tick-step", incident=no, step=1) == "STEP_DONE"
    crew.do("night", "untick-step", incident=no, step=1)
    assert crew.code("night", "untick-step", incident=no, step=1) == "STEP_NOT_DONE"
    assert crew.code("night", "tick-step", incident=no, step=9) == "STEP_UNKNOWN"
    crew.wait(minutes=4)
    crew.do("night", "tick-step", incident=no, step=2, at="15:02")
    seen = detail(crew, no)
    assert [(step.seconds, step.by) for step in seen.steps] == [
        (None, ""),
        (120, "night"),
        (None, ""),
        (None, ""),
    ]
    assert lines(crew, no)[1:] == [
        "step 1 done: Two people go and look", "step 1 is not done after all", "step 2 done: Call 119",
    ]  # fmt: skip


def test_a_tick_is_taken_back_by_undo(crew):
    with_plan(crew.hand.desk.file)
    no = raised(crew)
    entry = crew.do("desk", "tick-step", incident=no, step=1).entry
    crew["desk"].desk.undo(entry)
    assert detail(crew, no).steps[0].seconds is None


def test_what_is_written_down_later_is_marked_and_stands_where_it_happened(crew):
    no = raised(crew)
    crew.wait(minutes=10)
    crew.do("desk", "log-incident", incident=no, text="brigade called by a guest", at="15:02", kind="notify")
    assert crew.do("desk", "log-incident", incident=no, code="brigade", kind="arrive").result["late"] is False
    newest, late, _ = detail(crew, no).events
    assert (newest.words, newest.logged, newest.seconds) == ("the fire brigade is here", "", 600)
    assert (late.words, late.at, late.logged) == ("brigade called by a guest", "15:02", "15:10")
    assert (
        crew.do("desk", "log-incident", incident=no, text="x", at="2026-11-22 23:00").result["late"] is True
    )


def test_nothing_is_written_down_that_is_still_to_come_or_says_nothing(crew):
    no = raised(crew)
    refusal = crew.refused("desk", "log-incident", incident=no, text="x", at="2026-11-23 15:01")
    assert (refusal.code, refusal.field) == ("HAPPENS_LATER", "at")
    assert crew.code("desk", "log-incident", incident=no, text="x", at="soon") == "TIME_INVALID"
    assert crew.code("desk", "log-incident", incident=no) == "WORDS_MISSING"
    assert crew.code("desk", "log-incident", incident=brought_to(crew, "closed"), text="x") == "ILLEGAL_STATE"


def test_the_timeline_is_never_changed(crew):
    raised(crew)
    for sql in ("UPDATE incident_event SET text = 'x'", "DELETE FROM incident_event"):
        with pytest.raises(Exception, match="tr_incident_event"), crew.hand.desk.file.write() as session:
            session.execute(text(sql))


def test_superiors_are_told_on_a_timer_that_is_an_item_until_the_danger_is_over(crew):
    no = raised(crew)
    assert crew.item("incident", no).due == "2026-11-23 15:15"
    crew.wait(minutes=16)
    assert crew.item("incident", no).late
    move(crew, "report-situation", no, text="two engines are here", minutes=10)
    assert crew.item("incident", no).due == "2026-11-23 15:26"
    assert detail(crew, no).report_due == "2026-11-23T07:26:00Z"
    assert crew.code("night", "report-situation", incident=no, text="") == "WORDS_MISSING"
    for minutes in (0, 241):
        code = crew.code("night", "report-situation", incident=no, text="x", minutes=minutes)
        assert code == "MINUTES_INVALID"
    for verb in ("confirm-incident", "contain-incident", "all-clear"):
        move(crew, verb, no)
    assert crew.item("incident", no).due == ""
    assert crew.code("night", "report-situation", incident=no, text="x") == "ILLEGAL_STATE"


def test_evacuating_confirms_and_forbids_to_go_back_until_the_all_clear(crew):
    no = raised(crew)
    move(crew, "evacuate", no)
    seen = detail(crew, no)
    assert (seen.status, seen.evac, seen.no_reentry, seen.commander) == ("responding", True, True, "night")
    assert crew.code("night", "evacuate", incident=no) == "EVACUATING"
    assert crew.code("admin", "contain-incident", incident=no) == "COMMAND_HELD"
    move(crew, "contain-incident", no)
    move(crew, "reopen-danger", no, reason="smoke on 7F")
    move(crew, "contain-incident", no)
    assert detail(crew, no).no_reentry
    move(crew, "all-clear", no, by="authority", who="brigade, badge 11", handed=True)
    assert (detail(crew, no).evac, detail(crew, no).no_reentry) == (True, False)
    assert "ALL CLEAR by the authority: brigade, badge 11" in lines(crew, no)
    assert "danger again: smoke on 7F" in lines(crew, no)


def test_cells_of_a_search_are_claimed_and_cleared_once(crew):
    no = raised(crew, kind="missing_child")
    crew.do("desk", "claim-cell", incident=no, cell="2F pool")
    assert crew.code("night", "claim-cell", incident=no, cell="2F pool") == "CELL_CLAIMED"
    crew.do("night", "clear-cell", incident=no, cell="2F pool")
    crew.do("night", "clear-cell", incident=no, cell="car park")
    assert crew.code("desk", "clear-cell", incident=no, cell="2F pool") == "CELL_CLEAR"
    assert [(cell.cell, cell.claimed_by, cell.cleared_by) for cell in detail(crew, no).cells] == [
        ("2F pool", "desk", "night"),
        ("car park", "night", "night"),
    ]
