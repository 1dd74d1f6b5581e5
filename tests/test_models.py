"""Each file of tables brings along what its tables refer to: a program may write after importing only one of them."""

import ast
import subprocess
import sys

import pytest

from hotelcs.models import every_table
from tests.source_tree import PACKAGE

FOLDER = PACKAGE / "models"
FILES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in ("__init__", "columns"))


def imported(file: str) -> set[str]:
    """The files of tables that importing `file` brings along, itself too."""
    found, queue = set(), [file]
    while queue:
        name = queue.pop()
        if name in found:
            continue
        found.add(name)
        for node in ast.walk(ast.parse((FOLDER / f"{name}.py").read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "hotelcs.models":
                queue += [alias.name for alias in node.names]
    return found


def homes() -> dict[str, str]:
    """Table → the file it is in."""
    from sqlmodel import SQLModel

    every_table()
    kinds = [kind for kind in SQLModel.__subclasses__() if kind.__module__.startswith("hotelcs.models.")]
    return {kind.__table__.name: kind.__module__.rpartition(".")[2] for kind in kinds}  # type: ignore[attr-defined]


@pytest.mark.parametrize("file", FILES)
def test_what_a_table_refers_to_is_imported_with_it(file: str) -> None:
    from sqlmodel import SQLModel

    where, brought = homes(), imported(file)
    needed = {
        where[key.column.table.name]
        for table in SQLModel.metadata.tables.values()
        if where.get(table.name) == file
        for key in table.foreign_keys
    }
    assert needed <= brought


def test_the_tables_of_the_door_can_be_written_alone() -> None:
    told = "import hotelcs.models.doors; from sqlmodel import SQLModel; print(len(SQLModel.metadata.sorted_tables))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert 3 < int(done.stdout) < len(every_table().tables)  # type: ignore[attr-defined]
