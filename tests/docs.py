"""The pages of `docs/` and the tables in them that are made from the code: `python -m tests.docs` writes them anew.

A table stands between `<!-- made by python -m tests.docs: NAME -->` and `<!-- end -->`; what stands outside is
written by hand. Tests fail when a table is stale.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.doc_tables import TABLES
from tests.source_tree import ROOT

BLOCK = re.compile(r"(<!-- made by python -m tests\.docs: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def pages() -> Iterator[Path]:
    """Every page for people: those at the root, and everything below docs/."""
    yield from (ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))
    yield from sorted((ROOT / "docs").rglob("*.md"))


def fresh(text: str) -> str:
    """`text` with every made table as the code has it now."""
    return BLOCK.sub(lambda found: f"{found[1]}\n{TABLES[found[2]]()}\n{found[3]}", text)


def write() -> list[Path]:
    """Write every stale page anew; which ones they were."""
    stale = [page for page in pages() if fresh(page.read_text("utf-8")) != page.read_text("utf-8")]
    for page in stale:
        page.write_text(fresh(page.read_text("utf-8")), "utf-8")
    return stale


if __name__ == "__main__":
    for page in write():
        print(f"{page.relative_to(ROOT)} written anew")
