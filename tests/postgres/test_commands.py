"""The command line on a server: made, looked at, worked with, backed up, moved home; what a server does not do is refused."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from hotelcs.cli import main
from tests.postgres_server import Cluster


@pytest.fixture
def run(
    cluster: Cluster,
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Any:
    """A command at the database on the server: exit code and document."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOTELCS_DB", cluster.make(database, "empty"))
    monkeypatch.setattr(sys, "stdin", io.StringIO())

    def command(*words: str, now: str = "2026-11-23T07:00:00Z") -> tuple[int, Any]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            sys.exit(main([*words, "--json", "--now", now]))
        return int(ended.value.code or 0), json.loads(capsys.readouterr().out)

    return command


def test_a_hotel_is_made_worked_with_backed_up_and_moved_home(run: Any, tmp_path: Path) -> None:
    code, made = run("init", "--template", "boutique", "--floors", "1", "--yes")
    assert (code, made["data"]["counts"]["rooms"]) == (0, 8)
    assert run("init", "--if-missing")[1]["changed"] == 0
    assert run("init", "--yes")[0] == 3
    code, booked = run("do", "book", "guest=Li Na", "type=KNG", "arrival=2026-11-23", "departure=2026-11-24")
    assert code == 0, booked
    assert len(run("show", "reservations")[1]["data"]) == 1
    assert run("migrate")[1]["changed"] == 0
    assert run("verify", "--chain", "--invariants")[0] == 0
    code, looked = run("doctor")
    states = {check["name"]: check["state"] for check in looked["data"]["checks"]}
    assert (states["own-rows"], states["durable"]) == ("ok", "bad")  # the tests' server has fsync off
    code, saved = run("backup")
    assert code == 0
    path = Path(saved["data"]["file"])
    assert run("verify", str(path))[0] == 0
    code, tried = run("transfer", "--to", str(tmp_path / "home.db"), "--dry-run")
    assert (code, tried["changed"], (tmp_path / "home.db").exists()) == (0, 0, False)
    code, moved = run("transfer", "--to", str(tmp_path / "home.db"))
    assert (code, moved["changed"], moved["data"]["rows"]) == (0, 1, tried["data"]["rows"])
    assert run("show", "reservations", "--db", str(tmp_path / "home.db"))[1]["data"]
    assert run("transfer", "--to", str(tmp_path / "home.db"))[1]["error"]["code"] == "HOTEL_EXISTS"


def test_a_backup_comes_back_when_two_agree_or_one_is_alone_and_goes_again(run: Any) -> None:
    assert run("init", "--template", "boutique", "--floors", "1", "--yes")[0] == 0
    assert run("do", "book", "guest=Li Na", "type=KNG", "arrival=2026-11-23", "departure=2026-11-24")[0] == 0
    path = Path(run("backup")[1]["data"]["file"])
    assert run("restore", str(path), "--replace", "--yes")[1]["changed"] == 0, "nothing happened since"
    assert run("do", "cancel", "reservation=R000001", "reason=plans")[0] == 0
    code, refused = run("restore", str(path), "--replace", "--yes", "--reason", "try")
    assert (code, refused["error"]["code"]) == (6, "SECOND_PERSON")
    assert run("restore", "--resume")[1]["changed"] == 0
    assert run("restore", "--rollback", "--yes")[0] == 3, "nothing was brought back yet"
    code, back = run("restore", str(path), "--replace", "--yes", "--alone", "--reason", "try")
    assert (code, back["warnings"], Path(back["data"]["pre_restore"]).parent) == (0, [], path.parent)
    assert [one["status"] for one in run("show", "reservations")[1]["data"]] == ["confirmed"]
    code, back = run("restore", "--rollback", "--yes", "--alone", "--reason", "it was right")
    assert (code, back["changed"]) == (0, 1)
    assert run("verify", "--chain", "--invariants")[0] == 0


def test_what_is_begun_and_not_kept_leaves_nothing(run: Any) -> None:
    assert run("init", "--floors", "1", "--dry-run")[0] == 0
    assert run("show", "rooms")[0] == 3


def test_the_night_audit_keeps_a_copy_closes_the_date_once_and_the_copy_comes_back(
    run: Any, tmp_path: Path
) -> None:
    assert run("init", "--template", "boutique", "--floors", "1", "--yes")[0] == 0
    asked = ("type=KNG", "arrival=2026-11-23", "departure=2026-11-25")
    assert run("do", "book", "guest=Li Na", *asked)[0] == 0
    night = "2026-11-23T18:30:00Z"  # half past two at the hotel
    assert run("night-audit", "--auto", "--dry-run", now=night)[1]["changed"] == 0
    code, closed = run("night-audit", "--auto", now=night)
    assert code == 0, str(closed["error"])
    data = closed["data"]
    assert (data["business_date"], data["next_date"], data["arrivals"]["no_show"]) == (
        "2026-11-23",
        "2026-11-24",
        1,
    )
    assert all(step["at"] for step in run("show", "audit-steps", "day=2026-11-23", now=night)[1]["data"])
    assert run("night-audit", "--auto", "--date", "2026-11-23", now=night)[1]["changed"] == 0
    (kept,) = run("show", "backups", now=night)[1]["data"]
    assert (kept["tag"], kept["file"]) == ("pre_audit", data["pre_audit_backup"])
    copy = Path(kept["folder"]) / kept["file"]
    assert run("verify", str(copy), "--restore-test")[0] == 0
    assert run("restore", str(copy), "--to", str(tmp_path / "before.db"))[0] == 0
    assert (
        run("show", "night", "--db", str(tmp_path / "before.db"))[1]["data"]["business_date"] == "2026-11-23"
    )
