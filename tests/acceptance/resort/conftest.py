"""The booking file, read once; tests that need all of it are left out where it is not beside the checkout."""

import pytest

from tests.acceptance.resort import oracle


@pytest.fixture(scope="session")
def resort() -> tuple[oracle.Row, ...]:
    if not oracle.source().is_file():
        pytest.skip(f"the resort's bookings are not at {oracle.source()}: set HOTELCS_SHARED")
    return tuple(oracle.rows())
