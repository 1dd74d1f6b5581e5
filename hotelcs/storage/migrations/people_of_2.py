"""What schema 2 gives a hotel of schema 1: departments, posts and rights as they stood in that release, and its people.

The texts are frozen: a migration makes the same of an old hotel whenever it is run. Duties, shifts and limits of a
template come with the act `apply-template`.
"""

import json
import re
from typing import Any

from sqlalchemy import text

from hotelcs.money import digits_of

DEPARTMENTS = """\
MG|core|Centre management|客服中心管理
RES|core|Reservations|预订部
FD|core|Front desk|前台接待部
HK|core|Rooms & maintenance|客房与维护部
CRM|core|Guest relations|客户关系管理部
CI|core|Complaints & emergencies|投诉与突发事件处理部
IT|core|Information support|信息支持与后台管理部
TQ|core|Training & quality|培训与质量控制部
SEC|liaison|Security|保安
FNB|liaison|Food & beverage|餐饮
FIN|liaison|Finance|财务
SAL|liaison|Sales|销售
HR|liaison|Human resources|人事
"""
"""Code, kind, names."""

POSTS = """\
GM|MG|5||Service centre manager|客服中心经理|5000|1000|100
SUP|MG|4|GM|Customer service supervisor|客服主管|500|200|20
NM|MG|4|GM|Night (duty) manager|夜班/值班经理|500|200|20
RES|RES|2|SUP|Reservations agent|预订员|0|0|5
REC|FD|2|SUP|Receptionist|客服接待员|50|30|5
RAT|HK|1|HKS|Room attendant|客房服务员|0|20|0
HKS|HK|3|SUP|Housekeeping supervisor|客房主管|50|50|0
MNT|HK|2|HKS|Maintenance technician|维修员|0|0|0
CRM|CRM|3|SUP|Guest relations officer|客户关系专员|100|100|0
CMP|CI|3|SUP|Complaints & emergencies officer|投诉与突发事件专员|200|100|0
INF|IT|3|GM|Information support officer|信息支持专员|0|0|0
TQC|TQ|3|GM|Training & quality officer|培训与质控专员|0|0|0
"""
"""Code, department, level, whom it reports to, names, limits: one case and gestures in the main unit, discount in %."""

GESTURES = {"boutique": 200, "business": 100, "chain": 50}
"""What a kind of hotel gives for gestures, in per cent of the list."""

RIGHTS = """\
door: *
read: *
account.own: *
guest.read: GM SUP NM RES REC RAT HKS CRM CMP
folio.read: GM SUP NM REC
registration.read: GM SUP NM REC
staff.read: GM SUP NM INF
users.read: GM SUP NM INF
ledger.read: GM INF
health.read: GM SUP NM INF
reservation.write: GM SUP NM RES REC CRM
reservation.expire: GM SUP NM RES REC INF
fee.waive: GM SUP NM
overbook: GM SUP NM
stay.write: GM SUP NM REC
stay.override: GM SUP NM
undo.late: GM SUP NM
room.clean: GM SUP NM REC RAT HKS
room.inspect: GM SUP NM HKS
room.block: GM SUP NM HKS
room.oos: GM SUP NM HKS MNT
room.unpin: GM SUP NM
folio.write: GM SUP NM REC
folio.correct: GM SUP NM REC
folio.others: GM SUP NM
folio.refund: GM SUP NM
folio.allowance: GM SUP NM REC
deposit.waive: GM SUP NM
guest.write: GM SUP NM RES REC CRM CMP
guest.refuse: GM SUP NM
id.reveal: GM SUP NM REC
registration.write: GM SUP NM REC
day.close: GM NM INF
settings: GM INF
users.write: GM INF
users.unlock: GM SUP NM INF
import: GM SUP INF
backup: GM NM INF
restore: GM INF
staff.write: GM SUP INF
organisation.write: GM SUP
duty.sign: *
roster.write: GM SUP NM
rotation.propose: GM SUP NM HKS TQC
rotation.approve: GM SUP
log.write: *
shift.write: *
shift.settle: GM SUP NM
item.transfer: *
item.assign: GM SUP NM HKS
notice.write: GM SUP NM RES REC HKS MNT CRM CMP INF TQC
approval.ask: *
approval.decide: GM SUP NM
restricted.read: GM SUP NM
restricted.write: GM SUP NM CMP
incident.raise: *
incident.command: GM SUP NM
"""
"""Right and the posts that have it; `*` for all of them."""

