"""Planted PINs, passwords and document numbers, put in by every way there is, are looked for in all that came out."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from hotelcs.workflows.desk import Desk, open_desk
from hotelcs.workflows.door import passwords
from hotelcs.workflows.reception.check_in import CheckIn
from hotelcs.workflows.reception.registration_export import write
from hotelcs.workflows.views import VIEWS
from tests.conftest import IDS
from tests.workflows.door.doors import Clock
from tests.workflows.door.planting import (
    CRASHED,
    DOCUMENTS,
    MISTYPED,
    PASSPORT,
    PASSWORDS,
    PHONE,
    PINS,
    ROW,
    Evidence,
)

SHOWN = {
    "suggestions": ["reservation=R261123-003"], "reservation": ["no=R261123-001"], "folio": ["stay={evidence.stay}"],
    "stay": ["no={evidence.stay}"], "guest": ["no={evidence.guest}"], "find": ["text=Zhang"], "staff-member": ["no=E002"],
    "approval": ["no=A261123-001"],
}  # fmt: skip
"""Of what the views of one thing are asked."""


class Patient(Clock):
    """Somebody who waits before each try as long as one has to."""

    def __call__(self) -> datetime:
        self.on(30)
        return self.now


CLOCK = Patient()


def sit(evidence: Evidence, db: Path) -> None:
    """Everything that is typed at the door."""
    desk = open_desk(db, login="", terminal="front-1", clock=CLOCK)
    handed = evidence.handed[-1]
    evidence.refused(desk.sign_in, "desk", PASSWORDS["wrong"])
    evidence.refused(desk.sign_in, PASSWORDS["typed where the login goes"], "desk")
    desk.sign_in("desk", handed)
    own = {"current": handed, "password": PASSWORDS["desk"]}
    evidence.refused(desk.do, "set-password", {**own, "password": PASSWORDS["easily guessed"]})
    evidence.refused(desk.do, "set-password", {**own, "password": list(PASSWORDS["wrong"])})
    evidence.refused(desk.do, "set-password", {"current": handed, "pasword": PASSWORDS["wrong"]})
    desk.do("set-password", own, key="own")
    current = {"current": PASSWORDS["desk"]}
    for pin in ("odd", "too short"):
        evidence.refused(desk.do, "set-pin", {**current, "pin": PINS[pin]})
        evidence.refused(desk.do, "set-pin", {**current, "pin": int(PINS[pin])})
    desk.do("set-pin", {**current, "pin": PINS["desk"]})
    for secret in (PINS["wrong"], PASSWORDS["wrong"]):
        evidence.refused(desk.unlock, "desk", secret)
    desk.unlock("desk", PINS["desk"])
    later = open_desk(db, login="", terminal="front-2", clock=CLOCK)
    evidence.refused(later.sign_in, PINS["typed where the login goes"], PINS["desk"])
    evidence.refused(later.approve_here, "A261123-001", "desk", PINS["wrong"])
    desk.do("set-password", {"current": PASSWORDS["desk"], "password": PASSWORDS["changed"]})
    receive(evidence, desk)
    for each in (desk, later):
        each.close()


def receive(evidence: Evidence, desk: Desk) -> None:
    """Guests with documents, and forms that are refused."""
    night = {"type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24", "phone": PHONE}
    numbers = [str(desk.do("book", {"guest": "Zhang Wei", **night}).result["reservation"]) for _ in range(3)]
    with_deposit = {"deposit": 20_000, "method": "cash"}
    form = {"reservation": numbers[0], "room": "101"}
    for document in MISTYPED:
        evidence.refused(desk.do, "check-in", {**form, "document": document, **with_deposit})
        guests = [{"name": "Li Na", "document": document}]
        evidence.refused(desk.do, "check-in", {**form, "document": IDS[0], "guests": guests, **with_deposit})
    evidence.refused(desk.do, "check-in", {**form, "document": IDS[0] * 20})
    evidence.refused(desk.do, "check-in", {**form, "document": [IDS[0]], "guests": IDS[1]})
    evidence.refused(desk.do, "check-in", {**form, "documnt": IDS[0]})
    evidence.refused(desk.do, "check-in", {**form, "document": IDS[0], "waive_deposit": True})
    asked = {**form, "document": IDS[0], "waive_deposit": True}
    desk.do("ask-approval", {"for": "check-in", "fields": asked, "reason": "Regular guest"})
    desk.keep_draft(
        "check-in", "02", {"document": IDS[2], "pin": PINS["wrong"], "guests": [{"document": PASSPORT}]}
    )
    guests = [{"name": "Li Na", "document": IDS[1]}]
    done = desk.do("check-in", {**form, "document": IDS[0], "guests": guests, **with_deposit})
    desk.do(
        "check-in",
        {"reservation": numbers[1], "room": "102", "document": f"passport:GBR:{PASSPORT}", **with_deposit},
    )
    evidence.stay = str(done.result["stay"])
    evidence.refused(desk.do, "add-guest", {"stay": evidence.stay, "document": IDS[0], "name": "Again"})
    desk.preview("check-in", {"reservation": numbers[2], "room": "103", "document": IDS[2], **with_deposit})
    with desk.file.read() as reader:
        evidence.guest = reader.rows(
            "SELECT g.no FROM guest g JOIN id_document d ON d.guest_id = g.id ORDER BY d.id"
        )[0][0]
    desk.do("reveal-document", {"guest": evidence.guest, "reason": "The police ask"})


def command(evidence: Evidence, db: Path) -> None:
    """The same from the command line, and whatever it prints."""
    run = evidence.run
    words = ("check-in", "reservation=R261123-003", "room=103", "deposit=20000", "method=cash")
    for document in MISTYPED:
        run("do", *words, f"document={document}")
        run("do", *words, f"document={document}", "--json")
        run("do", *words, f'guests=[{{"document": "{document}"', "--json")
    line = {"verb": "check-in", "reservation": "R261123-003", "document": MISTYPED[0]}
    run("do", "--batch", "-", stdin=json.dumps(line) + "\n" + json.dumps(line)[:-2] + "\n")
    run(
        "do",
        "--input",
        "-",
        stdin=json.dumps({"verb": "set-pin", "current": PASSWORDS["wrong"], "pin": PINS["wrong"]}),
    )
    run(
        "do",
        "set-password",
        f"current={PASSWORDS['wrong']}",
        f"password={PASSWORDS['changed']}",
        "--as",
        "desk",
        "--json",
    )
    run("do", "add-account", "login=new", "staff=E002", f"secret={PASSWORDS['wrong']}", "--json")
    guests = evidence.home / "guests.csv"
    guests.write_text(f"name,document,vip_level\nWang Fang,{ROW},1\nBad Row,{ROW},9\n", "utf-8")
    run("import", "guests", str(guests), "--reject", str(evidence.home / "rejects.csv"), "--json")
    guests.unlink()
    for form in ((), ("--json",)):
        for name, view in VIEWS.items():
            if name != "revealed-document":
                asked = SHOWN.get(name, [f"{word}=101" for word in view.needs])
                run("show", name, *(word.format(evidence=evidence) for word in asked), *form)
        run("show", "ledger", "limit=500", *form)
        run("audit-log", "--limit", "500", *form)
        run("audit-log", "--verify", *form)
        run("doctor", *form)
        run("user", "list", *form)
        run("config", "list", *form)
        run("backup", "--verify", "--tag", f"t{len(form)}", *form)
    run("night-audit", "--auto", "--json")
    crash(evidence)


def crash(evidence: Evidence) -> None:
    """Errors of the program itself, whose messages hold what was typed; they go to the log."""

    def trip(self: CheckIn, work: Any) -> Any:
        del work
        return int(self.document)

    def stumble(password: str, *_: Any) -> None:
        raise ValueError(password)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CheckIn, "perform", trip)
        patch.setattr(passwords, "refuse_weak", stumble)
        for form in ((), ("--json",)):
            evidence.run("do", "check-in", "reservation=R261123-003", f"document={CRASHED}", *form)
            fields = (f"current={PASSWORDS['changed']}", f"password={PASSWORDS['of one who crashed']}")
            evidence.run("do", "set-password", *fields, "--as", "desk", *form)


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evidence]:
    """A hotel's day with planted secrets."""
    home = tmp_path_factory.mktemp("planted")
    made, db = Evidence(home), home / "data" / "hotel.db"
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CONFIG", "DATA", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        patch.setenv("HOTELCS_DB", str(db))
        db.parent.mkdir()
        made.run(
            "init",
            "--floors",
            "1-2",
            "--per-floor",
            "3",
            "--name-en",
            "Planted",
            "--business-date",
            "2026-11-23",
        )
        made.run("user", "reset-password", "--login", "night", "--json")
        made.run("user", "reset-password", "--login", "desk")
        sit(made, db)
        command(made, db)
        desk = open_desk(db, terminal="office", clock=CLOCK)
        write(desk, home, "authority.csv", pending=False)
        made.gather(db, home / "authority.csv")
        desk.close()
        yield made


