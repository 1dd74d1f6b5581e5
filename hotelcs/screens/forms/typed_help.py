"""What may be typed into a field, for F1, by what it takes; a leaf, for forms name these sentences themselves."""

from hotelcs.i18n import N_

DAY = N_(
    "A day: +3, fri, 24/12 (day/month), 12-24 (month-day), 2026-12-24, tomorrow, 明天, 12月24日. Days without a year are the next ones."
)
DEPARTURE = N_(
    "The day of departure, or the nights: 2n, 2, +2, fri, 24/12 (day/month), 12-24 (month-day), 2晚."
)
NIGHTS = N_(
    "Nights: 2, 2n, 2晚; or the day of departure: fri, 24/12 (day/month), 12-24 (month-day), 2026-12-24."
)
AMOUNT = N_("An amount in the hotel's currency: 200, 200.00 or 1,200.50.")
COUNT = N_("A whole number.")
ONE_OF = N_("A digit chooses, or the arrows.")
SEVERAL = N_("A digit ticks, the same digit again takes the tick off; several may be ticked.")
CODES = N_("Codes or numbers, with spaces or commas between them.")
SECRET = N_("What is typed is shown as stars and kept nowhere else.")
LEFT_EMPTY = N_("It may stay empty: Tab goes on.")
NEEDED = N_("It has to be filled (*).")
