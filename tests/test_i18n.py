"""Two languages in one process, switched at once; sentences with named slots."""

import pickle

import pytest

from hotelcs import errors, i18n
from hotelcs.errors import (
    Corrupt,
    Denied,
    HotelcsError,
    InputOutput,
    Locked,
    NotReady,
    Refusal,
    SchemaMismatch,
    Stale,
    Usage,
)
from hotelcs.i18n import N_, Word, tr

KINDS = {
    HotelcsError: ("E_BUG", 1),
    Usage: ("E_USAGE", 2),
    NotReady: ("E_NOT_READY", 3),
    Locked: ("E_LOCKED", 5),
    SchemaMismatch: ("E_SCHEMA", 7),
    Corrupt: ("E_CORRUPT", 8),
    InputOutput: ("E_IO", 9),
}
SENTENCE = N_("There is no room {reference}.")


def test_a_sentence_is_said_in_the_language_that_is_spoken_now():
    assert tr(SENTENCE, reference="0813") == "There is no room 0813."
    i18n.use("zh")
    assert tr(SENTENCE, reference="0813") != "There is no room 0813."
    assert "0813" in tr(SENTENCE, reference="0813")
    assert i18n.current() == "zh"


@pytest.mark.parametrize("language", ["fr", "", "ZH", "zh_CN"])
def test_a_language_nobody_translated_means_english(language):
    i18n.use("zh")
    i18n.use(language)
    assert i18n.current() == "en"


def test_what_has_no_translation_is_said_as_it_is():
    i18n.use("zh")
    assert tr("Xyzzy {n}.", n=1) == "Xyzzy 1."


def test_no_message_is_no_words_in_any_language():
    """The empty msgid is the header of a catalogue; nobody wants to read that."""
    for language in i18n.LANGUAGES:
        i18n.use(language)
        assert tr("") == ""


def test_braces_in_a_value_stay_what_they_are():
    assert tr(SENTENCE, reference="{0} {x}") == "There is no room {0} {x}."
    assert tr("{braces}") == "{braces}", "without slots nothing is filled"


def test_a_marked_sentence_is_not_translated_by_marking():
    i18n.use("zh")
    assert N_(SENTENCE) == SENTENCE


def test_sentences_stand_beside_each_other_as_each_language_writes_them():
    told = ["Taken back.", "", "Read again."]
    assert i18n.one_after_another(told) == "Taken back. Read again."
    i18n.use("zh")
    assert i18n.one_after_another(i18n.tr(one) for one in told) == "已撤销。已重新读取。"


def test_a_word_waits_for_the_language_of_its_reader():
    word = Word("confirmed")
    english = f"{word}"
    i18n.use("zh")
    assert f"{word}" != english
    assert f"{word:>20}".endswith(str(word))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_has_its_code_and_its_exit(kind):
    error = kind(SENTENCE, hint="look", items=("a",), reference="1")
    assert (error.code, error.exit) == KINDS[kind]
    assert (error.hint, error.items, str(error)) == ("look", ("a",), "There is no room 1.")


@pytest.mark.parametrize(("kind", "end"), [(Refusal, 4), (Stale, 4), (Denied, 6)])
def test_a_refusal_carries_its_own_code_field_and_next_acts(kind, end):
    refusal = kind("ROOM_UNKNOWN", SENTENCE, field="room", next=("find",), reference="1")
    assert (refusal.code, refusal.exit, refusal.field, refusal.next) == (
        "ROOM_UNKNOWN",
        end,
        "room",
        ("find",),
    )
    assert kind("X", "No.").next == ()


def test_no_two_kinds_of_errors_end_alike_but_those_that_refuse():
    ends = [kind.exit for kind in (*KINDS, Refusal, Denied)]
    assert sorted(ends) == list(range(1, 10))
    assert Stale.exit == Refusal.exit


@pytest.mark.parametrize("error", [
    Refusal("ROOM_UNKNOWN", SENTENCE, field="room", next=("find",), hint="h", items=(1,), reference="1"),
    Denied("DENIED", N_("{post} may not do this: {verb}. It needs the right {permission}."), post="REC", verb="x", permission="read"),
    Stale("STALE", SENTENCE, items=(("adults", 1, 2),), reference="1"),
    Locked(SENTENCE, reference="1"),
])  # fmt: skip
def test_an_error_survives_the_way_between_two_processes(error):
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    for language in i18n.LANGUAGES:
        i18n.use(language)
        assert str(back) == str(error)
    for name in ("code", "exit", "hint", "items", "field", "next"):
        assert getattr(back, name, None) == getattr(error, name, None)


def test_a_refusal_raised_in_english_is_read_in_chinese():
    refusal = Refusal("ROOM_UNKNOWN", SENTENCE, reference="0813")
    english = str(refusal)
    i18n.use("zh")
    assert str(refusal) != english
    assert "0813" in str(refusal)


def test_every_error_is_one_of_ours():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert len(kinds) == 11
    assert all(issubclass(kind, HotelcsError) for kind in kinds)
