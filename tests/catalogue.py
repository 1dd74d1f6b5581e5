"""The sentences of the program and their Chinese. `make catalogue` appends what has no translation yet."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

from tests.source_tree import ROOT, sources

CATALOGUE = ROOT / "data/locale/zh_CN/LC_MESSAGES/hotelcs.po"
KEYWORDS = {"tr", "N_"}


def sentences() -> Iterator[tuple[str, str]]:
    """Every msgid in the sources, those inside f-strings too, with the file and line where it stands."""
    for path, tree in sources().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Name):
                first = node.args[0]
                if (
                    node.func.id in KEYWORDS
                    and isinstance(first, ast.Constant)
                    and isinstance(first.value, str)
                ):
                    yield first.value, f"{path}:{node.lineno}"


def translations(catalogue: Path = CATALOGUE) -> dict[str, str]:
    """The catalogue: msgid to msgstr."""
    with catalogue.open("rb") as lines:
        return {str(entry.id): str(entry.string) for entry in read_po(lines) if entry.id and not entry.fuzzy}


def append_missing(catalogue: Path = CATALOGUE) -> int:
    """Append the sentences that `catalogue` does not have, untranslated, and say how many there were."""
    known = translations(catalogue)
    new = {text: place for text, place in sentences() if text not in known}
    with catalogue.open("a", encoding="utf-8") as out:
        for text, place in new.items():
            out.write(f'\n#: {place}\nmsgid {json.dumps(text, ensure_ascii=False)}\nmsgstr ""\n')
    return len(new)


if __name__ == "__main__":
    print(f"{append_missing()} new sentences at the end of {CATALOGUE.relative_to(ROOT)}")
