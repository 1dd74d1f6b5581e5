"""The rows every screen has: title, banner, body, message, `:` row, key bar."""

from functools import lru_cache
from typing import TYPE_CHECKING

from hotelcs import i18n, terminal
from hotelcs.i18n import N_, tr
from hotelcs.keymap import GRAMMAR, Action, shown
from hotelcs.screens import machine_marks, parking, pressing_words
from hotelcs.screens.paint import (
    ALARM,
    PLAIN,
    STRONG,
    TITLE,
    WARN,
    Line,
    Span,
    cell,
    cells_of,
    fit,
    overlay,
    words,
    wrap,
)
from hotelcs.terminal import LEAST_HEIGHT, LEAST_WIDTH
from hotelcs.text import width

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

AROUND = 5
"""Rows of every screen that are not its body."""


def draw(counter: "Counter", columns: int, rows: int) -> list[Line]:
    """The whole screen, each line exactly `columns` cells; a few sentences when that is too small."""
    if columns < LEAST_WIDTH or rows < LEAST_HEIGHT:
        return [fit(line, columns) for line in too_small(counter, columns, rows)]
    sheet = counter.cover or counter.sheet
    body = [fit(line, columns) for line in sheet.body(columns, rows - AROUND)]
    body += [fit((), columns)] * (rows - AROUND - len(body))
    if counter.dialog is not None and counter.cover is None:
        body = _over(body, counter.dialog.box(columns, rows - AROUND), columns)
    around = (
        title(counter, columns),
        banner(counter, columns),
        *_words(counter, columns),
        key_bar(counter, columns),
    )
    above, below = [fit(line, columns) for line in around[:2]], [fit(line, columns) for line in around[2:]]
    return [*above, *body, *below]


def too_small(counter: "Counter", columns: int, rows: int) -> list[Line]:
    """What is needed and what there is; an emergency, and the field or question that keys go into meanwhile."""
    if counter.alarm is not None and rows > 1:
        alarm = [fit(line, columns) for line in counter.alarm.draw(columns)]
        return [*alarm, *[()] * (rows - 2)]
    told = tr(
        N_("hotelcs needs {least}; this terminal has {now}."),
        least=f"{LEAST_WIDTH}x{LEAST_HEIGHT}",
        now=f"{columns}x{rows}",
    )
    cells = max(columns, 1)
    lines: list[Line] = [(words(line),) for line in wrap(told, cells)]
    if rows > len(lines) + 3:
        lines += [(), *((words(line),) for line in wrap(tr(N_("Keys are taken, nothing is lost.")), cells))]
        lines += _under_the_fingers(counter, cells)
    return [*(fit(line, columns) for line in lines), *[()] * (rows - len(lines))][:rows]


def _under_the_fingers(counter: "Counter", cells: int) -> list[Line]:
    """The question that is asked, or the field of the form with the cursor, or what the screen says."""
    sheet = counter.cover or counter.sheet
    if counter.prompt is not None:
        return [counter.prompt.draw(cells)]
    if sheet.asking is not None:
        field = sheet.asking.current
        line = field.line.hidden() if field.secret else field.line
        return [(words(f"{sheet.number} {field.title}:", STRONG),), line.draw(cells)]
    return [(words(line),) for line in wrap(f"{sheet.number} {sheet.name}  {counter.message[0]}", cells)]


def without_body(counter: "Counter", columns: int, rows: int) -> list[Line]:
    """The frame of a screen whose body cannot be drawn."""
    around = [title(counter, columns), (), *_words(counter, columns), key_bar(counter, columns)]
    lines: list[Line] = [*around[:2], *[()] * (rows - AROUND), *around[2:]]
    return [fit(line, columns) for line in lines[-rows:]]


