"""What lines and payments are called (handbook 02 §2.2 LineKind, PayMethod). Knows no table."""

from hotelcs.i18n import N_

LINES = {
    "room": N_("Room charge"),
    "room_half": N_("Half day"),
    "room_hour": N_("Hours"),
    "extra_bed": N_("Extra bed"),
    "breakfast": N_("Breakfast"),
    "minibar": N_("Minibar"),
    "laundry": N_("Laundry"),
    "damage": N_("Damage"),
    "phone": N_("Telephone"),
    "transport": N_("Transport"),
    "other": N_("Other"),
    "discount": N_("Discount"),
    "allowance": N_("Allowance"),
    "cancel_fee": N_("Cancellation fee"),
    "no_show_fee": N_("No-show fee"),
    "early_fee": N_("Early arrival fee"),
    "late_fee": N_("Late check-out fee"),
    "lost_key": N_("Lost key card"),
    "correction": N_("Correction"),
    "transfer": N_("Transfer"),
    "tax": N_("Tax"),
}
PAYMENTS = {
    "payment": N_("Payment"),
    "refund": N_("Refund"),
    "deposit_in": N_("Deposit"),
    "deposit_out": N_("Deposit returned"),
    "preauth_hold": N_("Pre-authorisation held"),
    "preauth_capture": N_("Pre-authorisation captured"),
    "preauth_release": N_("Pre-authorisation released"),
}
METHODS = {
    "none": N_("none"),
    "cash": N_("Cash"),
    "wechat": N_("WeChat"),
    "alipay": N_("Alipay"),
    "unionpay": N_("UnionPay card"),
    "intl_card": N_("Foreign card"),
    "card": N_("Card"),
    "preauth": N_("Pre-authorisation"),
    "prepaid_ota": N_("Prepaid online"),
    "company_ar": N_("Company account"),
    "points": N_("Points"),
    "voucher": N_("Voucher"),
    "ecny": N_("Digital yuan"),
}
RECEIVED = {
    **{
        method: METHODS[method]
        for method in ("cash", "wechat", "alipay", "unionpay", "intl_card", "card", "ecny")
    },
    "transfer": N_("Bank transfer"),
}
"""How a company pays on its account."""
INVOICES = {
    "none": N_("no invoice"),
    "personal": N_("personal"),
    "company_general": N_("company, general"),
    "company_special": N_("company, special"),
    "digital": N_("digital"),
}
"""Kinds of invoices (fapiao)."""
INVOICE_STATES = {
    "requested": N_("asked for"),
    "issued": N_("issued"),
    "sent": N_("sent"),
    "void": N_("void"),
}
