"""Rights that come with schema 3, for a hotel that is there already; a new hotel takes them from its template."""

from alembic import op
from sqlalchemy import text

_GRANT = text(
    "INSERT INTO post_grant (post, permission) SELECT code, :right FROM post "
    "WHERE :every OR instr(' ' || :posts || ' ', ' ' || code || ' ') > 0"
)


def grant(right: str, posts: str) -> None:
    """Give `right` to `posts`, codes parted by spaces, or `*` for every post there is."""
    op.get_bind().execute(_GRANT, {"right": right, "posts": posts, "every": posts == "*"})
