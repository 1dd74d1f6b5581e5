"""How many rooms of a block its bookings took up, in SQL, for reads as for acts."""

TAKEN = (
    "(SELECT count(*) FROM group_room l JOIN reservation r ON r.id = l.reservation_id "
    "JOIN reservation_night n ON n.reservation_id = r.id AND n.night = b.night "
    "WHERE l.group_id = b.group_id AND r.type_id = b.type_id "
    "AND r.status IN ('tentative','confirmed','guaranteed','checked_in','checked_out'))"
)
"""How many of a night of the block (`b`) were taken up by bookings."""