_STAFF = text(
    "INSERT INTO staff (no, name, name_latin, phone, languages, version) VALUES (:no, :name, '', '', '', 1) RETURNING id"
)
_HELD = text(
    "INSERT INTO staff_post (staff_id, post, main, valid_from, reason) VALUES (:staff, :post, 1, :day, '')"
)
_ACCOUNT = text(
    "INSERT INTO account (id, login, name, staff_id, post, lang, status, service, password, must_change, pin) "
    "VALUES (:id, :login, :name, :staff, :post, :lang, :status, :service, '', 0, '')"
)

_ENTRIES = text("SELECT seq, result FROM ledger WHERE seq > :last ORDER BY seq LIMIT :page")
_REFERENCE = text("INSERT INTO ledger_reference (ref, seq) VALUES (:ref, :seq)")
_NUMBER = re.compile(r"[A-Z]\d{6}-\d{3,}", re.ASCII)
REFERENCE = (
    "room", "guest", "staff", "login", "duty", "post", "team", "setting", "type", "department", "to_room", "from_room",
)  # fmt: skip
PAGE = 10_000


def seed(connection: Any) -> None:
    """Give a hotel that is there its organisation, and its accounts their people; an empty file stays empty."""
    if connection.execute(text("SELECT count(*) FROM property")).scalar():
        _organisation(connection)
        _people(connection)
        _references(connection)
    connection.execute(text("DROP TABLE account_of_1"))


def _organisation(connection: Any) -> None:
    for sort, row in enumerate(_rows(DEPARTMENTS)):
        connection.execute(
            text(
                "INSERT INTO department (code, kind, name_en, name_zh, active, sort) VALUES (:a, :b, :c, :d, 1, :sort)"
            ),
            {**dict(zip("abcd", row, strict=True)), "sort": sort},
        )
    template, currency = connection.execute(text("SELECT template, currency FROM property")).one()
    unit, share = 10 ** digits_of(currency), GESTURES.get(template, 100)
    for sort, (code, department, level, above, name_en, name_zh, case, gesture, discount) in enumerate(
        _rows(POSTS)
    ):
        connection.execute(
            text("INSERT INTO post (code, department, level, reports_to, name_en, name_zh, compensation_minor, "
                 "gesture_minor, discount, sort) VALUES (:a, :b, :c, :d, :e, :f, :g, :h, :i, :sort)"),
            {"a": code, "b": department, "c": int(level), "d": above or None, "e": name_en, "f": name_zh,
             "g": int(case) * unit, "h": int(gesture) * share * unit // 100, "i": int(discount), "sort": sort},
        )  # fmt: skip
    every = [row[0] for row in _rows(POSTS)]
    for line in RIGHTS.splitlines():
        right, _, posts = line.partition(": ")
        for post in every if posts == "*" else posts.split():
            connection.execute(
                text("INSERT INTO post_grant (post, permission) VALUES (:post, :right)"),
                {"post": post, "right": right},
            )


def _people(connection: Any) -> None:
    """An account that is no service account becomes somebody in the post it acted for, from the first day on."""
    day = connection.execute(text("SELECT min(day) FROM business_day")).scalar()
    listed = connection.execute(
        text("SELECT id, login, name, post, lang, status, service FROM account_of_1 ORDER BY id")
    )
    for number, (key, login, name, post, lang, status, service) in enumerate(listed.all(), 1):
        staff = None
        if not service:
            staff = connection.execute(_STAFF, {"no": f"E{number:03d}", "name": name or login}).scalar()
            connection.execute(_HELD, {"staff": staff, "post": post, "day": day})
        connection.execute(_ACCOUNT, {
            "id": key, "login": login, "name": name if service else "", "staff": staff,
            "post": post if service else None, "lang": lang, "service": service,
            "status": "disabled" if status == "locked" else status,
        })  # fmt: skip


def _references(connection: Any) -> None:
    """The records that the entries so far speak of, a page at a time."""
    last = 0
    while rows := connection.execute(_ENTRIES, {"last": last, "page": PAGE}).all():
        found = [{"ref": ref, "seq": seq} for seq, result in rows for ref in _named(json.loads(result))]
        if found:
            connection.execute(_REFERENCE, found)
        last = rows[-1][0]


def _named(result: dict[str, Any]) -> list[str]:
    """Numbers people quote, and rooms, guests, types by the field they stand in."""
    named = {
        item
        for name, value in result.items()
        for item in (value if isinstance(value, list) else [value])
        if isinstance(item, str) and item and (name in REFERENCE or _NUMBER.fullmatch(item))
    }
    return sorted(named)[:500]


def _rows(listed: str) -> list[list[str]]:
    return [line.split("|") for line in listed.splitlines()]
