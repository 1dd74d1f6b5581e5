"""A whole document number on the screen: with a reason that is entered, for seconds, gone at the lock, for who may (RM 7.4)."""

import asyncio
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from hotelcs import i18n
from hotelcs.screens.dialogs import revealed
from hotelcs.screens.dialogs.guest_card import GuestCard
from tests.conftest import IDS, Hand
from tests.screens.fake_desk import FakeDesk
from tests.screens.test_desk_app import running, until
from tests.screens.test_real_hotel import HAN, LANGUAGES, AtWork, in_house

NUMBER = IDS[0]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that pass when the test says so."""
    now = [1000.0]
    monkeypatch.setattr(revealed.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture(params=LANGUAGES)
def person(request: pytest.FixtureRequest, hand: Hand) -> AtWork:
    i18n.use(request.param)
    in_house(hand, guest="Zhang Wei")
    return AtWork(hand)


def card(person: AtWork, number: str = "P261123-001") -> AtWork:
    GuestCard(person.counter, number).load()
    return person


def screen(person: AtWork) -> str:
    return "\n".join(person.screen())


def test_the_number_is_shown_after_a_reason_and_closes_by_itself(
    person: AtWork, hand: Hand, clock: list[float]
) -> None:
    card(person)
    assert NUMBER not in screen(person)
    assert "v" in person.screen()[-1] or " v" in screen(person)
    person.press("v")
    assert NUMBER not in screen(person)
    person.press("police ask", "<Enter>")
    assert NUMBER in screen(person)
    if i18n.current() == "zh":
        assert HAN.search(next(line for line in person.screen() if "20" in line and NUMBER not in line))
    clock[0] += 19
    assert not person.counter.dialog.second()
    assert NUMBER in screen(person)
    clock[0] += 1
    assert NUMBER not in screen(person), "no late drawing shows it"
    assert person.counter.dialog.second()
    assert person.counter.dialog is None
    verb, result = hand.rows("SELECT verb, result FROM ledger ORDER BY seq DESC LIMIT 1")[0]
    assert verb == "reveal-document"
    assert "police ask" in result
    assert NUMBER not in result


def test_locking_takes_it_away(person: AtWork, clock: list[float]) -> None:
    card(person).press("v", "police ask", "<Enter>")
    dialog = person.counter.dialog
    person.counter.sitting.lock()
    assert NUMBER not in screen(person)
    assert person.counter.dialog is None
    assert NUMBER not in str(vars(dialog))


def test_a_key_closes_it_and_esc_asks_nothing(person: AtWork, hand: Hand, clock: list[float]) -> None:
    card(person).press("v", "<Esc>")
    assert hand.value("SELECT count(*) FROM ledger WHERE verb = 'reveal-document'") == 0
    card(person).press("v", "police ask", "<Enter>", "<Esc>")
    assert person.counter.dialog is None
    assert NUMBER not in screen(person)


def test_from_the_registrations_too(person: AtWork, clock: list[float]) -> None:
    from hotelcs.screens.registrations import Registrations

    person.counter.show_sheet(Registrations(person.counter))
    person.press("v", "portal shows another", "<Enter>")
    assert NUMBER in screen(person)


def employ(hand: Hand) -> None:
    """A housekeeper with an account, who may read guests and changes no bookings."""
    staff = hand.do("add-staff", name="Chen Jie", posts=["HKS"]).result["staff"]
    hand.do("add-account", login="house", staff=staff)
    hand.admit_everybody()


@pytest.fixture
def housekeeper(hand: Hand) -> Iterator[AtWork]:
    employ(hand)
    person = AtWork(hand.at("house"))
    yield person
    person.hand.desk.close()


def test_who_may_not_is_told_who_may(hand: Hand, housekeeper: AtWork) -> None:
    in_house(hand)
    housekeeper.counter.dialog = None
    revealed.ask(housekeeper.counter, "P261123-001")
    assert housekeeper.counter.prompt is None
    assert housekeeper.message


def test_a_telephone_is_whole_for_who_changes_bookings_and_masked_for_others(hand: Hand) -> None:
    number = hand.book("Li Na", phone="13800001234")
    employ(hand)
    seen = {}
    for login in ("admin", "desk", "house"):
        other = hand.at(login)
        booking = other.desk.show("reservation", no=number)
        seen[login] = booking.phone
        assert other.desk.show("guest", no=booking.guest_no).phone == booking.phone
        other.desk.close()
    assert seen["admin"] == seen["desk"]
    assert seen["desk"].endswith("13800001234")
    assert seen["house"] == "*" * (len(seen["desk"]) - 4) + "1234"


def test_the_app_closes_it_without_a_key() -> None:
    async def run() -> None:
        desk = FakeDesk()
        async with running(lambda: desk) as pilot:
            await until(pilot, "Arrivals")
            counter = pilot.app.counter
            revealed.Revealed(counter, SimpleNamespace(guest="P261123-001", number=NUMBER, seconds=0)).open()
            for _ in range(500):
                if counter.dialog is None:
                    break
                await pilot.pause(0.02)
            assert counter.dialog is None

    asyncio.run(run())
