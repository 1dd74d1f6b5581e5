"""The second person's yes or no: in time, once, never to oneself, never beyond what that person may."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import text

from hotelcs.errors import Refusal
from tests.conftest import NOON
from tests.invariants import check

TEN = timedelta(minutes=10)
TONIGHT = {"guest": "Zhang Wei", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"}
OVER = {**TONIGHT, "overbook": True}


def ask(crew, fields=None, verb: str = "book", login: str = "desk") -> str:
    asked = {"for_": verb, "fields": fields or OVER, "reason": "an old guest"}
    return str(crew.do(login, "ask-approval", **asked).result["approval"])


def state(crew, no: str) -> str:
    return str(crew.show("admin", "approval", no=no).status)


@pytest.mark.parametrize("login", ["night", "admin", "chief"])
def test_who_stands_above_says_yes_and_it_is_on_record(crew, login):
    crew.hire("chief", "SUP")
    no = ask(crew)
    done = crew.do(login, "decide-approval", approval=no.lower(), approve=True).result
    assert done == {"approval": no, "verb": "book", "status": "approved", "asked_by": "desk"}
    (row,) = crew.show("desk", "approvals", status="approved")
    assert (row.decided_by, row.note) == (login, "")
    check(crew.hand)


def test_nobody_below_decides(crew):
    no = ask(crew)
    for post in ("REC", "RES", "RAT", "HKS", "MNT", "CRM", "CMP", "INF", "TQC"):
        crew.hire(post.lower(), post)
        for approve in (True, False):
            asked = {"approval": no, "approve": approve, "note": "x"}
            assert crew.code(post.lower(), "decide-approval", **asked) == "DENIED", post
    assert state(crew, no) == "pending"


def test_nobody_decides_on_the_own_request(crew):
    crew.do("admin", "grant", post="REC", right="approval.decide")
    no = ask(crew)
    for approve in (True, False):
        refusal = crew.refused("desk", "decide-approval", approval=no, approve=approve, note="x")
        assert (refusal.code, refusal.exit) == ("SECOND_PERSON", 6)
    with pytest.raises(Exception, match="second_person"), crew.hand.desk.file.write() as session:
        session.execute(text("UPDATE approval SET status = 'approved', decided_by = asked_by"))


def test_a_no_says_why(crew):
    no = ask(crew)
    refusal = crew.refused("night", "decide-approval", approval=no, approve=False)
    assert (refusal.code, refusal.field) == ("REASON_MISSING", "note")
    crew.do("night", "decide-approval", approval=no, approve=False, note="we are full")
    (row,) = crew.show("desk", "approvals", status="declined")
    assert (row.decided_by, row.note) == ("night", "we are full")
    assert crew.code("desk", "book", **OVER) == "DENIED"


@pytest.mark.parametrize(
    ("passed", "open_still"),
    [(timedelta(0), True), (TEN, True), (TEN + timedelta(seconds=1), False), (-timedelta(hours=1), True)],
)
def test_a_request_is_decided_within_its_minutes(crew, passed, open_still):
    no = ask(crew)
    crew.now = NOON + passed
    for approve in (False, True):
        if open_still and approve:
            crew.do("night", "decide-approval", approval=no, approve=True)
        elif not open_still:
            refusal = crew.refused("night", "decide-approval", approval=no, approve=approve, note="x")
            assert (refusal.code, refusal.field) == ("APPROVAL_OVER", "approval")
    assert state(crew, no) == ("approved" if open_still else "expired")


@pytest.mark.parametrize(("first", "second"), [(True, True), (True, False), (False, True), (False, False)])
def test_what_is_decided_is_not_decided_again(crew, first, second):
    no = ask(crew)
    crew.do("night", "decide-approval", approval=no, approve=first, note="x")
    refusal = crew.refused("admin", "decide-approval", approval=no, approve=second, note="y")
    assert refusal.code == "APPROVAL_OVER"
    assert state(crew, no) == ("approved" if first else "declined")


def test_of_two_who_decide_at_the_same_moment_one_does(crew):
    crew.hire("chief", "SUP")
    for _ in range(5):
        no = ask(crew)
        gate = Barrier(3)

        def decide(login: str, approve: bool, no: str = no, gate: Barrier = gate) -> str:
            hand = crew.hand.at(login)
            gate.wait()
            try:
                return str(
                    hand.do("decide-approval", approval=no, approve=approve, note="x").result["status"]
                )
            except Refusal as refusal:
                return refusal.code
            finally:
                hand.desk.close()

        with ThreadPoolExecutor(3) as threads:
            asked = [
                threads.submit(decide, *one) for one in (("night", True), ("admin", False), ("chief", True))
            ]
            answers = sorted(one.result() for one in asked)
        decided = [answer for answer in answers if answer != "APPROVAL_OVER"]
        assert len(decided) == 1
        assert answers.count("APPROVAL_OVER") == 2
        assert state(crew, no) == decided[0]


def test_a_yes_is_not_said_to_what_the_decider_may_not_do_either(crew):
    with crew.hand.desk.file.write() as session:
        session.execute(text("DELETE FROM post_grant WHERE post = 'NM' AND permission = 'overbook'"))
    no = ask(crew)
    refusal = crew.refused("night", "decide-approval", approval=no, approve=True)
    assert (refusal.code, refusal.exit, refusal.next) == ("BEYOND_YOU", 6, ("ask-supervisor",))
    assert state(crew, no) == "pending"
    crew.do("night", "decide-approval", approval=no, approve=False, note="not mine to give")


@pytest.mark.parametrize(
    ("rate", "night", "admin"),
    [
        (30_080, "approved", "approved"),  # 20 % below 376.00
        (30_079, "BEYOND_YOU", "approved"),
        (0, "BEYOND_YOU", "approved"),
    ],
)
def test_a_discount_is_approved_up_to_the_deciders_own_per_cent(crew, rate, night, admin):
    for login, expected in (("night", night), ("admin", admin)):
        no = ask(crew, {**TONIGHT, "rate": rate})
        if expected == "approved":
            assert crew.do(login, "decide-approval", approval=no, approve=True).result["status"] == expected
        else:
            assert crew.code(login, "decide-approval", approval=no, approve=True) == expected


@pytest.mark.parametrize(
    ("amount", "night"), [(50_000, "approved"), (50_001, "BEYOND_YOU"), (500_000, "BEYOND_YOU")]
)
def test_an_allowance_is_approved_up_to_the_deciders_own_limit(crew, amount, night):
    stay = crew.hand.check_in(crew.hand.book())
    fields = {"stay": stay, "kind": "allowance", "amount": amount, "reason": "noise"}
    no = ask(crew, fields, "post-charge")
    if night == "approved":
        crew.do("night", "decide-approval", approval=no, approve=True)
    else:
        assert crew.code("night", "decide-approval", approval=no, approve=True) == night
        crew.do("admin", "decide-approval", approval=no, approve=True)
    assert state(crew, no) == "approved"


def test_of_several_things_missing_the_decider_needs_all(crew):
    no = ask(crew, {**OVER, "rate": 10_000})
    assert crew.code("night", "decide-approval", approval=no, approve=True) == "BEYOND_YOU"
    crew.do("admin", "decide-approval", approval=no, approve=True)


def test_the_minutes_are_a_setting_of_the_hotel(crew):
    crew.do("admin", "change-setting", name="approval_minutes", value="3")
    no = ask(crew)
    crew.wait(minutes=3)
    assert state(crew, no) == "pending"
    crew.wait(seconds=1)
    assert state(crew, no) == "expired"
