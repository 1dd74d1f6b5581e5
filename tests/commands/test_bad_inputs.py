"""Bad input of every kind at every door: refused in a sentence or made harmless, nothing partly stored, no crash."""

import json
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from hotelcs.errors import HotelcsError
from hotelcs.storage import driver
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.verbs import VERBS, act_of
from tests.commands.conftest import Program, dump
from tests.invariants import check

LONG = "x" * 100_000
UNSEEN = "a\x00b\x1b[2Jc\u202ed\u2066\x9b\r\x07e"
"""A NUL, an escape sequence, marks that turn a line round, a C1 control, a carriage return, a bell."""
FROM_A_FILE = {"import"}
"""Verbs whose fields the program makes itself."""
READ_BY_RULES = {
    "walk-in.document",
    "register-visitor.document",
    "check-in.document",
    "add-guest.document",
    "change-setting.value",
}
"""Numbers of documents are letters and digits or refused, settings are read by the rule of each (tests of their own)."""
SEARCHES = ("%", "_", "\\", "'; DROP TABLE guest; --", '" OR 1=1', 'a" NEAR(b', "a AND", "-", "*", "{x}", "(a+)+$" * 50,
            "%" * 60_000, "NULL", "../..", "[/]", "\u202e", "ａ", "0" * 3000)  # fmt: skip


def _text_fields() -> Iterator[tuple[str, FieldInfo]]:
    """Every field of every act."""
    for verb in VERBS:
        if verb not in FROM_A_FILE:
            yield from ((f"{verb}.{name}", field) for name, field in act_of(verb).model_fields.items())


