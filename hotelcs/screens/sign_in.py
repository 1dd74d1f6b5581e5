"""00 Sign-in: who is there, by password; what the hotel shows to nobody in particular (handbook SC00)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.errors import Denied
from hotelcs.i18n import N_, tr
from hotelcs.keymap import DOOR, Action
from hotelcs.screens.forms.field import Field
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.gateway import Failure
from hotelcs.screens.paint import ALARM, PLAIN, STRONG, Line, Row, Rule, cell, panes, words, wrap
from hotelcs.screens.presses import Press
from hotelcs.screens.sheet import Sheet
from hotelcs.screens.widgets.form_view import FormView, Section

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

NARROW = 60
PIN_DIGITS = 6


class DoorSheet(Sheet):
    """A sheet over all others: a login, a secret, and nothing else until it is right."""

    number: ClassVar[str] = "00"
    keys: ClassVar[tuple[Action, ...]] = DOOR

    def __init__(self, counter: "Counter", login: str) -> None:
        super().__init__(counter)
        self.login = Field("login", N_("Login"), required=True)
        self.secret = Field("password", self.asked_for(), required=True, secret=True)
        self.login.put(login)
        self.form = FormState([self.login, self.secret])
        self.view = FormView()
        self.door: Any = None
        self.wrong = ""
        if login:
            self.form.go_to("password")

    def told_first(self) -> list[str]:
        """The hotel, who is signed in here, the words that mean something at the door."""
        whose = tr(N_("{login} is signed in; what was typed is kept."), login=self.counter.sitting.login)
        words_here = tr(N_(":lang zh, :lang en; :sos raises an emergency without signing in; :quit leaves."))
        told = [
            self.counter.desk.hotel if self.counter.desk is not None else "",
            whose if self.counter.sitting.me else "",
        ]
        known = (
            tr(N_("Login {login}; :back asks for another one."), login=self.login.value)
            if self.login.value
            else ""
        )
        return [line for line in (*told, words_here, self.demo_note, known) if line]

    def asked_for(self) -> str:
        """What the second field is called (a msgid)."""
        return N_("Password")

    def notes(self) -> list[str]:
        """Sentences below the form."""
        raise NotImplementedError

    def enter(self, login: str, secret: str) -> None:
        """Both are typed: try."""
        raise NotImplementedError

    @property
    def demo_note(self) -> str:
        """What opens a demo hotel; nothing in any other."""
        if not getattr(self.counter.desk, "demo", False):
            return ""
        return tr(N_("Demo hotel: the password of everybody is {password}, the PIN {pin}."), password=DEMO_PASSWORD,
                  pin=DEMO_PIN)  # fmt: skip

    @property
    def asking(self) -> FormState:
        """Login and secret."""
        return self.form

    @property
    def typing(self) -> bool:
        """Letters always go into a field."""
        return True

    def reload(self) -> None:
        """Ask for what may be shown to anybody."""
        if self.counter.desk is not None:
            self.counter.ask("door", lambda desk: desk.show("door"), self._read)

    def _read(self, door: Any) -> None:
        self.door = door
        self.counter.incidents = door.incidents

    def retranslate(self) -> None:
        """The language changed."""
        self.reload()

    def body(self, width: int, height: int) -> list[Line]:
        """The hotel, the form, a few sentences."""
        inner = min(width - 4, NARROW + (width - 80 if width > 80 else 0))
        rows: list[Row] = [Rule(self.name), (), *self._hotel(inner), ()]
        rows += self.view.draw(self.form, [Section("", [(self.login,), (self.secret,)])], inner, 3)[1:]
        rows.append(())
        for told in self._told():
            look = ALARM if told == self.wrong else PLAIN
            rows += [(cell(f" {line}", inner, look),) for line in wrap(told, inner - 2)]
        top = max((height - len(rows) - 2) // 2, 0)
        box = panes(len(rows) + 1, (rows, inner))
        left = " " * ((width - inner - 2) // 2)
        return [()] * top + [((left, PLAIN), *line) for line in box]

    def _hotel(self, width: int) -> list[Row]:
        desk, door = self.counter.desk, self.door
        lines: list[Row] = [(cell(f" {desk.hotel if desk is not None else ''}", width, STRONG),)]
        if door is not None:
            clock = f"{self.counter.now:%H:%M}" if self.counter.now else ""
            lines.append((words(" " + tr(N_("Business date {date}   {shift} {time}"), date=door.business_date,
                                         shift=door.shift, time=clock)),))  # fmt: skip
        return lines

    def _told(self) -> list[str]:
        told = [self.wrong] if self.wrong else []
        steps = getattr(self.door, "steps", ())
        return [*told, *(steps or self.notes())]

    def status(self) -> str:
        """What is left to type."""
        return tr(N_("F9 raises an emergency without signing in."))

    def press(self, press: Press) -> bool:
        """Enter goes on and tries; the rest is typing."""
        if press.key == "enter":
            self._on_enter()
        elif press.key == "escape":
            self.secret.put("")
            self.form.go_to("login")
            self.login.line.selected = bool(self.login.value)  # another login takes its place as it is typed
        elif self.form.press(press):
            self.wrong = ""
        else:
            return False
        return True

    def _on_enter(self) -> None:
        if self.form.current is self.login and self.login.value:
            self.form.go_to("password")
        elif self.login.value and self.secret.line.text:
            self.enter(self.login.value, self.secret.line.text)
        else:
            self.form.go_to_next_needed(0)

    def refused(self, failure: Failure) -> None:
        """It was wrong: the secret is typed again."""
        self.wrong = str(failure) if isinstance(failure, Denied) else ""
        self.secret.put("")
        self.form.go_to("password")


class SignIn(DoorSheet):
    """The door while nobody is signed in."""

    title: ClassVar[str] = N_("Sign in")

    def notes(self) -> list[str]:
        """What somebody who is new here has to know."""
        door = self.door
        told = [tr(N_("F7 中文 / English    F9 emergency without signing in    :quit with F3"))]
        if self.demo_note:
            told.append(self.demo_note)
        elif door is not None and not door.passwords:
            told.append(tr(N_("Nobody has a password yet: hotelcs user reset-password --login LOGIN")))
        return told

    def enter(self, login: str, secret: str) -> None:
        """Try the password, in the write thread: hashing takes long."""

        def came(welcome: Any) -> None:
            self.counter.sitting.came(welcome, secret)

        self.counter.act(lambda desk: desk.sign_in(login, secret), came, self.refused)

    def back(self) -> None:
        """There is nothing behind the door."""


class Locked(DoorSheet):
    """The door while somebody's work waits behind it. Another who signed in here for this shift may come in, too."""

    title: ClassVar[str] = N_("Locked")

    def asked_for(self) -> str:
        """The PIN will do."""
        return N_("PIN or password")

    def notes(self) -> list[str]:
        """Whose work waits."""
        return [
            tr(N_("{login} is signed in; what was typed is kept."), login=self.counter.sitting.login),
            tr(
                N_("Esc and another login: their PIN if they signed in here this shift, else their password.")
            ),
            *filter(None, [self.demo_note]),
        ]

    def enter(self, login: str, secret: str) -> None:
        """Six digits are a PIN; anything else is a password."""
        by_pin = len(secret) == PIN_DIGITS and secret.isascii() and secret.isdecimal()
        call: Callable[[Any], Any] = (
            (lambda desk: desk.unlock(login, secret))
            if by_pin
            else (lambda desk: desk.sign_in(login, secret))
        )

        def came(welcome: Any) -> None:
            self.counter.sitting.came(welcome, "" if by_pin else secret)

        self.counter.act(call, came, self.refused)


DEMO_PASSWORD, DEMO_PIN = "seaside-demo-hotel", "246801"
"""What everybody in a demo hotel has (hotelcs.demo.build says the same)."""
