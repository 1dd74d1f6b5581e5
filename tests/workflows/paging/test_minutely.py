"""A terminal lets what is due be sent each minute, by a process of its own, and only when something is."""

from typing import Any

import pytest

from hotelcs.workflows.paging import minutely
from tests.workflows.paging.conftest import Pager


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What was started."""
    found: list[list[str]] = []

    def popen(words: list[str], **options: Any) -> None:
        found.append([*words[1:], options["env"]["HOTELCS_DB"]])

    monkeypatch.setattr(minutely.subprocess, "Popen", popen)
    return found


def test_nothing_is_started_while_nothing_is_due(
    pager: Pager, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minutely, "system_clock", pager.hand.desk.clock)
    pager.hand.desk.escalate()
    assert started == []


def test_a_page_that_is_due_is_sent_in_the_name_of_the_jobs(
    pager: Pager, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pager.channel("json://127.0.0.1:9/page")
    pager.page()
    pager.hand.desk.escalate()
    assert started == []
    monkeypatch.setattr(minutely, "system_clock", pager.hand.desk.clock)
    pager.hand.desk.escalate()
    assert started == [
        [
            "-m",
            "hotelcs",
            "page",
            "send",
            "--quiet",
            "--as",
            "cron",
            "--lang",
            "en",
            pager.hand.desk.file.address,
        ]
    ]


def test_a_call_out_that_has_to_go_on_is_enough(
    pager: Pager, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minutely, "system_clock", pager.hand.desk.clock)
    pager.hand.do("call-out", reason="smoke")
    assert minutely.start(pager.hand.desk) is False
    pager.minutes(2)
    assert minutely.start(pager.hand.desk) is True
    assert len(started) == 1
