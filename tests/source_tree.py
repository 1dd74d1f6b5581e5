"""The sources of the program as syntax trees, for the tests that read code instead of running it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "hotelcs"


def paths() -> tuple[str, ...]:
    """Every module of the program by its path inside the project: enough to name tests by, without reading any."""
    return tuple(path.relative_to(ROOT).as_posix() for path in sorted(PACKAGE.rglob("*.py")))


@cache
def sources() -> dict[str, ast.Module]:
    """Every module by its path, parsed; seconds of work, so never asked for while tests are collected."""
    return {path: ast.parse((ROOT / path).read_text("utf-8")) for path in paths()}


def imports(tree: ast.AST) -> Iterator[str]:
    """The full names of everything imported anywhere in `tree`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def calls(tree: ast.AST) -> Iterator[str]:
    """What is called in `tree`, as written: `datetime.now`, `eval`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)
