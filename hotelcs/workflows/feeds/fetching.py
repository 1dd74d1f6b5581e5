"""A calendar fetched from the address a channel gave us: bounded in size, time and detours, and never from our own network.

The name is resolved here and the connection made to the address that was looked at, so that a name which answers with
another address a moment later leads nowhere else. A private address is reached only where a feed was set up to be there.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from hotelcs.errors import InputOutput, Refusal
from hotelcs.i18n import N_
from hotelcs.workflows.feeds.calendar_text import MAX_BYTES

SECONDS = 20.0
"""For all of it, detours included."""
DETOURS = 3
AGENT = "hotelcs calendar reader"
ACCEPTED = "text/calendar, text/plain, */*"
MOVED = frozenset({301, 302, 303, 307, 308})
OK = 200


def is_url(place: str) -> bool:
    """Whether `place` is an address and no file; addresses other than http and https are none we know."""
    return "://" in place


def host_of(place: str) -> str:
    """The host of an address, without the rest, which may be as good as a password. Raises Refusal ADDRESS_WRONG."""
    return str(_split(place).hostname)


def fetch(place: str, *, allow_private: bool = False) -> bytes:
    """What is at the address, at most one byte more than a calendar may have. Raises Refusal, InputOutput."""
    until, own = time.monotonic() + SECONDS, host_of(place)
    for _ in range(DETOURS + 1):
        split = _split(place)
        try:
            answer = _ask(split, until, allow_private=allow_private and split.hostname == own)
        except (OSError, http.client.HTTPException, ValueError) as error:
            why = getattr(error, "strerror", None) or type(error).__name__
            raise InputOutput(N_("{host} cannot be reached: {why}."), host=split.hostname, why=why) from error
        if answer.moved_to is None:
            return answer.body
        secure, place = split.scheme == "https", urljoin(place, answer.moved_to)
        if secure and _split(place).scheme != "https":
            raise _wrong(N_("{host} sends us on to an address that is not encrypted."), host=split.hostname)
    raise InputOutput(N_("{host} sends us on and on."), host=own)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a host answered: a body, or where to ask instead."""

    body: bytes = b""
    moved_to: str | None = None


def _split(place: str) -> SplitResult:
    try:
        split = urlsplit(place)
        fit = split.scheme in ("http", "https") and split.hostname and (split.port is None or split.port > 0)
    except ValueError:
        fit = False
    if (
        not fit
        or split.username is not None
        or not place.isprintable()
        or not place.isascii()
        or " " in place
    ):
        raise _wrong(
            N_("A calendar is fetched from an http or https address, without a name and password in it.")
        )
    return split


def _ask(split: SplitResult, until: float, *, allow_private: bool) -> _Answer:
    """One question to one host."""
    port = split.port or (443 if split.scheme == "https" else 80)
    host = str(split.hostname)
    connection = http.client.HTTPConnection(host, port)
    line = _Line(_connected(host, port, until, allow_private=allow_private), until)
    try:
        if split.scheme == "https":
            line.encrypt(host)
        connection.sock = line.socket
        target = (split.path or "/") + (f"?{split.query}" if split.query else "")
        connection.request("GET", target, headers={"User-Agent": AGENT, "Accept": ACCEPTED})
        answer = connection.getresponse()
        if answer.status in MOVED and answer.getheader("Location"):
            return _Answer(moved_to=answer.getheader("Location"))
        if answer.status != OK:
            raise InputOutput(N_("{host} answered {status}."), host=host, status=answer.status)
        if (answer.getheader("Content-Encoding") or "identity").lower() != "identity":
            raise InputOutput(N_("{host} answered in a form nobody asked for."), host=host)
        return _Answer(answer.read(MAX_BYTES + 1))
    finally:
        connection.close()
        line.end()


class _Line:
    """A connection that is cut when its time is up, however slowly something trickles in."""

    def __init__(self, made: socket.socket, until: float) -> None:
        self.socket, self.until = made, until
        self._timer = threading.Timer(_left(until), self._cut)
        self._timer.daemon = True
        self._timer.start()

    def encrypt(self, host: str) -> None:
        """Speak TLS from now on, with a host that proves its name."""
        self.socket = ssl.create_default_context().wrap_socket(
            self.socket, server_hostname=host, do_handshake_on_connect=False
        )
        self.socket.do_handshake()

    def end(self) -> None:
        """Close it. Raises TimeoutError when it was cut: what came is no whole answer."""
        self._timer.cancel()
        self.socket.close()
        _left(self.until)

    def _cut(self) -> None:
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)


def _connected(host: str, port: int, until: float, *, allow_private: bool) -> socket.socket:
    """A connection to one of the host's addresses, all of which were looked at first."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    if not allow_private and not all(_is_public(address) for address in addresses):
        raise Refusal("ADDRESS_PRIVATE", N_("{host} is in a private network; say --allow-private if that is meant."),
                      field="file", next=("--allow-private",), host=host)  # fmt: skip
    failed: OSError = OSError()
    for family, kind, _, _, address in found:
        made = socket.socket(family, kind)
        try:
            made.settimeout(_left(until))
            made.connect(address)
            return made
        except OSError as error:
            made.close()
            failed = error
    raise failed


def _is_public(address: Any) -> bool:
    inside = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return bool(address.is_global and not address.is_multicast and (inside is None or inside.is_global))


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _wrong(message: str, **slots: Any) -> Refusal:
    return Refusal("ADDRESS_WRONG", message, field="file", next=("type-again",), **slots)
