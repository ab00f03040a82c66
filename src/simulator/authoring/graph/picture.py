"""A scenario as a drawing: scenes, endings, the ways between them, and what is wrong where.

Read from the tree of the file and not from a `Scenario`: where it is wrong is often just
what its author wants to see. What is not of the right type is passed over; a problem says so.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, cast

from simulator.authoring.check import visible
from simulator.authoring.graph.seen import Seen
from simulator.codebook.endings import ENDING_KINDS_OF
from simulator.codebook.vocabulary import (
    ENDINGS,
    FITS,
    GAUGES,
    REFLEXES,
    VARIANTS,
    Ending,
    EndingKind,
    Fit,
    Phase,
    Reflex,
    Stance,
)
from simulator.diagnostics import Problem, Severity
from simulator.loading.document import Document, parse
from simulator.loading.structure import Draft, DraftReply
from simulator.scenario import SceneId

Manner = Literal[
    "interventie",
    "interpretatie_reflex",
    "meeleef_reflex",
    "advies_reflex",
    "afleid_reflex",
    "correctie_reflex",
    "anders",
    "onbekend",
]
"""What kind of reply goes this way, as its author wrote it: an intervention, one of the five
reflexes, an intervention that was measured as a reflex (``otherwise``), or no type there is."""

MANNERS: tuple[Manner, ...] = ("interventie", *REFLEXES, "anders", "onbekend")

_SCENE_FACTS = (
    "weight", "sets", "drift", "event", "spontaneous", "strict", "starts_crisis", "estimate",
    "discuss", "inner", "for_teacher",
)  # fmt: skip
_REPLY_FACTS = (
    "reflex_behaviour", "technique", "question", "exploration", "why_question", "hollow", "needs",
    "sets", "clears", "lens", "starts_crisis", "strict", "spontaneous", "inner", "for_teacher",
)  # fmt: skip


class Line(NamedTuple):
    """Words of the client and the variant they are for (codebook 4.7)."""

    variant: str
    words: str


class Road(NamedTuple):
    """Where one reply can lead."""

    target: str
    """The id of a scene, the slug of an ending, or a name that is neither."""
    when: str = ""
    """What must hold for it, in the words of the file; empty when nothing."""
    slipped: bool = False
    """Whether it is taken when an intervention was measured as a reflex."""


class PictureReply(NamedTuple):
    """One reply of a scene."""

    id: str
    type: str
    """As it is written, even where no type has that name."""
    manner: Manner
    text: str
    when: str
    facts: tuple[tuple[str, str], ...]
    """What else the author gave, by the key of the file."""
    reaction: tuple[Line, ...]
    """What the client answers; of the scenario's own reactions where the reply has none."""
    otherwise: tuple[Line, ...]
    """What the client answers to an intervention measured as a reflex; empty for the default."""
    why: str
    roads: tuple[Road, ...]
    stays: bool
    """Whether the talk stays in the scene after it, when all goes as its author means it."""
    fits: tuple[Fit, ...]
    """What it can turn out to be; empty where that was not explored, or never occurs."""
    problems: tuple[Problem, ...]


class PictureScene(NamedTuple):
    """One scene with its replies."""

    id: SceneId
    opening: bool
    says: tuple[Line, ...]
    cue: str
    signal: str
    """The slug of the signal; empty when there is none."""
    facts: tuple[tuple[str, str], ...]
    """What else the author gave, by the key of the file."""
    replies: tuple[PictureReply, ...]
    stances: tuple[Stance, ...]
    """In which the scene can be reached; empty where that was not explored, or it cannot be."""
    phases: tuple[Phase, ...]
    """Phases of a crisis other than ``geen`` in which it can be reached."""
    can_end: tuple[Ending, ...]
    """How the talk can end after a reply here, as far as that was explored."""
    problems: tuple[Problem, ...]
    """Those of the scene itself; each reply has its own."""

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Those of the scene and of its replies."""
        return (*self.problems, *(problem for reply in self.replies for problem in reply.problems))

    @property
    def staying(self) -> tuple[PictureReply, ...]:
        """The replies after which the talk stays here."""
        return tuple(reply for reply in self.replies if reply.stays)


class PictureEnding(NamedTuple):
    """One way in which the talk can end."""

    slug: Ending
    kind: EndingKind
    good: bool
    """Whether the scenario names it among its good endings."""
    by_itself: bool
    """Whether no road names it: it comes by the rules."""
    says: tuple[Line, ...]
    text: str
    problems: tuple[Problem, ...]


class Way(NamedTuple):
    """One line of the drawing: every reply of one manner from here to there."""

    source: SceneId
    target: str
    manner: Manner
    replies: tuple[str, ...]
    sometimes: bool
    """Whether every one of them goes this way under a condition only."""
    fits: tuple[Fit, ...]
    """What its replies can turn out to be, the best first; empty where that was not explored."""

    @property
    def tint(self) -> str:
        """The name of its colour: its manner, or the best an explored intervention can be here."""
        return self.fits[0] if self.fits and self.manner == "interventie" else self.manner


class Picture(NamedTuple):
    """Everything there is to draw of one scenario."""

    id: str
    title: str
    language: str
    summary: str
    scenes: tuple[PictureScene, ...]
    endings: tuple[PictureEnding, ...]
    missing: tuple[str, ...]
    """Names of roads that are neither a scene nor an ending."""
    ways: tuple[Way, ...]
    problems: tuple[Problem, ...]
    """Every problem of the file, those of scenes and replies included."""
    elsewhere: tuple[Problem, ...]
    """The problems that stand in no scene, reply or ending."""
    explored: bool

    @property
    def has_errors(self) -> bool:
        """Whether the scenario cannot be played."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def read_picture(
    text: str, problems: Iterable[Problem], seen: Seen | None = None
) -> Picture | None:
    """The drawing of the scenario in ``text``; None when there is no scene in it to draw.

    ``problems`` are those that were found in the file, ``seen`` is what the explorer found.
    """
    document = parse(text, "")[0]
    if document is None:
        return None
    reading = _Reading(document, tuple(problems), seen)
    return reading.picture() if reading.draft.scenes else None


