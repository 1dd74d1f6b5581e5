"""The ledger: a chain of entries in which every change, gap and swap shows, made and read by the desk only."""

import json
from datetime import UTC, date, datetime

import pytest

from hotelcs.errors import Corrupt
from hotelcs.models import every_table
from hotelcs.storage import driver, keys
from hotelcs.storage.keys import Keys
from hotelcs.workflows import ledger

COLUMNS = {
    "at": "2020-01-01T00:00:00Z",
    "business_date": "2020-01-01",
    "actor": "somebody",
    "terminal": "elsewhere",
    "verb": "cancel",
    "act_key": "'stolen'",
    "digest": "0" * 64,
    "changed": 99,
    "result": "{}",
    "undoes": 1,
    "prev": "f" * 64,
    "hash": "f" * 64,
}
"""Every column of an entry but its number, with a value nobody wrote."""


@pytest.fixture
def written(hand):
    """A hotel with a dozen entries in its ledger."""
    for number in range(4):
        hand.do(
            "cancel",
            reservation=hand.book(key=f"k{number}", arrival="2026-12-01", departure="2026-12-02"),
            reason="x",
        )
    return hand


def tamper(hand, *statements: str) -> None:
    """What somebody with the file and without scruples does: first the triggers go."""
    hand.desk.close()
    connection = driver.connect(str(hand.path))
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("PRAGMA foreign_keys=OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def verify(hand, **more) -> int:
    with hand.desk.file.read() as reader:
        return ledger.verify(reader, keys.load(hand.desk.uid), **more)


def broken_at(hand) -> int:
    with pytest.raises(Corrupt) as caught:
        verify(hand)
    assert caught.value.exit == 8
    return int(str(caught.value.slots["seq"]))


def test_a_ledger_nobody_touched_is_whole(written):
    entries = written.value("SELECT count(*) FROM ledger")
    assert verify(written) == entries
    assert written.rows("SELECT min(seq), max(seq) FROM ledger") == [(1, entries)]


@pytest.mark.parametrize("page", [1, 2, 3, 7, 1000])
def test_the_chain_is_followed_from_page_to_page(written, page):
    assert verify(written, page=page) == written.value("SELECT count(*) FROM ledger")


def test_a_page_that_ends_exactly_with_the_ledger_is_no_end_too_early(written):
    entries = written.value("SELECT count(*) FROM ledger")
    assert verify(written, page=entries) == entries


@pytest.mark.parametrize(
    "verb", ["UPDATE ledger SET actor = 'x' WHERE seq = 2", "DELETE FROM ledger WHERE seq = 2"]
)
def test_entries_are_neither_changed_nor_deleted_while_the_triggers_stand(written, verb):
    connection = driver.connect(str(written.path))
    with pytest.raises(driver.sqlite.IntegrityError, match="tr_ledger_no_"):
        connection.execute(verb)
    connection.close()
    assert verify(written)


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_entry_is_found_whatever_was_changed_in_it(written, column):
    value = COLUMNS[column]
    literal = value if isinstance(value, int) else "'" + value.strip("'") + "'"
    tamper(written, f"UPDATE ledger SET {column} = {literal} WHERE seq = 5")
    assert broken_at(written) == 5


def test_a_deleted_entry_leaves_a_gap_that_is_found(written):
    tamper(written, "DELETE FROM ledger WHERE seq = 5")
    assert broken_at(written) == 5


def test_the_first_entry_is_not_taken_away_unseen(written):
    tamper(written, "DELETE FROM ledger WHERE seq = 1")
    assert broken_at(written) == 1


def test_a_gap_closed_by_renumbering_is_found(written):
    tamper(written, "DELETE FROM ledger WHERE seq = 5", "UPDATE ledger SET seq = seq - 1000 WHERE seq > 5",
           "UPDATE ledger SET seq = seq + 999 WHERE seq < 0")  # fmt: skip
    assert broken_at(written) == 5


def test_two_entries_that_changed_places_are_found(written):
    tamper(written, "UPDATE ledger SET seq = -1 WHERE seq = 5", "UPDATE ledger SET seq = 5 WHERE seq = 6",
           "UPDATE ledger SET seq = 6 WHERE seq = -1")  # fmt: skip
    assert broken_at(written) == 5


def test_an_entry_pushed_in_at_the_end_is_found(written):
    last = written.value("SELECT max(seq) FROM ledger")
    tamper(
        written,
        "INSERT INTO ledger (seq, at, business_date, actor, terminal, verb, act_key, digest, changed, result, undoes, prev, "
        "hash) SELECT seq + 1, at, business_date, actor, terminal, verb, NULL, digest, changed, result, NULL, hash, hash "
        f"FROM ledger WHERE seq = {last}",
    )
    assert broken_at(written) == last + 1


def test_an_entry_chained_anew_without_the_key_is_found(written):
    """Whoever has the file but not the key file cannot make the chain fit again."""
    row = written.rows("SELECT seq, at, business_date, actor, terminal, verb, act_key, digest, changed, result, undoes, prev "
                       "FROM ledger ORDER BY seq DESC LIMIT 1")[0]  # fmt: skip
    forged = [*row[:3], "somebody", *row[4:11]]
    other = Keys(b"k" * 32)
    tamper(written, f"UPDATE ledger SET actor = 'somebody', hash = '{other.chain(row[11], ledger.canonical(forged))}' "
                    f"WHERE seq = {row[0]}")  # fmt: skip
    assert broken_at(written) == row[0]


def test_a_tail_that_was_cut_off_shows_against_an_anchor_kept_elsewhere(written):
    """The chain alone cannot tell; the number and hash of the head, kept in a manifest, can."""
    with written.desk.file.read() as reader:
        anchor = ledger.head(reader)
    tamper(written, "DELETE FROM ledger WHERE seq > 5")
    assert verify(written) == 5
    with written.desk.file.read() as reader:
        assert ledger.head(reader) == (5, written.value("SELECT hash FROM ledger WHERE seq = 5"))
        assert ledger.head(reader)[0] < anchor[0]


def test_each_entry_points_to_the_one_before_and_the_first_to_nothing(written):
    rows = written.rows("SELECT prev, hash FROM ledger ORDER BY seq")
    assert rows[0][0] == ledger.START
    assert [prev for prev, _ in rows[1:]] == [made for _, made in rows[:-1]]
    assert len({made for _, made in rows}) == len(rows)


def test_a_hotel_without_entries_has_a_head_of_its_own(tmp_path):
    from hotelcs.workflows.organisation.founding import Plan, found

    file = found(
        tmp_path / "new.db", Plan("New", "新", date(2026, 11, 23)), datetime(2026, 11, 23, tzinfo=UTC)
    )
    with file.read() as reader:
        assert ledger.head(reader) == (0, ledger.START)
        uid = str(reader.rows("SELECT uid FROM property")[0][0])
        assert ledger.verify(reader, keys.load(uid)) == 0
    file.close()


def test_a_refused_act_leaves_no_entry_and_no_gap(written):
    from hotelcs.errors import Refusal

    before = written.value("SELECT max(seq) FROM ledger")
    with pytest.raises(Refusal):
        written.do("cancel", reservation="R261123-999", reason="x")
    written.book(arrival="2026-12-05", departure="2026-12-06")
    assert written.value("SELECT max(seq) FROM ledger") == before + 1


def test_the_spelling_of_json_is_one_and_keeps_real_characters():
    assert ledger.canonical({"b": [1, None], "a": "张伟"}) == '{"a":"张伟","b":[1,null]}'
    assert ledger.canonical({"a": 1, "b": 2}) == ledger.canonical({"b": 2, "a": 1})


def test_what_an_entry_covers_names_every_column_but_the_chain_itself(written):
    columns = every_table().tables["ledger"].columns.keys()
    assert set(columns) == {"seq", *COLUMNS}
    entry = {
        "undoes": None,
        "result": "{}",
        "seq": 1,
        "at": datetime(2026, 11, 23, 3, 4, 5, 678, tzinfo=UTC),
        "business_date": date(2026, 11, 23),
        "actor": "a",
        "terminal": "t",
        "verb": "v",
        "act_key": None,
        "digest": "d",
        "changed": 0,
    }
    body = json.loads(ledger.body_of(entry))
    assert body == [1, "2026-11-23T03:04:05Z", "2026-11-23", "a", "t", "v", None, "d", 0, "{}", None]


def test_the_text_that_is_signed_on_writing_is_the_one_read_back(written):
    """An instant with microseconds, a key, an undone entry: all are spelled the same both ways."""
    written.now = datetime(2026, 11, 23, 7, 0, 0, 999_999, tzinfo=UTC)
    done = written.do(
        "book",
        key="ключ-钥匙",
        guest="O'Brien \u202e",
        type="KNG",
        arrival="2026-12-24",
        departure="2026-12-25",
    )
    written.desk.undo(done.entry)
    assert verify(written) == written.value("SELECT max(seq) FROM ledger")


def test_a_chain_made_anew_without_the_key_is_counted_by_who_looks(written):
    """The chain alone would fit; that it was made without the key is what `hotelcs doctor` tells."""
    rows = written.rows(
        "SELECT seq, at, business_date, actor, terminal, verb, act_key, digest, changed, result, undoes FROM ledger ORDER BY seq"
    )
    previous, statements = ledger.START, []
    for row in rows:
        body = ledger.canonical([*row[:3], "somebody", *row[4:]])
        made = Keys().chain(previous, body)
        statements.append(
            f"UPDATE ledger SET actor = 'somebody', prev = '{previous}', hash = '{made}' WHERE seq = {row[0]}"
        )
        previous = made
    with written.desk.file.read() as reader:
        assert ledger.unkeyed(reader) == 0
    tamper(written, *statements)
    assert verify(written) == len(rows)
    with written.desk.file.read() as reader:
        assert ledger.unkeyed(reader) == len(rows)
