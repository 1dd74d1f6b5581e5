"""A team is called out: who is called, the first to accept leads, two minutes without an answer and it goes on."""

import pytest

from hotelcs.errors import Denied, Refusal
from hotelcs.workflows.escalation.escalate import escalate
from tests.invariants import check
from tests.workflows.callouts.conftest import Squad


def refused(squad: Squad, verb: str, /, **fields: object) -> str:
    with pytest.raises(Refusal) as caught:
        squad.hand.do(verb, **fields)
    return caught.value.code


def channels(squad: Squad) -> None:
    """Everybody of the team, and the duty manager's post, can be paged."""
    for no in ("E901", "E902", "E903", "E904", "E905"):
        squad.hand.do("set-channel", channel=no.lower(), staff=no, address=f"json://127.0.0.1:9/{no}")
    squad.hand.do("set-channel", channel="nm", post="NM", address="json://127.0.0.1:9/nm")
    squad.hand.do("set-channel", channel="gm", post="GM", address="json://127.0.0.1:9/gm")


def paged(squad: Squad, code: str = "call_out") -> set[str]:
    return {row.staff for row in squad.hand.desk.show("pages") if row.code == code}


def test_those_who_are_here_or_on_call_are_called_and_paged(squad: Squad) -> None:
    channels(squad)
    done = squad.hand.do("call-out", reason="smoke in 301", room="301").result
    assert done["called"] == ["E902", "E901", "E903"]
    assert done["due"] == "2026-11-23T07:02:00Z"
    assert paged(squad) == {"E901", "E902", "E903"}
    row = squad.row(done["callout"])
    assert (row.status, row.room, row.called, row.coming, row.answer_by) == (
        "raised",
        "301",
        3,
        0,
        "2026-11-23 15:02",
    )
    check(squad.hand)


def test_where_nobody_of_the_team_is_here_everybody_eligible_is_called(squad: Squad) -> None:
    squad.hand.now = squad.hand.now.replace(hour=21)
    done = squad.hand.do("call-out", reason="flood").result
    assert set(done["called"]) == {"E901", "E902", "E903", "E904"}


def test_where_nobody_counts_those_of_the_team_who_are_here_are_called(squad: Squad) -> None:
    for no in ("E901", "E902", "E903", "E904"):
        squad.hand.do("end-qualification", staff=no, kind="rapid_response")
    assert set(squad.hand.do("call-out", reason="flood").result["called"]) == {
        "E901",
        "E902",
        "E903",
        "E905",
        "E906",
    }


def test_the_first_to_accept_leads_and_the_others_join(squad: Squad) -> None:
    callout = squad.call()
    first = squad.hand.do("accept-call-out", callout=callout, staff="E903").result
    assert (first["answer"], first["lead"], first["status"]) == ("lead", "E903", "accepted")
    second = squad.hand.do("accept-call-out", callout="u1", staff="E901").result
    assert (second["answer"], second["lead"]) == ("joined", "E903")
    assert squad.answers(callout) == {"E903": "lead", "E901": "joined", "E902": "called"}
    assert refused(squad, "accept-call-out", callout=callout, staff="E901") == "COMING_ALREADY"


def test_who_is_too_new_or_untrained_may_come_but_never_leads(squad: Squad) -> None:
    callout = squad.call()
    done = squad.hand.do("accept-call-out", callout=callout, staff="E905").result
    assert (done["answer"], done["lead"], done["status"]) == ("joined", "", "raised")
    assert squad.hand.do("on-scene", callout=callout, staff="E905").result["status"] == "raised"
    assert squad.hand.do("on-scene", callout=callout, staff="E901").result["lead"] == "E901"


def test_who_is_not_in_the_team_does_not_answer(squad: Squad) -> None:
    callout = squad.call()
    assert refused(squad, "accept-call-out", callout=callout, staff="E001") == "NOT_IN_TEAM"
    assert refused(squad, "accept-call-out", callout="U9", staff="E901") == "CALLOUT_UNKNOWN"


def test_after_two_minutes_without_an_answer_it_goes_on_once(squad: Squad) -> None:
    channels(squad)
    callout = squad.call()
    squad.seconds(119)
    assert squad.hand.do("pass-call-outs-on").result["count"] == 0
    assert not squad.row(callout).overdue
    squad.seconds(1)
    assert squad.row(callout).overdue
    assert squad.hand.do("pass-call-outs-on").result["callouts"] == [callout]
    assert set(squad.answers(callout)) == {"E901", "E902", "E903", "E904"}
    assert squad.hand.do("pass-call-outs-on").result["count"] == 0
    row = squad.row(callout)
    assert (row.status, row.escalated) == ("escalated", "2026-11-23 15:02")
    assert squad.hand.do("accept-call-out", callout=callout, staff="E904").result["status"] == "accepted"


