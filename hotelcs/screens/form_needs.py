"""What a form needs besides its single fields: one of two, or one because of another. Said before anything is sent, in the words of the desk."""

from collections.abc import Callable

from hotelcs.i18n import N_

Typed = Callable[[str], str]
"""What is typed in the field of a name."""
Need = Callable[[Typed], tuple[str, str] | None]
"""The field that is missing and why (a msgid); None while nothing is."""


def nothing(typed: Typed) -> tuple[str, str] | None:
    """Every field speaks for itself."""
    del typed
    return None


def whose_it_is(typed: Typed) -> tuple[str, str] | None:
    """What is kept belongs to a room, a booking, or somebody by name."""
    if typed("whose") or typed("owner"):
        return None
    return "whose", N_("Say whose it is: a room, a booking, or a name.")


def adult_or_child(typed: Typed) -> tuple[str, str] | None:
    """An adult shows a document; a child has a name and somebody who answers for it."""
    told = N_("An adult needs a document; a child its name and who answers for it.")
    if not typed("minor"):
        return None if typed("document") else ("document", told)
    missing = next((name for name in ("name", "guardian") if not typed(name)), "")
    return (missing, told) if missing else None


def post_or_training(typed: Typed) -> tuple[str, str] | None:
    """A rule is of one of the two."""
    if bool(typed("post")) != bool(typed("qualification")):
        return None
    return "post", N_("Name a post or a qualification.")


def why_taken_off(typed: Typed) -> tuple[str, str] | None:
    """What is taken off the bill has a reason."""
    off = typed("kind") in ("allowance", "discount")
    if not off or typed("reason") or typed("description"):
        return None
    return "reason", N_("Say why something is taken off the bill.")
