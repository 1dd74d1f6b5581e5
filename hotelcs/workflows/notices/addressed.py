"""Whom a notice reaches: who holds a post of it, or a post of its department, on a day."""

ADDRESSED = (
    "SELECT DISTINCT s.id, s.no, s.name FROM staff s JOIN staff_post h ON h.staff_id = s.id AND h.valid_from <= :day "
    "AND (h.valid_to IS NULL OR h.valid_to >= :day) JOIN post p ON p.code = h.post "
    "JOIN notice_addressee a ON a.notice_id = :notice AND (a.kind = 'everybody' OR (a.kind = 'post' AND a.code = p.code) "
    "OR (a.kind = 'department' AND a.code = p.department)) WHERE s.left_on IS NULL OR s.left_on >= :day ORDER BY s.no"
)
"""People (row, number, name) that the notice `:notice` is for on `:day`."""

TO_ME = (
    "EXISTS (SELECT 1 FROM notice_addressee a JOIN staff_post h ON h.staff_id = :staff AND h.valid_from <= :day "
    "AND (h.valid_to IS NULL OR h.valid_to >= :day) JOIN post p ON p.code = h.post WHERE a.notice_id = n.id "
    "AND (a.kind = 'everybody' OR (a.kind = 'post' AND a.code = p.code) OR (a.kind = 'department' AND a.code = p.department)))"
)
"""Condition: the notice `n` is for the person `:staff` (a row, or none) on `:day`."""

MINE = (
    "SELECT DISTINCT n.id, n.no, n.title, n.body, coalesce(n.department, ''), n.must_read, coalesce(n.until_date, ''), "
    "n.link, n.at, n.author, r.at, n.reminded_at FROM notice n JOIN notice_addressee a ON a.notice_id = n.id "
    "JOIN account c ON c.login = :login JOIN staff_post h ON h.staff_id = c.staff_id AND h.valid_from <= :day "
    "AND (h.valid_to IS NULL OR h.valid_to >= :day) JOIN post p ON p.code = h.post "
    "LEFT JOIN notice_read r ON r.notice_id = n.id AND r.staff_id = c.staff_id "
    "WHERE n.withdrawn_at IS NULL AND {filters} AND (n.until_date >= :day OR (n.until_date IS NULL AND n.at >= :since)) "
    "AND (a.kind = 'everybody' "
    "OR (a.kind = 'post' AND a.code = p.code) OR (a.kind = 'department' AND a.code = p.department)) "
    "ORDER BY r.at IS NOT NULL, n.must_read DESC, n.id DESC LIMIT :most"
)
"""Notices for the login `:login` on `:day`, unread ones first; those without a last day for a month, from `:since` on.

`{filters}` is a further condition on the notice (n) and one's own receipt (r).
"""
