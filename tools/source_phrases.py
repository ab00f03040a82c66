"""The phrases that stand in the sources, so that `check` knows one when it meets it.

    python tools/source_phrases.py check TEXT...    phrases of these files that stand in a source
    python tools/source_phrases.py make SOURCE...   write the set anew, from all the sources

SOURCE are the sources as plain text; they are no part of the repository, and cannot be read back
from what is written. Make the set anew when a source is added.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from simulator.authoring.quality import repetition
from simulator.diagnostics.consistency import TRIAL_PHRASE

FILE = Path(repetition.__file__).with_name(repetition.SOURCES)


def borrowed(text: str) -> list[str]:
    """The phrases of this text that stand in a source, in their order."""
    return [
        phrase.decode()
        for phrase in repetition.phrases_of(text)
        if repetition.is_of_a_source(phrase)
    ]


def main(arguments: Sequence[str]) -> int:
    """Check, or make; exit 1 when something is borrowed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("check", "make"))
    parser.add_argument("texts", nargs="+", type=Path)
    asked = parser.parse_args(arguments)
    texts = {path: path.read_text("utf-8") for path in asked.texts}
    if asked.what == "make":
        FILE.write_bytes(repetition.packed([TRIAL_PHRASE, *texts.values()]))
        print(f"{FILE.name}: {FILE.stat().st_size} bytes")
        return 0
    found = [(path, phrase) for path, text in texts.items() for phrase in borrowed(text)]
    for path, phrase in found:
        print(f"{path}: {phrase}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
