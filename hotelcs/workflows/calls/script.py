"""What to say to a guest on the telephone, in their language: the texts of data/scripts/calls.toml, filled."""

import tomllib
from functools import lru_cache
from typing import Any

from hotelcs.config import data_path
from hotelcs.storage.reading import one
from hotelcs.workflows.calls.due import Due
from hotelcs.workflows.reservations import asked
from hotelcs.workflows.views import Asking

CHINESE = frozenset(("CHN", "CN", "HKG", "HK", "MAC", "MO", "TWN", "TW", "SGP", "SG"))
"""Where guests whose language nobody noted are spoken to in Chinese."""
_HOUSE = "SELECT name_en, name_zh, hold_minute, checkout_minute FROM property"
_TYPES = "SELECT code, name_en, name_zh FROM room_type"


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(data_path("scripts", "calls.toml").read_text("utf-8"))


class Scripts:
    """The scripts of one hotel, read once for a whole list."""

    def __init__(self, asking: Asking) -> None:
        self.name_en, self.name_zh, hold, checkout = one(asking.reader, _HOUSE) or ("", "", 0, 0)
        self.hold, self.checkout = asked.clock(hold), asked.clock(checkout)
        self.types = {
            code: {"en": en or code, "zh": zh or en or code} for code, en, zh in asking.rows(_TYPES)
        }

    def lang(self, row: Due) -> str:
        """The language somebody is spoken to in: theirs, or that of where they come from."""
        if row.lang:
            return "zh" if row.lang.casefold().startswith("zh") else "en"
        return "zh" if row.nationality.upper() in CHINESE else "en"

    def of(self, row: Due) -> str:
        """The words for one guest."""
        lang = self.lang(row)
        slots: dict[str, Any] = {
            "guest": row.guest, "hotel": self.name_zh if lang == "zh" else self.name_en, "arrival": row.arrival,
            "nights": asked.nights_between(row.arrival, row.departure), "type": self.types[row.type][lang], "adults": row.adults,
            "eta": asked.clock(row.eta), "hold": self.hold, "checkout": self.checkout, "room": row.room,
        }  # fmt: skip
        return _texts()[row.kind][lang].strip().format(**slots)
