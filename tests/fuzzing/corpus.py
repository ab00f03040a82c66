"""Documents that test a reader of YAML, written by those who make such readers."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "yaml_corpus"


def documents() -> Mapping[str, bytes]:
    """Every document by its name; ``README.md`` in the folder says where they come from."""
    found: dict[str, bytes] = {}
    for file in sorted(FOLDER.glob("*.json")):
        for name, written in json.loads(file.read_text("utf-8")).items():
            text = written if isinstance(written, str) else None
            data = base64.b64decode(written["base64"]) if text is None else text.encode()
            found[f"{file.stem}/{name}"] = data
    return found
