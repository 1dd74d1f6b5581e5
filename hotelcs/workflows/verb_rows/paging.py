"""Paging, and calling a team out."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "set-channel": ("paging.channel_acts:SetChannel", N_("Set where somebody is paged"), "page.channel", "end-channel"),
    "end-channel": ("paging.channel_acts:EndChannel", N_("End a way of paging"), "page.channel"),
    "answer-page": ("paging.page_acts:AnswerPage", N_("Say that one has a page"), "read"),
    "retry-page": ("paging.page_acts:RetryPage", N_("Send a page again"), "page.write"),
    "give-up-page": ("paging.page_acts:GiveUpPage", N_("Send a page no more"), "page.write"),
    "call-out": ("callouts.call_out:CallOut", N_("Call a team out"), "callout.write", "stand-down"),
    "accept-call-out": ("callouts.answering:AcceptCallOut", N_("Accept a call-out"), "callout.write"),
    "decline-call-out": ("callouts.answering:DeclineCallOut", N_("Decline a call-out"), "callout.write"),
    "on-scene": ("callouts.answering:OnScene", N_("Be on the scene"), "callout.write"),
    "stand-down": ("callouts.standing_down:StandDown", N_("Stand a team down"), "callout.write"),
    "pass-call-outs-on": ("callouts.unanswered:PassCallOutsOn", N_("Pass unanswered call-outs on"), "page.write"),
}  # fmt: skip
