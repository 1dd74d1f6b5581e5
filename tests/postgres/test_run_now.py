"""A job from the screen of a hotel on a server: it meets that hotel, and its words have no password."""

import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from hotelcs.storage import manifest
from hotelcs.workflows.machine.run_now import run_now
from tests.conftest import Hand

SECRET = "p%40ss"


@pytest.fixture
def desk(url: str) -> Iterator[Any]:
    """A manager's desk at a hotel whose URL has a password."""
    parts = urlsplit(url)
    who, _, host = parts.netloc.rpartition("@")
    secret = who if ":" in who else f"{who}:{SECRET}"
    with closing(Hand(parts._replace(netloc=f"{secret}@{host}").geturl()).desk) as made:
        yield made


def test_the_hotel_of_the_server_is_backed_up_and_verified(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = str(urlsplit(desk.file.address).password)
    started: list[str] = []
    really = subprocess.run

    def run(words: list[str], **options: Any) -> Any:
        started.extend(words)
        assert urlsplit(options["env"]["HOTELCS_DB"]).password == secret
        return really(words, **options)

    monkeypatch.setattr(subprocess, "run", run)
    made = run_now(desk, "backup", "--verify")
    assert (made.exit, made.message) == (0, "")
    kept = manifest.read(Path(made.data["file"]))
    assert kept is not None
    assert kept.uid == desk.uid
    looked = run_now(desk, "verify", "--chain", "--invariants", "--last-backup")
    assert (looked.exit, looked.message) == (0, "")
    assert looked.data["backups"] == [{"file": made.data["file"], "ok": True, "opened": True}]
    assert [check["name"] for check in looked.data["checks"]][:2] == ["references", "chain"]
    assert not [word for word in started if secret in word or "postgres" in word]
