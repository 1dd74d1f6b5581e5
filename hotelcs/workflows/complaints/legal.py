"""Which acts are legal in which state of a complaint: a table for refusals and for the menu of next steps."""

OPEN = ("new", "acknowledged", "planned", "in_action", "waiting_guest")
"""States in which something is still to be done."""
_ANY = ("raise-severity", "lower-severity", "note-complaint", "contact-guest", "add-action", "promise-guest", "compensate",
        "merge-complaints", "withdraw-complaint", "complaint-incident")  # fmt: skip
LEGAL: dict[str, tuple[str, ...]] = {
    "new": ("acknowledge-complaint", *_ANY),
    "acknowledged": ("fix-at-once", "plan-complaint", "on-site", *_ANY),
    "planned": ("on-site", "start-complaint", "wait-for-guest", *_ANY),
    "in_action": ("resolve-complaint", "on-site", "wait-for-guest", *_ANY),
    "waiting_guest": ("guest-answers", *_ANY),
    "resolved": ("recovery-call", "close-complaint", "find-cause", "complain-again", "compensate"),
    "closed": ("reopen-complaint", "complain-again", "find-cause"),
    "merged": (),
    "withdrawn": (),
}  # fmt: skip
