"""Where guests say they are: it holds until its hour, until they say otherwise, until they leave."""

from tests.workflows.registers.conftest import House


def places(house: House) -> list[tuple[str, str, str]]:
    return [(row.room, row.place, row.until[5:]) for row in house.hand.desk.show("whereabouts")]


def test_what_they_say_holds_until_its_hour(house: House) -> None:
    house.hand.do("locate", stay="101", place="pool", until="16")
    assert places(house) == [("101", "pool", "11-23 16:00")]
    house.at("23 15:59")
    assert "away" in house.hand.desk.show("in-house")[0].marks
    house.at("23 16:00")
    assert places(house) == []
    assert "away" not in house.hand.desk.show("in-house")[0].marks


def test_what_they_say_last_holds_and_an_empty_place_is_their_room(house: House) -> None:
    house.hand.do("locate", stay="101", place="pool", until="16")
    house.hand.do("locate", stay="101", place="lobby bar")
    assert places(house) == [("101", "lobby bar", "11-23 23:59")]
    house.hand.do("locate", stay="101")
    assert places(house) == []


def test_finding_them_says_where_they_are(house: House) -> None:
    house.hand.do("locate", stay="101", place="pool", until="16")
    (hit,) = [one for one in house.hand.desk.show("find", text="zhang") if one.kind == "stay"]
    assert hit.detail.startswith("pool until 16:00; 101,")
    assert any("pool" in note for note in house.hand.desk.show("room", no="101").notes)
    house.at("23 16:01")
    (hit,) = [one for one in house.hand.desk.show("find", text="zhang") if one.kind == "stay"]
    assert hit.detail.startswith("101,")


def test_it_is_taken_back_and_ends_with_the_stay(house: House) -> None:
    done = house.hand.do("locate", stay="101", place="pool", until="16")
    house.hand.desk.undo(done.entry)
    assert places(house) == []
    house.hand.do("locate", stay="101", place="pool", until="16")
    house.hand.do("move-room", stay="101", room="103")
    assert places(house) == [("103", "pool", "11-23 16:00")]
    house.hand.do("check-out", stay="103", settle="cash")
    assert places(house) == []


def test_where_they_are_is_not_in_the_ledger_nor_an_open_item(house: House) -> None:
    house.hand.do("locate", stay="101", place="the hospital", until="16")
    assert house.hand.value("SELECT count(*) FROM ledger WHERE result LIKE '%hospital%'") == 0
    assert not any(row.screen == "29" for row in house.hand.desk.show("items"))