def _over(body: list[Line], box: list[Line], columns: int) -> list[Line]:
    """`body` with `box` laid over its middle."""
    top = max((len(body) - len(box)) // 2, 0)
    for y, line in enumerate(box[: len(body)], top):
        body[y] = overlay(body[y], (columns - cells_of(line)) // 2, line)
    return body


def title(counter: "Counter", columns: int) -> Line:
    """Row 1: number and name, hotel, business date, shift and time, post and login, language."""
    sheet = counter.cover or counter.sheet
    left = f" {sheet.number} {sheet.name}"
    desk, home = counter.desk, counter.home
    parts = []
    if home is not None:
        parts.append(tr(N_("Biz {date}"), date=home.business_date))
    if counter.now is not None:
        parts.append(
            tr(N_("{shift} {time}"), shift=tr(shift_of(counter.now.hour)), time=f"{counter.now:%H:%M}")
        )
    if desk is not None and desk.login and counter.cover is None:
        parts.append(tr(N_("{post} {login}"), post=tr(desk.post), login=desk.login))
    parts.append(
        "中文" if i18n.current() == "zh" else "EN" if terminal.current().utf8 else tr(N_("EN, not UTF-8"))
    )
    right = "  ".join(parts) + " "
    room = columns - width(left) - width(right) - 4
    mark = machine_marks.mark(counter)
    hotel = cell(desk.hotel if desk is not None else "", max(room - width(mark), 0), TITLE, "right")
    told = ((mark, ALARM),) if mark else ()
    return ((left + "  ", TITLE), hotel, *told, ("  " + cell(right, width(right))[0], TITLE))


EARLY, LATE, NIGHT = 7, 15, 23


def shift_of(hour: int) -> str:
    """The shift at `hour`: early from 7, late from 15, night from 23 (handbook 03 §3.1)."""
    if EARLY <= hour < LATE:
        return N_("Early")
    return N_("Late") if LATE <= hour < NIGHT else N_("Night")


def banner(counter: "Counter", columns: int) -> Line:
    """Row 2: an emergency before everything else, then that the file is gone, then what presses, then what the screen itself says."""
    if wrong := machine_marks.told(counter):
        return (cell(f" {wrong}", columns, ALARM),)
    sheet = counter.cover or counter.sheet
    told = sheet.alarm() or pressing_words.banner(counter)
    if told and sheet.figures and not pressing_words.takes_all(counter) and (own := sheet.banner()):
        mark = f" !{len(pressing_words.pressing(counter))} "
        return fit(((mark, ALARM), *own), columns)
    if told:
        return (cell(f" {told}", columns, ALARM),)
    if old := machine_marks.copy_told(counter):
        return (cell(f" {old}", columns, WARN),)
    return fit(sheet.banner(), columns)


def _words(counter: "Counter", columns: int) -> list[Line]:
    """The message row and the `:` row; a long message takes both while nothing is asked."""
    if counter.alarm is not None:
        return list(counter.alarm.draw(columns))
    text, look = counter.message
    if not text:
        ready = counter.desk is not None or counter.cover is not None
        text = (counter.cover or counter.sheet).status() if ready else tr(N_("One moment ..."))
    prompt = counter.prompt.draw(columns - 1) if counter.prompt is not None else _colon(counter, columns)
    lines = wrap(text, columns - 2)
    if len(lines) > 1 and counter.prompt is None:
        rest = " ".join(lines[1:])
        return [(cell(f" {lines[0]}", columns, look),), (cell(f" {rest}", columns, look),)]
    return [(cell(f" {text}", columns, look or PLAIN),), prompt]


def _colon(counter: "Counter", columns: int) -> Line:
    """The `:` row while nothing is asked: at its right a faster way, that `u` takes back what was done, or what is parked."""
    told = counter.hints.text
    if not told and counter.reversible and counter.cover is None and not counter.sheet.typing:
        told = tr(N_("u takes it back"))
    if not told and counter.sitting.me is not None:
        told = parking.told(counter)
    return (words(" :"), cell(f" {told} ", max(columns - 2, 0), STRONG, "right"))


def key_bar(counter: "Counter", columns: int) -> Line:
    """The last row: F1, F2 and F9, the screen's own keys, then the rest of the grammar, as many as fit.

    Function keys stand at the left in their order.
    """
    sheet = counter.cover or counter.sheet
    closed = counter.cover is not None
    own = tuple(action for action in sheet.keys if counter.may(action.verb))
    speaks = i18n.current() if terminal.current().utf8 else ONLY_ENGLISH
    return _bar(own, columns, speaks, sheet.typing, closed=closed)


ALWAYS = tuple(action for action in GRAMMAR if action.keys[0] in ("f1", "f2", "f9", "."))
"""Help, find, the emergency and the menu of everything are shown wherever one is."""
REST = tuple(action for action in GRAMMAR if action not in ALWAYS)


ONLY_ENGLISH = "en alone"
"""The language of a terminal that shows no Chinese: there is nothing to switch to."""


@lru_cache(maxsize=32)
def _bar(own: tuple[Action, ...], columns: int, language: str, typing: bool, *, closed: bool = False) -> Line:
    """The key bar; made once for each screen, width and language. In a line of text letters are only letters."""
    taken, used = [], 1
    for action in own if closed else (*ALWAYS, *own, *REST):
        key, name = _label(action)
        size = width(key) + width(name) + 2
        if (typing and len(action.keys[0]) == 1) or (action.name == "language" and language == ONLY_ENGLISH):
            continue
        if action.bar and used + size <= columns + 2:
            taken.append(action)
            used += size
    taken.sort(key=_place)
    return fit(((" ", PLAIN), *(span for action in taken for span in _spans(action))), columns)


def _place(action: Action) -> int:
    """Function keys by number; the other keys after them, in the order given."""
    return int(action.keys[0][1:]) if _is_function_key(action.keys[0]) else 99


def _is_function_key(key: str) -> bool:
    return key[0] == "f" and key[1:].isdecimal()


def _spans(action: Action) -> tuple[Span, Span]:
    key, name = _label(action)
    return (key, STRONG), (f"{name}  ", PLAIN)


def _label(action: Action) -> tuple[str, str]:
    key, name = shown(action.keys), tr(action.title)
    return key, name if _is_function_key(action.keys[0]) else f" {name}"
