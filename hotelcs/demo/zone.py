"""The time zone of this machine, by name: the demo's day is the day on the wall."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

LINK = Path("/etc/localtime")


def local_zone(now: datetime, link: Path = LINK) -> str:
    """The zone's IANA name: from TZ, from the system's link, else a fixed distance from UTC in whole hours."""
    linked = str(link.resolve()).partition("zoneinfo/")[2] if link.is_symlink() else ""
    for name in (os.environ.get("TZ", "").removeprefix(":"), linked):
        if name and _is_known(name):
            return name
    hours = round((now.astimezone().utcoffset() or timedelta()) / timedelta(hours=1))
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"


def _is_known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
