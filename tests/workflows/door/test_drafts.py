"""What somebody typed and did not save: sealed on disk, for that person only, gone when it is dropped."""

import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hotelcs.storage import driver
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.door import drafts
from tests.workflows.door.doors import HANDED, WRONG, Hotel, code_of
from tests.workflows.door.test_passwords import without_keys

TYPED = {"guest": "Przewalski 张伟", "document": "34052419800101001X", "note": "call +86 138 0013 8000"}


def mine(desk: Desk) -> dict[str, dict[str, Any]]:
    """The drafts of whoever sits there, by their names."""
    return {kept.record: kept.fields for kept in desk.drafts.mine()}


def raw(path: Path) -> bytes:
    """Every byte of the hotel's file, its log included."""
    return b"".join(each.read_bytes() for each in sorted(path.parent.glob(path.name + "*")))


def test_a_draft_comes_back_as_it_was_typed(hotel: Hotel) -> None:
    desk = hotel.inside()
    assert desk.keep_draft("check-in R1", "02", TYPED)
    (kept,) = hotel.inside("desk", "front-2").drafts.mine()
    assert (kept.record, kept.screen, kept.fields, kept.saved_at) == (
        "check-in R1", "02", TYPED, "2026-11-23T07:00:00Z",
    )  # fmt: skip


