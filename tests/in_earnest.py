"""Hotels are made by their migrations, not copied, where making one is among the matters of the tests."""

from collections.abc import Iterator

import pytest

from hotelcs.storage import migrate
from tests.conftest import MIGRATE


@pytest.fixture(scope="module", autouse=True)
def made_in_earnest() -> Iterator[None]:
    """Migrating in earnest; a folder of tests that wants it imports this in its `conftest.py`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "_run", MIGRATE)
        yield
