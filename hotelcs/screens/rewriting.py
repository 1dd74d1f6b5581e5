"""One line of a record that is there, written anew on the `:` row: where somebody else was faster a digit decides."""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from hotelcs.errors import Stale
from hotelcs.i18n import N_, tr
from hotelcs.screens import deeds
from hotelcs.screens.editing import UNKNOWN
from hotelcs.screens.forms.form_state import KEPT
from hotelcs.screens.prompts import Choice, Prompt

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter
    from hotelcs.screens.gateway import Failure


class Rewriting:
    """The line of `field`: what it was, and `version`, the one of its record; a rule without versions has none.

    `of` is the number of the record, where a draft may outlive it.
    """

    def __init__(
        self,
        counter: "Counter",
        verb: str,
        given: dict[str, Any],
        field: str,
        before: str,
        version: int | None = None,
        of: str = "",
    ) -> None:
        self.counter = counter
        self.verb = verb
        self.given = given
        self.field = field
        self.before = before
        self.version = version
        self.of = of

    def ask(
        self,
        label: str,
        said: str,
        then: Callable[[Any], None] | None = None,
        *,
        record: str = "",
        kept: Mapping[str, Any] | None = None,
    ) -> None:
        """Ask for it, with what is there or the draft `kept` under `record` to begin with; then it is written and `said`."""
        if not self.counter.may(self.verb):
            self.counter.refuse(self.verb)
            return
        entered: Callable[[str], None] = lambda text: self._write(text.strip(), said, then)  # noqa: E731
        text = self._restore(kept or {}) or self.before
        self.counter.ask_line(Prompt(label, entered, text=text, record=record, beside=self._draft()))

    def _draft(self) -> dict[str, str]:
        """What a draft has to know beside the text, or hours later it would write over what others wrote."""
        return {KEPT: json.dumps({"of": self.of, "before": self.before, "version": self.version})}

    def _restore(self, kept: Mapping[str, Any]) -> str:
        """The text of a draft. One that was begun from another record, or does not say from what, is compared with what is there."""
        text = str(kept.get("text", ""))
        told = json.loads(kept.get(KEPT) or "{}")
        if text and told.get("of") == self.of:
            self.before, self.version = told["before"], told["version"]
        elif text:
            self.before, self.version = "", None if self.version is None else UNKNOWN
        return text

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