def _taken(field: FieldInfo, value: str) -> str | None:
    """What the field keeps of a text; None when it takes no text, or refuses this one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
        reader = TypeAdapter(whole)
    try:
        got = reader.validate_python(value)
    except (ValidationError, HotelcsError):
        return None
    return got if isinstance(got, str) else None


def _names_a_record(field: FieldInfo) -> bool:
    """Whether the field is looked up and never kept."""
    marks = get_args(Ref)[1].metadata
    return field.metadata == marks or any(
        getattr(mark, "metadata", None) == marks
        for kind in get_args(field.annotation)
        for mark in get_args(kind)[1:]
    )


def test_no_field_of_any_act_takes_a_hundred_thousand_characters() -> None:
    assert [name for name, field in _text_fields() if len(_taken(field, LONG) or "") >= len(LONG)] == []


def test_no_field_that_is_kept_keeps_a_control_character() -> None:
    kept = {
        name: found
        for name, field in _text_fields()
        if not _names_a_record(field) and (found := _taken(field, UNSEEN))
    }
    assert len(kept) > 100, "texts are cleaned, not refused"
    assert {
        name for name, found in kept.items() if not found.replace("\n", "").isprintable()
    } == READ_BY_RULES


def test_half_characters_are_in_no_field() -> None:
    assert [name for name, field in _text_fields() if "\udcff" in (_taken(field, "a\udcffb") or "")] == []


@pytest.mark.parametrize("view", ["find", "guests"])
def test_nothing_typed_into_a_search_is_more_than_words(program: Program, lakeside: Path, view: str) -> None:
    assert (
        program("do", "book", "guest=Li Na", "type=KNG", "arrival=2026-12-01", "departure=2026-12-02").code
        == 0
    )
    before = dump(lakeside)
    for text in SEARCHES:
        ran = program("show", view, f"text={text}", "--json")
        assert ran.code in (0, 2), text[:40]
        assert "Li Na" not in ran.out, f"{text[:40]} finds everybody"
    assert dump(lakeside) == before


BOOK = {"guest": "Li Na", "type": "KNG", "arrival": "2026-12-01", "departure": "2026-12-02"}
DOCUMENTS = {
    "nothing": "",
    "a list": "[]",
    "a number": "7",
    "half an object": '{"guest": "Li Na"',
    "two objects": json.dumps(BOOK) * 2,
    "a value that is no number": json.dumps(BOOK)[:-1] + ', "adults": NaN}',
    "an endless number": json.dumps(BOOK)[:-1] + ', "adults": 1e999999}',
    "a number of a thousand digits": json.dumps(BOOK)[:-1] + f', "adults": {"9" * 1000}}}',
    "a hundred thousand brackets": '{"guest": ' + "[" * 100_000,
    "a deep object": '{"a":' * 5000 + "1" + "}" * 5000,
    "a name twice": json.dumps(BOOK)[:-1] + ', "guest": "Zhang Wei"}',
    "an object where text goes": json.dumps({**BOOK, "guest": {"name": "Li Na"}}),
    "a field nobody knows": json.dumps({**BOOK, "__class__": "x"}),
    "bytes that are no text": b'{"guest": "\xff\xfe"}',
    "another encoding": json.dumps(BOOK).encode("utf-16"),
    "a mark of byte order alone": b"\xef\xbb\xbf",
}  # fmt: skip


def test_a_document_that_is_none_books_nothing(program: Program, lakeside: Path) -> None:
    before = dump(lakeside)
    for what, document in DOCUMENTS.items():
        ran = program("do", "book", "--input", "-", "--json", stdin=document)
        assert (ran.code, ran.document["error"]["exit"]) == (2, 2), what
        assert program("do", "--batch", "-", stdin=document).code in (0, 2, 10), what
    assert dump(lakeside) == before


def test_a_zone_that_is_none_makes_no_hotel(program: Program, home: Path) -> None:
    for zone in ("../../etc/passwd", "/etc/localtime", "Mars/Olympus", "", "Asia", "UTC\n", "a" * 5000, "."):
        ran = program("init", "--tz", zone, "--db", str(home / "new.db"))
        assert (ran.code, (home / "new.db").exists()) == (2, False), zone[:40]


WRONG = (
    ("report",), ("show", "arrivals", "day=2026-02-31"), ("show", "arrivals", "day=31"),
    ("show", "availability", "first=2026-12-05", "until=2026-12-01"), ("do", "book", "guest=A", "type=KNG",
    "arrival=2026-12-05", "departure=2026-12-01"), ("do", "post-charge", "stay=S1", "kind=minibar", "amount=NaN"),
    ("do", "post-charge", "stay=S1", "kind=minibar", "amount=Infinity"), ("do", "post-charge", "stay=S1", "kind=minibar",
    "amount=1e999999"), ("do", "post-charge", "stay=S1", "kind=minibar", f"amount={2**63}"), ("do", "check-in", "reservation="),
    ("backup", "--tag", "../x"), ("backup", "--out", "\x00"), ("undo", "99999999999999999999"),
    ("show", "arrivals", "sort=name; DROP TABLE guest"), ("no-such-command",), ("show", "no-such-view"), ("--lock-wait", "-1", "doctor"),
)  # fmt: skip


def test_a_line_that_makes_no_sense_ends_with_a_sentence_and_changes_nothing(
    program: Program, lakeside: Path
) -> None:
    before = dump(lakeside)
    for words in WRONG:
        ran = program(*words)
        assert ran.code in (2, 3, 4, 9), words
        assert ran.err.strip(), words
        assert "Traceback" not in ran.err, words
    assert dump(lakeside) == before


def _other_program(path: Path, whole: Path) -> None:
    connection = driver.sqlite.connect(str(path))
    connection.execute("CREATE TABLE note (words TEXT)")
    connection.close()


def _with_a_trigger(path: Path, whole: Path) -> None:
    shutil.copy(whole, path)
    connection = driver.connect(str(path))
    connection.execute("CREATE TRIGGER planted AFTER INSERT ON ledger BEGIN DELETE FROM guest; END")
    connection.close()


def _with_a_view(path: Path, whole: Path) -> None:
    shutil.copy(whole, path)
    connection = driver.connect(str(path))
    connection.execute("CREATE VIEW planted AS SELECT * FROM id_document")
    connection.close()


def _cut(path: Path, whole: Path) -> None:
    path.write_bytes(whole.read_bytes()[:100_000])


def _noise(path: Path, whole: Path) -> None:
    path.write_bytes(bytes(range(256)) * 400)


def _linked(path: Path, whole: Path) -> None:
    path.symlink_to(whole)


def test_a_file_that_is_no_backup_of_ours_is_not_brought_back(
    program: Program, lakeside: Path, home: Path, model_hotel: Path
) -> None:
    before = dump(lakeside)
    for make in (_other_program, _with_a_trigger, _with_a_view, _cut, _noise, _linked):
        bad = home / f"{make.__name__}.db"
        make(bad, model_hotel)
        ran = program("restore", str(bad), "--replace", "--yes", "--as", "admin")
        assert ran.code in (3, 7, 8), make
        assert ran.err.strip(), make
    assert dump(lakeside) == before
    check(lakeside)
