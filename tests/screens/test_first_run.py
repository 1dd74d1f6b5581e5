"""Where there is no hotel yet: a form makes one, tells password and key once, and opens the door."""

from pathlib import Path
from typing import Any

import pytest

from hotelcs import i18n
from hotelcs.clock import fixed
from hotelcs.errors import HotelcsError, NotReady
from hotelcs.screens.counter import Counter
from hotelcs.screens.home import Home
from hotelcs.screens.paint import text_of
from hotelcs.screens.presses import press_of
from hotelcs.workflows.desk import Desk, open_desk
from hotelcs.workflows.organisation.first_run import Founder, type_of
from tests.conftest import NOON
from tests.screens.bench_of_keys import NAMED


class Straight:
    """A gateway without threads, whose desk is opened when there is a hotel."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.desk: Desk | None = None

    def ask(self, _slot: str, call: Any, then: Any, fail: Any) -> None:
        self.before(lambda: call(self.desk), then, fail)

    act = None

    def before(self, call: Any, then: Any, fail: Any) -> None:
        try:
            value = call()
        except HotelcsError as error:
            fail(error)
        else:
            then(value)

    def forget(self, _slot: str) -> None:
        """Nothing waits."""


class Newcomer:
    """Somebody who starts the program on an empty machine."""

    def __init__(self, path: Path) -> None:
        self.gateway = Straight(path)
        self.gateway.act = lambda call, then, fail: self.gateway.before(
            lambda: call(self.gateway.desk), then, fail
        )  # type: ignore[assignment]
        self.left = False
        self.counter = Counter(self.gateway, self._leave)  # type: ignore[arg-type]
        self.counter.show_sheet(Home(self.counter))
        founder = Founder(str(path), fixed(NOON))
        assert founder.missing()
        self.counter.first_run(founder, self._open)

    def _leave(self) -> None:
        self.left = True

    def _open(self) -> None:
        self.gateway.desk = open_desk(self.gateway.path, login="", clock=fixed(NOON))
        self.counter.opened(self.gateway.desk)

    def press(self, *keys: str) -> "Newcomer":
        for key in keys:
            for one in [key] if key in NAMED else key:
                self.counter.press(press_of(NAMED.get(one, one), None if one in NAMED else one))
        return self

    def shown(self, columns: int = 80, rows: int = 24) -> str:
        return "\n".join(text_of(line) for line in self.counter.lines(columns, rows))

    @property
    def form(self) -> Any:
        return self.counter.cover.form  # type: ignore[union-attr]


@pytest.fixture
def newcomer(tmp_path: Path) -> Newcomer:
    return Newcomer(tmp_path / "new" / "hotel.db")


def test_a_hotel_is_made_with_a_name_and_one_key(newcomer: Newcomer) -> None:
    assert "There is no hotel here yet." in newcomer.shown()
    newcomer.press("Harbour View", "<F10>")
    shown = newcomer.shown()
    assert "Your password for one use:" in shown
    assert "Rooms: 24. Duties: 64." in shown
    made = newcomer.counter.cover.made  # type: ignore[union-attr]
    assert made.password in shown
    assert made.recovery in shown
    newcomer.press("<Enter>")
    assert newcomer.shown().startswith(" 00 Sign in")
    newcomer.press(made.password, "<Enter>")
    assert newcomer.shown().startswith(" 00 Password")
    newcomer.press("kettle orbit walnut fjord", "<Enter>", "kettle orbit walnut fjord", "<Enter>")
    assert newcomer.shown().startswith(" 01 Home")
    desk = newcomer.gateway.desk
    assert desk is not None
    assert len(desk.show("rooms")) == 24
    assert [row.type for row in desk.show("room-types")] == ["KNG", "SUI", "TWN"]
    desk.close()


def test_floors_rooms_types_and_the_person_are_as_said(newcomer: Newcomer) -> None:
    newcomer.press("Harbour View", "<Tab>", "海景酒店", "<Tab>", "2", "<Tab>", "5-6", "<Tab>", "3", "<Tab>")
    newcomer.press("LOFT Loft under the roof 499.50", "<Tab>", " ", "<Backspace>")
    for field in newcomer.form.fields:
        if field.name.startswith("type") and field.name != "type1":
            field.put("")
    newcomer.press("<F10>")
    assert "The hotel is made" in newcomer.shown()
    newcomer.press("<Enter>")
    desk = newcomer.gateway.desk
    assert desk is not None
    with desk.file.read() as reader:
        assert reader.rows("SELECT no FROM room ORDER BY no") == [
            ("501",),
            ("502",),
            ("503",),
            ("601",),
            ("602",),
            ("603",),
        ]
        assert reader.rows("SELECT code, name_en, base_rate_minor FROM room_type") == [
            ("LOFT", "Loft under the roof", 49_950)
        ]
        assert reader.rows("SELECT name_en, name_zh, template FROM property") == [
            ("Harbour View", "海景酒店", "business")
        ]
    desk.close()


def test_another_kind_of_hotel_offers_its_types(newcomer: Newcomer) -> None:
    newcomer.press("x", "<Tab>", "<Tab>", "3")
    assert "FAM Family room" in newcomer.shown()


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("floors", "1-", "not a range of floors"),
        ("floors", "0-3", "not a range of floors"),
        ("per_floor", "0", "no number that fits"),
        ("currency", "yuan", "not a currency"),
        ("tz", "Atlantis", "no time zone"),
        ("admin_posts", "KING", "no post"),
        ("admin", "cron", "scheduled jobs"),
        ("type1", "KNG 376", "no room type"),
        ("type1", "KNG King room much", "no room type"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_left(
    newcomer: Newcomer, name: str, value: str, told: str
) -> None:
    newcomer.press("Harbour View")
    next(field for field in newcomer.form.fields if field.name == name).put(value)
    newcomer.press("<F10>")
    assert told in newcomer.counter.message[0]
    assert newcomer.form.current.name == name
    assert newcomer.counter.cover is not None
    folder = newcomer.gateway.path.parent
    assert not folder.exists() or not any(folder.iterdir())


def test_a_hotel_has_a_name_in_one_language_at_least(newcomer: Newcomer) -> None:
    newcomer.press("<F10>")
    assert newcomer.counter.message[0] == "English name is missing."
    newcomer.press("<Tab>", "海景酒店", "<F10>")
    assert "The hotel is made" in newcomer.shown()
    assert "Go on" in newcomer.shown()


def test_where_the_file_will_lie_is_shown(newcomer: Newcomer) -> None:
    assert str(newcomer.gateway.path)[-40:] in newcomer.shown()


def test_types_nobody_touched_speak_the_language_one_switches_to(newcomer: Newcomer) -> None:
    mine = next(field for field in newcomer.form.fields if field.name == "type2")
    mine.put("LOFT Loft 500")
    newcomer.press("<F7>")
    assert "大床" in newcomer.form.value("type1")
    assert mine.value == "LOFT Loft 500"
    newcomer.press("<F7>")
    assert "King" in newcomer.form.value("type1")


def test_a_hotel_without_types_is_refused(newcomer: Newcomer) -> None:
    newcomer.press("Harbour View")
    for field in newcomer.form.fields:
        if field.name.startswith("type"):
            field.put("")
    newcomer.press("<F10>")
    assert "at least one room type" in newcomer.counter.message[0]


def test_leaving_asks_and_makes_nothing(newcomer: Newcomer) -> None:
    newcomer.press("<Esc>", "n")
    assert not newcomer.left
    newcomer.press("<Esc>", "y")
    assert newcomer.left
    assert not newcomer.gateway.path.exists()


def test_the_form_keeps_what_was_typed_when_the_language_changes(newcomer: Newcomer) -> None:
    newcomer.press("Harbour View", "<F7>")
    assert i18n.current() == "zh"
    assert "Harbour View" in newcomer.shown()
    newcomer.press("<F7>")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_form_fits(newcomer: Newcomer, language: str, size: tuple[int, int]) -> None:
    i18n.use(language)
    shown = newcomer.shown(*size)
    assert ".." not in shown.replace("...", "")


def test_where_something_is_already_nothing_is_offered(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    assert not Founder(str(tmp_path / "notes.txt"), fixed(NOON)).missing()
    assert not Founder("postgresql://db/hotel", fixed(NOON)).missing()
    assert Founder(str(tmp_path / "other.db"), fixed(NOON)).missing()


def test_a_type_that_the_template_knows_keeps_its_other_name() -> None:
    assert type_of("TWN Twin room 300.00", "boutique", "CNY")["name_zh"] == "双床房"
    assert type_of("TWN Two beds 300.00", "boutique", "CNY")["name_zh"] == "Two beds"
    assert type_of("twn Twin room 300", "boutique", "JPY")["rate"] == 300


def test_a_desk_that_cannot_be_opened_for_another_reason_says_why(newcomer: Newcomer) -> None:
    newcomer.counter.cover = None
    newcomer.counter.not_opened(NotReady("This file is no hotel.", hint="Name another place."))
    assert "This file is no hotel. Name another place." in newcomer.counter.message[0]
