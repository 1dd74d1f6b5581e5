"""Every sentence of the program has its Chinese, with the same slots (handbook 08 §8.0 rule 1)."""

import re
from collections.abc import Iterator
from functools import cache
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.source_tree import PACKAGE, ROOT

CATALOGUE = ROOT / "data/locale/zh_CN/LC_MESSAGES/hotelcs.po"
KEYWORDS = {"tr": None, "N_": None}
HAN = re.compile("[\u4e00-\u9fff]")


def sentences() -> Iterator[tuple[str, str]]:
    """Every msgid in the sources, with the file and line where it stands."""
    for file, line, message, _, _ in extract_from_dir(PACKAGE, keywords=KEYWORDS):
        if isinstance(message, str) and message:
            yield message, f"hotelcs/{file}:{line}"


@cache
def chinese() -> dict[str, str]:
    """The catalogue: msgid to msgstr."""
    with CATALOGUE.open("rb") as lines:
        return {str(entry.id): str(entry.string) for entry in read_po(lines) if entry.id and not entry.fuzzy}


def slots(text: str) -> set[str]:
    """The named slots of `text`: {room} gives room."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_sentence_has_its_chinese() -> None:
    missing = {text: place for text, place in sentences() if not chinese().get(text)}
    assert not missing, "\n".join(f"{place}  {text}" for text, place in missing.items())


@pytest.mark.parametrize("sentence", chinese())
def test_a_translation_fills_the_same_slots(sentence: str) -> None:
    assert slots(chinese()[sentence]) == slots(sentence)


def test_every_slot_has_a_name() -> None:
    unnamed = [f"{place}  {text}" for text, place in sentences() if any(not name for name in slots(text))]
    assert not unnamed


def test_no_sentence_is_translated_twice() -> None:
    ids = re.findall(r'^msgid "(.+)"$', CATALOGUE.read_text("utf-8"), re.MULTILINE)
    assert sorted(ids) == sorted(set(ids))


def test_chinese_sentences_end_as_chinese_sentences_do() -> None:
    wrong = [text for text in chinese().values() if HAN.search(text) and text.endswith((".", "!", "?"))]
    assert not wrong
