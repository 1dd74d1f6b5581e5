"""The letters of one duty over the days: changed so that on any day exactly one post answers (handbook 01 S-13)."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import col, select

from hotelcs.models.duties import DutyAssignment
from hotelcs.workflows.act import Work

EVE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DutyLetters:
    """The letters of a duty. Each change is written at once, so that the database sees one A at a time."""

    work: Work
    duty: str

    def answers(self, day: date) -> str:
        """The post that answers on a day; empty for none."""
        return next((row.post for row in self._running(day) if row.raci == "A" and row.valid_from <= day), "")

    def keep(self, post: str, letters: set[str], first: date) -> None:
        """End what else than `letters` a post has from `first` on; an A that was planned for it falls back."""
        for row in self._running(first):
            if row.post == post and row.raci not in letters:
                self._end(row, first)
                if row.raci == "A":
                    self._fall_back(row)

    def give(self, post: str, letter: str, first: date) -> None:
        """A post has a letter from `first` on. An A ends on the eve of the day from which another is planned to answer."""
        running = [row for row in self._running(first) if row.raci == letter]
        until = self._last(running, post, first) if letter == "A" else None
        over = [row for row in running if (letter == "A" or row.post == post) and _within(row, until)]
        own = next((row for row in over if row.post == post and row.valid_from <= first), None)
        for row in over:
            if row is not own:
                self._end(row, first)
        if own is None:
            self.add(post, letter, first, until)
        else:
            own.valid_to = until
            self.work.session.flush()

    def add(self, post: str, letter: str, first: date, last: date | None = None) -> None:
        """Write a letter from a day to a day."""
        self.work.add(DutyAssignment(duty=self.duty, post=post, raci=letter, valid_from=first, valid_to=last))

    def _last(self, running: list[DutyAssignment], post: str, first: date) -> date | None:
        """The last day before another post is planned to answer."""
        cut = max(first, self.work.business_date)
        planned = [row.valid_from for row in running if row.post != post and row.valid_from > cut]
        return min(planned) - EVE if planned else None

    def _fall_back(self, gone: DutyAssignment) -> None:
        """Whoever answered up to the eve of an A that is gone answers on in its days."""
        for row in self._running(gone.valid_from - EVE):
            if row.raci == "A" and row.valid_to == gone.valid_from - EVE:
                row.valid_to = gone.valid_to
        self.work.session.flush()

    def _end(self, row: DutyAssignment, first: date) -> None:
        """A letter ends on the eve of `first`; one that had not begun goes."""
        if row.valid_from >= first:
            self.work.session.delete(row)
        else:
            row.valid_to = first - EVE
        self.work.session.flush()

    def _running(self, day: date) -> list[DutyAssignment]:
        """What is in force on a day or begins later, in its order."""
        query = select(DutyAssignment).where(
            DutyAssignment.duty == self.duty,
            (col(DutyAssignment.valid_to).is_(None)) | (col(DutyAssignment.valid_to) >= day),
        )
        return list(self.work.session.exec(query.order_by(col(DutyAssignment.valid_from))))


def _within(row: DutyAssignment, until: date | None) -> bool:
    return until is None or row.valid_from <= until
