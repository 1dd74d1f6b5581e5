"""`hotelcs report`: the numbers of handbook 06 on a hotel seeded to match, in every form, with what needs a decision."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from tests.conftest import Hand
from tests.workflows.measures.house_a import DAY, house

WITH_DAYS = ("occupancy", "revenue", "satisfaction", "staff")
OF_A_DAY = ("daily", "shift", "housekeeping", "foreigners")


@pytest.fixture(scope="module")
def made(model_hotel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reported") / "hotel.db"
    shutil.copy(model_hotel, path)
    hand = Hand(path)
    house(hand)
    hand.do("close-day")
    hand.desk.close()
    return path


@pytest.fixture
def full(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    path = tmp_path / "hotel.db"
    shutil.copy(made, path)
    monkeypatch.setenv("HOTELCS_DB", str(path))
    hand = Hand(path)
    yield hand
    hand.desk.close()


def run(capsys: Any, *words: str) -> tuple[int, dict[str, Any]]:
    from hotelcs.cli import main

    code = main([*words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def text(capsys: Any, *words: str) -> list[str]:
    from hotelcs.cli import main

    assert main(list(words)) == 0
    return list(capsys.readouterr().out.splitlines())


def test_the_daily_report_of_data_set_a_has_the_numbers_of_the_handbook(full: Hand, capsys: Any) -> None:
    code, told = run(capsys, "report", "daily", "--date", DAY)
    assert code == 0
    data, numbers = told["data"], told["data"]["metrics"]
    assert (data["date"], data["provisional"]) == (DAY, False)
    assert (numbers["M-01.sellable"], numbers["M-02.occ"], numbers["M-03.adr"], numbers["M-04.revpar"]) == (
        114,
        84.21,
        37600,
        31965,
    )
    assert numbers["M-09.csat"] is None
    assert numbers["M-19.dsi"] is None
    assert set(data["lists"]) == {"complaints_s1_s2", "incidents", "late", "weak_links"}
    lines = text(capsys, "report", "daily", "--date", DAY)
    assert len(lines) <= 60
    assert "sellable 114  occupied 96  84.21%   ADR ¥376.00   RevPAR ¥319.65" in lines[1]
    assert any("needs a decision" in line for line in lines)


def test_data_set_a_comes_to_the_numbers_of_the_handbook(full: Hand, capsys: Any) -> None:
    def numbers(code: str) -> dict[str, Any]:
        data = run(capsys, "report", "metric", code, "--from", DAY, "--to", DAY)[1]["data"]
        return {key.split(".")[1]: value for key, value in data["metrics"].items()}

    assert numbers("M-01") == {"sellable": 114, "total": 120, "out_of_order": 4, "house_use": 2}
    assert numbers("M-02") == {"occ": 84.21, "paid": 83.33, "inventory": 80.0}
    assert numbers("M-03") == {"adr": 37600}
    assert numbers("M-04") == {"revpar": 31965, "overnight": 31333}
    assert numbers("M-05") == {"average": 12000, "rentals": 6}


def test_a_measure_has_its_formula_its_numbers_day_by_day_and_its_records(
    full: Hand, tmp_path: Path, capsys: Any
) -> None:
    data = run(capsys, "report", "metric", "m-02", "--to", DAY)[1]["data"]
    assert "sellable rooms" in data["formula"]
    assert data["trend"][-1] == {"day": DAY, "value": "84.21"}
    assert sum(row["counted"] for row in data["rows"]) == 96
    assert "sellable rooms" in text(capsys, "report", "metric", "M-02", "--to", DAY)[1]
    place = tmp_path / "occupied.xlsx"
    assert run(capsys, "report", "metric", "M-02", "--to", DAY, "--out", str(place))[0] == 0
    book = openpyxl.load_workbook(place)
    assert book.worksheets[0]["B8"].value == 84.21
    assert run(capsys, "report", "metric", "M-99")[0] == 2
    assert run(capsys, "report", "metric", "M-02", "--to", "2026-11-01")[0] == 4


def test_without_a_code_every_measure_is_listed_with_its_formula(full: Hand, capsys: Any) -> None:
    from hotelcs.workflows.measures.catalogue import METRICS

    code, told = run(capsys, "report", "metric", "--to", DAY)
    assert code == 0
    assert {key.split(".")[0] for key in told["data"]["metrics"]} == set(METRICS)
    lines = text(capsys, "report", "metric", "--to", DAY)
    assert not any(line.startswith("...") for line in lines), "nothing is left out"
    assert sum(line.startswith("M-41") for line in lines) == 5
    assert any("keeps no surveys yet" in line for line in lines)


def test_occupancy_has_a_row_a_day_groups_and_nights_to_come(full: Hand, capsys: Any) -> None:
    code, told = run(
        capsys, "report", "occupancy", "--from", DAY, "--to", DAY, "--by", "type", "--forecast", "14"
    )
    assert code == 0
    (night,) = told["data"]["series"]
    assert (night["occupancy"], night["adr_minor"], night["rentals"]) == ("84.21", 37600, 6)
    assert [(row["group"], row["nights"], row["room_minor"]) for row in told["data"]["groups"]] == [
        ("KNG", 96, 3572000)
    ]
    assert len(told["data"]["forecast"]) == 14
    assert run(capsys, "report", "occupancy", "--by", "colour")[0] == 2


def test_revenue_adds_up_to_the_ledger(full: Hand, capsys: Any) -> None:
    data = run(capsys, "report", "revenue", "--from", DAY, "--to", DAY)[1]["data"]
    charged = sum(row["amount_minor"] for row in data["charged"])
    assert charged == data["ledger"][0]["charges_minor"] == data["metrics"]["M-41.charges"]


def test_every_report_in_every_form_is_written_for_its_owner_and_noted(
    full: Hand, tmp_path: Path, capsys: Any
) -> None:
    for name in (*OF_A_DAY, *WITH_DAYS):
        for form in ("txt", "html", "xlsx"):
            place = tmp_path / f"{name}.{form}"
            code, told = run(capsys, "report", name, "--out", str(place))
            assert code == 0, (name, told)
            assert place.stat().st_mode & 0o777 == 0o600
    assert full.value("SELECT count(*) FROM report_run") == 3 * len((*OF_A_DAY, *WITH_DAYS))
    book = openpyxl.load_workbook(tmp_path / "occupancy.xlsx")
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_a_report_runs_again_over_its_file_and_says_when_it_cannot_be_written(
    full: Hand, tmp_path: Path, capsys: Any
) -> None:
    place = str(tmp_path / "daily.md")
    assert run(capsys, "report", "daily", "--out", place)[0] == 0
    assert run(capsys, "report", "daily", "--out", place)[0] == 0
    assert run(capsys, "report", "daily", "--out", str(tmp_path / "nowhere" / "x.md"))[0] == 9
    assert run(capsys, "report", "daily", "--format", "xlsx")[0] == 2
    assert run(capsys, "report", "daily", "--format", "doc")[0] == 2


def test_dates_without_data_and_dates_to_come_are_refused(full: Hand, capsys: Any) -> None:
    code, told = run(capsys, "report", "daily", "--date", "2026-11-01")
    assert (code, told["error"]["code"]) == (4, "NO_DATA")
    assert run(capsys, "report", "daily", "--date", "2026-12-24")[0] == 2
    assert run(capsys, "report", "daily", "--date", "tomorrow")[0] == 2


def test_registrations_from_abroad_are_masked_and_end_with_4_once_late(
    lakeside: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    hand = Hand(lakeside)
    monkeypatch.setenv("HOTELCS_DB", str(hand.path))
    hand.check_in(hand.book("Anna Eriksson"), document="passport:SWE:L898902C3")
    now = hand.now.isoformat()
    code, told = run(capsys, "report", "foreigners", "--pending", "--now", now)
    assert (code, told["data"]["rows"][0]["guest"]) == (0, "A**")
    late = (hand.now + timedelta(hours=25)).isoformat()
    code, told = run(capsys, "report", "foreigners", "--pending", "--now", late)
    assert code == 4
    assert told["data"]["decisions"]
    code, told = run(capsys, "report", "foreigners", "--reveal", "--reason", "the police", "--now", now)
    assert told["data"]["rows"][0]["guest"] == "Anna Eriksson"
    assert hand.rows("SELECT name, revealed FROM report_run") == [("foreigners", 1)]


def test_the_pack_for_a_failure_has_eight_sheets_for_their_owner_alone(
    full: Hand, tmp_path: Path, capsys: Any
) -> None:
    code, told = run(capsys, "report", "degraded-pack", "--out", str(tmp_path / "print"))
    assert code == 0
    files = [Path(place) for place in told["data"]["files"]]
    assert len(files) == 8
    assert all(place.stat().st_mode & 0o777 == 0o600 for place in files)
    assert "Guest 0" not in files[0].read_text() or "Guest 1" in files[0].read_text()
    assert files[5].read_text()
    assert run(capsys, "report", "degraded-pack", "--out", "/proc/nowhere")[0] == 9


def test_in_chinese_only_the_words_change(full: Hand, capsys: Any) -> None:
    english = run(capsys, "report", "daily", "--date", DAY)[1]["data"]
    chinese = run(capsys, "report", "daily", "--date", DAY, "--lang", "zh")[1]["data"]
    assert english["metrics"] == chinese["metrics"]
    assert "日报" in text(capsys, "report", "daily", "--date", DAY, "--lang", "zh")[0]


def test_the_daily_report_is_of_the_last_closed_date_and_says_when_it_was_closed(
    full: Hand, capsys: Any
) -> None:
    told = run(capsys, "report", "daily")[1]["data"]
    assert (told["date"], told["provisional"]) == (DAY, False)
    closed = full.value("SELECT closed_at FROM business_day WHERE day = :day", day=DAY)
    hour = f"{datetime.fromisoformat(closed).astimezone(ZoneInfo(full.desk.tz)):%H:%M}"
    assert text(capsys, "report", "daily")[0].endswith(f"closed {hour}")
    open_ = run(capsys, "report", "daily", "--date", "today")[1]["data"]
    assert (open_["date"], open_["provisional"]) == (full.desk.show("business-day").business_date, True)
    assert text(capsys, "report", "daily", "--date", "today")[0].endswith("provisional")


def test_fourteen_nights_to_come_are_told_unless_others_are_asked_for(full: Hand, capsys: Any) -> None:
    assert len(run(capsys, "report", "occupancy", "--to", DAY)[1]["data"]["forecast"]) == 14
    assert "forecast" not in run(capsys, "report", "occupancy", "--to", DAY, "--forecast", "0")[1]["data"]


@pytest.mark.parametrize("period", ["2026-11", "2026-q4", "2026"])
def test_a_period_is_as_much_of_a_month_a_quarter_or_a_year_as_has_come(
    full: Hand, capsys: Any, period: str
) -> None:
    data = run(capsys, "report", "staff", "--period", period)[1]["data"]
    assert (data["from"], data["to"]) == (DAY, full.desk.show("business-day").business_date)


@pytest.mark.parametrize(
    ("words", "code"),
    [(("--period", "2026-13"), 2), (("--period", "11/2026"), 2), (("--period", "2026-12"), 2), (("--period", "2025"), 4),
     (("--period", "2026", "--from", DAY), 2)],
)  # fmt: skip
def test_a_period_that_is_none_or_has_not_come_is_refused(
    full: Hand, capsys: Any, words: tuple[str, ...], code: int
) -> None:
    assert run(capsys, "report", "staff", *words)[0] == code
