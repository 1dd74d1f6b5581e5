"""A file that was salvaged, looked at with every rule of the hotel; and taken on by somebody who may, when all of them hold."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from hotelcs.clock import Clock
from hotelcs.errors import Corrupt, Refusal
from hotelcs.i18n import N_
from hotelcs.storage import driver, keys, schema
from hotelcs.storage.reading import Reader, value
from hotelcs.workflows import ledger
from hotelcs.workflows.desk import Desk, open_desk
from hotelcs.workflows.night.invariants import broken

_GAPS = (
    "SELECT l.seq + 1, (SELECT min(n.seq) FROM ledger n WHERE n.seq > l.seq) - 1 FROM ledger l "
    "WHERE NOT EXISTS (SELECT 1 FROM ledger n WHERE n.seq = l.seq + 1) "
    "AND l.seq < (SELECT max(seq) FROM ledger) ORDER BY 1"
)


@dataclass(frozen=True, slots=True)
class Looked:
    """How a salvaged hotel stands: entries of its ledger, those that are gone (first, last), what is wrong in sentences."""

    entries: int
    gaps: tuple[tuple[int, int], ...]
    wrong: tuple[str, ...]


def look(desk: Desk) -> Looked:
    """The references, the ledger and the rules of the hotel; what is wrong with each."""
    with desk.file.read() as reader:
        first = int(value(reader, "SELECT coalesce(min(seq), 1) FROM ledger"))
        gaps = [(1, first - 1)] if first > 1 else []
        gaps += [(int(one), int(last)) for one, last in reader.rows(_GAPS)]
        entries = int(value(reader, "SELECT count(*) FROM ledger"))
        return Looked(entries, tuple(gaps), tuple(_wrong(reader, desk.uid)))


def _wrong(reader: Reader, uid: str) -> list[str]:
    """References that point to nothing, by table; the first broken entry; rules that do not hold."""
    astray = sorted({str(row[0]) for row in reader.rows("PRAGMA foreign_key_check")})
    found = [str(Corrupt(N_("A row of {table} points to nothing."), table=table)) for table in astray]
    try:
        ledger.verify(reader, keys.load(uid))
    except (Corrupt, ValueError) as error:  # a result that is no JSON any more
        found.append(str(error))
    return found + [str(rule) for rule in broken(reader)]


def accept(
    path: Path, login: str | None, reason: str, clock: Clock, *, partial: bool = False, keep: bool = True
) -> int:
    """Take a salvaged file on: from now on it is a hotel as any other. The number of the entry that says so comes back.

    Without `keep` it is only looked whether that may be; then 0 comes back.

    One of which rows are missing only with `partial`. Raises Denied, Refusal NOT_SALVAGED, SALVAGE_UNSOUND, SALVAGE_PARTIAL.
    """
    with closing(open_desk(path, login=login, clock=clock)) as desk:
        desk.require("restore", N_("Go on with a salvaged hotel"))
        mark = desk.file.salvaged
        if not mark:
            raise Refusal(
                "NOT_SALVAGED",
                N_("{path} was not salvaged, or was accepted already."),
                field="path",
                path=path,
            )
        if wrong := look(desk).wrong:
            raise Refusal("SALVAGE_UNSOUND", N_("What was salvaged is not whole ({why}); it can be read, not worked in."),
                          hint=N_("Restore the newest backup, and enter again what the salvaged file shows beyond it."),
                          field="path", items=tuple(("wrong", words) for words in wrong), next=("restore",), why=wrong[0])  # fmt: skip
        if mark == schema.PARTIAL_ID and not partial:
            raise Refusal("SALVAGE_PARTIAL", N_("Rows are missing from what was salvaged."), field="path", next=("restore",),
                          hint=N_("The newest backup may have them. To go on without them: --yes"))  # fmt: skip
    if not keep:
        return 0
    _mark(path, schema.APPLICATION_ID)
    try:
        with closing(open_desk(path, login=login, clock=clock)) as desk:
            fields = {"reason": reason, "whole": mark == schema.SALVAGED_ID}
            return int(desk.do("note-salvage", fields).entry or 0)
    except BaseException:
        _mark(path, mark)
        raise


def _mark(path: Path, application: int) -> None:
    with closing(driver.connect(str(path))) as connection:
        connection.execute(f"PRAGMA application_id={application}")
