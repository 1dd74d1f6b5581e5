"""field=value, read by the schema of an act."""

import pytest

from hotelcs.commands import field_words
from hotelcs.errors import Usage

SCHEMA = {
    "$defs": {"Person": {"type": "object"}},
    "properties": {
        "guest": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        "rate": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
        "guests": {"type": "array", "items": {"$ref": "#/$defs/Person"}},
        "lead": {"$ref": "#/$defs/Person"},
        "cards": {"type": "integer"},
    },
}


@pytest.mark.parametrize(
    ("word", "name", "text"),
    [
        ("guest=Zhang Wei", "guest", "Zhang Wei"),
        ("guest=a=b", "guest", "a=b"),
        ("guest=", "guest", ""),
        ("source-ref=X", "source_ref", "X"),
        ("guest=第一行\n第二行", "guest", "第一行\n第二行"),
        ("guest=ab\udcffc", "guest", "abc"),
    ],
)
def test_a_word_is_a_field_and_its_value(word, name, text):
    assert field_words.split([word]) == {name: text}


@pytest.mark.parametrize("word", ["guest", "=x", "1a=b", "ge st=x", "--guest=x"])
def test_any_other_word_is_refused(word):
    with pytest.raises(Usage):
        field_words.split([word])


def test_a_field_is_given_once():
    with pytest.raises(Usage, match="twice"):
        field_words.split(["room=1", "room=2"])


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("guest", "", ""),
        ("guest", "[1]", "[1]"),
        ("rate", "", None),
        ("rate", "37600", "37600"),
        ("cards", "", ""),
        ("guests", '[{"name": "李"}]', [{"name": "李"}]),
        ("guests", "fire,wifi", "fire,wifi"),
        ("lead", '{"name": "李"}', {"name": "李"}),
        ("unknown", "[", "["),
    ],
)
def test_a_value_becomes_what_the_schema_wants(name, text, value):
    assert field_words.read({name: text}, SCHEMA) == {name: value}


@pytest.mark.parametrize("text", ["[1", "[NaN]", '[{"a": 1, "a": 2}]', "[" * 100_000, "[1] x"])
def test_what_is_not_json_is_refused_by_name(text):
    with pytest.raises(Usage, match="guests is not JSON"):
        field_words.read({"guests": text}, SCHEMA)


def test_half_characters_written_as_escapes_are_dropped():
    assert field_words.parse_json('{"guest": "a\\ud800b", "note": "\\uD83D\\uDE00"}', "x") == {
        "guest": "ab",
        "note": "😀",
    }
