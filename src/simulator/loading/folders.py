"""The folders that scenarios are taken from, in sentences: one is not there, two have the same."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from simulator.language import _, ngettext

_OF_A_FILE = (".yaml", ".yml")


def missing(places: Iterable[Path]) -> list[Path]:
    """The folders among ``places`` that are not there, each once; a file's name is no folder."""
    return [
        place
        for place in dict.fromkeys(places)
        if place.suffix not in _OF_A_FILE and not _is_there(place)
    ]


def told_missing(folders: Iterable[Path]) -> list[str]:
    """A sentence for each folder that is not there, in the current language.

    Paths stand in it as they are: make the sentence printable where it is shown.
    """
    return [
        _("There is no folder {path}. The talks in other places are here.").format(path=folder)
        for folder in folders
    ]


def told_twice(twice: Mapping[str, Path]) -> list[str]:
    """Which scenarios are found more than once, and which one is used: a sentence for each folder.

    ``twice`` has the file that is used, by the id of its scenario. Paths stand in a sentence as
    they are: make it printable where it is shown.
    """
    by_folder: dict[Path, list[str]] = {}
    for scenario, file in twice.items():
        by_folder.setdefault(file.parent, []).append(scenario)
    return [
        ngettext(
            "Found in more than one place: {ids}. The one in {folder} is used.",
            "Found in more than one place: {ids}. Those in {folder} are used.",
            len(ids),
        ).format(ids=", ".join(ids), folder=folder)
        for folder, ids in by_folder.items()
    ]


def _is_there(place: Path) -> bool:
    try:
        return place.exists()
    except (OSError, ValueError):
        return False
