"""Compile constraints.txt: one exact version of everything, without saying where it came from.

    python tools/constraints.py              add what is new, drop what is gone, keep the rest
    python tools/constraints.py --check      only compare; the difference and exit 1 when stale
    python tools/constraints.py --upgrade    take the newest version of everything

Existing pins are kept, so a release somewhere else in the world does not make the file stale. It
is compiled for every platform at once and for the oldest Python the program runs on.
"""

from __future__ import annotations

import argparse
import difflib
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "constraints.txt"


def compiled(*, upgrade: bool) -> str:
    """The constraints as they should be; raises ``CalledProcessError`` when there are none."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder, "constraints.txt")
        if PINS.exists():
            fresh.write_text(PINS.read_text("utf-8"), "utf-8")
        subprocess.run(
            [
                *(sys.executable, "-m", "uv", "pip", "compile", "--quiet"),
                *("--universal", "--python-version", "3.11"),
                *("--no-annotate", "--no-header", "--no-emit-index-url"),
                # The certificates of the machine, as pip has them: schools run their own proxies.
                "--system-certs",
                *(("--upgrade",) if upgrade else ()),
                *("--extra", "dev", "pyproject.toml", "--output-file", str(fresh)),
            ],
            cwd=ROOT,
            check=True,
        )
        return fresh.read_text("utf-8")


def main() -> int:
    """Compile or compare; 1 when the file is stale, 3 when it could not be compiled."""
    parser = argparse.ArgumentParser(description="Compile constraints.txt.")
    parser.add_argument("--check", action="store_true", help="compare and change nothing")
    parser.add_argument("--upgrade", action="store_true", help="take the newest of everything")
    asked = parser.parse_args()

    try:
        wanted = compiled(upgrade=asked.upgrade)
    except subprocess.CalledProcessError:
        return 3
    if not asked.check:
        PINS.write_text(wanted, "utf-8")
        return 0
    had = PINS.read_text("utf-8")
    sys.stdout.writelines(
        difflib.unified_diff(
            had.splitlines(keepends=True), wanted.splitlines(keepends=True), "had", "wanted"
        )
    )
    return int(had != wanted)


if __name__ == "__main__":
    sys.exit(main())
