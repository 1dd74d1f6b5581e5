"""The states of tickets in words. A leaf: views and screens read it, too."""

from hotelcs.i18n import N_

STATES = {
    "open": N_("open"),
    "taken": N_("taken"),
    "waiting": N_("waiting"),
    "resolved": N_("resolved"),
    "withdrawn": N_("withdrawn"),
}
PRIORITIES = {
    "p1": N_("work stands still"),
    "p2": N_("hinders work"),
    "p3": N_("can wait a day"),
    "p4": N_("a wish"),
}
