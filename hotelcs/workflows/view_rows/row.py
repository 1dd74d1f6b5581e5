"""What is said of a view."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class View:
    """A view: `where` is "module:function" below hotelcs.workflows; who has `right` sees it; its filters."""

    where: str
    title: str
    right: str
    filters: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def load(self) -> Callable[..., Any]:
        """The reading function, imported now."""
        module, name = self.where.split(":")
        return getattr(import_module(f"hotelcs.workflows.{module}"), name)  # type: ignore[no-any-return]
