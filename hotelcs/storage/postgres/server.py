"""Where a hotel on PostgreSQL is: its URL, which of the hotels there it is, and how that is told to people."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from hotelcs.errors import NotReady
from hotelcs.i18n import N_

SCHEMES = ("postgresql+psycopg", "postgresql", "postgres")
NEW = "new"
"""What `property` says in the URL of a hotel that is to be made beside others."""


@dataclass(frozen=True, slots=True)
class Server:
    """A database on a server, and the uid of the hotel in it (empty: the only one there is)."""

    url: str
    property: str = ""

    @classmethod
    def parse(cls, named: str) -> "Server":
        """The server that a URL names. Of a wrong one only its kind is said again, since the rest may hold a password."""
        parts = urlsplit(named)
        if parts.scheme not in SCHEMES:
            raise NotReady(
                N_("A hotel is opened from a file or from PostgreSQL; {kind} is neither."),
                hint=N_("Name a file, or a URL like postgresql+psycopg://desk@server/hotel"),
                kind=parts.scheme,
            )
        asked = parse_qsl(parts.query)
        rest = urlencode([(name, value) for name, value in asked if name != "property"])
        url = urlunsplit(("postgresql", parts.netloc, parts.path, rest, ""))
        return cls(url, dict(asked).get("property", ""))

    def __str__(self) -> str:
        """The URL without its password."""
        parts = urlsplit(self.url)
        account, at, host = parts.netloc.rpartition("@")
        asked = [pair for pair in parse_qsl(parts.query) if pair[0] != "password"]
        asked += [("property", self.property)] if self.property else []
        place = f"{account.partition(':')[0]}{at}{host}"
        return urlunsplit(("postgresql+psycopg", place, parts.path, urlencode(asked, safe="/"), ""))

    def address(self) -> str:
        """The URL with everything that opens the hotel, its password too."""
        parts = urlsplit(self.url)
        asked = parse_qsl(parts.query) + ([("property", self.property)] if self.property else [])
        return urlunsplit(("postgresql+psycopg", parts.netloc, parts.path, urlencode(asked, safe="/"), ""))

    def absolute(self) -> "Server":
        """A server is where it is."""
        return self

    def of(self, uid: str) -> "Server":
        """The hotel `uid` on the same server."""
        return Server(self.url, uid)
