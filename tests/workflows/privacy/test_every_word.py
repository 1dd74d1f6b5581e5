"""Every column in which people may write is known to erasures, and the gate lets words go and nothing else."""

from contextlib import closing
from types import SimpleNamespace

import pytest

from hotelcs.models import every_table
from hotelcs.storage import driver
from hotelcs.storage.erasing_triggers import PASSING, WORDS
from hotelcs.workflows.privacy import own_words
from hotelcs.workflows.privacy.mentions import MENTIONS

TELLING = {
    "name", "name_latin", "phone", "email", "contact", "sender", "owner", "leader", "leader_phone", "booker", "words", "text",
    "note", "notes", "body", "title", "reason", "remark", "said", "outcome", "lessons", "requests", "description", "facts",
    "understood", "place", "handed_to", "guardian_name", "guardian_phone", "need", "needs", "person", "comment", "result",
}  # fmt: skip
"""Names of columns in which people write of people."""
NOT_OF_GUESTS = {
    "account": {"name"}, "company_account": {"name", "contact"}, "calendar_feed": {"name", "place"}, "calendar_day": {"note"},
    "contingency_plan": {"note"}, "staff": {"name", "name_latin", "phone"}, "staff_post": {"reason"}, "duty_text": {"reason"},
    "partner_hotel": {"phone"}, "paging_channel": {"name"}, "throttle": {"name"}, "roster_entry": {"note"},
    "roster_cover": {"reason"}, "rotation": {"reason"}, "drill": {"place"}, "drill_participant": {"note"},
    "organisation_version": {"note"}, "ledger": {"result"}, "escalation_run": {"outcome"}, "visitor": {"outcome"},
    "guest_call": {"outcome"}, "walk_record": {"outcome"}, "complaint_action": {"outcome"},
    "health_event": {"name"}, "report_run": {"name"}, "rate_plan": {"needs"}, "reservation_terms": {"needs"}, "approval": {"needs"},
}  # fmt: skip
"""Of the house's own people and partners, or codes. What is of no guest goes in here; what may be goes into MENTIONS."""


def tables() -> dict[str, set[str]]:
    return {name: {column.name for column in table.columns} for name, table in every_table().tables.items()}  # type: ignore[attr-defined]


def written() -> dict[str, set[str]]:
    """Columns of text only."""
    found = every_table().tables.items()  # type: ignore[attr-defined]
    return {name: {c.name for c in table.columns if "CHAR" in str(c.type)} for name, table in found}


def test_every_column_of_words_is_known_to_erasures_or_of_no_guest() -> None:
    known: dict[str, set[str]] = {name: set(columns) for name, columns in NOT_OF_GUESTS.items()}
    for words in MENTIONS:
        known.setdefault(words.table, set()).update(words.columns)
    own = " ".join(
        statement for group in vars(own_words).values() if isinstance(group, tuple) for statement in group
    )
    unknown = {
        f"{table}.{column}"
        for table, columns in written().items()
        for column in columns & TELLING - known.get(table, set())
        if not (f"UPDATE {table} SET" in own and f"{column} =" in own)
    }
    assert "words" in written()["log_entry"], "columns are told apart"
    assert unknown == set(), "name them in hotelcs/workflows/privacy/mentions.py, or in NOT_OF_GUESTS here"


def test_what_erasures_name_is_there() -> None:
    there = tables()
    for words in MENTIONS:
        assert {*words.columns, *words.key} <= there[words.table], words.table


def test_the_gate_knows_every_column_of_its_tables() -> None:
    there = tables()
    for table, (words, kept) in WORDS.items():
        assert {*words.split(", "), *kept.split(", ")} == there[table], table
        assert not {*words.split(", ")} & {*kept.split(", ")}


def test_with_the_gate_open_words_go_and_all_else_stays(house: SimpleNamespace) -> None:
    with closing(driver.connect(str(house.path))) as connection:
        connection.execute("INSERT INTO erasure_gate VALUES ('W1', 1)")
        assert connection.execute("UPDATE log_entry SET words = '—'").rowcount == 3
        for refused in (
            "UPDATE log_entry SET words = 'much longer than what stood there before'",
            "UPDATE log_entry SET author = 'gm'",
            "UPDATE log_entry SET words = '', business_date = '2020-01-01'",
            "UPDATE folio_line SET amount_minor = 1",
            "UPDATE payment SET amount_minor = 1, reason = ''",
            "DELETE FROM folio_line",
            "DELETE FROM payment",
            "DELETE FROM case_event",
            "UPDATE ledger SET actor = ''",
            "DELETE FROM ledger",
        ):
            with pytest.raises(driver.IntegrityError):
                connection.execute(refused)


def test_with_the_gate_shut_nothing_goes(house: SimpleNamespace) -> None:
    with closing(driver.connect(str(house.path))) as connection:
        connection.execute("INSERT INTO erasure_gate VALUES ('W1', 0)")
        for table in PASSING:
            connection.execute(
                "INSERT INTO log_mark SELECT 1, id, 'read', at, author, '' FROM log_entry LIMIT 1 ON CONFLICT DO NOTHING"
            )
            with pytest.raises(driver.IntegrityError):
                connection.execute(f"DELETE FROM {table}")
        with pytest.raises(driver.IntegrityError):
            connection.execute("UPDATE log_entry SET words = ''")


def test_the_gate_is_shut_again_after_every_erasure(house: SimpleNamespace) -> None:
    from tests.workflows.privacy.house import erase

    erase(house.inf, house.gm, house.guest)
    assert house.gm.value("SELECT count(*) FROM erasure_gate") == 0
