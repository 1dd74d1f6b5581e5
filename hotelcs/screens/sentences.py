"""Failures as one sentence with the next acts, in the current language."""

from hotelcs.errors import HotelcsError, Refusal
from hotelcs.i18n import N_, tr
from hotelcs.screens.gateway import Bug, Failure
from hotelcs.screens.trouble import log_file
from hotelcs.workflows.next_acts import next_act


def sentence_of(failure: Failure) -> str:
    """What happened, why, and what can be done next."""
    if isinstance(failure, Bug):
        return tr(
            N_("An error of the program, number {reference}. Nothing was lost; details: {path}"),
            reference=failure.reference,
            path=log_file(),
        )
    told = str(failure)
    if failure.hint:
        told = tr(N_("{told} {hint}"), told=told, hint=_hint(failure))
    if isinstance(failure, Refusal) and failure.next:
        listed = tr(N_(", ")).join(next_act(act) for act in failure.next)
        told = tr(N_("{told} Next: {acts}."), told=told, acts=listed)
    return told


def _hint(failure: HotelcsError) -> str:
    """The hint, translated with the slots of its error where it has any."""
    try:
        return tr(failure.hint, **failure.slots)
    except (KeyError, IndexError, ValueError):
        return failure.hint
