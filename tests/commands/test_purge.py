"""`hotelcs purge` and `hotelcs privacy`: counted, confirmed by another, gone; given out; reported."""

import json
import stat
from contextlib import closing
from pathlib import Path

import pytest

from hotelcs.storage import driver
from tests.commands.conftest import ALONE, Program, rows
from tests.commands.test_samples import cron_lines
from tests.conftest import Hand
from tests.workflows.privacy.house import NAME, NEEDLES, bytes_of, told_in, trace, years_ago


@pytest.fixture
def guest(lakeside: Path) -> str:
    """A guest of four years ago with a trace everywhere."""
    with closing(driver.connect(str(lakeside))) as connection:
        connection.execute("UPDATE property SET uid = uid")
    gm = Hand(lakeside)
    numbers = trace(gm, gm)
    gm.desk.close()
    years_ago(lakeside)
    return numbers["guest"]


def code(program: Program, *words: str) -> str:
    done = program(*words, "--as", "cron", "--json")
    assert done.code == 0, done.err
    return str(done.document["data"]["plan"]["code"])


def test_a_preview_counts_and_deletes_nothing(program: Program, lakeside: Path, guest: str) -> None:
    done = program("purge", "--preview", "--as", "cron", "--json")
    plan = done.document["data"]["plan"]
    assert (done.code, plan["due"]["people"], done.document["data"]["deleted"]) == (0, 1, {})
    assert rows(lakeside, "SELECT name FROM stay_guest") == [(NAME,)]
    assert "Nothing deleted" in program("purge").out


def test_nothing_due_is_no_failure(program: Program, lakeside: Path) -> None:
    done = program("purge", "--as", "cron", "--json")
    assert (done.code, done.document["data"]) == (0, {"plan": {}, "deleted": {}})
    assert program("purge", "--resume").code == 0


def test_a_dry_run_leaves_no_request(program: Program, lakeside: Path, guest: str) -> None:
    assert program("purge", "--dry-run").code == 0
    assert rows(lakeside, "SELECT count(*) FROM erasure") == [(0,)]


def test_what_cron_runs_counts_and_leaves_neither_a_request_nor_a_code(
    program: Program, lakeside: Path, guest: str
) -> None:
    (line,) = (words for _, words in cron_lines() if words[0] == "purge")
    done = program(*line)
    assert (done.code, "Nothing deleted" in done.out, "--confirm" in done.out) == (0, True, False)
    assert rows(lakeside, "SELECT count(*) FROM erasure") == [(0,)]


def test_the_second_person_confirms_once_there_is_a_backup(
    program: Program, lakeside: Path, guest: str
) -> None:
    said = code(program, "purge")
    refused = program("purge", "--confirm", said, "--json")
    assert (refused.code, refused.document["error"]["code"]) == (4, "NO_BACKUP")
    assert program("backup", "--verify").code == 0
    wrong = program("purge", "--confirm", "000000", "--json")
    assert (wrong.code, wrong.document["error"]["code"]) == (4, "CODE_WRONG")
    own = program("purge", "--confirm", said, "--as", "cron", "--json")
    assert (own.code, own.document["error"]["code"]) == (6, "SECOND_PERSON")
    done = program("purge", "--confirm", said, "--json")
    assert (done.code, done.document["data"]["deleted"]["documents"]) == (0, 1)
    again = program("purge", "--confirm", said, "--json")
    assert (again.code, again.document["error"]["code"]) == (4, "CODE_OVER")
    assert rows(lakeside, "SELECT name FROM stay_guest") == [("—",)]


def test_a_purge_that_was_cut_off_goes_on(program: Program, lakeside: Path, guest: str) -> None:
    said = code(program, "purge")
    gm = Hand(lakeside)
    number = gm.value("SELECT no FROM erasure")
    gm.do("confirm-purge", erasure=number, code=said)
    gm.do("purge-on", erasure=number)
    gm.desk.close()
    done = program("purge", "--resume", "--json")
    assert done.code == 0
    assert set(done.document["data"]["deleted"]) >= {"people", "documents", "visitors"}
    assert rows(lakeside, "SELECT status FROM erasure") == [("done",)]


