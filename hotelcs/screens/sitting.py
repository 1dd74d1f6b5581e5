"""Who sits at this terminal: signing in and out, locking, taking turns. Each person's screens wait for that person."""

import time
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, one_after_another, tr
from hotelcs.keymap import shown
from hotelcs.screens import pressing_words
from hotelcs.screens.paint import GOOD
from hotelcs.screens.sign_in import Locked, SignIn

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter
    from hotelcs.screens.sheet import Sheet


LONGEST = 15.0
"""Minutes after which a terminal that nobody touches is locked, whatever was set (reliability §7.1)."""


class Sitting:
    """The person at the counter (`me`, None while nobody is), and what waits of those who took turns."""

    def __init__(self, counter: "Counter") -> None:
        self.counter = counter
        self.me: Any = None
        self.aside: dict[str, tuple[list[Sheet], dict[str, Any]]] = {}
        self.touched = time.monotonic()
        self.wanted_login = ""

    @property
    def login(self) -> str:
        """Who is signed in; empty while nobody is."""
        return self.me.login if self.me is not None else ""

    # --- coming in

    def door(self) -> None:
        """Nobody sits here: the sign-in screen."""
        self.me = None
        self.counter.cover = SignIn(self.counter, self.wanted_login)
        self.counter.cover.open()

    def came(self, welcome: Any, password: str) -> None:
        """Somebody was let in: back to their own screens, or to Home; a password for one use is changed first."""
        if self.me is not None and self.me.login == welcome.login and not welcome.must_change:
            self.counter.cover = None
            self.counter.say(tr(N_("Welcome back.")), GOOD)
            self.counter.refresh()
            return
        if self.me is not None:
            self.aside[self.me.login] = (self.counter.sheets, self.counter.drafts)
        self.counter.start_over(*self.aside.pop(welcome.login, ([], {})))
        self.read(password if welcome.must_change else "")

    def read(self, password: str = "") -> None:
        """Read who sits here; then show what has to be seen first."""

        def there(found: tuple[Any, list[Any]]) -> None:
            self.me, drafts = found
            self.counter.cover = None
            for kept in drafts:
                self.counter.drafts.setdefault(kept.record, kept.fields)
                self.counter.drafting.known(kept.record, kept.fields, kept.screen)
            if self.me.must_change:
                from hotelcs.screens.own_secrets import NewPassword

                self.counter.cover = NewPassword(self.counter, password)
            else:
                self.arrived()

        self.counter.ask_first("me", _read_me, there)

    def reread(self) -> None:
        """Something about the person changed: a PIN, posts, rights."""
        self.counter.ask("me", lambda desk: desk.show("me"), self._known)

    def _known(self, me: Any) -> None:
        self.me = me

    def arrived(self) -> None:
        """Everything that must be seen first was: say what is unusual."""
        self.counter.cover = None
        self.counter.refresh()
        me = self.me
        if me.must_reads:
            from hotelcs.screens.must_read import MustRead

            self.counter.show_sheet(MustRead(self.counter))
        told = []
        if me.roster_kept and not me.rostered:
            told.append(tr(N_("You are not on the roster now.")))
        if not me.has_pin and self.counter.desk.session is not None:
            told.append(tr(N_("You have no PIN yet: :pin sets one.")))
        if self.counter.drafts:
            told.append(
                tr(
                    N_("Parked forms: {count}. {key} lists them."),
                    count=len(self.counter.drafts),
                    key=shown(("ctrl+p",)),
                )
            )
        self.counter.say(one_after_another(told))

    # --- going

    def lock(self) -> None:
        """Lock: what is typed is kept, in memory and as drafts."""
        if self.me is None or self.counter.cover is not None:
            return
        self.counter.keep_drafts()
        if self.counter.dialog is not None and self.counter.dialog.private:
            self.counter.dialog.close()
        self.counter.cover = Locked(self.counter, self.me.login)
        self.counter.cover.open()

    def sign_out(self) -> None:
        """Nobody sits here any more; drafts are kept for the person."""
        self.counter.keep_drafts()

        def gone(_: Any) -> None:
            self.counter.start_over([], {})
            self.wanted_login = ""
            self.door()

        self.counter.act(lambda desk: desk.sign_out(), gone)

    def ended(self) -> None:
        """Whoever sits here was signed out from elsewhere: the door, and their screens wait for them."""
        if self.me is None:
            return
        self.aside[self.me.login] = (self.counter.sheets, self.counter.drafts)
        self.me = None
        self.counter.start_over([], {})
        self.counter.act(lambda desk: desk.sign_out(), lambda _: self.door())

    # --- idling

    def touch(self) -> None:
        """A key was pressed."""
        self.touched = time.monotonic()

    def idle(self) -> bool:
        """Whether nobody has pressed a key for so long that the terminal locks itself.

        A screen may have more patience than others, for a quarter of an hour at most; longer only while an emergency or a
        drill is under way (docs/adr/0037-locks.md).
        """
        if self.me is None or self.counter.cover is not None:
            return False
        minutes = float(self.me.idle_minutes) * self.counter.sheet.patience
        most = minutes if pressing_words.raised(self.counter) else min(minutes, LONGEST)
        return time.monotonic() - self.touched > most * 60


def _read_me(desk: Any) -> tuple[Any, list[Any]]:
    me = desk.show("me")
    return me, [] if me.must_change else desk.drafts.mine()
