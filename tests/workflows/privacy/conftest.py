"""The house of the tests of privacy: three people at one business hotel."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import Hand
from tests.workflows.privacy.house import trace


@pytest.fixture(scope="session")
def traced_hotel(
    business_hotel: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, str]]:
    """A hotel with a guest who has left; copied, never opened, by the tests. With the numbers."""
    path = tmp_path_factory.mktemp("traced") / "hotel.db"
    shutil.copy(business_hotel, path)
    rec, gm = Hand(path, "rec"), Hand(path, "gm")
    numbers = trace(rec, gm)
    rec.desk.close()
    gm.desk.close()
    return path, numbers


@pytest.fixture
def house(traced_hotel: tuple[Path, dict[str, str]], tmp_path: Path) -> Iterator[SimpleNamespace]:
    """`rec`, `gm` and `inf` at a hotel of their own, and the numbers of the guest who has left."""
    path = tmp_path / "hotel.db"
    shutil.copy(traced_hotel[0], path)
    hands = {login: Hand(path, login) for login in ("rec", "gm", "inf")}
    yield SimpleNamespace(path=path, **hands, **traced_hotel[1])
    for hand in hands.values():
        hand.desk.close()
