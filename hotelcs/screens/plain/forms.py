"""Forms line by line: what is needed is asked one field after the other, then everything is told before it is saved."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms.field import Field
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.plain import questions
from hotelcs.screens.plain.words import CLEAR
from hotelcs.screens.presses import Press
from hotelcs.text import halfwidth_key

if TYPE_CHECKING:
    from hotelcs.screens.plain.face import PlainFace


@dataclass(slots=True)
class Asked:
    """How far one form has been asked: the field before, those passed over, the one wanted by number, what was told last."""

    form: FormState | None = None
    before: Field | None = None
    passed: set[str] = field(default_factory=set)
    wanted: Field | None = None
    told: tuple[str, ...] = ()


def turn(face: "PlainFace", sheet: Any) -> None:
    """Ask one field, or whether to save."""
    form: FormState = sheet.asking
    if face.form.form is not form:
        face.form = Asked(form)
    saves = any("f10" in action.keys for action in sheet.keys)
    asked = _next(face.form, form)
    if asked is not None:
        _ask(face, sheet, asked)
    elif saves:
        _review(face, sheet)
    else:
        face.press(Press("enter"))


def _next(state: Asked, form: FormState) -> Field | None:
    """The field wanted by number, one that was refused, else the first from the cursor on that is needed or wrong."""
    if state.wanted is not None:
        return state.wanted
    if form.current.refusal is not None:
        return form.current
    open_ = [one for one in form.fields if _is_open(state, one)]
    return next((one for one in open_ if form.fields.index(one) >= form.at), open_[0] if open_ else None)


def _is_open(state: Asked, one: Field) -> bool:
    missing = one.required and not one.value
    return bool(missing or one.fault() or (one.needed and one.name not in state.passed))


def _ask(face: "PlainFace", sheet: Any, one: Field) -> None:
    state, form = face.form, sheet.asking
    if form.current is not one:
        form.current.leave()
        form.go_to(one.name)
    face.lines.tell(questions.opening(sheet, one, state.before))
    state.before = one
    line = face.ask(questions.question(one), secret=one.secret)
    if line is None:
        return
    if not one.secret and line.strip().lstrip(":：").casefold() in CLEAR and line.startswith((":", "：")):
        one.put("")
        return
    at = form.at
    if not (one.secret and not line.startswith(":")) and face.colon(line):
        if face.front is sheet and form.at != at:
            state.wanted = form.current  # gone to on purpose, so it is asked whatever is in it
        return
    _answered(face, sheet, one, line)


def _answered(face: "PlainFace", sheet: Any, one: Field, line: str) -> None:
    """An empty line keeps what is there and goes on; anything else takes its place. A form may go on by itself."""
    state, at = face.form, sheet.asking.at
    text = line[1:] if line.startswith(("::", "：：")) else line
    if not text.strip() and not one.secret:
        if one.required and not one.value:
            face.lines.tell([tr(N_("{label} is missing."), label=one.title)])
            return
        one.refusal = None
        state.passed.add(one.name)
    else:
        presses = questions.answer(one, text)
        if presses:
            face.press(*presses)
        elif one.listed:
            sheet.put_in(one, text.strip())
        else:
            face.lines.tell([tr(N_("This is no choice here."))])
            return
        if fault := one.wrong():
            face.lines.tell([fault])
            return
    state.wanted, state.told = None, ()
    if face.front is sheet and sheet.asking.at == at:
        face.press(Press("enter"))


def _review(face: "PlainFace", sheet: Any) -> None:
    """Everything that would be saved and what to know of it, once after each change; Enter saves, a number asks that field again."""
    form: FormState = sheet.asking
    told = (*questions.review(form), *(sheet.notes() if isinstance(sheet, FormSheet) else ()))
    if told != face.form.told:
        face.lines.tell(told)
        face.form.told = told
    line = face.ask(tr(N_("Enter saves, a number changes that field, :back leaves:")))
    if line is None or face.colon(line):
        return
    text = "".join(map(halfwidth_key, line)).strip()
    if not text:
        face.press(Press("f10"))
    elif text.isdecimal() and 1 <= int(text[:4]) <= len(form.fields):
        face.form.wanted = form.fields[int(text) - 1]
    else:
        face.lines.tell([tr(N_("There is no number {number} here."), number=text)])
