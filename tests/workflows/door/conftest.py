"""A hotel with locked doors: made once, copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workflows.door.doors import Hotel, furnish


@pytest.fixture(scope="session")
def locked_hotel(model_hotel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model hotel, its people with passwords and PINs; copied, never opened, by the tests."""
    path = tmp_path_factory.mktemp("locked") / "hotel.db"
    furnish(model_hotel, path)
    return path


@pytest.fixture
def hotel(locked_hotel: Path, tmp_path: Path) -> Iterator[Hotel]:
    """A hotel of six rooms whose desk, night and admin have secrets."""
    path = tmp_path / "hotel.db"
    shutil.copy(locked_hotel, path)
    made = Hotel(path)
    yield made
    made.close()
