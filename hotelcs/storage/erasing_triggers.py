"""What is written stays written, save the words of people whose time is over: the narrow gate of erasures (docs/adr/0029).

The gate is a row of `erasure_gate` that is ajar. It is put there and taken away inside the write unit of an erasure, so no other
unit ever sees it. While it is there, columns of `WORDS` may be set to something no longer than they hold, and rows of
`PASSING` may go; everything else of a row that is only appended stays refused, gate or no gate.
"""

WORDS: dict[str, tuple[str, str]] = {
    "folio_line": (
        "description, reason",
        "id, folio_id, business_date, at, kind, qty, unit_minor, amount_minor, night, auto_key, corrects_id, actor",
    ),
    "payment": (
        "reason",
        "id, folio_id, business_date, at, method, kind, amount_minor, auth_no, corrects_id, actor",
    ),
    "account_receipt": (
        "reason",
        "id, no, company_id, business_date, at, method, amount_minor, auth_no, corrects_id, actor",
    ),
    "drawer_move": ("reason", "id, run_id, business_date, at, kind, amount_minor, corrects_id, actor"),
    "log_entry": (
        "words",
        (
            "id, no, at, business_date, run_id, category, room_id, link, must_read, report_up, carry_over, restricted, author, "
            "amends_id"
        ),
    ),
    "log_mark": ("words", "id, entry_id, kind, at, actor"),
    "case_event": ("what, words, data", "id, kind, ref, at, actor, event"),
    "incident_event": ("text", "id, incident_id, at, logged_at, actor, post, kind, code, seq, cost_minor"),
    "authority_call": ("reference, said", "id, incident_id, number, at, actor"),
    "roll_call_tick": ("reason", "id, entry_id, before, status, at, actor, terminal, after_close"),
    "roll_call_mark": ("words", "id, roll_call_id, kind, at, actor"),
    "report_run": (
        "reason",
        "id, kind, name, first, last, format, rows, sha256, revealed, at, business_date, actor",
    ),
}
"""Tables that are only appended to: columns with people's words, and all others."""
PASSING = ("log_entry", "log_mark")
"""Tables whose rows go when their time is over."""

_SHUT = "NOT EXISTS (SELECT 1 FROM erasure_gate WHERE ajar)"
_KEPT = """CREATE TRIGGER tr_{table}_no_update BEFORE UPDATE OF {kept} ON {table}
BEGIN SELECT RAISE(ABORT, 'tr_{table}_no_update'); END"""
_WORDS = """CREATE TRIGGER tr_{table}_no_update_words BEFORE UPDATE OF {words} ON {table}
WHEN {shut} OR {longer}
BEGIN SELECT RAISE(ABORT, 'tr_{table}_no_update'); END"""
_PASSING = """CREATE TRIGGER tr_{table}_no_delete BEFORE DELETE ON {table}
WHEN {shut}
BEGIN SELECT RAISE(ABORT, 'tr_{table}_no_delete'); END"""
_ENTRY_KEPT = """CREATE TRIGGER tr_roll_call_entry_kept BEFORE UPDATE OF roll_call_id, seq, kind, source, ref, room, floor, appended
ON roll_call_entry BEGIN SELECT RAISE(ABORT, 'tr_roll_call_entry_kept'); END"""
_ENTRY_NAME = """CREATE TRIGGER tr_roll_call_entry_kept_name BEFORE UPDATE OF name ON roll_call_entry
WHEN {shut} OR {longer}
BEGIN SELECT RAISE(ABORT, 'tr_roll_call_entry_kept'); END"""

REPLACED = (
    *(f"tr_{table}_no_update" for table in WORDS),
    *(f"tr_{table}_no_delete" for table in PASSING),
    "tr_roll_call_entry_kept",
)
"""Triggers of older schemas in whose place these stand."""


def erasing_triggers() -> list[str]:
    """Every CREATE TRIGGER that the gate opens."""
    found = []
    for table, (words, kept) in WORDS.items():
        found.append(_KEPT.format(table=table, kept=kept))
        found.append(_WORDS.format(table=table, words=words, shut=_SHUT, longer=_longer(words)))
    found += [_PASSING.format(table=table, shut=_SHUT) for table in PASSING]
    return [*found, _ENTRY_KEPT, _ENTRY_NAME.format(shut=_SHUT, longer=_longer("name"))]


def _longer(words: str) -> str:
    """The condition that a new text is longer than the old one: what is taken out never grows."""
    return " OR ".join(f"length(new.{name}) > length(old.{name})" for name in words.split(", "))
