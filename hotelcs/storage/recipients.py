"""Who can open a hotel's backups: its public keys, in the file that `age -R` reads; and secret keys, read when needed.

A hotel has at least two: its own, and one that lies elsewhere (with the owner, a lawyer), for the day the first is lost.
"""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hotelcs.config import config_home
from hotelcs.errors import InputOutput, NotReady, Refusal, Usage
from hotelcs.i18n import N_
from hotelcs.storage import sealing, vault

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
MOST = 64 * 1024
"""Bytes of a file of keys; a larger one is none."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A public key and what it is called."""

    name: str
    key: str


def place_of(uid: str) -> Path:
    """Where the public keys of the hotel `uid` lie: beside the configuration."""
    return config_home() / f"{uid}.recipients"


def listed(uid: str) -> list[Recipient]:
    """The hotel's recipients; none when the file is not there.

    Raises NotReady for a file that cannot be understood: a backup in clear is not made by mistake.
    """
    path = place_of(uid)
    try:
        lines = path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        raise NotReady(N_("The public keys in {path} cannot be read: {why}"), path=path, why=error) from None
    found: list[Recipient] = []
    name = ""
    for line in lines:
        if line.startswith("#"):
            name = line[1:].strip()
        elif line.strip():
            found.append(Recipient(name or f"key-{len(found) + 1}", _sound(line.strip())))
            name = ""
    return found


def _sound(key: str) -> str:
    """`key` when it is a public key of age. Raises Refusal."""
    age = sealing.library()
    try:
        return str(age.x25519.Recipient.from_str(key))
    except age.RecipientError:
        raise Refusal(
            "NO_PUBLIC_KEY", N_("{key} is no public key of age (age1…)."), field="key", key=key[:80],
            next=("backup new-key",),
        ) from None  # fmt: skip


def add(uid: str, name: str, key: str) -> bool:
    """Let `key` open backups from now on; false when it could already. Raises Usage, Refusal."""
    if not NAME.fullmatch(name):
        raise Usage(
            N_("{option} is a word of letters, digits, - and _; it was given {value}."),
            option="--name",
            value=name,
        )
    if key.upper().startswith("AGE-SECRET-KEY-"):
        raise Refusal(
            "SECRET_KEY", N_("That is a secret key. Keep it off this machine; name the public one (age1…)."),
            field="key", next=("backup keys add",),
        )  # fmt: skip
    new, known = Recipient(name, _sound(key)), listed(uid)
    if new in known:
        return False
    if any(name == kept.name or new.key == kept.key for kept in known):
        raise Refusal(
            "KEY_KNOWN", N_("{name} or its key is in the list already."), field="name", name=name,
            next=("backup keys remove",),
        )  # fmt: skip
    _write(uid, [*known, new])
    return True


def remove(uid: str, name: str) -> bool:
    """Let the key called `name` open no further backups; false when there is none. Older ones it opens still."""
    known = listed(uid)
    kept = [one for one in known if one.name != name]
    if kept == known:
        return False
    _write(uid, kept)
    return True


def _write(uid: str, recipients: list[Recipient]) -> None:
    path = place_of(uid)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial.unlink(missing_ok=True)
        vault.make_private(partial)
        partial.write_text("".join(f"# {one.name}\n{one.key}\n" for one in recipients), "ascii")
        vault.settle(partial)
        partial.replace(path)
        vault.settle(path.parent)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise InputOutput(N_("{path} cannot be written: {why}."), path=path, why=error.strerror) from error


def new_key() -> tuple[str, str]:
    """A new pair: the secret key, which is shown once and kept nowhere, and the public key."""
    secret = sealing.library().x25519.Identity.generate()
    return str(secret), str(secret.to_public())


def identities_in(text: str, place: object) -> list[str]:
    """The secret keys in `text`, read from `place`. Raises NotReady when there is none."""
    age = sealing.library()
    found = []
    for line in text.splitlines():
        word = line.strip()
        if word.upper().startswith("AGE-SECRET-KEY-"):
            with suppress(age.IdentityError):
                found.append(str(age.x25519.Identity.from_str(word)))
    if not found:
        raise NotReady(N_("There is no secret key of age in {path}."), path=place)
    return found


def identities_of(path: Path) -> list[str]:
    """The secret keys in the file at `path`."""
    try:
        with path.open("rb") as file:
            text = file.read(MOST).decode("utf-8", "replace")
    except OSError as error:
        raise InputOutput(N_("{path} cannot be read: {why}."), path=path, why=error.strerror) from None
    return identities_in(text, path)
