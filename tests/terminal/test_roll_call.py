"""The roll is called at two terminals at once, one of them far away: both tick, both see the other, what is sent is little."""

from tests.conftest import IDS, Hand
from tests.terminal.conftest import Sit

SSH = {"TERM": "xterm-256color", "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}
A_TICK = 2500
"""Bytes that a tick may cost on the line: the counters, the rows of the list that move, the message."""


def test_two_terminals_tick_one_roll_call_and_see_each_other(sit: Sit, hotel: Hand) -> None:
    hotel.check_in(hotel.book("Gu Min", children=1), room="101")
    hotel.check_in(hotel.book("Chen Bo"), room="102", document=IDS[1])
    hotel.do("raise-incident", type="fire", place="6F")
    hotel.do("open-roll-call", assembly="Car park")
    near, far = sit("desk"), sit("night", **SSH)
    for terminal in (near, far):
        terminal.send(":", "roll", "<Enter>")
        assert terminal.wait_for("Car park"), terminal.text()
    near.send("101", "<Enter>", "y", "y")
    far.send("102", "<Enter>")
    assert far.wait_for("> 102 Chen Bo"), far.text()
    assert near.wait_for("Not seen: 1"), near.text()
    before = len(far.received)
    far.send("o")
    assert far.wait_for("Chen Bo: off-site"), far.text()
    far.settle(0.2)
    print(f"\na tick costs {len(far.received) - before} bytes")
    assert len(far.received) - before < A_TICK
    assert near.wait_for("Everybody is found", 5.0), near.text()
    assert far.wait_for("Everybody is found", 5.0), far.text()
    assert hotel.rows("SELECT actor, count(*) FROM roll_call_tick GROUP BY actor ORDER BY actor") == [
        ("desk", 2),
        ("night", 1),
    ]
