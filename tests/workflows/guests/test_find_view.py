"""F2 finds rooms, people and numbers, in the order in which they are wanted."""

import pytest

from hotelcs import i18n
from hotelcs.errors import Refusal
from hotelcs.text import clean
from hotelcs.workflows.guests import profiles
from tests import hostile


def find(hand, text, **more):
    return [(hit.kind, hit.no) for hit in hand.desk.show("find", text=text, **more)]


@pytest.fixture
def people(hand):
    """Somebody in house, somebody arriving, somebody to come, somebody long gone."""
    made = {
        "stay": hand.check_in(hand.book("张伟", phone="13800138000"), room="101"),
        "arriving": hand.book("Zhang Weimin", room="102"),
        "later": hand.book("Zhang Wei", arrival="2026-12-01", departure="2026-12-03", phone="13912345678"),
    }
    gone = hand.book("Wei Zhang Old", arrival="2026-11-24", departure="2026-11-25")
    hand.do("cancel", reservation=gone, reason="ill")
    made["gone"] = hand.value("SELECT no FROM guest WHERE name = 'Wei Zhang Old'")
    return made


def test_whoever_arrives_today_comes_first_then_those_in_house_then_others(hand, people):
    assert find(hand, "zhangwei") == [
        ("reservation", people["arriving"]),
        ("stay", people["stay"]),
        ("reservation", people["later"]),
    ]


def test_several_words_must_all_fit_in_any_order(hand, people):
    assert ("reservation", people["later"]) in find(hand, "wei zhang")
    assert find(hand, "old wei") == [("guest", people["gone"])]
    assert find(hand, "zhang nobody") == []


@pytest.mark.parametrize(
    "text", ["张", "张伟", "zhangwei", "ZhangWei", "zw", "8000", "13800138000", "138001"]
)
def test_a_chinese_guest_is_found_by_script_pinyin_initials_and_telephone(hand, people, text):
    assert ("stay", people["stay"]) in find(hand, text)


def test_the_traditional_form_of_a_name_finds_the_simplified_one_by_its_sound(hand, people):
    assert ("stay", people["stay"]) in find(hand, "張偉")


@pytest.mark.parametrize("text", ["101", "10", "1"])
def test_rooms_are_found_by_the_beginning_of_their_number(hand, text):
    assert ("room", "101") in find(hand, text)


def test_a_room_shows_its_code_and_guest(hand, people):
    hit = hand.desk.show("find", text="101")[0]
    assert (hit.kind, hit.no, hit.title, hit.detail) == ("room", "101", "张伟", "KNG OC, until 2026-11-25")
    assert hand.desk.show("find", text="103")[0].detail == "KNG VC"


@pytest.mark.parametrize("text", ["R261123-003", "r261123-3", "r3", "R..3", "r-003"])
def test_a_reservation_is_found_by_its_number_in_full_and_in_short(hand, people, text):
    assert find(hand, text)[0] == ("reservation", people["later"])


def test_a_short_reservation_number_means_the_latest(hand):
    first = hand.book()
    hand.do("close-day", keep_arrivals=True)
    second = hand.book(arrival="2026-11-24")
    assert find(hand, "r1")[:2] == [("reservation", second), ("reservation", first)]


@pytest.mark.parametrize("text", ["S261123-001", "s1"])
def test_a_stay_is_found_by_its_number(hand, people, text):
    assert find(hand, text)[0] == ("stay", people["stay"])


def test_a_bill_number_finds_the_booking(hand, people):
    bill = hand.value("SELECT no FROM folio")
    assert find(hand, bill)[0][0] == "reservation"


def test_a_guest_number_finds_what_the_guest_is_here_for(hand, people):
    assert find(hand, hand.value("SELECT no FROM guest WHERE name = '张伟'")) == [("stay", people["stay"])]


