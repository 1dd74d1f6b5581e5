"""A backup brought back over a hotel on a server: one transaction, the group beside it, the machines that saw what is gone."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from hotelcs.clock import fixed
from hotelcs.errors import Corrupt, Denied, Locked
from hotelcs.i18n import N_
from hotelcs.storage import backup_notes, driver
from hotelcs.storage.anchors import Anchors
from hotelcs.storage.failures import ServerLost
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.keys import Keys, key_file
from hotelcs.storage.opened import opened
from hotelcs.storage.opening import open_hotel
from hotelcs.storage.postgres import moving
from hotelcs.storage.postgres.resting import rules_rest
from hotelcs.storage.restore import loss
from hotelcs.workflows.desk import Desk, open_desk
from hotelcs.workflows.ledger import COVERED, canonical
from hotelcs.workflows.machine.backing_up import Purpose, make
from hotelcs.workflows.machine.bringing_back import Brought, bring_back
from hotelcs.workflows.machine.ledger_checks import LOOKS
from hotelcs.workflows.organisation.moving import move
from hotelcs.workflows.performing import Performer
from hotelcs.workflows.privacy.classes import GONE
from hotelcs.workflows.privacy.replay import replay
from hotelcs.workflows.restored import highest
from tests.conftest import NOON, Hand
from tests.faults.fleet import surroundings
from tests.fork_server import CONTEXT
from tests.invariants import check
from tests.postgres_server import Cluster

TABLES_BEFORE = [0, 1, 40, 120]
"""After how many tables the restore is killed."""

_NIGHTS = count()
Machine = Callable[[str], None]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    """Goes to the machine of a name, which has notes and anchors of its own; the test begins at the first."""

    def go(name: str) -> None:
        for kind in ("DATA", "STATE"):
            monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / name / kind.lower()))

    return go


@pytest.fixture
def kept(there: Hand) -> Path:
    """A backup of the hotel with one booking, which has two."""
    there.book("Ana")
    path, _ = make(there.desk, Purpose())
    there.book("Bo")
    return path


def note_of(desk: Desk, found: Any) -> dict[str, Any]:
    """What the command enters."""
    with desk.file.read() as reader:
        seq, head = reader.rows("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1")[0]
        lost, reach = loss(reader, found), highest(reader, desk.uid, desk.file)
    return {"backup": found.path.name, "sha256": found.sha256, "entries_lost": lost.entries, "entry_before": seq,
            "head_before": head, "reason": "drill", "alone": True, "highest": reach}  # fmt: skip


def restore(desk: Desk, path: Path) -> Brought:
    """Bring the backup at `path` back."""
    with opened(path, None, path.parent) as found:
        return bring_back(desk, found, Purpose("pre_restore", pinned=True), lambda: note_of(desk, found))


def come(hand: Hand, *names: str) -> None:
    """Each of them books a night of their own."""
    for name in names:
        arrival = date(2026, 12, 1) + timedelta(days=next(_NIGHTS))
        hand.book(name, arrival=f"{arrival}", departure=f"{arrival + timedelta(days=1)}")


def guests(hand: Hand) -> list[str]:
    """Who is known, oldest first."""
    return [str(name) for (name,) in hand.rows("SELECT name FROM guest ORDER BY id")]


def anchors_of(desk: Desk) -> str:
    """What the doctor says of the anchors of this machine."""
    (found,) = [one for one in (look(desk) for look in LOOKS) if one.name == "anchors"]
    return found.state


def test_the_rows_are_those_of_the_backup_and_the_entry_stands_after_them(there: Hand, kept: Path) -> None:
    brought = restore(there.desk, kept)
    assert brought.refused is None
    assert guests(there) == ["Ana"]
    tables = moving.tables_of(kept)
    with there.desk.file.read() as reader:
        now = {one.table: one for one in moving.counted(reader, tables)}
    then = {one.table: one for one in moving.counted_in_file(kept, tables)}
    other = {name for name in now if now[name] != then[name]}
    told = {"notice", "notice_addressee", "number_sequence"}  # one person was alone
    assert other <= {"ledger", "ledger_reference", "signed_in"} | told
    assert there.value("SELECT verb FROM ledger WHERE seq = :seq", seq=brought.entry) == "note-restore"
    check(there)
    there.desk.check_ledger()
    assert anchors_of(there.desk) == "ok"
    restore(there.desk, brought.saved)
    assert guests(there) == ["Ana", "Bo"]
    check(there)


def test_the_other_hotels_of_the_database_keep_every_row(
    there: Hand, kept: Path, model_hotel: Path, tmp_path: Path
) -> None:
    sister = sister_of(model_hotel, tmp_path / "sister.db")
    with closing(HotelFile(sister)) as hotel:
        place = move(hotel, f"{there.path}&property=new").place
    tables = moving.tables_of(kept)

    def rows() -> list[moving.Moved]:
        with closing(open_hotel(place)) as beside, beside.read() as reader:
            return moving.counted(reader, tables)

    before = rows()
    with closing(open_desk(f"{there.path}&property={there.desk.uid}", "admin", clock=fixed(NOON))) as desk:
        restore(desk, kept)
    assert rows() == before
    with closing(open_hotel(place)) as beside:
        assert guests(there) == ["Ana"]
        assert beside.place.property == "sister"


def sister_of(hotel: Path, path: Path) -> Path:
    """The same hotel under another uid."""
    shutil.copy(hotel, path)
    with closing(driver.connect(str(path))) as connection:
        (uid,) = connection.execute("SELECT uid FROM property").fetchone()
        connection.execute("UPDATE property SET uid = 'sister'")
    shutil.copy(key_file(uid), key_file("sister"))
    return path


def test_nobody_writes_between_the_saved_state_and_the_new_one(there: Hand, kept: Path, url: str) -> None:
    """Whoever tries while the present is saved waits for the turn; what is saved is all there was."""
    impatient = open_hotel(url, wait=0.05)
    tried: list[str] = []

    def note(found: Any) -> dict[str, Any]:
        with pytest.raises(Locked), impatient.write() as session:
            session.connection()
        tried.append("refused")
        return note_of(there.desk, found)

    with opened(kept, None, kept.parent) as found:
        bring_back(there.desk, found, Purpose("pre_restore"), lambda: note(found))
    impatient.close()
    assert tried == ["refused"]


def test_a_desk_that_does_not_let_go_is_told_and_nothing_is_changed(
    there: Hand, kept: Path, url: str
) -> None:
    waiting = open_desk(url, "admin", clock=fixed(NOON), wait=0.05)
    with there.desk.file.write() as holding:
        holding.connection()
        with pytest.raises(Locked):
            restore(waiting, kept)
    waiting.close()
    assert guests(there) == ["Ana", "Bo"]


def _die(url: str, kept: str, around: dict[str, str], after: int) -> None:
    """Restore, and be killed before the table of that number is filled."""
    os.environ.update(around)
    filled = [0]
    insert = moving._insert

    def dying(*given: Any) -> None:
        if filled[0] == after:
            os.kill(os.getpid(), 9)
        filled[0] += 1
        insert(*given)

    moving._insert = dying
    restore(open_desk(url, "admin", clock=fixed(NOON)), Path(kept))


@pytest.mark.parametrize("after", TABLES_BEFORE)
def test_killed_at_any_table_the_hotel_is_the_old_one(there: Hand, kept: Path, url: str, after: int) -> None:
    child = CONTEXT.Process(target=_die, args=(url, str(kept), surroundings(), after))
    child.start()
    child.join(120)
    assert child.exitcode == -9
    assert guests(there) == ["Ana", "Bo"]
    check(there)
    there.desk.check_ledger()
    come(there, "Cy")
    restore(there.desk, kept)
    assert guests(there) == ["Ana"]


def test_a_server_that_is_killed_meanwhile_leaves_the_old_hotel(
    there: Hand, kept: Path, own: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    insert, filled = moving._insert, [0]

    def dying(*given: Any) -> None:
        filled[0] += 1
        if filled[0] == 40:
            own.stop("immediate")
            own.start()
        insert(*given)

    with monkeypatch.context() as patch:
        patch.setattr(moving, "_insert", dying)
        with pytest.raises(ServerLost):
            restore(there.desk, kept)
    assert guests(there) == ["Ana", "Bo"]
    check(there)
    restore(there.desk, kept)
    assert guests(there) == ["Ana"]


@pytest.fixture
def second(machine: Machine, there: Hand, url: str) -> Iterator[Hand]:
    """A desk at another machine, which has seen the newest entry."""
    machine("second")
    made = Hand(url)
    made.book("Di")
    machine("first")
    yield made
    made.desk.close()


def test_another_machine_learns_from_the_ledger_why_entries_are_gone(
    machine: Machine, there: Hand, kept: Path, second: Hand, url: str
) -> None:
    restore(there.desk, kept)
    machine("second")
    come(second, "Ed")  # a desk that was open all the time
    assert anchors_of(second.desk) == "ok"
    second.desk.check_ledger()
    assert [one.why for one in Anchors(second.desk.uid, second.desk.file.path).noted()] == ["restore"]


def test_and_so_does_a_desk_that_is_opened_afterwards(
    machine: Machine, there: Hand, kept: Path, second: Hand, url: str
) -> None:
    restore(there.desk, kept)
    machine("second")
    with closing(open_desk(url, "admin", clock=fixed(NOON))) as anew:
        assert anchors_of(anew) == "ok"
        anew.check_ledger()
    third = Hand(url)
    come(third, "Ed")
    third.desk.close()


def test_two_restores_in_a_row_explain_what_was_seen_before_both(
    machine: Machine, there: Hand, kept: Path, second: Hand
) -> None:
    older = kept
    restore(there.desk, kept)
    restore(there.desk, older)
    machine("second")
    assert anchors_of(second.desk) == "ok"
    come(second, "Ed")


def cut_off_after_the_restore(there: Hand) -> None:
    """What whoever owns the database can do."""
    connections = there.desk.file._connections
    with closing(connections.connect()) as connection, connection.transaction(), rules_rest(connection):
        for table in ("ledger_reference", "ledger"):
            connection.execute(
                f"DELETE FROM {table} WHERE seq > (SELECT max(seq) FROM ledger WHERE verb = 'note-restore')"
            )


@pytest.mark.parametrize("new", [False, True], ids=["saw the restore", "came after it"])
def test_what_is_missing_later_on_is_missing(
    machine: Machine, there: Hand, kept: Path, second: Hand, url: str, new: bool
) -> None:
    """A restore explains once: a server that was set back behind the desks' back is told."""
    restore(there.desk, kept)
    machine("third" if new else "second")
    late = Hand(url)
    come(late, "Ed")
    late.desk.close()
    cut_off_after_the_restore(there)
    with closing(open_desk(url, "admin", clock=fixed(NOON))) as anew:
        assert anchors_of(anew) == "bad"
        with pytest.raises(Corrupt):
            anew.check_ledger()
        with pytest.raises(Corrupt):
            anew.do(
                "book", {"guest": "Fa", "type": "KNG", "arrival": "2026-11-24", "departure": "2026-11-25"}
            )


