"""Who may read a complaint: few, or everybody again."""

from hotelcs.workflows import rights
from hotelcs.workflows.act import Work
from hotelcs.workflows.complaints import cases
from hotelcs.workflows.complaints.moved import ComplaintMoved, OnComplaint, moved


class KeepSensitive(OnComplaint):
    """Keep a complaint from most eyes: its number is listed, nothing else. Or end that (`sensitive` no)."""

    sensitive: bool = True

    def perform(self, work: Work) -> ComplaintMoved:
        """Anybody who sees it keeps it; few show it again."""
        row = cases.complaint_of(work, self.complaint)
        rights.ask(work, "complaint.sensitive", "sensitive", wanted=not self.sensitive)
        row.sensitive = self.sensitive
        work.touch(row)
        cases.write(work, row, "note", "kept" if self.sensitive else "shown")
        return moved(row)
