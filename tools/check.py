"""The whole loop: everything that must hold before a change is done, the tests last.

Every step runs even when an earlier one failed, so that one run shows everything. What is given
on the command line goes to pytest: ``python tools/check.py -k language``.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

STEPS = {
    "layout": ("ruff", "format", "--check"),
    "lint": ("ruff", "check"),
    "types": ("mypy",),
    "texts": ("python", "tools/messages.py", "check"),
    "layers": ("lint-imports", "--no-logo"),
    "tests": ("pytest", "-n", "auto", "--dist", "worksteal"),
}
"""What every step is called, and its command."""


def main() -> int:
    """Take every step; 1 when one failed."""
    # The tools that were installed with the Python that runs this, whatever the shell would find.
    tools = Path(sys.executable).parent
    failed = []
    for name, (program, *arguments) in STEPS.items():
        print(f"--- {name}", flush=True)
        more = sys.argv[1:] if name == "tests" else []
        done = subprocess.run([tools / program, *arguments, *more], cwd=ROOT, check=False)
        if done.returncode:
            failed.append(name)
    if failed:
        print(f"--- failed: {', '.join(failed)}", flush=True)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
