"""Every view tells the same of a hotel on the server as of the same hotel in its file."""

from contextlib import closing
from pathlib import Path
from typing import Any

from hotelcs.errors import HotelcsError
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.workflows.desk import Desk, open_desk
from hotelcs.workflows.organisation.moving import move
from hotelcs.workflows.views import VIEWS
from tests.conftest import NOON
from tests.postgres_server import Cluster
from tests.workflows.test_every_view import needed

OF_THE_MACHINE = {"door", "roll-calls", "backups", "revealed-document"}
"""What they tell is not in the database, or what is asked is entered."""


def seen(desk: Desk, view: str) -> Any:
    """What the view shows, or the code of its refusal."""
    try:
        return desk.show(view, **needed(view))
    except HotelcsError as error:
        return error.code


def test_every_view_of_the_demo_hotel_is_the_same_on_both(
    demo_hotel: Path, cluster: Cluster, database: str
) -> None:
    url = cluster.make(database, "empty")
    with closing(HotelFile(demo_hotel)) as hotel:
        move(hotel, url)
    with (
        closing(open_desk(demo_hotel, clock=lambda: NOON)) as file,
        closing(open_desk(url, clock=lambda: NOON)) as server,
    ):
        rows, other = 0, []
        for view in VIEWS:
            if view not in OF_THE_MACHINE:
                there = seen(server, view)
                if seen(file, view) != there:
                    other.append(view)
                rows += len(there) if isinstance(there, list) else 0
    assert other == []
    assert rows > 1000
