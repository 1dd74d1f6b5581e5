"""Names of files to write: no file but the one meant is made, none is written through, none is written over unasked."""

import os
from pathlib import Path

import pytest

from tests.commands.conftest import Program
from tests.conftest import MOVED

WRITES = (("export", "stays"), ("report", "daily", "--format", "csv"))
ODD = (".hidden.csv", "-rf.csv", "a..b.csv", "a b.csv", "a;b.csv", "a|b.csv", "a\nb.csv", "\x1b[2J.csv", "nul\0.csv", "x" * 300 + ".csv",
       "$(id).csv", "`id`.csv", "a:b.csv", "~.csv", "*.csv", "\u202egnp.csv", "..")  # fmt: skip


@pytest.fixture
def folder(lakeside: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with nothing in it."""
    (home / "out").mkdir()
    monkeypatch.chdir(home / "out")
    return home / "out"


def _of_server(path: str) -> bool:
    """Whether it stands for a hotel on a server here."""
    return MOVED.active and path.endswith(("/data", "/data/hotelcs", "/data/hotelcs/servers"))


def test_odd_names_are_refused_and_make_nothing(program: Program, folder: Path) -> None:
    before = sorted(str(path) for path in folder.parent.rglob("*") if "state" not in str(path))
    for words in WRITES:
        for name in ODD:
            ended = program(*words, f"--out={name}")
            assert ended.code in {2, 9}, (words, name, ended)
            assert "Traceback" not in ended.err
            assert "\x1b" not in ended.err
            assert "\u202e" not in ended.err
    after = sorted(str(path) for path in folder.parent.rglob("*") if "state" not in str(path))
    made = [path for path in after if path not in before and "hotel.db" not in path and not _of_server(path)]
    assert made == []


def test_real_names_are_taken_and_only_the_owner_reads_them(program: Program, folder: Path) -> None:
    for name in ("stays.csv", "住客-2026.csv", "a_b-c.1.csv"):
        assert program("export", "stays", "--out", name).code == 0, name
        assert (folder / name).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("there", ["file", "link to a file", "link to nothing", "pipe", "folder"])
def test_what_is_there_is_left_as_it_is(program: Program, folder: Path, there: str) -> None:
    target, aside = folder / "stays.csv", folder / "aside.txt"
    aside.write_text("kept")
    if there == "file":
        target.write_text("kept")
    elif there == "pipe":
        os.mkfifo(target)
    elif there == "folder":
        target.mkdir()
    else:
        target.symlink_to(aside if there == "link to a file" else folder / "none.txt")
    before = os.lstat(target)
    ended = program("export", "stays", "--out", "stays.csv")
    assert ended.code == 9, ended
    assert os.lstat(target).st_ino == before.st_ino
    assert aside.read_text() == "kept"
    assert sorted(path.name for path in folder.iterdir()) == ["aside.txt", "stays.csv"]


def test_written_over_with_yes_a_link_is_replaced_and_not_followed(program: Program, folder: Path) -> None:
    aside = folder / "aside.txt"
    aside.write_text("kept")
    (folder / "stays.csv").symlink_to(aside)
    assert program("export", "stays", "--out", "stays.csv", "--yes").code == 0
    assert aside.read_text() == "kept"
    assert not (folder / "stays.csv").is_symlink()


def test_a_pipe_or_a_folder_is_replaced_by_no_file_not_even_with_yes(program: Program, folder: Path) -> None:
    os.mkfifo(folder / "pipe.csv")
    (folder / "folder.csv").mkdir()
    (folder / "link.csv").symlink_to(folder / "pipe.csv")
    for words in WRITES:
        for name in ("pipe.csv", "folder.csv", "link.csv"):
            ended = program(*words, "--out", name, "--yes")
            assert (ended.code, ended.out) == (9, ""), (words, name, ended)
    assert (folder / "pipe.csv").is_fifo()
    assert (folder / "folder.csv").is_dir()
    assert (folder / "link.csv").is_symlink()


def test_a_folder_that_is_not_there_or_not_ours_is_said(program: Program, folder: Path) -> None:
    for out in ("none/stays.csv", "/proc/stays.csv", "aside.txt/stays.csv"):
        (folder / "aside.txt").touch()
        ended = program("export", "stays", "--out", out)
        assert (ended.code, ended.out) == (9, ""), (out, ended)
