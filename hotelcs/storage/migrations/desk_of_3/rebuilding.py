"""A table made anew with other words in its rules, as SQLite wants it done (lang_altertable, section 7)."""

from alembic import op

_OWN = "SELECT sql FROM sqlite_master WHERE tbl_name = '{table}' AND type IN ('index', 'trigger') AND sql IS NOT NULL"


def reworded(table: str, before: str, after: str) -> None:
    """Make `table` anew with `after` for `before` in its rules; rows, indexes and triggers stay. No effect on other words.

    Raises LookupError when the words are not there. Foreign keys are off while a migration runs.
    """
    bind = op.get_bind()
    sql = str(bind.exec_driver_sql(f"SELECT sql FROM sqlite_master WHERE name = '{table}'").scalar())
    if before not in sql:
        raise LookupError(f"{table}: {before}")
    made = sql.replace(before, after)
    name = f"{table}_anew"
    head, rest = made.split("(", 1)
    own = [row[0] for row in bind.exec_driver_sql(_OWN.format(table=table))]
    bind.exec_driver_sql(f"{head.replace(table, name)}({rest}")
    bind.exec_driver_sql(f"INSERT INTO {name} SELECT * FROM {table}")
    bind.exec_driver_sql(f"DROP TABLE {table}")
    bind.exec_driver_sql(f"ALTER TABLE {name} RENAME TO {table}")
    for statement in own:
        bind.exec_driver_sql(statement)
