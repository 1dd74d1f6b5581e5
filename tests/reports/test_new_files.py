"""A file that is made anew: plain names only, never through a link, never over another, whole or not at all."""

from pathlib import Path

import pytest

from hotelcs.errors import InputOutput, Usage
from hotelcs.reports.new_files import named, write


def test_a_file_is_its_owners_alone(tmp_path: Path) -> None:
    place = write(tmp_path / "stays_2026.csv", lambda path: path.write_text("x"), over=False)
    assert place.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["stays_2026.csv"]


@pytest.mark.parametrize(
    "name", [".x", "-x", "a..b", "a b", "x\0y", "x;y", "a" * 101, "字" * 34, "a\nb", "$(x)"]
)
def test_a_name_that_is_not_plain_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(Usage):
        named(tmp_path / name)
    assert named(tmp_path / "投诉_2026-11.csv")


def test_a_file_that_is_there_stays_unless_told(tmp_path: Path) -> None:
    place = tmp_path / "x.csv"
    place.write_text("old")
    with pytest.raises(InputOutput):
        write(place, lambda path: path.write_text("new"), over=False)
    assert place.read_text() == "old"
    write(place, lambda path: path.write_text("new"), over=True)
    assert place.read_text() == "new"


def test_a_planted_link_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("old")
    link = tmp_path / "x.csv"
    link.symlink_to(secret)
    with pytest.raises(InputOutput):
        write(link, lambda path: path.write_text("new"), over=False)
    write(link, lambda path: path.write_text("new"), over=True)
    assert secret.read_text() == "old"
    assert not link.is_symlink()


def test_nothing_is_left_of_a_file_that_failed(tmp_path: Path) -> None:
    def fails(path: Path) -> None:
        path.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(InputOutput):
        write(tmp_path / "x.csv", fails, over=False)
    assert not list(tmp_path.iterdir())
    with pytest.raises(InputOutput):
        write(tmp_path / "nowhere" / "x.csv", fails, over=False)
