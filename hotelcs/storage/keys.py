"""The keys of a hotel: one 0600 file beside the configuration, and what is made with it.

Four keys derive from one secret: the ledger's chain, the sealing of document numbers, the blind index by which a
sealed number is found again, and the pepper of passwords. Without the file the program runs: sealed fields are not
shown, new ones cannot be sealed, nobody signs in with a password, and ledger entries are chained without a key and
say so.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from hotelcs.config import config_home
from hotelcs.errors import InputOutput, Refusal
from hotelcs.i18n import N_

_VERSION = b"\x01"


class Keys:
    """The keys of one hotel, or the lack of them (`secret` empty)."""

    def __init__(self, secret: bytes = b"") -> None:
        self.secret = secret
        self.present = bool(secret)
        self._ledger = self._derive("ledger")
        self._blind = self._derive("blind-index")
        self._pepper = self._derive("pepper")

    def _derive(self, purpose: str) -> bytes:
        return hmac.digest(self.secret, f"hotelcs:{purpose}".encode(), "sha256") if self.secret else b""

    def chain(self, previous: str, body: str) -> str:
        """The next hash of the ledger: HMAC-SHA256 over the previous hash and the canonical body."""
        message = f"{previous}\n{body}".encode()
        if not self.present:
            return "unkeyed:" + hashlib.sha256(message).hexdigest()
        return hmac.digest(self._ledger, message, "sha256").hex()

    def digest(self, text: str) -> str:
        """A keyed digest of `text`: equal texts are recognised, the text cannot be guessed from it."""
        return hmac.digest(self._blind or b"-", text.encode("utf-8", "surrogatepass"), "sha256").hex()

    def pepper(self, secret: str) -> bytes:
        """`secret` as it is hashed: without the key file a stolen hash cannot be tried out."""
        return hmac.digest(self._pepper or b"-", secret.encode("utf-8", "surrogatepass"), "sha256")

    def seal(self, number: str, context: str) -> bytes:
        """`number` encrypted (AES-256-GCM), bound to `context` so that it cannot be moved to another row."""
        if not self.present:
            raise Refusal(
                "KEY_MISSING",
                N_("The key file of this hotel is missing, so document numbers cannot be kept."),
                hint=N_("Put the key file back from the recovery sheet, then try again."),
                field="document",
            )
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(12)
        return (
            _VERSION
            + nonce
            + AESGCM(self._derive("seal")).encrypt(
                nonce, number.encode("utf-8", "surrogatepass"), context.encode()
            )
        )

    def open(self, sealed: bytes, context: str) -> str | None:
        """The number sealed for `context`, or None when the key is missing or does not fit."""
        if not self.present:
            return None
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return (
                AESGCM(self._derive("seal"))
                .decrypt(sealed[1:13], sealed[13:], context.encode())
                .decode("utf-8", "surrogatepass")
            )
        except (InvalidTag, ValueError):  # sealed for somebody else, or no sealed value at all
            return None


def key_file(uid: str) -> Path:
    """Where the key file of the hotel `uid` lies."""
    return config_home() / f"{uid}.key"


def make(uid: str) -> Keys:
    """Make the key file of a new hotel (mode 0600); refuses to replace one."""
    path = key_file(uid)
    secret = secrets.token_bytes(32)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secret.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise InputOutput(N_("{path} cannot be made: {why}."), path=path, why=error.strerror) from error
    return Keys(secret)


def load(uid: str) -> Keys:
    """The keys of the hotel `uid`; empty keys when the file is missing or unreadable."""
    try:
        return Keys(bytes.fromhex(key_file(uid).read_text("ascii").strip()))
    except (OSError, ValueError):
        return Keys()
