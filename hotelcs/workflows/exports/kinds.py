"""What can be exported: one row a kind, its columns in SQL, and how each is masked for who does not see guests whole.

Money is in minor units (`*_minor`) here; whoever writes a file for people makes amounts of it. Free words are not exported
masked: they are left out. Document numbers are never exported.
"""

from dataclasses import dataclass
from typing import Literal

from hotelcs.i18n import N_

Sort = Literal["text", "count", "money", "date", "flag"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file: `sql` gives its value, `masked` what stands there unless it is revealed (None: the same)."""

    name: str
    sort: Sort
    sql: str
    masked: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """An export: the rows of `source` whose `day` lies in the dates asked for, in the order of `order`; who has `right` makes it.

    The order begins with the day where that has an index: a million rows are then read in it, and never sorted in memory.
    """

    name: str
    title: str
    right: str
    source: str
    day: str
    order: str
    columns: tuple[Column, ...]

    def sql(self, *, revealed: bool) -> str:
        """The SELECT, with `:first` and `:last`."""
        listed = ", ".join(one.sql if revealed or one.masked is None else one.masked for one in self.columns)
        return f"SELECT {listed} FROM {self.source} WHERE {self.day} >= :first AND {self.day} <= :last ORDER BY {self.order}"

    def counting(self) -> str:
        """How many rows there are."""
        return f"SELECT count(*) FROM {self.source} WHERE {self.day} >= :first AND {self.day} <= :last"


def _text(name: str, sql: str, masked: str | None = None) -> Column:
    return Column(name, "text", f"coalesce({sql}, '')", masked)


def _name(sql: str, name: str = "guest") -> Column:
    """Its first character and stars."""
    return _text(
        name, sql, f"CASE WHEN coalesce({sql}, '') = '' THEN '' ELSE substr({sql}, 1, 1) || '**' END"
    )


def _phone(sql: str) -> Column:
    """Its last four characters."""
    return _text(
        "phone",
        sql,
        f"CASE WHEN length({sql}) > 4 THEN '****' || substr({sql}, length({sql}) - 3) ELSE '' END",
    )


def _words(name: str, sql: str) -> Column:
    """Nothing of them."""
    return _text(name, sql, "''")


def _count(name: str, sql: str) -> Column:
    return Column(name, "count", sql)


def _money(name: str, sql: str) -> Column:
    return Column(name, "money", sql)


def _date(name: str, sql: str) -> Column:
    return Column(name, "date", f"coalesce({sql}, '')")


def _flag(name: str, sql: str) -> Column:
    return Column(name, "flag", f"CASE WHEN {sql} THEN 1 ELSE 0 END")


_ROOM = "LEFT JOIN room m ON m.id ="
KINDS = (
    Kind("stays", N_("Stays"), "guest.read",
         f"stay s JOIN reservation r ON r.id = s.reservation_id JOIN guest g ON g.id = s.guest_id {_ROOM} s.room_id "
         "JOIN room_type t ON t.id = m.type_id", "s.date_in", "s.date_in, s.id",
         (_text("stay", "s.no"), _text("reservation", "r.no"), _text("room", "m.no"), _text("type", "t.code"), _text("guest_no", "g.no"),
          _name("g.name"), _text("nationality", "g.nationality"), _text("status", "s.status"), _text("kind", "r.kind"),
          _text("channel", "r.channel"), _date("arrival", "s.date_in"), _date("due_out", "s.due_out"), _date("departure", "s.date_out"),
          _money("rate", "r.rate_minor"), _count("adults", "r.adults"), _count("children", "r.children"))),
    Kind("reservations", N_("Reservations"), "guest.read",
         "reservation r JOIN room_type t ON t.id = r.type_id LEFT JOIN guest g ON g.id = r.guest_id", "r.arrival", "r.arrival, r.id",
         (_text("reservation", "r.no"), _text("status", "r.status"), _text("type", "t.code"), _text("kind", "r.kind"),
          _text("channel", "r.channel"), _text("segment", "r.segment"), _text("country", "r.country"), _text("guest_no", "g.no"),
          _name("coalesce(g.name, r.booker)"), _date("arrival", "r.arrival"), _date("departure", "r.departure"),
          _date("booked", "r.booked_date"), _money("rate", "r.rate_minor"), _money("prepaid", "r.prepaid_minor"),
          _text("guarantee", "r.guarantee"), _count("adults", "r.adults"), _count("children", "r.children"), _words("requests", "r.requests"))),
    Kind("guests", N_("Guests"), "guest.read", "guest g", "substr(g.created_at, 1, 10)", "g.id",
         (_text("guest_no", "g.no"), _name("g.name"), _name("g.name_latin", "latin"), _phone("g.phone"), _words("email", "g.email"),
          _words("birth", "g.birth_date"), _text("nationality", "g.nationality"), _text("language", "g.lang"), _count("vip", "g.vip_level"),
          _text("company", "g.company"), _words("note", "g.note"))),
    Kind("folios", N_("Bills"), "folio.read",
         '(SELECT f.id, f.no, f.kind, f.status, f."window" AS win, r.no AS reservation, min(l.business_date) AS opened, '
         "max(l.business_date) AS latest, sum(l.amount_minor) AS charged FROM folio f JOIN reservation r ON r.id = f.reservation_id "
         'JOIN folio_line l ON l.folio_id = f.id GROUP BY f.id, f.no, f.kind, f.status, f."window", r.no) b', "b.opened", "b.id",
         (_text("folio", "b.no"), _text("kind", "b.kind"), _text("status", "b.status"), _count("window", "b.win"),
          _text("reservation", "b.reservation"), _date("opened", "b.opened"), _date("latest", "b.latest"), _money("charged", "b.charged"))),
    Kind("folio-lines", N_("Charges"), "folio.read", "folio_line l JOIN folio f ON f.id = l.folio_id", "l.business_date", "l.business_date, l.id",
         (_count("line", "l.id"), _text("folio", "f.no"), _date("day", "l.business_date"), _text("kind", "l.kind"), _count("qty", "l.qty"),
          _money("unit", "l.unit_minor"), _money("amount", "l.amount_minor"), _date("night", "l.night"), _count("corrects", "l.corrects_id"),
          _words("description", "l.description"), _words("reason", "l.reason"), _text("actor", "l.actor"))),
    Kind("payments", N_("Payments"), "folio.read", "payment p JOIN folio f ON f.id = p.folio_id", "p.business_date", "p.business_date, p.id",
         (_count("payment", "p.id"), _text("folio", "f.no"), _date("day", "p.business_date"), _text("kind", "p.kind"),
          _text("method", "p.method"), _money("amount", "p.amount_minor"), _count("corrects", "p.corrects_id"),
          _words("auth_no", "p.auth_no"), _words("reason", "p.reason"), _text("actor", "p.actor"))),
    Kind("complaints", N_("Complaints"), "read", f"complaint c {_ROOM} c.room_id", "c.business_date", "c.business_date, c.id",
         (_text("complaint", "c.no"), _date("day", "c.business_date"), _text("severity", "c.severity"),
          _text("code", "c.code", "CASE WHEN c.sensitive THEN '*' ELSE c.code END"), _text("department", "c.department"),
          _text("room", "m.no", "CASE WHEN c.sensitive THEN '*' ELSE coalesce(m.no, '') END"), _text("status", "c.status"),
          _text("taken_at", "c.at"), _text("answered_at", "c.acknowledged_at"), _text("resolved_at", "c.resolved_at"),
          _count("reopened", "c.reopen_count"))),
    Kind("incidents", N_("Emergencies"), "read", "incident i", "i.business_date", "i.business_date, i.id",
         (_text("incident", "i.no"), _date("day", "i.business_date"), _text("type", "i.type"), _text("level", "i.level"),
          _text("place", "i.place"), _text("status", "i.status"), _flag("drill", "i.drill"), _flag("evacuated", "i.evac"),
          _count("casualties", "i.casualties"))),
    Kind("log", N_("Shift log"), "read", f"log_entry e {_ROOM} e.room_id", "e.business_date", "e.business_date, e.id",
         (_text("entry", "e.no"), _date("day", "e.business_date"), _text("category", "e.category"), _text("room", "m.no"),
          _flag("must_read", "e.must_read"), _flag("carry_over", "e.carry_over"), _flag("restricted", "e.restricted"))),
    Kind("turnaways", N_("Guests turned away"), "read", "turnaway w LEFT JOIN room_type t ON t.id = w.type_id", "w.business_date", "w.business_date, w.id",
         (_date("day", "w.business_date"), _date("arrival", "w.arrival"), _date("departure", "w.departure"), _text("type", "t.code"),
          _count("rooms", "w.rooms"), _text("kind", "w.kind"), _text("reason", "w.reason"), _text("channel", "w.channel"),
          _money("rate", "w.rate_minor"))),
    Kind("ledger", N_("Ledger of acts"), "ledger.read", "ledger e", "e.business_date", "e.seq",
         (_count("entry", "e.seq"), _text("at", "e.at"), _date("day", "e.business_date"), _text("verb", "e.verb"), _text("actor", "e.actor"),
          _text("terminal", "e.terminal"), _text("hash", "e.hash"))),
)  # fmt: skip
EXPORTS = {kind.name: kind for kind in KINDS}
