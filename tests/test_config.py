"""Where things are: flag over environment over default, folders as the platform has them."""

import sys
from pathlib import Path

import pytest

from hotelcs import config

FOLDERS = {
    config.data_home: ("XDG_DATA_HOME", ".local/share"),
    config.config_home: ("XDG_CONFIG_HOME", ".config"),
    config.state_home: ("XDG_STATE_HOME", ".local/state"),
}


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A home of the test's own with nothing set."""
    for variable, _ in FOLDERS.values():
        monkeypatch.delenv(variable, raising=False)
    for name in (
        "HOTELCS_DB",
        "HOTELCS_CONFIG",
        "HOTELCS_LANG",
        "HOTELCS_USER",
        "LC_ALL",
        "LANG",
        "LOCALAPPDATA",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.__name__)
def test_a_folder_is_where_xdg_says_and_else_below_home(folder, monkeypatch, tmp_path):
    variable, fallback = FOLDERS[folder]
    monkeypatch.setattr(sys, "platform", "linux")
    assert folder() == tmp_path / fallback / "hotelcs"
    monkeypatch.setenv(variable, "/srv/place")
    assert folder() == Path("/srv/place/hotelcs")
    monkeypatch.setenv(variable, "")
    assert folder() == tmp_path / fallback / "hotelcs", "an empty variable counts as not set"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.__name__)
def test_windows_and_macos_have_their_own_folders(folder, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert folder() == tmp_path / "Library" / "Application Support" / "hotelcs"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "AppData" / "Local"))
    assert folder() == tmp_path / "AppData" / "Local" / "hotelcs"
    monkeypatch.delenv("LOCALAPPDATA")
    assert folder() == tmp_path / "hotelcs"


def test_the_key_lies_beside_the_configuration_that_was_named(monkeypatch, tmp_path):
    monkeypatch.setenv("HOTELCS_CONFIG", "~/desk/config.toml")
    assert config.config_home() == tmp_path / "desk"


def test_the_database_is_the_flag_then_the_variable_then_the_data_folder(monkeypatch, tmp_path):
    assert config.database() == str(config.data_home() / "hotel.db")
    monkeypatch.setenv("HOTELCS_DB", "env.db")
    assert config.database() == "env.db"
    assert config.database("flag.db") == "flag.db"
    assert config.database("") == "env.db"


@pytest.mark.parametrize(
    ("flag", "environ", "spoken"),
    [
        (None, {}, "en"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        (None, {"LANG": "C", "LC_ALL": "zh_TW"}, "zh"),
        (None, {"LC_ALL": "en_GB", "HOTELCS_LANG": "zh"}, "zh"),
        ("en", {"HOTELCS_LANG": "zh", "LANG": "zh_CN"}, "en"),
        ("zh", {"HOTELCS_LANG": "en"}, "zh"),
        ("ZH", {}, "zh"),
        (None, {"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_language_is_the_flag_then_ours_then_the_terminals(flag, environ, spoken, monkeypatch):
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert config.language(flag) == spoken


def test_who_acts_is_the_flag_then_the_variable_then_nobody(monkeypatch):
    assert config.login() is None
    monkeypatch.setenv("HOTELCS_USER", "lin")
    assert config.login() == "lin"
    assert config.login("desk") == "desk"


@pytest.mark.parametrize(
    "parts", [("locale", "zh_CN", "LC_MESSAGES", "hotelcs.po"), ("templates", "rooms.toml"), ("mappings",)]
)
def test_what_is_shipped_is_there(parts):
    assert config.data_path(*parts).exists()


def test_inside_a_wheel_the_data_lies_in_the_package(monkeypatch, tmp_path):
    package = tmp_path / "hotelcs"
    (package / "data").mkdir(parents=True)
    monkeypatch.setattr(config, "__file__", str(package / "config.py"))
    config.data_root.cache_clear()
    try:
        assert config.data_path("x") == package / "data" / "x"
    finally:
        config.data_root.cache_clear()
