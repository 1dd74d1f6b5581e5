"""A schema that does not exist yet: the program's migrations with one more, as the next release would have."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hotelcs.storage import migrate, schema

PRESENT = schema.SCHEMA
"""The schema of this program, whatever `later_program` pretends."""
LATER = PRESENT + 1
"""The schema of the release after it."""
REVISION = '''"""A later schema: guests get a nickname, rooms are rebuilt, prices in tenths are rounded."""

import sqlalchemy as sa
from alembic import op

revision = "{later:04d}"
down_revision = "{present:04d}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add, rebuild a table that others refer to, and rewrite data."""
    with op.batch_alter_table("guest", recreate="always") as guest:
        guest.add_column(sa.Column("nickname", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("room", recreate="always") as room:
        room.add_column(sa.Column("wing", sa.String(), nullable=False, server_default="main"))
    op.execute("UPDATE guest SET nickname = upper(substr(name, 1, 1))")
    {more}
'''


def write_later(folder: Path, more: str = "pass") -> Path:
    """A folder of migrations with one more, whose last statement is `more`."""
    shutil.copytree(migrate.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    text = REVISION.format(more=more, later=LATER, present=PRESENT)
    (folder / "versions" / f"v{LATER:04d}_later.py").write_text(text)
    return folder


@contextmanager
def later_program(folder: Path) -> Iterator[None]:
    """The program as the later release would be: its migrations and its schema number."""
    before = migrate.FOLDER, schema.SCHEMA
    migrate.FOLDER, schema.SCHEMA = folder, LATER
    try:
        yield
    finally:
        migrate.FOLDER, schema.SCHEMA = before
