"""The interface texts: collect them from the code, check the catalogues, compile them.

    python tools/messages.py update [FILE.po ...]   code -> catalogues; FILE fills what is empty
    python tools/messages.py check                  everything wrong with the catalogues; exit 1
    python tools/messages.py compile                .po -> .mo, where the .po is newer

The texts in the code are English. In ``en`` every text stands for itself, so ``update`` fills it
in; in another language a new text is empty until somebody translates it, and ``check`` says so.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "simulator"
LOCALES = SOURCE / "locale"

KEYWORDS = {"_": None, "mark": None, "ngettext": (1, 2)}
"""The functions whose first argument, or first two, are texts; see ``simulator.language``."""


def po_files() -> dict[str, Path]:
    """The catalogue of every language, by language."""
    return {path.parts[-3]: path for path in sorted(LOCALES.glob("*/LC_MESSAGES/simulator.po"))}


def read(path: Path, language: str | None = None) -> Catalog:
    """The catalogue in a .po file; raises ``PoFileError`` when that is not what it is."""
    with path.open("rb") as file:
        return read_po(file, locale=language, domain="simulator", abort_invalid=True)


def texts_in_code(source: Path = SOURCE) -> Catalog:
    """A catalogue without translations of every text that ``source`` looks up or marks."""
    template = Catalog(domain="simulator", fuzzy=False)
    found = extract_from_dir(
        source, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=["Translators:"]
    )
    for name, line, message, comments, context in found:
        place = (Path(source.name, name).as_posix(), line)
        template.add(message, None, [place], auto_comments=comments, context=context)
    return template


def parts(text: str | Iterable[str] | None) -> tuple[str, ...]:
    """A text, or the forms of a text with a plural, always as a tuple."""
    if text is None:
        return ()
    return (text,) if isinstance(text, str) else tuple(text)


def is_translated(message: Message) -> bool:
    """Whether every form of the text has a translation."""
    translations = parts(message.string)
    return bool(translations) and all(translations)


def fill(catalogue: Catalog, donor: Catalog) -> None:
    """Take over what ``donor`` translates and ``catalogue`` does not."""
    for message in catalogue:
        given = donor.get(message.id, message.context) if message.id else None
        if given is not None and is_translated(given) and not is_translated(message):
            message.string = given.string


def stand_for_itself(catalogue: Catalog) -> None:
    """Let every text be its own translation."""
    for message in catalogue:
        if message.id:
            message.string = message.id


def update(donors: Iterable[Path]) -> None:
    """Bring every catalogue to the texts of the code; drop what the code no longer says."""
    given = [read(path) for path in donors]
    for language, path in po_files().items():
        catalogue = read(path, language)
        bring_to(catalogue, texts_in_code(), given)
        path.write_bytes(written(catalogue))


def bring_to(catalogue: Catalog, template: Catalog, donors: Iterable[Catalog]) -> None:
    """Give ``catalogue`` exactly the texts of ``template``, with the translations there are.

    ``template`` is used up: its messages become the catalogue's.
    """
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    if str(catalogue.locale_identifier) == "en":
        stand_for_itself(catalogue)
    else:
        for donor in donors:
            fill(catalogue, donor)


NOISE = re.compile(
    rb'"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date'
    rb"|Last-Translator|Generated-By):"
    rb'[^"]*"\n'
)
"""Header lines that hold no fact, or change at every update."""


def written(catalogue: Catalog) -> bytes:
    """What a .po file has to say for ``catalogue``; the same for the same texts."""
    file = BytesIO()
    # Without line numbers: a moved line is no change to a text.
    write_po(file, catalogue, width=100, sort_by_file=True, include_lineno=False)
    return NOISE.sub(b"", file.getvalue()).lstrip().rstrip() + b"\n"


def placeholders(text: str) -> Counter[str]:
    """The ``{names}`` in a text; raises ``ValueError`` when its braces do not match."""
    return Counter(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def faults_of(message: Message, language: str) -> Iterator[str]:
    """What is wrong with one translated text, in words that follow the text itself."""
    if not is_translated(message):
        yield "has no translation"
        return
    originals, translations = parts(message.id), parts(message.string)
    if message.fuzzy:
        yield "is marked fuzzy"
    if language == "en" and translations != originals:
        yield "differs from the text in the code"
    # With one form for each number: the forms stand in the order of the originals.
    for original, translation in zip(originals, translations, strict=False):
        try:
            if placeholders(original) != placeholders(translation):
                yield f"has other placeholders in {translation!r}"
        except ValueError as error:
            yield f"has braces that do not match: {error}"
        if original[:1].isspace() != translation[:1].isspace() or (
            original[-1:].isspace() != translation[-1:].isspace()
        ):
            yield f"begins or ends with other white space in {translation!r}"


def faults(catalogue: Catalog, template: Catalog, language: str) -> list[str]:
    """Everything wrong with one catalogue, measured against the texts of the code."""
    wanted = {(message.id, message.context) for message in template if message.id}
    had = {(message.id, message.context): message for message in catalogue if message.id}
    # A text with a plural is found by its first form.
    missing = [parts(text)[0] for text, _ in sorted(wanted - had.keys(), key=str)]
    stale = [parts(text)[0] for text, _ in sorted(had.keys() - wanted, key=str)]
    stale += [parts(message.id)[0] for message in catalogue.obsolete.values()]
    return [
        *(f"{language}: {text!r} is missing" for text in missing),
        *(f"{language}: {text!r} is in no code" for text in stale),
        *(
            f"{language}: {parts(message.id)[0]!r} {fault}"
            for key, message in had.items()
            if key in wanted
            for fault in faults_of(message, language)
        ),
    ]


def check() -> list[str]:
    """Everything wrong with the catalogues of the program."""
    template = texts_in_code()
    return [
        fault
        for language, path in po_files().items()
        for fault in faults(read(path, language), template, language)
    ]


def compiled(catalogue: Catalog) -> bytes:
    """What a .mo file has to say for ``catalogue``."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def compile_catalogues() -> None:
    """Write a .mo beside every .po that is newer than its .mo, or has none."""
    for language, path in po_files().items():
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= path.stat().st_mtime_ns:
            continue
        # In one step: a program that starts meanwhile reads the old one or the new one.
        fresh = path.with_suffix(".new.mo")
        fresh.write_bytes(compiled(read(path, language)))
        fresh.replace(target)


def main() -> int:
    """Do what the arguments ask; 1 when ``check`` found something."""
    parser = argparse.ArgumentParser(description="The interface texts and their catalogues.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    updating = verbs.add_parser("update", help="bring the catalogues to the texts of the code")
    updating.add_argument("donors", nargs="*", type=Path, metavar="FILE.po")
    verbs.add_parser("check", help="say everything that is wrong with the catalogues")
    verbs.add_parser("compile", help="write the .mo files that the program reads")
    asked = parser.parse_args()

    if asked.verb == "update":
        update(asked.donors)
        compile_catalogues()
    elif asked.verb == "compile":
        compile_catalogues()
    else:
        found = check()
        print("\n".join(found) or "The catalogues are complete.")
        return 1 if found else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
