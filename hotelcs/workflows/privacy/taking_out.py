"""A guest's names taken out of what others wrote, and out of what is sealed for later: requests, drafts."""

from typing import Any

from sqlalchemy import text

from hotelcs.workflows.act import Work
from hotelcs.workflows.privacy.candidates import candidates
from hotelcs.workflows.privacy.classes import GONE
from hotelcs.workflows.privacy.mentions import EMPTY_TOO, MENTIONS, Words
from hotelcs.workflows.privacy.redacting import Naming, redacted

_APPROVALS = "SELECT id, no, fields FROM approval"
_DRAFTS = (
    "SELECT d.account_id, d.record, d.sealed, a.login FROM draft d JOIN account a ON a.id = d.account_id"
)


def take_out(work: Work, guest: int, naming: Naming) -> dict[str, int]:
    """Every mention of the guest, by table how many rows were changed. The gate is open."""
    changed = {words.table: _table(work, words, guest, naming) for words in MENTIONS}
    changed["draft"] = _drafts(work, naming)
    changed["approval"] += _approvals(work, naming)
    return {table: count for table, count in changed.items() if count}


def _table(work: Work, words: Words, guest: int, naming: Naming) -> int:
    found: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    terms: dict[tuple[Any, ...], tuple[str, ...]] = {}
    for wanted, link in ((naming.sure, "1 = 1"), (naming.every, words.link)):
        if not wanted or link == "1 = 0":
            continue
        for row in candidates(work.reader, words, guest, wanted, link):
            key = row[: len(words.key)]
            found[key], terms[key] = row[len(words.key) :], wanted
    count = 0
    for key, texts in found.items():
        new = {
            name: made
            for name, old in zip(words.columns, texts, strict=True)
            if old and (made := _less(name, str(old), terms[key])) != old
        }
        if new:
            _write(work, words, key, new)
            count += 1
    return count


def _less(column: str, old: str, terms: tuple[str, ...]) -> str:
    made = redacted(old, terms)
    return "" if made == GONE and column in EMPTY_TOO else made


def _write(work: Work, words: Words, key: tuple[Any, ...], new: dict[str, str]) -> None:
    settings = ", ".join(f"{name} = :{name}" for name in new)
    where = " AND ".join(f"{name} = :key{place}" for place, name in enumerate(words.key))
    values = {**new, **{f"key{place}": part for place, part in enumerate(key)}}
    work.run(text(f"UPDATE {words.table} SET {settings} WHERE {where}"), values)
    work.changed += 1


def _approvals(work: Work, naming: Naming) -> int:
    """Requests whose sealed fields tell of the guest are emptied."""
    count = 0
    for key, number, sealed in work.reader.rows(_APPROVALS):
        context = f"approval:{number}"
        body = work.keys.open(bytes(sealed), context)
        if body and redacted(body, naming.sure) != body:
            work.run(text("UPDATE approval SET fields = :fields WHERE id = :id"),
                     {"fields": work.keys.seal("{}", context), "id": key})  # fmt: skip
            count += 1
    work.changed += count
    return count


def _drafts(work: Work, naming: Naming) -> int:
    """Drafts that tell of the guest are thrown away."""
    count = 0
    for account, record, sealed, login in work.reader.rows(_DRAFTS):
        body = work.keys.open(bytes(sealed), f"draft:{login}:{record}")
        if redacted(f"{body or ''} {record}", naming.sure) != f"{body or ''} {record}":
            work.run(text("DELETE FROM draft WHERE account_id = :account AND record = :record"),
                     {"account": account, "record": record})  # fmt: skip
            count += 1
    work.changed += count
    return count
