"""A guest goes from a server as from a file, and what went is told beside the backups of this machine."""

import shutil
from contextlib import closing
from pathlib import Path

from hotelcs.storage.hotel_file import HotelFile
from hotelcs.workflows.organisation.moving import move
from hotelcs.workflows.privacy.erased_log import places_of
from tests.conftest import Hand
from tests.invariants import check
from tests.postgres_server import Cluster
from tests.workflows.privacy.house import NAME, erase, trace, years_ago


def test_a_guest_who_goes_is_told_in_both_places(
    business_hotel: Path, tmp_path: Path, cluster: Cluster, database: str
) -> None:
    path = tmp_path / "hotel.db"
    shutil.copy(business_hotel, path)
    rec, gm = Hand(path, "rec"), Hand(path, "gm")
    guest = trace(rec, gm)["guest"]
    for hand in (rec, gm):
        hand.desk.close()
    years_ago(path)
    url = cluster.make(database, "empty")
    with closing(HotelFile(path)) as hotel:
        move(hotel, url)
    gm, inf = Hand(url, "gm"), Hand(url, "inf")
    first, copy = places_of(gm.desk.uid, gm.desk.file.path)
    copy.parent.mkdir(parents=True)
    assert erase(inf, gm, guest)["rest_date"] == ""
    assert gm.value("SELECT count(*) FROM guest WHERE name = :name", name=NAME) == 0
    assert copy.read_text() == first.read_text() != ""
    check(gm)
    for hand in (gm, inf):
        hand.desk.close()
