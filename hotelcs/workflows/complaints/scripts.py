"""What is said to guests who complain, and afterwards: the texts of data/scripts/complaints.toml, filled."""

import tomllib
from functools import lru_cache

from hotelcs.config import data_path
from hotelcs.storage.reading import one
from hotelcs.workflows.calls.script import CHINESE
from hotelcs.workflows.views import Asking

_HOUSE = "SELECT name_en, name_zh FROM property"


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(data_path("scripts", "complaints.toml").read_text("utf-8"))


def spoken_to(lang: str, nationality: str) -> str:
    """The language somebody is spoken to in: theirs, or that of where they come from."""
    if lang:
        return "zh" if lang.casefold().startswith("zh") else "en"
    return "zh" if not nationality or nationality.upper() in CHINESE else "en"


class Scripts:
    """The scripts of one hotel, read once for a whole list."""

    def __init__(self, asking: Asking) -> None:
        self.en, self.zh = one(asking.reader, _HOUSE) or ("", "")

    def of(self, names: tuple[str, ...], lang: str, guest: str = "", room: str = "") -> str:
        """The texts of the names that there are."""
        hotel = self.zh if lang == "zh" else self.en
        found = [_texts()[name][lang].strip() for name in names if name in _texts()]
        return "\n".join(text.format(hotel=hotel, guest=guest, room=room) for text in found)
