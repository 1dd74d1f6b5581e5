"""`hotelcs export`: rows into files, masked unless somebody says why not, noted, the same bytes for the same rows."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hotelcs.workflows.exports.kinds import EXPORTS
from tests.conftest import Hand


def run(capsys: Any, *words: str) -> tuple[int, dict[str, Any]]:
    from hotelcs.cli import main

    code = main([*words, "--json"])
    return code, json.loads(capsys.readouterr().out)


@pytest.fixture
def busy(lakeside: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    """A guest with a formula for a name in house, charged for a night."""
    hand = Hand(lakeside)
    monkeypatch.setenv("HOTELCS_DB", str(hand.path))
    hand.check_in(hand.book("=HYPERLINK(1)", phone="+8613800138000"))
    hand.do("close-day")
    yield hand
    hand.desk.close()


def test_every_kind_in_every_form_has_as_many_rows(busy: Hand, tmp_path: Path, capsys: Any) -> None:
    for name in EXPORTS:
        counts = set()
        for form in ("csv", "json", "md", "xlsx"):
            place = tmp_path / f"{name}.{form}"
            code, told = run(capsys, "export", name, "--format", form, "--out", str(place))
            assert code == 0, told
            assert place.stat().st_mode & 0o777 == 0o600
            if name != "ledger":  # which grows by a note of each file
                counts.add(told["data"]["rows"])
        assert len(counts) <= 1, name
    with (tmp_path / "stays.csv").open(encoding="utf-8-sig", newline="") as file:
        (stay,) = csv.DictReader(file)
    assert (stay["guest"], stay["rate"]) == ("'=**", "376.00")
    book = openpyxl.load_workbook(tmp_path / "folio-lines.xlsx")
    line = dict(
        zip([cell.value for cell in book.active[1]], [cell.value for cell in book.active[2]], strict=True)
    )
    assert line["amount"] == 376
    (guest,) = json.loads((tmp_path / "guests.json").read_text("utf-8"))["rows"]
    assert (guest["guest"], guest["phone"], guest["note"]) == ("=**", "****8000", "")
    assert busy.value("SELECT count(*) FROM report_run") == 4 * len(EXPORTS)


def test_whole_names_need_a_reason_and_the_right_and_are_noted_first(
    busy: Hand, tmp_path: Path, capsys: Any
) -> None:
    place = str(tmp_path / "g.csv")
    assert run(capsys, "export", "guests", "--reveal", "--out", place)[0] == 2
    assert (
        run(capsys, "export", "guests", "--reveal", "--reason", "the police", "--out", place, "--as", "desk")[
            0
        ]
        == 6
    )
    assert not Path(place).exists()
    code, told = run(capsys, "export", "guests", "--reveal", "--reason", "the police", "--out", place)
    assert (code, told["data"]["masked"]) == (0, False)
    assert "'=HYPERLINK(1)" in Path(place).read_text("utf-8-sig")
    assert busy.rows("SELECT revealed, reason FROM report_run") == [(1, "the police")]
    assert busy.value("SELECT count(*) FROM ledger WHERE verb = 'reveal-export'") == 1


def test_the_same_rows_are_the_same_bytes_and_a_file_stays_unless_told(
    busy: Hand, tmp_path: Path, capsys: Any
) -> None:
    place = str(tmp_path / "s.csv")
    first = run(capsys, "export", "stays", "--out", place)[1]["data"]["sha256"]
    assert run(capsys, "export", "stays", "--out", place)[0] == 9
    again = run(capsys, "export", "stays", "--out", place, "--yes")[1]["data"]["sha256"]
    assert first == again
    assert run(capsys, "export", "stays", "--out", str(tmp_path / "nowhere" / "s.csv"))[0] == 9
    assert run(capsys, "export", "stays", "--out", str(tmp_path / ".hidden"))[0] == 2
    assert run(capsys, "export", "stays", "--format", "doc")[0] == 2
    assert run(capsys, "export", "stays", "--from", "2026-11-24", "--to", "2026-11-23")[0] == 2


def test_a_dry_run_counts_and_writes_nothing(busy: Hand, tmp_path: Path, capsys: Any) -> None:
    code, told = run(capsys, "export", "stays", "--out", str(tmp_path / "s.csv"), "--dry-run")
    assert (code, told["data"]["rows"], told["changed"]) == (0, 1, 0)
    assert not (tmp_path / "s.csv").exists()
    assert busy.value("SELECT count(*) FROM report_run") == 0


def test_dates_are_both_counted_and_the_file_lies_in_the_folder_of_exports(busy: Hand, capsys: Any) -> None:
    code, told = run(capsys, "export", "stays", "--from", "2026-11-23", "--to", "2026-11-23")
    assert (code, told["data"]["rows"]) == (0, 1)
    assert Path(told["data"]["path"]).name == "stays_2026-11-23_2026-11-23.csv"
    assert run(capsys, "export", "stays", "--from", "2026-11-24", "--yes")[1]["data"]["rows"] == 0
