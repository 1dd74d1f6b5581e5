"""One PostgreSQL server for these tests; a database with the hotel of six rooms for each that asks."""

from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from hotelcs.models import every_table
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.postgres import driver, making
from hotelcs.storage.postgres.server import Server
from hotelcs.workflows.organisation.moving import move
from tests import postgres_server
from tests.conftest import Hand
from tests.postgres_server import Cluster

_COUNT = count()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Any]:
    """A server with a database `empty` that has the tables and no hotel."""
    made = postgres_server.cluster()
    server = Server.parse(made.make("empty"))
    with closing(driver.connect(server)) as connection, connection.transaction():
        making.furnish(connection, every_table())
    yield made
    made.end()


@pytest.fixture(autouse=True)
def _of_this_machine(_home: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What this machine keeps of a hotel on a server is the test's own."""
    for kind in ("DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "first" / kind.lower()))


@pytest.fixture
def own(cluster: Any) -> Cluster:
    """The server, which may be stopped: nobody stops one of others."""
    if not isinstance(cluster, Cluster):
        pytest.skip("the server that is named is not stopped")
    return cluster


@pytest.fixture(scope="session")
def model(cluster: Cluster, model_hotel: Path) -> str:
    """The name of a database that holds the hotel of six rooms; copied, never opened, by the tests."""
    url = cluster.make("model", "empty")
    with closing(HotelFile(model_hotel)) as hotel:
        move(hotel, f"{url}&property=new")
    return "model"


@pytest.fixture
def database(cluster: Cluster) -> Iterator[str]:
    """A name for a database, which is taken away at the end."""
    name = f"test{next(_COUNT)}"
    yield name
    cluster.drop(name)


@pytest.fixture
def url(cluster: Cluster, model: str, database: str) -> str:
    """The URL of a copy of the hotel of six rooms."""
    return cluster.make(database, model)


@pytest.fixture
def there(url: str) -> Iterator[Hand]:
    """A manager's hands at the hotel of six rooms on the server."""
    made = Hand(url)
    yield made
    made.desk.close()
