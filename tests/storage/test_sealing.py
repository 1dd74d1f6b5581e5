"""A sealed backup: nobody without the secret key reads it, every change shows, and any age program opens it."""

import gzip
import hashlib
import io
import json
import os
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from hotelcs.clock import fixed
from hotelcs.errors import Corrupt, HotelcsError, InputOutput, NotReady, Refusal, Usage
from hotelcs.storage import content, manifest, recipients, restore, sealing, vault
from hotelcs.storage.backup import Wish, back_up
from hotelcs.storage.opened import opened
from hotelcs.storage.scratch import NAME, scratch, sweep
from tests.conftest import NOON, Hand
from tests.faults.test_full_disk import full_disk
from tests.invariants import check

pytestmark = pytest.mark.sqlite_only("keeps copies of the file")

SECRET, PUBLIC = recipients.new_key()
ESCROW, ESCROW_PUBLIC = recipients.new_key()


@pytest.fixture
def wish(hand: Hand, tmp_path: Path) -> Wish:
    hand.book("Zebedee Quartz")
    keys = (PUBLIC, ESCROW_PUBLIC)
    return Wish(
        hand.path, tmp_path / "backups", "20261123-150000", fixed(NOON), recipients=keys, examine=lambda _: []
    )


@pytest.fixture
def sealed(wish: Wish) -> Path:
    return back_up(wish)[0]


def secrets(*keys: str) -> Callable[[], list[str]]:
    return lambda: list(keys)


