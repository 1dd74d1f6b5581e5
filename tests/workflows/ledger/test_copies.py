"""Backups, restores and the demo hotel: what is honest stays whole, and a copy is proved as the hotel is."""

import json
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hotelcs import i18n
from hotelcs.cli import main
from hotelcs.storage import driver
from hotelcs.workflows.desk import open_desk
from tests.commands.conftest import ALONE
from tests.conftest import NOON, Hand
from tests.workflows.door.doors import PASSWORDS, refused
from tests.workflows.ledger.thief import Ledger

Run = Callable[..., dict[str, Any]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A command that answers with a JSON document; its exit code stands under "exit"."""

    def call(*words: str) -> dict[str, Any]:
        capsys.readouterr()
        code = main([*words, "--json", "--now", "2026-11-24T12:00:00Z"])
        i18n.use("en")
        document: dict[str, Any] = json.loads(capsys.readouterr().out)
        return {**document, "exit": code}

    return call


def verified(run: Run, path: Path | str) -> dict[str, Any]:
    """The check of the hotel at `path`, which has to be whole."""
    found = run("audit-log", "--verify", "--db", str(path))
    assert found["exit"] == 0, found
    return dict(found["data"])


def test_a_backup_is_an_anchor_and_is_whole_itself(ledger: Ledger, run: Run) -> None:
    made = run("backup", "--verify", "--db", str(ledger.path))
    assert (made["exit"], made["data"]["problems"]) == (0, [])
    assert [anchor.why for anchor in ledger.anchors.noted()] == ["close-day", "backup"]
    assert (made["data"]["entry"], made["data"]["head"]) == (ledger.last, ledger.rows()[-1]["hash"])
    assert verified(run, ledger.path)["anchors"] == 3
    assert verified(run, made["data"]["file"])["entries"] == ledger.last


def test_a_changed_entry_is_found_in_the_backup_too(ledger: Ledger, run: Run) -> None:
    ledger.run("UPDATE ledger SET actor = 'x' WHERE seq = 5")
    made = run("backup", "--verify", "--db", str(ledger.path))
    assert made["exit"] == 4
    assert any("entry 5" in problem for problem in made["data"]["problems"])


def test_what_was_cut_off_after_a_backup_is_missed_however_long_the_hotel_has_worked_on(
    ledger: Ledger, run: Run
) -> None:
    run("backup", "--db", str(ledger.path))
    ledger.cut(ledger.last - 1)
    ledger.work_on(10)
    assert ledger.verify().code == 8


def test_a_backup_that_was_brought_back_leaves_a_whole_ledger(ledger: Ledger, run: Run) -> None:
    kept = run("backup", "--db", str(ledger.path))["data"]["file"]
    ledger.work_on(4)
    back = run("restore", kept, "--replace", *ALONE, "--reason", "drill", "--db", str(ledger.path))
    assert back["exit"] == 0
    data = verified(run, ledger.path)
    assert data["entries"] == back["data"]["entry"]
    ledger.work_on(2)
    verified(run, ledger.path)
    again = run("restore", back["data"]["pre_restore"], "--replace", *ALONE, "--db", str(ledger.path))
    assert again["exit"] == 0
    verified(run, ledger.path)


def test_after_a_restore_a_cut_tail_is_found_as_before(ledger: Ledger, run: Run) -> None:
    kept = run("backup", "--db", str(ledger.path))["data"]["file"]
    ledger.work_on(4)
    run("restore", kept, "--replace", *ALONE, "--db", str(ledger.path))
    ledger.work_on(1)
    last = ledger.last
    ledger.cut(last - 1)
    assert ledger.verify().names(last)


def test_a_hotel_made_from_a_backup_elsewhere_is_whole(ledger: Ledger, run: Run, tmp_path: Path) -> None:
    kept = run("backup", "--db", str(ledger.path))["data"]["file"]
    other = tmp_path / "other.db"
    assert run("restore", kept, "--to", str(other), "--db", str(ledger.path))["exit"] == 0
    verified(run, other)


def test_a_lost_hotel_brought_back_from_its_backup_is_whole(ledger: Ledger, run: Run) -> None:
    """The disk broke: what came after the backup is lost, and nobody has cut it off."""
    kept = run("backup", "--db", str(ledger.path))["data"]["file"]
    ledger.work_on(3)
    ledger.path.unlink()
    assert run("restore", kept, "--replace", *ALONE, "--db", str(ledger.path))["exit"] == 0
    verified(run, ledger.path)


def test_a_backup_that_is_brought_back_lets_nobody_in_again(ledger: Ledger, run: Run) -> None:
    """Somebody was signed out after it was made: the session does not come back to life with the old rows."""
    hand = Hand(ledger.path)
    hand.now += timedelta(days=1)
    hand.desk.sign_in("desk", PASSWORDS["desk"])
    kept = run("backup", "--db", str(ledger.path))["data"]["file"]
    admin = open_desk(ledger.path, login="admin", terminal="office", clock=lambda: hand.now)
    admin.do("end-sessions", {"login": "desk"})
    admin.close()
    assert refused(hand.do, "log", text="x").code == "SIGNED_OUT"
    assert run("restore", kept, "--replace", *ALONE, "--db", str(ledger.path))["exit"] == 0
    assert refused(hand.do, "log", text="x").code == "SIGNED_OUT"
    hand.desk.close()


def test_the_demo_hotel_is_whole(demo_hotel: Path, run: Run) -> None:
    data = verified(run, demo_hotel)
    assert data["entries"] > 500
    assert data["unkeyed"] == 0


def test_a_demo_day_that_was_worked_is_whole_and_every_entry_of_it_counts(
    demo_hotel: Path, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "demo.db"
    shutil.copy(demo_hotel, path)
    before = verified(run, path)["entries"]
    desk = open_desk(path, clock=lambda: NOON, terminal="front-1")
    for number in range(5):
        fields = {"guest": f"Guest {number}", "type": desk.show("room-types")[0].type, "arrival": "2026-12-24",
                  "departure": "2026-12-26", "status": "waitlist"}  # fmt: skip
        desk.do("book", fields, key=f"k{number}")
        desk.do("log", {"text": "Round"})
    desk.close()
    data = verified(run, path)
    assert (data["entries"], data["anchors"]) == (before + 10, 1)
    connection = driver.connect(str(path))
    connection.execute("DROP TRIGGER tr_ledger_no_update")
    connection.execute("UPDATE ledger SET changed = changed + 1 WHERE seq = ?", (before // 2,))
    connection.close()
    broken = run("audit-log", "--verify", "--db", str(path))
    assert (broken["exit"], str(before // 2) in broken["error"]["message"]) == (8, True)


def test_a_new_hotel_without_an_entry_is_whole(run: Run, tmp_path: Path, model_hotel: Path) -> None:
    path = tmp_path / "new.db"
    shutil.copy(model_hotel, path)
    connection = driver.connect(str(path))
    for name in ("update", "delete"):
        connection.execute(f"DROP TRIGGER tr_ledger_no_{name}")
    connection.execute("DELETE FROM ledger_reference")
    connection.execute("DELETE FROM ledger")
    connection.close()
    assert verified(run, path)["entries"] == 0
    Hand(path).do("log", text="First")
    assert verified(run, path)["entries"] == 1