def test_a_policy_and_a_date_narrow_it(program: Program, lakeside: Path, guest: str, home: Path) -> None:
    (home / "policy.csv").write_text("class,days\nlog,10\n")
    plan = program("purge", "--table", "visitor", "--policy", str(home / "policy.csv"), "--json").document[
        "data"
    ]["plan"]
    assert set(plan["due"]) == {"visitors", "luggage"}
    for words, ends in (
        (("--policy", str(home / "none.csv")), 9), (("--before", "yesterday"), 2), (("--table", "shoes"), 4),
    ):  # fmt: skip
        assert program("purge", *words).code == ends
    (home / "policy.csv").write_text("log;10\n")
    assert program("purge", "--policy", str(home / "policy.csv")).code == 2
    assert program("purge", "--preview", "--confirm", "x").code == 2


def test_a_guest_is_erased_by_two_people_and_every_byte_is_looked_at(
    program: Program, lakeside: Path, guest: str
) -> None:
    said = code(program, "privacy", "erase", guest, "--reason", "letter of the 23rd")
    done = program("privacy", "erase", guest, "--confirm", said, "--json")
    assert done.code == 0, done.err
    data = done.document["data"]
    assert (data["written_back"], data["found"], data["rest_date"]) == (True, 0, "")
    assert told_in(bytes_of(lakeside), *NEEDLES) == []
    assert told_in((done.out + done.err).lower().encode(), *NEEDLES) == []
    assert program("audit-log", "--verify").code == 0


def test_an_erasure_says_what_the_law_keeps_and_how_long_backups_do(program: Program, lakeside: Path) -> None:
    gm = Hand(lakeside)
    guest = trace(gm, gm)["guest"]
    gm.desk.close()
    done = program("privacy", "erase", guest, "--reason", "letter", "--as", "cron", "--json")
    plan = done.document["data"]["plan"]
    assert (plan["rest_date"], plan["stays"], plan["backups_until"]) == (
        "2029-11-22",
        {"people": 1, "documents": 1},
        None,
    )
    assert program("privacy", "erase", guest).code == 2, "say why"
    unknown = program("privacy", "erase", "P261123-900", "--confirm", "abcdef", "--json")
    assert unknown.document["error"]["code"] == "ERASURE_UNKNOWN"
    assert program("privacy", "erase", guest, "--confirm", plan["code"], "--dry-run").code == 0
    assert rows(lakeside, "SELECT name FROM guest") == [(NAME,)]
    told = program("privacy", "erase", guest, "--reason", "letter", "--as", "cron")
    assert "No backup that is known of here holds it." in told.out


LATER = ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29")
YEAR_ON = (
    "2027-11-16",
    "2027-11-17",
    "2027-11-18",
    "2027-11-19",
    "2027-11-20",
    "2027-11-21",
    "2027-11-22",
    "2027-11-24",
)


@pytest.mark.sqlite_only("is about the files of many days")
def test_backups_hold_a_guest_no_longer_than_was_said(
    program: Program, lakeside: Path, guest: str, home: Path
) -> None:
    """What the letter tells is what rotation does, in every folder; a pinned one is named."""
    stick = home / "stick"
    for day in LATER:
        assert program("backup", "--verify", "--tag", "pre_purge", now=f"{day}T19:00:00Z").code == 0
    assert program("backup", "--verify", "--out", str(stick), now=f"{LATER[0]}T20:00:00Z").code == 0
    pinned = program("backup", "--pin", "--json", now=f"{LATER[0]}T21:00:00Z").document["data"]["file"]
    asked = ("privacy", "erase", guest, "--reason", "letter", "--as", "cron")
    done = program(*asked, "--json", now="2026-11-29T19:30:00Z")
    plan = done.document["data"]["plan"]
    assert (plan["backups_until"], plan["backups_pinned"], plan["backups_away"]) == (
        "2027-12-01",
        [pinned],
        [],
    )
    held = [
        path
        for path in [*(lakeside.parent / "backups").glob("*.db"), *stick.glob("*.db")]
        if str(path) != pinned
    ]
    assert len(held) == len(LATER) + 1
    for day in YEAR_ON:
        assert program("backup", "--verify", now=f"{day}T19:30:00Z").code == 0
    assert sum(path.exists() for path in held) == len(LATER) - 2, (
        "the days that are a year ago are gone, the stick's too"
    )
    gone = program("backup", "--verify", "--json", now=f"{plan['backups_until']}T19:30:00Z").document["data"][
        "pruned"
    ]
    assert len(gone) >= len(LATER) - 2
    assert not [path for path in held if path.exists()]
    assert Path(pinned).exists()


