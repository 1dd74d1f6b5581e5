"""What whoever sits here may do, and whose the rest is."""

from typing import TYPE_CHECKING

from hotelcs.i18n import N_, AnyOf, tr
from hotelcs.screens.desk_line import DeskLine
from hotelcs.screens.paint import ALARM
from hotelcs.workflows.verbs import VERBS

if TYPE_CHECKING:
    from hotelcs.screens.sheet import Sheet
    from hotelcs.screens.sitting import Sitting


class Permitted(DeskLine):
    """A desk line that knows the rights of whoever sits at it. The database asks again; this is to say so in time."""

    sitting: "Sitting"
    cover: "Sheet | None"

    def may(self, verb: str) -> bool:
        """Whether whoever sits here may do `verb`; a verb that is none needs nothing."""
        me = self.sitting.me
        return not verb or verb not in VERBS or me is None or VERBS[verb].permission in me.rights

    def has(self, right: str) -> bool:
        """Whether whoever sits here has `right`."""
        me = self.sitting.me
        return me is None or right in me.rights

    def needs_right(self, right: str) -> str:
        """Whose `right` is: "needs SUP or NM"."""
        who = self.sitting.me.who.get(right, ()) if self.sitting.me else ()
        return tr(N_("needs {posts}"), posts=AnyOf(tuple(who))) if who else tr(N_("for no post here"))

    def needs(self, verb: str) -> str:
        """Whose `verb` is, when it is not for whoever sits here; nothing when it is."""
        return "" if self.may(verb) else self.needs_right(VERBS[verb].permission)

    def refuse(self, verb: str) -> None:
        """Say whose `verb` is."""
        who = self.sitting.me.who.get(VERBS[verb].permission, ()) if self.sitting.me else ()
        told = N_("{verb} is for {posts}.") if who else N_("{verb} is for no post here.")
        self.say(tr(told, verb=tr(VERBS[verb].title), posts=AnyOf(tuple(who))), ALARM)

    @property
    def rings(self) -> bool:
        """Whether the hotel wants an emergency to ring the bell here."""
        door = getattr(self.cover, "door", None)
        told = door if door is not None else self.sitting.me
        return told is None or bool(getattr(told, "bell", True))
