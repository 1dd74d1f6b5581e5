"""P4: what a process costs before it has done anything: `--version`, and a batch command that reads one row."""

import sys
from pathlib import Path

from benchmarks.hotels import scratch, small_hotel
from benchmarks.pairs import Claim, Measured, finish, in_turns, process

TABLES = """
from sqlmodel import Field, Session, SQLModel, create_engine, select
for n in range(20):
    type(f"T{n}", (SQLModel,), {"__annotations__": {"id": int | None, "name": str, "note": str},
         "id": Field(default=None, primary_key=True), "__module__": __name__, "__tablename__": f"t{n}"}, table=True)
T0 = SQLModel.metadata.tables["t0"]
engine = create_engine("sqlite://")
SQLModel.metadata.create_all(engine, tables=[T0])
with Session(engine) as session:
    print(session.execute(select(T0)).first())
"""
"""The yardstick of the batch command: Python, twenty SQLModel tables, one query."""


def measure(folder: Path) -> list[Measured]:
    """Both claims."""
    db = str(folder / "hotel.db")
    small_hotel(folder / "hotel.db", rooms=10).close()
    return [
        in_turns(Claim("P4", "hotelcs --version", "python -c pass", 2.0), process("-m", "hotelcs", "--version"),
                 process("-c", "pass"), 15),
        in_turns(Claim("P4", "hotelcs show business-day --json", "python + 20 SQLModel tables + a query", 1.25),
                 process("-m", "hotelcs", "--db", db, "show", "business-day", "--json"), process("-c", TABLES), 9),
    ]  # fmt: skip


if __name__ == "__main__":
    with scratch() as scratch_folder:
        sys.exit(finish(measure(scratch_folder)))
