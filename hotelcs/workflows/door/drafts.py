"""What somebody has typed and not saved: kept sealed, for that person only, through lost lines and killed terminals."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hotelcs.clock import iso
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.keys import Keys

LARGEST = 64_000
"""Characters of a draft; a form never comes near."""
_KEEP = (
    "INSERT INTO draft (account_id, record, screen, sealed, saved_at) "
    "SELECT id, :record, :screen, :sealed, :now FROM account WHERE login = :login "
    "ON CONFLICT (account_id, record) DO UPDATE SET screen = excluded.screen, sealed = excluded.sealed, "
    "saved_at = excluded.saved_at"
)
_DROP = (
    "DELETE FROM draft WHERE record = :record AND account_id = (SELECT id FROM account WHERE login = :login)"
)
_MINE = (
    "SELECT d.record, d.screen, d.sealed, d.saved_at FROM draft d JOIN account a ON a.id = d.account_id "
    "WHERE a.login = :login ORDER BY d.saved_at DESC"
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft: the form's name, how to open the form again, what was in its fields, when it was kept."""

    record: str
    screen: str
    fields: dict[str, Any]
    saved_at: str


class Drafts:
    """The drafts of one person. Without the key file nothing is written to disk, and they live in memory alone."""

    def __init__(self, hotel: HotelFile, keys: Keys, login: str) -> None:
        self.hotel = hotel
        self.keys = keys
        self.login = login

    def keep(self, record: str, screen: str, fields: dict[str, Any], now: datetime) -> bool:
        """Keep what is in the form called `record`; whether it could be kept."""
        record, body = _name(record), json.dumps(fields, ensure_ascii=False)
        if not self.login or not self.keys.present or len(body) > LARGEST:
            return False
        sealed = self.keys.seal(body, self._context(record))
        with self.hotel.write() as session:
            values = {
                "record": record,
                "screen": screen,
                "sealed": sealed,
                "now": iso(now),
                "login": self.login,
            }
            return bool(session.connection().exec_driver_sql(_KEEP, values).rowcount)

    def drop(self, record: str) -> None:
        """The form was saved or thrown away."""
        with self.hotel.write() as session:
            session.connection().exec_driver_sql(_DROP, {"record": _name(record), "login": self.login})

    def mine(self) -> list[Kept]:
        """What there is, newest first; one that the key does not open is left out."""
        with self.hotel.read() as reader:
            rows = reader.rows(_MINE, login=self.login)
        found = []
        for record, screen, sealed, saved_at in rows:
            body = self.keys.open(bytes(sealed), self._context(record))
            if body is not None:
                found.append(Kept(record, screen, json.loads(body), str(saved_at)))
        return found

    def _context(self, record: str) -> str:
        return f"draft:{self.login}:{record}"


def _name(record: str) -> str:
    """What a form is called in the hotel: a server's text holds no NUL."""
    return record.replace("\0", "\ufffd")
