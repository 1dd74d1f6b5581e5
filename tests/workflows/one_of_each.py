"""One plausible act of every verb at the hotel of six rooms, with all that has to be there before it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.conftest import IDS, Hand
from tests.workflows import (
    one_of_each_machine,
    one_of_each_night,
    one_of_each_page,
    one_of_each_plans,
    one_of_escalation,
    one_of_exports,
    one_of_losses,
    one_of_machine,
    one_of_privacy,
    one_of_reminders,
)
from tests.workflows.one_of_complaints import COMPLAINTS
from tests.workflows.one_of_each_incident import INCIDENTS
from tests.workflows.one_of_each_roll_call import ROLL_CALL

Ready = Callable[[Hand], dict[str, Any]]
"""Makes ready what the act needs; its fields come back."""

TODAY, TOMORROW, THIRD, FOURTH = "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"
STAY = {"type": "KNG", "arrival": TODAY, "departure": THIRD}
SHA = "0123456789abcdef" * 4
FIRST, SECOND = "bidak-mofet-ruvis", "kettle orbit walnut fjord"
"""Passwords: one for one use, one of somebody's own."""


def _booked(hand: Hand, **fields: Any) -> dict[str, Any]:
    return {"reservation": hand.book(**fields)}


def _in_house(hand: Hand, **fields: Any) -> dict[str, Any]:
    return {"stay": hand.check_in(hand.book(), **fields)}


def _run_off(hand: Hand) -> dict[str, Any]:
    """A room for the day that is due out, and two calls that nobody answered."""
    booked = hand.book(kind="day_use", departure=TODAY)
    stay = hand.check_in(booked)
    for _ in range(2):
        hand.do("record-call", reservation=booked, kind="due_out", outcome="unreachable")
    return {"stay": stay}


def _ended(hand: Hand, verb: str) -> dict[str, Any]:
    reservation = hand.book()
    hand.do(verb, reservation=reservation, **({"reason": "plans"} if verb == "cancel" else {}))
    return {"reservation": reservation}


def _pinned(hand: Hand) -> dict[str, Any]:
    asked = _booked(hand, room="101")
    hand.do("pin-room", **asked)
    return asked


def _swap(hand: Hand) -> dict[str, Any]:
    return {"reservation": hand.book(room="101"), "with": hand.book("Li Na", room="102")}


def _queued(hand: Hand) -> dict[str, Any]:
    asked = _booked(hand)
    hand.do("queue", **asked)
    return asked


def _gone(hand: Hand) -> dict[str, Any]:
    asked = _in_house(hand)
    hand.do("check-out", settle="cash", **asked)
    return asked


def _two_in_a_room(hand: Hand) -> dict[str, Any]:
    asked = _in_house(hand)
    added = hand.do("add-guest", document=IDS[1], name="Li Na", **asked)
    return {**asked, "guest": added.result["guest"]}


def _guest(hand: Hand, verb: str = "") -> dict[str, Any]:
    hand.check_in(hand.book())
    guest = str(hand.value("SELECT no FROM guest"))
    if verb:
        hand.do(verb, guest=guest, reason="noise")
    return {"guest": guest}


def _without_guest(hand: Hand) -> dict[str, Any]:
    return {"reservation": hand.do("book", source_ref="X-1", **STAY).result["reservation"]}


def _submitted(hand: Hand) -> dict[str, Any]:
    hand.check_in(hand.book())
    hand.do("submit-registration")
    return {"registration": hand.value("SELECT max(id) FROM registration")}


def _owed(hand: Hand) -> dict[str, Any]:
    asked = _in_house(hand)
    hand.do("post-charge", kind="minibar", amount=2000, **asked)
    return asked


def _overpaid(hand: Hand) -> dict[str, Any]:
    asked = _in_house(hand)
    hand.do("take-payment", amount=9000, method="cash", **asked)
    return asked


