"""A scenario as its author wrote it: a frozen graph of scenes, replies and endings.

Nothing here knows of YAML or of a running conversation. `simulator.loading` builds these values and
guarantees that every name in them exists: a road leads to a scene or to a declared ending, a slug
is in the codebook, an id is unique where it has to be. The format is described in
``docs/scenarios.md``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from simulator.codebook.vocabulary import (
    REPAIR_REPLY,
    VARIANTS,
    Behaviour,
    ContentTag,
    CrisisKind,
    Ending,
    Estimate,
    Exploration,
    FormOfAddress,
    Gauge,
    HelpForm,
    Phase,
    QuestionForm,
    Reflex,
    ReplyType,
    SessionKind,
    Signal,
    Stance,
    Start,
    Technique,
    Variant,
)

FlagName = str
"""A flag of the codebook, or one of the at most four ``facts`` a file declares itself."""

SceneId = str
ReplyId = str
Target = str
"""Where a road leads: the id of a scene, or the slug of an ending."""

REPAIR: ReplyId = REPAIR_REPLY
"""Id of the extra reply that is on offer while the contact has cooled (codebook 4.3)."""


class Place(NamedTuple):
    """A place in the author's file; lines and columns count from 1."""

    line: int
    column: int


NOWHERE = Place(0, 0)
"""The place of what was not read from a file."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words of the client in up to five variants; the talk so far chooses one (codebook 4.7)."""

    gewoon: str
    koel: str | None = None
    open: str | None = None
    gejaagd: str | None = None
    nogmaals: str | None = None

    def sounding(self, variant: Variant) -> str:
        """The words for ``variant``, or the ordinary ones where the author gave no such variant."""
        return getattr(self, variant) or self.gewoon

    def texts(self) -> Iterator[tuple[Variant, str]]:
        """Every variant the author wrote, with its words."""
        for variant in VARIANTS:
            words = getattr(self, variant)
            if words is not None:
                yield variant, words


class Range(NamedTuple):
    """Both ends count; a gauge runs from 0 to 10."""

    min: int = 0
    max: int = 10


@dataclass(frozen=True, slots=True)
class Condition:
    """When a reply is on offer or a branch is taken: everything named must hold."""

    houding: frozenset[Stance] | None = None
    crisis_fase: frozenset[Phase] | None = None
    gauges: tuple[tuple[Gauge, Range], ...] = ()
    flags: frozenset[FlagName] = frozenset()
    without: frozenset[FlagName] = frozenset()


ALWAYS = Condition()
"""The condition that asks nothing."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One of several roads after a reply; the first whose condition holds is taken."""

    to: Target
    when: Condition = ALWAYS
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What happens when the reply was measured as a reflex; None means the default.

    The default words are the scenario's ``reactions`` for that reflex; the default road stays in
    the scene, so that the client is still there with the same thing.
    """

    reaction: Spoken | None = None
    goto: Target | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """One thing the learner can say in a scene."""

    id: ReplyId
    type: ReplyType
    text: str
    question: QuestionForm
    exploration: Exploration
    why: str
    """One sentence: what this reply does to this client."""
    branches: tuple[Branch, ...] = ()
    """Roads when measured passend or neutraal; empty for a reflex type and for the repair reply."""
    reaction: Spoken | None = None
    """The client's answer when measured passend or neutraal; None for a reflex type."""
    otherwise: Otherwise = Otherwise()
    reflex_behaviour: Behaviour | None = None
    technique: Technique | None = None
    why_question: bool = False
    hollow: bool = False
    when: Condition = ALWAYS
    sets: frozenset[FlagName] = frozenset()
    clears: frozenset[FlagName] = frozenset()
    needs: frozenset[FlagName] = frozenset()
    starts_crisis: bool = False
    strict: bool = False
    spontaneous: bool = False
    lens: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))
    inner: str | None = None
    """A voice inside the helper at this choice, where the author gives one (codebook D7)."""
    for_teacher: str | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment of the talk: what the client says and what can be said back."""

    id: SceneId
    says: Spoken
    replies: tuple[Reply, ...]
    cue: str | None = None
    """What can be seen or heard of the client, as a stage direction."""
    signal: Signal = "geen"
    weight: int = 1
    """2 for an emotion so strong that what was acknowledged before no longer counts (3.2)."""
    sets: frozenset[FlagName] = frozenset()
    drift: tuple[tuple[Gauge, int], ...] = ()
    """What the world does to the gauges on entering: at most 1 on one gauge (codebook 4.3)."""
    event: bool = False
    consultation: bool = False
    """A short scene with a colleague: what is thought through is not done alone (P27, 8.4)."""
    spontaneous: bool = False
    strict: bool = False
    starts_crisis: bool = False
    estimate: Estimate | None = None
    discuss: str | None = None
    inner: str | None = None
    for_teacher: str | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class EndingText:
    """Last words of the client, if he says any, and what he does or decides now."""

    says: Spoken | None
    text: str


@dataclass(frozen=True, slots=True)
class Client:
    """The fictional person the learner talks with."""

    name: str
    age: int
    form_of_address: FormOfAddress
    background: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """Words for the extra reply that mends a cooled contact, and the client's answer to them."""

    text: str
    reaction: Spoken


@dataclass(frozen=True, slots=True)
class Review:
    """Who looked at this scenario, and when. Only a person outside the team may fill this in."""

    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario file, complete and consistent."""

    id: str
    title: str
    language: str
    summary: str
    setting: str
    help_form: HelpForm
    session: SessionKind
    client: Client
    start: Start
    crisis_kind: CrisisKind
    max_turns: int
    good_endings: tuple[Ending, ...]
    opens_with: SceneId
    scenes: Mapping[SceneId, Scene]
    endings: Mapping[Ending, EndingText]
    reactions: Mapping[Reflex, Spoken]
    plainly: Spoken
    """What the client says when his hint of danger was passed over twice (codebook 4.5)."""
    repair: tuple[Repair, ...] = ()
    night: bool = False
    bad_news: bool = False
    people: int = 1
    warnings: tuple[ContentTag, ...] = ()
    tempts: tuple[Reflex, ...] = ()
    teaches: tuple[str, ...] = ()
    difficulty: int = 1
    """1 (first steps) to 5."""
    minutes: int = 10
    flags: frozenset[FlagName] = frozenset()
    facts: tuple[FlagName, ...] = ()
    shift: tuple[tuple[Gauge, int], ...] = ()
    translates: str | None = None
    reviewed: Review | None = None
    for_teacher: str | None = None
    fingerprint: str = ""
    """Hash of everything that decides how a talk runs; a saved talk names the one it was held on.
    """
