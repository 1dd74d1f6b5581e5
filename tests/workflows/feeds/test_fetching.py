"""Fetching a calendar: bounded, and never from where nobody meant."""

import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

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


@pytest.fixture
def encrypted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A channel of this machine that proves its name with a certificate of its own, which is believed here."""
    key, made = ec.generate_private_key(ec.SECP256R1()), datetime(2026, 1, 1, tzinfo=UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    builder = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), made, made + timedelta(days=36500)
    )
    names = x509.SubjectAlternativeName([x509.DNSName("localhost")])
    signed = builder.add_extension(names, critical=False).sign(key, hashes.SHA256())
    file = tmp_path / "channel.pem"
    file.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        + signed.public_bytes(Encoding.PEM)
    )
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(file)
    believed = ssl.create_default_context(cafile=str(file))
    monkeypatch.setattr(ssl, "create_default_context", lambda: believed)
    server = HTTPServer(("127.0.0.1", 0), Channel)
    server.socket = serving.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"https://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_encrypted_channel_is_read_when_it_proves_its_name(encrypted: str) -> None:
    assert fetching.fetch(f"{encrypted}/a", allow_private=True) == b"/a"
    with pytest.raises(InputOutput):
        fetching.fetch(encrypted.replace("localhost", "127.0.0.1") + "/a", allow_private=True)
    with pytest.raises(Refusal) as caught:
        fetching.fetch(f"{encrypted}/to/http:__localhost:1_x", allow_private=True)
    assert caught.value.code == "ADDRESS_WRONG", "no way back to an address that is not encrypted"


def test_an_encrypted_answer_that_trickles_in_ends_too(
    encrypted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    with pytest.raises(InputOutput):
        fetching.fetch(f"{encrypted}/slow", allow_private=True)


def test_a_host_that_is_not_there_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(InputOutput) as caught:
        fetching.fetch(f"http://127.0.0.1:{port}/a?s=secret", allow_private=True)
    assert "secret" not in str(caught.value)
