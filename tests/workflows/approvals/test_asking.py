"""Asking a second person: for exactly this act, only for what is missing, and with nothing secret in sight."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from hotelcs.errors import HotelcsError
from hotelcs.workflows.act import Act
from hotelcs.workflows.organisation import templates
from hotelcs.workflows.verbs import VERBS, act_of
from tests.conftest import IDS, NOON
from tests.invariants import check
from tests.workflows.one_of_each import READY, ready

TONIGHT = {"guest": "Zhang Wei", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"}
OVER = {**TONIGHT, "overbook": True}
GRANTS = templates.rights()
TRIED = [verb for verb in READY if verb != "ask-approval"
         and ("REC" in GRANTS[VERBS[verb].permission] or act_of(verb).prepare is not Act.prepare)]  # fmt: skip
"""What a receptionist may do, and what is made ready outside the write unit."""


def ask(crew, verb: str = "book", fields=None, login: str = "desk", reason: str = "an old guest") -> str:
    asked = {"for_": verb, "fields": OVER if fields is None else fields, "reason": reason}
    return str(crew.do(login, "ask-approval", **asked).result["approval"])


def test_a_request_says_what_is_missing_and_until_when_it_waits(crew):
    done = crew.do("desk", "ask-approval", for_="book", fields=OVER, reason="an old guest").result
    assert done == {
        "approval": "A261123-001",
        "verb": "book",
        "needs": ["overbook"],
        "until": "2026-11-23T07:10:00Z",
    }
    (row,) = crew.show("night", "approvals")
    assert (row.approval, row.verb, row.needs, row.status) == (
        "A261123-001",
        "book",
        ("overbook",),
        "pending",
    )
    assert (row.asked_by, row.terminal, row.reason) == ("desk", "test", "an old guest")
    check(crew.hand)


@pytest.mark.parametrize(
    ("verb", "fields", "needs"),
    [
        ("book", {**TONIGHT, "rate": 30000}, ["discount 21"]),
        ("book", {**TONIGHT, "rate": 30000, "overbook": True}, ["overbook", "discount 21"]),
        ("log", {"text": "a matter", "restricted": True}, ["restricted.write"]),
        ("walk-in", {"guest": "Li", "type": "KNG", "document": IDS[0], "waive_deposit": True}, ["deposit.waive"]),
        ("walk-in", {"guest": "Li", "type": "KNG", "document": IDS[0], "waive_deposit": True, "rate": 1},
         ["discount 100", "deposit.waive"]),
    ],
)  # fmt: skip
def test_everything_that_is_missing_is_named_at_once(crew, verb, fields, needs):
    asked = crew.do("desk", "ask-approval", for_=verb, fields=fields, reason="x").result
    assert sorted(asked["needs"]) == sorted(needs)


def test_the_act_is_only_tried_and_nothing_of_it_stays(crew):
    before = [
        crew.hand.value(f"SELECT count(*) FROM {table}") for table in ("reservation", "guest", "type_night")
    ]
    ask(crew)
    ask(crew, "walk-in", {"guest": "Li", "type": "KNG", "document": IDS[0], "waive_deposit": True})
    after = [
        crew.hand.value(f"SELECT count(*) FROM {table}") for table in ("reservation", "guest", "type_night")
    ]
    assert before == after
    assert crew.do("desk", "ask-approval", for_="book", fields=OVER, reason="x").changed == 1


def test_what_one_may_do_is_not_asked_for(crew):
    for login, fields in (("desk", TONIGHT), ("night", OVER), ("admin", {**TONIGHT, "rate": 0})):
        refusal = crew.refused(login, "ask-approval", for_="book", fields=fields, reason="x")
        assert (refusal.code, refusal.field, refusal.next) == ("NO_APPROVAL_NEEDED", "for", ("book",))


def test_what_is_not_for_ones_post_at_all_is_not_asked_for(crew):
    crew.hire("maid", "RAT")
    for verb, fields in (("book", OVER), ("close-day", {}), ("leave-staff", {"staff": "E002"})):
        refusal = crew.refused("maid", "ask-approval", for_=verb, fields=fields, reason="x")
        assert (refusal.code, refusal.field) == ("NOT_APPROVABLE", "for")
    inner = {"for": "book", "fields": OVER, "reason": "x"}
    assert (
        crew.code("desk", "ask-approval", for_="ask-approval", fields=inner, reason="x") == "NOT_APPROVABLE"
    )


def test_whatever_else_is_wrong_with_the_act_is_told_at_once(crew):
    for fields, code in (
        ({**OVER, "type": "XXX"}, "TYPE_UNKNOWN"),
        ({**OVER, "colour": "red"}, "FIELD_UNKNOWN"),
        ({**OVER, "arrival": "2026-11-20"}, "DATE_PAST"),
        ({"overbook": True}, "FIELD_MISSING"),
    ):
        assert crew.code("desk", "ask-approval", for_="book", fields=fields, reason="x") == code
    with pytest.raises(HotelcsError) as caught:
        crew.do("desk", "ask-approval", for_="bok", fields={}, reason="x")
    assert caught.value.exit == 2
    assert crew.show("night", "approvals") == []


def test_a_request_says_why(crew):
    assert crew.refused("desk", "ask-approval", for_="book", fields=OVER, reason=" ").field == "reason"
    assert crew.code("desk", "ask-approval", for_="book", fields=OVER) == "FIELD_MISSING"


@pytest.mark.parametrize("verb", TRIED)
def test_every_act_can_be_asked_for_or_is_refused_in_words(crew, verb):
    """Whatever act is named: a sentence or a request, never a broken program, and nothing of the act is done."""
    fields = ready(crew.hand, verb)
    login = "desk" if "REC" in GRANTS[VERBS[verb].permission] else "admin"
    count = "SELECT count(*) FROM ledger WHERE verb NOT IN ('denied','ask-approval')"
    before = crew.hand.value(count)
    try:
        told = str(crew.do(login, "ask-approval", for_=verb, fields=fields, reason="x").result["needs"])
    except HotelcsError as refusal:
        told = str(refusal)
    assert told
    assert crew.hand.value(count) == before


def test_a_document_or_a_name_is_not_kept_in_clear(crew):
    ask(
        crew, "walk-in", {"guest": "Zhang Xiaoming", "type": "KNG", "document": IDS[0], "waive_deposit": True}
    )
    kept = str(crew.hand.rows("SELECT no, verb, digest, needs, about, fields, reason FROM approval"))
    kept += str(crew.hand.rows("SELECT result FROM ledger"))
    assert IDS[0] not in kept
    assert "Xiaoming" not in kept


def test_who_decides_sees_the_act_without_the_document(crew):
    no = ask(
        crew, "walk-in", {"guest": "Zhang Xiaoming", "type": "KNG", "document": IDS[0], "waive_deposit": True}
    )
    for login in ("desk", "night", "admin"):
        seen = crew.show(login, "approval", no=no.lower())
        assert (seen.approval, seen.verb, seen.asked_by) == (no, "walk-in", "desk")
        assert (seen.fields["guest"], seen.fields["document"]) == ("Zhang Xiaoming", "***")
        assert IDS[0] not in repr(seen)


def test_documents_inside_lists_are_not_shown_either(crew):
    no = ask(crew, "walk-in", {"guest": "Li", "type": "KNG", "waive_deposit": True, "adults": 2,
                               "guests": [{"name": "Li", "document": IDS[0]}, {"name": "Wu", "document": IDS[1]}]})  # fmt: skip
    seen = repr(crew.show("night", "approval", no=no))
    assert not [number for number in IDS if number in seen]


def test_nobody_else_sees_what_is_asked_for(crew):
    no = ask(crew)
    for post in ("REC", "RES", "RAT", "HKS", "MNT", "CRM", "CMP", "INF", "TQC"):
        crew.hire(post.lower(), post)
        refusal = crew.hidden(post.lower(), "approval", no=no)
        assert (refusal.code, refusal.exit) == ("DENIED", 6), post
        assert "Zhang" not in str(crew.show(post.lower(), "approvals")), post


def test_a_request_that_is_not_there_is_refused(crew):
    assert crew.hidden("night", "approval", no="A261123-009").code == "APPROVAL_UNKNOWN"
    assert crew.code("night", "decide-approval", approval="A261123-009", approve=True) == "APPROVAL_UNKNOWN"


def test_what_the_request_is_about_is_a_number_never_a_name(crew):
    reservation = crew.hand.book()
    ask(crew, "assign-room", {"reservation": reservation, "room": "101", "overbook": True})
    ask(crew)
    about = [row.about for row in crew.show("night", "approvals")]
    assert about == ["", "101"]


def test_requests_are_listed_by_state_and_by_who_asked(crew):
    crew.hire("second", "REC")
    first, second = ask(crew), ask(crew, login="second")
    crew.do("night", "decide-approval", approval=first, approve=False, note="no")
    assert [row.approval for row in crew.show("night", "approvals")] == [second]
    assert [row.approval for row in crew.show("night", "approvals", status="declined")] == [first]
    assert [row.approval for row in crew.show("night", "approvals", status="all")] == [second, first]
    assert [row.approval for row in crew.show("night", "approvals", status="all", asked_by="desk")] == [first]


@pytest.mark.parametrize(
    ("passed", "status"), [(timedelta(minutes=10), "pending"), (timedelta(minutes=10, seconds=1), "expired")]
)
def test_a_request_waits_for_ten_minutes(crew, passed, status):
    no = ask(crew)
    crew.now = NOON + passed
    assert crew.show("desk", "approval", no=no).status == status
    assert [row.status for row in crew.show("night", "approvals", status="all")] == [status]


def test_a_verb_that_is_granted_is_the_right_to_ask(crew):
    assert VERBS["ask-approval"].permission == "approval.ask"
    crew.do("admin", "revoke", post="REC", right="approval.ask")
    assert crew.code("desk", "ask-approval", for_="book", fields=OVER, reason="x") == "DENIED"


def test_what_waits_is_listed_however_many_were_decided_since(crew):
    first = ask(crew)
    with crew.hand.desk.file.write() as session:
        for number in range(101):
            session.execute(text(
                "INSERT INTO approval (no, verb, digest, fields, reason, needs, about, asked_by, terminal, asked_at, until, "
                "business_date, status, decided_by, decided_at, note, version) SELECT 'A' || :number, verb, digest, fields, "
                "reason, needs, about, asked_by, terminal, asked_at, until, business_date, 'declined', 'night', asked_at, 'x', 1 "
                "FROM approval WHERE no = :first"), {"number": number, "first": first})  # fmt: skip
    assert [row.approval for row in crew.show("night", "approvals")] == [first]
    assert len(crew.show("night", "approvals", status="declined")) == 100
    (row,) = [row for row in crew.show("night", "pressing") if row.kind == "approval"]
    assert (row.ref, row.count) == (first, 1)


def test_the_reason_is_for_who_asked_and_for_who_may_decide(crew):
    """People put names of guests there."""
    crew.hire("sun", "MNT")
    crew.hire("wei", "REC")
    number = ask(crew, reason="Mrs Quillfeather insists")
    crew.do("night", "decide-approval", approval=number, approve=False, note="Mrs Quillfeather has to wait")
    told = {}
    for login in ("desk", "night", "wei", "sun"):
        (row,) = crew.show(login, "approvals", status="all")
        told[login] = (row.approval, row.reason, row.note)
    whole = (number, "Mrs Quillfeather insists", "Mrs Quillfeather has to wait")
    assert told == {"desk": whole, "night": whole, "wei": (number, "", ""), "sun": (number, "", "")}
