"""Views of bookings, rates, groups, channels and shortages."""

from hotelcs.i18n import N_
from hotelcs.workflows.view_rows.row import View

ROWS = {
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
}
