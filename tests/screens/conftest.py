"""Screens speak English unless a test says otherwise."""

from collections.abc import Iterator

import pytest

from hotelcs import i18n
from tests.screens.bench_of_keys import Keys


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins and ends in English."""
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture
def keys() -> Keys:
    """A person at the desk of the hotel in memory, on Home."""
    return Keys()
