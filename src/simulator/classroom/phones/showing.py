"""What phones are shown now, made once for all that see the same.

However many ask, the lesson is looked at once after each change, and a page is rendered once for
each language and each choice a phone can have made in it.
"""

import json
import secrets
from collections.abc import Callable, Mapping

from simulator.classroom.phones import page, words
from simulator.classroom.phones.sight import Seen, Sight, seen
from simulator.classroom.phones.streams import event
from simulator.language import Language, spoken
from simulator.lesson import LETTERS, Teaching


class Showing:
    """The sight of the lesson, under the number of its version."""

    def __init__(self, teaching: Callable[[], Teaching]) -> None:
        """``teaching`` tells the lesson that is held now."""
        self._teaching = teaching
        # A version of another run of the program is never taken for one of this run.
        self._run = secrets.token_hex(3)
        self._number = 0
        self._seen: Seen | None = None
        self._sight: Sight | None = None
        self._made: dict[tuple[object, ...], bytes] = {}

    def look_again(self) -> None:
        """The lesson may have changed."""
        self._seen = None

    def counted(self, poll: int, ballots: Mapping[int, int]) -> None:
        """These ballots count from now on."""
        if self._seen is not None and self._seen.sight.poll == poll:
            self._seen.chosen.update(ballots)

    @property
    def sight(self) -> Sight:
        """What every phone may see."""
        return self._now().sight

    @property
    def version(self) -> str:
        """Another one whenever the sight has changed."""
        self._now()
        return f"{self._run}.{self._number}"

    def page(self, language: Language, seat: int | None, said: str = "") -> bytes:
        """The whole page, as the phone with this seat sees it."""
        chosen = self._now().choice(seat)
        return self._once(
            ("page", language, chosen, said), lambda: self._page(language, chosen, said)
        )

    def state(self, language: Language, seat: int, said: str = "") -> bytes:
        """The same as the script of the page reads it: JSON, with what this seat chose."""
        chosen = self._now().choice(seat)
        return self._once(
            ("state", language, chosen, said),
            lambda: _json(
                {
                    **self._state(language, chosen),
                    "chosen": None if chosen is None else LETTERS[chosen],
                    "said": said,
                }
            ),
        )

    def event(self, language: Language) -> bytes:
        """The same as an event for all phones: without what anybody chose."""
        version = self.version
        return self._once(
            ("event", language),
            lambda: event("see", _json(self._state(language, None)).decode(), version),
        )

    def _now(self) -> Seen:
        if self._seen is None:
            self._seen = seen(self._teaching().lesson)
            if self._seen.sight != self._sight:
                self._sight = self._seen.sight
                self._number += 1
                self._made.clear()
        return self._seen

    def _once(self, what: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
        key = (self._teaching().furnish().name, *what)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = make()
        return made

    def _page(self, language: Language, chosen: int | None, said: str) -> bytes:
        teaching, sight = self._teaching(), self.sight
        with spoken(language):
            told = words.told(sight, chosen)
            room = teaching.furnish().name
            return page.page(told, teaching.lesson.scenario, room, language, self.version, said)

    def _state(self, language: Language, chosen: int | None) -> dict[str, object]:
        sight = self.sight
        with spoken(language):
            told = words.told(sight, chosen)
            return {
                "version": self.version,
                "poll": told.poll,
                "open": told.open,
                "status": told.status,
                "html": page.main(told, self._teaching().furnish().name, language),
            }


def _json(told: Mapping[str, object]) -> bytes:
    """On one line, as an event needs it."""
    return json.dumps(told, ensure_ascii=False).encode()
