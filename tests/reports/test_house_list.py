"""Who has to be found, on paper and on disk: help first, room by room, telephones of staff, in both languages, 80 cells wide."""

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest

from hotelcs.reports import copy_on_disk
from hotelcs.reports.copy_on_disk import LEFT_BEHIND, age_of, place_of, write_copy
from hotelcs.reports.house_list import house_list
from hotelcs.reports.sheet import WIDTH
from hotelcs.storage import driver
from hotelcs.text import width
from tests import hostile
from tests.conftest import IDS, Hand
from tests.hostile import needs_hostile

CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture
def house(hand: Hand) -> Hand:
    """Two rooms, one of them with somebody in a wheelchair, a child nobody wrote down, a visitor, a clerk."""
    hand.check_in(hand.book("张伟", phone="13800138000"), room="101")
    hand.check_in(hand.book("Ito Kenji", type="TWN", children=1), room="201", document=IDS[1])
    hand.do("note-evacuation-help", stay="201", need="wheelchair 轮椅")
    hand.do("visitor-in", stay="101", name="Fan Ying", approved=True)
    hand.do("change-staff", staff="E002", phone="13911112222")
    hand.do("roster", staff="E002", day="2026-11-23", shift="late")
    return hand


def lines(hand: Hand, **asked: str) -> list[str]:
    return list(house_list(hand.desk, **asked).lines)


def at(found: list[str], words: str) -> int:
    return next(number for number, line in enumerate(found) if words in line)


def test_help_comes_first_then_rooms_then_the_telephones_of_staff(house: Hand) -> None:
    found = lines(house)
    order = [
        at(found, words)
        for words in (
            "Help first",
            "轮椅",
            "Room by room",
            "张伟",
            "Fan Ying",
            "Staff on shift, with",
            "13911112222",
        )
    ]
    assert order == sorted(order)
    assert "13800138000" in found[at(found, "张伟")]


def test_it_is_in_both_languages_or_in_one(house: Hand) -> None:
    assert {"优先救助 Help first (1)", "当班员工及电话 Staff on shift, with telephones (1)"} <= set(
        lines(house)
    )
    assert "Help first (1)" in lines(house, lang="en")
    assert not any("优先" in line for line in lines(house, lang="en"))


def test_boxes_are_empty_for_a_pen_or_have_the_letters_of_the_roll_call(house: Hand) -> None:
    assert all(not line.startswith("[y]") for line in lines(house))
    house.do("raise-incident", type="fire", place="6F")
    house.do("open-roll-call", assembly="Car park")
    house.do("tick-roll-call", who="101", status="ym")
    found = lines(house)
    assert found[at(found, "张伟")].startswith("[y] 101")
    assert found[at(found, "Fan Ying")].startswith("[m] 101")
    assert any("Car park" in line for line in found)
    assert at(found, "失踪 Missing: 1")


def test_a_child_nobody_wrote_down_is_on_it(house: Hand) -> None:
    found = lines(house)
    assert "201" in found[at(found, "child, no name")]


def test_what_somebody_needs_is_never_cut(house: Hand) -> None:
    need = "two people and the chair from the first floor; does not hear, knock hard and use the lamp"
    house.do("note-evacuation-help", stay="101", need=need)
    found = lines(house)
    start = at(found, "two people")
    assert need in " ".join(line.strip() for line in found[start : start + 3])


def test_an_empty_house_has_its_headings_and_dashes(hand: Hand) -> None:
    assert "按房号 Room by room (0)" in lines(hand)


@needs_hostile
def test_no_name_of_any_kind_makes_a_line_too_wide_or_a_control(house: Hand) -> None:
    names = [*hostile.lines("blns.txt")[:300], "\x1b[2J\x07evil", "\u202egnp.exe", "X" * 100_000]
    house.do("raise-incident", type="fire", place="6F")
    house.do("open-roll-call", assembly="Gate")
    connection = driver.connect(str(house.path))
    sql = (
        "INSERT INTO roll_call_entry (roll_call_id, seq, kind, source, ref, name, room, assist, need, minor, nationality, lang, phone, "
        "post, status, marked_by, appended, withdrawn, version) "
        "VALUES (1, ?, 'contractor', ?, '', ?, '', 1, ?, 0, '', '', ?, '', 'unknown', '', 1, 0, 1)"
    )
    connection.execute("BEGIN")
    connection.executemany(
        sql, [(100 + at, f"x{at}", name or "?", name, name) for at, name in enumerate(names)]
    )
    connection.commit()
    connection.close()
    text = write_copy(house.desk).read_text("utf-8")
    assert len(text.splitlines()) >= len(names)
    for line in text.split("\n"):
        assert width(line) <= WIDTH
        assert not CONTROLS.search(line), ascii(line)


def test_the_copy_is_its_owner_s_alone_and_as_old_as_it_is(house: Hand) -> None:
    assert age_of(place_of(house.desk.uid, house.path), house.now) is None
    place = write_copy(house.desk)
    assert (place.stat().st_mode & 0o777, place.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert age_of(place, house.now + timedelta(minutes=7)) == timedelta(minutes=7)
    assert "张伟" in place.read_text("utf-8")


def test_two_hotels_do_not_write_over_each_other(house: Hand) -> None:
    assert place_of("a" * 32, Path("/x/hotel.db")) != place_of("b" * 32, Path("/x/hotel.db"))


def test_what_cannot_be_written_leaves_the_old_copy_and_nothing_half(
    house: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = write_copy(house.desk)
    before = place.read_text("utf-8")

    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copy_on_disk, "settle", full)
    house.do("visitor-in", stay="101", name="Gu Bo", approved=True)
    with pytest.raises(OSError, match="No space"):
        write_copy(house.desk)
    assert place.read_text("utf-8") == before
    assert list(place.parent.iterdir()) == [place]


def test_what_a_killed_writer_left_is_swept_once_it_is_old(house: Hand) -> None:
    place = write_copy(house.desk)
    for name, age in (("old", LEFT_BEHIND * 2), ("new", timedelta(0))):
        left = place.with_name(f".{place.name}.{name}.partial")
        left.touch()
        stamp = (house.now - age).timestamp()
        os.utime(left, (stamp, stamp))
    write_copy(house.desk)
    assert [one.name for one in place.parent.glob(".*")] == [f".{place.name}.new.partial"]
