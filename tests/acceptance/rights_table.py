"""The two tables of data/organisation, read as they stand: which right a thing needs, which posts have it."""

import csv

from tests.source_tree import ROOT

FOLDER = ROOT / "data" / "organisation"


def posts_of() -> dict[str, frozenset[str]]:
    """Right → the posts that have it."""
    with (FOLDER / "rights.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row.pop("right"): frozenset(post for post, mark in row.items() if mark == "x")
            for row in csv.DictReader(lines)
        }


def rights_of(what: str) -> dict[str, str]:
    """Verbs, views or commands → the right each needs; several are joined by +."""
    with (FOLDER / "permissions.csv").open(encoding="utf-8", newline="") as lines:
        return {row["name"]: row["right"] for row in csv.DictReader(lines) if row["what"] == what}


UNSIGNED = frozenset({"door", "incident.raise", "escalation.run"})
"""What needs nobody signed in (handbook SC00: emergencies, and the door itself)."""
