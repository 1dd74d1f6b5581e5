"""A file that is written whole or not at all: whoever reads it meanwhile sees the one before."""

import os
import tempfile
from pathlib import Path

from hotelcs.errors import InputOutput
from hotelcs.i18n import N_
from hotelcs.reports.new_files import refuse_special


def write(path: Path, data: bytes, mode: int = 0o644) -> Path:
    """Write `data` to `path` with the permissions `mode`, over a file that is there. Raises InputOutput."""
    refuse_special(path)
    try:
        handle, made = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(made).chmod(mode)
            Path(made).replace(path)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputOutput(N_("{path} cannot be written: {why}."), path=path, why=why) from error
    return path
