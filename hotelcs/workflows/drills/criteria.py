"""What a drill is scored on, as the table has it (a test compares them). A leaf: views know no models."""

CRITERIA = (
    "alarm_time", "confirmation", "call_text", "broadcast", "lifts", "floor_sweep", "assist_list", "roll_complete",
    "roll_speed", "calm", "radio", "handover",
)  # fmt: skip
"""Each of four points (handbook 07 §7.10)."""
