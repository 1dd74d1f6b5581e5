"""Bills and registration cards on paper: exact text in both languages, 80 cells, PDFs read back, nothing that is secret."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from hotelcs import i18n
from hotelcs.errors import NotReady, Refusal
from hotelcs.reports import bill, card, pdf
from hotelcs.reports.printing import written
from hotelcs.reports.sheet import WIDTH, Paper, Printed, folded, language_of
from hotelcs.text import width
from tests.conftest import IDS

NAMES = (
    "张伟",
    "A" * 300,
    "王" * 120,
    "Zoë 🏨👩‍👩‍👧‍👦 Smith",
    "علي بن محمد",
    "नमस्ते दुनिया",
    "김철수",
    "x\u0301" * 80,
    "[b]/{x}%s",
)
"""Names that break columns."""
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def stay(hand):
    """Two windows, one of a company; an item of the price list, a line taken back, money paid."""
    hand.do("add-service-item", code="COLA", category="minibar", name_en="Cola", name_zh="可乐", price=1000)
    hand.do("add-company", code="SUN", name="阳光贸易有限公司", credit=500_000)
    stay = hand.check_in(
        hand.book("Zhang Wei 张伟", requests="quiet\nplease"),
        waive_deposit=False,
        deposit=100_000,
        method="wechat",
    )
    hand.do("add-guest", stay=stay, document=IDS[1], name="Li Na 李娜")
    hand.do("route-charges", stay=stay, what=["room"], company="SUN")
    hand.do("close-day")
    hand.do("post-charge", stay=stay, item="COLA", qty=2)
    wrong = hand.do("post-charge", stay=stay, kind="laundry", amount=9_999).result["line"]
    hand.do("correct-line", line=wrong, reason="room 102")
    hand.do("post-charge", stay=stay, kind="allowance", amount=500, reason="noise", description="噪音补偿")
    return stay


def same_as_golden(name: str, printed: Printed) -> None:
    file = GOLDEN / f"{name}.{printed.lang}.txt"
    if os.environ.get("HOTELCS_GOLDEN") == "write":
        file.write_text(printed.text, "utf-8")
    assert printed.text == file.read_text("utf-8")


@pytest.mark.parametrize("lang", ["en", "zh", "both"])
def test_a_bill_is_printed_to_the_letter(hand, stay, lang):
    same_as_golden("bill", bill.bill(hand.desk, {"stay": stay}, lang=lang))


@pytest.mark.parametrize("lang", ["en", "zh", "both"])
def test_a_registration_card_is_printed_to_the_letter(hand, stay, lang):
    same_as_golden("card", card.card(hand.desk, stay, lang=lang))


def test_a_master_bill_names_the_room_of_each_line(hand):
    booked = hand.do(
        "book", guest="Tour", type="KNG", arrival="2026-11-23", departure="2026-11-25", rooms=2
    ).result
    for reservation, room, document in zip(booked["reservations"], ("101", "102"), IDS, strict=False):
        hand.check_in(reservation, room=room, document=document, name=f"Guest {room}")
    master = hand.do("open-master", reservation=booked["reservation"], title="Spring tour").result["folio"]
    hand.do("close-day")
    same_as_golden("master", bill.bill(hand.desk, {"no": master}, lang="en"))


def test_one_window_is_printed_alone(hand, stay):
    lines = bill.bill(hand.desk, {"stay": stay}, lang="en", window=2).text
    assert "Room charge" in lines
    assert "Cola" not in lines
    assert "376.00" in lines.splitlines()[-6]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["en", "zh", "both"])
def test_no_line_is_wider_than_the_sheet_whatever_a_guest_is_called(hand, name, lang):
    try:
        stay = hand.check_in(hand.book(name))
    except Refusal:
        return
    hand.do("post-charge", stay=stay, kind="other", amount=1, description=name[:200])
    for printed in (bill.bill(hand.desk, {"stay": stay}, lang=lang), card.card(hand.desk, stay, lang=lang)):
        assert max(map(width, printed.lines)) <= WIDTH


def test_the_card_masks_documents(hand, stay):
    text = card.card(hand.desk, stay, lang="both").text
    assert not any(number in text for number in IDS)
    assert "3405**********001X" in text


def test_the_language_is_the_guest_s_unless_told():
    assert language_of("", "zh-CN") == "zh"
    assert language_of("", "ja") == "en"
    assert language_of("both", "zh") == "both"


def test_printing_leaves_the_language_of_the_screen_alone(hand, stay):
    i18n.use("zh")
    assert "Guest bill" in bill.bill(hand.desk, {"stay": stay}, lang="en").text
    assert i18n.current() == "zh"


@pytest.mark.parametrize("lang", ["zh", "both"])
def test_a_pdf_read_back_says_what_the_text_says(hand, stay, lang):
    printed = bill.bill(hand.desk, {"stay": stay}, lang=lang)
    read = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf.pdf(printed))).pages)
    words = {word for line in printed.lines for word in line.split()}
    assert words <= set(read.split())


def test_a_long_bill_takes_several_pages_and_loses_no_line():
    lines = tuple(f"line {number} 行" for number in range(150))
    pages = PdfReader(BytesIO(pdf.pdf(Printed("F1", "zh", lines)))).pages
    assert len(pages) == 3
    read = "\n".join(page.extract_text() for page in pages)
    assert all(f"line {number} 行" in read for number in range(150))


def test_a_pdf_is_the_same_each_time():
    printed = Printed("F1", "zh", ("张伟 Zhang Wei",))
    assert pdf.pdf(printed) == pdf.pdf(printed)


def test_each_script_has_a_font_of_its_own():
    assert [(cell, text) for cell, text, _ in pdf.runs("Bill 账单 한국 かな é")] == [
        (0, "Bill"), (5, "账单"), (10, "한국"), (15, "かな"), (20, "é")]  # fmt: skip
    assert len({font for *_, font in pdf.runs("Bill 账单 한국 かな")}) == 4
    assert pdf.pdf(Printed("F", "en", ("한국 かな 账",)))[:4] == b"%PDF"


def test_without_the_library_it_is_said_and_text_is_printed(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "reportlab.pdfgen.canvas", None)
    with pytest.raises(NotReady) as caught:
        pdf.pdf(Printed("F1", "en", ("x",)))
    assert "hotelcs[pdf]" in caught.value.hint


def test_what_is_written_is_its_owner_s_alone(tmp_path):
    file = written(Printed("F1", "en", ("x",)), to=tmp_path / "bill.txt")
    assert file.read_text() == "x\n"
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("text", "lines"), [
    ("one two three", ["one two", "three"]), ("一二三四五六", ["一二三四", "五六"]), ("", [""]), ("exactly8", ["exactly8"]),
])  # fmt: skip
def test_long_text_is_folded(text, lines):
    assert folded(text, 8) == lines


def test_amounts_have_no_sign_but_minus():
    paper = Paper("en", "CNY")
    assert (paper.money(-123_456), Paper("en", "JPY").money(5), Paper("en", "EUR").money(5)) == (
        "-1,234.56",
        "5",
        "0.05",
    )
