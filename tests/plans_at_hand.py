"""A plan for an emergency, put straight into the tables: whether and how plans are written is no matter of these tests."""

from sqlalchemy import text

from hotelcs.storage.hotel_file import HotelFile

_PLAN = (
    "INSERT INTO contingency_plan (type, code, edition, name_en, name_zh, call, status, author, created_at, approved_by, "
    "approved_at, next_review, note, version) VALUES (:type, :code, :edition, 'Fire', '火警', '119', :status, 'desk', "
    "'2026-01-01T00:00:00Z', :by, :at, :review, '', 1)"
)
_STEP = (
    "INSERT INTO plan_step (plan_id, seq, text_en, text_zh, post, target_seconds, critical) "
    "VALUES ((SELECT max(id) FROM contingency_plan), :seq, :en, :zh, :post, :target, 0)"
)
STEPS = (
    ("Two people go and look", "两人查看", "SEC", 60),
    ("Call 119", "拨119", "NM", 120),
    ("Broadcast in Chinese and English", "中英文广播", "REC", 150),
    ("Follow up every guest", "逐客回访", "CMP", None),
)
"""Text in English and Chinese, post, seconds after the alarm."""


def with_plan(
    file: HotelFile, kind: str = "fire", *, edition: int = 7, status: str = "approved", code: str = "CP-FIRE"
) -> None:
    """A version of a plan with its steps; an approved one replaces the one that was."""
    done = status in ("approved", "superseded")
    with file.write() as session:
        if status == "approved":
            session.execute(
                text(
                    "UPDATE contingency_plan SET status = 'retired' WHERE type = :type AND status = 'approved'"
                ),
                {"type": kind},
            )
        session.execute(text(_PLAN), {
            "type": kind, "code": code, "edition": edition, "status": status, "by": "admin" if done else None,
            "at": "2026-02-01T00:00:00Z" if done else None, "review": "2027-02-01" if done else None,
        })  # fmt: skip
        for seq, (en, zh, post, target) in enumerate(STEPS, 1):
            session.execute(text(_STEP), {"seq": seq, "en": en, "zh": zh, "post": post, "target": target})
