"""Write down which phrases stand in the sources, so that `check` knows one when it meets it.

    .venv/bin/python tools/source_phrases.py TEXT...

TEXT are the sources as plain text; they are no part of the repository, and cannot be read back from
what is written. Run it when a source is added.
"""

import sys
from pathlib import Path

from simulator.authoring.quality import repetition
from simulator.diagnostics.consistency import TRIAL_PHRASE

FILE = Path(repetition.__file__).with_name(repetition.SOURCES)


def main(paths: list[str]) -> int:
    """Read the sources named on the command line and write the file."""
    if not paths:
        print(__doc__)
        return 2
    texts = [TRIAL_PHRASE, *(Path(path).read_text("utf-8") for path in paths)]
    FILE.write_bytes(repetition.packed(texts))
    print(f"{FILE.name}: {FILE.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
