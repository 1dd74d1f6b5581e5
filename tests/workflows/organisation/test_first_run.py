"""The first-run form: names, floors and types make a hotel, and what is wrong makes none and leaves nothing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hotelcs import i18n
from hotelcs.errors import InputOutput, Refusal, Usage
from hotelcs.storage import keys
from hotelcs.workflows.organisation import floors
from hotelcs.workflows.organisation.first_run import Founder, rate_text, type_of
from tests.invariants import check

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
WANTED = {"name_en": "Lakeside", "name_zh": "湖畔", "template": "boutique", "floors": "1-2", "per_floor": "3"}


@pytest.fixture
def founder(tmp_path: Path) -> Founder:
    """Somebody with nothing at the place yet."""
    return Founder(str(tmp_path / "new" / "hotel.db"), lambda: NOW)


def left(founder: Founder) -> list[Path]:
    """What lies at the place and around it."""
    return [path for path in Path(founder.db).parent.parent.rglob("*") if path.is_file()]


def key_files() -> set[Path]:
    """The keys of every hotel."""
    return set(keys.key_file("x").parent.glob("*.key"))


def test_the_form_makes_a_hotel_with_its_rooms_and_a_password_for_one_use(founder):
    assert founder.missing()
    made = founder.found(WANTED, founder.types("boutique"))
    assert made.path == Path(founder.db)
    assert (made.counts["rooms"], made.counts["types"], made.counts["staff"], made.counts["duties"]) == (
        6,
        3,
        3,
        64,
    )
    assert len(made.password) > 12
    assert bytes.fromhex(made.recovery) == keys.load(made.uid).secret
    assert not founder.missing()
    check(made.path)


@pytest.mark.parametrize("template", ["boutique", "business", "chain"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("currency", ["CNY", "JPY", "KWD"])
def test_the_lines_that_are_offered_are_read_as_the_types_of_the_template(
    founder, template, language, currency
):
    i18n.use(language)
    lines = founder.types(template, currency)
    assert [type_of(line, template, currency) for line in lines] == floors.types_of(template)


@pytest.mark.parametrize(("line", "code", "name", "rate"), [
    ("KNG King room 376.00", "KNG", "King room", 37600), ("lft  The  Loft   1200", "LFT", "The Loft", 120_000),
    ("SEA 海景房 500.50", "SEA", "海景房", 50_050), ("A B 0", "A", "B", 0),
])  # fmt: skip
def test_a_line_is_a_code_a_name_and_a_rate(line, code, name, rate):
    made = type_of(line, "boutique", "CNY")
    assert (made["code"], made["name_en"], made["rate"]) == (code, name, rate)


def test_what_the_template_knows_of_a_code_is_kept_and_a_name_of_ones_own_is_both_names():
    made = type_of("KNG Kingsize 400.00", "boutique", "CNY")
    assert (made["name_en"], made["name_zh"], made["max_adults"], made["rate"]) == (
        "Kingsize",
        "Kingsize",
        2,
        40_000,
    )
    assert type_of("KNG 大床房 376.00", "boutique", "CNY")["name_en"] == "King room"


@pytest.mark.parametrize(
    ("minor", "currency", "shown"),
    [(37600, "CNY", "376.00"), (5, "CNY", "0.05"), (350, "JPY", "350"), (1250, "KWD", "1.250")],
)
def test_a_rate_is_written_as_it_is_typed(minor, currency, shown):
    assert rate_text(minor, currency) == shown
    assert type_of(f"A Room {shown}", "boutique", currency)["rate"] == minor


LINES = [["KNG"], ["KNG 376.00"], ["King room"], ["KNG King room many"], ["KNG King room 1e3"], [""], [], ["  "],
         ["KNG King room -5.00"], ["KNG A 100.00", "KNG B 200.00"], [f"KNG {'x' * 900} 376.00"],
         ["KNG King 99999999999999999999"]]  # fmt: skip
FIELDS: list[dict[str, str]] = [
    {"floors": ""}, {"floors": "3-1"}, {"floors": "0"}, {"floors": "1-999"}, {"floors": "ground"}, {"per_floor": "0"}, {"per_floor": "100"},
    {"per_floor": "-1"}, {"per_floor": "many"}, {"per_floor": "2.5"}, {"per_floor": "1_2"}, {"per_floor": "9" * 5000}, {"floors": "1_0"}, {"currency": "yuan"}, {"tz": "Asia/Atlantis"},
    {"template": "hostel"}, {"admin": "cron"}, {"admin": "two words"}, {"business_date": "2026-02-30"}, {"name_en": "4111111111111111"}, {"admin_posts": "XXX"},
    {"admin_posts": "REC"},
]  # fmt: skip


@pytest.mark.parametrize("lines", LINES)
def test_types_that_cannot_be_are_said_and_nothing_is_left(founder, lines):
    before = key_files()
    with pytest.raises((Usage, Refusal)):
        founder.found(WANTED, lines)
    assert left(founder) == []
    assert key_files() == before
    assert founder.missing()


@pytest.mark.parametrize("fields", FIELDS)
def test_a_form_that_cannot_be_is_said_and_nothing_is_left(founder, fields):
    before = key_files()
    with pytest.raises((Usage, Refusal)):
        founder.found({**WANTED, **fields}, ["KNG King room 376.00"])
    assert left(founder) == []
    assert key_files() == before
    assert founder.missing()


def test_a_second_hotel_is_not_made_over_the_first(founder):
    founder.found(WANTED, founder.types("boutique"))
    before = (Path(founder.db).read_bytes(), key_files())
    with pytest.raises(Refusal) as caught:
        founder.found(WANTED, founder.types("boutique"))
    assert caught.value.code == "HOTEL_EXISTS"
    assert (Path(founder.db).read_bytes(), key_files()) == before


def test_a_link_to_nowhere_is_something_and_a_url_is_no_place(tmp_path):
    (tmp_path / "link.db").symlink_to(tmp_path / "nowhere.db")
    assert not Founder(str(tmp_path / "link.db"), lambda: NOW).missing()
    other = Founder("postgresql://host/db", lambda: NOW)
    assert not other.missing()
    with pytest.raises(Refusal) as caught:
        other.found(WANTED, ["KNG King room 376.00"])
    assert (caught.value.code, caught.value.field) == ("NOT_A_FILE", "db")


@pytest.mark.parametrize("place", ["file/hotel.db", "a\0b/hotel.db"])
def test_a_place_where_nothing_can_be_made_is_said(tmp_path, place):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(InputOutput):
        Founder(str(tmp_path / place), lambda: NOW).found(WANTED, ["KNG King room 376.00"])
