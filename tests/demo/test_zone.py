"""The name of this machine's time zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from hotelcs.demo.zone import local_zone

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def link(tmp_path):
    def made(name: str):
        path = tmp_path / "localtime"
        path.symlink_to(tmp_path / "zoneinfo" / name)
        return path

    return made


def test_the_environment_names_it(monkeypatch, link):
    for given in ("Europe/Lisbon", ":Europe/Lisbon"):
        monkeypatch.setenv("TZ", given)
        assert local_zone(NOW) == "Europe/Lisbon"


def test_else_the_systems_link_does(monkeypatch, link):
    monkeypatch.delenv("TZ", raising=False)
    assert local_zone(NOW, link("Asia/Shanghai")) == "Asia/Shanghai"


@pytest.mark.parametrize("named", ["Mars/Base", "../etc/passwd", "\0", ""])
def test_else_it_is_a_distance_from_utc(monkeypatch, link, tmp_path, named):
    monkeypatch.setenv("TZ", named) if "\0" not in named else monkeypatch.delenv("TZ", raising=False)
    zone = local_zone(NOW, tmp_path / "none")
    assert zone == "UTC" or zone.startswith("Etc/GMT")
    assert (
        abs(NOW.astimezone(ZoneInfo(zone)).utcoffset() - NOW.astimezone().utcoffset()).total_seconds() < 3600
    )