@pytest.mark.sqlite_only("is about the folders of backups")
def test_a_letter_tells_which_backups_nobody_can_look_into_and_when_all_stay_for_ever(
    program: Program, lakeside: Path, guest: str, home: Path
) -> None:
    stick = home / "stick"
    assert program("backup", "--out", str(stick)).code == 0
    stick.rename(home / "away")
    told = program("privacy", "erase", guest, "--reason", "letter", "--as", "cron")
    assert f"Not there now: {stick}." in told.out
    assert program("do", "set-retention", "class=backup").code == 0
    told = program("privacy", "erase", guest, "--reason", "letter", "--as", "cron")
    assert "Backups are kept for ever" in told.out


def test_everything_of_a_guest_is_given_out_in_two_files(
    program: Program, lakeside: Path, guest: str, home: Path
) -> None:
    done = program("privacy", "export", guest, "--reason", "letter", "--out", str(home), "--json")
    assert done.code == 0, done.err
    made = [Path(file) for file in done.document["data"]["files"]]
    found = json.loads(made[0].read_text("utf-8"))
    assert set(found) >= {"guest", "id_document", "reservation", "stay", "stay_guest", "complaint", "visitor", "guest_message", "folio_line",
                          "payment", "invoice_request", "log_entry", "ledger"}  # fmt: skip
    assert found["guest"][guest]["name"] == NAME
    assert NAME in next(iter(found["complaint"].values()))["words"]
    assert NEEDLES[9] not in made[0].read_text("utf-8"), "document numbers are masked"
    assert stat.S_IMODE(made[1].stat().st_mode) == 0o600
    assert made[1].read_text("utf-8-sig").startswith("place,record,field,value")
    assert rows(lakeside, "SELECT count(*) FROM ledger WHERE verb = 'export-guest'") == [(1,)]
    assert program("privacy", "export", guest, "--reason", "x", "--out", str(home / "none")).code == 2


def test_the_report_has_every_class(program: Program, lakeside: Path) -> None:
    done = program("privacy", "report", "--json")
    assert [row["data_class"] for row in done.document["data"]["classes"]][:3] == [
        "registration",
        "profile",
        "visitor",
    ]
    assert "1095" in program("privacy", "report").out


@pytest.mark.parametrize("over", [True, False])
def test_a_restore_of_an_older_backup_does_not_bring_the_guest_back(
    program: Program, lakeside: Path, guest: str, home: Path, over: bool
) -> None:
    backup = program("backup", "--json").document["data"]["file"]
    said = code(program, "privacy", "erase", guest, "--reason", "letter")
    assert program("privacy", "erase", guest, "--confirm", said).code == 0
    if over:
        assert program("restore", backup, "--replace", *ALONE).code == 0
    else:
        for tail in ("", "-wal", "-shm"):
            lakeside.with_name(lakeside.name + tail).unlink(missing_ok=True)
        assert program("restore", backup, "--to", str(lakeside)).code == 0
    assert rows(lakeside, "SELECT name FROM guest UNION SELECT name FROM stay_guest") == [("—",)]
    assert told_in(bytes_of(lakeside), *NEEDLES) == []
    assert program("audit-log", "--verify").code == 0
