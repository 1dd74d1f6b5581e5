"""What somebody holds on a day, as one text each: parts of a SELECT with the staff `s`. `{day}` is an expression of a day."""

POSTS = (
    "(SELECT group_concat(post, '+') FROM (SELECT h.post FROM staff_post h WHERE h.staff_id = s.id AND h.valid_from <= {day} "
    "AND (h.valid_to IS NULL OR h.valid_to >= {day}) ORDER BY h.main DESC, h.id))"
)
"""Codes of posts with `+`, the main post first."""
QUALIFICATIONS = (
    "(SELECT group_concat(kind, ' ') FROM (SELECT DISTINCT q.kind FROM qualification q WHERE q.staff_id = s.id "
    "AND q.issued_date <= {day} AND (q.expires_date IS NULL OR q.expires_date >= {day}) ORDER BY q.kind))"
)
"""Kinds of what is not run out, in the order of the alphabet."""
TEAMS = (
    "(SELECT group_concat(team || CASE lead WHEN 1 THEN '*' ELSE '' END, ' ') FROM (SELECT m.team, m.lead FROM team_member m "
    "WHERE m.staff_id = s.id AND m.valid_from <= {day} AND (m.valid_to IS NULL OR m.valid_to >= {day}) ORDER BY m.team))"
)
"""Teams in the order of the alphabet, with a star where this person leads."""


def held(day: str) -> str:
    """Three columns of a SELECT: posts, qualifications, teams."""
    return ", ".join(part.format(day=day) for part in (POSTS, QUALIFICATIONS, TEAMS))
