"""A backup, sealed or plain, opened to be looked at: a sealed one in a private folder that is gone afterwards."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hotelcs.errors import Corrupt, Refusal
from hotelcs.i18n import N_
from hotelcs.storage import content, manifest, restore, sealing, vault
from hotelcs.storage.manifest import Manifest
from hotelcs.storage.restore import Found
from hotelcs.storage.scratch import scratch

Identities = Callable[[], list[str]]
"""Gives the secret keys when they are wanted."""


@contextmanager
def opened(path: Path, identities: Identities | None, beside: Path) -> Iterator[Found]:
    """The backup at `path`, which passed every check; what is in clear lies inside `beside` until the block ends.

    Raises as `restore.look_at`; Refusal when the file is sealed and no key was named, or another one.
    """
    if not sealing.is_sealed(path):
        yield restore.look_at(path)
        return
    restore.refuse_odd(path)
    note = manifest.read(path)
    digest = content.sha256_of(path)
    if note is not None and digest != note.sha256:
        raise Corrupt(restore.DIFFERS, path=path)
    if identities is None:
        raise Refusal(
            "KEY_WANTED", N_("{path} is sealed; name the file with its secret key: --identity FILE."),
            field="identity", next=("restore --identity",), path=path,
        )  # fmt: skip
    keys = identities()
    with scratch(beside) as folder:
        yield _unsealed(path, keys, folder, note, digest)


def _unsealed(path: Path, keys: list[str], folder: Path, note: Manifest | None, digest: str) -> Found:
    most = None
    if note is not None:
        most = int(note.plain_bytes * sealing.SLACK)
        vault.refuse_small(folder, most)
    plain = folder / "plain.db"
    vault.make_private(plain)
    inside = sealing.unseal(path, plain, keys, most=most)
    if note is not None and inside != note.plain_sha256:
        raise Corrupt(restore.DIFFERS, path=path)
    return restore.examined(path, plain, note, digest)
