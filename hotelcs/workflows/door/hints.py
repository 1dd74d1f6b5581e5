"""Faster ways told to somebody: each once for each person, however many terminals they sit at."""

from datetime import datetime

from hotelcs.clock import iso
from hotelcs.storage.hotel_file import HotelFile

_TELL = (
    "INSERT INTO hint_told (account_id, hint, told_at) SELECT id, :hint, :now FROM account WHERE login = :login "
    "ON CONFLICT (account_id, hint) DO NOTHING"
)


def first_time(hotel: HotelFile, login: str, hint: str, now: datetime) -> bool:
    """Note that `login` is told `hint`; false when they were told before, or nobody has that login."""
    with hotel.write() as session:
        values = {"hint": hint, "now": iso(now), "login": login}
        return bool(session.connection().exec_driver_sql(_TELL, values).rowcount)
