"""Which guests a search text means: prefix ranges on the key of the term table, nothing scanned.

People in the house or arriving today are looked through first, one by one; then everybody. Both stay as
fast with four hundred thousand guests as with four thousand.
"""

from hotelcs.storage.reading import value
from hotelcs.workflows.guests.terms import MOST_TERMS, query_by_sound, query_terms
from hotelcs.workflows.views import Asking

LAST = "\U0010ffff"
"""Sorts after every character that a term can hold."""
WIDEST = 20_000
"""Terms looked through at most for one word while others are compared."""
_NEAR = (
    "SELECT +s.guest_id AS guest_id, 1 AS here FROM stay s WHERE s.status = 'in_house' UNION ALL "
    "SELECT +p.guest_id, 1 FROM stay s JOIN stay_guest p ON p.stay_id = +s.id AND p.left_at IS NULL "
    "WHERE s.status = 'in_house' UNION ALL "
    "SELECT v.guest_id, 0 FROM reservation v WHERE v.arrival = :today AND v.status IN ('confirmed','guaranteed') "
    "AND v.guest_id IS NOT NULL"
)
"""A plus keeps SQLite from walking all stays in the order of their guests: it begins with the rooms slept in."""
_HAS = "EXISTS (SELECT 1 FROM search_term t{n} WHERE t{n}.guest_id = c.guest_id AND t{n}.term >= :p{n} AND t{n}.term < :u{n})"
_HOW_MANY = "SELECT count(*) FROM (SELECT 1 FROM search_term WHERE term >= :p AND term < :u LIMIT :most) wide"
_EXACT = "SELECT guest_id FROM search_term WHERE term = :p0 ORDER BY guest_id DESC LIMIT :most"
_BEGINS = (
    "SELECT guest_id FROM search_term WHERE term >= :p0 AND term < :u0 ORDER BY term, guest_id LIMIT :most"
)


def people(asking: Asking, text: str, limit: int) -> list[int]:
    """Ids of at most `limit` guests whom `text` means: those arriving today first, then those in house, then the newest."""
    words = query_terms(text)
    found = _by_words(asking, words, limit) if words else []
    if not found and (sounds := query_by_sound(text)) and sounds != words:
        found = _by_words(asking, sounds, limit)
    return found


def _by_words(asking: Asking, words: list[str], limit: int) -> list[int]:
    """Guests of whom every word begins a term."""
    ordered = (
        words if len(words) == 1 else sorted(words, key=lambda word: (_how_many(asking, word), -len(word)))
    )
    values = {f"p{n}": word for n, word in enumerate(ordered)} | {
        f"u{n}": word + LAST for n, word in enumerate(ordered)
    }
    conditions = [_HAS.format(n=n) for n in range(len(ordered))]
    found = dict.fromkeys(_near(asking, conditions, values, limit))
    for candidates in (_EXACT, _BEGINS):
        if len(found) < limit:
            found |= dict.fromkeys(_everybody(asking, candidates, conditions[1:], values, limit))
    return list(found)[:limit]


def _how_many(asking: Asking, word: str) -> int:
    """How many terms begin with `word`, counted no further than is worth knowing."""
    return int(value(asking.reader, _HOW_MANY, p=word, u=word + LAST, most=WIDEST))


def _near(asking: Asking, conditions: list[str], values: dict[str, str], limit: int) -> list[int]:
    """Guests arriving today, then those in house."""
    near = f"SELECT guest_id, max(here) AS here FROM ({_NEAR}) GROUP BY guest_id"
    sql = f"SELECT c.guest_id FROM ({near}) c WHERE {' AND '.join(conditions)} ORDER BY c.here, c.guest_id LIMIT :limit"
    return [row[0] for row in asking.rows(sql, today=asking.business_date(), limit=limit, **values)]


def _everybody(
    asking: Asking, candidates: str, conditions: list[str], values: dict[str, str], limit: int
) -> list[int]:
    """Guests among those of the rarest word who have the other words too, in the order of the candidates."""
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    sql = f"SELECT c.guest_id FROM ({candidates}) c{where} LIMIT :enough"
    enough = limit * MOST_TERMS  # a name has so many terms, which may all begin with the word
    used = {name: term for name, term in values.items() if f":{name}" in sql}
    rows = asking.rows(sql, enough=enough, most=WIDEST if conditions else enough, **used)
    return list(dict.fromkeys(guest for (guest,) in rows))[:limit]
