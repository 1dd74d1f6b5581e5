"""Every screen in both languages and both sizes, with names nobody here wrote: exact widths, no controls."""

import re
from collections.abc import Iterator

import pytest

from hotelcs import i18n
from hotelcs.screens.paint import Line, cells_of, text_of
from tests import hostile
from tests.hostile import needs_hostile
from tests.screens.bench_of_keys import Keys
from tests.screens.fake_desk import FakeDesk

SIZES = [(80, 24), (120, 40)]
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
WALK = (
    ("<F4>", "01"),
    ("<F4>", "02"),
    ("<PgDn>",),
    ("<End>",),
    ("<Enter>",),
    ("<Esc>",),
    ("w",),
    ("<Esc>",),
    ("<F4>", "05"),
    ("<Enter>",),
    ("v",),
    ("<F1>",),
    ("<Esc>",),
    (".",),
    ("<Esc>",),
    ("<F2>", "a"),
    ("<Esc>",),
    (":", "n", "<Enter>"),
)
"""Through every screen and dialog."""


def assert_clean(lines: list[Line], columns: int) -> None:
    """No line is wider than the screen, and nothing in it controls a terminal."""
    for line in lines:
        assert cells_of(line) <= columns, text_of(line)
        assert not CONTROLS.search(text_of(line)), ascii(text_of(line))


def everywhere(keys: Keys, columns: int, rows: int) -> Iterator[list[Line]]:
    """The lines of every screen on the way."""
    for step in WALK:
        keys.press(*step)
        yield keys.counter.lines(columns, rows)


def crowd(names: tuple[str, ...]) -> FakeDesk:
    """A desk whose guests, arrivals and rooms carry `names`."""
    from dataclasses import replace

    desk = FakeDesk(names=names, count=len(names))
    desk.rooms = [
        replace(
            row, guest=names[n % len(names)], arriving=names[-n % len(names)], note=names[n * 7 % len(names)]
        )
        for n, row in enumerate(desk.rooms)
    ]
    return desk


@needs_hostile
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_naughty_strings_stay_in_their_columns(columns: int, rows: int, language: str) -> None:
    i18n.use(language)
    keys = Keys(crowd(hostile.lines("blns.txt")))
    for lines in everywhere(keys, columns, rows):
        assert_clean(lines, columns)


@needs_hostile
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_naughty_string_can_be_the_guest_of_a_form(language: str) -> None:
    i18n.use(language)
    keys = Keys(crowd(hostile.lines("blns.txt")))
    for number in range(1, len(keys.desk.arrivals) + 1):
        keys.press(":", f"in R261123-{number:03d}", "<Enter>")
        assert_clean(keys.counter.lines(80, 24), 80)
        keys.press("<Esc>")


@needs_hostile
def test_real_names_of_many_scripts_stay_in_their_columns() -> None:
    names = hostile.names()
    for start in range(0, len(names), 500):
        keys = Keys(crowd(names[start : start + 500])).press("<F4>", "02")
        for _ in range(26):
            assert_clean(keys.counter.lines(80, 24), 80)
            keys.press("<PgDn>")


@needs_hostile
def test_naughty_strings_typed_into_find_and_forms_are_drawn_clean() -> None:
    keys = Keys()
    for text in hostile.lines("blns.txt"):
        keys.press("<F2>").paste(text)
        assert_clean(keys.counter.lines(80, 24), 80)
        keys.press("<Esc>", ":", "n", "<Enter>").paste(text)
        assert_clean(keys.counter.lines(80, 24), 80)
        keys.press("<Esc>", "n")


@pytest.mark.parametrize(
    "attack", ["[/b]Bob", "[@click=app.quit]x", "[red]Bob", ":smile:", "\\[red]", "\x1b[2J", "\x9b2J"]
)
def test_markup_and_escapes_are_shown_as_they_are(attack: str) -> None:
    keys = Keys(crowd((attack,))).press("<F4>", "02")
    shown = "\n".join(keys.screen())
    assert attack.replace("\x1b", "␛").replace("\x9b", "\ufffd") in shown
