"""Every sentence of the program has its Chinese, with the same slots (handbook 08 §8.0 rule 1)."""

import re
from pathlib import Path
from string import Formatter

from tests.catalogue import CATALOGUE, append_missing, sentences, translations

HAN = re.compile("[\u4e00-\u9fff]")
CHINESE = translations()


def slots(text: str) -> set[str]:
    """The named slots of `text`: {room} gives room."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_sentence_has_its_chinese() -> None:
    missing = {text: place for text, place in sentences() if not CHINESE.get(text)}
    assert not missing, "\n".join(f"{place}  {text}" for text, place in missing.items())


def test_a_translation_fills_the_same_slots() -> None:
    assert not [sentence for sentence, chinese in CHINESE.items() if slots(chinese) != slots(sentence)]


def test_every_slot_has_a_name() -> None:
    unnamed = [f"{place}  {text}" for text, place in sentences() if any(not name for name in slots(text))]
    assert not unnamed


def test_no_sentence_is_translated_twice() -> None:
    ids = re.findall(r'^msgid "(.+)"$', CATALOGUE.read_text("utf-8"), re.MULTILINE)
    assert sorted(ids) == sorted(set(ids))


def test_chinese_sentences_end_as_chinese_sentences_do() -> None:
    wrong = [text for text in CHINESE.values() if HAN.search(text) and text.endswith((".", "!", "?"))]
    assert not wrong


def test_new_sentences_are_appended_once_and_nothing_else_moves(tmp_path: Path) -> None:
    copy = tmp_path / "hotelcs.po"
    before = CATALOGUE.read_text("utf-8").replace('msgid "Print the version."', 'msgid "Gone."')
    copy.write_text(before, "utf-8")
    assert append_missing(copy) >= 1
    assert copy.read_text("utf-8").startswith(before)
    assert 'msgid "Print the version."\nmsgstr ""' in copy.read_text("utf-8")
    assert append_missing(copy) == 0