@pytest.mark.parametrize("whose", PASSWORDS)
def test_a_password_is_found_nowhere(evidence: Evidence, whose: str) -> None:
    assert evidence.where(PASSWORDS[whose]) == []


@pytest.mark.parametrize("whose", PINS)
def test_a_pin_is_found_nowhere(evidence: Evidence, whose: str) -> None:
    assert evidence.where(PINS[whose]) == []


@pytest.mark.parametrize("whose", DOCUMENTS)
def test_a_document_number_is_found_nowhere(evidence: Evidence, whose: str) -> None:
    assert evidence.where(DOCUMENTS[whose]) == []


@pytest.mark.parametrize("whose", ["of a guest", "of a companion", "of a passport"])
def test_a_document_number_is_in_the_file_for_the_authority(evidence: Evidence, whose: str) -> None:
    assert DOCUMENTS[whose].encode() in (evidence.home / "authority.csv").read_bytes()


def test_a_password_for_one_use_is_told_once_and_then_found_nowhere(evidence: Evidence) -> None:
    assert len(evidence.handed) == 3
    for secret in evidence.handed:
        (place,) = evidence.where(secret)
        assert place.startswith("stderr")
        assert "handing out" in place


def test_the_key_of_the_hotel_is_found_in_its_file_and_on_the_recovery_sheet(evidence: Evidence) -> None:
    (file,) = (evidence.home / "config" / "hotelcs").glob("*.key")
    assert sorted(place.partition(" #")[0] for place in evidence.where(file.read_text("ascii").strip())) == [
        f"file config/hotelcs/{file.name}", "stderr of init --floors (0) handing out",
    ]  # fmt: skip


