"""The words of the line mode that are keys in the screens; everything else is a word of the `:` line or a key itself."""

from dataclasses import dataclass

from hotelcs.i18n import N_
from hotelcs.screens.presses import Press, press_of


@dataclass(frozen=True, slots=True)
class Said:
    """A word in both languages, the key it presses, what it does."""

    names: tuple[str, ...]
    press: Press
    help: str


MENU = press_of(".", ".")
SAID = (
    Said(("back", "返回"), Press("escape"), N_("One level back; out of a question without an answer")),
    Said(("next", "下一个"), Press("tab"), N_("The next tab of a list, or the next field of a form")),
    Said(("previous", "上一个"), Press("shift+tab"), N_("The tab or field before")),
    Said(("save", "保存"), Press("f10"), N_("Save the form")),
    Said(("menu", "菜单"), MENU, N_("Every action of this screen by number")),
    Said(("refresh", "刷新"), Press("f5"), N_("Read everything again now")),
    Said(("decide", "决定"), Press("ctrl+y"), N_("Decide on what somebody asks a second person for")),
)
"""In a form or a question they are typed with a colon in front: `:back`."""
AGAIN = ("list", "列表")
"""Tells the screen once more, from its first row on."""
CLEAR = ("clear", "清空")
"""Empties the field that is asked."""


def said(word: str) -> Press | None:
    """The key behind `word`, or behind the name of a function key; None when it is neither."""
    wanted = word.casefold()
    if wanted in KEYS:
        return Press(wanted)
    return next((one.press for one in SAID if wanted in one.names), None)


KEYS = frozenset(f"f{number}" for number in range(1, 11)) | {"up", "down", "pageup", "pagedown", "tab"}
