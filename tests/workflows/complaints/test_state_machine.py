"""SM-06: every move that the table has, the guards, and that nothing else moves a complaint."""

import pytest

from hotelcs.workflows.complaints.legal import LEGAL
from tests.workflows.complaints.conftest import SAID, Bench


def test_the_full_cycle_of_a_dirty_bathroom(bench: Bench) -> None:
    """W-20: 16:10 taken, 16:38 resolved, 20:00 called, closed."""
    bench.at("23 16:10")
    taken = bench.do(
        "take-complaint", code="clean", whose="101", words="the bathroom is dirty", mood=2, steps="1"
    )
    no = taken["complaint"]
    assert taken == {
        "complaint": no, "severity": "s3", "status": "new", "room": "101", "stay": bench.first, "owner": taken["owner"],
        "tasks": [f"{no}/1"],
    }  # fmt: skip
    assert taken["owner"]
    bench.later(1).do("acknowledge-complaint", complaint=no, understood="bathroom not clean", wants="fix")
    bench.do("compensate", complaint=no, kind="fnb", value=3800, note="fruit")
    bench.later(2).do("plan-complaint", complaint=no, plan="clean again, inspected")
    bench.do("promise-guest", complaint=no, text="ready 16:40", minutes=26)
    bench.do("start-complaint", complaint=no)
    assert bench.refused("resolve-complaint", complaint=no, told=True) == "ACTIONS_OPEN"
    bench.at("23 16:33").do("finish-action", action=f"{no}/1", result="inspected by HKS")
    bench.at("23 16:38")
    assert bench.refused("resolve-complaint", complaint=no) == "GUEST_NOT_TOLD"
    done = bench.do(
        "resolve-complaint", complaint=no, told=True, done="clean", cause="skip_inspection", call_in=202
    )
    assert done["status"] == "resolved"
    case = bench.see(no)
    assert [(task.kind, task.outcome, task.late) for task in case.tasks] == [
        ("task", "done", False),
        ("promise", "done", False),
    ]
    assert {line.metric: (line.state, line.percent) for line in case.clocks}["resolve"] == ("met", 1)
    assert case.calls[0].due == "2026-11-23 20:00"
    bench.at("23 20:00")
    called = bench.do("recovery-call", complaint=no, outcome="reached", mood=4, sat=4)
    assert (called["outcome"], called["status"]) == ("done", "closed")
    case = bench.see(no)
    assert (case.status, case.close_kind, case.cause, case.owner) == (
        "closed",
        "confirmed",
        "skip_inspection",
        "",
    )


def test_fixing_at_once_needs_nobody_else(bench: Bench) -> None:
    no = bench.taken("bill")
    fixed = bench.do("fix-at-once", complaint=no, done="corrected the bill")
    assert (fixed["status"], fixed["first_contact"]) == ("resolved", True)
    other = bench.taken(whose="102", steps="1")
    assert bench.refused("fix-at-once", complaint=other, done="x") == "NOT_AT_ONCE"
    bench.do("drop-action", action=f"{other}/1", reason="not needed")
    assert bench.do("fix-at-once", complaint=other, done="asked them")["status"] == "resolved"


def test_a_plan_of_nothing_is_none(bench: Bench) -> None:
    no = bench.taken()
    assert bench.refused("plan-complaint", complaint=no) == "PLAN_EMPTY"
    assert bench.refused("on-site", complaint=no) == "PLAN_EMPTY"
    bench.do("add-action", complaint=no, text="guard goes up", department="SEC", minutes=10)
    assert bench.do("plan-complaint", complaint=no)["status"] == "planned"


def test_half_of_it_is_taken_and_the_rest_when_the_guest_was_asked(bench: Bench) -> None:
    no = bench.take()
    assert bench.refused("acknowledge-complaint", complaint=no, wants="fix") == "UNDERSTOOD_MISSING"
    assert bench.refused("acknowledge-complaint", complaint=no, understood="music") == "WANTS_MISSING"
    assert (
        bench.do("acknowledge-complaint", complaint=no, understood="music", wants="fix", mood=1)["status"]
        == "acknowledged"
    )
    assert (bench.see(no).understood, bench.see(no).mood_in) == ("music", 1)


def test_waiting_stops_the_clock_and_the_answer_starts_it(bench: Bench) -> None:
    no = bench.in_action()
    due = next(line.due for line in bench.see(no).clocks if line.metric == "resolve")
    waits = bench.do("wait-for-guest", complaint=no, question="which noise", minutes=60)
    assert waits["status"] == "waiting_guest"
    assert bench.clocks(no)["resolve"] == "paused"
    bench.later(30).do("guest-answers", complaint=no, words="the bass")
    case = bench.see(no)
    assert case.status == "in_action"
    assert next(line.due for line in case.clocks if line.metric == "resolve") > due
    assert bench.clocks(no)["update"] == "running"


def test_waiting_ends_by_itself(bench: Bench) -> None:
    no = bench.in_action()
    bench.do("wait-for-guest", complaint=no, question="when may we come", minutes=60)
    bench.later(61)
    assert bench.see(no).status == "in_action"
    assert [row.status for row in bench.hand.desk.show("complaints")] == ["in_action"]
    assert bench.do("resolve-complaint", complaint=no, told=True)["status"] == "resolved"
    assert "waited_long_enough" in bench.events(no)


