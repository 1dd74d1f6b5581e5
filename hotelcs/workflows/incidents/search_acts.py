"""Searching the house cell by cell: who looks where, and that nobody is there (handbook W-09)."""

from dataclasses import dataclass

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.incident_parts import SearchCell
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Mark, Ref
from hotelcs.workflows.incidents.standing import standing
from hotelcs.workflows.incidents.timeline import log


@dataclass(frozen=True, slots=True)
class CellSearched:
    """The emergency, the part of the house, and whether it is cleared."""

    incident: str
    cell: str
    cleared: bool


class ClaimCell(Act):
    """Search a part of the house: a floor, an area, a room. Nobody else has to look there."""

    incident: Ref
    cell: Mark

    def perform(self, work: Work) -> CellSearched:
        """Two who claim it at once get it once."""
        row = standing(work, self.incident, "reported", "responding", "contained")
        found = work.session.get(SearchCell, (row.id, self.cell))
        if found is not None:
            raise Refusal(
                "CELL_CLAIMED", N_("{login} searches {cell}."), field="cell", next=("claim-cell", "show incident"),
                login=found.claimed_by, cell=found.cell,
            )  # fmt: skip
        work.add(
            SearchCell(
                incident_id=int(row.id or 0),
                cell=self.cell,
                claimed_by=work.actor.login,
                claimed_at=work.now,
            )
        )
        log(work, row, "do", "claimed", self.cell)
        return CellSearched(row.no, self.cell, cleared=False)


class ClearCell(Act):
    """A part of the house was searched, and nobody is there."""

    incident: Ref
    cell: Mark

    def perform(self, work: Work) -> CellSearched:
        """One that nobody claimed is claimed with it. Refused when it is clear already."""
        row = standing(work, self.incident, "reported", "responding", "contained")
        found = work.session.get(SearchCell, (row.id, self.cell))
        if found is None:
            found = work.add(
                SearchCell(
                    incident_id=int(row.id or 0),
                    cell=self.cell,
                    claimed_by=work.actor.login,
                    claimed_at=work.now,
                )
            )
        if found.cleared_at is not None:
            raise Refusal(
                "CELL_CLEAR",
                N_("{cell} is clear already."),
                field="cell",
                next=("claim-cell",),
                cell=self.cell,
            )
        found.cleared_at, found.cleared_by = work.now, work.actor.login
        work.changed += 1
        log(work, row, "do", "cleared", self.cell)
        return CellSearched(row.no, self.cell, cleared=True)
