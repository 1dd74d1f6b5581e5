"""What is laid over a screen, line by line: menus by number, finding, pages to be read."""

from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.dialogs.dialog import Dialog
from hotelcs.screens.dialogs.find import Find
from hotelcs.screens.dialogs.help import Help
from hotelcs.screens.dialogs.menu import Menu
from hotelcs.screens.dialogs.tick_lines import TickLines
from hotelcs.screens.plain import telling
from hotelcs.screens.plain.words import AGAIN, CLEAR, SAID
from hotelcs.screens.presses import Press, paste_of, press_of
from hotelcs.text import halfwidth_key

if TYPE_CHECKING:
    from hotelcs.screens.plain.face import PlainFace

ESCAPE = Press("escape")


def turn(face: "PlainFace", dialog: Dialog) -> None:
    """Tell the dialog and take one answer."""
    if isinstance(dialog, Menu):
        _menu(face, dialog)
    elif isinstance(dialog, Find):
        _find(face, dialog)
    elif isinstance(dialog, TickLines):
        _tick(face, dialog)
    else:
        _read(face, dialog)


def _read(face: "PlainFace", dialog: Dialog) -> None:
    """A page: told and closed."""
    if isinstance(dialog, Help):
        face.lines.tell(_words())
    face.lines.tell(telling.unframed(dialog.box(telling.WIDTH, telling.HEIGHT)))
    face.press(ESCAPE)
    if face.counter.dialog is dialog:
        dialog.close()


def _words() -> list[str]:
    """The words that only the line mode has."""
    own = [(one.names[0], one.help) for one in SAID]
    own += [(AGAIN[0], N_("Tell this screen once more")), (CLEAR[0], N_("Empty the field that is asked"))]
    return [
        tr(
            N_(
                "A number chooses a row, a letter after it does something there: 3 i. An empty line tells more."
            )
        ),
        tr(N_("In a form: Enter keeps what stands in brackets; words begin with a colon.")),
        *(f"{name}  {tr(told)}" for name, told in own),
    ]


def _menu(face: "PlainFace", menu: Menu) -> None:
    face.lines.tell([menu.title, *(f"{at}. {told}" for at, (told, _) in enumerate(menu.entries, 1))])
    line = face.ask(tr(N_("Number, or :back:")))
    if line is None:
        return
    text = "".join(map(halfwidth_key, line)).strip()
    if text.startswith(":"):
        face.press(ESCAPE)
    elif text.isdecimal():
        face.press(*(press_of(digit, digit) for digit in text[-4:].zfill(menu.digits)))
    elif text:
        face.lines.tell([tr(N_("Choose by number, or :back."))])


def _find(face: "PlainFace", find: Find) -> None:
    """Words search; among what was found a number opens."""
    rows = find.hits.rows
    found = [f"{at}. {telling.row_in_words(hit, find.hits.columns)}" for at, hit in enumerate(rows, 1)]
    if find.known:
        face.lines.tell(found or [tr(N_("Nothing is found for {text}."), text=find.known)])
    line = face.ask(
        tr(N_("A number opens, words search, :back leaves:")) if rows else tr(N_("Find (room, name, pinyin or initials, phone tail, number):"))
    )  # fmt: skip
    if line is None:
        return
    text = "".join(map(halfwidth_key, line)).strip()
    if not text or text.startswith(":"):
        face.press(ESCAPE)
    elif rows and text.isdecimal() and 1 <= int(text[:4]) <= len(rows):
        find.hits.go(int(text) - 1)
        face.press(Press("enter"))
    else:
        face.press(Press("end"), Press("ctrl+u"), paste_of(line.strip()))


def _tick(face: "PlainFace", dialog: TickLines) -> None:
    left: list[Any] = [line for line in dialog.lines if line[0] not in dialog.ticked]
    if not left:
        face.press(Press("f10"))
        return
    face.lines.tell([dialog.title, " ".join(left[0])])
    line = face.ask(tr(N_("Enter: I have read this. :back leaves:")))
    if line is not None:
        face.press(ESCAPE if line.startswith(":") else Press("enter"))