FIELDS = st.dictionaries(
    st.text(max_size=8), st.text(max_size=40) | st.booleans() | st.integers(), max_size=6
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(record="\0", fields={})
@given(record=st.text(max_size=30), fields=FIELDS)
def test_whatever_is_typed_comes_back(hotel: Hotel, record: str, fields: dict[str, Any]) -> None:
    desk = hotel.terminal("front-1", "desk")
    assert desk.keep_draft(record, "", fields)
    assert mine(desk)[record.replace("\0", "\ufffd")] == fields


def test_half_a_character_is_kept_or_refused_but_breaks_nothing(hotel: Hotel) -> None:
    """A terminal that sends broken bytes must not cost the form."""
    desk = hotel.inside()
    desk.keep_draft("log line", "", {"text": "before \ud83c after"})
    desk.keep_draft("log line", "", {"text": "whole"})
    assert mine(desk)["log line"] == {"text": "whole"}


def test_a_draft_kept_again_takes_the_place_of_the_first_and_the_newest_comes_first(hotel: Hotel) -> None:
    desk = hotel.inside()
    for record in ("one", "two", "one"):
        assert desk.keep_draft(record, "02", {"at": hotel.clock.now.isoformat()})
        hotel.clock.on(5)
    found = desk.drafts.mine()
    assert [(kept.record, kept.saved_at) for kept in found] == [
        ("one", "2026-11-23T07:00:10Z"),
        ("two", "2026-11-23T07:00:05Z"),
    ]
    assert found[0].fields == {"at": "2026-11-23T07:00:10+00:00"}


def test_another_persons_drafts_are_not_seen_nor_dropped(hotel: Hotel) -> None:
    desk = hotel.inside("desk")
    desk.keep_draft("check-in R1", "02", TYPED)
    others = [hotel.inside(login, "front-2") for login in ("night", "admin")]
    for other in others:
        assert mine(other) == {}
        other.drafts.drop("check-in R1")
        assert other.keep_draft("check-in R1", "02", {"guest": "mine"})
        assert mine(other) == {"check-in R1": {"guest": "mine"}}
    assert mine(desk) == {"check-in R1": TYPED}


def test_a_draft_moved_to_another_person_or_record_does_not_open(hotel: Hotel) -> None:
    """Somebody with the file gives a colleague's draft to the own account."""
    desk = hotel.inside("desk")
    desk.keep_draft("check-in R1", "02", TYPED)
    hotel.write(
        "INSERT INTO draft SELECT (SELECT id FROM account WHERE login = 'night'), record, screen, sealed, saved_at FROM draft"
    )
    hotel.write("INSERT INTO draft SELECT account_id, 'check-in R2', screen, sealed, saved_at FROM draft WHERE account_id = "
                "(SELECT id FROM account WHERE login = 'desk')")  # fmt: skip
    assert mine(hotel.inside("night", "front-2")) == {}
    assert mine(desk) == {"check-in R1": TYPED}


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01" + b"n" * 12, b"\x01" + b"n" * 40, None])
def test_a_draft_that_does_not_open_is_left_out_and_the_others_come(
    hotel: Hotel, sealed: bytes | None
) -> None:
    desk = hotel.inside()
    for record in ("broken", "whole"):
        desk.keep_draft(record, "", TYPED)
    kept = bytearray(hotel.value("SELECT sealed FROM draft WHERE record = 'broken'"))
    kept[-1] ^= 1
    hotel.write(
        "UPDATE draft SET sealed = :sealed WHERE record = 'broken'",
        sealed=bytes(kept) if sealed is None else sealed,
    )
    assert mine(desk) == {"whole": TYPED}


@pytest.mark.sqlite_only("reads the bytes of the file")
def test_on_disk_nothing_of_a_draft_is_readable(hotel: Hotel) -> None:
    desk = hotel.inside()
    assert desk.keep_draft("check-in R1", "02", TYPED)
    held = raw(hotel.path)
    for word in ("Przewalski", "张伟", "34052419800101001X", "138 0013 8000", '"guest"'):
        assert word.encode() not in held
    assert b"check-in R1" in held, "the search itself finds what is there"


def test_two_drafts_of_the_same_words_do_not_look_alike(hotel: Hotel) -> None:
    desk = hotel.inside()
    desk.keep_draft("one", "", TYPED)
    first = hotel.value("SELECT sealed FROM draft")
    desk.keep_draft("one", "", TYPED)
    desk.keep_draft("two", "", TYPED)
    assert len({first, *(row[0] for row in hotel.rows("SELECT sealed FROM draft"))}) == 3


@pytest.mark.sqlite_only("reads the bytes of the file")
def test_a_dropped_draft_is_gone_from_the_disk_too(hotel: Hotel) -> None:
    desk = hotel.inside()
    desk.keep_draft("check-in R1", "02", TYPED)
    sealed = hotel.value("SELECT sealed FROM draft")
    assert sealed in raw(hotel.path)
    desk.drafts.drop("check-in R1")
    desk.drafts.drop("check-in R1")
    desk.drafts.drop("never kept")
    assert mine(desk) == {}
    hotel.close()
    connection = driver.connect(str(hotel.path))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    assert sealed not in raw(hotel.path)


def test_a_draft_has_64000_characters_at_most(hotel: Hotel) -> None:
    desk = hotel.inside()
    frame = len('{"text": ""}')
    longest = "张" * (drafts.LARGEST - frame)
    assert drafts.LARGEST == 64_000
    assert desk.keep_draft("note", "", {"text": longest})
    assert desk.keep_draft("note", "", {"text": longest + "x"}) is False
    assert mine(desk) == {"note": {"text": longest}}


def test_without_the_key_file_nothing_is_written_and_what_was_comes_back_with_it(hotel: Hotel) -> None:
    desk = hotel.inside()
    desk.keep_draft("before", "", TYPED)
    with without_keys(desk.uid):
        assert desk.keep_draft("meanwhile", "", TYPED) is False
        assert mine(desk) == {}
        assert hotel.rows("SELECT record FROM draft") == [("before",)]
    assert mine(desk) == {"before": TYPED}


@pytest.mark.parametrize("login", ["", "phantom"])
def test_nobody_has_no_drafts(hotel: Hotel, login: str) -> None:
    desk = hotel.terminal("front-1", login)
    assert desk.keep_draft("x", "", TYPED) is False
    assert mine(desk) == {}
    assert hotel.value("SELECT count(*) FROM draft") == 0


def test_drafts_outlive_the_session_and_the_password(hotel: Hotel) -> None:
    """Whoever is signed out by the administrator, or gets a new password, finds the form again."""
    desk = hotel.inside()
    desk.keep_draft("check-in R1", "02", TYPED)
    hotel.do("end-sessions", login="desk")
    hotel.hand_out()
    again = hotel.terminal()
    again.sign_in("desk", HANDED)
    again.do("set-password", {"current": HANDED, "password": WRONG})
    assert mine(again) == {"check-in R1": TYPED}


@pytest.mark.parametrize("over", ["end-sessions", "reset-password"])
def test_drafts_are_neither_read_nor_kept_nor_dropped_once_the_session_is_over(
    hotel: Hotel, over: str
) -> None:
    desk = hotel.inside()
    assert desk.keep_draft("check-in R1", "02", TYPED)
    hotel.do(over, login="desk", **({"secret": HANDED} if over == "reset-password" else {}))
    for call in (
        lambda: list(desk.drafts.mine()),
        lambda: desk.keep_draft("x", "", {}),
        lambda: desk.drafts.drop("check-in R1"),
    ):
        assert code_of(call) == "SIGNED_OUT"
    assert hotel.rows("SELECT record FROM draft") == [("check-in R1",)]


def test_with_a_password_for_one_use_drafts_wait_for_an_own_one(hotel: Hotel) -> None:
    hotel.inside().keep_draft("check-in R1", "02", TYPED)
    hotel.hand_out()
    again = hotel.terminal()
    again.sign_in("desk", HANDED)
    assert code_of(lambda: list(again.drafts.mine())) == "CHANGE_PASSWORD"
    assert code_of(again.keep_draft, "x", "", {}) == "CHANGE_PASSWORD"


def test_keeping_a_draft_is_no_act(hotel: Hotel) -> None:
    desk = hotel.inside()
    before = hotel.value("SELECT max(seq) FROM ledger")
    desk.keep_draft("check-in R1", "02", {name: name for name in string.ascii_letters})
    desk.drafts.drop("check-in R1")
    assert hotel.value("SELECT max(seq) FROM ledger") == before
