"""Sealing a copy: compressed, then encrypted to public keys in the age format, which any `age` program opens.

`age -d -i KEY FILE.db.gz.age | gunzip > hotel.db` does the same as `unseal`, without this program. Who can encrypt
cannot decrypt: a machine that makes backups need not hold the secret key, so whoever steals it cannot read the old ones.
"""

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from hotelcs.errors import Corrupt, NotReady, Refusal
from hotelcs.i18n import N_
from hotelcs.storage import failures

SUFFIX = ".gz.age"
CHUNK = 1 << 20
GZIP = 31
"""Window bits that mean a gzip header and trailer."""
SLACK = 1.1
"""Unpacking ends with an error beyond this many times the size that the manifest tells."""
MOST_PACKED = 100
"""Without a manifest: how many times the sealed size a copy may have."""


@dataclass(frozen=True, slots=True)
class Digests:
    """Size and SHA-256 of the copy as it lies there, and of the database inside; equal when nothing is sealed."""

    bytes: int
    sha256: str
    plain_bytes: int
    plain_sha256: str


def is_sealed(path: Path) -> bool:
    """Whether the name says that the copy is sealed."""
    return path.name.endswith(SUFFIX)


def library() -> Any:
    """The age library. Raises NotReady where it is not installed; nothing is written in clear instead."""
    try:
        import pyrage
    except ImportError:
        raise NotReady(
            N_("Sealed backups need the age library, which is not installed here."),
            hint=N_("Install it: pip install 'hotelcs[backup]'"),
        ) from None
    return pyrage


def _packer() -> Any:
    """A gzip stream of level 1; by the faster library where it is installed."""
    try:
        from isal import isal_zlib
    except ImportError:  # no wheel for this platform
        return zlib.compressobj(1, zlib.DEFLATED, GZIP)
    return isal_zlib.compressobj(1, isal_zlib.DEFLATED, GZIP)


class _Packing:
    """The bytes of a file, compressed as they are asked for."""

    def __init__(self, source: IO[bytes]) -> None:
        self.digest, self.size = hashlib.sha256(), 0
        self._source, self._packer = source, _packer()
        self._ready, self._ended = bytearray(), False

    def read(self, size: int) -> bytes:
        """The next `size` bytes; fewer at the end."""
        while len(self._ready) < size and not self._ended:
            if chunk := self._source.read(CHUNK):
                self.digest.update(chunk)
                self.size += len(chunk)
                self._ready += self._packer.compress(chunk)
            else:
                self._ended = True
                self._ready += self._packer.flush()
        given = bytes(self._ready[:size])
        del self._ready[:size]
        return given


class _Counting:
    """Writes on, and keeps the digest of what went by."""

    def __init__(self, target: IO[bytes]) -> None:
        self.digest, self.size = hashlib.sha256(), 0
        self._target = target

    def write(self, data: bytes) -> int:
        """Write all of it."""
        self.digest.update(data)
        self.size += len(data)
        self._target.write(data)
        return len(data)

    def flush(self) -> None:
        """Hand on what is buffered."""
        self._target.flush()


class _TooMuch(Exception):
    """More came out than may."""


class _Unpacking(_Counting):
    """Decompresses what is written, up to `most` bytes."""

    def __init__(self, target: IO[bytes], most: int) -> None:
        super().__init__(target)
        self.most, self._unpacker = most, zlib.decompressobj(GZIP)

    def write(self, data: bytes) -> int:
        """Unpack and write it; nothing may follow the end of the stream."""
        rest = data
        while rest:
            if self._unpacker.eof:
                raise zlib.error
            super().write(self._unpacker.decompress(rest, CHUNK))
            if self.size > self.most:
                raise _TooMuch
            rest = self._unpacker.unconsumed_tail or self._unpacker.unused_data
        return len(data)

    def close(self) -> None:
        """The end has to be the end of the stream."""
        super().write(self._unpacker.flush())
        if not self._unpacker.eof or self.size > self.most:
            raise zlib.error


def seal(plain: Path, sealed: Path, recipients: Iterable[str]) -> Digests:
    """Compress and encrypt `plain` into the empty file `sealed` for every one of `recipients` (public keys)."""
    age = library()
    keys = [age.x25519.Recipient.from_str(key) for key in recipients]
    with failures.told_of_files(sealed), plain.open("rb") as source, sealed.open("r+b") as target:
        packing, counting = _Packing(source), _Counting(target)
        age.encrypt_io(packing, counting, keys)
        target.flush()
    return Digests(counting.size, counting.digest.hexdigest(), packing.size, packing.digest.hexdigest())


def unseal(sealed: Path, plain: Path, identities: Iterable[str], *, most: int | None = None) -> str:
    """Decrypt and unpack `sealed` into the empty file `plain`; the digest of what came out.

    Raises Refusal (none of the keys is the right one), Corrupt (changed, cut off, or more than `most` bytes). What
    was written until then is in `plain`; the caller removes it.
    """
    age = library()
    keys = [age.x25519.Identity.from_str(key) for key in identities]
    limit = most if most is not None else max(sealed.stat().st_size, CHUNK) * MOST_PACKED
    with failures.told_of_files(plain), sealed.open("rb") as source, plain.open("r+b") as target:
        unpacking = _Unpacking(target, limit)
        try:
            age.decrypt_io(source, unpacking, keys)
            unpacking.close()
        except age.DecryptError as error:
            if "No matching keys" not in str(error):
                raise _damaged(sealed) from None
            raise Refusal(
                "OTHER_KEY", N_("{path} was sealed for another key than this."), field="identity",
                next=("restore --identity",), path=sealed,
            ) from None  # fmt: skip
        except _TooMuch:
            raise Corrupt(N_("{path} unpacks to more than it may; it is no backup."), path=sealed) from None
        except zlib.error:
            raise _damaged(sealed) from None
        except OSError as error:
            if error.errno is not None:
                raise
            raise _damaged(sealed) from None  # the library says so of a block that was changed
    return unpacking.digest.hexdigest()


def _damaged(path: Path) -> Corrupt:
    return Corrupt(N_("{path} is not what was backed up: it was changed or cut off."), path=path)
