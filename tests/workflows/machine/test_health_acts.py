"""What checks showed: one event of a check stands, it is somebody's once they say so, it is over after two good looks."""

from contextlib import closing
from datetime import timedelta

import pytest

from hotelcs.errors import Refusal
from hotelcs.storage import driver
from tests.conftest import Hand

TOLD = "SELECT r.place FROM escalation_run r JOIN escalation_chain c ON c.id = r.chain_id WHERE c.kind = 'health' ORDER BY r.id"


def standing(hand: Hand) -> dict[str, tuple[str, str]]:
    return {row.check: (row.severity, row.status) for row in hand.desk.show("health")}


def test_one_event_of_a_check_stands_and_what_grew_worse_is_told_anew(hand):
    assert hand.do("note-health", warn="disk,disk").result["opened"] == ["disk"]
    hand.do("ack-health", check="disk")
    assert standing(hand) == {"disk": ("warn", "acked")}
    done = hand.do("note-health", bad="disk").result
    assert (done["opened"], done["changed"], standing(hand)) == ([], ["disk"], {"disk": ("bad", "open")})


def test_it_is_over_after_two_good_looks_in_a_row(hand):
    hand.do("note-health", bad="disk")
    assert hand.do("note-health", ok="disk").result["resolved"] == []
    hand.do("note-health", bad="disk")
    assert hand.do("note-health", ok="disk").result["resolved"] == []
    assert hand.do("note-health", ok="disk").result["resolved"] == ["disk"]
    assert standing(hand) == {}
    assert hand.desk.show("health", all="yes")[0].status == "resolved"
    assert hand.do("note-health", bad="disk").result["opened"] == ["disk"]


def test_a_bad_one_that_nobody_looks_after_is_told_to_others_after_ten_minutes(hand):
    hand.do("note-health", bad="disk")
    assert hand.rows(TOLD) == [(1,)]
    hand.now += timedelta(minutes=9)
    assert hand.desk.escalate() == 0
    hand.now += timedelta(minutes=1)
    assert hand.desk.escalate() == 1
    assert hand.rows(TOLD) == [(1,), (2,)]


def test_one_that_somebody_looks_after_is_told_to_nobody_else(hand):
    hand.do("note-health", bad="disk")
    hand.do("ack-health", check="disk")
    hand.now += timedelta(hours=1)
    assert hand.desk.escalate() == 0
    with pytest.raises(Refusal) as caught:
        hand.do("ack-health", check="disk")
    assert caught.value.code == "HEALTH_ACKED"
    with pytest.raises(Refusal) as caught:
        hand.do("ack-health", check="wal")
    assert caught.value.code == "HEALTH_WELL"


def test_a_job_is_asked_for_and_missed_from_then_on(hand):
    hand.do("expect-job", command="page send", minutes=15)
    jobs = {row.command: row for row in hand.desk.show("jobs")}
    assert (jobs["page send"].minutes, jobs["page send"].missed) == (15, False)
    hand.now += timedelta(minutes=16)
    assert hand.desk.show("jobs")[0].command == "page send"
    assert hand.desk.show("jobs")[0].missed
    hand.do("expect-job", command="page send", minutes=0)
    assert not any(row.missed for row in hand.desk.show("jobs"))


def test_a_job_whose_runs_nobody_notes_is_not_asked_for(hand):
    with pytest.raises(Refusal) as caught:
        hand.do("expect-job", command="no-such-thing", minutes=15)
    assert (caught.value.code, caught.value.field) == ("JOB_UNKNOWN", "command")
    assert "restore-drill" in str(caught.value)
    for unknown in ("export", "export everything"):
        with pytest.raises(Refusal, match="export stays"):
            hand.do("expect-job", command=unknown, minutes=15)
    for known in ("report daily", "export stays", "export calendar", "roll-call"):
        assert hand.do("expect-job", command=known, minutes=60).result["minutes"] == 60
    with closing(driver.connect(str(hand.path))) as connection:
        connection.execute(
            "INSERT INTO job_schedule (command, minutes, since) SELECT 'old', minutes, since FROM job_schedule LIMIT 1"
        )
    with pytest.raises(Refusal):
        hand.do("expect-job", command="old", minutes=15)
    assert hand.do("expect-job", command="old", minutes=0).result["minutes"] == 0, "it can be let go"


def test_an_audit_that_a_person_ran_is_no_missed_job(hand):
    hand.do("expect-job", command="night-audit", minutes=60)
    hand.now += timedelta(hours=2)
    job = next(row for row in hand.desk.show("jobs") if row.command == "night-audit")
    assert job.missed
    hand.do("close-day")
    for step in ("holds", "books", "review"):
        hand.do("audit-step", day="2026-11-23", step=step)
    job = next(row for row in hand.desk.show("jobs") if row.command == "night-audit")
    assert (job.missed, job.ended) == (False, "")
