"""How a secret is kept: argon2id over the pepper, no other way back, whatever the input method made of the characters."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from unicodedata import normalize

import pytest

from hotelcs.storage import keys
from hotelcs.storage.keys import Keys
from hotelcs.workflows.door import passwords
from tests.workflows.door.doors import HANDED, PASSWORDS, PINS, Hotel, refused, right, wrong

OURS, THEIRS = Keys(b"o" * 32), Keys(b"t" * 32)
SAME = [
    ("café crème brûlée 12", "cafe\u0301 cre\u0300me bru\u0302le\u0301e 12"),
    ("kettle orbit walnut", "ｋｅｔｔｌｅ ｏｒｂｉｔ ｗａｌｎｕｔ"),
    ("한국어 비밀번호", "한국어 비밀번호"),
    ("office filing 2", "oﬃce ﬁling ²"),
    ("湖畔 1号 楼", "湖畔\u3000１号\u3000楼"),
]
"""The same characters, written in two ways (NFKC)."""
OTHER = [
    ("kettle orbit walnut fjord", "Kettle orbit walnut fjord"),
    ("kettle orbit walnut fjord", "kettle orbit walnut fjord "),
    ("kettle orbit walnut fjord", "kettle  orbit walnut fjord"),
    ("湖畔酒店", "湖畔飯店"),
    ("x" * 1023, "x" * 1024),
    ("x" * 1024, "x" * 1025),
    ("x" * 72 + "a", "x" * 72 + "b"),
    ("a\u0000b", "a\u0000c"),
    ("", " "),
]


@contextmanager
def without_keys(uid: str) -> Iterator[None]:
    """The key file is gone for a while."""
    file = keys.key_file(uid)
    aside = file.rename(file.with_suffix(".aside"))
    try:
        yield
    finally:
        aside.rename(file)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_characters_in_another_spelling_are_the_same_password(one: str, other: str) -> None:
    assert normalize("NFKC", one) == normalize("NFKC", other)
    assert one != other or one == normalize("NFKC", one)
    for kept, typed in ((one, other), (other, one)):
        assert passwords.matches(OURS, passwords.hashed(OURS, kept), typed)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_any_other_character_is_another_password(one: str, other: str) -> None:
    kept = passwords.hashed(OURS, one)
    assert passwords.matches(OURS, kept, one)
    assert not passwords.matches(OURS, kept, other)


@pytest.mark.parametrize(
    "secret", ["🏨🔑🛎️🧳", "a" * 1024, "\ud800 half a character", "\t\n", "密码" * 30, "\u202eevil"]
)
def test_any_characters_make_a_password(secret: str) -> None:
    kept = passwords.hashed(OURS, secret)
    assert passwords.matches(OURS, kept, secret)
    assert not passwords.matches(OURS, kept, secret + "x")


def test_a_password_is_kept_as_argon2id_and_never_twice_the_same() -> None:
    made = {passwords.hashed(OURS, "kettle orbit walnut fjord") for _ in range(3)}
    assert len(made) == 3
    for kept in made:
        assert re.fullmatch(r"k1:\$argon2id\$v=19\$m=8,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}", kept, re.ASCII)


def test_in_earnest_a_hash_costs_64_mib_and_three_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """RFC 9106, the second recommended choice, in one lane."""
    monkeypatch.setattr(passwords, "STRENGTH", passwords.Strength())
    kept = passwords.hashed(OURS, "kettle orbit walnut fjord")
    assert "$m=65536,t=3,p=1$" in kept
    assert passwords.matches(OURS, kept, "kettle orbit walnut fjord")


def test_what_is_stolen_with_the_database_cannot_be_tried_without_the_key_file() -> None:
    from argon2 import PasswordHasher
    from argon2.exceptions import VerifyMismatchError

    kept = passwords.hashed(OURS, PINS["desk"])
    assert not passwords.matches(THEIRS, kept, PINS["desk"])
    for tried in (PINS["desk"], Keys().pepper(PINS["desk"]), OURS.digest(PINS["desk"])):
        with pytest.raises(VerifyMismatchError):
            PasswordHasher().verify(kept.removeprefix("k1:"), tried)


@pytest.mark.parametrize(
    "kept", ["", "k1:", "k0:", "k1:garbage", "garbage", "k1:$argon2id$v=19$m=8,t=1,p=1$", "k9:x"]
)
def test_what_is_no_hash_opens_to_nothing(kept: str) -> None:
    for typed in ("", kept, "garbage", passwords.dummy()):
        assert not passwords.matches(OURS, kept, typed)


def test_a_hash_of_another_strength_opens_and_is_made_anew(
    hotel: Hotel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "STRENGTH", passwords.Strength(passes=2, memory=16))
    wrong(hotel.terminal())
    assert "$m=8,t=1,p=1$" in hotel.value("SELECT password FROM account WHERE login = 'desk'")
    right(hotel.terminal())
    renewed = hotel.value("SELECT password FROM account WHERE login = 'desk'")
    assert "$m=16,t=2,p=1$" in renewed
    right(hotel.terminal())
    assert hotel.value("SELECT password FROM account WHERE login = 'desk'") == renewed
    assert "$m=8,t=1,p=1$" in hotel.value("SELECT password FROM account WHERE login = 'night'")


def test_without_the_key_file_nobody_signs_in_and_is_told_why(hotel: Hotel) -> None:
    desk = hotel.terminal()
    with without_keys(desk.uid):
        error = refused(right, desk)
        assert (error.code, error.exit) == ("E_NOT_READY", 3)
        assert "key file" in str(error)
        assert "recovery sheet" in error.hint
    assert hotel.value("SELECT count(*) FROM signed_in") == 0


def test_a_key_file_that_is_brought_back_counts_at_once(hotel: Hotel) -> None:
    desk = hotel.terminal()
    with without_keys(desk.uid):
        refused(right, desk)
    assert right(desk).login == "desk"


def test_a_pin_is_not_compared_without_the_key_file(hotel: Hotel) -> None:
    desk = hotel.inside()
    with without_keys(desk.uid):
        assert refused(desk.unlock, "desk", PINS["desk"]).code == "E_NOT_READY"
    assert desk.unlock("desk", PINS["desk"]).login == "desk"


def test_a_password_made_while_the_key_file_is_missing_opens_meanwhile(hotel: Hotel) -> None:
    desk = hotel.terminal()
    with without_keys(desk.uid):
        hotel.hand_out()
        assert hotel.value("SELECT password FROM account WHERE login = 'desk'").startswith("k0:")
        assert desk.sign_in("desk", HANDED).must_change


def test_a_password_made_while_the_key_file_was_missing_opens_afterwards_and_gets_its_pepper(
    hotel: Hotel,
) -> None:
    desk = hotel.terminal()
    with without_keys(desk.uid):
        hotel.hand_out()
    assert desk.sign_in("desk", HANDED).login == "desk"
    assert hotel.value("SELECT password FROM account WHERE login = 'desk'").startswith("k1:")
    assert desk.sign_in("desk", HANDED).login == "desk"


def test_a_pin_made_while_the_key_file_was_missing_opens_afterwards(hotel: Hotel) -> None:
    desk = hotel.inside()
    kept = passwords.hashed(Keys(), PINS["desk"])
    hotel.write("UPDATE account SET pin = :kept WHERE login = 'desk'", kept=kept)
    assert desk.unlock("desk", PINS["desk"]).login == "desk"


def test_no_secret_is_kept_in_clear(hotel: Hotel) -> None:
    kept = repr(hotel.rows("SELECT * FROM account"))
    for secret in (*PASSWORDS.values(), *PINS.values()):
        assert secret not in kept


def test_a_password_for_one_use_is_readable_aloud_and_never_the_same() -> None:
    made = {passwords.once() for _ in range(200)}
    assert len(made) == 200
    for secret in made:
        assert re.fullmatch(r"([bcdfghjkmnpqrstvwxz][aeiou][bcdfghjkmnpqrstvwxz][aeiou]-){4}"
                            r"([bcdfghjkmnpqrstvwxz][aeiou]){2}", secret)  # fmt: skip
