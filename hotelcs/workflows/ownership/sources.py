"""Where open items come from: each kind one query for what is open (handbook 01 S-11).

A row is `(ref, words, room, due, since)`: the number people quote or an address, what it is, the room or nothing, by
when (UTC or a date, empty without), and since when. Kinds of later departments add their row here and nothing else.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from hotelcs.i18n import N_
from hotelcs.storage.reading import Reader
from hotelcs.workflows.registers.wake_view import CALLING

KEPT = (
    "SELECT l.tag, l.pieces || ' ' || l.location, coalesce(m.no, ''), l.until, l.in_at FROM luggage l "
    "LEFT JOIN stay s ON s.reservation_id = l.reservation_id AND s.status = 'in_house' AND s.status <> 'voided' "
    "LEFT JOIN room m ON m.id = s.room_id "
    "WHERE l.out_at IS NULL AND l.kind = :kind"
)
"""What is kept of a kind: its pieces and where."""


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of open item: its title, its query, and the screen where it is worked on.

    What no query alone can tell is read by a function instead: `reads` is "module:function" below hotelcs.workflows,
    `(reader, business date, minute of the hotel's day) -> rows`.
    """

    title: str
    sql: str
    screen: str
    reads: str = ""

    def rows(self, reader: Reader, today: str, minute: int) -> list[tuple[Any, ...]]:
        """What is open of this kind."""
        if self.reads:
            module, name = self.reads.split(":")
            found: list[tuple[Any, ...]] = getattr(import_module(f"hotelcs.workflows.{module}"), name)(
                reader, today, minute
            )
            return found
        return reader.rows(self.sql, **({"today": today} if ":today" in self.sql else {}))


