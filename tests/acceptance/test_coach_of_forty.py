"""W-11 of the handbook: a coach of forty in twenty twin rooms, from the agreement to the last room out, by keyboard."""

from collections import Counter

import pytest

from tests.conftest import Hand
from tests.invariants import check
from tests.screens.test_real_hotel import AtWork

TODAY, TOMORROW = "2026-11-23", "2026-11-24"
ROOMS = 20
SURNAMES = "Bai Cai Du Fan Gu He Ji Kong Lu Mao Ning Ou Pan Qin Ren Shi Tao Wan Xie Yan".split()
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def resident_number(serial: int) -> str:
    """A resident number of nobody with a right check digit (GB 11643)."""
    body = f"110105198{serial % 10}0{1 + serial % 9}{10 + serial % 18}{100 + serial:03d}"
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


PEOPLE = [f"{surname} {given}" for surname in SURNAMES for given in ("An", "Bo")]
LIST = "\n".join(f"{name}\tTWN\t{at // 2 + 1}\t\t\t\tzh" for at, name in enumerate(PEOPLE))
DOCUMENTS = [resident_number(serial) for serial in range(len(PEOPLE))]


class Counted(AtWork):
    """Hands whose control keys are counted; scans and pastes cost nothing."""

    keys = 0

    def press(self, *keys: str) -> "Counted":
        """A named key, or a letter that acts at once, is a control key."""
        self.keys += sum(key.startswith("<") or len(key) == 1 for key in keys)
        super().press(*keys)
        return self


@pytest.fixture
def resort(hand: Hand) -> Hand:
    """The hotel of six rooms with twenty twins more, on the fifth and the sixth floor."""
    hand.admit_everybody()
    for at in range(ROOMS):
        floor = 5 + at // 10
        hand.do("add-room", no=f"{floor}{at % 10 + 1:02d}", floor=floor, type="TWN")
    return hand


def test_the_numbers_of_nobody_are_forty_different_ones():
    assert len(set(DOCUMENTS)) == len(set(PEOPLE)) == 2 * ROOMS


def test_a_coach_of_forty_comes_and_goes(resort: Hand) -> None:
    hand = resort
    block = {
        "block": f"TWN {ROOMS}",
        "pax": 2 * ROOMS,
        "company": "Tours Ltd",
        "leader": "Gao Ming",
        "coach": 910,
    }
    no = str(
        hand.do("book-group", name="Lakeside Tours", arrival=TODAY, departure=TOMORROW, **block).result[
            "group"
        ]
    )
    desk = Counted(hand.at("desk"))

    desk.press("<F4>", "06", "<STab>", "<Enter>", "l")
    desk.paste(LIST).press("<F10>")
    assert "40 people in 20 rooms" in desk.message, desk.message
    desk.press("a")
    assert "20 rooms on floors 5, 6." in desk.message, desk.message
    assert desk.keys <= 8, "the list and the rooms of forty people"

    desk.keys = 0
    desk.press("m")
    for document in DOCUMENTS[:-2]:
        desk.press(document, "<Enter>")
    assert "complete 19 of 20 rooms, documents 38 of 40" in "\n".join(desk.screen())
    desk.press("<F10>")
    assert desk.message.startswith("19 rooms are checked in. Left: 1.")
    for document in DOCUMENTS[-2:]:
        desk.press(document, "<Enter>")
    desk.press("<F10>")
    assert f"{no}: all 20 rooms are checked in." in desk.message, desk.message
    assert desk.keys <= 2 * ROOMS + 3, (
        "two keys a room (a scan and Enter for each of the pair) and three for the coach"
    )
    check(hand)

    seen = hand.desk.show("group", no=no)
    assert (seen.status, Counter(room.status for room in seen.group_rooms)) == (
        "in_house",
        {"checked_in": ROOMS},
    )
    assert all(room.names == (PEOPLE[at * 2], PEOPLE[at * 2 + 1]) for at, room in enumerate(sorted(
        seen.group_rooms, key=lambda room: PEOPLE.index(room.names[0]))))  # fmt: skip
    assert hand.value("SELECT count(*) FROM registration WHERE status = 'pending'") == 2 * ROOMS

    hand.do("close-day")
    for room in hand.rows("SELECT m.no FROM stay s JOIN room m ON m.id = s.room_id ORDER BY m.no")[1:]:
        hand.do("take-payment", stay=room[0], method="company_ar")
    desk.keys = 0
    desk.press("<F4>", "04", *["<Space>"] * ROOMS, "q", "<Enter>")
    assert desk.keys <= 2 * ROOMS, "two keys a room (W-01)"
    assert desk.message == "19 rooms are checked out.", desk.message
    hand.do("take-payment", stay="501", method="company_ar")
    desk.press("<Esc>", "q", "y")
    assert hand.desk.show("group", no=no).status == "departed"
    check(hand)
    desk.desk.close()