Owner = tuple[str | int, ...]
"""The path of a scene, a reply or an ending; empty for the rest of the file."""


class _Reading:
    """A file while it is being read as a picture."""

    def __init__(
        self, document: Document, problems: tuple[Problem, ...], seen: Seen | None
    ) -> None:
        self.draft = Draft(document)
        self.seen = seen
        self.problems = problems
        self.replies: dict[str, list[DraftReply]] = {}
        for reply in self.draft.replies:
            self.replies.setdefault(reply.scene, []).append(reply)
        self.found = _by_owner(self.draft, problems)

    def picture(self) -> Picture:
        """Everything there is to draw."""
        values = self.draft.values
        scenes = tuple(self._scene(id_, scene) for id_, scene in self.draft.scenes.items())
        ways = tuple(_ways(scenes))
        named = {way.target for way in ways} - set(self.draft.scenes)
        return Picture(
            _line(values.get("id")),
            _line(values.get("title")),
            _line(values.get("language")) or "nl",
            _line(values.get("summary")),
            scenes,
            tuple(self._endings(named)),
            tuple(sorted(named - set(ENDINGS))),
            ways,
            self.problems,
            self._problems(()),
            self.seen is not None,
        )

    def _problems(self, owner: Owner) -> tuple[Problem, ...]:
        return tuple(self.found.get(owner, ()))

    def _scene(self, id_: str, scene: Mapping[str, object]) -> PictureScene:
        signal = _line(scene.get("signal"))
        seen = self.seen
        return PictureScene(
            id=id_,
            opening=self.draft.values.get("opens_with") == id_,
            says=_lines(scene.get("says")),
            cue=_line(scene.get("cue")),
            signal="" if signal == "geen" else signal,
            facts=_facts(scene, _SCENE_FACTS),
            replies=tuple(self._reply(reply) for reply in self.replies.get(id_, ())),
            stances=() if seen is None else seen.stances.get(id_, ()),
            phases=()
            if seen is None
            else tuple(phase for phase in seen.phases.get(id_, ()) if phase != "geen"),
            can_end=() if seen is None else seen.endings.get(id_, ()),
            problems=self._problems(("scenes", id_)),
        )

    def _reply(self, reply: DraftReply) -> PictureReply:
        values = reply.values
        roads = tuple(_roads(reply))
        meant = [road for road in roads if not road.slipped]
        reaction = _lines(values.get("reaction"))
        if not reaction and reply.is_reflex:
            reaction = _lines(_mapping(self.draft.values.get("reactions")).get(reply.type or ""))
        return PictureReply(
            id=_line(reply.id) or "?",
            type=_line(values.get("type")) or "?",
            manner=_manner(reply),
            text=_line(values.get("text")),
            when=condition(values.get("when")),
            facts=_facts(values, _REPLY_FACTS),
            reaction=reaction,
            otherwise=_lines(_mapping(values.get("otherwise")).get("reaction")),
            why=_line(values.get("why")),
            roads=roads,
            stays=all(road.target == reply.scene for road in meant),
            fits=() if self.seen is None else self.seen.fits.get((reply.scene, reply.id or ""), ()),
            problems=self._problems(reply.path),
        )

    def _endings(self, named: set[str]) -> Iterator[PictureEnding]:
        values = self.draft.values
        texts = _mapping(values.get("endings"))
        good = {word for word in _list(values.get("good_endings")) if isinstance(word, str)}
        happens = (
            set()
            if self.seen is None
            else {end for ends in self.seen.endings.values() for end in ends}
        )
        for slug in ENDINGS:
            if slug in self.draft.scenes:
                continue
            if slug not in named and slug not in texts and slug not in happens:
                continue
            told = _mapping(texts.get(slug))
            yield PictureEnding(
                slug,
                ENDING_KINDS_OF[slug],
                slug in good,
                slug not in named,
                _lines(told.get("says")),
                _line(told.get("text")),
                self._problems(("endings", slug)),
            )


