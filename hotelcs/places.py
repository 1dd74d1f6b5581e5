"""Where an error of the program happened: kinds and places, never its message nor the values of variables.

Those may carry a guest's name, a document number, a password (reliability §7.4, §7.7).
"""

import traceback
from pathlib import PurePath


def places(error: BaseException) -> list[str]:
    """The kind of `error` and of every error behind it, each with the files and lines it passed."""
    lines: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        lines += [
            f"{_short(f.filename)}:{f.lineno} {f.name}" for f in traceback.extract_tb(seen.__traceback__)
        ]
        seen = seen.__cause__ or seen.__context__
    return lines


def _short(filename: str) -> str:
    """The file without the folders of whoever installed it."""
    parts = PurePath(filename).parts
    for top in ("site-packages", "hotelcs"):
        if top in parts:
            at = len(parts) - 1 - parts[::-1].index(top)
            return "/".join(parts[at + (top == "site-packages") :])
    return parts[-1] if parts else filename
