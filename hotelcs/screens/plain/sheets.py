"""Screens that are no form, line by line: a list by its rows' numbers, everything else read out; letters are keys."""

from typing import TYPE_CHECKING, Any

from hotelcs.command_words import word_of
from hotelcs.i18n import N_, tr
from hotelcs.screens.plain import telling
from hotelcs.screens.plain.words import AGAIN, said
from hotelcs.screens.presses import Press, press_of
from hotelcs.text import halfwidth_key

if TYPE_CHECKING:
    from hotelcs.screens.plain.face import PlainFace


def tell(face: "PlainFace", sheet: Any) -> None:
    """The screen: its list by page with numbers, or all its words; then what can be typed."""
    sheet.told_by_line()
    if sheet.listed is None:
        face.page = telling.unframed(sheet.body(telling.WIDTH, telling.HEIGHT))
        face.lines.tell(face.page)
    else:
        face.lines.tell(_tabs(sheet))
        _page(face, sheet)
    if face.counter.cover is None:
        keys = tr(N_(", ")).join(telling.keys_in_words(face.counter))
        face.lines.tell([tr(N_("Keys: {keys}"), keys=keys)] if keys else [])


def tell_next_page(face: "PlainFace", sheet: Any) -> None:
    """A page that Enter turns is told whenever it is another one: the next notice that must be read."""
    if sheet.asking is None and sheet.listed is None and _turns(sheet):
        page = telling.unframed(sheet.body(telling.WIDTH, telling.HEIGHT))
        if page != face.page:
            face.page = page
            face.lines.tell(page)


def _turns(sheet: Any) -> bool:
    return any("enter" in action.keys for action in sheet.keys)


def _tabs(sheet: Any) -> list[str]:
    """The tabs, the one in front in brackets, when there are several."""
    if len(getattr(sheet, "tabs", ())) < 2:
        return []
    told = (f"[{tr(tab.title)}]" if at == sheet.tab else tr(tab.title) for at, tab in enumerate(sheet.tabs))
    return [tr(N_("Tabs: {tabs}"), tabs=" ".join(told))]


def _page(face: "PlainFace", sheet: Any) -> None:
    listed = sheet.listed
    if not listed.rows:
        face.lines.tell([sheet.status()])
        return
    lines, face.row = telling.rows_of(sheet, face.row, numbered=not _goes_by_room(sheet))
    face.lines.tell(lines)


def turn(face: "PlainFace", sheet: Any) -> None:
    """Ask for a line and do it."""
    line = face.ask(f"{sheet.number}>")
    if line is None:
        return
    text = "".join(map(halfwidth_key, line)).strip()
    if not text:
        _on(face, sheet)
    elif text[0].isdecimal():
        _numbered(face, sheet, text)
    else:
        speak(face, line.strip())


def _on(face: "PlainFace", sheet: Any) -> None:
    """An empty line: what Enter does on a page to be read; more of a list; the screen once more."""
    listed = sheet.listed
    if listed is None and _turns(sheet):
        face.press(Press("enter"))
    elif listed is not None and 0 < face.row < len(listed.rows):
        _page(face, sheet)
    else:
        face.look(again=True)


def _goes_by_room(sheet: Any) -> bool:
    """Whether digits mean something of their own on this screen: a room, an item of Home."""
    return any(key == "0-9" or key.isdecimal() for action in sheet.keys for key in action.keys)


def _numbered(face: "PlainFace", sheet: Any, text: str) -> None:
    """`12` goes to row 12 (or to room 12), `12 i` does there what `i` does."""
    number, _, rest = text.partition(" ")
    if not number.isdecimal():
        speak(face, text)
        return
    if _goes_by_room(sheet):
        face.press(*(press_of(digit, digit) for digit in number))
        if sheet.listed is None or face.front is not sheet or face.counter.message[0]:
            return
        face.press(Press("enter"))
    elif sheet.listed is None or not 1 <= int(number[:6]) <= len(sheet.listed.rows):
        face.lines.tell([tr(N_("There is no number {number} here."), number=number)])
        return
    else:
        sheet.listed.go(int(number) - 1)
    if rest.strip():
        speak(face, rest.strip())
    elif face.front is sheet:
        face.lines.tell([sheet.status()])


def speak(face: "PlainFace", line: str) -> None:
    """A word of the `:` line with what follows it, a word of the line mode, or a key of this screen."""
    text = line.lstrip(":：").strip()
    first, _, rest = text.partition(" ")
    plain = "".join(map(halfwidth_key, first))
    if not text:
        return
    if plain.casefold() in AGAIN:
        face.look(again=True)
    elif not rest and (press := said(plain)) is not None:
        face.press(press)
    elif not rest and len(plain) == 1 and not line.startswith((":", "：")) and _is_key(face, plain):
        face.press(press_of(first, first))
    elif plain.casefold() == "space" and not rest:
        face.press(press_of(" ", " "))
    else:
        from hotelcs.screens.commands_line import run

        run(face.counter, text)


def _is_key(face: "PlainFace", char: str) -> bool:
    """Whether a letter alone is a key here; a word of one letter is a word where it is not."""
    return any(char in action.keys for action in face.counter.actions()) or word_of(char) is None
