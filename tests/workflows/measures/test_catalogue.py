"""Every measure is defined once; the numbers of handbook 06 come out of a hotel seeded to match."""

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from hotelcs.errors import Denied, Usage
from hotelcs.workflows.measures.catalogue import METRICS, measured
from hotelcs.workflows.measures.definition import Measured
from tests.conftest import IDS, Hand
from tests.workflows.measures.house_a import DAY, NEXT, house


@pytest.fixture(scope="module")
def made(model_hotel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data set A, its date closed."""
    path = tmp_path_factory.mktemp("full") / "hotel.db"
    shutil.copy(model_hotel, path)
    hand = Hand(path)
    house(hand)
    hand.do("close-day")
    hand.desk.close()
    return path


@pytest.fixture
def full(made: Path, tmp_path: Path) -> Iterator[Hand]:
    """A copy of it."""
    path = tmp_path / "hotel.db"
    shutil.copy(made, path)
    hand = Hand(path)
    yield hand
    hand.desk.close()


def told(hand: Hand, code: str, first: str = DAY, last: str = DAY) -> dict[str, Decimal | None]:
    with hand.desk.file.read() as reader:
        found: Measured = measured(reader, code, first, last, hand.now)
    return {one.key: one.value for one in found.figures}


def test_the_open_date_is_provisional_and_counts_what_the_night_would_charge(hand: Hand) -> None:
    hand.check_in(hand.book())
    with hand.desk.file.read() as reader:
        found = measured(reader, "M-03", DAY, DAY, hand.now)
    assert (found.provisional, found.value.value) == (True, 37600)
    hand.do("close-day")
    with hand.desk.file.read() as reader:
        closed = measured(reader, "M-03", DAY, DAY, hand.now)
    assert (closed.provisional, closed.value.value) == (False, 37600)


def test_a_period_adds_nights_up_and_a_date_before_the_hotel_has_no_number(full: Hand) -> None:
    assert told(full, "M-01", DAY, NEXT)["total"] == 240
    with full.desk.file.read() as reader:
        before = measured(reader, "M-02", "2026-11-01", "2026-11-02", full.now)
    assert before.value.value is None
    assert before.lacks


def test_a_voided_stay_and_a_correction_never_count(hand: Hand) -> None:
    stay = hand.check_in(hand.book())
    hand.do("undo-check-in", stay=stay, reason="wrong booking")
    assert told(hand, "M-02")["occ"] == 0
    hand.check_in(hand.book("Li Na"), room="102", document=IDS[1])
    hand.do("close-day")
    line = hand.value("SELECT id FROM folio_line WHERE kind = 'room'")
    hand.do("correct-line", line=line, reason="wrong rate")
    assert told(hand, "M-03", NEXT, NEXT)["adr"] == 0 - 37600 + 37600
    assert told(hand, "M-04", DAY, NEXT)["revpar"] == 3133


def test_the_same_period_comes_to_the_same_whenever_it_is_asked(full: Hand) -> None:
    with full.desk.file.read() as reader:
        first = {code: measured(reader, code, DAY, DAY) for code in METRICS if METRICS[code].when == "days"}
    full.do("close-day")
    with full.desk.file.read() as reader:
        second = {code: measured(reader, code, DAY, DAY) for code in first}
    del first["M-35"], second["M-35"]
    assert first == second


def test_every_measure_is_there_and_one_without_inputs_says_why(hand: Hand) -> None:
    assert list(METRICS) == [f"M-{number:02d}" for number in range(1, 42)]
    rows = hand.desk.show("metrics")
    assert {row.code for row in rows} == set(METRICS)
    for row in rows:
        metric = METRICS[row.code]
        assert (row.key, row.unit) in metric.keys, row.code
        assert metric.formula
        if metric.lacks:
            assert not row.value
            assert row.lacks, row.code


def test_every_measure_that_counts_records_lists_them(full: Hand) -> None:
    for code, metric in METRICS.items():
        rows = full.desk.show("metric-rows", code=code, **{"from": DAY, "to": NEXT})
        assert isinstance(rows, list), code
        assert not metric.behind or metric.where, code
    rooms = full.desk.show("metric-rows", code="M-02", **{"from": DAY, "to": DAY})
    assert sum(row.counted for row in rooms) == 96
    assert sum(not row.counted for row in rooms) == 6
    money = full.desk.show("metric-rows", code="M-03", **{"from": DAY, "to": DAY})
    assert sum(row.amount_minor for row in money if row.counted) == 3572000


def test_one_measure_in_full_has_its_formula_and_the_week_before(full: Hand) -> None:
    found = full.desk.show("metric", code="m-02", to=DAY)
    assert "sellable rooms" in found.formula
    assert [row.day for row in found.trend][-1] == DAY
    assert len(found.trend) == 7
    assert found.trend[-1].value == "84.21"


def test_money_is_for_who_may_see_bills_and_nonsense_is_refused(business_hotel: Path, tmp_path: Path) -> None:
    path = tmp_path / "hotel.db"
    shutil.copy(business_hotel, path)
    attendant = Hand(path, "rat")
    assert "M-03" not in {row.code for row in attendant.desk.show("metrics")}
    with pytest.raises(Denied):
        attendant.desk.show("metric", code="M-03")
    with pytest.raises(Usage):
        attendant.desk.show("metric", code="M-99")
    with pytest.raises(Usage):
        attendant.desk.show("metrics", **{"from": "2024-01-01", "to": "2026-01-01"})
    with pytest.raises(Usage):
        attendant.desk.show("metrics", **{"from": "2026-11-24", "to": "2026-11-23"})
    attendant.desk.close()