def test_a_telephone_number_is_in_no_ledger_log_or_manifest(evidence: Evidence) -> None:
    for place in evidence.where(PHONE):
        assert not re.search(r"ledger|audit|\.log|manifest|backups/.*json|error|doctor|anchors", place), place


def test_the_search_itself_finds_what_is_there(evidence: Evidence) -> None:
    kinds = ("stdout of show guest", "stdout of audit-log", "file state/hotelcs/hotelcs.log", "table ledger", "table draft",
             "file data/backups/", "file rejects.csv", "error WRONG_PASSWORD", "error WRONG_PIN", "error DOCUMENT_INVALID",
             "file data/hotel.db", "file data/hotel.db-wal", "stdout of do --batch", "stdout of show stay (0)", "error PIN_GUESSED", "file state/hotelcs/anchors/")  # fmt: skip
    for kind in kinds:
        assert any(label.startswith(kind) for label in evidence.texts), kind
    broken = {label for label in evidence.texts if "(1)" in label}
    assert len(broken) == 8, "the four crashes that were made, and no other"
    assert evidence.where("Zhang Wei")
    assert any(label.startswith("stdout of show guest") for label in evidence.where("3405**********001X"))
    evidence.keep("planted here", b"x" + PINS["desk"].encode() + b"y")
    evidence.keep("a hash", ("a" * 30 + PINS["desk"] + "b" * 28).encode())
    assert [label.partition(" #")[0] for label in evidence.where(PINS["desk"])] == ["planted here"]
    for _ in range(2):
        evidence.texts.popitem()


def test_numbers_are_shown_masked(evidence: Evidence) -> None:
    for label, data in evidence.texts.items():
        if label.startswith("stdout of show"):
            assert b"19800101001" not in data, label


def test_a_password_typed_where_the_login_goes_of_a_locked_terminal_is_not_repeated(
    evidence: Evidence,
) -> None:
    """The sentence is seen by whoever stands there."""
    desk = open_desk(evidence.home / "data" / "hotel.db", login="", terminal="front-3", clock=CLOCK)
    other = Evidence(evidence.home)
    other.refused(desk.unlock, PASSWORDS["typed where the login goes"], PINS["desk"])
    desk.close()
    assert other.texts
    assert other.where(PASSWORDS["typed where the login goes"]) == []
