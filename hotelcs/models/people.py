"""Who may act: accounts and what their post is granted. People proper arrive with their own issue."""

from sqlmodel import Field, SQLModel

from hotelcs.models.columns import one_of, table

ACCOUNT_STATES = ("active", "locked", "disabled")


class Account(SQLModel, table=True):
    """A login and the post it acts for."""

    __table_args__ = table(one_of("status", ACCOUNT_STATES))
    id: int | None = Field(default=None, primary_key=True)
    login: str = Field(unique=True)
    name: str
    post: str
    lang: str = "en"
    status: str = "active"
    service: bool = False


class PostGrant(SQLModel, table=True):
    """One permission of one post (handbook 02 §2.10)."""

    __tablename__ = "post_grant"
    __table_args__ = table(rowid=False)
    post: str = Field(primary_key=True)
    permission: str = Field(primary_key=True)