OPEN = "i.status IN ('reported','responding','contained','recovering','reviewing')"
"""Emergencies that are not over; one is due when its superiors are told next how it stands."""
SOURCES: dict[str, Source] = {
    "hold": Source(
        N_("Booking held"),
        "SELECT r.no, t.code || ' ' || r.arrival, '', coalesce(r.hold_until, ''), r.created_at FROM reservation r "
        "JOIN room_type t ON t.id = r.type_id WHERE r.status IN ('tentative','waitlist') "
        "AND r.status = 'tentative'",
        "06",
    ),
    "waitlist": Source(
        N_("On the waitlist"),
        "SELECT r.no, t.code || ' ' || r.arrival, '', r.arrival, r.created_at FROM reservation r "
        "JOIN room_type t ON t.id = r.type_id WHERE r.status IN ('tentative','waitlist') "
        "AND r.status = 'waitlist' AND r.arrival >= :today",
        "06",
    ),
    "shortage": Source(N_("Rooms to source"), "", "06", "overbooking.overbooked_items:shortages"),
    "calls": Source(N_("Calls before arrival"), "", "06", "overbooking.overbooked_items:calls"),
    "holds": Source(N_("Holds lapsed"), "", "06", "overbooking.overbooked_items:holds"),
    "walk_follow": Source(
        N_("Sent elsewhere: call"),
        "SELECT r.no, p.code, '', w.follow_due_at, w.agreed_at FROM walk_record w JOIN reservation r ON r.id = w.reservation_id "
        "JOIN partner_hotel p ON p.id = w.partner_id WHERE w.followed_at IS NULL AND w.undone_at IS NULL",
        "06",
    ),
    "walk_channel": Source(
        N_("Sent elsewhere: tell"),
        "SELECT r.no, w.channel || ' ' || coalesce(r.source_ref, ''), '', w.agreed_at, w.agreed_at FROM walk_record w "
        "JOIN reservation r ON r.id = w.reservation_id WHERE w.told_at IS NULL AND w.channel <> '' AND w.undone_at IS NULL",
        "06",
    ),
    "cutoff": Source(
        N_("Rooms of a group to release"),
        "SELECT g.no, g.name || ' ' || max(b.held), '', g.cutoff_date, g.created_at FROM group_booking g "
        "JOIN group_night b ON b.group_id = g.id AND b.held > 0 WHERE g.status = 'definite' AND g.released_at IS NULL "
        "AND g.cutoff_date <= date(:today, '+1 day') GROUP BY g.id, g.no, g.name, g.cutoff_date, g.created_at",
        "06",
    ),
    "list": Source(
        N_("Rooming list missing"),
        "SELECT g.no, g.name || ' ' || g.arrival, '', g.arrival, g.created_at FROM group_booking g "
        "WHERE g.departure > :today AND g.arrival <= date(:today, '+2 day') AND g.status = 'definite' "
        "AND g.rooming_list_at IS NULL",
        "06",
    ),
    "queue": Source(
        N_("Waits for a room"),
        "SELECT v.no, t.code, coalesce(m.no, ''), '', q.since FROM queue_ticket q "
        "JOIN reservation v ON v.id = q.reservation_id JOIN room_type t ON t.id = v.type_id "
        "LEFT JOIN room m ON m.id = v.room_id WHERE q.ended_at IS NULL",
        "02",
    ),
    "registration": Source(
        N_("Registration with the authority"),
        "SELECT s.no || '/' || g.id || '/' || x.kind, x.kind || ' ' || x.status, m.no, x.deadline, g.joined_at "
        "FROM registration x JOIN stay_guest g ON g.id = x.stay_guest_id JOIN stay s ON s.id = g.stay_id "
        "JOIN room m ON m.id = s.room_id WHERE x.status IN ('pending','rejected')",
        "02",
    ),
    "block": Source(
        N_("Room off"),
        "SELECT m.no || '/' || b.id, b.kind || ' ' || b.reason, m.no, b.to_date, b.from_date FROM room m "
        "JOIN room_block b ON b.room_id = m.id AND b.to_date > :today WHERE b.ended_at IS NULL AND b.from_date <= :today",
        "05",
    ),
    "wake": Source(
        N_("Wake-up call"),
        "SELECT w.no, w.kind || ' ' || w.status, m.no, w.due_at, w.set_at FROM wake_call w JOIN stay s ON s.id = w.stay_id "
        f"JOIN room m ON m.id = s.room_id WHERE {CALLING}",
        "29",
    ),
    "visitor": Source(
        N_("Visitor"),
        "SELECT v.no, '', m.no, v.due_at, v.in_at FROM visitor v JOIN stay s ON s.id = v.stay_id "
        "JOIN room m ON m.id = s.room_id WHERE v.out_at IS NULL",
        "29",
    ),
    "message": Source(
        N_("Message"),
        "SELECT x.no, CASE WHEN x.urgent THEN 'urgent' ELSE '' END, coalesce(m.no, a.no, ''), '', x.at FROM guest_message x "
        "JOIN reservation r ON r.id = x.reservation_id LEFT JOIN room a ON a.id = r.room_id "
        "LEFT JOIN stay s ON s.reservation_id = r.id AND s.status = 'in_house' AND s.status <> 'voided' "
        "LEFT JOIN room m ON m.id = s.room_id "
        "WHERE x.status = 'open'",
        "29",
    ),
    "luggage": Source(N_("Luggage"), KEPT.replace(":kind", "'luggage'"), "29"),
    "parcel": Source(N_("Parcel"), KEPT.replace(":kind", "'parcel'"), "29"),
    "log": Source(
        N_("Carried over"),
        "SELECT e.no, CASE WHEN e.restricted THEN '' ELSE e.words END, CASE WHEN e.restricted THEN '' "
        "ELSE coalesce(m.no, '') END, '', e.at FROM log_open o "
        "JOIN log_entry e ON e.id = o.entry_id LEFT JOIN room m ON m.id = e.room_id WHERE o.kind = 'carry'",
        "11",
    ),
    "report": Source(
        N_("Reported up"),
        "SELECT e.no, CASE WHEN e.restricted THEN '' ELSE e.words END, CASE WHEN e.restricted THEN '' "
        "ELSE coalesce(m.no, '') END, '', e.at FROM log_open o "
        "JOIN log_entry e ON e.id = o.entry_id LEFT JOIN room m ON m.id = e.room_id WHERE o.kind = 'report'",
        "11",
    ),
    "page": Source(
        N_("Nobody was told"),
        "SELECT p.no, p.code || ' ' || p.ref, '', p.queued_at, p.queued_at FROM page p WHERE p.state = 'given_up'",
        "17",
    ),
    "callout": Source(
        N_("Call-out"),
        "SELECT c.no, CASE WHEN c.drill THEN 'DRILL 演练 ' ELSE '' END || c.team || ' ' || c.status, coalesce(m.no, ''), "
        "c.answer_due_at, c.raised_at FROM callout c LEFT JOIN room m ON m.id = c.room_id WHERE c.stood_down_at IS NULL",
        "17",
    ),
    "complaint": Source(
        N_("Complaint"),
        "SELECT c.no, CASE WHEN c.sensitive THEN '' ELSE c.severity || ' ' || c.code END, "
        "CASE WHEN c.sensitive THEN '' ELSE coalesce(m.no, '') END, "
        "coalesce((SELECT min(k.due_at) FROM sla_clock k WHERE k.kind = 'complaint' AND k.ref = c.no AND k.state = 'running'), ''), "
        "c.at FROM complaint c LEFT JOIN room m ON m.id = c.room_id "
        "WHERE c.status NOT IN ('closed','merged','withdrawn') AND c.status <> 'resolved'",
        "09",
    ),
    "action": Source(
        N_("To do for a complaint"),
        "SELECT a.ref, CASE WHEN c.sensitive THEN a.department ELSE a.department || ' ' || a.text END, "
        "CASE WHEN c.sensitive THEN '' ELSE coalesce(m.no, '') END, a.due_at, a.created_at FROM complaint_action a "
        "JOIN complaint c ON c.id = a.complaint_id LEFT JOIN room m ON m.id = c.room_id WHERE a.done_at IS NULL",
        "09",
    ),
    "recovery": Source(
        N_("Call after a complaint"),
        "SELECT c.no, CASE WHEN c.sensitive THEN '' ELSE c.severity || ' ' || c.code END, "
        "CASE WHEN c.sensitive THEN '' ELSE coalesce(m.no, '') END, r.due_at, c.resolved_at FROM recovery_call r "
        "JOIN complaint c ON c.id = r.complaint_id LEFT JOIN room m ON m.id = c.room_id WHERE r.status = 'due'",
        "13",
    ),
    "pattern": Source(
        N_("Complained of again and again"),
        "SELECT p.no, p.kind || ' ' || p.subject || ' ' || p.count, CASE WHEN p.kind = 'room' THEN p.subject ELSE '' END, '', "
        "p.opened_at FROM complaint_pattern p WHERE p.closed_at IS NULL",
        "09",
    ),
    "ticket": Source(
        N_("Support ticket"),
        "SELECT t.no, t.priority || ' ' || t.department || coalesce(' ' || t.component, ''), '', "
        "coalesce((SELECT min(k.due_at) FROM sla_clock k WHERE k.kind = 'ticket' AND k.ref = t.no AND k.state = 'running'), ''), "
        "t.opened_at FROM support_ticket t WHERE t.status IN ('open','taken','waiting')",
        "25",
    ),
    "finding": Source(
        N_("Finding of a drill"),
        "SELECT d.no || '/' || f.seq, 'DRILL 演练 ' || f.words, '', f.due, coalesce(d.ended_at, d.started_at) FROM drill_finding f "
        "JOIN drill d ON d.id = f.drill_id WHERE f.done_at IS NULL",
        "16",
    ),
    "drill_due": Source(N_("Drill overdue"), "", "16", "drills.due:overdue"),
    "incident": Source(
        N_("Emergency"),
        "SELECT i.no, i.type || ' ' || i.place, coalesce(m.no, ''), CASE WHEN i.status IN ('reported','responding','contained') "
        "THEN coalesce(strftime('%Y-%m-%dT%H:%M:%SZ', i.told_at, '+' || i.report_minutes || ' minutes'), '') ELSE '' END, "
        "i.at FROM incident i "
        f"LEFT JOIN room m ON m.id = i.room_id WHERE {OPEN} AND NOT i.drill",
        "10",
    ),
    "after-incident": Source(
        N_("Guests to ask after an emergency"),
        "SELECT 'AFTER-' || i.no, count(*) || '', '', min(g.follow_due_at), i.at FROM incident_guest g "
        "JOIN incident i ON i.id = g.incident_id WHERE g.follow_due_at IS NOT NULL AND g.followed_at IS NULL GROUP BY i.no",
        "10",
    ),
}
"""Every kind of open item there is."""
