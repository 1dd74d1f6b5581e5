"""`hotelcs verbs` and `hotelcs do`: the machine contract for one act."""

import json

import pytest

from hotelcs.workflows.verbs import VERBS
from tests.commands.conftest import Program, dump, rows

BOOK = ("do", "book", "guest=张伟", "type=KNG", "arrival=2026-11-23", "departure=2026-11-25")


def test_every_verb_is_listed_with_its_schema(program):
    data = program("verbs", "--json").document["data"]
    assert [row["verb"] for row in data] == list(VERBS)
    for row in data:
        assert set(row) == {"verb", "title", "department", "permission", "undo", "help", "schema"}
        assert row["schema"]["type"] == "object"
        assert row["title"]
        assert row["help"]


def test_the_fields_that_scripts_rely_on_are_there(program):
    schemas = {
        row["verb"]: set(row["schema"]["properties"]) for row in program("verbs", "--json").document["data"]
    }
    assert {
        "guest",
        "type",
        "arrival",
        "departure",
        "adults",
        "children",
        "rate",
        "channel",
        "source_ref",
        "room",
    } <= schemas["book"]
    assert {"reservation", "room", "document", "deposit", "method"} <= schemas["check-in"]
    assert {"guest", "type", "nights"} <= schemas["walk-in"]
    assert schemas["cancel"] >= {"reservation", "reason"}
    assert "stay" in schemas["check-out"]


def test_verbs_for_people_have_a_title_and_the_fields(program):
    out = program("verbs").out
    assert "book  Book a room or a party" in out
    assert "type= arrival= departure= [guest=]" in out


def test_one_act_is_done(program: Program, lakeside):
    done = program(*BOOK, "--json")
    document = done.document
    assert (done.code, document["ok"], document["command"]) == (0, True, "do")
    assert document["changed"] > 0
    data = document["data"]
    assert set(data) == {"ok", "verb", "key", "entry", "changed", "result"}
    assert (data["ok"], data["verb"], data["key"]) == (True, "book", None)
    assert rows(lakeside, "SELECT verb FROM ledger WHERE seq = (SELECT max(seq) FROM ledger)") == [("book",)]
    assert rows(lakeside, "SELECT no FROM reservation") == [(data["result"]["reservation"],)]


def test_an_act_for_people_names_its_entry_and_references(program, lakeside):
    out = program(*BOOK).out
    assert out.startswith("Book a room or a party: done (entry ")
    assert "  reservation = R261123-001" in out


def test_a_preview_writes_nothing(program, lakeside):
    before = dump(lakeside)
    for flag in ("--preview", "--dry-run"):
        done = program(*BOOK, flag, "--json").document
        assert done["data"]["entry"] is None
        assert done["data"]["result"]["reservation"] == "R261123-001"
    assert dump(lakeside) == before
    assert "Nothing was written" in program(*BOOK, "--preview").out


def test_the_same_key_again_answers_with_the_first_result(program, lakeside):
    first = program(*BOOK, "--key", "k1", "--json").document
    again = program(*BOOK, "--key", "k1", "--json").document
    assert first["data"]["result"] == again["data"]["result"]
    assert (again["ok"], again["changed"], again["data"]["entry"]) == (True, 0, first["data"]["entry"])
    assert "done before" in program(*BOOK, "--key", "k1").out


def test_the_same_key_for_something_else_is_refused(program, lakeside):
    program(*BOOK, "--key", "k1")
    other = program(*BOOK, "adults=2", "--key", "k1", "--json")
    assert (other.code, other.document["error"]["code"]) == (4, "KEY_REUSED")


def test_a_refusal_names_code_field_and_next_acts(program, lakeside):
    refused = program("do", "check-in", "reservation=R261123-001", "--json")
    error = refused.document["error"]
    assert (refused.code, error["exit"]) == (4, 4)
    assert error["code"] == "RESERVATION_UNKNOWN"
    assert (error["field"], error["next"]) == ("reservation", ["find"])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("do",), "E_USAGE"),
        (("do", "bok"), "E_USAGE"),
        (("do", "book", "oops"), "E_USAGE"),
        (("do", "book", "nonsense=1", *BOOK[2:]), "FIELD_UNKNOWN"),
        (("do", "book", "type=KNG"), "FIELD_MISSING"),
        ((*BOOK, "adults=two"), "FIELD_INVALID"),
        ((*BOOK, "nightly=[1"), "E_USAGE"),
    ],
)
def test_what_is_asked_wrongly_ends_2(program, lakeside, words, code):
    refused = program(*words, "--json")
    assert (refused.code, refused.document["error"]["code"]) == (2, code)


def test_an_unknown_verb_offers_the_nearest(program, lakeside):
    assert program("do", "bok", "--json").document["error"]["hint"] == "book"


def test_fields_come_from_a_file_or_standard_input(program, lakeside, home):
    fields = {"guest": "Ana", "type": "KNG", "arrival": "2026-11-24", "departure": "2026-11-25", "adults": 2}
    (home / "book.json").write_text(json.dumps(fields), "utf-8")
    assert program("do", "book", "--input", str(home / "book.json")).code == 0
    assert program("do", "--input", "-", stdin=json.dumps({"verb": "book", "key": "k", **fields})).code == 0
    assert program("do", "book", "adults=1", "--input", "-", stdin=json.dumps(fields)).code == 0
    assert rows(lakeside, "SELECT adults FROM reservation ORDER BY id") == [(2,), (2,), (1,)]
    assert rows(lakeside, "SELECT act_key FROM ledger WHERE verb = 'book' ORDER BY seq") == [
        (None,),
        ("k",),
        (None,),
    ]


@pytest.mark.parametrize(
    ("stdin", "words", "code"),
    [
        ("[1]", ("do", "book"), 2),
        ("{", ("do", "book"), 2),
        ('{"verb": "cancel"}', ("do", "book"), 2),
        ('{"key": "a"}', ("do", "book", "--key", "b"), 2),
        (b"\xff", ("do", "book"), 2),
    ],
)
def test_a_wrong_object_is_refused(program, lakeside, stdin, words, code):
    assert program(*words, "--input", "-", stdin=stdin).code == code


def test_a_file_that_is_not_there_ends_9(program, lakeside):
    assert program("do", "book", "--input", "/nowhere/x.json").code == 9


def test_who_acts_is_named_and_may_be_refused(program, lakeside):
    refused = program("do", "add-room", "no=999", "floor=9", "type=KNG", "--as", "desk", "--json")
    assert (refused.code, refused.document["error"]["code"]) == (6, "DENIED")
    assert program(*BOOK, "--as", "desk").code == 0
    assert rows(lakeside, "SELECT actor FROM ledger ORDER BY seq DESC LIMIT 1") == [("desk",)]


def test_a_file_is_taken_in_by_its_own_command(program, lakeside):
    refused = program("do", "import", "kind=rooms", "source=x", "sha256=0", "--json")
    assert (refused.code, refused.document["error"]["code"]) == (4, "ROWS_MISSING")