def test_every_hit_says_where_and_when(hand, people):
    hits = {hit.kind: hit for hit in hand.desk.show("find", text="zhang wei")}
    assert hits["stay"].detail == "101, 11-23 to 11-25, in house"
    details = {hit.no: hit.detail for hit in hand.desk.show("find", text="zhang wei")}
    assert details[people["arriving"]] == "KNG 102, 11-23 to 11-25, confirmed"
    assert details[people["later"]] == "KNG, 12-01 to 12-03, confirmed"
    i18n.use("zh")
    assert hand.desk.show("find", text="张伟")[0].detail == "101，11-23 至 11-25，在住"


def test_a_guest_of_the_past_shows_telephone_and_last_stay(hand):
    stay = hand.check_in(hand.book("Old Friend", departure="2026-11-24", phone="13900001234"))
    hand.do("close-day")
    hand.do("check-out", stay=stay, settle="cash", late_fee=False)
    hit = hand.desk.show("find", text="old friend")[0]
    assert (hit.kind, hit.detail) == ("stay", "101, 11-23 to 11-24, checked out"), "left today"
    hand.do("close-day")
    hit = hand.desk.show("find", text="old friend")[0]
    assert (hit.kind, hit.detail) == ("guest", "phone ends 1234, last stay 2026-11-23")


def test_somebody_who_shares_the_room_is_found_as_in_house(hand):
    companion = {"name": "Li Na", "document": "11010519491231002X"}
    stay = hand.check_in(hand.book("Zhang Wei", adults=2), guests=[companion])
    hits = hand.desk.show("find", text="li na")
    assert [(hit.kind, hit.no, hit.title) for hit in hits] == [("stay", stay, "Li Na")]


@pytest.mark.parametrize("text", ["", "   ", "\ud800", "zzzzz", "%", "_", "'; DROP TABLE guest; --", "\x00"])
def test_texts_that_mean_nothing_find_nothing_and_harm_nothing(hand, people, text):
    assert find(hand, text) == []


def test_no_more_is_answered_than_was_asked_for(hand):
    for _ in range(3):
        hand.book("Same Name")
    assert len(find(hand, "same", limit=2)) == 2
    assert len(find(hand, "same", limit="3")) == 3


def test_no_query_is_asked_per_hit(hand, monkeypatch):
    from hotelcs.storage.reading import DriverReader

    for place in range(3):
        hand.book(
            "Same Name",
            arrival=f"2026-12-0{place + 1}",
            departure="2026-12-09",
            type="TWN" if place else "KNG",
        )
    asked = []
    plain = DriverReader.rows
    monkeypatch.setattr(
        DriverReader, "rows", lambda self, sql, **v: asked.append(sql) or plain(self, sql, **v)
    )
    assert len(find(hand, "same name")) == 3
    few = len(asked)
    asked.clear()
    assert len(find(hand, "same name", limit=1)) == 1
    assert few - len(asked) <= 2


@hostile.needs_hostile
def test_every_name_that_can_be_stored_is_found_by_itself(hand):
    made = {}
    with hand.desk.file.write() as session:
        work = hand.desk.performer._work(session, hand.now, "book")
        for text in dict.fromkeys((*hostile.lines("blns.txt"), *hostile.names()[::10])):
            try:
                name = clean(text, field="guest", limit=200)
            except Refusal:
                continue
            made[text] = profiles.create(work, name).no
    assert len(made) > 500
    lost = [
        text
        for text, no in made.items()
        if no not in {hit.no for hit in hand.desk.show("find", text=text, limit=100)}
    ]
    assert lost == []


@pytest.mark.parametrize("post", ["MNT", "INF", "TQC"])
def test_whoever_may_not_read_guests_finds_rooms_without_their_guests(hand, people, post):
    staff = hand.do("add-staff", name="Sun Qi", posts=[post]).result["staff"]
    hand.do("add-account", login="sun", staff=staff)
    sun = hand.at("sun").desk
    (hit,) = sun.show("find", text="101")
    assert (hit.kind, hit.no, hit.title) == ("room", "101", "")
    assert "张" not in repr(
        [sun.show("find", text=text) for text in ("1", "101", "102", "张伟", people["stay"])]
    )
    sun.close()
    assert hand.desk.show("find", text="101")[0].title == "张伟"
