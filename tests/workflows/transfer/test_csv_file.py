"""Files from outside: read strictly, refused whole when they cannot be trusted, ragged rows told line by line."""

import gzip
import hashlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs.errors import InputOutput, Refusal, Usage
from hotelcs.workflows.transfer import csv_file
from hotelcs.workflows.transfer.csv_file import read

PLAIN = "ref,guest\n1,张伟\n2,Ana\n"


@pytest.fixture
def file(tmp_path):
    """Write bytes or text into a file; its path comes back."""

    def write(content: bytes | str, name: str = "rows.csv"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def refused(path, **more) -> Refusal:
    with pytest.raises(Refusal) as caught:
        list(read(path, **more).lines())
    assert (caught.value.code, caught.value.field, caught.value.next) == (
        "FILE_UNREADABLE",
        "file",
        ("mend-file",),
    )
    return caught.value


def cells(path) -> list[dict[str, str]]:
    return [line.cells for line in read(path).lines()]


def test_rows_come_with_their_line_and_place(file):
    found = read(file(PLAIN))
    assert found.header == ("ref", "guest")
    assert found.sha256 == hashlib.sha256(PLAIN.encode()).hexdigest()
    assert [(line.line, line.position, line.cells["guest"], line.fault) for line in found.lines()] == [
        (2, 1, "张伟", ""),
        (3, 2, "Ana", ""),
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(file, ends):
    assert [row["guest"] for row in cells(file(PLAIN.replace("\n", ends)))] == ["张伟", "Ana"]


def test_a_mark_of_byte_order_is_no_part_of_the_first_column(file):
    assert read(file(b"\xef\xbb\xbf" + PLAIN.encode())).header == ("ref", "guest")


def test_a_packed_file_is_read_whatever_its_name(file):
    assert len(cells(file(gzip.compress(PLAIN.encode()), "rows.csv.gz"))) == 2
    assert len(cells(file(gzip.compress(PLAIN.encode()), "rows.csv"))) == 2


def test_quotes_hold_commas_and_lines_together(file):
    path = file('ref,note\n1,"a, b\nand ""c"""\n2,d\n')
    assert [row["note"] for row in cells(path)] == ['a, b\nand "c"', "d"]
    assert [line.line for line in read(path).lines()] == [3, 4]


@pytest.mark.parametrize(
    ("row", "fault"), [("1", "1 cells, 2 columns"), ("1,2,3", "3 cells, 2 columns"), ("1,2", "")]
)
def test_a_ragged_row_carries_its_fault(file, row, fault):
    assert [line.fault for line in read(file(f"ref,guest\n{row}\n")).lines()] == [fault]


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b",,\n1,2,3\n", b" , \n", b"ref,guest\n1,\x00\n", b"\x00", "ref,guest\n1,张伟李\n".encode()[:-3],
     b"\xff\xfer\x00e\x00f\x00", b"ref,ref\n1,2\n", b'ref,"guest\n1,2\n', b'"ref"x,guest\n', b'ref,guest\n1,"a"b\n',
     b'ref,guest\n1,"open\n2,never closed'],
)  # fmt: skip
def test_a_file_that_cannot_be_trusted_is_refused_whole(file, content):
    refused(file(content))


def test_the_byte_that_is_not_text_is_named(file):
    error = refused(file("ref,guest\n1,陈伟李,".encode() + b"\xb3\n"))
    assert error.slots["place"] == 22


@pytest.mark.parametrize(
    ("guest", "written", "guessed"),
    [("张伟", "gb18030", "gb18030"), ("高楼层，安静", "gb18030", "gb18030"), ("Für Müller", "cp1252", "cp1252"),
     ("Ångström 5 €", "cp1252", "cp1252"), ("张伟", "utf-8", ""), ("Für", "utf-8-sig", "")],
)  # fmt: skip
def test_what_is_not_utf8_is_read_as_what_old_spreadsheets_write_and_said_to_be_a_guess(
    file, guest, written, guessed
):
    found = read(file(f"ref,guest\n1,{guest}\n".encode(written)))
    assert [line.cells["guest"] for line in found.lines()] == [guest]
    assert found.guessed == guessed


def test_an_encoding_that_is_named_is_no_guess_and_one_that_is_none_is_refused(file):
    path = file("ref,guest\n1,ÀÉ\n".encode("cp1252"))
    assert read(path).guessed == "gb18030", "two accents side by side look like a Han character"
    found = read(path, encoding="cp1252")
    assert ([line.cells["guest"] for line in found.lines()], found.guessed) == (["ÀÉ"], "")
    with pytest.raises(Usage):
        read(path, encoding="klingon")
    refused(path, encoding="utf-8")
    refused(file("ref,guest\n1,é\n".encode("utf-16")), encoding="utf-8")


def test_another_encoding_can_be_named(file):
    found = read(file("ref,guest\n1,陈\n".encode("gb18030")), encoding="gb18030")
    assert [line.cells["guest"] for line in found.lines()] == ["陈"]


def test_a_file_too_large_is_refused_before_it_is_unpacked_whole(file, monkeypatch):
    monkeypatch.setattr(csv_file, "MAX_BYTES", 1000)
    refused(file("ref,guest\n" + "1,a\n" * 300))
    refused(file(gzip.compress(b"ref,guest\n" + b"1,a\n" * 300), "rows.csv.gz"))
    assert len(cells(file("ref,guest\n" + "1,a\n" * 100))) == 100


def test_a_file_of_too_many_rows_is_refused(file, monkeypatch):
    monkeypatch.setattr(csv_file, "MAX_ROWS", 3)
    assert len(cells(file("ref,guest\n" + "1,a\n" * 3))) == 3
    refused(file("ref,guest\n" + "1,a\n" * 4))


def test_a_cell_too_long_is_refused_with_its_line(file):
    error = refused(file("ref,guest\n1,a\n2," + "x" * (csv_file.MAX_FIELD + 1) + "\n"))
    assert error.slots["line"] == 3


@pytest.mark.parametrize("name", ["none.csv", "."])
def test_a_file_that_is_not_there_is_an_error_of_the_disk(tmp_path, name):
    with pytest.raises(InputOutput) as caught:
        read(tmp_path / name)
    assert caught.value.exit == 9


def test_a_packed_file_that_ends_too_early_is_an_error_of_the_disk(file):
    with pytest.raises(InputOutput):
        read(file(gzip.compress(PLAIN.encode() * 50)[:-9], "rows.csv.gz"))


@given(st.binary(max_size=200))
def test_whatever_is_in_a_file_it_is_rows_or_a_typed_error(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    with suppress(Refusal, InputOutput):
        assert all(line.position for line in read(path).lines())


@given(st.lists(st.tuples(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12), st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)), max_size=6))  # fmt: skip
def test_what_a_spreadsheet_writes_is_read_back_cell_by_cell(tmp_path_factory, rows):
    import csv

    path = tmp_path_factory.getbasetemp() / "sheet.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerow(("a", "b"))
        writer.writerows(rows)
    assert [(line.cells["a"], line.cells["b"]) for line in read(path).lines()] == rows
