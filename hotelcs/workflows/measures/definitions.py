"""The rows of the catalogue: every measure with its formula as it is printed, and where it is counted (handbook 06)."""

from hotelcs.i18n import N_
from hotelcs.workflows.measures.definition import Metric

SURVEYS = N_("The hotel keeps no surveys yet.")
TASKS = N_("The hotel keeps no cleaning tasks yet.")
WORK = N_("The hotel keeps no work orders yet.")
AUDITS = N_("The hotel keeps no audits of quality yet.")
COURSES = N_("The hotel keeps no courses yet.")
ASSISTANT = N_("The hotel has no assistant yet.")
GREETINGS = N_("The hotel keeps no greetings yet.")

KEYS = {
    "sellable": N_("sellable"), "total": N_("all rooms"), "out_of_order": N_("out of order"), "house_use": N_("house use"),
    "occ": N_("of sellable rooms"), "paid": N_("paid only"), "inventory": N_("of all rooms"), "adr": N_("a paid room"),
    "revpar": N_("a sellable room"), "overnight": N_("overnight only"), "average": N_("a rental"), "rentals": N_("rentals"),
    "stay": N_("nights a stay"), "no_show": N_("did not come"), "cancelled": N_("cancelled"), "walked": N_("sent elsewhere"),
    "short": N_("to source"), "need": N_("beyond the house"), "expected": N_("expected rooms"), "late": N_("late fees"), "hours": N_("by the hour"),
    "deposit": N_("deposits taken"),
    "closing": N_("owed after"), "opening": N_("owed before"), "charges": N_("charged"), "payments": N_("paid"), "csat": N_("content"),
    "mean": N_("mean"), "nps": N_("net"), "response": N_("surveys answered"), "dsi": N_("index"), "ratio": N_("ratio"), "fulfilled": N_("met"),
    "repeat": N_("came back"), "completeness": N_("of 100"), "points": N_("in points"), "relative": N_("relative"), "median": N_("median"),
    "p90": N_("nine in ten"), "fcr": N_("at first contact"), "sla": N_("met in time"), "reopened": N_("opened again"), "per100": N_("for 100 nights"),
    "rate": N_("content"), "gain": N_("gain"), "wait_median": N_("wait, median"), "wait_p90": N_("wait, nine in ten"),
    "checkin_median": N_("form, median"), "checkin_p90": N_("form, nine in ten"), "faster": N_("faster"),
    "before": N_("before"), "after": N_("after"), "covered": N_("covered"), "bounced": N_("moved twice"), "handed": N_("handed over"),
    "minutes": N_("minutes"), "first_pass": N_("passed"), "ready": N_("in time"), "turn_median": N_("again, median"), "turn_p90": N_("again, nine in ten"),
    "discrepancies": N_("otherwise"), "mttr": N_("to repair"), "pm": N_("checks kept"), "score": N_("score"), "passed": N_("passed"),
    "deflection": N_("of all"), "containment": N_("of those who stayed"), "found": N_("found"), "drill_score": N_("drills"),
    "index": N_("index"), "available": N_("available"), "backup": N_("since last backup"),
}  # fmt: skip
"""What a number of a measure is, in a word or two."""
UNITS = {
    "rooms": N_("{number} room(s)"),
    "rentals": N_("{number} rental(s)"),
    "nights": N_("{number} nights"),
    "min": N_("{number} min"),
    "s": N_("{number} s"),
    "h": N_("{number} h"),
    "points": N_("{number} point(s)"),
    "/100": N_("{number} for 100"),
}
"""Numbers with their unit, where that is a word."""

