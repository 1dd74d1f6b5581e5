"""Room types and accounts as they are listed."""


def test_room_types_are_listed_with_their_rooms(hand):
    hand.do("add-room-type", code="GHO", name_en="Ghost")
    rows = {row.type: row for row in hand.desk.show("room-types")}
    assert (rows["KNG"].rooms, rows["KNG"].max_adults, rows["KNG"].rate_minor, rows["KNG"].currency) == (
        3,
        2,
        37600,
        "CNY",
    )
    assert rows["GHO"].rooms == 0


def test_accounts_are_listed_administrator_first(hand):
    rows = hand.desk.show("accounts")
    assert [(row.login, row.staff, row.posts, row.service) for row in rows] == [
        ("admin", "E001", "GM", False),
        ("desk", "E002", "REC", False),
        ("night", "E003", "NM", False),
        ("cron", "", "INF", True),
    ]
    assert {(row.status, row.password, row.pin, row.signed_in, row.terminals) for row in rows} == {
        ("active", "none", False, "", "")
    }