def nothing_in_clear(folder: Path, but: Path) -> None:
    """No file below `folder` but that of the hotel has a guest's name in it."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.name.startswith(but.name):
            assert b"Quartz" not in path.read_bytes(), path


def test_a_sealed_backup_is_one_file_in_which_no_name_can_be_read(
    wish: Wish, sealed: Path, tmp_path: Path
) -> None:
    assert sealed.name == "hotel-20261123-150000.db.gz.age"
    assert sealed.read_bytes().startswith(b"age-encryption.org/v1\n")
    assert b"Quartz" in wish.source.read_bytes() + wish.source.with_name("hotel.db-wal").read_bytes()
    nothing_in_clear(tmp_path / "backups", wish.source)
    assert list((wish.folder / ".work").iterdir()) == []
    assert sealed.stat().st_mode & 0o777 == 0o600


def test_the_manifest_has_the_digests_of_both_and_who_can_open_it(sealed: Path) -> None:
    made = manifest.read(sealed)
    assert made is not None
    assert made.sha256 == hashlib.sha256(sealed.read_bytes()).hexdigest()
    assert made.recipients == (PUBLIC, ESCROW_PUBLIC)
    plain = gzip.decompress(pyrage.decrypt(sealed.read_bytes(), [pyrage.x25519.Identity.from_str(SECRET)]))
    assert (made.plain_bytes, made.plain_sha256) == (len(plain), hashlib.sha256(plain).hexdigest())
    assert (made.examined, made.problems, made.verified) == (True, (), True)


@pytest.mark.parametrize("key", [SECRET, ESCROW], ids=["hotel", "escrow"])
def test_each_of_the_keys_opens_it(sealed: Path, tmp_path: Path, key: str) -> None:
    with opened(sealed, secrets(key), tmp_path) as found:
        check(found.file)
        assert found.path == sealed
        assert found.content.rows["reservation"] == 1
        inside = found.file
    assert not inside.exists()
    assert list((tmp_path / NAME).iterdir()) == []


def test_without_a_key_it_stays_shut(sealed: Path, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="is sealed") as refused, opened(sealed, None, tmp_path):
        pass
    assert (refused.value.code, refused.value.exit) == ("KEY_WANTED", 4)


def test_another_key_does_not_open_it_and_leaves_nothing(sealed: Path, tmp_path: Path) -> None:
    other, _ = recipients.new_key()
    with pytest.raises(Refusal, match="another key") as refused, opened(sealed, secrets(other), tmp_path):
        pass
    assert (refused.value.code, refused.value.exit) == ("OTHER_KEY", 4)
    assert list((tmp_path / NAME).iterdir()) == []


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def lengthened(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"x")


@pytest.mark.parametrize("with_manifest", [True, False])
@pytest.mark.parametrize("harm", [flipped, cut, lengthened])
def test_what_was_changed_is_refused_with_and_without_its_manifest(
    sealed: Path, tmp_path: Path, harm: Callable[[Path], None], with_manifest: bool
) -> None:
    harm(sealed)
    if not with_manifest:
        manifest.place_of(sealed).unlink()
    with pytest.raises(Corrupt) as refused, opened(sealed, secrets(SECRET), tmp_path):
        pass
    assert refused.value.exit == 8
    assert not list(tmp_path.glob(f"{NAME}/*")), "nothing in clear is left"


def planted(path: Path, inside: bytes) -> None:
    """Put something else, properly encrypted, in the place of a backup."""
    path.write_bytes(pyrage.encrypt(inside, [pyrage.x25519.Recipient.from_str(PUBLIC)]))
    manifest.place_of(path).unlink(missing_ok=True)


def test_a_bomb_is_stopped_at_the_size_the_manifest_tells(sealed: Path, tmp_path: Path) -> None:
    made = manifest.read(sealed)
    assert made is not None
    planted(sealed, gzip.compress(b"\0" * (made.plain_bytes * 3), 9))
    told = replace(made, bytes=sealed.stat().st_size, sha256=hashlib.sha256(sealed.read_bytes()).hexdigest())
    manifest.place_of(sealed).write_text(told.text())
    with pytest.raises(Corrupt, match="more than it may"), opened(sealed, secrets(SECRET), tmp_path):
        pass
    assert list((tmp_path / NAME).iterdir()) == []


def test_a_bomb_without_a_manifest_is_stopped_too(sealed: Path, tmp_path: Path) -> None:
    planted(sealed, gzip.compress(b"\0" * (sealing.CHUNK * 120), 9))
    with pytest.raises(Corrupt, match="more than it may"), opened(sealed, secrets(SECRET), tmp_path):
        pass


@pytest.mark.parametrize("inside", [
    b"", b"Dear night manager", gzip.compress(b"Dear night manager" * 500), gzip.compress(b"")[:-4],
    gzip.compress(b"x" * 5000) + b"more",
], ids=["nothing", "words", "packed words", "cut", "more behind it"])  # fmt: skip
def test_what_holds_no_hotel_is_refused(sealed: Path, tmp_path: Path, inside: bytes) -> None:
    planted(sealed, inside)
    with pytest.raises(HotelcsError) as refused, opened(sealed, secrets(SECRET), tmp_path):
        pass
    assert refused.value.exit in (3, 8)


def test_two_backups_whose_files_were_exchanged_are_both_refused(
    wish: Wish, sealed: Path, tmp_path: Path
) -> None:
    other, _ = back_up(replace(wish, stamp="20261123-160000"))
    aside = tmp_path / "aside"
    sealed.rename(aside)
    other.rename(sealed)
    aside.rename(other)
    for path in (sealed, other):
        with pytest.raises(Corrupt, match="checksum"), opened(path, secrets(SECRET), tmp_path):
            pass


def test_every_changed_letter_of_a_manifest_shows(sealed: Path) -> None:
    place = manifest.place_of(sealed)
    good = place.read_bytes()
    for at in range(0, len(good), 7):
        for bit in (0, 5):
            bad = bytearray(good)
            bad[at] ^= 1 << bit
            place.write_bytes(bad)
            with pytest.raises(Corrupt):
                manifest.read(sealed)
    place.write_bytes(good)
    assert manifest.read(sealed) is not None


def test_a_manifest_of_the_release_before_is_still_understood(sealed: Path) -> None:
    place = manifest.place_of(sealed)
    told = json.loads(place.read_text())
    new = ("digest", "plain_bytes", "plain_sha256", "recipients", "pinned")
    place.write_text(json.dumps({name: value for name, value in told.items() if name not in new}))
    found = manifest.read(sealed)
    assert found is not None
    assert (found.recipients, found.pinned) == ((), False)


def test_a_manifest_of_a_later_release_is_understood_as_far_as_it_goes(sealed: Path) -> None:
    place = manifest.place_of(sealed)
    told = json.loads(place.read_text()) | {"weather": "fine"}
    place.write_text(json.dumps(told | {"digest": manifest.digest_of(told)}))
    assert manifest.read(sealed) is not None


def test_without_the_library_nothing_is_written_in_clear(wish: Wish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(NotReady, match="age library"):
        back_up(wish)
    assert not wish.folder.exists() or not manifest.listed(wish.folder)


@pytest.mark.parametrize("limit", [0, 4096, 60_000, 400_000])
def test_a_disk_that_fills_up_leaves_nothing_in_clear(wish: Wish, limit: int, tmp_path: Path) -> None:
    with full_disk(limit), pytest.raises(InputOutput):
        back_up(wish)
    assert list((wish.folder / ".work").iterdir()) == []
    assert not list(wish.folder.glob("*.db*"))


def test_a_disk_that_fills_up_while_one_is_opened_leaves_nothing_in_clear(
    sealed: Path, tmp_path: Path
) -> None:
    for limit in (0, 100_000):
        with full_disk(limit), pytest.raises(InputOutput), opened(sealed, secrets(SECRET), tmp_path):
            pass
        assert list((tmp_path / NAME).iterdir()) == []


def test_too_little_space_is_noticed_before_anything_is_written(
    wish: Wish, sealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = wish.source.stat().st_size
    monkeypatch.setattr(vault.shutil, "disk_usage", lambda _: vault.shutil._ntuple_diskusage(1, 1, size * 2))
    with pytest.raises(InputOutput, match="MB are needed"):
        back_up(replace(wish, stamp="later"))
    monkeypatch.setattr(vault.shutil, "disk_usage", lambda _: vault.shutil._ntuple_diskusage(1, 1, 100))
    with (
        pytest.raises(InputOutput, match="MB are needed"),
        opened(sealed, secrets(SECRET), tmp_path),
    ):
        pass


def test_a_hotel_that_is_damaged_is_not_sealed(wish: Wish, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(path: Path) -> None:
        raise Corrupt("damaged", path=path)

    monkeypatch.setattr(content, "checked_still", damaged)
    with pytest.raises(Corrupt):
        back_up(wish)
    assert list((wish.folder / ".work").iterdir()) == []
    assert manifest.listed(wish.folder) == []


def test_the_common_compressor_makes_what_the_fast_one_makes(
    wish: Wish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "isal", None)
    with opened(back_up(wish)[0], secrets(SECRET), tmp_path) as found:
        check(found.file)


def test_a_new_file_is_made_from_a_sealed_backup(sealed: Path, tmp_path: Path) -> None:
    with opened(sealed, secrets(SECRET), tmp_path) as found:
        restore.into_new(found, tmp_path / "new" / "hotel.db")
    check(tmp_path / "new" / "hotel.db")


# --- public keys


@pytest.fixture
def uid(hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The hotel, with a folder of configuration of this test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config" / "hotelcs").mkdir(parents=True)
    return hand.desk.uid


def test_public_keys_are_kept_in_the_file_that_age_reads(uid: str) -> None:
    assert recipients.listed(uid) == []
    assert recipients.add(uid, "hotel", PUBLIC)
    assert recipients.add(uid, "escrow", ESCROW_PUBLIC)
    assert not recipients.add(uid, "escrow", ESCROW_PUBLIC), "there already"
    place = recipients.place_of(uid)
    assert place.read_text() == f"# hotel\n{PUBLIC}\n# escrow\n{ESCROW_PUBLIC}\n"
    assert place.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in recipients.listed(uid)] == ["hotel", "escrow"]
    assert recipients.remove(uid, "hotel")
    assert not recipients.remove(uid, "hotel")
    assert [one.key for one in recipients.listed(uid)] == [ESCROW_PUBLIC]


def test_a_list_written_by_hand_is_understood(uid: str) -> None:
    place = recipients.place_of(uid)
    place.write_text(f"\n{PUBLIC}\n\n# lawyer\n{ESCROW_PUBLIC}\n")
    assert [(one.name, one.key) for one in recipients.listed(uid)] == [
        ("key-1", PUBLIC), ("lawyer", ESCROW_PUBLIC)]  # fmt: skip


@pytest.mark.parametrize(("name", "key", "code"), [
    ("a", "age1nonsense", "NO_PUBLIC_KEY"), ("a", "", "NO_PUBLIC_KEY"), ("a", SECRET, "SECRET_KEY"),
    ("hotel", ESCROW_PUBLIC, "KEY_KNOWN"), ("other", PUBLIC, "KEY_KNOWN"),
], ids=["nonsense", "nothing", "secret", "same-name", "same-key"])  # fmt: skip
def test_what_is_no_public_key_is_not_taken(uid: str, name: str, key: str, code: str) -> None:
    recipients.add(uid, "hotel", PUBLIC)
    with pytest.raises(Refusal) as refused:
        recipients.add(uid, name, key)
    assert refused.value.code == code
    assert SECRET not in str(refused.value)
    assert [one.name for one in recipients.listed(uid)] == ["hotel"]


@pytest.mark.parametrize("name", ["", "a b", "../x", "x" * 41, "主", "-x", "a\nage1"])
def test_a_name_is_a_word(uid: str, name: str) -> None:
    with pytest.raises(Usage):
        recipients.add(uid, name, PUBLIC)


def test_a_list_that_cannot_be_read_is_no_reason_to_write_in_clear(uid: str) -> None:
    place = recipients.place_of(uid)
    for text in (b"age1broken\n", b"\xff\xfe"):
        place.write_bytes(text)
        with pytest.raises(HotelcsError):
            recipients.listed(uid)


def test_secret_keys_are_read_from_a_file_with_comments(tmp_path: Path) -> None:
    path = tmp_path / "key.txt"
    path.write_text(f"# created: today\n# public key: {PUBLIC}\n{SECRET}\r\n\n{ESCROW}")
    assert recipients.identities_of(path) == [SECRET, ESCROW]
    path.write_text("nothing here\nAGE-SECRET-KEY-1NONSENSE\n")
    with pytest.raises(NotReady, match="no secret key"):
        recipients.identities_of(path)
    with pytest.raises(InputOutput):
        recipients.identities_of(tmp_path / "none")
    with pytest.raises(NotReady):
        recipients.identities_of(Path(os.devnull))


# --- private folders


def test_a_scratch_folder_in_use_is_not_swept_and_one_left_behind_is(tmp_path: Path) -> None:
    left = tmp_path / NAME / "left"
    left.mkdir(parents=True)
    (left / "plain.db").write_bytes(b"guests")
    with scratch(tmp_path) as mine:
        assert not left.exists()
        assert mine.stat().st_mode & 0o777 == 0o700
        assert sweep(tmp_path) == 0
        assert mine.is_dir()
    assert not mine.exists()


def test_the_packed_stream_is_read_in_pieces_of_any_size() -> None:
    data = os.urandom(50_000) + b"\0" * 3_000_000
    packing = sealing._Packing(io.BytesIO(data))
    packed = b""
    while piece := packing.read(1013):
        packed += piece
    assert zlib.decompress(packed, sealing.GZIP) == data
    assert packing.size == len(data)
