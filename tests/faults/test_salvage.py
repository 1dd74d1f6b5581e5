"""A damaged file is read page by page into a new one: what is on whole pages comes back, what is gone is told, nothing is made up."""

import random
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from hotelcs.clock import fixed
from hotelcs.errors import Corrupt, Denied, HotelcsError, NotReady, Refusal
from hotelcs.storage import driver, migrate
from hotelcs.storage.content import checked_still, sha256_of
from hotelcs.storage.pages import Pages, Walked
from hotelcs.storage.salvage import Salvaged, put, salvage
from hotelcs.workflows.desk import open_desk
from hotelcs.workflows.machine import salvaging
from tests import invariants
from tests.conftest import NOON, Hand

pytestmark = pytest.mark.sqlite_only("damages the file")

PAGE = 4096
SEED = 20261129
Salvage = Callable[[Path], tuple[Salvaged, Path]]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new file with the whole schema and nothing in it."""
    path = tmp_path_factory.mktemp("empty") / "new.db"
    migrate.create(path)
    return path


@pytest.fixture
def read_out(empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Salvage:
    """Salvage a file into a new one beside it; the new file's schema is copied, not made, each time."""
    monkeypatch.setattr(migrate, "create", lambda path, _=0: shutil.copy(empty, path))

    def run(damaged: Path) -> tuple[Salvaged, Path]:
        scratch = tmp_path / "scratch"
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        come, made = salvage(damaged, scratch)
        target = tmp_path / "salvaged.db"
        target.unlink(missing_ok=True)
        put(made, target)
        return come, target

    return run


