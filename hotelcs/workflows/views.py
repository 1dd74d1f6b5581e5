"""Every view of the hotel: where its reading function lives and which filters it takes.

A view is a plain function `(Asking, **filters) -> frozen rows`, imported when first asked for. It never
imports SQLAlchemy.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib import import_module
from typing import Any
from zoneinfo import ZoneInfo

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.storage.reading import DriverReader, value
from hotelcs.workflows.actors import Actor


@dataclass(frozen=True, slots=True)
class Asking:
    """What a view is given: a read unit, the instant, and the hotel's constants."""

    reader: DriverReader
    now: datetime
    tz: str
    currency: str
    uid: str
    actor: Actor
    _day: list[str] = field(default_factory=list, repr=False, compare=False)

    @property
    def login(self) -> str:
        """Who asks; empty while nobody is signed in."""
        return self.actor.login

    def may(self, permission: str) -> bool:
        """Whether the person asking is granted `permission`."""
        return self.actor.may(permission)

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """Rows of a SELECT."""
        return self.reader.rows(sql, **values)

    def business_date(self) -> str:
        """The open business date, ISO; asked for once, for nothing moves inside of a read unit."""
        if not self._day:
            self._day.append(str(value(self.reader, "SELECT day FROM business_day WHERE status = 'open'")))
        return self._day[0]

    def local_now(self) -> datetime:
        """Now, on the hotel's own clock."""
        return self.now.astimezone(ZoneInfo(self.tz))

    def local(self, instant: str | None) -> str:
        """A stored instant as the hotel's wall clock, "2026-11-23 14:05"; empty for None."""
        if not instant:
            return ""
        return datetime.fromisoformat(instant).astimezone(ZoneInfo(self.tz)).strftime("%Y-%m-%d %H:%M")

    def local_due(self, due: str) -> str:
        """When something is due, as the hotel's wall clock; a date, a time of today or nothing stays as it is."""
        return self.local(due) if "T" in due else due


@dataclass(frozen=True, slots=True)
class View:
    """A view: `where` is "module:function" below hotelcs.workflows; who has `right` sees it; its filters."""

    where: str
    title: str
    right: str
    filters: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def load(self) -> Callable[..., Any]:
        """The reading function, imported now."""
        module, name = self.where.split(":")
        return getattr(import_module(f"hotelcs.workflows.{module}"), name)  # type: ignore[no-any-return]


