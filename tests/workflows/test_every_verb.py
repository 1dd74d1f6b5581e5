"""Every verb: named, described, permitted, performed, previewed, repeated and taken back as the table says."""

import json
import re

import pytest
from sqlalchemy import text

from hotelcs import i18n
from hotelcs.errors import Denied, Refusal, Usage
from hotelcs.workflows.organisation import templates
from hotelcs.workflows.organisation.grants import POSTS, RIGHTS
from hotelcs.workflows.verbs import EVENTS, VERBS, act_of, spoken
from tests.conftest import IDS, Hand
from tests.invariants import check
from tests.workflows.one_of_each import DOES, FIRST, READY, SECOND, ready

HAN = re.compile("[\u4e00-\u9fff]")
PERFORMED = [verb for verb in VERBS if verb != "import"]
UNDONE = [verb for verb in PERFORMED if VERBS[verb].undo]
DEPARTMENTS = {"RES", "FD", "HK", "MG", "PE", "SH", "CI"}
GRANTS = templates.rights()
PERSONAL = ("Zhang Wei", "Li Na", "13800138000", *IDS, FIRST, SECOND, "482913")
"""What people gave of themselves, or keep to themselves; none of it may be in the ledger."""
COUNTED = "throttle"
"""The table of tries at a password: a try counts, whatever becomes of the act."""
BLIND = ("count-cash", "hand-over")
"""Counting is blind: a preview does not tell by how much the drawer differs from what should be in it."""


@pytest.fixture
def doer(hand: Hand):
    """The hands of whoever does a verb."""
    others: list[Hand] = []

    def of(verb: str) -> Hand:
        if verb not in DOES:
            return hand
        others.append(hand.at(DOES[verb]))
        return others[-1]

    yield of
    for other in others:
        other.desk.close()


def attempts(hand: Hand) -> int:
    """How many attempts without the right are noted."""
    return int(hand.value("SELECT count(*) FROM ledger WHERE verb = 'denied'"))


