"""Schema 5: how long what is kept, legal holds, erasures; and the gate through which words of people go."""

import sqlalchemy as sa
from alembic import op

from hotelcs.storage.erasing_triggers import REPLACED
from hotelcs.storage.migrations.desk_of_3.rights import grant
from hotelcs.storage.types import Instant

RULES = (
    ("registration", 1095, 1095), ("profile", 1095, 0), ("visitor", 180, 0), ("request", 1095, 0), ("log", 1095, 0),
    ("complaint", 1825, 0), ("incident", 1825, 0), ("money", 3650, 3650), ("audit", None, 1825), ("backup", 365, 0),
)  # fmt: skip
"""Class, days, the least that the law asks for, as handbook 02 §2.11 has them; a hotel changes them afterwards."""
_RULE = sa.text(
    "INSERT INTO retention_rule (code, days, least, basis, sort, version) VALUES (:code, :days, :least, '', :sort, 1)"
)


def make() -> None:
    """The tables, the rules of a hotel that is there already, the rights; triggers that the gate opens are made anew."""
    _erasure_gate()
    _legal_hold()
    _retention_rule()
    _erasure()
    op.create_index(op.f("ix_stay_guest_document_id"), "stay_guest", ["document_id"], unique=False)
    if op.get_bind().execute(sa.text("SELECT count(*) FROM property")).scalar():
        op.get_bind().execute(_RULE, [
            {"code": code, "days": days, "least": least, "sort": sort} for sort, (code, days, least) in enumerate(RULES)
        ])  # fmt: skip
    grant("privacy.read", "GM SUP NM INF")
    grant("privacy.write", "GM INF")
    for name in REPLACED:
        op.execute(f"DROP TRIGGER IF EXISTS {name}")


def _erasure_gate() -> None:
    op.create_table(
        "erasure_gate",
        sa.Column("erasure", sa.String(), nullable=False),
        sa.Column("ajar", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("erasure", name=op.f("pk_erasure_gate")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _legal_hold() -> None:
    op.create_table(
        "legal_hold",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("placed_by", sa.String(), nullable=False),
        sa.Column("placed_at", Instant(), nullable=False),
        sa.Column("lifted_by", sa.String(), nullable=True),
        sa.Column("lifted_at", Instant(), nullable=True),
        sa.Column("lift_reason", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('guest', 'stay', 'complaint', 'incident')", name=op.f("ck_legal_hold_kind")
        ),
        sa.CheckConstraint("(lifted_at IS NULL) = (lifted_by IS NULL)", name=op.f("ck_legal_hold_lifted")),
        sa.CheckConstraint("length(reason) > 0", name=op.f("ck_legal_hold_reason")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_hold")),
        sa.UniqueConstraint("no", name=op.f("uq_legal_hold_no")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_legal_hold_standing",
        "legal_hold",
        ["ref"],
        unique=True,
        sqlite_where=sa.text("lifted_at IS NULL"),
        postgresql_where=sa.text("lifted_at IS NULL"),
    )


def _retention_rule() -> None:
    op.create_table(
        "retention_rule",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "code IN ('registration', 'profile', 'visitor', 'request', 'log', 'complaint', 'incident', 'money', 'audit', 'backup')",
            name=op.f("ck_retention_rule_code"),
        ),
        sa.CheckConstraint(
            "days IS NULL OR (days >= least AND days BETWEEN 1 AND 36500)",
            name=op.f("ck_retention_rule_days"),
        ),
        sa.CheckConstraint("least >= 0", name=op.f("ck_retention_rule_least")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_retention_rule")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _erasure() -> None:
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("no", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("guest_id", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("confirmed_by", sa.String(), nullable=True),
        sa.Column("confirmed_at", Instant(), nullable=True),
        sa.Column("done", sa.String(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("rest_date", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(kind = 'guest') = (guest_id IS NOT NULL)", name=op.f("ck_erasure_whose")),
        sa.CheckConstraint("(status = 'done') = (ended_at IS NOT NULL)", name=op.f("ck_erasure_ended")),
        sa.CheckConstraint(
            "(status IN ('running','done')) = (confirmed_by IS NOT NULL)", name=op.f("ck_erasure_confirmed")
        ),
        sa.CheckConstraint("kind IN ('purge', 'guest')", name=op.f("ck_erasure_kind")),
        sa.CheckConstraint(
            "status IN ('planned', 'running', 'done', 'withdrawn')", name=op.f("ck_erasure_status")
        ),
        sa.CheckConstraint(
            "confirmed_by IS NULL OR confirmed_by <> asked_by", name=op.f("ck_erasure_second_person")
        ),
        sa.ForeignKeyConstraint(["guest_id"], ["guest.id"], name=op.f("fk_erasure_guest_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
        sa.UniqueConstraint("no", name=op.f("uq_erasure_no")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_erasure_guest_id"), "erasure", ["guest_id"], unique=False)
    op.create_index(
        "uq_erasure_running",
        "erasure",
        ["status"],
        unique=True,
        sqlite_where=sa.text("status = 'running'"),
        postgresql_where=sa.text("status = 'running'"),
    )
