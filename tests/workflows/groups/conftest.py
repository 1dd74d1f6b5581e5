"""Hands at a business hotel, where every post has somebody."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Hand


@pytest.fixture
def business_hand(business_hotel: Path, tmp_path: Path) -> Iterator[Hand]:
    """The manager's hands."""
    path = tmp_path / "business.db"
    shutil.copy(business_hotel, path)
    made = Hand(path)
    yield made
    made.desk.close()
