"""One write, sync or truncation of the disk fails: no act is half there, what is said is clear, and the next act works."""

import random
import shutil
from pathlib import Path

import pytest

from hotelcs.errors import HotelcsError, InputOutput
from hotelcs.storage import driver
from tests.conftest import Hand
from tests.faults import busy, disk
from tests.faults.test_power_cut import MODES, use
from tests.invariants import check

pytestmark = [
    pytest.mark.skipif(not disk.usable(), reason="the SQLite library hides its functions here"),
    pytest.mark.sqlite_only("is about the disk under the file"),
]
KINDS = {"write": 0, "write full": disk.FULL, "sync": 0}
"""What fails, and with what code: its I/O error, or the disk being full."""
FURTHEST = {"write": 200, "write full": 200, "sync": 14}
"""The last step of the kind that is let fail, counted from the beginning of an act; an act has one to three syncs."""
ROUNDS = 200
ACTS = 15
"""Acts after which nothing of the kind is waited for any more."""


class Desk:
    """A desk at a hotel whose disk is watched; it knows what it was told is done."""

    def __init__(self, path: Path, seen: disk.Disk) -> None:
        self.hand, self.seen = Hand(path), seen
        self.acts, self.done = 0, self.entries()

    def entries(self) -> int:
        """How many entries the ledger has."""
        return int(self.hand.value("SELECT count(*) FROM ledger"))

    def act(self) -> None:
        """Do the next thing; it has an entry when it is done."""
        busy.act(self.hand, self.acts)
        self.acts += 1
        self.done += 1

    def work_until_it_fails(self, kind: str, after: int) -> HotelcsError | None:
        """Act until the disk has refused something; what the desk was told of it."""
        self.seen.fail(kind.split(maxsplit=1)[0], after, code=KINDS[kind])
        try:
            for _ in range(ACTS):
                self.act()
                if self.seen.failed:
                    return None
        except HotelcsError as error:
            return error
        finally:
            self.seen.heal()
        return None


def survived(path: Path, kind: str, moments: list[int]) -> int:
    """Let the disk fail at each of `moments`; how often it did."""
    failed = 0
    with disk.watched(path.parent) as seen:
        desk = Desk(path, seen)
        for after in moments:
            told = desk.work_until_it_fails(kind, after)
            failed += seen.failed
            if told is not None:
                assert isinstance(told, InputOutput)
                assert (told.exit, str(told).endswith("nothing was changed.")) == (9, True)
            assert desk.entries() == desk.done, f"{kind} {after}: half an act, or one more than was said"
            desk.act()
            assert desk.entries() == desk.done, f"{kind} {after}: the act after it"
        check(desk.hand)
        desk.hand.desk.close()
    check(path)
    return failed


@pytest.fixture
def path(model_hotel: Path, tmp_path: Path) -> Path:
    """A hotel in a folder of its own."""
    found = tmp_path / "work" / "hotel.db"
    found.parent.mkdir()
    shutil.copy(model_hotel, found)
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", MODES)
def test_a_disk_that_refuses_once_costs_one_act_at_most(
    path: Path, monkeypatch: pytest.MonkeyPatch, mode: str, kind: str
) -> None:
    use(monkeypatch, mode)
    last = min(FURTHEST[kind], 40)
    assert survived(path, kind, list(range(1, last, last // 5))) >= 5, (
        "nothing was refused, so nothing is proved"
    )


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", MODES)
def test_every_step_of_the_disk_may_refuse(
    path: Path, monkeypatch: pytest.MonkeyPatch, mode: str, kind: str
) -> None:
    use(monkeypatch, mode)
    seed = random.SystemRandom().randrange(2**32)
    print(f"\n{mode}, {kind}: {ROUNDS} rounds, seed {seed}")
    chance = random.Random(seed)
    moments = [chance.randint(1, FURTHEST[kind]) for _ in range(ROUNDS)]
    assert survived(path, kind, moments) == ROUNDS


def test_a_disk_that_refuses_from_now_on_is_read_and_works_again_when_it_is_mended(path: Path) -> None:
    with disk.watched(path.parent) as seen:
        desk = Desk(path, seen)
        desk.act()
        seen.fail("write sync truncate", 1, once=False)
        for _ in range(3):
            with pytest.raises(InputOutput, match=r"nothing was changed\.$"):
                desk.hand.book()
            assert desk.entries() == desk.done
        seen.heal()
        desk.act()
        check(desk.hand)
        desk.hand.desk.close()


def test_a_log_that_cannot_be_cut_off_at_the_end_costs_nothing(path: Path) -> None:
    with disk.watched(path.parent) as seen:
        desk = Desk(path, seen)
        desk.act()
        done = desk.entries()
        seen.fail("truncate", 1)
        desk.hand.desk.close()
        assert seen.failed
    later = Hand(path)
    assert later.value("SELECT count(*) FROM ledger") == done
    later.book()
    check(later)
    later.desk.close()


def test_without_rolling_back_half_an_act_would_be_there(path: Path) -> None:
    """The yardstick: two statements, each committed for itself, as a program without transactions works."""
    with disk.watched(path.parent) as seen:
        bare = driver.connect(str(path))
        driver.use_journal(bare)
        bare.execute("UPDATE property SET undo_minutes = 44")
        seen.fail("write", 1)
        with pytest.raises(driver.OperationalError):
            bare.execute("UPDATE property SET hold_minute = 1021")
        seen.heal()
        found = bare.execute("SELECT undo_minutes, hold_minute = 1021 FROM property").fetchone()
        assert found == (44, 0), "the half act stays"
        bare.close()