VIEWS: dict[str, View] = {
    "pages": View(
        "paging.pages_view:pages", N_("Pages, the newest first"), "read", ("state", "case", "staff", "limit")
    ),
    "channels": View("paging.pages_view:channels", N_("Where people are paged"), "page.channel", ("all",)),
    "call-outs": View("callouts.callouts_view:callouts", N_("Call-outs of teams"), "read", ("open", "limit")),
    "call-out-answers": View(
        "callouts.callouts_view:callout_answers",
        N_("Who was called out, and what they answered"),
        "read",
        ("callout",),
    ),
    "team-readiness": View(
        "callouts.readiness_view:team_readiness", N_("Who of a team could come now"), "read", ("team",)
    ),
    "team-effect": View(
        "measures.team_effect_view:team_effect",
        N_("How much faster a team is there than before"),
        "health.read",
        ("since",),
    ),
    "availability": View(
        "reservations.availability_view:availability",
        N_("Rooms free per night and type"),
        "read",
        ("from", "to", "type"),
    ),
    "free-rooms": View(
        "reservations.free_rooms_view:free_rooms",
        N_("Rooms free for a stay"),
        "read",
        ("type", "arrival", "departure"),
    ),
    "feeds": View("feeds.feeds_view:feeds", N_("Calendars of channels"), "read", ("room", "all")),
    "feed-events": View(
        "feeds.feeds_view:feed_events", N_("What channels say, and what was done"), "read", ("feed", "open")
    ),
    "room-busy": View(
        "feeds.feeds_view:room_busy",
        N_("Nights on which a room is not for sale"),
        "read",
        ("room",),
        ("room",),
    ),
    "suggestions": View(
        "reservations.suggestions_view:suggestions",
        N_("Rooms for a booking, best first"),
        "read",
        ("reservation", "type", "arrival", "departure", "adults", "vacant"),
    ),
    "arrivals": View("reservations.arrivals_view:arrivals", N_("Arrivals of a day"), "guest.read", ("day",)),
    "reservation": View(
        "reservations.reservation_view:reservation", N_("One booking"), "guest.read", ("no",), needs=("no",)
    ),
    "reservations": View(
        "reservations.reservations_view:reservations",
        N_("Bookings"),
        "guest.read",
        ("arrival", "status", "guest", "party", "limit", "after"),
    ),
    "waitlist": View("reservations.waitlist_view:waitlist", N_("Who waits for a place"), "guest.read"),
    "queue": View("reservations.queue_view:queue", N_("Who waits for a room"), "guest.read"),
    "shortage": View(
        "overbooking.shortage_view:shortage", N_("Rooms that the next nights will lack"), "read", ("days",)
    ),
    "no-show-rates": View(
        "overbooking.shortage_view:no_show_rates", N_("How many guests do not come"), "read"
    ),
    "arrival-rates": View(
        "overbooking.shortage_view:arrival_rates",
        N_("No-shows, cancellations and guests walked"),
        "read",
        ("from", "to"),
    ),
    "walk-list": View("overbooking.walks_view:walk_list", N_("Whom to send to another hotel"), "guest.read"),
    "walks": View(
        "overbooking.walks_view:walks",
        N_("Guests sent to another hotel"),
        "guest.read",
        ("from", "to", "limit"),
    ),
    "partner-hotels": View(
        "overbooking.walks_view:partner_hotels", N_("Hotels that take our guests"), "read", ("night",)
    ),
    "turnaways": View(
        "overbooking.turnaways_view:turnaways",
        N_("Guests turned away"),
        "guest.read",
        ("from", "to", "limit"),
    ),
    "turnaway-summary": View(
        "overbooking.turnaways_view:turnaway_summary",
        N_("Guests turned away, counted"),
        "read",
        ("from", "to"),
    ),
    "calls": View("calls.calls_view:calls", N_("Calls to guests"), "guest.read", ("kind",)),
    "holds": View("calls.calls_view:holds", N_("Bookings whose hold lapses"), "guest.read"),
    "groups": View("groups.groups_view:groups", N_("Groups"), "guest.read", ("status", "all", "limit")),
    "group": View("groups.group_view:group", N_("One group"), "guest.read", ("no",), needs=("no",)),
    "folio": View("reception.folio_view:folio", N_("A bill"), "folio.read", ("stay", "reservation", "no")),
    "price-list": View(
        "accounts.price_list_view:price_list", N_("The price list"), "read", ("day", "category", "all")
    ),
    "companies": View("accounts.companies_view:companies", N_("Company accounts"), "company.read", ("all",)),
    "company-statement": View(
        "accounts.companies_view:company_statement",
        N_("The statement of a company"),
        "company.read",
        ("code", "day"),
        ("code",),
    ),
    "invoices": View(
        "accounts.invoices_view:invoices",
        N_("Invoices"),
        "folio.read",
        ("stay", "reservation", "folio", "status", "limit"),
    ),
    "invoice-offer": View(
        "accounts.invoices_view:invoice_offer",
        N_("What an invoice would be"),
        "folio.read",
        ("stay", "reservation", "folio"),
    ),
    "drawer-moves": View("shifts.drawer_view:drawer_moves", N_("What moved the drawer"), "folio.read"),
    "guest-ledger": View(
        "night.guest_ledger_view:guest_ledger", N_("The guest ledger by day"), "folio.read", ("from", "to")
    ),
    "letterhead": View("organisation.letterhead_view:letterhead", N_("The head of what is printed"), "read"),
    "find": View("guests.find_view:find", N_("Find anything"), "read", ("text", "limit"), needs=("text",)),
    "home": View("home_view:home", N_("The duty board"), "read"),
    "rooms": View(
        "housekeeping.rooms_view:rooms", N_("The rack of rooms"), "read", ("floor", "code", "type")
    ),
    "room": View("housekeeping.room_view:room", N_("One room"), "read", ("no",), needs=("no",)),
    "room-types": View("organisation.room_types_view:room_types", N_("Room types"), "read"),
    "rate-plans": View("rates.rates_view:rate_plans", N_("Rate plans"), "read", ("all",)),
    "plan-prices": View("rates.rates_view:plan_prices", N_("Prices of plans"), "read", ("plan",)),
    "rate-calendar": View(
        "rates.calendar_view:rate_calendar",
        N_("Prices and rules per night and type"),
        "read",
        ("from", "to", "type", "plan"),
    ),
    "quote": View(
        "rates.quote_view:quote",
        N_("What a stay costs"),
        "read",
        ("type", "arrival", "departure", "adults", "children", "plan", "packages", "segment"),
        needs=("type", "arrival", "departure"),
    ),
    "seasons": View("rates.rates_view:seasons", N_("Seasons"), "read"),
    "taxes": View("rates.rates_view:tax_list", N_("Taxes"), "read"),
    "packages": View("rates.rates_view:package_list", N_("Packages"), "read", ("all",)),
    "beds": View("rates.rates_view:beds", N_("Beds of shared rooms"), "read"),
    "business-day": View("night.day_view:business_day", N_("The business day"), "read"),
    "ledger": View(
        "ledger_view:ledger",
        N_("The ledger of acts"),
        "ledger.read",
        ("from", "verb", "actor", "entity", "day", "until", "limit"),
    ),
    "accounts": View("people.accounts_view:accounts", N_("Accounts"), "users.read"),
    "stay": View("reception.stay_view:stay", N_("One stay"), "guest.read", ("no", "room")),
    "in-house": View("reception.in_house_view:in_house", N_("Guests in house"), "guest.read", ("floor",)),
    "departures": View(
        "reception.departures_view:departures", N_("Departures of today"), "guest.read", ("left",)
    ),
    "visitors": View(
        "registers.visitors_view:visitors", N_("Visitors in the house"), "guest.read", ("all", "stay")
    ),
    "luggage": View(
        "registers.luggage_view:luggage",
        N_("Luggage and parcels kept"),
        "guest.read",
        ("kind", "all", "tag", "reservation"),
    ),
    "wake-calls": View(
        "registers.wake_view:wake_calls", N_("Wake-up calls"), "guest.read", ("all", "stay", "due")
    ),
    "messages": View(
        "registers.messages_view:messages", N_("Messages for guests"), "guest.read", ("all", "reservation")
    ),
    "whereabouts": View(
        "registers.whereabouts_view:whereabouts", N_("Where guests say they are"), "guest.read", ("stay",)
    ),
    "registrations": View(
        "reception.registrations_view:registrations",
        N_("Registrations"),
        "registration.read",
        ("status", "kind", "stay"),
    ),
    "keys": View("reception.keys_view:keys", N_("Key cards"), "guest.read", ("stay", "room", "status")),
    "guest": View("guests.guest_view:guest", N_("One guest"), "guest.read", ("no",), needs=("no",)),
    "revealed-document": View(
        "reception.revealed_view:revealed_document",
        N_("A whole document number"),
        "id.reveal",
        ("entry",),
        needs=("entry",),
    ),
    "pressing": View("pressing_view:pressing", N_("What presses"), "read"),
    "me": View("people.me_view:me", N_("Who sits here"), "door"),
    "door": View("people.me_view:door", N_("The closed door"), "door"),
    "staff": View("people.staff_view:staff", N_("Who works here"), "read", ("post", "all")),
    "staff-member": View(
        "people.staff_view:staff_member", N_("One of the staff"), "staff.read", ("no",), ("no",)
    ),
    "skills": View("people.staff_view:skills", N_("Who can do what"), "read"),
    "teams": View("people.staff_view:teams", N_("Teams"), "read"),
    "roster": View("roster.roster_view:roster", N_("The roster"), "read", ("from", "to", "staff", "shift")),
    "roster-gaps": View(
        "roster.roster_view:roster_gaps", N_("What the roster lacks"), "read", ("from", "to")
    ),
    "roster-day": View(
        "roster.day_view:roster_day",
        N_("Who is there through a day"),
        "read",
        ("day", "post", "team", "shift"),
    ),
    "covers": View("roster.day_view:covers", N_("Parts of shifts to take"), "read", ("open",)),
    "on-duty": View("roster.roster_view:on_duty", N_("Who is on duty"), "read", ("at",)),
    "shifts": View("roster.roster_view:shift_list", N_("Shifts"), "read"),
    "staffing": View("organisation.settings_view:staffing", N_("The least on every shift"), "read"),
    "rotations": View("roster.rotations_view:rotations", N_("Rotations"), "read", ("status",)),
    "duties": View("duties.duties_view:duties", N_("Duties"), "read", ("department", "post", "unsigned")),
    "duty": View("duties.duties_view:duty", N_("One duty"), "read", ("no",), ("no",)),
    "duty-problems": View("duties.duties_view:duty_problems", N_("What is wrong with the matrix"), "read"),
    "duty-gaps": View(
        "duties.coverage_view:duty_gaps",
        N_("Duties without an owner"),
        "read",
        ("from", "to", "shift", "without", "with"),
    ),
    "duty-owners": View(
        "duties.coverage_view:duty_owners", N_("Who answers on a shift"), "read", ("day", "shift")
    ),
    "departments": View("organisation.structure_view:departments", N_("Departments"), "read"),
    "posts": View("organisation.structure_view:posts", N_("Posts"), "read"),
    "rights": View("organisation.structure_view:rights", N_("Rights"), "read", ("mine",)),
    "organisation-versions": View(
        "organisation.structure_view:organisation_versions", N_("Versions of the organisation"), "read"
    ),
    "organisation-differences": View(
        "organisation.structure_view:organisation_differences",
        N_("What changed in the organisation"),
        "read",
        ("from", "to"),
        ("from",),
    ),
    "settings": View("organisation.settings_view:settings", N_("Settings of the hotel"), "read", ("name",)),
    "service-levels": View(
        "organisation.settings_view:service_levels", N_("Service levels"), "read", ("kind",)
    ),
    "calendars": View("organisation.settings_view:calendars", N_("Calendars"), "read"),
    "log": View(
        "shifts.log_view:log",
        N_("The shift log"),
        "read",
        ("day", "category", "room", "open", "run", "limit"),
    ),
    "log-entry": View("shifts.log_view:log_entry", N_("A line of the log"), "read", ("no",), ("no",)),
    "handover": View("shifts.handover_view:handover", N_("A handover"), "read", ("no", "department")),
    "handovers": View("shifts.handovers_view:handovers", N_("Handovers"), "read", ("status", "limit")),
    "items": View(
        "ownership.items_view:items",
        N_("Open items and their owners"),
        "read",
        ("kind", "owner", "offered_to"),
    ),
    "notices": View(
        "notices.notices_view:notices", N_("Notices"), "read", ("unread", "must_read", "all", "limit")
    ),
    "notice": View("notices.notices_view:notice", N_("One notice"), "read", ("no",), ("no",)),
    "approvals": View(
        "approvals.approvals_view:approvals",
        N_("Requests for a second person"),
        "read",
        ("status", "asked_by"),
    ),
    "approval": View("approvals.approvals_view:approval", N_("One request"), "read", ("no",), ("no",)),
    "complaints": View(
        "complaints.complaints_view:complaints",
        N_("Complaints"),
        "read",
        ("all", "severity", "department", "room", "code", "status", "owner", "limit"),
    ),
    "complaint": View("complaints.complaint_view:complaint", N_("One complaint"), "read", ("no",), ("no",)),
    "complaint-intake": View(
        "complaints.intake_view:complaint_intake",
        N_("What is known when somebody complains"),
        "read",
        ("room", "code"),
    ),
    "complaint-codes": View("complaints.patterns_view:complaint_codes", N_("Kinds of complaint"), "read"),
    "complaint-causes": View("complaints.patterns_view:complaint_causes", N_("Root causes"), "read"),
    "complaint-patterns": View(
        "complaints.patterns_view:complaint_patterns", N_("Complained of again and again"), "read", ("all",)
    ),
    "recovery-calls": View(
        "complaints.recovery_view:recovery_calls", N_("Calls after a complaint"), "read", ("due",)
    ),
    "complaint-measures": View(
        "measures.complaints_view:complaint_measures", N_("Measures of complaints"), "read", ("from", "to")
    ),
    "complaint-report": View(
        "measures.complaint_report_view:complaint_report",
        N_("Complaints in groups"),
        "read",
        ("from", "to", "by", "open"),
    ),
    "incidents": View(
        "incidents.incidents_view:incidents", N_("Emergencies"), "read", ("open", "drills", "limit")
    ),
    "incident": View(
        "incidents.incident_view:incident", N_("One emergency"), "read", ("no", "lines"), needs=("no",)
    ),
    "incident-people": View(
        "incidents.people_view:incident_people",
        N_("Who is in the room of an emergency"),
        "guest.read",
        ("no",),
        needs=("no",),
    ),
    "incident-text": View(
        "incidents.authority_view:incident_text",
        N_("What to tell an authority"),
        "read",
        ("no", "trapped"),
        needs=("no",),
    ),
    "roll-calls": View(
        "rollcall.roll_call_view:roll_calls", N_("Roll calls"), "roll.call", ("incident", "open", "limit")
    ),
    "roll-call": View(
        "rollcall.roll_call_view:roll_call", N_("One roll call"), "roll.call", ("incident", "unseen", "floor")
    ),
    "roll-call-ticks": View(
        "rollcall.roll_call_view:roll_call_ticks",
        N_("Who said what on a roll call"),
        "roll.call",
        ("incident", "who", "limit"),
    ),
    "house-list": View("rollcall.house_list:house_list", N_("Who is in the house"), "guest.read"),
    "clocks": View("clocks.clocks_view:clocks", N_("Clocks of cases"), "read", ("kind", "no", "open")),
    "escalation-rules": View(
        "escalation.rules_view:escalation_rules", N_("Steps of escalation"), "read", ("kind", "level")
    ),
    "escalation-preview": View(
        "escalation.rules_view:escalation_preview",
        N_("Whom a case would escalate to"),
        "read",
        ("kind", "level"),
        needs=("kind", "level"),
    ),
    "escalations": View(
        "escalation.escalations_view:escalations",
        N_("Escalation of cases"),
        "read",
        ("kind", "no", "open", "limit"),
    ),
    "plans": View("plans.plans_view:plans", N_("Emergency plans"), "read"),
    "plan-editions": View(
        "plans.plans_view:plan_editions", N_("Editions of an emergency plan"), "read", ("type",), ("type",)
    ),
    "plan": View("plans.plan_view:plan", N_("The steps of an emergency plan"), "read", ("plan",), ("plan",)),
    "plan-diff": View(
        "plans.plan_view:plan_diff", N_("What changed in an emergency plan"), "read", ("to", "from"), ("to",)
    ),
    "emergency-numbers": View(
        "plans.plan_view:emergency_numbers", N_("Whom to call in an emergency"), "read", ("type",)
    ),
    "emergency-checks": View("plans.readiness_view:emergency_checks", N_("Emergency checks"), "read"),
    "readiness": View(
        "plans.readiness_view:readiness", N_("How ready the hotel is, item by item"), "read", ("gaps",)
    ),
    "readiness-index": View("plans.readiness_view:readiness_index", N_("The readiness index"), "read"),
    "drills": View("drills.drills_view:drills", N_("Drills"), "read", ("status", "type", "no", "limit")),
    "drill-schedule": View("drills.drills_view:drill_schedule", N_("Drills due"), "read"),
    "drill-scores": View(
        "drills.drills_view:drill_scores", N_("The points of a drill"), "read", ("no",), ("no",)
    ),
    "drill-participants": View(
        "drills.drills_view:drill_participants",
        N_("Who was seen in a drill"),
        "drill.score",
        ("no",),
        ("no",),
    ),
    "drill-findings": View(
        "drills.drills_view:drill_findings", N_("What drills showed"), "read", ("no", "open", "limit")
    ),
}


FIRST_YEAR, LAST_YEAR = 2000, 2100
"""The years that a question can be about; beyond them nothing is on file, and calendars end."""


def day_of(given: str | date, name: str) -> date:
    """The day typed for the filter `name`, as 2026-11-23 and of a year a hotel can mean. Raises Usage."""
    text = str(given)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.isoformat() != text or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Usage(N_("{name} must be a date like 2026-11-23, not {text}."), name=name, text=text[:40])
    return day


def as_date(given: str | date, name: str) -> str:
    """The filter `name`, a date, as ISO text. Raises Usage."""
    return day_of(given, name).isoformat()


def wall_time_of(given: str, name: str) -> datetime:
    """The filter `name`, a time on the hotel's clock like 2026-11-23T14:05, without a zone. Raises Usage."""
    try:
        wall: datetime | None = datetime.fromisoformat(given)
    except ValueError:
        wall = None
    if wall is None or wall.tzinfo is not None or not FIRST_YEAR <= wall.year <= LAST_YEAR:
        raise Usage(
            N_("{name} must be a time like 2026-11-23T14:05, not {text}."), name=name, text=given[:40]
        )
    return wall
