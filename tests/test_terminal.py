"""Which profile a terminal gets, what it means, and what is said about it."""

from collections.abc import Iterator

import pytest

from hotelcs import i18n, terminal
from hotelcs.screens import paint
from hotelcs.screens.latin import latin
from hotelcs.screens.terminal_text import update
from hotelcs.terminal import choose, codec_of, lacks, told
from tests.screens.bench_of_keys import Keys
from tests.screens.fake_desk import FakeDesk

ADDRESS = "10.0.0.1 1 10.0.0.2 22"
KINDS = [
    ({"TERM": "xterm-256color"}, "local", 16),
    ({"TERM": "xterm-256color", "SSH_CONNECTION": ADDRESS}, "ssh", 16),
    ({"TERM": "screen", "SSH_TTY": "/dev/pts/1"}, "ssh", 16),
    ({"TERM": "linux"}, "console", 8),
    ({"TERM": "linux", "SSH_CONNECTION": ADDRESS}, "ssh", 8),
    ({"TERM": "vt100"}, "local", 0),
    ({"TERM": "xterm-mono"}, "local", 0),
    ({"TERM": "xterm", "NO_COLOR": "1"}, "local", 0),
    ({"TERM": "dumb", "SSH_CONNECTION": ADDRESS}, "dumb", 0),
    ({}, "dumb", 0),
]


@pytest.mark.parametrize(("environment", "name", "colours"), KINDS)
def test_the_environment_says_which_terminal_it_is(
    environment: dict[str, str], name: str, colours: int
) -> None:
    found = choose(environment)
    assert (found.name, found.colours) == (name, colours)


@pytest.mark.parametrize("name", terminal.NAMES)
def test_a_name_is_believed_before_the_environment(name: str) -> None:
    found = choose({"TERM": "dumb"}, name)
    assert found.name == name
    assert str(found.why) == "chosen by name"


def test_over_a_line_fewer_frames_are_sent_and_esc_waits_longer() -> None:
    near, far = choose({"TERM": "xterm"}), choose({"TERM": "xterm", "SSH_TTY": "x"})
    assert far.frames < near.frames
    assert far.escape_ms > near.escape_ms


CODECS = [
    ({}, "utf-8"),
    ({"LANG": "C.UTF-8"}, "utf-8"),
    ({"LANG": "en_US.utf8"}, "utf-8"),
    ({"LC_CTYPE": "UTF-8"}, "utf-8"),
    ({"LANG": "C"}, "ascii"),
    ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "ascii"),  # what Python makes of LANG=C
    ({"LANG": "POSIX"}, "ascii"),
    ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, "ascii"),
    ({"LANG": "zh_CN.GBK"}, "gbk"),
    ({"LANG": "zh_CN.GB18030"}, "gb18030"),
    ({"LANG": "zh_CN.UTF-8", "LC_CTYPE": "zh_CN.GBK"}, "gbk"),
    ({"LANG": "de_DE.ISO-8859-15@euro"}, "iso8859-15"),
    ({"LANG": "xx_YY.nonsense"}, "ascii"),
]


@pytest.mark.parametrize(("environment", "codec"), CODECS)
def test_the_locale_says_what_bytes_mean(environment: dict[str, str], codec: str) -> None:
    assert codec_of(environment) == codec


@pytest.fixture
def latin_only() -> Iterator[None]:
    """A terminal whose locale is C."""
    terminal.use(choose({"TERM": "xterm", "LANG": "C"}))
    paint.cell.cache_clear()
    yield
    terminal.use(terminal.NOWHERE)
    paint.cell.cache_clear()


NAMES = [
    ("王芳", "Wang Fang"),
    ("曾国藩", "Zeng Guofan"),
    ("Wang Fang 王芳", "Wang Fang"),
    ("Wang Fang 王芳 (2)", "Wang Fang (2)"),
    ("João Silva", "Joao Silva"),
    ("Иван Żądło", "Ivan Zadlo"),
    ("남궁미영 ธนากร", "NamGungMiYeong thnakr"),
    ("plain", "plain"),
]


@pytest.mark.parametrize(("name", "shown"), NAMES)
def test_names_are_in_latin_letters_where_nothing_else_can_be_shown(name: str, shown: str) -> None:
    assert latin(name) == shown


@pytest.mark.usefixtures("latin_only")
def test_without_utf8_no_screen_sends_anything_but_ascii_and_no_frame_breaks() -> None:
    keys = Keys(FakeDesk(names=("张伟", "Иван Петров", "João", "ธนากร")))
    for area in ("01", "02", "05", "06", "11"):
        keys.press("<F4>", area)
        assert "\n".join(keys.screen()).isascii()
    keys.press("<F4>", "02", "<F2>", "王")
    lines = keys.counter.lines(80, 24)
    sent = update(lines, [(y, 0, 80) for y in range(24)], {})
    assert sent.isascii(), "what is being typed as well"


@pytest.mark.usefixtures("latin_only")
def test_without_utf8_chinese_is_refused_with_the_reason() -> None:
    keys = Keys().press("<F7>")
    assert i18n.current() == "en"
    assert "UTF-8" in keys.message
    assert "not UTF-8" in keys.screen()[0]


def test_what_is_lacking_is_said_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "size", lambda: (40, 12))
    assert "--plain" in lacks(choose({"TERM": "xterm"}))[0]
    assert "80x24" in lacks(choose({"TERM": "xterm"}))[0]
    assert "--plain" in lacks(choose({"TERM": "dumb"}))[0]
    assert "UTF-8" in lacks(choose({"TERM": "xterm", "LANG": "C"}))[1]
    monkeypatch.setattr(terminal, "size", lambda: (80, 24))
    assert lacks(choose({"TERM": "xterm"})) == []
    assert (
        told(choose({"TERM": "linux"}))
        == "console (TERM is linux), 80x24, UTF-8, 8 colours, 60 frames a second"
    )


def test_a_small_window_says_what_is_needed_and_what_keys_go_into() -> None:
    keys = Keys().press("<F3>", "in R261123-001", "<Enter>", "X1")
    small = keys.screen(40, 12)
    assert any("80x24" in line for line in small)
    assert any("Document" in line for line in small)
    assert any("X1" in line for line in small)
    keys.press("23")
    assert any("X123" in line for line in keys.screen(40, 12))
    assert any("X123" in line for line in keys.screen(120, 40)), "and it is all there when there is room"
    for columns, rows in ((1, 1), (5, 3), (79, 24), (80, 23), (0, 1)):
        keys.screen(columns, rows)