def _charged(hand: Hand) -> dict[str, Any]:
    return {"line": hand.do("post-charge", kind="minibar", amount=2000, **_in_house(hand)).result["line"]}


def _with_deposit(hand: Hand) -> dict[str, Any]:
    return _in_house(hand, waive_deposit=False, deposit=50_000, method="cash")


def _blocked(hand: Hand) -> dict[str, Any]:
    hand.do("block-room", room="103", kind="ooo", from_=TODAY, to=THIRD, reason="pipe")
    return {"room": "103"}


def _with_plan(hand: Hand) -> dict[str, Any]:
    return _done(hand, "set-plan", code="FLEX")


def _with_package(hand: Hand) -> dict[str, Any]:
    hand.do("set-package", code="BKF", amount=5000)
    return _booked(hand)


def _having_package(hand: Hand) -> dict[str, Any]:
    asked = _with_package(hand)
    hand.do("add-package", package="BKF", **asked)
    return asked


def _with_dorm(hand: Hand) -> dict[str, Any]:
    return _done(hand, "add-room-type", code="DORM", rate=9000)


def _after(hand: Hand, login: str, verb: str, **fields: Any) -> dict[str, Any]:
    """Somebody else has done something before."""
    other = hand.at(login)
    done = other.do(verb, **fields)
    other.desk.close()
    return done.result


def _done(hand: Hand, verb: str, **fields: Any) -> dict[str, Any]:
    hand.do(verb, **fields)
    return {}


def _somebody_new(hand: Hand) -> dict[str, Any]:
    return {"staff": hand.do("add-staff", name="Chen Jing", posts=["REC"]).result["staff"]}


def _with_password(hand: Hand) -> dict[str, Any]:
    """Everybody has the same one, so that it is nobody's that is wrong."""
    for login in ("desk", "night", "admin"):
        hand.do("reset-password", login=login, secret=FIRST)
    return {"current": FIRST}


def _rostered(hand: Hand, staff: str = "E002", shift: str = "early") -> dict[str, Any]:
    asked = {"staff": staff, "day": TOMORROW, "shift": shift}
    hand.do("roster", **asked)
    return asked


def _two_rostered(hand: Hand) -> dict[str, Any]:
    _rostered(hand, "E003", "late")
    return {**_rostered(hand), "other": "E003", "other_shift": "late"}


def _proposed(hand: Hand) -> dict[str, Any]:
    asked = {"staff": "E002", "to_post": "RES", "first": TOMORROW, "last": FOURTH, "goals": "bookings"}
    return {"rotation": _after(hand, "night", "propose-rotation", **asked)["rotation"]}


def _rotating(hand: Hand) -> dict[str, Any]:
    asked = _proposed(hand)
    hand.do("decide-rotation", approve=True, **asked)
    return asked


def _logged(hand: Hand, login: str = "admin", **fields: Any) -> dict[str, Any]:
    return {"entry": _after(hand, login, "log", text="Leak in 102", **fields)["entry"]}


def _finished(hand: Hand) -> dict[str, Any]:
    asked = _logged(hand, carry_over=True)
    hand.do("finish-log", **asked)
    return asked


def _open_shift(hand: Hand) -> dict[str, Any]:
    hand.do("open-shift", float=50_000)
    return {}


def _handed_over(hand: Hand, login: str = "desk") -> dict[str, Any]:
    _after(hand, login, "open-shift", float=50_000)
    return {"handover": _after(hand, login, "hand-over", counted=50_000)["handover"]}


def _disputed(hand: Hand) -> dict[str, Any]:
    asked = {**_handed_over(hand), "line": 0}
    _after(hand, "night", "dispute-handover", reason="a note is false", **asked)
    return asked


def _own_handover(hand: Hand) -> dict[str, Any]:
    _handed_over(hand, "admin")
    return {}


def _item(hand: Hand) -> dict[str, Any]:
    return {"item": hand.book(status="waitlist")}


