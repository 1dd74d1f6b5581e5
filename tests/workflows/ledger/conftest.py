"""A hotel in which a day was worked: made once, copied for each test with what is kept outside of it."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.desk import open_desk
from tests.conftest import MOVED, Hand
from tests.workflows.door.doors import PASSWORDS, PINS, furnish
from tests.workflows.ledger.thief import Ledger, moved


def work_a_day(path: Path) -> str:
    """Every kind of entry: acts with keys, undone ones, attempts, who came and went, a closed day; the hotel's uid."""
    hand = Hand(path)
    hand.desk.sign_in("admin", PASSWORDS["admin"])
    with suppress(Refusal):
        hand.desk.unlock("admin", PINS["night"])
    hand.desk.unlock("admin", PINS["admin"])
    stay = hand.check_in(hand.book("Zhang Wei", key="k1"))
    done = hand.do("set-overbooking", type="KNG", overbooking=2)
    hand.desk.undo(int(done.entry or 0))
    hand.do("post-charge", stay=stay, kind="minibar", amount=2800, key="schlüssel-钥匙")
    hand.now += timedelta(minutes=7)
    clerk = open_desk(path, login="desk", terminal="front-2", clock=lambda: hand.now)
    with suppress(Refusal):
        clerk.do("close-day", {})
    clerk.do("log", {"text": "Wet floor"})
    clerk.close()
    hand.now += timedelta(hours=12)
    hand.do("close-day")
    for number in range(3):
        hand.book(f"Guest {number}", arrival="2026-11-28", departure="2026-11-30", key=f"n{number}")
    hand.desk.sign_out()
    uid = str(hand.desk.uid)
    hand.desk.close()
    return uid


@pytest.fixture(scope="session")
def worked(model_hotel: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, Path]:
    """The hotel, its uid, and the folder in which its anchors lie."""
    folder = tmp_path_factory.mktemp("worked")
    path, state = folder / "hotel.db", folder / "state"
    furnish(model_hotel, path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(state))
        uid = work_a_day(path)
    return path, uid, state


@pytest.fixture
def ledger(worked: tuple[Path, str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ledger:
    """A copy for the thief."""
    source, uid, state = worked
    path = tmp_path / "hotel.db"
    moved(source, path, uid, state)
    assert not list(tmp_path.glob("*-wal"))
    if MOVED.active:
        Hand(path).desk.close()  # what the thief does is done where the hotel is
    return Ledger(path, uid, lambda: capsys.readouterr().out)
