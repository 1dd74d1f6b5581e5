"""One line of a record that is there, written anew on the `:` row: where somebody else was faster a digit decides."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from hotelcs.errors import Stale
from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.prompts import Choice, Prompt

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter
    from hotelcs.screens.gateway import Failure


class Rewriting:
    """The line of `field`: what it was, and `version`, the one of its record; a rule without versions has none."""

    def __init__(
        self,
        counter: "Counter",
        verb: str,
        given: dict[str, Any],
        field: str,
        before: str,
        version: int | None = None,
    ) -> None:
        self.counter = counter
        self.verb = verb
        self.given = given
        self.field = field
        self.before = before
        self.version = version

    def ask(
        self,
        label: str,
        said: str,
        then: Callable[[Any], None] | None = None,
        *,
        record: str = "",
        kept: str = "",
    ) -> None:
        """Ask for it, with what is there or was `kept` under `record` to begin with; then it is written and `said`."""
        if not self.counter.may(self.verb):
            self.counter.refuse(self.verb)
            return
        entered: Callable[[str], None] = lambda text: self._write(text.strip(), said, then)  # noqa: E731
        self.counter.ask_line(Prompt(label, entered, text=kept or self.before, record=record))

    def _seen(self) -> dict[str, Any]:
        return {"was": {self.field: self.before}} if self.version is None else {"version": self.version}

    def _write(self, text: str, said: str, then: Callable[[Any], None] | None) -> None:
        fields = {**self.given, self.field: text, **self._seen()}
        deeds.do(
            self.counter, self.verb, fields, said, then, lambda failure: self._met(failure, text, said, then)
        )

    def _met(self, failure: "Failure", text: str, said: str, then: Callable[[Any], None] | None) -> None:
        """What somebody else wrote into the same line is shown before one's own; another line of theirs stays beside it."""
        if not isinstance(failure, Stale) or "who" not in failure.slots:
            return
        before, seen = self.before, self._seen()
        now = {str(name): str(value) for name, _, value in failure.items}
        version = failure.slots.get("version")
        self.version = version if isinstance(version, int) else self.version
        self.before = now.get(self.field, text)
        again: Callable[[], None] = lambda: self._write(text, said, then)  # noqa: E731
        if self.before not in (before, text):
            told = tr(N_("Before: {before}   {who}: {theirs}   1 mine, 2 theirs"), before=before or "-",
                      who=failure.slots["who"], theirs=self.before or "-")  # fmt: skip
            self.counter.interrupt(Choice(told, {"1": again, "2": self._left}))
        elif self._seen() != seen:
            again()

    def _left(self) -> None:
        self.counter.say(tr(N_("Nothing was changed.")))
