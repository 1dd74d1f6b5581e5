"""What a drill is scored on, for those who only read (handbook 07 §7.10)."""

CRITERIA = (
    "alarm_time", "confirmation", "call_text", "broadcast", "lifts", "floor_sweep", "assist_list", "roll_complete",
    "roll_speed", "calm", "radio", "handover",
)  # fmt: skip
"""Each of four points; the table of scores takes no other."""