def _offered(hand: Hand) -> dict[str, Any]:
    asked = _item(hand)
    hand.do("assign-item", to="E002", **asked)
    _after(hand, "desk", "transfer-item", to="E001", reason="my day ends", **asked)
    return asked


GROUP = {"name": "Tours", "arrival": FOURTH, "departure": "2026-11-28", "block": "TWN 2"}


def _group(hand: Hand, **fields: Any) -> dict[str, Any]:
    return {"group": hand.do("book-group", **{**GROUP, **fields}).result["group"]}


def _listed(hand: Hand) -> dict[str, Any]:
    asked = _group(hand)
    hand.do(
        "rooming-list",
        rows=[{"name": "Zhang Wei", "sharing": "1"}, {"name": "Li Na", "sharing": "1"}],
        **asked,
    )
    return asked


def _assigned(hand: Hand) -> dict[str, Any]:
    asked = _listed(hand)
    hand.do("assign-group", **asked)
    return asked


def _arrived(hand: Hand) -> dict[str, Any]:
    asked = {"room": "101", "document": IDS[0], "waive_deposit": True}
    return {"rooms": [{"reservation": hand.book(), **asked}]}


def _notice(hand: Hand) -> dict[str, Any]:
    return {"notice": hand.do("post-notice", title="Water off at two", to=["all"]).result["notice"]}


def _asked(hand: Hand) -> dict[str, Any]:
    asked = {
        "for": "book",
        "fields": {"guest": "Zhang Wei", **STAY, "overbook": True},
        "reason": "an old guest",
    }
    return {"approval": _after(hand, "desk", "ask-approval", **asked)["approval"]}


def _read_feed(hand: Hand) -> dict[str, Any]:
    hand.do("read-feed", feed="channel", room="101")
    return {"feed": "channel"}


def _in_a_party(hand: Hand) -> dict[str, Any]:
    rooms = hand.do("book", guest="Zhang Wei", rooms=2, **STAY).result
    return {"reservation": rooms["reservation"]}


def _master(hand: Hand) -> dict[str, Any]:
    return {"folio": hand.do("open-master", **_in_a_party(hand)).result["folio"]}


def _company(hand: Hand) -> dict[str, Any]:
    hand.do("add-company", code="SUN", name="Sunshine Trading", credit=500_000)
    return {"company": "SUN"}


def _company_paid(hand: Hand) -> dict[str, Any]:
    asked = _company(hand)
    return {
        "receipt": hand.do("receive-on-account", amount=5000, method="transfer", **asked).result["receipt"]
    }


def _cola(hand: Hand) -> dict[str, Any]:
    hand.do("add-service-item", code="COLA", category="minibar", name_en="Cola", name_zh="可乐", price=1000)
    return {"item": "COLA"}


def _invoice(hand: Hand, *verbs: str) -> dict[str, Any]:
    asked = {
        "invoice": hand.do("request-invoice", kind="personal", title="A guest", **_owed(hand)).result[
            "invoice"
        ]
    }
    if "issue-invoice" in verbs:
        hand.do("issue-invoice", issued_no="24312000", **asked)
    return asked


def _paid_out(hand: Hand) -> dict[str, Any]:
    _open_shift(hand)
    return {"move": hand.do("pay-out", amount=3000, reason="taxi").result["move"]}


def _partner(hand: Hand) -> dict[str, Any]:
    hand.do("add-partner", code="GRAND", name_en="Grand Hotel", name_zh="大饭店", rate=52_000)
    return {"partner": "GRAND"}


def _sent(hand: Hand, **fields: Any) -> dict[str, Any]:
    asked = {**_partner(hand), **_booked(hand, departure=TOMORROW, **fields)}
    hand.do("walk", reason="burst pipe", **asked)
    return {"reservation": asked["reservation"]}


def _promised(hand: Hand) -> dict[str, Any]:
    asked = _booked(hand)
    hand.do("promise-room", reason="an old guest", **asked)
    return asked