def test_a_machine_that_only_made_backups_meanwhile_learns_it_too(
    machine: Machine, there: Hand, kept: Path, second: Hand
) -> None:
    """The newest it remembers is there; what is not is the mark of before."""
    restore(there.desk, kept)
    come(there, "Ed", "Fa", "Gu")
    machine("second")
    make(second.desk, Purpose())
    assert anchors_of(second.desk) == "ok"
    come(second, "Hu")


def test_two_different_restores_explain_what_was_seen_before_the_first(
    machine: Machine, there: Hand, kept: Path, second: Hand
) -> None:
    machine("first")
    restore(there.desk, kept)
    come(there, "Ed", "Fa", "Gu")
    later, _ = make(there.desk, Purpose())
    come(there, "Hu")
    restore(there.desk, later)
    machine("second")
    assert anchors_of(second.desk) == "ok"
    second.desk.check_ledger()


def test_a_machine_that_was_behind_the_restore_is_not_told_stories_later(
    machine: Machine, there: Hand, kept: Path, url: str
) -> None:
    come(there, "Di")
    later, _ = make(there.desk, Purpose())
    machine("second")
    second = Hand(url)
    come(second, "Ed")
    machine("first")
    come(there, "Fa")
    restore(there.desk, later)  # what the second machine saw is gone, or was not: either way it is told
    machine("second")
    come(second, "Gu")
    come(second, "Hu")
    cut_off_after_the_restore(there)
    assert anchors_of(second.desk) == "bad"
    second.desk.close()


