"""Cases put aside: a half-filled form waits while the phone is answered, and comes back by its number (handbook 04 §4.1 rule 7)."""

from typing import TYPE_CHECKING

from hotelcs.i18n import N_, tr
from hotelcs.keymap import shown
from hotelcs.screens import reopen
from hotelcs.screens.dialogs.menu import Menu
from hotelcs.screens.form_sheet import FormSheet

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

KEY = "ctrl+p"


def key(counter: "Counter") -> None:
    """The key: in a form it puts the form aside, anywhere else it lists what was put aside."""
    if isinstance(counter.sheet, FormSheet):
        park(counter)
    else:
        choose(counter)


def park(counter: "Counter") -> None:
    """Put the form in front aside, whatever is in it."""
    form = counter.sheet
    if not isinstance(form, FormSheet):
        counter.say(tr(N_("No form is open here that could be put aside.")))
        return
    record = form.put_aside()
    number = [*counter.drafts].index(record) + 1
    told = reopen.title(record, counter.drafts[record])
    counter.say(
        tr(
            N_("Parked as {number}: {what}. {key} lists what is parked."),
            number=number,
            what=told,
            key=shown((KEY,)),
        )
    )


def choose(counter: "Counter", number: str = "") -> None:
    """What is parked, by number; with a `number` that one at once."""
    records = [*counter.drafts]
    if not records:
        counter.say(tr(N_("Nothing is parked. In a form {key} puts it aside."), key=shown((KEY,))))
    elif number.isdecimal() and 0 < int(number) <= len(records):
        reopen.reopen(counter, records[int(number) - 1])
    elif number:
        counter.say(tr(N_("There is no number {number} here."), number=number))
    else:
        entries = [
            (reopen.title(record, fields), reopen.opening(counter, record))
            for record, fields in counter.drafts.items()
        ]
        Menu(counter, tr(N_("Parked")), entries).open()


def told(counter: "Counter") -> str:
    """How many cases wait, for the `:` row of every screen; nothing when none does."""
    count = len(counter.drafts)
    return tr(N_("Parked {count}: {key}"), count=count, key=shown((KEY,))) if count else ""
