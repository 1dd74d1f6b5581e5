"""The manifest beside a backup: what it is, in JSON. A backup without one is not offered."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from hotelcs.errors import Corrupt
from hotelcs.i18n import N_

SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """One backup. Instants are UTC text; `entry` and `head` anchor the ledger outside of the database.

    `examined` says whether the rules of the hotel were checked on the copy too, `problems` what was found.
    """

    file: str
    bytes: int
    sha256: str
    uid: str
    schema: int
    design: str
    version: str
    rows: dict[str, int]
    entry: int
    head: str
    started_at: str
    ended_at: str
    tag: str = ""
    examined: bool = False
    problems: tuple[str, ...] = ()

    def text(self) -> str:
        """As it is written."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n"


def place_of(backup: Path) -> Path:
    """Where the manifest of `backup` lies."""
    return backup.with_name(backup.name + SUFFIX)


def read(backup: Path) -> Manifest | None:
    """The manifest of `backup`, None when it has none. Raises Corrupt for one that cannot be understood."""
    try:
        found: Any = json.loads(place_of(backup).read_text("utf-8"))
        known = {field.name for field in fields(Manifest)}
        values = {name: found[name] for name in found if name in known}
        return _typed(Manifest(**values | {"problems": tuple(values.get("problems", ()))}))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise Corrupt(N_("The manifest of {path} cannot be read: {why}"), path=backup, why=error) from None


def _typed(manifest: Manifest) -> Manifest:
    """`manifest` when its values are of the kinds they must be; else ValueError."""
    texts = (manifest.file, manifest.sha256, manifest.uid, manifest.head, manifest.tag, manifest.started_at)
    numbers = (manifest.bytes, manifest.schema, manifest.entry)
    if not all(isinstance(text, str) for text in texts) or not all(
        isinstance(number, int) for number in numbers
    ):
        raise ValueError(manifest.file)
    return manifest


def listed(folder: Path) -> list[tuple[Path, Manifest]]:
    """The finished backups in `folder`, oldest first; what is unfinished or not readable is not among them."""
    found = []
    for path in sorted(folder.glob("*.db")):
        try:
            manifest = read(path)
        except Corrupt:
            continue
        if manifest is not None and manifest.file == path.name and path.stat().st_size == manifest.bytes:
            found.append((path, manifest))
    return sorted(
        found, key=lambda pair: (pair[1].started_at, pair[1].entry, len(pair[0].name), pair[0].name)
    )