def _sourced(hand: Hand) -> dict[str, Any]:
    return {"hold": hand.do("source-rooms", rooms=2, **_partner(hand)).result["hold"]}


def _turned_away(hand: Hand) -> dict[str, Any]:
    return {"turnaway": hand.do("turn-away", arrival=TODAY, reason="price").result["turnaway"]}


def _telephoned(hand: Hand) -> dict[str, Any]:
    said = {"kind": "hold", "outcome": "confirmed", "eta": 1200, "needs": "a cot"}
    return {"call": hand.do("record-call", **said, **_booked(hand)).result["call"]}


def _past_its_hour(hand: Hand) -> dict[str, Any]:
    asked = _booked(hand)
    hand.now += timedelta(hours=4)
    return asked


def _visitor(hand: Hand, verb: str = "") -> dict[str, Any]:
    hand.do("visitor-in", **_in_house(hand), name="Fan Ying", last4="002X", approved=True)
    asked = {"visitor": "V261123-001"}
    if verb:
        hand.do(verb, **asked)
    return asked


def _kept(hand: Hand) -> dict[str, Any]:
    return {"tag": hand.do("take-luggage", whose=_in_house(hand)["stay"], pieces=2).result["tag"]}


def _wake_call(hand: Hand, *verbs: str) -> dict[str, Any]:
    calls = hand.do("set-wake-call", stays=[_in_house(hand)["stay"]], at="0630").result["calls"]
    for verb in verbs:
        hand.do(verb, calls=calls)
    return {"calls": calls}


def _called(hand: Hand) -> dict[str, Any]:
    return {"call": _wake_call(hand)["calls"][0]}


def _message(hand: Hand, *verbs: str) -> dict[str, Any]:
    taken = hand.do("take-message", whose=_in_house(hand)["stay"], words="call home").result["message"]
    for verb in verbs:
        hand.do(verb, message=taken)
    return {"message": taken}


def _new(hand: Hand) -> dict[str, Any]:
    """Nothing has to be there: the six rooms and the open day do."""
    del hand
    return {}


