"""The build step of our own: compiles the catalogues, for a wheel and for an editable install."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueBuildHook(BuildHookInterface[Any]):
    """Puts a .mo beside every .po before hatchling collects the files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; ``version`` (``standard`` or ``editable``) makes no difference."""
        if self.target_name == "wheel":
            tool = runpy.run_path(str(Path(self.root, "tools", "messages.py")))
            tool["compile_catalogues"]()
