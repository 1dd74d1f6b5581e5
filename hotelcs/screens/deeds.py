"""Small acts from a list: asked for at once, with a reason, or after a yes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.answers import slots_of
from hotelcs.screens.prompts import Choice, Prompt

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter
    from hotelcs.screens.gateway import Failure

Then = Callable[[Any], None]
Failed = Callable[["Failure"], None]


def do(
    counter: "Counter",
    verb: str,
    fields: dict[str, Any],
    said: str,
    then: Then | None = None,
    refused: Failed | None = None,
) -> None:
    """Do it and say `said` (a msgid; its slots are the act's answer), if whoever sits here may."""
    if not counter.may(verb):
        counter.refuse(verb)
        return

    def done(answer: Any) -> None:
        counter.praise(tr(said, **slots_of(answer)))
        if then is not None:
            then(answer)

    counter.do(verb, fields, done, refused)


def step(
    counter: "Counter", verb: str, title: str, deed: Callable[[], None]
) -> tuple[str, Callable[[], None]]:
    """A line of a menu called `title` (a msgid); for whoever may not, it says who may."""
    needs = counter.needs(verb)
    return (f"{tr(title)}: {needs}" if needs else tr(title)), deed


def ask_words(counter: "Counter", verb: str, label: str, then: Callable[[str], None]) -> None:
    """Ask for words that an act cannot do without, until they are typed; Esc means not doing it."""
    if not counter.may(verb):
        counter.refuse(verb)
        return

    def entered(text: str) -> None:
        if text.strip():
            then(text.strip())
        else:
            counter.say(tr(N_("It cannot be done without words; Esc leaves it.")))
            ask()

    def ask() -> None:
        counter.ask_line(Prompt(label, entered, left=lambda: counter.say(tr(N_("Nothing was changed.")))))

    ask()


def with_words(
    counter: "Counter", verb: str, fields: dict[str, Any], field: str, label: str, said: str
) -> None:
    """Ask for the words of `field`, then do it."""
    ask_words(counter, verb, label, lambda text: do(counter, verb, {**fields, field: text}, said))


def sure(
    counter: "Counter",
    verb: str,
    question: str,
    fields: dict[str, Any],
    said: str,
    refused: Failed | None = None,
) -> None:
    """Ask y/n, then do it; `refused` is told when it cannot be done."""
    if not counter.may(verb):
        counter.refuse(verb)
        return

    def no() -> None:
        counter.say(tr(N_("Nothing was changed.")))

    def yes() -> None:
        do(counter, verb, fields, said, refused=refused)

    counter.ask_line(Choice(question, {"y": yes, "1": yes, "n": no, "0": no}))
