"""The power fails: whatever a desk was told is done is there afterwards, and the hotel is sound.

The acts are those of the program, in the journal mode and with the pragmas that it sets itself; the same with
`synchronous=OFF` loses or damages the hotel, so the cuts are able to find what they look for.
"""

import random
import shutil
from pathlib import Path

import pytest

from hotelcs.errors import HotelcsError
from hotelcs.storage import driver
from tests.conftest import Hand
from tests.faults import busy, disk
from tests.faults.power import Cut, cuts
from tests.invariants import check

pytestmark = [
    pytest.mark.skipif(not disk.usable(), reason="the SQLite library hides its functions here"),
    pytest.mark.sqlite_only("is about the disk under the file"),
]
MODES = {
    "wal": (),
    "wal with many checkpoints": ("wal_autocheckpoint=6",),
    "delete": (),
}
"""What the acts run in beside the program's own pragmas; the second empties the log into the file all the time."""
SEED = 20261123


def recorded(path: Path, acts: int) -> list[disk.Step]:
    """Work at the hotel of `path`; what happened on the disk."""
    with disk.watched(path.parent) as seen:
        hand = Hand(path)
        for number in range(acts):
            seen.ack(busy.act(hand, number))
        hand.desk.close()
        return seen.steps


def harm(cut: Cut, name: str, folder: Path) -> str:
    """What a cut did to the hotel: nothing, damage, or acts that were said to be done and are not there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path, content in cut.left.items():
        (folder / Path(path).name).write_bytes(content)
        (folder / Path(path).name).chmod(0o600)
    try:
        check(folder / name)
    except (HotelcsError, AssertionError, driver.DatabaseError) as error:
        return f"damaged: {error!r}"
    reader = driver.connect(str(folder / name), readonly=True)
    try:
        sound = reader.execute("PRAGMA integrity_check(1)").fetchone()[0]
        found = reader.execute("SELECT coalesce(max(seq), 0) FROM ledger").fetchone()[0]
    finally:
        reader.close()
    if sound != "ok":
        return f"damaged: {sound}"
    if found < cut.acked:
        return f"lost: {cut.acked - found} acts"
    return "" if found <= cut.acked + 1 or cut.acked == 0 else f"{found} acts where {cut.acked} were done"


def found(model_hotel: Path, tmp_path: Path, *, acts: int, how_often: int, seed: int) -> list[str]:
    """What so many cuts did, at moments spread by chance over so many acts; those that did nothing are left out."""
    path = tmp_path / "work" / "hotel.db"
    path.parent.mkdir()
    shutil.copy(model_hotel, path)
    (tmp_path / "before.db").write_bytes(path.read_bytes())
    steps = recorded(path, acts)
    path.write_bytes((tmp_path / "before.db").read_bytes())
    chance = random.Random(seed)
    moments = sorted(chance.sample(range(1, len(steps)), how_often))
    harmed = (harm(cut, path.name, tmp_path / "after") for cut in cuts(steps, [path], moments, chance))
    return [each for each in harmed if each]


def use(monkeypatch: pytest.MonkeyPatch, mode: str, *pragmas: str) -> None:
    """Let the program run in `mode`."""
    monkeypatch.setattr(driver, "JOURNAL", mode.split(maxsplit=1)[0])
    monkeypatch.setattr(driver, "PRAGMAS", (*driver.PRAGMAS, *MODES[mode], *pragmas))


@pytest.mark.parametrize("mode", MODES)
def test_every_act_that_was_said_to_be_done_survives(
    model_hotel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    use(monkeypatch, mode)
    assert found(model_hotel, tmp_path, acts=20, how_often=12, seed=SEED) == []


@pytest.mark.parametrize("mode", ["wal with many checkpoints", "delete"])
def test_without_syncing_the_same_cuts_lose_or_damage_the_hotel(
    model_hotel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    use(monkeypatch, mode, "synchronous=OFF")
    harmed = found(model_hotel, tmp_path, acts=20, how_often=12, seed=SEED)
    assert any(each.startswith("damaged") for each in harmed)


def test_with_the_syncing_of_the_log_alone_left_out_the_same_cuts_lose_acts_and_damage_nothing(
    model_hotel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, "wal", "synchronous=NORMAL")
    harmed = found(model_hotel, tmp_path, acts=20, how_often=12, seed=SEED)
    assert harmed
    assert all(each.startswith("lost") for each in harmed)


@pytest.mark.soak
@pytest.mark.parametrize("mode", MODES)
def test_two_hundred_cuts(
    model_hotel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    seed = random.SystemRandom().randrange(2**32)
    print(f"\n{mode}: 200 cuts, seed {seed}")
    use(monkeypatch, mode)
    assert found(model_hotel, tmp_path, acts=100, how_often=200, seed=seed) == []
