"""kill -9 in the middle of a purge or an erasure: all of a guest or nothing, and what was begun is ended by the next."""

import os
import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from hotelcs.storage import driver, keys
from hotelcs.workflows import ledger
from hotelcs.workflows.night.invariants import broken
from tests.conftest import Hand
from tests.faults import erasing_children
from tests.faults.test_killed_keeping import Victim
from tests.workflows.privacy.house import NAME, NEEDLES, bytes_of, code_of, told_in, trace, years_ago

pytestmark = pytest.mark.sqlite_only("other processes work in the file")

KILLS = [6, pytest.param(60, marks=pytest.mark.soak)]
SEED = int(os.environ.get("HOTELCS_SEED", "0")) or random.SystemRandom().randrange(1, 10**9)


@pytest.fixture
def old(business_hotel: Path, tmp_path: Path) -> Path:
    """A hotel of four years later with a guest and forty who were turned away."""
    path = tmp_path / "hotel.db"
    shutil.copy(business_hotel, path)
    rec, gm = Hand(path, "rec"), Hand(path, "gm")
    trace(rec, gm)
    for _ in range(40):
        rec.do("turn-away", arrival="2026-11-23", reason="sold_out", contact="x")
    rec.desk.close()
    gm.desk.close()
    years_ago(path)
    return path


def sound(hand: Hand) -> None:
    """Rules and ledger hold, and the gate is shut."""
    with hand.desk.file.read() as reader:
        assert broken(reader) == []
        ledger.verify(reader, keys.load(hand.desk.uid))
    assert hand.value("SELECT count(*) FROM erasure_gate") == 0


@pytest.mark.parametrize("kills", KILLS)
def test_a_killed_purge_goes_on_where_it_was(old: Path, kills: int) -> None:
    print(f"\nHOTELCS_SEED={SEED}")
    chance = random.Random(SEED)
    inf, gm = Hand(old, "inf"), Hand(old, "gm")
    number = inf.do("plan-purge").result["erasure"]
    gm.do("confirm-purge", erasure=number, code=code_of(inf))
    for _ in range(kills):
        Victim(erasing_children.purges, old, number).kill_after(chance.uniform(0.0, 0.15))
        sound(gm)
    if gm.value("SELECT status FROM erasure") == "running":
        while gm.do("purge-on", erasure=number).result["left"]:
            pass
    assert gm.rows("SELECT count(*) FROM turnaway WHERE contact <> ''") == [(0,)]
    assert gm.rows("SELECT name FROM stay_guest UNION SELECT name FROM guest") == [("—",)]
    sound(gm)
    for hand in (inf, gm):
        hand.desk.close()


@pytest.mark.parametrize("kills", KILLS)
def test_a_killed_erasure_leaves_the_guest_whole_or_gone(old: Path, tmp_path: Path, kills: int) -> None:
    print(f"\nHOTELCS_SEED={SEED}")
    chance, ended = random.Random(SEED), set()
    inf = Hand(old, "inf")
    number = inf.do("plan-erasure", guest=inf.value("SELECT no FROM guest"), reason="letter").result[
        "erasure"
    ]
    code = code_of(inf)
    inf.desk.close()
    for nth in range(kills):
        path = tmp_path / f"{nth}" / "hotel.db"
        path.parent.mkdir()
        shutil.copy(old, path)
        Victim(erasing_children.erases, path, number, code).kill_after(chance.uniform(0.0, 0.25))
        gm = Hand(path, "gm")
        sound(gm)
        states = gm.rows("SELECT g.name, p.name, e.status FROM guest g, stay_guest p, erasure e")
        assert states in ([(NAME, NAME, "planned")], [("—", "—", "done")])
        ended.add(states[0][2])
        gm.desk.close()
        if states[0][2] == "done":
            with closing(driver.connect(str(path))) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            assert told_in(bytes_of(path), *NEEDLES) == []
    assert ended