def test_the_team_is_paged_at_once_and_its_chain_pages_everybody_after_two_minutes(squad: Squad) -> None:
    channels(squad)
    callout = squad.call()
    desk = squad.hand.desk
    assert escalate(desk, desk.performer) == []
    assert paged(squad) == {"E901", "E902", "E903"}
    assert len(desk.show("pages")) == 3
    squad.seconds(120)
    escalate(desk, desk.performer)
    assert {"E901", "E902", "E903", "E904"} < {
        row.staff for row in desk.show("pages") if row.code != "call_out"
    }
    pages = len(desk.show("pages"))
    escalate(desk, desk.performer)
    assert len(desk.show("pages")) == pages
    squad.hand.do("accept-call-out", callout=callout, staff="E904")
    squad.seconds(600)
    escalate(desk, desk.performer)
    assert len(desk.show("pages")) == pages


def test_when_everybody_has_declined_it_goes_on_at_once(squad: Squad) -> None:
    callout = squad.call()
    for no in ("E901", "E902"):
        squad.hand.do("decline-call-out", callout=callout, staff=no, reason="with a guest")
    assert squad.hand.do("pass-call-outs-on").result["count"] == 0
    squad.hand.do("decline-call-out", callout=callout, staff="E903")
    assert squad.hand.do("pass-call-outs-on").result["count"] == 1


def test_an_accepted_call_out_never_goes_on(squad: Squad) -> None:
    callout = squad.call()
    squad.hand.do("accept-call-out", callout=callout, staff="E901")
    squad.seconds(600)
    assert squad.hand.do("pass-call-outs-on").result["count"] == 0
    assert refused(squad, "decline-call-out", callout=callout, staff="E901") == "LEADS_CALLOUT"


def test_being_there_is_an_answer_and_stops_the_clock(squad: Squad) -> None:
    callout = squad.call()
    squad.seconds(200)
    squad.hand.do("on-scene", callout=callout, staff="E902")
    squad.seconds(60)
    squad.hand.do("on-scene", callout=callout, staff="E901")
    row = squad.row(callout)
    assert (row.status, row.lead, row.seconds, row.coming) == ("on_scene", "E902", 200, 2)
    assert refused(squad, "on-scene", callout=callout, staff="E901") == "ON_SCENE_ALREADY"
    assert squad.hand.do("stand-down", callout=callout, outcome="a toaster").result["seconds"] == 200


def test_a_stood_down_team_is_paged_no_more_and_answers_no_more(squad: Squad) -> None:
    channels(squad)
    callout = squad.call()
    squad.hand.do("stand-down", callout=callout, outcome="steam")
    assert {row.state for row in squad.hand.desk.show("pages", case=callout)} == {"withdrawn"}
    assert refused(squad, "accept-call-out", callout=callout, staff="E901") == "CALLOUT_OVER"
    assert [row.callout for row in squad.hand.desk.show("call-outs", open="yes")] == []
    assert squad.hand.desk.show("call-outs")[0].outcome == "steam"


def test_a_case_has_one_open_call_out_of_a_team(squad: Squad) -> None:
    incident = squad.hand.do("raise-incident", type="fire", place="301").result["incident"]
    callout = squad.call(kind="incident", case="n1")
    assert squad.row(callout).case == incident
    assert refused(squad, "call-out", reason="again", kind="incident", case=incident) == "CALLED_ALREADY"
    squad.hand.do("stand-down", callout=callout, outcome="out")
    squad.call(kind="incident", case=incident)
    assert refused(squad, "call-out", reason="x", case=incident) == "FIELD_MISSING"
    assert refused(squad, "call-out", reason="x", case="N9", kind="incident") == "INCIDENT_UNKNOWN"
    assert refused(squad, "call-out", reason="x", team="nobody") == "TEAM_UNKNOWN"


def test_people_answer_for_themselves_or_by_ringing_the_desk(squad: Squad) -> None:
    guo, ma = squad.as_("guo", "E901"), squad.as_("ma", "E907")
    callout = squad.call()
    assert guo.do("accept-call-out", callout=callout, staff="E902").result["lead"] == "E902"
    with pytest.raises(Denied) as caught:
        ma.do("accept-call-out", callout=callout, staff="E901")
    assert caught.value.code == "NOT_FOR_OTHERS"
    assert ma.do("accept-call-out", callout=callout).result["answer"] == "joined"
    assert ma.desk.show("call-outs")[0].mine == "joined"
    with pytest.raises(Denied) as caught:
        ma.do("stand-down", callout=callout, outcome="x")
    assert caught.value.code == "CALLOUT_NOT_YOURS"
    assert squad.hand.do("stand-down", callout=callout, outcome="nothing").result["callout"] == callout


def test_calling_out_is_taken_back_by_standing_down(squad: Squad) -> None:
    callout = squad.call()
    squad.hand.desk.undo(squad.hand.value("SELECT max(seq) FROM ledger"))
    assert squad.row(callout).status == "stood_down"


def test_hostile_words_of_a_reason_stay_words_and_reach_no_page(squad: Squad) -> None:
    channels(squad)
    callout = squad.call(reason="\x1b[2J\u202eZhang Wei\x00 13800138000 fell")
    shown = squad.row(callout).reason
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert refused(squad, "call-out", reason="x" * 100_000) == "TEXT_TOO_LONG"
    kept = squad.hand.rows("SELECT slots, proof FROM page")
    assert "Zhang" not in repr(kept)
    assert "13800138000" not in repr(kept)
