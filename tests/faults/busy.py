"""A desk that is never idle: one act after the other, each of which writes a handful of tables."""

from tests.conftest import IDS, Hand

_TYPES = ("TWN", "KNG", "TWN", "KNG", "KNG")
"""Whose rooms are booked, as often as there are rooms of each."""


def act(hand: Hand, number: int) -> int:
    """Do act `number` of an endless day (those before it are done); the number of its entry."""
    turn, booking = number % 5, number // 5
    if turn == 0:
        month, year = 1 + booking % 12, 2027 + booking // 60
        stay = {"arrival": f"{year}-{month:02d}-03", "departure": f"{year}-{month:02d}-24"}
        done = hand.do("book", guest=f"Guest {number}", type=_TYPES[booking // 12 % 5], **stay)
    elif turn == 1:
        who = {"guest": "Li Na", "document": IDS[1]}
        done = hand.do("walk-in", type="SUI", nights=1, waive_deposit=True, **who)
    elif turn == 2:
        done = hand.do("post-charge", stay=_newest(hand), kind="minibar", amount=2000)
    elif turn == 3:
        done = hand.do("check-out", stay=_newest(hand), settle="cash")
    else:
        done = hand.do("set-room-status", room="301", status="clean")
    return int(done.entry or 0)


def _newest(hand: Hand) -> str:
    """The stay that began last."""
    return str(hand.value("SELECT no FROM stay ORDER BY id DESC LIMIT 1"))
