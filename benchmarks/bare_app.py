"""Yardstick: the smallest Textual application, one Static."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """The one widget."""
        yield Static("bare and complete")


if __name__ == "__main__":
    Bare().run(mouse=False)
