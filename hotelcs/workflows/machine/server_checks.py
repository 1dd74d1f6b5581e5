"""Checks of a hotel on a PostgreSQL server, in the place of those of the file: the server, its promises, the key."""

from hotelcs.i18n import N_, tr
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.machine.check import Check

_SERVER = "SELECT current_setting('server_version'), current_setting('server_encoding'), current_setting('data_checksums')"
_KEPT = "SELECT current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes')"
_UNSEEN = "SELECT count(*) FROM pg_policies WHERE schemaname = 'hotelcs' AND policyname = 'own_hotel'"
_TABLES = "SELECT count(*) FROM pg_tables WHERE schemaname = 'hotelcs' AND tablename NOT LIKE 'hotelcs@_%' ESCAPE '@'"


def _server(desk: Desk) -> Check:
    with desk.file.read() as reader:
        version, letters, sums = reader.rows(_SERVER)[0]
    if sums != "on":
        words = N_("PostgreSQL {version} ({letters}) keeps no checksums of its pages: pg_checksums --enable.")
        return Check("server", "warn", tr(words, version=version, letters=letters))
    words = N_("PostgreSQL {version} ({letters}), pages with checksums.")
    return Check("server", "ok", tr(words, version=version, letters=letters))


def _durable(desk: Desk) -> Check:
    """Whether what the server acknowledges is on its disk."""
    with desk.file.read() as reader:
        loose = [name for name, how in zip(("fsync", "synchronous_commit", "full_page_writes"), reader.rows(_KEPT)[0],
                                           strict=True) if how in {"off", "local"}]  # fmt: skip
    if loose:
        words = N_("The server may lose what it acknowledged: {settings} is off in postgresql.conf.")
        return Check("durable", "bad", tr(words, settings=", ".join(loose)))
    return Check("durable", "ok", tr(N_("What the server acknowledges is on its disk.")))


def _own(desk: Desk) -> Check:
    """Whether every table shows a session the rows of its own hotel alone."""
    with desk.file.read() as reader:
        policies, tables = reader.rows(_UNSEEN)[0][0], reader.rows(_TABLES)[0][0]
    if policies != tables:
        words = N_("{count} tables show the rows of every hotel of the database.")
        return Check("own-rows", "bad", tr(words, count=tables - policies))
    return Check(
        "own-rows", "ok", tr(N_("Every table shows the rows of this hotel alone ({count})."), count=tables)
    )


LOOKS = (_server, _durable, _own)
"""In the order in which they are told."""
