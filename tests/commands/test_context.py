"""Flag over environment over file over default, each with its origin."""

from pathlib import Path

import pytest

from hotelcs.clock import iso
from hotelcs.commands.context import Settings, build
from hotelcs.errors import NotReady, Usage


def configured(home: Path, text: str) -> Path:
    path = home / "config" / "hotelcs" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return path


def test_without_anything_given_everything_is_a_default(home: Path) -> None:
    settings = build({}, {})
    assert set(settings.origin.values()) == {"default"}
    assert settings.db == str(home / "data" / "hotelcs" / "hotel.db")
    assert settings.log == home / "state" / "hotelcs" / "hotelcs.log"
    assert (settings.lang, settings.login, settings.lock_wait) == ("en", None, 30.0)


def test_the_order_is_flag_environment_file_default(home: Path) -> None:
    configured(home, 'db = "file.db"\nuser = "file"\nlock_wait = 5\nlang = "zh"')
    settings = build({"db": "flag.db"}, {"HOTELCS_DB": "env.db", "HOTELCS_USER": "env"})
    assert (settings.db, settings.login, settings.lock_wait, settings.lang) == ("flag.db", "env", 5.0, "zh")
    origins = [settings.origin[name] for name in ("db", "as", "lock-wait", "log")]
    assert origins == ["flag", "environment", "file", "default"]


def test_an_empty_variable_counts_as_not_given() -> None:
    settings = build({}, {"HOTELCS_DB": "", "NO_COLOR": ""})
    assert settings.origin["db"] == "default"
    assert not settings.no_color


@pytest.mark.parametrize("value", ["1", "0", "x"])
def test_any_no_color_means_no_colours(value: str) -> None:
    assert build({}, {"NO_COLOR": value}).no_color


def test_a_named_configuration_file_must_exist(home: Path) -> None:
    with pytest.raises(NotReady) as refused:
        build({"config": str(home / "none.toml")}, {})
    assert "none.toml" in str(refused.value)


def test_the_configuration_file_can_be_named_by_flag_or_variable(home: Path) -> None:
    path = home / "other.toml"
    path.write_text('user = "lin"', "utf-8")
    assert build({"config": str(path)}, {}).origin["config"] == "flag"
    by_variable = build({}, {"HOTELCS_CONFIG": str(path)})
    assert (by_variable.login, by_variable.origin["config"]) == ("lin", "environment")


@pytest.mark.parametrize("text", ["db =", "\x00", "colour = 1", "[db]\nx = 1\n[y]"])
def test_a_damaged_configuration_file_is_refused_with_its_name(home: Path, text: str) -> None:
    path = configured(home, text)
    with pytest.raises(NotReady) as refused:
        build({}, {})
    assert str(path) in str(refused.value)


def test_a_configuration_file_in_another_encoding_is_refused(home: Path) -> None:
    configured(home, "").write_bytes('user = "张"'.encode("gbk"))
    with pytest.raises(NotReady):
        build({}, {})


@pytest.mark.parametrize("value", ["-1", "3601", "nan", "inf", "x", "1e9", "３０s"])
def test_the_wait_for_the_lock_is_a_number_of_seconds(value: str) -> None:
    with pytest.raises(Usage) as refused:
        build({"lock-wait": value}, {})
    assert refused.value.exit == 2


@pytest.mark.parametrize("value", ["0", "0.5", "3600", " 7 "])
def test_the_wait_may_be_none_or_an_hour(value: str) -> None:
    assert build({"lock-wait": value}, {}).lock_wait == float(value)


@pytest.mark.parametrize("value", ["now", "2026-11-23", "2026-11-23T03:01:00", "25:00"])
def test_now_needs_a_zone(value: str) -> None:
    with pytest.raises(Usage):
        build({"now": value}, {})


def test_now_stops_the_clock() -> None:
    clock = build({"now": "2026-11-23T11:01:00+08:00"}, {}).clock
    assert iso(clock()) == iso(clock()) == "2026-11-23T03:01:00Z"


@pytest.mark.parametrize("lang", ["fr", "zh_CN", "EN"])
def test_a_language_that_is_not_there_is_refused(lang: str) -> None:
    with pytest.raises(Usage) as refused:
        build({"lang": lang}, {})
    assert "en zh" in str(refused.value)


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        build({}, {}).db = "other"  # type: ignore[misc]
    assert Settings.__dataclass_params__.frozen  # type: ignore[attr-defined]
