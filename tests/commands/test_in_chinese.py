"""The command line for people who read Chinese: headings, sentences, errors; codes and numbers as they are."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from hotelcs import i18n
from hotelcs.commands.headings import HEADINGS, PARTS, heading
from hotelcs.commands.reading import row_kind
from hotelcs.commands.table import COMMANDS
from hotelcs.workflows.verbs import VERBS
from hotelcs.workflows.views import VIEWS
from tests.commands.conftest import Program
from tests.conftest import IDS, MOVED

HAN = re.compile("[\u4e00-\u9fff]")
LATIN = re.compile(r"(?!PIN|RACI)[A-Z][a-z]{2,}|(?<![A-Za-z])[a-z]{3,}")
"""English in Chinese; PIN and RACI are said in both."""
ASKED = {"reservation": ("1",), "find": ("张",), "room": ("101",), "room-busy": ("101",), "guest": ("P261123-001",), "stay": ("101",), "folio": ("stay=101",),
         "quote": ("type=TWN", "arrival=2026-11-24", "departure=2026-11-25"),
         "suggestions": ("type=TWN", "arrival=2026-11-24", "departure=2026-11-25"), "free-rooms": ("type=TWN", "arrival=2026-11-24", "departure=2026-11-25"),
         "staff-member": ("E002",), "duty": ("DU-01",), "log-entry": ("J261123-001",), "notice": ("B261123-001",),
         "group": ("G261123-001",), "company-statement": ("SUN",), "invoice-offer": ("stay=101",),
         "approval": ("A261123-001",), "organisation-differences": ("from=1",), "plan": ("fire",), "plan-editions": ("fire",), "plan-diff": ("fire/1",),
         "drill-scores": ("Z261123-001",), "drill-participants": ("Z261123-001",), "complaint": ("C261123-001",), "incident": ("N261123-001",),
         "incident-people": ("N261123-001",), "incident-text": ("N261123-001",), "escalation-preview": ("kind=complaint", "level=s2"),
         "metric": ("M-01",), "metric-rows": ("M-01",), "event-checks": ("G261123-001",), "event-run-sheet": ("G261123-001",), "guest-data": ("P261123-001",)}  # fmt: skip
LISTS = [
    view
    for view in VIEWS
    if view
    not in {
        "home",
        "reservation",
        "room",
        "guest",
        "stay",
        "folio",
        "business-day",
        "revealed-document",
        "me",
        "door",
        "staff-member",
        "duty",
        "log-entry",
        "handover",
        "notice",
        "approval",
        "letterhead",
        "group",
        "company-statement",
        "invoice-offer",
    }
]


OVERBOOKED = (
    'fields={"guest":"赵","type":"KNG","arrival":"2026-11-24","departure":"2026-11-25","overbook":true}'
)
"""What the desk may not do alone."""


def kinds(kind: Any, seen: set[Any]) -> Iterator[Any]:
    """`kind` and every kind of row inside it."""
    if is_dataclass(kind) and kind not in seen:
        seen.add(kind)
        yield kind
        for hint in get_type_hints(kind).values():
            for part in (
                hint,
                *get_args(hint),
                *(inner for arg in get_args(hint) for inner in get_args(arg)),
            ):
                yield from kinds(part, seen)


def columns(view: str) -> set[str]:
    """Every column that people see of `view`, those of the rows inside its row too."""
    return {field.name for kind in kinds(row_kind(VIEWS[view]), set()) for field in fields(kind)}


@pytest.fixture
def busy(program: Program, lakeside: Path, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The model hotel with somebody in house, arrivals, a queue, a bill and a repair; made once, then copied."""
    kept = tmp_path_factory.getbasetemp() / "busy"
    if kept.exists() and not MOVED.active:  # a copy of the file is no copy of what is on a server
        shutil.copytree(kept, home, dirs_exist_ok=True)
        return program
    night = ("arrival=2026-11-23", "departure=2026-11-25")
    for words in (
        ("do", "book", "guest=张伟", "type=KNG", *night, "phone=+8613800138000"),
        (
            "do",
            "check-in",
            "reservation=1",
            "room=101",
            f"document={IDS[0]}",
            "waive_deposit=true",
            "cards=1",
        ),
        ("do", "book", "guest=李娜", "type=KNG", *night, "room=102"),
        ("do", "queue", "reservation=2"),
        ("do", "book", "guest=王芳", "type=SUI", *night, "status=waitlist"),
        ("do", "block-room", "room=103", "from=2026-11-23", "to=2026-11-25", "reason=水管"),
        ("do", "post-charge", "stay=101", "kind=minibar", "amount=2500"),
        ("do", "start-drill", "type=fire", "place=8F"),
        ("do", "observe-participant", "drill=z1", "staff=E002", "calm=4", "correct=5"),
        ("do", "end-drill"),
        ("do", "open-shift", "float=100.00"),
        ("do", "log", "text=电梯停用", "carry_over=true"),
        ("do", "post-notice", "title=停水", "to=FD"),
        ("do", "ask-approval", "for=book", OVERBOOKED, "reason=老客户", "--as", "desk"),
        ("do", "save-organisation", "label=开业"),
        ("do", "add-company", "code=SUN", "name=阳光", "--yes"),
        ("do", "take-complaint", "code=noise", "words=吵", "whose=101"),
        ("do", "raise-incident", "type=fire", "place=101"),
        ("do", "book-group", "name=春游", "arrival=2026-12-01", "departure=2026-12-02"),
    ):
        done = program(*words)
        assert done.code == 0, done.err
    shutil.copytree(home, kept, dirs_exist_ok=True)
    return program


