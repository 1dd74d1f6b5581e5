"""Where a hotel's file may live."""

import os
import socket
from pathlib import Path

import pytest

from hotelcs.errors import HotelcsError, InputOutput, NotReady
from hotelcs.storage import place

TABLE = r"""
22 1 253:1 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:26 / /srv rw - nfs4 server:/srv rw,vers=4.2
31 30 0:27 / /srv/local rw - xfs /dev/vdb rw
32 22 0:28 / /mnt/front\040desk rw master:3 propagate_from:2 - cifs //nas/share rw
33 22 0:29 / /mnt/tab\011here rw - fuse.sshfs me@host:/ rw
34 22 0:30 / /mnt/twice rw - ext4 /dev/vdc rw
35 34 0:31 / /mnt/twice rw - 9p host rw
36 22 0:32 / /mnt/latin- rw - tmpfs tmpfs rw
""".lstrip()


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "mountinfo"
    path.write_bytes(TABLE.encode() + b"37 22 0:33 / /mnt/\xff rw - cifs //nas/x rw\n")
    monkeypatch.setattr(place, "MOUNTS", path)
    return path


@pytest.mark.parametrize(("path", "kind"), [
    ("/home/x/hotel.db", "ext4"), ("/srv/hotel.db", "nfs4"), ("/srvice/hotel.db", "ext4"),
    ("/srv/local/hotel.db", "xfs"), ("/srv/localhost/hotel.db", "nfs4"), ("/mnt/front desk/hotel.db", "cifs"),
    ("/mnt/tab\there/hotel.db", "fuse.sshfs"), ("/mnt/twice/hotel.db", "9p"), ("/mnt/latin-/hotel.db", "tmpfs"),
])  # fmt: skip
def test_the_file_system_is_that_of_the_nearest_mount(table: Path, path: str, kind: str) -> None:
    assert place.file_system(Path(path)) == kind


@pytest.mark.parametrize("path", ["/srv/hotel.db", "/mnt/front desk/hotel.db", "/mnt/twice/hotel.db"])
def test_a_network_share_is_refused_with_what_to_do_instead(table: Path, path: str) -> None:
    with pytest.raises(NotReady, match="network share") as refused:
        place.refuse_network(Path(path))
    assert "SSH" in refused.value.hint


def test_some_disks_give_all_files_one_mode(table: Path) -> None:
    assert not place.has_modes(Path("/mnt/front desk/backups"))
    assert place.has_modes(Path("/srv/backups"))
    assert place.has_modes(Path("/home/hotel.db"))


def test_a_local_disk_is_welcome(table: Path) -> None:
    place.refuse_network(Path("/home/hotel.db"))


def test_where_the_system_does_not_tell_nothing_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(place, "MOUNTS", tmp_path / "none")
    assert place.file_system(tmp_path) == ""
    place.refuse_network(tmp_path)


def test_no_file_is_made_on_a_network_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"30 22 0:26 / {tmp_path} rw - nfs server:/srv rw\n")
    monkeypatch.setattr(place, "MOUNTS", mounts)
    with pytest.raises(NotReady, match="network share"):
        place.create_private(tmp_path / "hotel.db")
    assert not (tmp_path / "hotel.db").exists()


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "hotel.db"
    mask = os.umask(0)
    try:
        place.create_private(path)
    finally:
        os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert not place.loose_permissions(path)


def test_a_planted_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "hotel.db").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InputOutput):
        place.create_private(tmp_path / "hotel.db")
    assert not (tmp_path / "elsewhere").exists()


def nothing(path: Path) -> Path:
    return path


def link(path: Path) -> Path:
    path.with_name("real").write_bytes(b"x")
    path.symlink_to(path.with_name("real"))
    return path


def broken_link(path: Path) -> Path:
    path.symlink_to(path.with_name("nowhere"))
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def fifo(path: Path) -> Path:
    os.mkfifo(path)
    return path


def door(path: Path) -> Path:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))
    return path


def empty(path: Path) -> Path:
    path.touch()
    return path


def below_a_file(path: Path) -> Path:
    path.write_bytes(b"x")
    return path / "hotel.db"


def endless_name(path: Path) -> Path:
    return path.with_name("n" * 5000)


def with_nul(path: Path) -> Path:
    return path.with_name("a\0b")


def loop(path: Path) -> Path:
    path.with_name("loop").symlink_to(path.with_name("loop"))
    return path.with_name("loop") / "hotel.db"


ODD = {
    nothing: 3, link: 3, broken_link: 3, folder: 3, fifo: 3, door: 3, empty: 3, below_a_file: 9, endless_name: 9,
    with_nul: 9, loop: 9,
}  # fmt: skip


@pytest.mark.parametrize(("make", "code"), ODD.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_what_is_no_hotel_is_refused_in_one_sentence(tmp_path: Path, make: object, code: int) -> None:
    with pytest.raises(HotelcsError) as refused:
        place.check_existing(make(tmp_path / "odd"))  # type: ignore[operator]
    assert refused.value.exit == code
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_a_file_has_an_identity_and_none_when_it_is_gone(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.touch()
    second.touch()
    before = place.identity(first)
    assert before is not None
    assert before != place.identity(second)
    second.replace(first)
    assert place.identity(first) != before
    assert place.identity(second) is None
