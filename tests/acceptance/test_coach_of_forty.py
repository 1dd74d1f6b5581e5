"""W-11 of the handbook: a coach of forty in twenty twin rooms, from the agreement to the last room out, by keyboard."""

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


@pytest.fixture
def group(resort: Hand) -> str:
    """The coach of today: twenty twins held, forty people said."""
    block = {
        "block": f"TWN {ROOMS}",
        "pax": 2 * ROOMS,
        "company": "Tours Ltd",
        "leader": "Gao Ming",
        "coach": 910,
    }
    done = resort.do("book-group", name="Lakeside Tours", arrival=TODAY, departure=TOMORROW, **block)
    return str(done.result["group"])


def listed(desk: Counted) -> None:
    """The list is pasted and the rooms are given."""
    desk.press("<F4>", "06", "<STab>", "<Enter>", "l")
    desk.paste(LIST).press("<F10>")
    assert "40 people in 20 rooms" in desk.message, desk.message
    desk.press("a")
    assert "20 rooms on floors 5, 6." in desk.message, desk.message


def scanned(desk: Counted, documents: list[str]) -> None:
    """Documents are read one after the other, and what is complete is checked in."""
    for document in documents:
        desk.press(document, "<Enter>")
    desk.press("<F10>")


def test_the_list_and_the_rooms_of_forty_people_take_eight_keys(resort: Hand, group: str) -> None:
    desk = Counted(resort.at("desk"))
    listed(desk)
    assert desk.keys <= 8
    seen = resort.desk.show("group", no=group)
    assert {room.names for room in seen.group_rooms} == set(zip(PEOPLE[::2], PEOPLE[1::2], strict=True))
    assert (seen.mismatch, {room.floor for room in seen.group_rooms}) == (0, {5, 6})
    check(resort)
    desk.desk.close()


def test_forty_documents_are_scanned_and_two_without_one_stand_aside(resort: Hand, group: str) -> None:
    desk = Counted(resort.at("desk"))
    listed(desk)
    desk.keys = 0
    scanned(desk.press("m"), DOCUMENTS[:-2])
    assert desk.message == "19 rooms are checked in. Left: 1."
    assert "complete 19 of 20 rooms, documents 38 of 40, in 19" in "\n".join(desk.screen())
    scanned(desk, DOCUMENTS[-2:])
    assert f"{group}: all 20 rooms are checked in." in desk.message, desk.message
    assert desk.keys <= 2 * ROOMS + 3, "Enter for each of the pair, and three for the coach"
    seen = resort.desk.show("group", no=group)
    assert (seen.status, {room.status for room in seen.group_rooms}) == ("in_house", {"checked_in"})
    assert resort.value("SELECT count(*) FROM registration WHERE status = 'pending'") == 2 * ROOMS
    check(resort)
    desk.desk.close()


def test_nineteen_rooms_leave_at_once_and_the_one_that_owes_a_little_later(resort: Hand, group: str) -> None:
    desk = Counted(resort.at("desk"))
    listed(desk)
    scanned(desk.press("m"), DOCUMENTS)
    resort.do("close-day")
    rooms = [
        no for (no,) in resort.rows("SELECT m.no FROM stay s JOIN room m ON m.id = s.room_id ORDER BY m.no")
    ]
    resort.do("add-company", code="TOURS", name="Sunshine Tours", credit=100_000_00)
    by_company = {"method": "company_ar", "company": "TOURS"}
    for room in rooms[1:]:
        resort.do("take-payment", stay=room, **by_company)
    desk.keys = 0
    desk.press("<F4>", "04", *["<Space>"] * ROOMS, "q", "<Enter>")
    assert desk.keys <= 2 * ROOMS, "two keys a room (W-01)"
    assert desk.message == "19 rooms are checked out.", desk.message
    resort.do("take-payment", stay=rooms[0], **by_company)
    desk.press("<Esc>", "q", "y")
    assert resort.desk.show("group", no=group).status == "departed", desk.message
    check(resort)
    desk.desk.close()