def test_who_has_no_key_explains_nothing(machine: Machine, there: Hand, second: Hand) -> None:
    """A restore that somebody made up: the entry is there, its hash is one that anybody can calculate."""
    with there.desk.file.read() as reader:
        seq, head = reader.rows("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1 OFFSET 2")[0]
    told = canonical(
        {"entries_lost": 10**6, "entry_before": seq + 10**6, "head_before": "", "highest": 10**6}
    )
    entry = [
        seq + 1,
        "2026-11-23T07:00:00Z",
        "2026-11-23",
        "admin",
        "test",
        "note-restore",
        None,
        "",
        0,
        told,
        None,
    ]
    digest = Keys().chain(head, canonical(entry))
    connections = there.desk.file._connections
    with closing(connections.connect()) as connection, connection.transaction(), rules_rest(connection):
        for table in ("ledger_reference", "ledger"):
            connection.execute(f"DELETE FROM {table} WHERE seq > %s", (seq,))
        columns, marks = ", ".join((*COVERED, "prev", "hash")), ", ".join(["%s"] * 13)
        connection.execute(f"INSERT INTO ledger ({columns}) VALUES ({marks})", [*entry, head, digest])
    machine("second")
    assert anchors_of(second.desk) == "bad"
    with pytest.raises(Corrupt):
        second.desk.check_ledger()


