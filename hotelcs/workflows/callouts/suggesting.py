"""When calling the rapid response team is suggested (handbook 01 S-54)."""

TEAM = "rrt"
_LEVELS = {
    "incident": ("l1", "l2"),
    "drill": ("l1", "l2"),
    "complaint": ("s1",),
    "vip_fault": ("p1", "p2", "p3", "p4"),
}
"""Emergencies of the two highest levels, the gravest complaints, any fault in the room of a guest who is looked after."""


def suggest_rrt(kind: str, level: str | None) -> bool:
    """Whether the team is suggested for a case: its kind and its level (l1 and s1 are the gravest)."""
    return (level or "") in _LEVELS.get(kind, ())
