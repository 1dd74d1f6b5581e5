"""The code a room is shown with, derived from who is in it, how clean it is and whether it is blocked.

Handbook 02 §2.6 and SM-03: out of order and out of service win; otherwise V or O with C, D or I, and `VD*`
while a vacant room is cleaned. An inspected occupied room shows OC; an occupied one being cleaned shows OD
with the mark `cleaning`.
"""

CODES = ("VI", "VC", "VD", "VD*", "OC", "OD", "OOS", "OOO")
"""Every code, in the order of the duty board."""
_VACANT = {"inspected": "VI", "clean": "VC", "dirty": "VD", "cleaning": "VD*"}
_OCCUPIED = {"inspected": "OC", "clean": "OC", "dirty": "OD", "cleaning": "OD"}


def code_of(hk_state: str, *, occupied: bool, block: str | None) -> str:
    """The code of a room with cleanliness `hk_state`; `block` is "ooo", "oos" or None."""
    if block:
        return block.upper()
    return (_OCCUPIED if occupied else _VACANT)[hk_state]
