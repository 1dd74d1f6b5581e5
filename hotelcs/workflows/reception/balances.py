"""What is owed, as pieces of SQL: the one place that says which bills and which payments count. Imports nothing.

A piece is put into a statement where an expression can stand. In a `where` the folio is `b`, its line `l` and its payment
`p`; whatever the statement around it names otherwise is seen from inside.
"""

NO_MONEY = ("preauth_hold", "preauth_release")
"""Kinds of payments that move no money: a pre-authorisation is held, and let go."""

OVER = ("checked_out", "cancelled", "no_show", "walked")
"""States of a reservation that is done with: its bills are closed as soon as nothing is owed."""
NOT_HOUSE = "b.kind <> 'house'"
"""The condition of bills that somebody owes: what the house pays itself is nobody's debt."""


def moves(payment: str) -> str:
    """The condition that a payment, by its alias, moves money."""
    return f"{payment}.kind NOT IN ('preauth_hold','preauth_release')"


def of_guest(reservation: str) -> str:
    """The `where` of all windows of a booking (an id in SQL); not what the house or a party pays."""
    return f"b.reservation_id = {reservation} AND b.kind = 'guest'"


def of_one(folio: str) -> str:
    """The `where` of a single folio (an id in SQL)."""
    return f"b.id = {folio}"


def of_party(folio: str) -> str:
    """The `where` of all master bills of a party, by the id of one of them in SQL."""
    return f"b.kind = 'master' AND b.reservation_id = (SELECT m.reservation_id FROM folio m WHERE m.id = {folio})"


def charged(where: str) -> str:
    """What is charged on these folios, in minor units."""
    return (
        "coalesce((SELECT sum(l.amount_minor) FROM folio b JOIN folio_line l ON l.folio_id = b.id "
        f"WHERE {where}), 0)"
    )


def paid(where: str) -> str:
    """What is paid on these folios, in minor units."""
    return (
        "coalesce((SELECT sum(p.amount_minor) FROM folio b JOIN payment p ON p.folio_id = b.id "
        f"WHERE {where} AND {moves('p')}), 0)"
    )


def owed(where: str) -> str:
    """What is owed on these folios, in minor units; negative when the hotel owes."""
    return f"{charged(where)} - {paid(where)}"
