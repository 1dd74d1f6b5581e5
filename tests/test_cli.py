"""The program as it is started from a shell."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hotelcs import __version__
from hotelcs.cli import main


def hotelcs(home: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a home of its own, without a terminal."""
    places = {f"XDG_{name}_HOME": str(home) for name in ("CONFIG", "DATA", "STATE")}
    return subprocess.run(
        [sys.executable, "-m", "hotelcs", *words],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], "HOTELCS_LANG": "en", **places, **environ},
        check=False,
    )


@pytest.mark.parametrize("words", [("--version",), ("--version", "--lang", "zh"), ("config", "--version")])
def test_the_version_is_one_line(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = hotelcs(tmp_path, *words)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"hotelcs {__version__}\n", "")


def test_the_version_can_be_a_document(tmp_path: Path) -> None:
    document = json.loads(hotelcs(tmp_path, "--version", "--json").stdout)
    assert document["data"] == {"version": __version__}


def test_the_screens_need_a_terminal(tmp_path: Path) -> None:
    done = hotelcs(tmp_path, "--json")
    assert done.returncode == 3
    assert json.loads(done.stdout)["error"]["code"] == "E_NOT_READY"


@pytest.mark.parametrize(
    "words", [("--lock-wait",), ("config", "--now", "today"), ("--lang", "fr", "config")]
)
def test_a_wrong_option_ends_2_and_stays_a_document(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = hotelcs(tmp_path, "--json", *words)
    assert (done.returncode, done.stderr) == (2, "")
    assert json.loads(done.stdout)["error"]["exit"] == 2


def test_an_unreadable_configuration_ends_3(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text("db = ", "utf-8")
    done = hotelcs(tmp_path, "config", "list", HOTELCS_CONFIG=str(tmp_path / "c.toml"))
    assert (done.returncode, done.stdout) == (3, "")
    assert "c.toml" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_a_document_is_utf8_in_every_locale(tmp_path: Path, locale: str) -> None:
    done = hotelcs(tmp_path, "config", "list", "--json", "--as", "张伟", LC_ALL=locale)
    assert json.loads(done.stdout)["data"]["settings"]["as"]["value"] == "张伟"


def test_chinese_words_survive_a_terminal_that_cannot_show_them(tmp_path: Path) -> None:
    done = hotelcs(tmp_path, "--lang", "zh", "confg", PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "confg" in done.stderr


def test_a_reader_that_leaves_hears_nothing(tmp_path: Path) -> None:
    command = f"{sys.executable} -m hotelcs config list | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_a_bug_on_the_way_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr("hotelcs.cli.build", lambda _: 1 / 0)
    assert main(["config", "list"]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert "ZeroDivisionError" in (tmp_path / "hotelcs" / "hotelcs.log").read_text("utf-8")


def test_a_configuration_named_on_the_command_line_moves_the_key_file_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from hotelcs.config import config_home

    monkeypatch.setenv("HOTELCS_CONFIG", str(tmp_path / "elsewhere.toml"))
    (tmp_path / "given").mkdir()
    named = tmp_path / "given" / "c.toml"
    named.touch()
    assert main(["config", "list", "--quiet", "--config", str(named)]) == 0
    assert config_home() == named.parent
