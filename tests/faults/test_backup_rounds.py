"""Back up, damage, restore, again and again: what is damaged is refused, what is not comes back row by row."""

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from hotelcs.clock import fixed
from hotelcs.errors import HotelcsError
from hotelcs.storage import driver, manifest, recipients, restore
from hotelcs.storage.backup import Wish, back_up
from hotelcs.storage.opened import opened
from tests.conftest import NOON, TODAY, Hand
from tests.faults.every_row import every_row as dump
from tests.invariants import check

pytestmark = pytest.mark.sqlite_only("damages the file")

SEED = int(os.environ.get("HOTELCS_SEED", "0")) or random.SystemRandom().randrange(1, 10**9)
SECRET, PUBLIC = recipients.new_key()
OTHER, _ = recipients.new_key()


@dataclass
class Bench:
    """A copy of a backup that somebody harms; `before` is an older one of the same hotel."""

    path: Path
    before: Path
    chance: random.Random
    key: str = SECRET

    def flip(self, path: Path) -> None:
        data = bytearray(path.read_bytes())
        at = self.chance.randrange(len(data))
        data[at] ^= 1 << self.chance.randrange(8)
        path.write_bytes(data)


def a_bit_of_the_file(bench: Bench) -> None:
    bench.flip(bench.path)


def a_bit_of_the_manifest(bench: Bench) -> None:
    bench.flip(manifest.place_of(bench.path))


def the_end_cut_off(bench: Bench) -> None:
    data = bench.path.read_bytes()
    bench.path.write_bytes(data[: bench.chance.randrange(len(data))])


def half_of_the_manifest(bench: Bench) -> None:
    place = manifest.place_of(bench.path)
    data = place.read_bytes()
    place.write_bytes(data[: bench.chance.randrange(len(data) - 2)])


def a_block_of_zeros(bench: Bench) -> None:
    data = bytearray(bench.path.read_bytes())
    at = bench.chance.randrange(0, len(data) - 64)
    data[at : at + 512] = bytes(len(data[at : at + 512]))
    if bytes(data) == bench.path.read_bytes():
        data[0] ^= 1
    bench.path.write_bytes(data)


def the_file_of_another_day(bench: Bench) -> None:
    shutil.copy(bench.before, bench.path)


def the_manifest_of_another_day(bench: Bench) -> None:
    shutil.copy(manifest.place_of(bench.before), manifest.place_of(bench.path))


def something_appended(bench: Bench) -> None:
    bench.path.write_bytes(bench.path.read_bytes() + bytes([bench.chance.randrange(256)]))


def nothing_left(bench: Bench) -> None:
    bench.path.write_bytes(b"")


def another_key(bench: Bench) -> None:
    if bench.path.name.endswith(".age"):
        bench.key = OTHER
    else:
        bench.flip(bench.path)


HARMS: tuple[Callable[[Bench], None], ...] = (
    a_bit_of_the_file, a_bit_of_the_manifest, the_end_cut_off, half_of_the_manifest, a_block_of_zeros,
    the_file_of_another_day, the_manifest_of_another_day, something_appended, nothing_left, another_key,
)  # fmt: skip


def work(hand: Hand, chance: random.Random, number: int) -> None:
    """Some bookings, and one that is cancelled."""
    for _ in range(chance.randrange(1, 4)):
        first = TODAY + timedelta(days=chance.randrange(2, 900))
        made = hand.book(
            f"Guest {number}",
            type=chance.choice(("KNG", "TWN")),
            arrival=first.isoformat(),
            departure=(first + timedelta(days=chance.randrange(1, 5))).isoformat(),
            overbook=True,
        )
    if chance.random() < 0.4:
        hand.do("cancel", reservation=made, reason="changed plans")


def refused(bench: Bench, beside: Path) -> bool:
    """Whether it is, by one of the ends that are meant for it."""
    try:
        with opened(bench.path, lambda: [bench.key], beside):
            return False
    except HotelcsError as error:
        return error.exit in (3, 4, 8)


def one_round(
    hand: Hand,
    tmp_path: Path,
    chance: random.Random,
    number: int,
    harm: Callable[[Bench], None],
    before: Path,
    keys: tuple[str, ...],
) -> None:
    """A backup; work; a harmed copy of it that is refused and changes nothing; the good one brought back."""
    work(hand, chance, number)
    wish = Wish(hand.path, tmp_path / "backups", f"r{number:03d}", fixed(NOON), recipients=keys)
    path, _ = back_up(wish)
    state = dump(hand.path)
    work(hand, chance, number)
    present = dump(hand.path)
    bench = Bench(tmp_path / "harmed" / path.name, before, chance)
    bench.path.parent.mkdir(exist_ok=True)
    for source in (path, manifest.place_of(path)):
        shutil.copy(source, bench.path.parent / source.name)
    harm(bench)
    assert refused(bench, tmp_path), f"{harm.__name__} in round {number} was not seen"
    assert dump(hand.path) == present, "looking changes nothing"
    with opened(path, lambda: [SECRET], tmp_path) as found:
        restore.into_live(found, hand.path, seconds=10)
    assert dump(hand.path) == state, f"round {number}: every row of every table"
    for done in (path, manifest.place_of(path)):
        done.unlink()


@pytest.mark.parametrize("rounds", [12, pytest.param(200, marks=pytest.mark.soak)])
def test_every_damaged_backup_is_refused_and_every_good_one_comes_back_row_by_row(
    hand: Hand, tmp_path: Path, rounds: int
) -> None:
    print(f"\nHOTELCS_SEED={SEED}")
    chance, folder = random.Random(SEED), tmp_path / "backups"
    hand.do("set-overbooking", type="KNG", overbooking=1000)
    hand.do("set-overbooking", type="TWN", overbooking=1000)
    sealed = {True: (PUBLIC,), False: ()}
    before = {
        kind: back_up(Wish(hand.path, folder, f"before-{kind}", fixed(NOON), recipients=keys))[0]
        for kind, keys in sealed.items()
    }
    harmed: dict[str, int] = {}
    for number in range(rounds):
        kind = number % 2 == 0
        harm = HARMS[number % len(HARMS)] if number < 2 * len(HARMS) else chance.choice(HARMS)
        one_round(hand, tmp_path, chance, number, harm, before[kind], sealed[kind])
        harmed[harm.__name__] = harmed.get(harm.__name__, 0) + 1
        if number % 10 == 0:
            check(hand.path)
    assert not list(tmp_path.glob(".hotelcs-scratch/*")), "nothing in clear is left"
    print(f"{rounds} rounds; refused: {harmed}")
    assert sum(harmed.values()) == rounds


def test_a_plain_copy_of_the_file_loses_what_was_committed_last(hand: Hand, tmp_path: Path) -> None:
    """The negative control: what a copy command takes for the hotel."""
    reader = driver.connect(str(hand.path), readonly=True)
    reader.execute("BEGIN")
    reader.execute(
        "SELECT count(*) FROM reservation"
    ).fetchone()  # a desk that reads keeps the log from moving
    for _ in range(5):
        hand.book("Committed", type="TWN", status="waitlist")
    shutil.copy(hand.path, tmp_path / "copy.db")
    kept, _ = back_up(Wish(hand.path, tmp_path / "backups", "good", fixed(NOON)))
    reader.rollback()
    reader.close()

    def bookings(path: Path) -> int:
        connection = driver.connect_still(str(path))
        try:
            return int(connection.execute("SELECT count(*) FROM reservation").fetchone()[0])
        finally:
            connection.close()

    assert bookings(kept) == 5
    assert bookings(tmp_path / "copy.db") < 5, "the check does see what is lost"
