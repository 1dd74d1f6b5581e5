"""What was closed stays closed, whoever writes: the database refuses it, and staff are told what to do instead."""

import pytest

from hotelcs.storage import driver
from hotelcs.storage.violations import rule_of
from hotelcs.workflows.refusals import refusal_of
from tests.conftest import Hand

LINE = (
    "INSERT INTO folio_line (folio_id, business_date, at, kind, description, qty, unit_minor, amount_minor, reason, actor) "
    "SELECT id, '2026-11-23', '2026-11-23T08:00:00Z', 'minibar', '', 1, 5, 5, '', 'x' FROM folio LIMIT 1"
)
PAYMENT = (
    "INSERT INTO payment (folio_id, business_date, at, method, kind, amount_minor, auth_no, reason, actor) "
    "SELECT id, '2026-11-23', '2026-11-23T08:00:00Z', 'cash', 'payment', 5, '', '', 'x' FROM folio LIMIT 1"
)


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        (LINE, "DATE_CLOSED"),
        (PAYMENT, "DATE_CLOSED"),
        ("UPDATE business_day SET totals = '{}' WHERE day = '2026-11-23'", "DATE_CLOSED"),
        ("DELETE FROM business_day WHERE day = '2026-11-23'", "DATE_CLOSED"),
        ("UPDATE reservation_night SET rate_minor = 1 WHERE night = '2026-11-23'", "NIGHT_CHARGED"),
        ("DELETE FROM reservation_night WHERE night = '2026-11-23'", "NIGHT_CHARGED"),
    ],
)
def test_nothing_is_written_on_a_closed_date_and_no_charged_night_changes(
    hand: Hand, sql: str, code: str
) -> None:
    hand.check_in(hand.book())
    hand.do("close-day")
    connection = driver.connect(str(hand.path))
    try:
        with pytest.raises(driver.IntegrityError) as refused:
            connection.execute(sql)
    finally:
        connection.close()
    told = refusal_of(rule_of(refused.value))
    assert told is not None
    assert told.code == code
    assert "today" in str(told)
