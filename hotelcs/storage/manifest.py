"""The manifest beside a backup: what it is, in JSON. A backup without one is not offered.

Its own digest over everything else in it shows damage to the manifest; it is no signature.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from hotelcs.errors import Corrupt
from hotelcs.i18n import N_
from hotelcs.storage.sealing import SUFFIX as SEALED

SUFFIX = ".json"
MOST = 1 << 20
"""Bytes of a manifest; a larger file is none."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """One backup. Instants are UTC text; `entry` and `head` anchor the ledger outside of the database.

    `bytes` and `sha256` are of the file as it lies there; `plain_bytes` and `plain_sha256` of the database inside, which
    is sealed for `recipients` (public keys; none for a plain file). `examined` says whether the rules of the hotel were
    checked on the copy too, `problems` what was found, `look_seconds` how long looking took. A pinned one is never removed by rotation.
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
    plain_bytes: int = 0
    plain_sha256: str = ""
    recipients: tuple[str, ...] = ()
    pinned: bool = False
    look_seconds: float = 0.0

    @property
    def verified(self) -> bool:
        """Whether the hotel in it was examined and nothing was found."""
        return self.examined and not self.problems

    def text(self) -> str:
        """As it is written."""
        told = asdict(self)
        return json.dumps(told | {"digest": digest_of(told)}, indent=1, ensure_ascii=False) + "\n"


def digest_of(told: dict[str, Any]) -> str:
    """The digest of a manifest's content, whatever order and spaces it is written with."""
    rest = {name: value for name, value in told.items() if name != "digest"}
    body = json.dumps(rest, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def place_of(backup: Path) -> Path:
    """Where the manifest of `backup` lies."""
    return backup.with_name(backup.name + SUFFIX)


def read(backup: Path) -> Manifest | None:
    """The manifest of `backup`, None when it has none. Raises Corrupt for one that cannot be understood."""
    try:
        with place_of(backup).open("rb") as file:
            found: Any = json.loads(file.read(MOST).decode("utf-8"))
        known = {field.name for field in fields(Manifest)}
        _refuse_changed(found, known)
        values = {name: found[name] for name in found if name in known}
        values |= {name: tuple(values.get(name, ())) for name in ("problems", "recipients")}
        return _typed(Manifest(**values))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Corrupt(N_("The manifest of {path} cannot be read: {why}"), path=backup, why=error) from None


def uid_of(backup: Path) -> str:
    """The hotel of `backup`; "" for one without a manifest that can be understood."""
    try:
        made = read(backup)
    except Corrupt:
        return ""
    return "" if made is None else made.uid


def _refuse_changed(found: dict[str, Any], known: set[str]) -> None:
    """Refuse what differs from its digest; the release before wrote none, and nothing but what is known."""
    if "digest" in found:
        if found["digest"] != digest_of(found):
            raise ValueError("digest")
    elif set(found) - known or "plain_sha256" in found:
        raise ValueError("digest")


def _typed(manifest: Manifest) -> Manifest:
    """`manifest` when its values are of the kinds they must be; else ValueError."""
    texts = (manifest.file, manifest.sha256, manifest.uid, manifest.head, manifest.tag, manifest.started_at,
             manifest.ended_at, manifest.plain_sha256)  # fmt: skip
    numbers = (manifest.bytes, manifest.schema, manifest.entry, manifest.plain_bytes)
    if not all(isinstance(text, str) for text in texts) or not all(
        isinstance(number, int) for number in numbers
    ):
        raise ValueError(manifest.file)
    if not all(
        isinstance(found, kind)
        for found, kind in ((manifest.rows, dict), (manifest.look_seconds, int | float))
    ):
        raise ValueError(manifest.file)
    return manifest


def files_in(folder: Path) -> Iterator[Path]:
    """Every file in `folder` whose name is that of a backup."""
    yield from sorted([*folder.glob("*.db"), *folder.glob(f"*.db{SEALED}")])


def listed(folder: Path) -> list[tuple[Path, Manifest]]:
    """The finished backups in `folder`, oldest first; what is unfinished or not readable is not among them."""
    found = []
    for path in files_in(folder):
        try:
            manifest = read(path)
        except Corrupt:
            continue
        if manifest is not None and manifest.file == path.name and path.stat().st_size == manifest.bytes:
            found.append((path, manifest))
    return sorted(
        found, key=lambda pair: (pair[1].started_at, pair[1].entry, len(pair[0].name), pair[0].name)
    )
