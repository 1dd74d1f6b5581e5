"""Where things are: the shipped data, the database, the key file, the folder for state. No file is read here.

Order of precedence: flag over environment over file over default. Places follow the platform (XDG on Linux).
"""

import os
import sys
from functools import lru_cache
from pathlib import Path

APP = "hotelcs"


@lru_cache(maxsize=1)
def data_root() -> Path:
    """The folder of the shipped data: inside the package in a wheel, beside it in a checkout."""
    inside = Path(__file__).parent / "data"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "data"


def data_path(*parts: str) -> Path:
    """A file or folder of the shipped data."""
    return data_root().joinpath(*parts)


def _home(variable: str, fallback: str) -> Path:
    """An XDG folder of ours; on Windows and macOS the platform's own."""
    if value := os.environ.get(variable):
        return Path(value) / APP
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / APP
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / APP
    return Path.home() / fallback / APP


def data_home() -> Path:
    """Where databases live unless told otherwise."""
    return _home("XDG_DATA_HOME", ".local/share")


def config_home() -> Path:
    """Where the configuration and the key file live."""
    if value := os.environ.get("HOTELCS_CONFIG"):
        return Path(value).expanduser().parent
    return _home("XDG_CONFIG_HOME", ".config")


def cache_home() -> Path:
    """Where what can be made again lives."""
    return _home("XDG_CACHE_HOME", ".cache")


def state_home() -> Path:
    """Where logs, anchors and drafts live."""
    return _home("XDG_STATE_HOME", ".local/state")


def database(flag: str | None = None) -> str:
    """The database to open: the flag, then HOTELCS_DB, then hotel.db in the data folder."""
    return flag or os.environ.get("HOTELCS_DB") or str(data_home() / "hotel.db")


def language(flag: str | None = None) -> str:
    """The language to speak: the flag, then HOTELCS_LANG, then the locale of the terminal."""
    wanted = (
        flag or os.environ.get("HOTELCS_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or "en"
    )
    return "zh" if wanted.lower().startswith("zh") else "en"


def login(flag: str | None = None) -> str | None:
    """Who acts: the flag, then HOTELCS_USER."""
    return flag or os.environ.get("HOTELCS_USER")


def terminal() -> str:
    """The name of this terminal: where it is over SSH the address it comes from, else this machine's name."""
    import socket

    address = os.environ.get("SSH_CONNECTION", "").split(" ")[0]
    return f"ssh {address}"[:60] if address else socket.gethostname()[:60]
