"""Rows in which somebody may be named, found by the database before a letter of them is looked at."""

import re
from typing import Any

from hotelcs.storage.reading import Reader
from hotelcs.workflows.privacy.mentions import Words


def candidates(
    reader: Reader, words: Words, guest: int, wanted: tuple[str, ...], link: str
) -> list[tuple[Any, ...]]:
    """Rows in which one of `wanted` may stand, more rather than fewer; told apart letter by letter afterwards."""
    patterns = list(dict.fromkeys(pattern for term in wanted for pattern in _patterns(term)))
    told = " OR ".join(
        f"lower({column}) LIKE :p{place}" for column in words.columns for place in range(len(patterns))
    )
    values: dict[str, Any] = {f"p{place}": pattern for place, pattern in enumerate(patterns)}
    if ":guest" in link:
        values["guest"] = guest
    sql = f"SELECT {', '.join((*words.key, *words.columns))} FROM {words.table} WHERE ({told}) AND {link}"
    return reader.rows(sql, **values)


def _patterns(term: str) -> tuple[str, ...]:
    """`term` for LIKE, anything between its letters that may be written in another way."""
    loose = re.sub("[^a-z0-9\u3400-\u9fff]+", "%", term.lower())
    loose = re.sub("(?<=[0-9\u3400-\u9fff])(?=[0-9\u3400-\u9fff])", "%", loose)
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" and char != "%" else char for char in loose)
    return tuple(dict.fromkeys(f"%{pattern}%".replace("%%", "%") for pattern in (loose, wide)))