@pytest.mark.parametrize("view", VIEWS)
def test_every_column_of_a_view_has_its_heading_in_both_languages(view):
    for name in columns(view):
        i18n.use("en")
        english = heading(name)
        i18n.use("zh")
        assert HAN.search(heading(name)), name
        assert not LATIN.search(heading(name)), name
        assert english[0].isupper(), name
        assert name in HEADINGS


def test_a_field_has_its_heading_on_one_page_alone():
    every = [name for part in PARTS for name in part]
    assert sorted({name for name in every if every.count(name) > 1}) == []
    assert len(HEADINGS) == len(every)


@pytest.mark.parametrize(
    ("name", "english"),
    [("no_show_percent", "No-show fee %"), ("no_shows_percent", "No-shows %"), ("result", "Result")],
)
def test_names_that_are_alike_keep_their_own_headings(name, english):
    i18n.use("en")
    assert heading(name) == english


@pytest.mark.parametrize("view", LISTS)
def test_the_headings_of_a_list_are_chinese_and_stand_above_their_columns(busy, view):
    from hotelcs.text import width

    shown = busy("show", view, *ASKED.get(view, ()), "--lang", "zh")
    assert (shown.code, shown.err) == (0, "")
    first, *rows = shown.out.splitlines()
    assert HAN.search(first)
    assert not LATIN.search(first), first
    assert all(width(row) <= width(max(shown.out.splitlines(), key=width)) for row in rows)


@pytest.mark.parametrize(
    "view", [view for view in VIEWS if view not in LISTS and view != "revealed-document"]
)
def test_the_card_of_one_thing_has_chinese_labels(busy, view):
    shown = busy("show", view, *ASKED.get(view, ()), "--lang", "zh")
    assert (shown.code, shown.err) == (0, "")
    labels = [line.split("  ")[0] for line in shown.out.splitlines() if line and not line.startswith(" ")]
    assert labels
    for label in labels:
        assert HAN.search(label), label


@pytest.mark.parametrize(("words", "code"), [
    (("show", "weather"), 2), (("show", "rooms", "colour=red"), 2), (("show", "room"), 2), (("show", "availability", "from=soon"), 2),
    (("do", "sell-moon"), 2), (("do", "book"), 2), (("do", "book", "guest=A", "type=KNG", "arrival=soon", "departure=2026-11-24"), 2),
    (("do", "book", "guest=A", "type=KNG", "arrival=2026-11-22", "departure=2026-11-24"), 4), (("do", "check-in", "reservation=999"), 4),
    (("do", "book", "guest=A", "type=LOFT", "arrival=2026-11-23", "departure=2026-11-24"), 4), (("do", "close-day", "--as", "desk"), 6),
    (("do", "expire-holds", "--as", "nobody"), 6), (("night-audit", "--auto", "--date", "2026-11-30"), 4), (("import", "rooms", "none.csv"), 9),
    (("import", "dogs", "x.csv"), 2), (("restore", "none.db", "--to", "new.db"), 3), (("show", "rooms", "--db", "none.db"), 3), (("weather",), 2), (("--weather",), 2),
])  # fmt: skip
def test_what_goes_wrong_is_said_in_chinese_with_the_same_exit(
    program, lakeside, home, monkeypatch, words, code
):
    monkeypatch.chdir(home)
    english = program(*words)
    chinese = program(*words, "--lang", "zh")
    assert english.code == chinese.code
    assert chinese.code == code, chinese.err
    assert HAN.search(chinese.err), chinese.err
    assert not HAN.search(english.err), english.err


@pytest.mark.parametrize(
    "words",
    [
        ("verbs",),
        ("show",),
        ("doctor",),
        ("config", "list", "--origin"),
        ("night-audit", "--auto", "--date", "2026-11-23", "--dry-run"),
    ],
)
def test_what_is_told_on_success_is_chinese(program, lakeside, words):
    lakeside.chmod(0o600)
    told = program(*words, "--lang", "zh")
    assert told.code == 0, told.err
    assert HAN.search(told.out)


@pytest.mark.parametrize("verb", VERBS)
def test_the_title_of_every_verb_is_listed_in_chinese(program, lakeside, verb):
    i18n.use("zh")
    title = i18n.tr(VERBS[verb].title)
    assert HAN.search(title)


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_the_help_of_every_command_is_chinese(program, row):
    told = program(row.name, "--help", "--lang", "zh")
    assert told.code == 0
    i18n.use("zh")
    assert HAN.search(i18n.tr(row.help))
    assert HAN.search(told.out)


def test_a_name_in_chinese_is_neither_cut_nor_shifted(busy):
    out = busy("show", "reservations", "--lang", "zh").out
    for name in ("张伟", "李娜", "王芳"):
        assert name in out
