"""24 Reports at a real hotel: a report read, a measure looked into, a file written, all by keyboard."""

from pathlib import Path

import pytest

from hotelcs import i18n, terminal
from hotelcs.config import state_home
from tests.conftest import IDS, Hand
from tests.screens.test_plans_screen import drawn, same
from tests.screens.test_real_hotel import AtWork


@pytest.fixture
def house(hand: Hand) -> Hand:
    """Two rooms sold yesterday, one of them sold today too."""
    hand.admit_everybody()
    hand.check_in(hand.book())
    hand.check_in(hand.book("Li Na", departure="2026-11-24"), room="102", document=IDS[1])
    hand.do("close-day")
    for step in ("holds", "books", "review"):
        hand.do("audit-step", day="2026-11-23", step=step)
    return hand


@pytest.fixture
def boss(house: Hand) -> AtWork:
    """The manager."""
    return AtWork(house)


def seen(person: AtWork, width: int = 80, height: int = 24) -> str:
    return "\n".join(person.screen(width, height))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_reports_and_measures_look_as_they_did(boss: AtWork, language: str, size: tuple[int, int]) -> None:
    i18n.use(language)
    found = {"list": drawn(boss.press("<F4>", "24", "2"), size)}
    found["report"] = drawn(boss.press("<Down>", "<Down>", "<Enter>"), size)
    found["measures"] = drawn(boss.press("<Esc>", "<Tab>", *["<Down>"] * 4), size)
    found["measure"] = drawn(boss.press("<Enter>"), size)
    found["records"] = drawn(boss.press("d"), size)
    mark = f"{language}.{size[0]}x{size[1]}"
    i18n.use("en")
    assert not [name for name, text in found.items() if not same(text, f"reports_{name}.{mark}")]


def test_a_terminal_that_draws_blocks_gets_bars_of_them(boss: AtWork) -> None:
    before = terminal.current()
    boss.press("<F4>", "24", "<Tab>", *["<Down>"] * 4, "<Enter>", "2")
    assert "33.33% ####" in seen(boss)
    terminal.use(terminal.choose({"TERM": "xterm", "LANG": "en_US.UTF-8"}))
    try:
        assert "33.33% ████" in seen(boss)
    finally:
        terminal.use(before)


def test_a_report_is_read_for_another_day_and_scrolled(boss: AtWork) -> None:
    boss.press("<F4>", "24")
    assert "The day on one page" in seen(boss)
    boss.press("<Enter>")
    assert "provisional" in seen(boss)
    boss.press("2")
    assert "2026-11-23" in seen(boss)
    assert "occupied 2" in seen(boss)
    before = seen(boss)
    boss.press("<PgDn>")
    assert seen(boss) != before
    boss.press("<Esc>")
    assert "All reports" in seen(boss)


def test_a_measure_has_its_formula_its_days_and_its_records(boss: AtWork) -> None:
    boss.press("<F4>", "24", "<Tab>", *["<Down>"] * 4, "<Enter>")
    assert "M-02 Occupancy" in seen(boss)
    assert "sellable rooms × 100" in seen(boss)
    boss.press("2")
    assert "33.33%" in seen(boss)
    assert "closed" in seen(boss)
    boss.press("d")
    assert "Records 2" in seen(boss)
    assert "101 overnight" in seen(boss)
    wide = seen(boss, 120, 40)
    assert "of sellable rooms: 33.33% (2/6)" in wide


def test_days_before_the_hotel_have_no_data_and_nonsense_is_said(boss: AtWork) -> None:
    boss.press("<F4>", "24", "<Tab>", *["<Down>"] * 4, "<Enter>", "5")
    boss.press("2026-11-01 2026-11-02", "<Enter>")
    assert "No data before 2026-11-23." in seen(boss)
    boss.press("5", "2026-11-24 2026-11-23", "<Enter>")
    assert "the first one first" in seen(boss)


def test_a_measure_is_written_to_a_file_and_noted(boss: AtWork, house: Hand) -> None:
    boss.press("<F4>", "24", "<Tab>", *["<Down>"] * 4, "<Enter>", "2", "p", "<Enter>")
    place = Path(state_home()) / "exports" / "M-02.csv"
    assert "2026-11-23,33.33" in place.read_text("utf-8-sig")
    assert house.rows("SELECT name, format FROM report_run") == [("M-02", "csv")]
    assert "Written" in boss.message
    boss.press("p", "<Enter>")
    assert "exists already" in boss.message
    boss.press("<Esc>", "<Tab>")
    assert "M-02" in seen(boss)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40)])
def test_every_list_fits_in_both_languages(boss: AtWork, language: str, width: int, height: int) -> None:
    i18n.use(language)
    boss.press("<F4>", "24")
    for keys in (["<Tab>"], ["<Enter>"], ["<Tab>"], ["<Tab>"], ["<Esc>"]):
        boss.press(*keys)
        assert len(boss.screen(width, height)) == height
    i18n.use("en")
