"""Every form of the program, found in the code: what opens it, what is typed into it key by key."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from hotelcs import screens
from hotelcs.screens.act_forms import FORMS
from hotelcs.screens.counter import Counter
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms.field import Field
from hotelcs.screens.home import Home
from hotelcs.screens.plain.at_once import AtOnce
from hotelcs.screens.presses import Press, press_of
from hotelcs.screens.reopen import LINE_OPENS, OPENS, reopen
from tests.conftest import Hand

SUBJECTS = {
    "check-in": "R261123-001",
    "walk": "R261123-001",
    "block-room": "201",
    "hand-over": "FD",
    "check-in-rooms": "G261123-001",
}
"""What a form is about, where it is about something: what follows the verb in the name of its draft."""
SECRET = {"ChangePassword", "NewPassword", "ChangePin"}
"""Forms of secrets alone, of which nothing is ever kept."""
ALSO = ("check-in assisted R261123-001",)
"""Forms that share their verb with another."""
RECORDS = (
    *(
        f"{verb} {SUBJECTS.get(verb, '')}"
        for verb in [*OPENS, *(verb for verb in FORMS if verb not in OPENS)]
    ),
    *ALSO,
)
"""The name of a draft of every form."""
LINES = tuple(LINE_OPENS)
"""Lines on the `:` row that are kept as well."""


def furnish(hand: Hand) -> None:
    """What forms are about: somebody to come, somebody in the house, an open shift, a hotel that takes guests."""
    hand.admit_everybody()
    assert hand.book("Zhang Wei") == "R261123-001"
    hand.check_in(hand.book("Wang Fang"), room="101")
    hand.do("open-shift", department="FD", float_="100.00")
    hand.do(
        "book-group",
        name="Tours",
        arrival="2026-11-23",
        departure="2026-11-24",
        cutoff="2026-11-23",
        block="TWN 1",
    )
    hand.do("pick-up", group="G261123-001", type="TWN", guest="Wu Di")
    hand.do("add-partner", code="grand", name_en="Grand", name_zh="大饭店", rate=50_000)


def kinds() -> set[type[FormSheet]]:
    """Every class of a form that is opened as it is."""
    for module in walk_packages(screens.__path__, "hotelcs.screens."):
        import_module(module.name)
    return {kind for kind in _below(FormSheet) if kind.__init__ is not FormSheet.__init__}


def _below(kind: type[Any]) -> Iterator[type[Any]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


class Sitting:
    """Somebody at a terminal of a desk; a terminal that is killed is only forgotten."""

    def __init__(self, desk: Any) -> None:
        gateway = AtOnce()
        gateway.desk = desk
        self.counter = Counter(gateway, lambda: None)
        self.counter.show_sheet(Home(self.counter))
        self.counter.opened(desk)

    def open(self, record: str) -> FormSheet:
        """Open the form of `record`, as a draft of it would be."""
        reopen(self.counter, record)
        return self.form

    @property
    def form(self) -> FormSheet:
        """The form in front."""
        sheet = self.counter.sheet
        assert isinstance(sheet, FormSheet), (type(sheet), self.counter.message)
        return sheet


def presses(form: FormSheet) -> Iterator[Press]:
    """Keys for every field in order: a choice by its first digit, a few characters elsewhere."""
    for field in form.form.fields:
        for char in _typed(field):
            yield press_of(char, char)
        yield Press("tab")


def _typed(field: Field) -> str:
    if field.chooses:
        return field.options[-1].digit if field.options else ""
    return "fri" if field.reads is not None else "12" if field.check("x") else "ab 中"
