"""The file of rejected rows: private, whole, and harmless in a spreadsheet."""

import csv
import stat

import pytest

from hotelcs.commands.rejects import write
from hotelcs.errors import InputOutput
from hotelcs.workflows.transfer.rows import Reject

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1", "=cmd|' /C calc'!A0")


def read(path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def test_each_reject_is_a_row(tmp_path):
    path = write(tmp_path / "r.csv", [Reject(7, "rate", "-6.38", "an amount below nought")])
    assert read(path) == [
        ["line", "field", "value", "reason"],
        ["7", "rate", "'-6.38", "an amount below nought"],
    ]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(tmp_path, formula):
    path = write(tmp_path / "r.csv", [Reject(1, "guest", formula, formula)])
    for cell in read(path)[1][2:]:
        assert not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_no_control_byte_reaches_the_file(tmp_path):
    path = write(tmp_path / "r.csv", [Reject(1, "guest", "a\x1b[31m\r\nb", "x")])
    assert b"\x1b" not in path.read_bytes()
    assert len(read(path)) == 2


def test_an_older_file_is_replaced_and_nothing_else_is_left(tmp_path):
    for line in (1, 2):
        write(tmp_path / "r.csv", [Reject(line, "x", "y", "z")])
    assert [path.name for path in tmp_path.iterdir()] == ["r.csv"]
    assert read(tmp_path / "r.csv")[1][0] == "2"


def test_a_folder_that_is_not_there_is_an_error_of_input_and_output(tmp_path):
    with pytest.raises(InputOutput):
        write(tmp_path / "no" / "r.csv", [Reject(1, "x", "y", "z")])
