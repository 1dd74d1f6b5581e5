"""One's own password and PIN: changed in a form; a password for one use before anything else is done."""

from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms.field import Field
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.paint import Line, words
from hotelcs.screens.presses import Press
from hotelcs.screens.widgets.form_view import Section

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def _secret(name: str, label: str) -> Field:
    return Field(name, label, required=True, secret=True)


class ChangePassword(FormSheet):
    """The current password, and the new one twice."""

    number: ClassVar[str] = "00"
    title: ClassVar[str] = N_("Password")
    verb: ClassVar[str] = "set-password"

    def __init__(self, counter: "Counter", current: str = "") -> None:
        self.current = _secret("current", N_("Password now"))
        self.fresh = _secret("password", N_("New password"))
        self.again = _secret("again", N_("Once more"))
        self.again.check = self._same
        self.current.put(current)
        asked = [self.current, self.fresh, self.again]
        super().__init__(counter, "", FormState(asked[1:] if current else asked))

    def _same(self, typed: str) -> str:
        return "" if typed == self.fresh.value else tr(N_("Both are not the same."))

    def sections(self, width: int) -> list[Section]:
        """What a password should be, and the fields."""
        del width
        least = self.counter.sitting.me.password_least if self.counter.sitting.me else 15
        notes: list[Line] = [
            (words(" " + tr(N_("At least {least} characters, any characters. Four words are easily kept in mind."), least=least)),),
            (words(" " + tr(N_("Common words, names, dates and rows of keys are refused."))),),
        ]  # fmt: skip
        return [Section(tr(self.title), [(field,) for field in self.form.fields], notes)]

    def fields(self) -> dict[str, Any]:
        """The act's fields."""
        return {"current": self.current.value, "password": self.fresh.value}

    def saved(self, done: Any) -> None:
        """It counts from the next sign-in on."""
        del done
        self.counter.praise(tr(N_("The password is changed.")))

    def back(self) -> None:
        """Nothing was changed, and nothing is kept of it."""
        self.counter.close_sheet()


class NewPassword(ChangePassword):
    """Over everything: somebody whose password was for one use chooses the own one, or signs out."""

    def press(self, press: Press) -> bool:
        """Enter in the last field saves; Esc signs out."""
        if press.key == "enter" and self.form.current is self.again and self.again.value:
            self.save()
            return True
        return super().press(press)

    def _done(self, done: Any) -> None:
        self.saved(done)
        self.counter.sitting.read()

    def back(self) -> None:
        """Whoever does not choose one is not let in."""
        self.counter.sitting.sign_out()


class ChangePin(FormSheet):
    """The password, and the PIN twice."""

    number: ClassVar[str] = "00"
    title: ClassVar[str] = N_("PIN")
    verb: ClassVar[str] = "set-pin"

    def __init__(self, counter: "Counter") -> None:
        self.current = _secret("current", N_("Password now"))
        self.fresh = _secret("pin", N_("New PIN"))
        self.again = _secret("again", N_("Once more"))
        self.again.check = lambda typed: "" if typed == self.fresh.value else tr(N_("Both are not the same."))
        super().__init__(counter, "", FormState([self.current, self.fresh, self.again]))

    def sections(self, width: int) -> list[Section]:
        """What a PIN is for, and the fields."""
        del width
        told = tr(
            N_(
                "Six digits. They open this screen again when it is locked, during the shift you signed in for."
            )
        )
        return [Section(tr(self.title), [(field,) for field in self.form.fields], [(words(f" {told}"),)])]

    def fields(self) -> dict[str, Any]:
        """The act's fields."""
        return {"current": self.current.value, "pin": self.fresh.value}

    def saved(self, done: Any) -> None:
        """It counts at once."""
        del done
        self.counter.praise(tr(N_("The PIN is set.")))
        self.counter.sitting.reread()

    def back(self) -> None:
        """Nothing was changed, and nothing is kept of it."""
        self.counter.close_sheet()
