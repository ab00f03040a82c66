"""The scenarios that talks were held on, found again by their id."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from simulator.loading import ScenarioRefused, load
from simulator.loading.library import Card, is_file, read_card, shelf
from simulator.scenario import Scenario


class Scenarios:
    """Scenarios by id and fingerprint, each loaded once."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Of two scenarios with one id the first folder has the one that is meant."""
        self._folders = tuple(folders)
        self._known: dict[str, tuple[Scenario, ...]] = {}
        self._shelves: dict[Path, list[Card]] = {}

    def of(self, scenario_id: str, fingerprint: str) -> Scenario | None:
        """The scenario with this fingerprint, else the one of this id, else None.

        None too for a file with an error in it, or one that waits for a review.
        """
        if scenario_id not in self._known:
            loaded = (_loaded(file) for file in self._files(scenario_id))
            self._known[scenario_id] = tuple(one for one in loaded if one is not None)
        known = self._known[scenario_id]
        same = (one for one in known if one.fingerprint == fingerprint)
        return next(same, next(iter(known), None))

    def _files(self, scenario_id: str) -> Iterator[Path]:
        for folder in self._folders:
            # As a rule a file is called after its scenario, and then no other needs to be read.
            usual = folder / f"{scenario_id}.yaml"
            if is_file(usual) and _is_of(scenario_id, read_card(usual)):
                yield usual
            else:
                yield from (card.file for card in self._cards(folder) if card.id == scenario_id)

    def _cards(self, folder: Path) -> list[Card]:
        if folder not in self._shelves:
            self._shelves[folder] = shelf([folder]).cards
        return self._shelves[folder]


def _is_of(scenario_id: str, card: object) -> bool:
    return isinstance(card, Card) and card.id == scenario_id


def _loaded(file: Path) -> Scenario | None:
    try:
        return load(file)
    except ScenarioRefused:
        return None