ROOMS = (
    Metric("M-01", N_("Sellable rooms"), N_("all rooms − out of order − house use; out of service stays in"),
           (("sellable", "rooms"), ("total", "rooms"), ("out_of_order", "rooms"), ("house_use", "rooms")), "house:sellable", "house:rooms_behind"),
    Metric("M-02", N_("Occupancy"), N_("(paid + complimentary rooms overnight) ÷ sellable rooms × 100; beside it paid only, and on all rooms"),
           (("occ", "%"), ("paid", "%"), ("inventory", "%")), "house:occupancy", "house:rooms_behind"),
    Metric("M-03", N_("Average daily rate"), N_("room revenue overnight ÷ paid rooms overnight; complimentary, house use and hours left out"),
           (("adr", "money"),), "house:rate", "house:revenue_behind", right="folio.read"),
    Metric("M-04", N_("Revenue per sellable room"), N_("(room revenue overnight + by the hour) ÷ sellable rooms; beside it overnight only"),
           (("revpar", "money"), ("overnight", "money")), "house:revenue_per_room", "house:revenue_behind", right="folio.read"),
    Metric("M-05", N_("Average of rooms by the hour"), N_("revenue by the hour and for the day ÷ rentals, which are never room nights"),
           (("average", "money"), ("rentals", "rentals")), "house:hours", "house:hours_behind", right="folio.read"),
    Metric("M-06", N_("Average length of stay"), N_("nights of departed stays ÷ departed stays"),
           (("stay", "nights"),), "coming:length_of_stay", "coming:departed"),
    Metric("M-07", N_("No-shows, cancellations, walked"), N_("no-shows ÷ arrivals due; cancellations ÷ bookings for those dates; walked ÷ arrivals due"),
           (("no_show", "%"), ("cancelled", "%"), ("walked", "%")), "coming:arrival_rates", "coming:arrivals"),
    Metric("M-08", N_("Rooms to source"), N_("⌈max(0, stayovers + Σ arrivals × (1 − no-show rate of the class) − sellable)⌉, of the last date"),
           (("short", "rooms"), ("need", "rooms"), ("expected", "rooms")), "coming:rooms_to_source", "coming:arrivals"),
    Metric("M-40", N_("Late fee, hourly fee, deposit"), N_("rules of the house on each bill: half a night until the set time, then a whole one; started hours beyond the base; the stay and a margin rounded up to 100"),
           (("late", "money"), ("hours", "money"), ("deposit", "money")), "fees:charged", "fees:lines", right="folio.read"),
    Metric("M-41", N_("Guest ledger"), N_("opening + charges − payments = closing"),
           (("closing", "money"), ("opening", "money"), ("charges", "money"), ("payments", "money")), "duty:owed", "duty:owed_behind", right="folio.read"),
)  # fmt: skip
SATISFACTION = (
    Metric("M-09", N_("Content guests (CSAT)"), N_("ratings 4 and 5 ÷ all ratings 1 to 5 × 100; the mean beside it"),
           (("csat", "%"), ("mean", "")), lacks=SURVEYS),
    Metric("M-10", N_("Net promoters (NPS)"), N_("% answering 9 or 10 minus % answering 0 to 6, of valid answers 0 to 10"), (("nps", ""),), lacks=SURVEYS),
    Metric("M-11", N_("Response rate"), N_("answers ÷ surveys sent or offered"), (("response", "%"),), lacks=SURVEYS),
    Metric("M-19", N_("Daily satisfaction index"), N_("0.5 · CSAT + 0.3 · steps in time + 0.2 · (100 − min(100, 20 · complaints for 100 room nights)), inputs unrounded"),
           (("dsi", ""),), lacks=SURVEYS),
    Metric("M-20", N_("Compliments for a complaint"), N_("compliments ÷ complaints"), (("ratio", ""),), lacks=SURVEYS),
    Metric("M-21", N_("Expectations met"), N_("met ÷ (met + partly + missed); partly counts half"), (("fulfilled", "%"),), lacks=SURVEYS),
    Metric("M-22", N_("Guests who came back"), N_("guests arriving with an earlier stay in 24 months ÷ guests arriving"),
           (("repeat", "%"),), "coming:coming_back", "coming:guests"),
    Metric("M-23", N_("Completeness of profiles"), N_("Σ weights of filled fields: name with Latin letters, phone, document 15 each; birth, email, language, preference (a wish on any booking of theirs) 10; address or company 15; the mean of those who arrived"),
           (("completeness", "points"),), "coming:profiles", "coming:scored"),
    Metric("M-24", N_("Effect of greetings"), N_("return rate of greeted guests minus that of others of the same segment"), (("points", "points"), ("relative", "%")), lacks=GREETINGS),
)  # fmt: skip
SERVICE = (
    Metric("M-12", N_("First answer"), N_("answered − first contact, of each case"),
           (("median", "min"), ("p90", "min"), ("mean", "min")), "handling:first_response", "handling:complaints"),
    Metric("M-13", N_("Until resolved"), N_("resolved − first contact − pauses, on the calendar of the policy"),
           (("median", "min"), ("p90", "min"), ("mean", "min")), "handling:resolution", "handling:settled"),
    Metric("M-14", N_("Resolved at first contact"), N_("closed cases resolved by their taker, without transfer, task or re-opening in 72 h ÷ closed cases"),
           (("fcr", "%"),), "handling:first_contact", "handling:settled"),
    Metric("M-15", N_("Steps in time"), N_("met ÷ (met + missed), of steps of complaints, tasks and tickets whose due time fell into the period; open past its due time is missed"),
           (("sla", "%"),), "handling:attainment", "handling:steps"),
    Metric("M-16", N_("Opened again"), N_("cases opened again at least once ÷ cases resolved"), (("reopened", "%"),), "handling:reopened", "handling:settled"),
    Metric("M-17", N_("For 100 room nights"), N_("complaints without merged ones ÷ occupied room nights × 100"),
           (("per100", "/100"),), "handling:per_hundred", "handling:complaints"),
    Metric("M-18", N_("Content afterwards"), N_("answered calls with 4 or 5 ÷ answered calls; gain = mean after − mean mood before"),
           (("rate", "%"), ("gain", "")), "handling:recovery", "handling:complaints"),
    Metric("M-25", N_("Queue and check-in"), N_("wait = served − ticket; check-in = saved − form opened; median and 90th percentile"),
           (("wait_median", "min"), ("wait_p90", "min"), ("checkin_median", "s"), ("checkin_p90", "s")), "waiting:queue", "waiting:tickets"),
    Metric("M-31", N_("Effect of the response team"), N_("(median before − median after) ÷ median before, same types, at least ten each; from the first date on"),
           (("faster", "%"), ("before", "min"), ("after", "min")), "duty:faster"),
    Metric("M-35", N_("Duties, bounces, handovers"), N_("duties with one A, an R and every signature ÷ duties; complaints, tasks and tickets moved twice ÷ those closed; handovers taken in 15 min ÷ handovers"),
           (("covered", "%"), ("bounced", "%"), ("handed", "%")), "duty:coverage", "duty:duties_behind"),
)  # fmt: skip
HOUSEKEEPING = (
    Metric("M-26", N_("Minutes for a room"), N_("Σ (end − begin − pauses) ÷ rooms, by kind of task; credits beside it"), (("minutes", "min"),), lacks=TASKS),
    Metric("M-27", N_("Passed at first inspection"), N_("rooms that pass the first inspection ÷ rooms inspected"), (("first_pass", "%"),), lacks=TASKS),
    Metric("M-28", N_("Rooms ready"), N_("expected arrivals whose room was vacant and clean at their hour, not before check-in time ÷ expected arrivals; again = check-out until clean or inspected, median and 90th percentile"),
           (("ready", "%"), ("turn_median", "min"), ("turn_p90", "min")), "rooms_ready:ready", "rooms_ready:rooms_behind"),
    Metric("M-29", N_("Rooms not as on file"), N_("discrepancies found ÷ rooms walked"), (("discrepancies", "%"),), lacks=TASKS),
    Metric("M-30", N_("Repairs"), N_("mean of repaired − reported; checks done by their day ÷ checks due"), (("mttr", "min"), ("pm", "%")), lacks=WORK),
)  # fmt: skip
QUALITY = (
    Metric("M-32", N_("Audit score"), N_("Σ (points × weight) ÷ Σ (most × weight) × 100, what does not apply left out"), (("score", ""),), lacks=AUDITS),
    Metric("M-33", N_("Service star"), N_("25 CSAT + 20 compliments + 20 steps in time + 15 audit + 10 training + 10 peers − 5 for each upheld complaint"), (("score", ""),), lacks=SURVEYS),
    Metric("M-34", N_("Courses and tests"), N_("people with every course they must have ÷ staff; passed ÷ assessed"), (("covered", "%"), ("passed", "%")), lacks=COURSES),
    Metric("M-36", N_("Assistant"), N_("solved alone ÷ all; solved alone ÷ (all − left); handed over ÷ all"),
           (("deflection", "%"), ("containment", "%"), ("handed", "%")), lacks=ASSISTANT),
)  # fmt: skip
SAFETY = (
    Metric("M-37", N_("Roll calls and drills"), N_("(safe + off site + injured + hospital) ÷ expected, of emergencies; Σ points ÷ most points, of drills"),
           (("found", "%"), ("drill_score", "%")), "duty:roll_calls", "duty:roll_calls_behind"),
    Metric("M-38", N_("Readiness"), N_("items that are so ÷ items: plans, drills, team, wardens, checks, list of who needs help"), (("index", "%"),),
           "duty:ready", "duty:ready_behind", when="now"),
    Metric("M-39", N_("Backup and availability"), N_("hours since the last verified backup, now; (minutes − minutes in which something critical was down unplanned) ÷ minutes of the days"),
           (("backup", "h"), ("available", "%")), "duty:backup", "duty:outages_behind", when="now"),
)  # fmt: skip
ALL = tuple(
    sorted(
        (*ROOMS, *SATISFACTION, *SERVICE, *HOUSEKEEPING, *QUALITY, *SAFETY), key=lambda metric: metric.code
    )
)
