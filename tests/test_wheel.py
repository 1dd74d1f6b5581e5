"""A wheel carries everything the program reads at run time, and runs where it is the only thing there."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from hotelcs import __version__
from tests.source_tree import ROOT


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree, built and unpacked."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = place.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place / "site")
    return place / "site"


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_data_travel_inside_the_package(unpacked: Path) -> None:
    assert files_in(unpacked / "hotelcs" / "data") == files_in(ROOT / "data")


def test_the_catalogue_is_compiled(unpacked: Path) -> None:
    compiled = unpacked / "hotelcs/data/locale/zh_CN/LC_MESSAGES/hotelcs.mo"
    assert compiled.stat().st_size > 0


def test_every_file_of_the_package_travels(unpacked: Path) -> None:
    source = {name for name in files_in(ROOT / "hotelcs") if "__pycache__" not in name}
    assert {name for name in files_in(unpacked / "hotelcs") if not name.startswith("data/")} == source


def test_nothing_but_the_program_is_in_it(unpacked: Path) -> None:
    assert {path.name.split("-")[0] for path in unpacked.iterdir()} == {"hotelcs"}


def run(unpacked: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the unpacked program from elsewhere."""
    return subprocess.run(
        [sys.executable, "-m", "hotelcs", *words],
        cwd=unpacked.parent,
        env={**os.environ, "PYTHONPATH": str(unpacked), "LANGUAGE": ""},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )


def test_the_wheel_runs_and_speaks_chinese(unpacked: Path) -> None:
    assert run(unpacked, "--version").stdout == f"hotelcs {__version__}\n"
    assert "显示版本" in run(unpacked, "--help", "--lang", "zh").stdout
