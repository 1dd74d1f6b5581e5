"""From which value on a number asks for a decision (handbook 02 `MetricThreshold`, 06)."""

from sqlmodel import Field, SQLModel

from hotelcs.models.columns import check, one_of, table, version_column

SIDES = ("<", ">")


class MetricThreshold(SQLModel, table=True):
    """A number of a measure, `M-15.sla`, is beyond what the hotel wants when it is below (<) or above (>) its bound.

    The bound is kept in hundredths; `days` is on how many dates in a row it has to be so.
    """

    __tablename__ = "metric_threshold"
    __table_args__ = table(
        one_of("side", SIDES),
        check("bound", "bound_hundredths BETWEEN -100000000 AND 100000000"),
        check("days", "days BETWEEN 1 AND 31"),
        rowid=False,
    )
    metric: str = Field(primary_key=True)
    side: str
    bound_hundredths: int
    days: int = 1
    version: int = version_column()
