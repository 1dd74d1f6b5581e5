"""The write side that purges and erasures share: the gate opened for one unit, statements over ids."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, text

from hotelcs.storage import driver
from hotelcs.workflows.act import Work

_OPEN = text("INSERT INTO erasure_gate (erasure, ajar) VALUES (:no, true)")
_SHUT = text("DELETE FROM erasure_gate")


@contextmanager
def gate(work: Work, number: str) -> Iterator[None]:
    """The gate open for the erasure `number`, inside the write unit of `work` alone."""
    work.run(_OPEN, {"no": number})
    yield
    work.run(_SHUT)


def over(work: Work, statement: str, ids: list[Any], **values: Any) -> int:
    """Run `statement` over `:ids`; how many rows it changed, which count as changes of the act."""
    prepared = text(statement).bindparams(bindparam("ids", expanding=True))
    count = int(work.run(prepared, {"ids": ids, **values}).rowcount)
    work.changed += max(count, 0)
    return max(count, 0)


def database_of(work: Work) -> Path | None:
    """The file that the unit of `work` writes, or what stands for it on this machine; None when there is neither."""
    if (beside := work.session.info.get("database")) is not None:
        return Path(beside)
    return file_of(work)


def file_of(work: Work) -> Path | None:
    """The file that the unit of `work` writes; None on a server."""
    raw = work.session.connection().connection.dbapi_connection
    return Path(driver.path_of(raw)) if isinstance(raw, driver.Connection) else None
