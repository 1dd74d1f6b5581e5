"""What is still at the desk or in the room of guests who are about to leave."""

from hotelcs.i18n import N_
from hotelcs.storage.reading import Reader

LEFT = (
    (N_("Luggage is kept for them."),
     "SELECT 1 FROM luggage WHERE reservation_id = :id AND out_at IS NULL AND kind = 'luggage' LIMIT 1"),
    (N_("A parcel is kept for them."),
     "SELECT 1 FROM luggage WHERE reservation_id = :id AND out_at IS NULL AND kind = 'parcel' LIMIT 1"),
    (N_("A message was not given to them."), "SELECT 1 FROM guest_message WHERE reservation_id = :id AND status = 'open' LIMIT 1"),
    (N_("A visitor has not left."),
     "SELECT 1 FROM visitor v JOIN stay s ON s.id = v.stay_id WHERE s.reservation_id = :id AND v.out_at IS NULL LIMIT 1"),
)  # fmt: skip
"""The sentence (a msgid) and when it is true."""


def left_behind(reader: Reader, reservation: int) -> tuple[str, ...]:
    """Sentences to translate, of what guests of a booking (a row) would leave behind."""
    return tuple(sentence for sentence, sql in LEFT if reader.rows(sql, id=reservation))
