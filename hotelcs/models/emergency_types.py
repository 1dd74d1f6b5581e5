"""The types of emergency (handbook 02 `Incident`): those of plans, of incidents and of drills."""

INCIDENT_TYPES = (
    "fire", "medical", "power", "water", "lift", "theft", "violence", "missing_child", "food", "earthquake", "typhoon",
    "system", "death", "bomb", "gas", "other",
)  # fmt: skip
