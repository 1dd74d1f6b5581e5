"""Somebody who is on call, and services on this machine that take pages, fail, stall and recover."""

import socket
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from hotelcs.workflows.clocks.running import Case
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.paging import sending, transport
from hotelcs.workflows.paging.outbox import page
from hotelcs.workflows.paging.sending import Tried
from tests.conftest import Hand


class Pager:
    """A hotel in which pages are queued and sent, at the minute the hands' clock shows."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        hand.do(
            "add-staff",
            name="Guo Feng",
            posts="MNT",
            no="E901",
            phone="+8613911112222",
            hired_on="2024-01-01",
            languages="en",
        )
        self.staff = int(hand.value("SELECT id FROM staff WHERE no = 'E901'"))

    def channel(self, address: str, name: str = "guo", **fields: Any) -> None:
        """Page Guo at an address."""
        self.hand.do("set-channel", channel=name, address=address, **({"staff": "E901"} | fields))

    def page(
        self,
        ref: str = "C261123-001",
        code: str = "escalated",
        kind: str = "complaint",
        staff: int | None = None,
        **slots: Any,
    ) -> None:
        """Queue a page, as an act does."""
        desk = self.hand.desk
        with desk.file.write() as session:
            work = desk.performer._work(session, self.hand.now, "read-notice")
            page(work, Case(kind, ref), staff or self.staff, code, **slots)

    def send(self, deliver: Any = None) -> list[Tried]:
        """Send what is due, as the minute's job does."""
        return send(self.hand.desk, deliver)

    def minutes(self, count: float) -> None:
        """Let time pass."""
        self.hand.now += timedelta(minutes=count)

    def states(self) -> list[str]:
        """The states of all pages, the oldest first."""
        return [state for (state,) in self.hand.rows("SELECT state FROM page ORDER BY id")]


def send(desk: Desk, deliver: Any = None) -> list[Tried]:
    """Send what is due at a desk."""
    return sending.send_due(desk.file, desk.performer.keys, desk.clock, sending.names_of(desk), deliver)


@pytest.fixture
def pager(hand: Hand) -> Pager:
    """A hotel with somebody to page."""
    return Pager(hand)


class Gateway:
    """A service reached by HTTP: `mood` is what it does with a request; what it took, and what it was shown."""

    def __init__(self) -> None:
        self.mood = "well"
        self.taken: list[tuple[str, str]] = []
        self.seen: list[str] = []
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            """One request."""

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                gateway.answer(self, body)

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"json://127.0.0.1:{self.server.server_port}/page"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def answer(self, request: BaseHTTPRequestHandler, body: str) -> None:
        """Take it, refuse it, hang up, or say nothing."""
        number = request.headers.get("Idempotency-Key", "")
        self.seen.append(number)
        if self.mood == "stalls":
            time.sleep(0.6)
            return
        if self.mood in ("well", "takes and stalls"):
            self.taken.append((number, body))
        if self.mood == "takes and stalls":
            time.sleep(0.6)
            return
        request.send_response(200 if self.mood == "well" else 503)
        request.send_header("Content-Length", "0")
        request.end_headers()


@pytest.fixture
def gateway(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    """A service on this machine; nobody waits long for it."""
    monkeypatch.setattr(transport, "SOCKET", 0.3)
    made = Gateway()
    yield made
    made.server.shutdown()
    made.server.server_close()


class PostOffice:
    """A mail server: `mood` is what it does with a message; `taken` are those it took."""

    def __init__(self) -> None:
        self.mood = "well"
        self.taken: list[str] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """One message."""
        del server, session
        if self.mood != "well":
            return "451 come back later"
        self.taken.append(envelope.content.decode())
        return "250 taken"


@pytest.fixture
def post_office(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[PostOffice, str]]:
    """A mail server on this machine, and its address as a channel."""
    monkeypatch.setattr(transport, "SOCKET", 2.0)
    office = PostOffice()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Controller(office, hostname="127.0.0.1", port=port)
    made.start()
    yield office, f"mailto://127.0.0.1:{port}?from=hotel@example.com&to=guo@example.com&mode=insecure"
    made.stop()
