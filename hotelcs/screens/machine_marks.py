"""What is wrong with the machine under the hotel, told on every screen: a mark in the title, a sentence in the second row."""

from typing import TYPE_CHECKING

from hotelcs.i18n import N_, tr
from hotelcs.screens import pressing_words
from hotelcs.screens.home_panels import lacks_backup

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


def mark(counter: "Counter") -> str:
    """In the title: the file is another one, the disk can only be read, the last verified backup is too old or there is none.

    Home has the last in words.
    """
    if counter.replaced is not None:
        return f" {tr(N_('!!File'))} "
    if _looks_only(counter):
        return f" {tr(N_('!!Read only'))} "
    if counter.home is None or counter.cover is not None or counter.sheet.number == "01":
        return ""
    return f" {tr(N_('!Backup'))} " if lacks_backup(counter.home) else ""


def told(counter: "Counter") -> str:
    """In the second row, that nothing can be saved; an emergency there is told instead."""
    if pressing_words.takes_all(counter):
        return ""
    if counter.replaced is not None:
        return tr(N_("!! The hotel's file was moved or replaced. Nothing can be saved: leave hotelcs."))
    if _looks_only(counter):
        return tr(N_("!! The disk can only be read: you may look, nothing can be saved."))
    return ""


def copy_told(counter: "Counter") -> str:
    """That the list of who is in the house could not be kept fresh on the disk; nothing while it is."""
    minutes = counter.house_copy.minutes
    if minutes is None:
        return ""
    if minutes < 0:
        return tr(N_("! The list of who is in the house cannot be written to the disk."))
    return tr(
        N_("! The list of who is in the house, on the disk, is {minutes} minutes old."), minutes=minutes
    )


def _looks_only(counter: "Counter") -> bool:
    return bool(getattr(counter.desk, "looks_only", False))
