"""Fetching a calendar: bounded, and never from where nobody meant."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from hotelcs.errors import InputOutput, Refusal
from hotelcs.workflows.feeds import fetching
from hotelcs.workflows.feeds.calendar_text import MAX_BYTES


class Channel(BaseHTTPRequestHandler):
    """A channel of this machine."""

    def do_GET(self) -> None:
        if self.path == "/large":
            self._answer(200, b"x" * (MAX_BYTES + 100))
        elif self.path == "/gone":
            self._answer(404, b"")
        elif self.path == "/packed":
            self._answer(200, b"", ("Content-Encoding", "gzip"))
        elif self.path == "/slow":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for _ in range(100):
                try:
                    self.wfile.write(b"X-Slow: 1\r\n")
                except OSError:
                    return
                threading.Event().wait(0.05)
        elif self.path.startswith("/to/"):
            self._answer(302, b"", ("Location", self.path.removeprefix("/to/").replace("_", "/")))
        else:
            self._answer(200, self.path.encode())

    def _answer(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for header in (*headers, ("Content-Length", str(len(body)))):
            self.send_header(*header)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is told."""


@pytest.fixture
def channel() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Channel)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_address_of_our_own_network_is_read_only_where_that_was_meant(channel: str) -> None:
    assert fetching.fetch(f"{channel}/a?s=1", allow_private=True) == b"/a?s=1"
    with pytest.raises(Refusal) as caught:
        fetching.fetch(f"{channel}/a?s=1")
    assert (caught.value.code, caught.value.next) == ("ADDRESS_PRIVATE", ("--allow-private",))
    assert "s=1" not in str(caught.value), "the rest of the address is as good as a password"


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "127.0.0.1", "169.254.169.254", "192.168.1.1", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "fe80::1", "fc00::1",
     "::ffff:10.0.0.1", "2002:0a00:0001::"],
)  # fmt: skip
def test_no_private_address_behind_any_name_is_reached(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    public = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 443))
    found = [public, (family, socket.SOCK_STREAM, 6, "", (address, 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **more: found)
    with pytest.raises(Refusal) as caught:
        fetching.fetch("https://channel.example/a.ics")
    assert caught.value.code == "ADDRESS_PRIVATE"


@pytest.mark.parametrize(
    "place",
    ["file:///etc/passwd", "ftp://channel.example/a", "https://", "https://user:secret@channel.example/a", "https://channel.example:0/",
     "https://channel.example/a b", "https://channel.example/\r\nX: y", "http://[::1", "https://канал.example/a", "gopher://x/"],
)  # fmt: skip
def test_only_plain_http_addresses_are_addresses(place: str) -> None:
    with pytest.raises(Refusal) as caught:
        fetching.fetch(place, allow_private=True)
    assert caught.value.code == "ADDRESS_WRONG"


def test_detours_are_few_and_looked_at_like_the_first_address(channel: str) -> None:
    assert fetching.fetch(f"{channel}/to/_b", allow_private=True) == b"/b"
    with pytest.raises(InputOutput):
        fetching.fetch(f"{channel}/to/_to___to___to___to__x", allow_private=True)
    with pytest.raises(Refusal) as caught:
        fetching.fetch(f"{channel}/to/file:__etc_passwd", allow_private=True)
    assert caught.value.code == "ADDRESS_WRONG"
    with pytest.raises(Refusal) as caught:
        fetching.fetch(f"{channel}/to/http:__localhost:{channel.rpartition(':')[2]}_x", allow_private=True)
    assert caught.value.code == "ADDRESS_PRIVATE", "another host than the one that was meant"


@pytest.mark.parametrize("path", ["/gone", "/packed"])
def test_an_answer_that_is_none_is_told(channel: str, path: str) -> None:
    with pytest.raises(InputOutput):
        fetching.fetch(channel + path, allow_private=True)


def test_no_more_is_read_than_a_calendar_may_have(channel: str) -> None:
    assert len(fetching.fetch(f"{channel}/large", allow_private=True)) == MAX_BYTES + 1


def test_an_answer_that_trickles_in_ends(channel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    with pytest.raises(InputOutput):
        fetching.fetch(f"{channel}/slow", allow_private=True)


def test_a_host_that_is_not_there_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(InputOutput) as caught:
        fetching.fetch(f"http://127.0.0.1:{port}/a?s=secret", allow_private=True)
    assert "secret" not in str(caught.value)