def test_s1_never_waits(bench: Bench) -> None:
    no = bench.in_action("NOI-1", safety=True)
    assert bench.refused("wait-for-guest", complaint=no, question="?") == "CLOCK_NEVER_WAITS"
    other = bench.in_action("bed", whose="102")
    bench.do("wait-for-guest", complaint=other, question="?")
    assert bench.do("raise-severity", complaint=other, to="s1")["status"] == "in_action"


def test_withdrawn_in_the_guests_words_and_counted(bench: Bench) -> None:
    no = bench.taken(steps="1,2")
    assert bench.do("withdraw-complaint", complaint=no, words="never mind")["status"] == "withdrawn"
    assert {task.outcome for task in bench.see(no).tasks} == {"dropped"}
    assert set(bench.clocks(no).values()) <= {"void", "met"}
    assert bench.hand.desk.show("complaint-report")[0].complaints == 1


def test_closing_needs_a_cause_when_it_was_grave(bench: Bench) -> None:
    no = bench.resolved("rude")
    assert bench.see(no).severity == "s2"
    assert bench.refused("close-complaint", complaint=no, reason="said so") == "CAUSE_MISSING"
    assert bench.refused("recovery-call", complaint=no, outcome="reached", mood=5, sat=5) == "CAUSE_MISSING"
    assert bench.refused("find-cause", complaint=no, cause="moon") == "CAUSE_UNKNOWN"
    bench.do("find-cause", complaint=no, cause="attitude")
    assert bench.do("close-complaint", complaint=no, reason="said so")["status"] == "closed"


def test_only_a_supervisor_calls_it_unfounded(bench: Bench) -> None:
    no = bench.resolved("bill")
    officer = bench.hand.at("admin")
    assert (
        officer.do("close-complaint", complaint=no, kind="unfounded", reason="was right").result["status"]
        == "closed"
    )
    assert bench.see(no).close_kind == "unfounded"


def test_opened_again_within_a_month_with_new_clocks(bench: Bench) -> None:
    no = bench.resolved()
    bench.do("close-complaint", complaint=no, reason="said yes")
    bench.at("30 12:00").do("reopen-complaint", complaint=no, reason="guest wrote")
    case = bench.see(no)
    assert (case.status, case.round, case.reopened, case.close_kind) == ("in_action", 2, 1, "")
    assert {line.metric for line in case.clocks if line.round == 2} == {"onsite", "update", "resolve"}
    bench.do("resolve-complaint", complaint=no, told=True)
    bench.do("close-complaint", complaint=no, reason="said yes")
    bench.later(31 * 24 * 60)
    assert bench.refused("reopen-complaint", complaint=no, reason="again") == "REOPEN_LATE"


def test_a_second_call_opens_it_again_one_level_worse(bench: Bench) -> None:
    """W-04, T+25."""
    no = bench.resolved()
    again = bench.later(16).do("complain-again", complaint=no, words="it starts again")
    assert again == {"complaint": no, "severity": "s2", "status": "in_action"}
    assert bench.clocks(no)["resolve"] == "running"
    assert bench.do("complain-again", complaint=no, words="and again")["severity"] == "s1"
    assert [call.status for call in bench.see(no).calls] == ["dropped"]


@pytest.mark.parametrize(
    "status", ["new", "acknowledged", "planned", "in_action", "waiting_guest", "resolved", "closed"]
)
def test_what_the_table_does_not_have_is_refused(bench: Bench, status: str) -> None:
    fields = {
        "acknowledge-complaint": {"understood": "x", "wants": "fix"}, "fix-at-once": {"done": "x"}, "plan-complaint": {"plan": "x"},
        "on-site": {}, "start-complaint": {}, "wait-for-guest": {"question": "x"}, "guest-answers": {"words": "x"},
        "resolve-complaint": {"told": True}, "recovery-call": {"outcome": "no_answer"}, "close-complaint": {"reason": "x"},
        "reopen-complaint": {"reason": "x"}, "find-cause": {"cause": "unknown"}, "add-action": {"text": "x", "department": "HK"},
        "withdraw-complaint": {"words": "x"}, "contact-guest": {"words": "x"}, "raise-severity": {"to": "s1"},
    }  # fmt: skip
    no = _in_state(bench, status)
    for verb, asked in fields.items():
        legal = verb in LEGAL[status] or (
            verb == "find-cause" and status in ("acknowledged", "planned", "in_action", "waiting_guest")
        )
        if not legal:
            assert bench.refused(verb, complaint=no, **asked) == "ILLEGAL_STATE", verb
    assert bench.see(no).status == status


def _in_state(bench: Bench, status: str) -> str:
    if status == "new":
        return bench.take()
    if status in ("resolved", "closed"):
        no = bench.resolved()
        if status == "closed":
            bench.do("close-complaint", complaint=no, reason="yes")
        return no
    no = bench.taken(steps="1")
    if status != "acknowledged":
        bench.do("plan-complaint", complaint=no)
    if status in ("in_action", "waiting_guest"):
        bench.do("start-complaint", complaint=no)
    if status == "waiting_guest":
        bench.do("wait-for-guest", complaint=no, question="?")
    return no


def test_the_timeline_is_only_added_to_and_holds_every_move(bench: Bench) -> None:
    no = bench.in_action(steps="1")
    bench.do("note-complaint", complaint=no, words="door open")
    bench.do("contact-guest", complaint=no, words="told to wait")
    assert bench.events(no) == ["intake", "acknowledged", "task", "planned", "on_site", "note", "staff_spoke"]
    assert bench.see(no).timeline[0].words == SAID
