"""Headings of pages and call-outs, for the tables that people read."""

from hotelcs.i18n import N_

PAGING_HEADINGS = {
    "page": N_("Page"),
    "case": N_("Case"),
    "attempts": N_("Tries"),
    "queued": N_("Queued"),
    "next_try": N_("Next try"),
    "sent": N_("Sent"),
    "answered": N_("Answered"),
    "proof": N_("Proof"),
    "rank": N_("Rank"),
    "worked": N_("Last worked"),
    "callout": N_("Call-out"),
    "raised": N_("Raised"),
    "answer_by": N_("Answer by"),
    "lead_name": N_("Name of the lead"),
    "called": N_("Called"),
    "on_scene": N_("On the scene"),
    "escalated": N_("Passed on"),
    "stood_down": N_("Stood down"),
    "answer": N_("Answer"),
    "cases_before": N_("Cases before"),
    "cases_after": N_("Cases since"),
    "median_before": N_("Median before, min"),
    "median_after": N_("Median since, min"),
    "faster_percent": N_("Faster, %"),
}
