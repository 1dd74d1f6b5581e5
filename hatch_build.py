"""The build step of the wheel: gettext catalogues are compiled, and `data/` travels inside the package.

Runs for `pip install .`, `pip install -e .` and `make wheel`. A checkout reads `data/` beside the package,
a wheel reads it as `hotelcs/data/` (see `hotelcs.config.data_root`).
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(locale: Path) -> list[Path]:
    """Write a `.mo` beside every `.po` below `locale` and return them. A damaged `.po` stops the build."""
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as lines:
            catalogue = read_po(lines, abort_invalid=True)
        target = source.with_suffix(".mo")
        with target.open("wb") as out:
            write_mo(out, catalogue)
        written.append(target)
    return written


class CatalogueHook(BuildHookInterface[Any]):
    """Compiles the catalogues before hatchling collects files."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; for a wheel to be shipped (`version` "standard") take `data/` along as well."""
        data = Path(self.root) / "data"
        compile_catalogues(data / "locale")
        if version == "standard" and self.target_name == "wheel":
            build_data["force_include"][str(data)] = "hotelcs/data"
