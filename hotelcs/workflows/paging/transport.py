"""Handing a message to a service, through Apprise: any of its services by address, one person or group an address.

Apprise is an extra (`pip install hotelcs[paging]`), imported when a channel is set up or a page is sent. What it logs may
name addresses, so nothing of it is kept: a proof is the service, and how it answered.
"""

import logging
import re
import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

from hotelcs.errors import Refusal
from hotelcs.i18n import N_

if TYPE_CHECKING:
    from hotelcs.workflows.paging.wording import Message

SECONDS = 30.0
"""After so long nobody waits for a service any more."""
SOCKET = 8.0
"""So long one answer of a service may take."""
_STATUS = re.compile(r"error=(\d{3})|\((\d{3}), b|refused: (\d{3})")
"""How Apprise tells what a service answered: HTTP, then SMTP for the message and for whoever it is to."""
_NEVER_THERE = re.compile(
    "NewConnectionError|NameResolutionError|ConnectTimeoutError|Connection refused|No route to host|unreachable|SSLError|"
    "CERTIFICATE|Name or service not known|Temporary failure in name resolution|getaddrinfo"
)
"""How it tells that a service was not even reached."""
HERE = frozenset({"dbus", "qt", "kde", "glib", "gnome", "macosx", "windows", "syslog", "rsyslog", "growl"})
"""Services that tell whoever sits at this machine, which pages nobody."""


class Outcome(NamedTuple):
    """Whether a service took a message; `unsure` when it may have. `proof` is the service and how it answered."""

    taken: bool
    proof: str
    unsure: bool = False


def service_of(address: str) -> str:
    """The service of an address that a message can be sent to. Raises Refusal CHANNEL_WRONG, CHANNEL_MANY, PAGING_MISSING."""
    made = _service(address)
    scheme = address.partition("://")[0].strip().casefold()
    if made is None or scheme in HERE:
        raise Refusal("CHANNEL_WRONG", N_("This is no address that a page can be sent to."), field="address",
                      hint=N_("The guide lists some: mailtos://, ntfys://, wecombot://, dingtalk://, feishu://."),
                      next=("type-again",))  # fmt: skip
    if len(made) != 1:
        raise Refusal("CHANNEL_MANY", N_("A channel is one address: with several, one would be told again because another failed."),
                      field="address", next=("type-again",))  # fmt: skip
    return scheme


def deliver(address: str, message: "Message") -> Outcome:
    """Hand a message to the service at an address. Raises Refusal PAGING_MISSING; whatever else goes wrong is an outcome."""
    scheme = address.partition("://")[0].casefold()
    made = _service(address)
    if made is None:
        return Outcome(taken=False, proof=f"{scheme} address")
    _number(made, message.number)
    made.socket_connect_timeout = made.socket_read_timeout = SOCKET
    library = _library()
    sender = library.Apprise(asset=made.asset)
    sender.add(made)
    result = sender.notify(title=message.title, body=message.body, log_level=logging.DEBUG)
    if result:
        return Outcome(taken=True, proof=f"{scheme} {result.elapsed:.1f} s")
    told = " ".join(str(line) for one in result.results for line in one.logs())
    if status := _STATUS.search(told):
        return Outcome(taken=False, proof=f"{scheme} {next(filter(None, status.groups()))}")
    if _NEVER_THERE.search(told):
        return Outcome(taken=False, proof=f"{scheme} unreachable")
    return Outcome(taken=False, proof=f"{scheme} silent", unsure=True)


def _number(service: Any, number: str) -> None:
    """The page's number, where a service has room for it: a receiver that has seen it can drop what comes again."""
    headers = getattr(service, "headers", None)
    if isinstance(headers, dict):
        headers["Idempotency-Key"] = number


def _service(address: str) -> Any:
    """The address as Apprise understands it, or None."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of what the library imports for its services
        return _understood(_library(), address)


def _understood(library: Any, address: str) -> Any:
    asset = library.AppriseAsset(
        app_id="hotelcs", async_mode=False, http_redirects=False, pgp_autogen=False, pem_autogen=False, storage_mode="memory",
        service_timeout=SECONDS, allow_templates=False,
    )  # fmt: skip
    return library.Apprise.instantiate(address, asset=asset, suppress_exceptions=True)


def _library() -> Any:
    try:
        import apprise
    except ImportError:
        raise Refusal("PAGING_MISSING", N_("Paging needs one more library: {command}"), next=("install",),
                      command="pip install 'hotelcs[paging]'") from None  # fmt: skip
    logging.getLogger("apprise").setLevel(logging.DEBUG)
    logging.getLogger("apprise").propagate = False
    return apprise
