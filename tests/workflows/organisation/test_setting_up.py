"""A hotel is set up whole or not at all."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hotelcs.errors import Refusal
from hotelcs.storage import keys
from hotelcs.workflows.organisation.founding import Plan
from hotelcs.workflows.organisation.setting_up import (
    furnish_floors,
    local_file,
    nothing,
    refuse_taken,
    set_up,
)

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
PLAN = Plan("Lakeside", "湖畔", date(2026, 11, 23))


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_takes_its_name_only_when_it_is_finished(tmp_path):
    seen: list[list[str]] = []

    def furnish(desk):
        seen.append(files(tmp_path))

    made = set_up(tmp_path / "hotel.db", PLAN, NOW, furnish)
    assert "hotel.db" not in seen[0]
    assert files(tmp_path) == ["hotel.db"]
    assert keys.load(made.uid).secret.hex() == made.recovery


def test_a_failure_leaves_no_file_and_no_key(tmp_path):
    before = list(keys.key_file("x").parent.glob("*.key"))

    def furnish(desk):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        set_up(tmp_path / "hotel.db", PLAN, NOW, furnish)
    assert files(tmp_path) == []
    assert list(keys.key_file("x").parent.glob("*.key")) == before


def test_somebody_faster_keeps_what_they_made(tmp_path):
    path = tmp_path / "hotel.db"

    def furnish(desk):
        path.write_text("theirs", "utf-8")

    with pytest.raises(Refusal) as refused:
        set_up(path, PLAN, NOW, furnish)
    assert refused.value.code == "HOTEL_EXISTS"
    assert path.read_text("utf-8") == "theirs"
    assert files(tmp_path) == ["hotel.db"]


def test_it_can_be_tried_without_keeping_it(tmp_path):
    tried = set_up(tmp_path / "hotel.db", PLAN, NOW, furnish_floors("boutique", [1], 4), keep=False)
    assert tried.counts == {
        "rooms": 4,
        "types": 3,
        "staff": 3,
        "accounts": 4,
        "posts": 12,
        "duties": 64,
        "shifts": 0,
    }
    assert files(tmp_path) == []
    assert not tried.key_file.exists()


def test_no_rooms_is_a_hotel_too(tmp_path):
    assert set_up(tmp_path / "hotel.db", PLAN, NOW, nothing).counts["rooms"] == 0


def test_a_link_that_leads_nowhere_is_taken(tmp_path):
    (tmp_path / "hotel.db").symlink_to(tmp_path / "gone")
    with pytest.raises(Refusal):
        refuse_taken(tmp_path / "hotel.db")


def test_a_url_is_no_place_for_a_file():
    with pytest.raises(Refusal) as refused:
        local_file("postgresql://u:secret@host/db")
    assert refused.value.code == "NOT_A_FILE"
    assert "secret" not in str(refused.value)
