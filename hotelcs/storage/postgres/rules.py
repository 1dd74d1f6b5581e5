"""The triggers of the house (`hotelcs.storage.triggers`) in PL/pgSQL: the same rules under the same names."""

import re
from collections.abc import Iterator

from hotelcs.storage.postgres import translating

_SHAPE = re.compile(
    r"CREATE TRIGGER (?P<name>\w+) (?P<when>BEFORE|AFTER) (?P<verb>\w+)(?: OF (?P<columns>[\w, ]+?))?\s+ON (?P<table>\w+)"
    r"\s*(?:WHEN (?P<condition>.*?))?\s*\bBEGIN\b(?P<body>.*)\bEND\s*$",
    re.DOTALL | re.IGNORECASE,
)
_RAISE = re.compile(r"SELECT RAISE\(ABORT, '(\w+)'\)", re.IGNORECASE)


def rules(triggers: list[str]) -> Iterator[str]:
    """For each of SQLite's triggers a function and the trigger that calls it."""
    for trigger in triggers:
        yield from _rule(trigger)


def _rule(trigger: str) -> Iterator[str]:
    found = _SHAPE.match(trigger)
    if found is None:
        raise ValueError(f"a trigger of another shape: {trigger}")
    name, verb, table = found["name"], found["verb"].upper(), found["table"]
    steps = "\n    ".join(_step(step) for step in found["body"].split(";") if step.strip())
    asked = translating.condition(found["condition"]) if found["condition"] else "true"
    row = "OLD" if verb == "DELETE" else "NEW"
    yield (
        f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $rule$\nBEGIN\n'
        f"    IF {asked} THEN\n    {steps}\n    END IF;\n    RETURN {row};\nEND $rule$"
    )
    columns = f" OF {found['columns']}" if found["columns"] else ""
    yield (
        f'CREATE TRIGGER "{name}" {found["when"]} {verb}{columns} ON "{table}" '
        f'FOR EACH ROW EXECUTE FUNCTION "{name}"()'
    )


def _step(step: str) -> str:
    """A statement of a trigger; a refusal bears the rule's name as a broken constraint does."""
    if raised := _RAISE.search(step):
        rule = raised[1]
        return f"RAISE EXCEPTION '{rule}' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = '{rule}';"
    return f"{translating.written(step)};"
