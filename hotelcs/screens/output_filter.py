"""The last gate before the terminal: no control character of outside text passes, whatever drew it.

Reliability §7.7 rule 4. Screens draw through `paint.cell`, which cleans already; this holds for everything else.
"""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from hotelcs.text import visible


class OutputFilter(LineFilter):
    """Replaces control and bidi characters in every segment that is drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with their text fit for a terminal."""
        del background
        return [
            segment if segment.text.isprintable() else Segment(visible(segment.text), segment.style)
            for segment in segments
        ]
