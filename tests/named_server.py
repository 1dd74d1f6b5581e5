"""A PostgreSQL server that runs already: `HOTELCS_TEST_PG_URL` is the URL of one of its superusers."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg

VARIABLE = "HOTELCS_TEST_PG_URL"
NAMED = os.environ.get(VARIABLE, "")


class NamedServer:
    """Databases and a role of this run on a server of somebody else: they are taken away at the end, it is not stopped."""

    def __init__(self, url: str) -> None:
        self.parts = urlsplit(url.replace("postgresql+psycopg://", "postgresql://", 1))
        self.prefix = f"hotelcs_{os.getpid()}_"
        self.owner = f"{self.prefix}owner"
        self.secret = secrets.token_hex(16)
        self.made: set[str] = set()
        with self.root() as connection:
            connection.execute(f"CREATE ROLE {self.owner} LOGIN PASSWORD '{self.secret}'")

    def name(self, database: str) -> str:
        """What a database of this run is called on the server."""
        return f"{self.prefix}{database}"

    def connected(self, database: str = "") -> Any:
        """A connection of the superuser."""
        path = f"/{self.name(database)}" if database else self.parts.path or "/postgres"
        return psycopg.connect(urlunsplit(self.parts._replace(path=path)), autocommit=True)

    @contextmanager
    def root(self, database: str = "") -> Iterator[Any]:
        """A connection of the superuser, closed at the end."""
        with self.connected(database) as connection:
            yield connection

    def url(self, database: str) -> str:
        """The URL of a database for the ordinary role."""
        host = self.parts.netloc.rpartition("@")[2]
        asked = self.parts.query
        who = f"{self.owner}:{quote(self.secret)}@{host}"
        return urlunsplit(
            ("postgresql+psycopg", who, f"/{self.name(database)}", asked or "connect_timeout=10", "")
        )

    def make(self, database: str, template: str = "template0") -> str:
        """Make a database, a copy of `template`; its URL comes back."""
        source = template if template == "template0" else self.name(template)
        with self.root() as connection:
            connection.execute(
                f"CREATE DATABASE {self.name(database)} OWNER {self.owner} TEMPLATE {source} STRATEGY file_copy"
            )
        self.made.add(database)
        return self.url(database)

    def drop(self, database: str) -> None:
        """Take a database away, whoever is in it."""
        with self.root() as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {self.name(database)} WITH (FORCE)")
        self.made.discard(database)

    def end(self) -> None:
        """Take away what this run made."""
        for database in tuple(self.made):
            self.drop(database)
        with self.root() as connection:
            connection.execute(f"DROP ROLE {self.owner}")