def tables(hand: Hand) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, as they lie; tries at a password and attempts without the right are no part of it."""
    noted = ", ".join(f"'{event}'" for event in EVENTS)
    with hand.desk.file.read() as reader:
        names = reader.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> :counted",
            counted=COUNTED,
        )
        found = {name: reader.rows(f'SELECT * FROM "{name}"') for (name,) in names}
        return found | {
            "ledger": reader.rows(f"SELECT * FROM ledger WHERE verb NOT IN ({noted}) ORDER BY seq")
        }


def test_there_is_one_act_ready_for_every_verb_but_import():
    assert set(READY) == set(PERFORMED)


@pytest.mark.parametrize("verb", VERBS)
def test_the_row_of_a_verb_is_complete(verb):
    row = VERBS[verb]
    assert row.department in DEPARTMENTS
    assert row.permission in RIGHTS, "a right nobody can have"
    assert GRANTS[row.permission], "a right no post has"
    assert set(GRANTS[row.permission]) <= set(POSTS)
    assert row.undo is None or row.undo in VERBS
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", verb)


@pytest.mark.parametrize("verb", VERBS)
def test_the_title_of_a_verb_is_a_sentence_of_its_own_in_both_languages(verb):
    assert VERBS[verb].title[0].isupper()
    i18n.use("zh")
    assert HAN.search(str(spoken(verb)))


def test_no_two_verbs_have_the_same_title():
    for language in i18n.LANGUAGES:
        i18n.use(language)
        titles = [str(spoken(verb)) for verb in VERBS]
        assert sorted(titles) == sorted(set(titles))


@pytest.mark.parametrize("verb", VERBS)
def test_the_act_of_a_verb_explains_itself_and_has_a_json_schema(verb):
    act = act_of(verb)
    assert act.verb == verb
    assert (act.__doc__ or "").strip()
    schema = json.loads(json.dumps(act.model_json_schema(by_alias=True)))
    assert schema["additionalProperties"] is False
    assert set(schema.get("required", ())) <= set(schema["properties"])


def test_an_unknown_verb_offers_the_nearest():
    with pytest.raises(Usage) as caught:
        act_of("chekin")
    assert "check-in" in caught.value.hint
    with pytest.raises(Usage) as caught:
        act_of("zzzz")
    assert caught.value.hint == "hotelcs verbs"


@pytest.mark.parametrize("verb", PERFORMED)
def test_a_verb_is_previewed_performed_repeated_and_entered_and_leaves_a_sound_hotel(hand, doer, verb):
    fields, who = ready(hand, verb), doer(verb)
    before, entries = tables(hand), hand.value("SELECT count(*) FROM ledger")
    seen = who.desk.preview(verb, fields)
    assert seen.entry is None
    assert tables(hand) == before
    done = who.desk.do(verb, fields, key="till-4711")
    told = dict(done.result, difference_minor=None) if verb in BLIND else done.result
    assert (seen.result, seen.changed) == (told, done.changed)
    entered(hand, verb, done, entries + 1)
    after = tables(hand)
    again = who.desk.do(verb, fields, key="till-4711")
    assert (again.result, again.entry, again.changed, again.replayed) == (done.result, done.entry, 0, True)
    assert tables(hand) == after
    check(hand)
    if not VERBS[verb].undo:
        with pytest.raises(Refusal) as caught:
            hand.desk.undo(done.entry)
        assert (caught.value.code, caught.value.field) == ("UNDO_IMPOSSIBLE", "entry")


def entered(hand, verb, done, number):
    """What the ledger has of an act: who, where, how much, references - and no personal value."""
    assert (done.verb, done.replayed, done.entry) == (verb, False, number)
    assert json.loads(json.dumps(done.result)) == done.result
    entry = hand.rows("SELECT verb, actor, terminal, changed, result FROM ledger ORDER BY seq DESC LIMIT 1")[
        0
    ]
    assert entry[:4] == (verb, DOES.get(verb, "admin"), "test", done.changed)
    assert json.loads(entry[4]) == done.result
    kept = "\n".join(str(row) for row in hand.rows("SELECT digest, result, act_key FROM ledger"))
    assert not [value for value in PERSONAL if value in kept]


@pytest.mark.parametrize("verb", PERFORMED)
def test_an_unknown_field_a_missing_right_or_a_closed_account_is_refused_before_anything_is_done(hand, verb):
    """The three take turns with the verbs; who may is the matter of the rights matrix."""
    fields = ready(hand, verb)
    with hand.desk.file.write() as session:
        grant = {"permission": VERBS[verb].permission}
        session.execute(text("DELETE FROM post_grant WHERE post = 'REC' AND permission = :permission"), grant)
        session.execute(text("UPDATE account SET status = 'disabled' WHERE login = 'night'"))
    before, noted = tables(hand), attempts(hand)
    login, extra, code, end = (
        ("admin", {"colour": "red"}, "FIELD_UNKNOWN", 2),
        ("desk", {}, "DENIED", 6),
        ("night", {}, "UNKNOWN_LOGIN", 6),
    )[PERFORMED.index(verb) % 3]
    person = hand.at(login)
    with pytest.raises(Refusal) as caught:
        person.desk.do(verb, {**fields, **extra})
    person.desk.close()
    assert (caught.value.code, caught.value.exit) == (code, end)
    i18n.use("zh")
    assert HAN.search(str(caught.value))
    i18n.use("en")
    assert tables(hand) == before
    assert attempts(hand) == noted + (code == "DENIED")


@pytest.mark.parametrize("verb", PERFORMED)
def test_what_a_verb_must_be_told_is_said_by_name(verb):
    act = act_of(verb)
    needed = act.model_json_schema(by_alias=True).get("required", [])
    if needed:
        with pytest.raises(Refusal) as caught:
            act.parse({})
        assert (caught.value.code, caught.value.field) == ("FIELD_MISSING", needed[0])
    else:
        assert act.parse({}).verb == verb


@pytest.mark.parametrize("verb", [v for v in PERFORMED if "REC" not in GRANTS[VERBS[v].permission]])
def test_a_receptionist_is_denied_what_the_grants_keep_from_the_desk(hand, verb):
    fields = ready(hand, verb)
    clerk = hand.at("desk")
    with pytest.raises(Denied) as caught:
        clerk.desk.do(verb, fields)
    clerk.desk.close()
    assert (caught.value.code, caught.value.exit) == ("DENIED", 6)
    assert set(caught.value.items) == set(GRANTS[VERBS[verb].permission])


@pytest.mark.parametrize("verb", UNDONE)
def test_undo_performs_the_verb_that_the_table_names_and_leaves_a_sound_hotel(hand, verb):
    done = hand.desk.do(verb, ready(hand, verb))
    undone = hand.desk.undo(done.entry)
    assert undone.verb == VERBS[verb].undo
    assert hand.value("SELECT undoes FROM ledger ORDER BY seq DESC LIMIT 1") == done.entry
    check(hand)
    with pytest.raises(Refusal) as caught:
        hand.desk.undo(done.entry)
    assert caught.value.code != "UNDO_IMPOSSIBLE"
    check(hand)
