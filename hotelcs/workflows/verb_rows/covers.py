"""Parts of shifts that others take."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "ask-cover": ("roster.cover_acts:AskCover", N_("Ask others to take part of a shift"), "account.own", "withdraw-cover"),
    "take-cover": ("roster.cover_acts:TakeCover", N_("Take part of a shift"), "account.own", "give-back-cover"),
    "give-back-cover": ("roster.cover_acts:GiveBackCover", N_("Give back part of a shift"), "account.own"),
    "withdraw-cover": ("roster.cover_acts:WithdrawCover", N_("Ask no more to take part of a shift"), "account.own"),
}  # fmt: skip
