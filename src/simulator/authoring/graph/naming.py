"""What the things of a picture are called in a program and on a page, and what they are in words.

A name of an author is never a name in a program: it could mean something there.
"""

import re
from collections import Counter
from typing import NamedTuple

from simulator.authoring.graph.picture import Picture, PictureEnding, PictureScene, Way
from simulator.language import _

MOST_WAYS = 4
"""Beyond this many ways to one ending it is drawn once for each scene that leads to it, or lines
from everywhere would cross the whole drawing."""


class Place(NamedTuple):
    """What a shape in a drawing stands for."""

    told: str
    """In words, for who points at it and who hears it."""
    anchor: str = ""
    """The id of the part of a page that tells more of it; empty where there is none."""


class Names:
    """A name for every scene, ending and missing target: ``s1``, ``e1``, ``m1``."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._names = {scene.id: f"s{number}" for number, scene in enumerate(picture.scenes, 1)}
        for number, ending in enumerate(picture.endings, 1):
            self._names.setdefault(ending.slug, f"e{number}")
        for number, target in enumerate(picture.missing, 1):
            self._names.setdefault(target, f"m{number}")
        into = Counter(way.target for way in picture.ways)
        self._copied: dict[str, list[str]] = {
            ending.slug: []
            for ending in picture.endings
            if into[ending.slug] > MOST_WAYS and not ending.by_itself
        }
        for way in picture.ways:
            if way.target in self._copied and self.end(way) not in self._copied[way.target]:
                self._copied[way.target].append(self.end(way))

    def __getitem__(self, target: str) -> str:
        """The name of a scene, an ending or a missing target."""
        return self._names[target]

    def end(self, way: Way) -> str:
        """The name of where a way comes to."""
        name = self._names[way.target]
        return f"{name}_{self._names[way.source]}" if way.target in self._copied else name

    def copies(self, ending: PictureEnding) -> list[str]:
        """The names under which an ending is drawn."""
        return self._copied.get(ending.slug) or [self._names[ending.slug]]

    def anchor(self, target: str) -> str:
        """The id of the part of a page that is about a scene or an ending."""
        return f"about-{target}" if _PLAIN.fullmatch(target) else f"about-{self._names[target]}-"

    def places(self) -> dict[str, Place]:
        """What each name in a drawing stands for."""
        about: dict[str, Place] = {}
        for target in self._picture.missing:
            about[target] = Place(_("{name} is not there").format(name=target))
        for ending in self._picture.endings:
            told = _("ending: {name}").format(name=ending.slug)
            about[ending.slug] = Place(told, self.anchor(ending.slug))
        for scene in self._picture.scenes:
            about[scene.id] = Place(_in_words(scene), self.anchor(scene.id))
        places = {name: about[target] for target, name in self._names.items()}
        for target, copies in self._copied.items():
            places |= dict.fromkeys(copies, about[target])
        return places


def _in_words(scene: PictureScene) -> str:
    """A scene as a line to hear: its name, and how the client begins."""
    words = scene.says[0].words if scene.says else ""
    return f"{scene.id}: {words}" if words else scene.id


_PLAIN = re.compile(r"[a-z0-9_]+")
