"""Views of guests, stays, bills, companies and the registers of the desk."""

from hotelcs.i18n import N_
from hotelcs.workflows.view_rows.row import View

ROWS = {
    "folio": View("reception.folio_view:folio", N_("A bill"), "folio.read", ("stay", "reservation", "no")),
    "debts": View("reception.debts_view:debts", N_("Who is gone and still owes"), "folio.read"),
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
    "find": View("guests.find_view:find", N_("Find anything"), "read", ("text", "limit"), needs=("text",)),
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
}
