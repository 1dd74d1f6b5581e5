"""`hotelcs user add`: one act for somebody new, so that what is refused changes nothing, and a preview works."""

import json

import pytest

from tests.commands.conftest import Program, dump_but_denials, rows

ANNA = ("user", "add", "--login", "anna", "--name", "Anna Berg", "--post", "RAT+REC")


def test_somebody_new_gets_an_account_and_is_told_its_password_once(program, lakeside):
    ended = program(*ANNA, "--json")
    assert ended.code == 0, ended.err
    result = ended.document["data"]
    assert (result["login"], result["staff"], ended.document["changed"] > 0) == ("anna", "E004", True)
    assert result["secret_until"].endswith("Z")
    assert "Password of anna for one use" in ended.err
    assert rows(lakeside, "SELECT count(*) FROM ledger WHERE verb IN ('add-staff', 'add-account')") == [(1,)]


@pytest.mark.parametrize(("words", "code"), [(("--login", "desk"), 4), (("--login", "e004"), 4), (("--post", "XYZ"), 4),
                                             (("--login", "not a login"), 2)])  # fmt: skip
def test_a_refused_account_leaves_no_member_of_staff_behind(program: Program, lakeside, words, code):
    before = dump_but_denials(lakeside)
    ended = program(*ANNA, *words, "--json")
    assert (ended.code, ended.document["ok"]) == (code, False), json.dumps(ended.document)
    assert "for one use" not in ended.err
    assert dump_but_denials(lakeside) == before


def test_a_preview_says_what_would_be_done_and_does_nothing(program, lakeside):
    before = dump_but_denials(lakeside)
    ended = program(*ANNA, "--dry-run", "--json")
    assert ended.code == 0, ended.err
    assert (ended.document["dry_run"], ended.document["data"]["staff"]) == (True, "E004")
    assert "for one use" not in ended.err
    assert dump_but_denials(lakeside) == before


def test_one_of_the_staff_gets_an_account_by_number(program, lakeside):
    made = program("do", "add-staff", "name=Li Na", "posts=REC", "--json").document["data"]["result"]["staff"]
    ended = program("user", "add", "--login", "li.na", "--staff", made, "--json")
    assert (ended.code, ended.document["data"]["staff"]) == (0, made)


@pytest.mark.parametrize("words", [(), ("--name", "Anna"), ("--staff", "E001", "--name", "Anna")])
def test_whose_account_it_is_has_to_be_said(program, lakeside, words):
    assert program("user", "add", "--login", "anna", *words).code == 2


def test_one_that_is_there_is_left_alone_when_that_is_asked_for(program, lakeside):
    assert program(*ANNA).code == 0
    before = dump_but_denials(lakeside)
    assert program(*ANNA, "--if-missing").code == 0
    assert dump_but_denials(lakeside) == before
