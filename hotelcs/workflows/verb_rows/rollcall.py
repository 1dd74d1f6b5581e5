"""Roll calls, and who needs help to get out."""

from hotelcs.i18n import N_

ROWS: dict[str, tuple[str, ...]] = {
    "open-roll-call": ("rollcall.call_acts:OpenRollCall", N_("Open a roll call"), "roll.call", "close-roll-call"),
    "tick-roll-call": ("rollcall.ticking:TickRollCall", N_("Tick people of a roll call"), "roll.call", "tick-roll-call"),
    "append-to-roll-call": ("rollcall.appending:AppendToRollCall", N_("Append somebody to a roll call"), "roll.call",
                            "withdraw-from-roll-call"),
    "withdraw-from-roll-call": ("rollcall.appending:WithdrawFromRollCall", N_("Take somebody off a roll call"), "roll.call"),
    "move-assembly": ("rollcall.call_acts:MoveAssembly", N_("Move the assembly point"), "roll.call", "move-assembly"),
    "close-roll-call": ("rollcall.call_acts:CloseRollCall", N_("Close a roll call"), "incident.command", "reopen-roll-call"),
    "reopen-roll-call": ("rollcall.call_acts:ReopenRollCall", N_("Open a roll call again"), "incident.command"),
    "note-evacuation-help": ("rollcall.help_to_leave:NoteHelp", N_("Note who needs help to get out"), "guest.write",
                             "note-evacuation-help"),
}  # fmt: skip