READY: dict[str, tuple[Ready, dict[str, Any]]] = {
    **COMPLAINTS,
    "book": (_new, {"guest": "Zhang Wei", **STAY}),
    "cancel": (_booked, {"reason": "plans changed"}),
    "assign-room": (_booked, {"room": "102"}),
    "unassign-room": (lambda hand: _booked(hand, room="101"), {}),
    "amend": (_booked, {"departure": FOURTH}),
    "confirm": (lambda hand: _booked(hand, status="tentative"), {}),
    "guarantee": (_booked, {"guarantee": "card"}),
    "reinstate": (lambda hand: _ended(hand, "cancel"), {}),
    "no-show": (_booked, {}),
    "expire-holds": (_new, {}),
    "pin-room": (lambda hand: _booked(hand, room="101"), {}),
    "unpin-room": (_pinned, {}),
    "swap-rooms": (_swap, {}),
    "split-stay": (_booked, {}),
    "check-in": (_booked, {"room": "101", "document": IDS[0], "waive_deposit": True}),
    "queue": (_booked, {}),
    "unqueue": (_queued, {}),
    "walk-in": (
        _new,
        {"guest": "Li Na", "type": "KNG", "nights": 1, "document": IDS[1], "waive_deposit": True},
    ),
    "undo-check-in": (_in_house, {"reason": "wrong booking"}),
    "undo-check-out": (_gone, {"reason": "came back", "rates": [37600, 37600]}),
    "issue-key": (_in_house, {}),
    "return-key": (lambda hand: _in_house(hand, cards=2), {}),
    "extend": (_in_house, {"departure": FOURTH}),
    "shorten": (_in_house, {"departure": TOMORROW}),
    "move-room": (_in_house, {"room": "102"}),
    "add-guest": (_in_house, {"document": IDS[1], "name": "Li Na"}),
    "remove-guest": (_two_in_a_room, {}),
    "brief": (_in_house, {"ticks": ["wifi"]}),
    "complete-guest": (_without_guest, {"guest": "Li Na"}),
    "update-guest": (_guest, {"phone": "+8613800138000"}),
    "refuse-guest": (_guest, {"reason": "noise"}),
    "allow-guest": (lambda hand: _guest(hand, "refuse-guest"), {"reason": "settled"}),
    "reveal-document": (_guest, {"reason": "the police asked"}),
    "submit-registration": (_in_house, {}),
    "answer-registration": (_submitted, {"answer": "accepted"}),
    "export-registrations": (_new, {"file": "registrations.csv", "rows": 0, "sha256": SHA}),
    "check-out": (_in_house, {"settle": "cash"}),
    "skip": (_run_off, {"reason": "the room is empty, seen by the housekeeper", "no_baggage": True}),
    "post-charge": (_in_house, {"kind": "minibar", "amount": 2000}),
    "take-payment": (_owed, {"amount": 1000, "method": "wechat"}),
    "refund": (_overpaid, {"amount": 1000}),
    "correct-line": (_charged, {"reason": "wrong room"}),
    "take-deposit": (_in_house, {"amount": 10_000, "method": "cash"}),
    "refund-deposit": (_with_deposit, {}),
    "forfeit-deposit": (_with_deposit, {"reason": "broken lamp"}),
    "visitor-in": (_in_house, {"name": "Fan Ying", "last4": "002X", "approved": True}),
    "route-charges": (_in_house, {"what": ["room"], "window": 2}),
    "transfer-lines": (lambda hand: {"lines": [_charged(hand)["line"]]}, {"window": 2}),
    "split-line": (_charged, {"percent": 50}),
    "open-master": (_in_a_party, {}),
    "change-master": (_master, {"what": ["all"], "title": "Wedding"}),
    "close-master": (_master, {}),
    "request-invoice": (_owed, {"kind": "personal", "title": "A guest"}),
    "issue-invoice": (_invoice, {"issued_no": "24312000"}),
    "send-invoice": (lambda hand: _invoice(hand, "issue-invoice"), {}),
    "void-invoice": (_invoice, {"reason": "wrong title"}),
    "add-service-item": (
        _new,
        {"code": "COLA", "category": "minibar", "name_en": "Cola", "name_zh": "可乐", "price": 1000},
    ),
    "set-service-price": (_cola, {"price": 1200}),
    "change-service-item": (_cola, {"active": False}),
    "add-company": (_new, {"code": "SUN", "name": "Sunshine Trading", "credit": 500_000}),
    "change-company": (_company, {"credit": 800_000}),
    "receive-on-account": (_company, {"amount": 5000, "method": "transfer"}),
    "return-on-account": (_company_paid, {"reason": "twice"}),
    "pay-out": (_open_shift, {"amount": 3000, "reason": "taxi"}),
    "drop-cash": (_open_shift, {"amount": 10_000, "reason": "envelope 7"}),
    "correct-drawer": (_paid_out, {"reason": "twice"}),
    "visitor-out": (_visitor, {}),
    "register-visitor": (_visitor, {"document": IDS[1]}),
    "take-luggage": (_new, {"owner": "a passer-by", "pieces": 2, "location": "shelf 3"}),
    "hand-luggage": (_kept, {"to": "the guest"}),
    "change-luggage": (_kept, {"location": "back office"}),
    "set-wake-call": (lambda hand: {"stays": [_in_house(hand)["stay"]]}, {"at": "0630", "repeat": True}),
    "answer-wake-call": (_called, {"answered": True}),
    "cancel-wake-call": (_wake_call, {}),
    "reopen-wake-call": (lambda hand: _wake_call(hand, "cancel-wake-call"), {}),
    "take-message": (
        lambda hand: {"whose": _in_house(hand)["stay"]},
        {"words": "call home", "sender": "the office"},
    ),
    "deliver-message": (_message, {}),
    "withdraw-message": (_message, {}),
    "locate": (_in_house, {"place": "pool", "until": "16:00"}),
    "reopen-entry": (lambda hand: {"entry": _message(hand, "deliver-message")["message"]}, {}),
    "set-room-status": (_new, {"room": "101", "status": "dirty"}),
    "flag-room": (_in_house, {"room": "101", "flag": "dnd"}),
    "block-room": (_new, {"room": "101", "kind": "ooo", "from": TODAY, "to": THIRD, "reason": "pipe"}),
    "unblock-room": (_blocked, {}),
    "move-block": (_blocked, {"to": FOURTH}),
    "close-day": (_in_house, {}),
    "walk": (lambda hand: {**_partner(hand), **_booked(hand, departure=TOMORROW)}, {"reason": "burst pipe"}),
    "unwalk": (_sent, {}),
    "follow-walk": (_sent, {"outcome": "content"}),
    "tell-channel": (lambda hand: _sent(hand, channel="ota"), {}),
    "promise-room": (_booked, {"reason": "an old guest"}),
    "unpromise-room": (_promised, {}),
    "add-partner": (_new, {"code": "GRAND", "name_en": "Grand Hotel", "name_zh": "大饭店", "rate": 52_000}),
    "change-partner": (_partner, {"stars": 4}),
    "source-rooms": (_partner, {"rooms": 3}),
    "release-sourced": (_sourced, {}),
    "turn-away": (_new, {"type": "KNG", "arrival": TODAY, "reason": "sold_out"}),
    "strike-turnaway": (_turned_away, {}),
    "record-call": (_booked, {"kind": "hold", "outcome": "confirmed", "eta": 1200}),
    "strike-call": (_telephoned, {"noted": "a cot"}),
    "keep-hold": (_booked, {}),
    "release-hold": (_past_its_hour, {}),
    "set-plan": (_new, {"code": "FLEX", "name_en": "Flexible", "percent_off": 5, "needs": "any"}),
    "set-price": (_with_plan, {"plan": "FLEX", "type": "KNG", "rate": 30_000}),
    "set-season": (_new, {"code": "WINTER", "first": "2026-12-01", "until": "2027-03-01"}),
    "drop-season": (
        lambda hand: _done(hand, "set-season", code="WINTER", first="2026-12-01", until="2027-03-01"),
        {"first": "2026-12-01"},
    ),
    "set-length": (_with_plan, {"plan": "FLEX", "nights": 7, "percent_off": 10}),
    "restrict": (_new, {"type": "KNG", "first": "2026-12-24", "until": "2026-12-27", "least": 3}),
    "set-tax": (_new, {"code": "CITY", "amount": 350, "most_nights": 7}),
    "set-package": (_new, {"code": "BKF", "name_en": "Breakfast", "amount": 5000}),
    "add-package": (_with_package, {"package": "BKF"}),
    "drop-package": (_having_package, {"package": "BKF"}),
    "add-beds": (_with_dorm, {"room": "202", "beds": 4, "type": "DORM"}),
    "add-room-type": (_new, {"code": "LOFT"}),
    "add-room": (_new, {"no": "401", "floor": 4, "type": "SUI"}),
    "set-overbooking": (_new, {"type": "KNG", "overbooking": 2}),
    "begin-restore": (_new, {"backup": "monday", "sha256": SHA, "reason": "drill", "alone": True}),
    "note-restore": (_new, {"backup": "monday", "sha256": SHA, "entries_lost": 3, "entry_before": 9}),
    "add-staff": (_new, {"name": "Li Na", "posts": ["REC", "RES"], "phone": "+8613800138000"}),
    "change-staff": (_new, {"staff": "E002", "phone": "+8613800138000"}),
    "leave-staff": (_new, {"staff": "E002"}),
    "give-post": (_new, {"staff": "E002", "post": "RES"}),
    "end-post": (_new, {"staff": "E002", "post": "REC"}),
    "deputise": (
        _new,
        {"staff": "E002", "absent": "E003", "first": TODAY, "last": THIRD, "reason": "holiday"},
    ),
    "qualify": (_new, {"staff": "E002", "kind": "first_aid"}),
    "end-qualification": (
        lambda hand: _done(hand, "qualify", staff="E002", kind="first_aid"),
        {"staff": "E002", "kind": "first_aid"},
    ),
    "join-team": (_new, {"staff": "E002"}),
    "leave-team": (lambda hand: _done(hand, "join-team", staff="E002"), {"staff": "E002"}),
    "set-team-least": (_new, {"least": 2}),
    "add-account": (_somebody_new, {"login": "chen"}),
    "disable-account": (_new, {"login": "desk"}),
    "enable-account": (lambda hand: _done(hand, "disable-account", login="cron"), {"login": "cron"}),
    "unlock-account": (_new, {"login": "desk"}),
    "end-sessions": (_new, {"login": "desk"}),
    "reset-password": (_new, {"login": "desk", "secret": FIRST}),
    "set-password": (_with_password, {"password": SECOND}),
    "set-pin": (_with_password, {"pin": "482913"}),
    "roster": (_new, {"staff": "E002", "day": TOMORROW, "shift": "early"}),
    "unroster": (_rostered, {}),
    "swap-shifts": (_two_rostered, {}),
    "copy-roster": (
        lambda hand: _done(hand, "roster", staff="E002", day=TOMORROW, shift="early"),
        {"first": TODAY, "to": "2026-11-30"},
    ),
    "fill-roster": (_new, {"first": TODAY}),
    "propose-rotation": (
        _new,
        {"staff": "E002", "to_post": "RES", "first": TOMORROW, "last": FOURTH, "goals": "bookings"},
    ),
    "decide-rotation": (_proposed, {"approve": True}),
    "end-rotation": (_rotating, {"reason": "ill"}),
    "add-duty": (
        _new,
        {"code": "DU-90", "department": "FD", "name_en": "Umbrellas", "name_zh": "雨伞", "answers": "REC"},
    ),
    "change-duty": (_new, {"duty": "DU-01", "detail_en": "At eight.", "reason": "asked for"}),
    "retire-duty": (_new, {"duty": "DU-01"}),
    "assign-duty": (_new, {"duty": "DU-08", "post": "SUP", "letters": "A"}),
    "sign-duties": (_new, {}),
    "read-feed": (
        _new,
        {
            "feed": "channel",
            "room": "101",
            "entries": [{"uid": "a", "arrival": TOMORROW, "departure": THIRD}],
        },
    ),
    "forget-feed": (_read_feed, {}),
    "add-department": (_new, {"code": "SPA", "name_en": "Spa", "name_zh": "水疗"}),
    "add-post": (_new, {"code": "SPM", "department": "FD", "name_en": "Concierge", "name_zh": "礼宾员"}),
    "set-limits": (_new, {"post": "REC", "discount": 10}),
    "grant": (_new, {"post": "MNT", "right": "room.clean"}),
    "revoke": (_new, {"post": "RAT", "right": "room.clean"}),
    "set-deputies": (_new, {"post": "REC", "deputies": ["SUP", "NM"]}),
    "apply-template": (_new, {"template": "boutique"}),
    "save-organisation": (_new, {"label": "Autumn"}),
    "change-setting": (_new, {"name": "undo_minutes", "value": "45"}),
    "set-shift": (_new, {"shift": "office", "begins": "08:30", "ends": "17:30"}),
    "set-least": (_new, {"shift": "early", "post": "REC", "people": 2}),
    "set-sla": (_new, {"kind": "complaint", "level": "s1", "metric": "ack", "minutes": 3}),
    "set-hours": (_new, {"calendar": "CAL_OFFICE", "weekday": 6, "begins": "10:00", "ends": "14:00"}),
    "set-day": (_new, {"calendar": "CAL_OFFICE", "day": "2026-12-25", "kind": "holiday"}),
    "open-shift": (_new, {"float": 50_000}),
    "log": (_new, {"text": "Leak in 102", "category": "room", "room": "102"}),
    "amend-log": (_logged, {"text": "No leak in 102"}),
    "finish-log": (lambda hand: _logged(hand, carry_over=True), {}),
    "reopen-log": (_finished, {}),
    "read-log": (lambda hand: _logged(hand, "desk", report_up=True), {}),
    "open-restricted": (lambda hand: _logged(hand, restricted=True), {"reason": "the police asked"}),
    "start-handover": (_open_shift, {}),
    "count-cash": (_open_shift, {"counted": 49_000}),
    "edit-handover": (_open_shift, {"note": "A quiet day."}),
    "hand-over": (_open_shift, {"counted": 50_000}),
    "withdraw-handover": (_own_handover, {}),
    "accept-handover": (_handed_over, {}),
    "dispute-handover": (_handed_over, {"line": 0, "reason": "a note is false"}),
    "settle-dispute": (_disputed, {"words": "It was a real one."}),
    "transfer-item": (_item, {"to": "E002", "reason": "my day ends"}),
    "accept-item": (_offered, {}),
    "decline-item": (_offered, {"reason": "busy"}),
    "take-item": (_item, {}),
    "assign-item": (_item, {"to": "E002"}),
    "post-notice": (_new, {"title": "Water off at two", "to": ["FD", "NM"]}),
    "read-notice": (_notice, {}),
    "remind-notice": (_notice, {}),
    "withdraw-notice": (_notice, {}),
    "ask-approval": (
        _new,
        {"for": "book", "fields": {"guest": "Zhang Wei", **STAY, "overbook": True}, "reason": "an old guest"},
    ),
    "decide-approval": (_asked, {"approve": True}),
    "book-group": (_new, GROUP),
    "confirm-group": (lambda hand: _group(hand, status="enquiry"), {}),
    "change-group": (_group, {"pax": 4, "leader": "Zhang Wei", "phone": "13800138000"}),
    "cancel-group": (_listed, {"reason": "plans"}),
    "set-block": (_group, {"type": "TWN", "rooms": 1}),
    "release-block": (_group, {}),
    "pick-up": (_group, {"type": "TWN", "guest": "Zhang Wei"}),
    "rooming-list": (
        _group,
        {"rows": [{"name": "Zhang Wei", "document": IDS[0]}, {"name": "Li Na", "type": "XXX"}]},
    ),
    "assign-group": (_listed, {}),
    "unassign-group": (_assigned, {}),
    "check-in-rooms": (_arrived, {}),
    "check-out-rooms": (lambda hand: {"stays": [_in_house(hand)["stay"]]}, {}),
    "split-guests": (lambda hand: _booked(hand, adults=2), {"guests": ["Li Na"]}),
    **INCIDENTS,
    **ROLL_CALL,
    **one_of_each_page.READY,
    **one_of_escalation.READY,
    **one_of_losses.READY,
    **one_of_each_night.READY,
    **one_of_machine.READY,
    **one_of_privacy.READY,
    **one_of_reminders.READY,
}
READY |= one_of_each_plans.PLANS
READY |= one_of_exports.EXPORTS
READY |= one_of_each_machine.MACHINE
"""Verb → what makes ready, and the rest of the fields. `import` is not here: its rows come from a file."""
NOT_FIELDS = {**one_of_each_plans.DROPPED, "flag-room": ("stay",), "close-day": ("stay",)}
"""What making ready tells that the act does not ask for."""
DOES = {"ask-approval": "desk", **one_of_each_page.DOES}
"""Who does what the manager has no use for."""


def ready(hand: Hand, verb: str) -> dict[str, Any]:
    """Make ready for `verb`; the fields of the act come back."""
    before, rest = READY[verb]
    asked = {**before(hand), **rest}
    return {name: value for name, value in asked.items() if name not in NOT_FIELDS.get(verb, ())}