def _by_owner(draft: Draft, problems: Sequence[Problem]) -> dict[Owner, list[Problem]]:
    """The problems by what begins last at or above them in the file."""
    owners: list[tuple[tuple[int, int], Owner]] = [(draft.key(key)[:2], ()) for key in draft.values]
    owners += [(draft.key("scenes", id_)[:2], ("scenes", id_)) for id_ in draft.scenes]
    owners += [(draft.head(*reply.path)[:2], reply.path) for reply in draft.replies]
    owners += [
        (draft.key("endings", slug)[:2], ("endings", slug))
        for slug in _mapping(draft.values.get("endings"))
        if slug in ENDINGS and slug not in draft.scenes
    ]
    owners.sort(key=lambda owner: owner[0])
    starts = [start for start, _ in owners]
    found: dict[Owner, list[Problem]] = {}
    for problem in problems:
        position = bisect_right(starts, problem.span[:2])
        owner = owners[position - 1][1] if position else ()
        found.setdefault(owner, []).append(problem)
    return found


def _manner(reply: DraftReply) -> Manner:
    if reply.type is None:
        return "onbekend"
    return cast(Reflex, reply.type) if reply.is_reflex else "interventie"


def _roads(reply: DraftReply) -> Iterator[Road]:
    """Every road of a reply, each with its condition."""
    branches = _list(reply.values.get("branches"))
    for path, target in reply.roads():
        when = ""
        if path[-3:-1] and path[-3] == "branches":
            when = condition(_mapping(branches[cast(int, path[-2])]).get("when"))
        yield Road(target, when, slipped=path[-2] == "otherwise")


def _ways(scenes: Iterable[PictureScene]) -> Iterator[Way]:
    """The lines between scenes, each once for every manner; to stay is no line."""
    for scene in scenes:
        bundles: dict[tuple[str, Manner], list[tuple[PictureReply, bool]]] = {}
        for reply in scene.replies:
            for road in reply.roads:
                if road.target != scene.id:
                    manner = "anders" if road.slipped else reply.manner
                    sometimes = bool(road.when or reply.when)
                    bundles.setdefault((road.target, manner), []).append((reply, sometimes))
        for (target, manner), bundle in bundles.items():
            fits = {fit for reply, _ in bundle for fit in reply.fits}
            yield Way(
                scene.id,
                target,
                manner,
                tuple(dict.fromkeys(reply.id for reply, _ in bundle)),
                all(sometimes for _, sometimes in bundle),
                tuple(fit for fit in FITS if fit in fits),
            )


def condition(when: object) -> str:
    """A ``when`` in a few words of the file: ``klager/klant, vertrouwen ≥ 5, erkend``."""
    parts: list[str] = []
    for key, value in _mapping(when).items():
        if key in ("houding", "crisis_fase"):
            parts.append("/".join(_words(value)))
        elif key in GAUGES:
            low, high = (_mapping(value).get(end) for end in ("min", "max"))
            parts += [
                f"{key} {sign} {end}" for sign, end in (("≥", low), ("≤", high)) if end is not None
            ]
        elif key == "flags":
            parts += _words(value)
        elif key == "without":
            parts += [f"¬{flag}" for flag in _words(value)]
    return _line(", ".join(parts))


def _facts(values: Mapping[str, object], keys: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """What the author gave for these keys, as one text each."""
    return tuple((key, text) for key in keys if (text := _flat(values.get(key))))


def _flat(value: object) -> str:
    if value is True:
        return "true"
    if isinstance(value, dict):
        return ", ".join(f"{_line(key)}: {_flat(part)}" for key, part in value.items())
    if isinstance(value, list):
        return ", ".join(_flat(part) for part in value)
    return "" if value is None or value is False else _line(str(value))


def _lines(value: object) -> tuple[Line, ...]:
    """Words of the client, the ordinary ones first."""
    if isinstance(value, str):
        return (Line("gewoon", _line(value)),)
    given = _mapping(value)
    order = ("gewoon", *(variant for variant in VARIANTS if variant != "gewoon"))
    return tuple(Line(variant, text) for variant in order if (text := _line(given.get(variant))))


def _line(value: object) -> str:
    """An author's text on one line, without anything that would be obeyed."""
    return visible(" ".join(value.split())) if isinstance(value, str) else ""


def _words(value: object) -> list[str]:
    return [value] if isinstance(value, str) else [w for w in _list(value) if isinstance(w, str)]


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
