"""Words for the codes that acts take, as a digit chooses them and as lists show them; no form is loaded with them."""

from hotelcs.i18n import N_

SKILLS = {
    "first_aid": N_("first aid"),
    "fire_warden": N_("fire warden"),
    "aed": N_("AED"),
    "lift_rescue": N_("lift rescue"),
    "lang_en": N_("English"),
    "lang_ja": N_("Japanese"),
    "lang_ko": N_("Korean"),
    "sign_language": N_("sign language"),
    "food_safety": N_("food safety"),
    "rapid_response": N_("rapid response"),
}
CATEGORIES = {
    "guest": N_("guest"),
    "room": N_("room"),
    "money": N_("money"),
    "safety": N_("safety"),
    "maintenance": N_("maintenance"),
    "notice": N_("notice"),
    "vip": N_("VIP guest"),
    "other": N_("other"),
}
DAYS = {
    "holiday": N_("holiday"),
    "makeup_workday": N_("make-up workday"),
    "closure": N_("closed"),
    "plain": N_("a day like others"),
}
CHARGES = {
    "minibar": N_("Minibar"), "laundry": N_("Laundry"), "breakfast": N_("Breakfast"), "phone": N_("Telephone"),
    "transport": N_("Transport"), "extra_bed": N_("Extra bed"), "damage": N_("Damage"), "other": N_("Other"),
    "allowance": N_("Allowance"), "discount": N_("Discount"),
}  # fmt: skip
PAID_BY = {
    "cash": N_("Cash"), "wechat": N_("WeChat"), "alipay": N_("Alipay"), "card": N_("Card"), "unionpay": N_("UnionPay card"),
    "intl_card": N_("Foreign card"), "ecny": N_("Digital yuan"), "prepaid_ota": N_("Prepaid online"), "voucher": N_("Voucher"),
    "company_ar": N_("Company account"),
}  # fmt: skip
INVOICES = {
    "personal": N_("personal"), "company_general": N_("company, general"), "company_special": N_("company, special"),
    "digital": N_("digital"), "none": N_("no invoice"),
}  # fmt: skip
OF_COMPANY = ("company_general", "company_special")
"""Invoices that need a title and a tax ID."""
WHAT = {"room": N_("the room and its fees"), "extras": N_("everything but the room"), "all": N_("everything")}
BY_COMPANY = {
    "transfer": N_("Bank transfer"), "cash": N_("Cash"), "wechat": N_("WeChat"), "alipay": N_("Alipay"), "card": N_("Card"),
}  # fmt: skip
