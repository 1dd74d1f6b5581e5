"""The keys of a hotel: made once, kept to the owner, never in the database; numbers sealed to their row."""

import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs.config import config_home
from hotelcs.errors import InputOutput, Refusal
from hotelcs.storage import keys
from hotelcs.storage.keys import Keys

SECRET = bytes(range(32))
NUMBER = "34052419800101001X"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A configuration folder of the test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.text(st.characters(codec="utf-8"), max_size=20))
def test_what_is_sealed_is_opened_again_in_its_place_only(number, place):
    made = Keys(SECRET)
    sealed = made.seal(number, place)
    assert made.open(sealed, place) == number
    assert made.open(sealed, place + "x") is None
    assert number.encode() not in sealed or len(number) < 2


def test_the_same_number_is_sealed_differently_each_time():
    made = Keys(SECRET)
    assert made.seal(NUMBER, "row") != made.seal(NUMBER, "row")


def test_another_hotels_key_opens_nothing():
    sealed = Keys(SECRET).seal(NUMBER, "row")
    assert Keys(SECRET[::-1]).open(sealed, "row") is None
    assert Keys().open(sealed, "row") is None


@pytest.mark.parametrize("place", range(0, 60, 7))
def test_a_sealed_number_that_was_touched_is_not_opened(place):
    made = Keys(SECRET)
    sealed = bytearray(made.seal(NUMBER, "row"))
    place = max(1, place % len(sealed))
    sealed[place] ^= 1
    assert made.open(bytes(sealed), "row") is None


def test_a_sealed_number_bears_its_version_first():
    assert Keys(SECRET).seal(NUMBER, "row")[:1] == b"\x01"


def test_without_the_key_nothing_is_sealed_and_the_way_out_is_said():
    with pytest.raises(Refusal) as caught:
        Keys().seal(NUMBER, "row")
    assert (caught.value.code, caught.value.field) == ("KEY_MISSING", "document")
    assert "recovery sheet" in caught.value.hint


def test_equal_numbers_are_known_by_their_digest_and_not_told_by_it():
    made = Keys(SECRET)
    assert made.digest(NUMBER) == made.digest(NUMBER)
    assert made.digest(NUMBER) != made.digest(NUMBER[:-1])
    assert made.digest(NUMBER) != Keys(SECRET[::-1]).digest(NUMBER)
    assert NUMBER not in made.digest(NUMBER)


def test_the_three_keys_are_three():
    """One purpose's key says nothing about another's."""
    made = Keys(SECRET)
    derived = {made._derive(purpose) for purpose in ("ledger", "blind-index", "seal")}
    assert len(derived) == 3
    assert SECRET not in derived


def test_the_chain_depends_on_what_was_before_on_the_body_and_on_the_key():
    made = Keys(SECRET)
    first = made.chain("0" * 64, "body")
    assert first == made.chain("0" * 64, "body")
    assert (
        len(
            {
                first,
                made.chain("1" * 64, "body"),
                made.chain("0" * 64, "bodY"),
                Keys(b"x" * 32).chain("0" * 64, "body"),
            }
        )
        == 4
    )
    assert len(first) == 64


def test_a_chain_without_the_key_says_so():
    assert Keys().chain("0" * 64, "body").startswith("unkeyed:")
    assert not Keys(SECRET).chain("0" * 64, "body").startswith("unkeyed:")


def test_a_key_file_is_made_once_for_its_owner_alone():
    made = keys.make("abc")
    path = keys.key_file("abc")
    assert path.parent == config_home()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert keys.load("abc").secret == made.secret
    assert len(made.secret) == 32
    with pytest.raises(InputOutput) as caught:
        keys.make("abc")
    assert caught.value.exit == 9
    assert keys.load("abc").secret == made.secret


def test_two_hotels_have_two_secrets():
    assert keys.make("one").secret != keys.make("two").secret


@pytest.mark.parametrize("content", [b"", b"not hex", b"abc", b"\xff\xfe", "ключ".encode()])
def test_a_key_file_that_cannot_be_read_is_no_key(content):
    keys.make("abc")
    keys.key_file("abc").write_bytes(content)
    assert keys.load("abc").present is False


def test_no_key_file_is_no_key():
    assert keys.load("nobody").present is False


def test_a_key_with_spaces_around_it_is_the_key():
    made = keys.make("abc")
    path = keys.key_file("abc")
    path.write_text(f"\n  {path.read_text('ascii').strip()}  \n", "ascii")
    assert keys.load("abc").secret == made.secret


def test_a_folder_that_cannot_be_made_is_an_error_of_the_disk(home, monkeypatch):
    (home / "config").mkdir()
    (home / "config" / "hotelcs").write_text("a file where the folder should be", "ascii")
    with pytest.raises(InputOutput):
        keys.make("abc")
