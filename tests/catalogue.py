"""The sentences of the program and their Chinese. `make catalogue` appends what has no translation yet."""

import json
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.source_tree import PACKAGE, ROOT

CATALOGUE = ROOT / "data/locale/zh_CN/LC_MESSAGES/hotelcs.po"
KEYWORDS = {"tr": None, "N_": None}


def sentences() -> Iterator[tuple[str, str]]:
    """Every msgid in the sources, with the file and line where it stands."""
    for file, line, message, _, _ in extract_from_dir(PACKAGE, keywords=KEYWORDS):
        if isinstance(message, str) and message:
            yield message, f"hotelcs/{file}:{line}"


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