def test_who_went_at_another_machine_goes_again(machine: Machine, there: Hand, kept: Path, url: str) -> None:
    """The record of what went lies on each machine; the restore writes into this one's what the hotel knows."""
    connections = there.desk.file._connections
    with closing(connections.connect()) as connection, connection.transaction(), rules_rest(connection):
        connection.execute("UPDATE guest SET name = %s WHERE name = 'Ana'", (GONE,))
    restore(there.desk, kept)
    assert guests(there) == ["Ana"], "the backup had her"
    replay(there.desk)
    assert guests(there) == [GONE]
    check(there)


def test_a_restore_that_failed_is_no_state_to_go_back_to(
    there: Hand, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = restore(there.desk, kept)
    come(there, "Ed")
    with monkeypatch.context() as patch:
        patch.setattr(moving, "refuse_difference", _refuse)
        with pytest.raises(Corrupt):
            restore(there.desk, kept)
    assert backup_notes.read(there.desk.file.path).saved == str(first.saved)
    assert guests(there) == ["Ana", "Ed"]


def _refuse(*_: Any) -> None:
    raise Corrupt(N_("{path} is damaged ({why})."), path="x", why="y")


def test_a_server_that_goes_away_while_it_commits_is_asked_what_stands(
    there: Hand, kept: Path, own: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit is done; that it is, is not heard."""
    write = there.desk.file.write

    @contextmanager
    def deaf(**options: Any) -> Iterator[Any]:
        with write(**options) as session:
            yield session
        own.stop("immediate")
        own.start()
        raise ServerLost(N_("{path} is damaged ({why})."), path="x", why="y")

    with monkeypatch.context() as patch:
        patch.setattr(there.desk.file, "write", deaf)
        brought = restore(there.desk, kept)
    assert guests(there) == ["Ana"]
    assert there.value("SELECT verb FROM ledger WHERE seq = :seq", seq=brought.entry) == "note-restore"
    assert anchors_of(there.desk) == "ok"


def test_whoever_is_not_in_the_backup_brings_it_back_all_the_same(
    machine: Machine, there: Hand, kept: Path, second: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their right to restore is of today; the ledger of then does not know them: it is entered in nobody's name."""
    enter = Performer.enter

    def denied(self: Performer, *given: Any, unasked: bool = False) -> Any:
        if not unasked:
            raise Denied("DENIED", N_("{name} is missing."), name="admin")
        return enter(self, *given, unasked=True)

    monkeypatch.setattr(Performer, "enter", denied)
    brought = restore(there.desk, kept)
    assert brought.refused is not None
    assert there.rows("SELECT actor FROM ledger WHERE seq = :seq", seq=brought.entry) == [("",)]
    assert guests(there) == ["Ana"]
    check(there)
    machine("second")
    assert anchors_of(second.desk) == "ok"
