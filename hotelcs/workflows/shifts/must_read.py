"""Lines of a shift's log that whoever takes it over has to tick."""

from hotelcs.storage.reading import Reader

_MUST = (
    "SELECT e.no FROM log_entry e WHERE e.must_read AND e.run_id = :run AND (:restricted OR NOT e.restricted) "
    "AND NOT EXISTS (SELECT 1 FROM log_entry a WHERE a.amends_id = e.id) ORDER BY e.id"
)


def must_read(reader: Reader, run: int | None, *, restricted: bool) -> tuple[str, ...]:
    """Numbers of the lines of a shift (its row) that must be read, oldest first; of a corrected one the correction.

    `restricted` says whether whoever has to read them may read what is kept from most eyes; else those are left out.
    """
    return tuple(str(number) for (number,) in reader.rows(_MUST, run=run, restricted=restricted))
