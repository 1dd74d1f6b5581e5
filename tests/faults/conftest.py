"""Hotels are made by their migrations here, not copied: making one is among the matters of these tests."""

from collections.abc import Iterator

import pytest

from hotelcs.storage import migrate
from tests.conftest import MIGRATE


@pytest.fixture(scope="module", autouse=True)
def _made_in_earnest() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "_run", MIGRATE)
        yield
