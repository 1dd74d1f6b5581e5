"""What the keys of the grammar do on every screen (handbook 04 §4.1)."""

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.keymap import AREAS, Action, area_of
from hotelcs.screens import second_person
from hotelcs.screens.booking import money
from hotelcs.screens.gateway import Failure
from hotelcs.screens.paint import cell
from hotelcs.screens.prompts import Choice, Prompt
from hotelcs.text import halfwidth_key
from hotelcs.workflows.verbs import VERBS

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


COLUMN = 34
"""Cells of the first of two columns of screens."""


def perform(counter: "Counter", action: Action) -> bool:
    """Do `action`; False when it means nothing where it was pressed."""
    deed = {
        "help": show_help,
        "find": show_find,
        "command": ask_command,
        "jump": ask_jump,
        "refresh": refresh,
        "menu": show_menu,
        "undo": ask_undo,
        "park": park,
        "log": write_log,
        "alarm": raise_alarm,
        "lock": lock,
        "decide": decide,
        "back": go_back,
    }.get(action.name)
    if deed is None:
        return False
    deed(counter)
    return True


def show_help(counter: "Counter", at: str = "") -> None:
    """F1: the field under the cursor, the keys of this screen, the words of the `:` row, the marks of lists."""
    from hotelcs.screens.dialogs.help import Help

    Help(counter, at).open()


def show_find(counter: "Counter", text: str = "") -> None:
    """F2: find anything."""
    from hotelcs.screens.dialogs.find import Find

    Find(counter, text).open()


def show_menu(counter: "Counter") -> None:
    """`.`: every action by number."""
    from hotelcs.screens.dialogs.menu import action_menu

    action_menu(counter).open()


def ask_command(counter: "Counter") -> None:
    """F3: a line of words."""
    from hotelcs.screens.commands_line import run

    counter.ask_line(Prompt(":", lambda text: run(counter, text)))


def ask_jump(counter: "Counter") -> None:
    """F4 and two digits, or g and a letter; a list of the screens stands there meanwhile."""
    from hotelcs.screens.dialogs.card import Card

    listed = Card(
        counter,
        tr(N_("Screens")),
        _in_two([f"{area.number}  g {area.letter}  {tr(area.title)} " for area in AREAS]),
    )

    def heard(text: str) -> None:
        if not (len(text) == 1 and text.isdecimal()) and text:
            counter.prompt = None
            wanted(text)

    def wanted(text: str) -> None:
        listed.close()
        go(counter, text)

    listed.open()
    counter.ask_line(Prompt(tr(N_("Jump to:")), wanted, changed=heard, left=listed.close))


def _in_two(lines: list[str]) -> list[str]:
    """The second half beside the first, so that all of them are on the smallest screen."""
    half = (len(lines) + 1) // 2
    pairs = zip_longest(lines[:half], lines[half:], fillvalue="")
    return [cell(left, COLUMN)[0] + right for left, right in pairs]


def go(counter: "Counter", text: str) -> None:
    """Jump to the screen named by two digits or a letter, or say that there is none."""
    wanted = "".join(map(halfwidth_key, text)).strip().lower()
    if not counter.jump(wanted):
        counter.say(tr(N_("There is no screen {text}. F4 lists them."), text=text))
    elif wanted.isdecimal() and (area := area_of(wanted)) is not None:
        counter.hints.jumped(area)


def write_log(counter: "Counter") -> None:
    """F8: a line into the shift log."""
    from hotelcs.screens.log_line import ask

    ask(counter)


def raise_alarm(counter: "Counter") -> None:
    """F9: an emergency."""
    from hotelcs.screens.alarm import Alarm

    counter.alarm = Alarm(counter)


def lock(counter: "Counter") -> None:
    """Ctrl+L: lock the screen."""
    counter.sitting.lock()


def decide(counter: "Counter") -> None:
    """Ctrl+Y: what waits for a second person."""
    from hotelcs.screens.second_person import decide as show

    show(counter)


def park(counter: "Counter") -> None:
    """Ctrl+P: put a form aside, or list what waits."""
    from hotelcs.screens.parking import key

    key(counter)


def go_back(counter: "Counter") -> None:
    """Esc: one level back."""
    counter.sheet.back()


def refresh(counter: "Counter") -> None:
    """F5: read everything again."""
    counter.refresh()
    counter.say(tr(N_("Read again.")))


def ask_undo(counter: "Counter") -> None:
    """`u`: take back one's own last act, or all the acts of a last change of many rooms, after saying which."""
    left = list(counter.last_entries)
    if not left:
        counter.say(tr(N_("You have done nothing here yet that could be taken back.")))
        return

    if not counter.last_reversible:
        counter.say(tr(N_("{told} This cannot be taken back: do its opposite."), told=counter.last_told))
        return

    returned: list[int] = []

    def undone(done: Any) -> None:
        left.pop()
        counter.last_entries = list(left)
        returned.append(done.result.get("returned_minor", 0))
        if left:
            undo()
        else:
            counter.praise(_taken_back(counter, sum(returned)))

    def refused(failure: Failure) -> None:
        """Where a second person could say yes, they are asked for the very act that would take it back."""
        if second_person.offered(failure):
            counter.ask("undoing", lambda desk: desk.undoing(left[-1]),
                        lambda act: counter.offer_second(act[0], act[1], failure, undo))  # fmt: skip

    def undo() -> None:
        counter.act(lambda desk: desk.undo(left[-1]), undone, refused)

    counter.say(counter.last_told)
    verb = VERBS.get(counter.last_verb)
    label = (
        tr(N_("Take back: {act}? y/n"), act=tr(verb.title))
        if verb
        else tr(N_("Take back your last act? y/n"))
    )
    counter.ask_line(Choice(label, {"y": undo, "1": undo, "n": _nothing, "0": _nothing}))


def _taken_back(counter: "Counter", minor: int) -> str:
    """That it is done, and what is in the till that is the guest's again."""
    me = counter.sitting.me
    if not minor or me is None:
        return tr(N_("Taken back."))
    amount = money(minor, me.currency)
    return tr(N_("Taken back. The deposit goes back to the guest: {amount}."), amount=amount)


def _nothing() -> None:
    """Leave things as they are."""
