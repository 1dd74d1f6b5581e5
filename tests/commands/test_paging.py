"""`hotelcs page`: what is due is sent each minute, what fails is told, a channel can be tried, pages are listed."""

from typing import Any

import pytest

from hotelcs.workflows.paging import transport
from hotelcs.workflows.paging.transport import Outcome
from tests.commands.conftest import Program, dump, rows

CHANNEL = ("do", "set-channel", "channel=night", "post=NM", "address=json://127.0.0.1:9/kettle")
LATER = "2026-11-23T07:03:00Z"


class Service:
    """A service that takes pages, or does not."""

    def __init__(self) -> None:
        self.answer = Outcome(taken=True, proof="json 0.1 s")
        self.bodies: list[str] = []

    def __call__(self, address: str, message: Any) -> Outcome:
        assert "://" in address
        self.bodies.append(f"{message.title}: {message.body}")
        return self.answer


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Service:
    made = Service()
    monkeypatch.setattr(transport, "deliver", made)
    return made


@pytest.fixture
def called(program: Program, lakeside: Any) -> Any:
    """Somebody of the team was called out, and can be paged."""
    for words in (
        ("add-staff", "name=Guo", "posts=REC", "no=E901", "hired_on=2024-01-01"),
        ("qualify", "staff=E901", "kind=rapid_response", "issued=2026-06-01"),
        ("join-team", "staff=E901", "first=2026-11-23"),
        ("set-channel", "channel=guo", "staff=E901", "address=json://127.0.0.1:9/kettle"),
        ("call-out", "reason=smoke"),
    ):
        done = program("do", *words)
        assert done.code == 0, done.err
    return lakeside


def test_with_paging_off_there_is_nothing_to_do(program: Program, lakeside: Any) -> None:
    done = program("page", "send", "--json")
    assert (done.code, done.document["changed"]) == (0, 0)
    assert done.document["data"] == {"pages": [], "passed_on": [], "waiting": 0}
    assert program("page", "list").out.strip() == "No page."


def test_what_is_due_is_sent_once(program: Program, called: Any, service: Service) -> None:
    done = program("page", "send", "--json", "--as", "cron")
    assert (done.code, done.document["changed"]) == (0, 1)
    assert [one["state"] for one in done.document["data"]["pages"]] == ["sent"]
    assert service.bodies == [
        "Lakeside Hotel T261123-001: Call-out U261123-001: you are called out: accept or decline at a terminal, or ring the desk."
    ]
    again = program("page", "send")
    assert (again.code, again.out.strip()) == (0, "0 pages sent, 0 not; 0 wait.")
    assert len(service.bodies) == 1


def test_a_page_that_fails_ends_10_and_is_told_and_doctor_sees_it(
    program: Program, called: Any, service: Service
) -> None:
    service.answer = Outcome(taken=False, proof="json 503")
    done = program("page", "send", "--json")
    assert (done.code, done.document["error"]["code"]) == (10, "E_PARTIAL")
    assert done.document["error"]["message"] == "T261123-001 was not sent: json 503."
    assert program("page", "send").code == 0
    called.chmod(0o600)
    words = program("doctor").out
    assert "The channel guo failed the last time: json 503" in words
    late = program("doctor", "--json", now="2026-11-23T07:06:00Z").document["data"]["checks"]
    assert next(one for one in late if one["name"] == "paging")["state"] == "warn"
    shown = program("page", "list", "--open", "--json").document["data"]["pages"]
    assert [(row["state"], row["attempts"], row["proof"]) for row in shown] == [("queued", 1, "json 503")]
    assert "T261123-001" in program("page", "list").out


def test_a_call_out_that_nobody_accepts_is_passed_on_by_the_same_job(
    program: Program, called: Any, service: Service
) -> None:
    del service
    program("page", "send")
    assert program("page", "send", "--json", now=LATER).document["data"]["passed_on"] == ["U261123-001"]
    assert program("page", "send", "--json", now=LATER).document["data"]["passed_on"] == []
    assert rows(called, "SELECT status FROM callout") == [("escalated",)]


def test_a_dry_run_sends_nothing_and_writes_nothing(program: Program, called: Any, service: Service) -> None:
    before = dump(called)
    done = program("page", "send", "--dry-run", "--json", now=LATER)
    assert (done.code, [one["page"] for one in done.document["data"]["pages"]]) == (0, ["T261123-001"])
    assert program("page", "test", "guo", "--dry-run").code == 0
    assert service.bodies == []
    assert dump(called) == before


def test_a_channel_is_tried(program: Program, lakeside: Any, service: Service) -> None:
    assert program(*CHANNEL).code == 0
    done = program("page", "test", "night")
    assert (done.code, done.out.strip()) == (0, "night took it: json 0.1 s.")
    assert "this is a test, nothing has happened" in service.bodies[0]
    service.answer = Outcome(taken=False, proof="json silent", unsure=True)
    failed = program("page", "test", "night", "--json")
    assert (failed.code, failed.document["error"]["message"]) == (9, "night did not take it: json silent.")
    assert [row[0] for row in rows(lakeside, "SELECT fault FROM paging_channel")] == ["json silent"]
    assert program("page", "test", "nobody", "--json").document["error"]["code"] == "CHANNEL_UNKNOWN"


def test_the_address_is_in_no_output(program: Program, called: Any) -> None:
    for words in (
        ("show", "channels", "--json"),
        ("show", "channels"),
        ("audit-log",),
        ("page", "send"),
        ("page", "list", "--json"),
    ):
        ended = program(*words)
        assert "kettle" not in ended.out + ended.err
    assert (
        "kettle"
        not in program("do", "set-channel", "channel=x", "post=NM", "address=kettle://x", "--json").out
    )


def test_whoever_may_not_is_denied(program: Program, lakeside: Any) -> None:
    assert program("page", "send", "--as", "desk").code == 6
    assert program("page", "test", "night", "--as", "night").code == 6
    assert program("page", "list", "--as", "desk").code == 0


def test_doctor_says_how_paging_stands(
    program: Program, lakeside: Any, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    del service
    lakeside.chmod(0o600)
    assert "Paging is off: no channel is set." in program("doctor").out
    program(*CHANNEL)
    assert "Paging: 1 channels, no page waits." in program("doctor").out
    monkeypatch.setattr("hotelcs.workflows.paging.health.find_spec", lambda _: None)
    assert "pip install 'hotelcs[paging]'" in program("doctor").out