@pytest.fixture
def whole(hand: Hand) -> Path:
    """A hotel at work, closed, with nothing in its log."""
    for number in range(30):
        hand.book(
            f"Guest {number}",
            arrival="2026-12-01",
            departure="2026-12-03",
            overbook=True,
            requests="long " * 90,
        )
    hand.check_in(hand.book())
    hand.desk.close()
    with closing(driver.connect(str(hand.path))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")
    return hand.path


def rows(path: Path) -> dict[str, Counter[tuple[Any, ...]]]:
    """Every row of every table, however often."""
    with closing(driver.connect(str(path), readonly=True)) as connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {name: Counter(connection.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names}


def root_of(path: Path, name: str) -> int:
    """The first page of a table or an index."""
    with closing(driver.connect(str(path), readonly=True)) as connection:
        return int(
            connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
        )


def leaf_of(path: Path, name: str) -> int:
    """A page with rows of a table."""
    pages, walked = Pages(path.read_bytes()), Walked()
    list(pages.walk(root_of(path, name), walked))
    return max(walked.seen)


def overwritten(path: Path, pages: list[int], chance: random.Random) -> Path:
    """The file with these pages full of noise."""
    damaged = path.with_name("damaged.db")
    raw = bytearray(path.read_bytes())
    for number in pages:
        raw[(number - 1) * PAGE : number * PAGE] = chance.randbytes(PAGE)
    damaged.write_bytes(raw)
    return damaged


def test_a_sound_file_comes_back_row_by_row_with_every_rule(whole: Path, read_out: Salvage) -> None:
    before = sha256_of(whole)
    come, made = read_out(whole)
    assert (come.lost, come.damaged, come.stray, come.log) == ([], [], 0, "none")
    assert rows(made) == rows(whole)
    assert sha256_of(whole) == before
    assert made.stat().st_mode & 0o777 == 0o600
    with (
        closing(driver.connect(str(made), readonly=True)) as new,
        closing(driver.connect(str(whole), readonly=True)) as old,
    ):
        design = "SELECT type, name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        assert new.execute(design).fetchall() == old.execute(design).fetchall()
    invariants.check(made)


def test_noise_on_any_page_costs_what_lay_on_it_and_nothing_is_made_up(
    whole: Path, read_out: Salvage
) -> None:
    chance, had, count = random.Random(SEED), rows(whole), whole.stat().st_size // PAGE
    for _ in range(6):
        hit = sorted(chance.sample(range(2, count + 1), 3))
        damaged = overwritten(whole, hit, chance)
        before = sha256_of(damaged)
        come, made = read_out(damaged)
        found = rows(made)
        assert {name: kept - had[name] for name, kept in found.items() if kept - had[name]} == {}, hit
        lost = {one.name for one in come.lost}
        assert {name for name, kept in had.items() if kept - found[name]} <= lost | {"alembic_version"}, hit
        assert sha256_of(damaged) == before


@pytest.mark.soak
def test_a_hundred_damaged_files(whole: Path, read_out: Salvage) -> None:
    seed = random.SystemRandom().randrange(2**32)
    print(f"\n100 damaged files, seed {seed}")
    chance, had, count = random.Random(seed), rows(whole), whole.stat().st_size // PAGE
    told: Counter[str] = Counter()
    for _ in range(100):
        hit = sorted(
            {
                *chance.sample(range(1, count + 1), chance.randrange(1, 12)),
                *([1] if chance.random() < 0.2 else []),
            }
        )
        try:
            _, made = read_out(overwritten(whole, hit, chance))
        except HotelcsError as error:
            told[type(error).__name__] += 1
            continue
        told["made"] += 1
        found = rows(made)
        more = {name for name, kept in found.items() if kept - had[name]}
        assert not more, (hit, [(name, list(found[name] - had[name])[:2]) for name in more])
    print(dict(told))
    assert told["made"] > 50


def test_what_is_gone_is_told_by_table_and_number(whole: Path, read_out: Salvage) -> None:
    with closing(driver.connect(str(whole), readonly=True)) as connection:
        had = {no for (no,) in connection.execute("SELECT no FROM reservation")}
    come, made = read_out(overwritten(whole, [leaf_of(whole, "reservation")], random.Random(1)))
    with closing(driver.connect(str(made), readonly=True)) as connection:
        kept = {no for (no,) in connection.execute("SELECT no FROM reservation")}
    told = come.tables["reservation"]
    assert kept < had
    assert (told.kept, told.missing, set(told.numbers), told.whole) == (
        len(kept),
        len(had - kept),
        had - kept,
        False,
    )
    assert come.damaged == [leaf_of(whole, "reservation")]


def test_entries_of_the_ledger_that_are_gone_are_told_and_the_rest_stays(
    whole: Path, read_out: Salvage
) -> None:
    come, made = read_out(overwritten(whole, [leaf_of(whole, "ledger")], random.Random(2)))
    with closing(open_desk(made, clock=fixed(NOON))) as desk:
        looked = salvaging.look(desk)
    told = come.tables["ledger"]
    gone = [seq for first, last in looked.gaps for seq in range(first, last + 1)]
    assert told.missing >= len(gone)
    assert looked.entries == told.kept
    assert looked.gaps or told.missing
    assert [str(seq) for seq in gone[:5]] == told.numbers[: len(gone[:5])]


def test_a_table_whose_first_page_is_lost_is_read_from_the_pages_below(
    whole: Path, read_out: Salvage
) -> None:
    root = root_of(whole, "ledger")
    assert leaf_of(whole, "ledger") != root
    had, (come, made) = rows(whole)["ledger"], read_out(overwritten(whole, [root], random.Random(3)))
    assert rows(made)["ledger"] == had
    assert come.tables["ledger"].whole is False


def test_a_list_of_tables_that_is_damaged_costs_few_tables(whole: Path, read_out: Salvage) -> None:
    pages, walked = Pages(whole.read_bytes()), Walked()
    list(pages.walk(1, walked))
    hit = sorted(walked.seen - {1})[2]
    with (
        pytest.raises(driver.DatabaseError),
        closing(driver.connect(str(overwritten(whole, [hit], random.Random(4))))) as connection,
    ):
        connection.execute(
            "SELECT count(*) FROM reservation"
        ).fetchone()  # the library gives the whole file up
    come, made = read_out(overwritten(whole, [hit], random.Random(4)))
    had = sum(map(Counter.total, rows(whole).values()))
    assert sum(one.kept for one in come.tables.values()) > had * 0.8
    assert rows(made)["property"] == rows(whole)["property"]


def test_a_first_page_that_is_lost_costs_no_table(whole: Path, read_out: Salvage) -> None:
    _, made = read_out(overwritten(whole, [1], random.Random(6)))
    found, had = rows(made), rows(whole)
    assert {name for name in had if found[name] - had[name]} == set()
    assert sum(map(Counter.total, found.values())) > sum(map(Counter.total, had.values())) * 0.95


def test_what_is_in_the_log_alone_is_taken_too(hand: Hand, read_out: Salvage, tmp_path: Path) -> None:
    booked = hand.book("Zhang Wei")  # the desk stays open: its last acts are in the log
    damaged = tmp_path / "copied.db"
    for end in ("", "-wal"):
        shutil.copyfile(f"{hand.path}{end}", f"{damaged}{end}")
    before = [sha256_of(Path(f"{damaged}{end}")) for end in ("", "-wal")]
    come, made = read_out(damaged)
    assert come.log == "taken"
    with closing(driver.connect(str(made), readonly=True)) as connection:
        assert (
            connection.execute("SELECT count(*) FROM reservation WHERE no = ?", (booked,)).fetchone()[0] == 1
        )
    assert [sha256_of(Path(f"{damaged}{end}")) for end in ("", "-wal")] == before
    assert not damaged.with_name("copied.db-shm").exists()


@pytest.mark.parametrize("what", ["noise", "empty", "text", "another"])
def test_a_file_with_nothing_of_a_hotel_in_it_is_said(what: str, tmp_path: Path, read_out: Salvage) -> None:
    path = tmp_path / "odd.db"
    if what == "another":
        with closing(driver.MODULE.connect(str(path))) as connection:
            connection.execute("CREATE TABLE property (uid TEXT)")
            connection.execute("INSERT INTO property VALUES ('x')")
            connection.commit()
    else:
        path.write_bytes(
            {"noise": random.Random(5).randbytes(9 * PAGE), "empty": b"", "text": b"SELECT " * 4000}[what]
        )
    with pytest.raises(Corrupt):
        read_out(path)
    with pytest.raises(NotReady):
        read_out(tmp_path / "none.db")


def test_it_is_read_and_not_written_until_somebody_who_may_accepts_it(whole: Path, read_out: Salvage) -> None:
    _, made = read_out(whole)
    with closing(open_desk(made, login="admin", clock=fixed(NOON))) as desk:
        assert desk.show("reservations")
        with pytest.raises(NotReady):
            desk.do("expire-holds", {})
    for login in ("desk", "nobody"):
        with pytest.raises(Denied):
            salvaging.accept(made, login, "disk", fixed(NOON))
    entry = salvaging.accept(made, "admin", "the disk failed", fixed(NOON))
    with closing(open_desk(made, login="admin", clock=fixed(NOON))) as desk:
        (row,) = desk.show("ledger", limit=1)
        assert desk.file.salvaged == 0
        assert (row.seq, row.verb) == (entry, "note-salvage")
        assert desk.do("expire-holds", {}).entry == entry + 1
    with pytest.raises(Refusal) as caught:
        salvaging.accept(made, "admin", "again", fixed(NOON))
    assert (caught.value.code, caught.value.field) == ("NOT_SALVAGED", "path")
    assert checked_still(made).entry == entry + 1


def test_what_is_not_whole_is_never_worked_in(whole: Path, read_out: Salvage) -> None:
    _, made = read_out(overwritten(whole, [leaf_of(whole, "ledger")], random.Random(2)))
    with pytest.raises(Refusal) as caught:
        salvaging.accept(made, "admin", "all the same", fixed(NOON))
    assert (caught.value.code, caught.value.next) == ("SALVAGE_UNSOUND", ("restore",))
    assert caught.value.items
    with closing(open_desk(made, login="admin", clock=fixed(NOON))) as desk, pytest.raises(NotReady):
        desk.do("expire-holds", {})


def test_rows_that_break_a_rule_stay_out(whole: Path, read_out: Salvage) -> None:
    with closing(driver.connect(str(whole))) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute(
            "UPDATE reservation SET status = 'odd' WHERE id = (SELECT max(id) FROM reservation WHERE room_id IS NULL)"
        )
    come, _ = read_out(whole)
    assert (come.tables["reservation"].refused, come.tables["reservation"].missing) == (1, 0)
