"""How bad a complaint is: from its code and who is hit by it (handbook 07 §7.8). Pure."""

from hotelcs.workflows.complaints.taxonomy import Code

ORDER = ("s4", "s3", "s2", "s1")
"""From slight to critical."""
QUIET_ONSITE = 10
"""Minutes to be on the spot for noise next door in quiet hours."""


def severity_of(code: Code, *, safety: bool = False, aggravated: bool = False) -> str:
    """S1 for safety, injury or crime; one level worse than the code says for a VIP, again in a stay, a child, media."""
    if safety:
        return "s1"
    return worse(code.severity) if aggravated else code.severity


def worse(severity: str) -> str:
    """One level up; S1 is the worst."""
    return ORDER[min(ORDER.index(severity) + 1, len(ORDER) - 1)]


def is_worse(one: str, other: str) -> bool:
    """Whether `one` is worse than `other`."""
    return ORDER.index(one) > ORDER.index(other)


def is_quiet(minute: int, begins: int, ends: int) -> bool:
    """Whether a minute of the day is in the quiet hours, which may cross midnight."""
    return begins <= minute < ends if begins <= ends else minute >= begins or minute < ends


def override(code: str, severity: str, *, quiet: bool) -> dict[str, int]:
    """Minutes that differ from the policy: noise next door at night is looked at in ten."""
    return {"onsite": QUIET_ONSITE} if code == "NOI-1" and quiet and severity == "s3" else {}
