"""The keys of a scenario file, which are required and what each may hold.

One class for each kind of mapping in the file. What can be said about a value on its own is said
here; how values hang together is in `simulator.loading.structure`, so that both kinds of problems
are found in one run. The format is described in ``docs/scenarios.md``.
"""

from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag
from pydantic_core import PydanticKnownError

from simulator.codebook.vocabulary import (
    Behaviour,
    ContentTag,
    CrisisKind,
    Ending,
    Estimate,
    Exploration,
    FormOfAddress,
    Gauge,
    HelpForm,
    Intervention,
    Phase,
    QuestionForm,
    Reflex,
    SessionKind,
    Signal,
    Stance,
    Start,
    Technique,
)

LONGEST_REPLY = 199
"""Characters of a reply; five of them must fit a terminal of 60 by 18."""
LONGEST_SPEECH = 399
"""Characters of what the client says at one time."""

RANGES: dict[str, tuple[int, int]] = {
    "age": (0, 120),
    "difficulty": (1, 5),
    "max": (0, 10),
    "max_turns": (1, 60),
    "min": (0, 10),
    "minutes": (1, 180),
    "people": (1, 9),
    "weight": (1, 2),
}
"""Smallest and largest value of every number that has them, by key."""

DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
"""How a day is written: year-month-day. Whether there is such a day a pattern cannot say."""

T = TypeVar("T")


def _text_or_parts(value: object) -> str:
    return "<parts>" if isinstance(value, dict | BaseModel) else "<text>"


def _one_or_many(value: object) -> str:
    return "<many>" if isinstance(value, list) else "<one>"


def _number_or_text(value: object) -> str:
    return "<number>" if isinstance(value, int) and not isinstance(value, bool) else "<text>"


def _whole_number(value: object) -> object:
    # To Python 1.0 and True are equal to 1, and a literal asks no more than that.
    if type(value) is not int:
        raise PydanticKnownError("int_type")
    return value


OneOrMany = Annotated[
    Annotated[T, Tag("<one>")] | Annotated[list[T], Tag("<many>")], Discriminator(_one_or_many)
]
"""A word, or a list of words."""

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
"""The author's own name for a scene, a reply or a fact: snake_case, in plain letters."""
Label = Annotated[str, Field(min_length=1, max_length=80)]
"""A few words on one line."""
Sentence = Annotated[str, Field(min_length=1, max_length=300)]
"""A sentence or two."""
Glimpse = Annotated[str, Field(min_length=1, max_length=160)]
"""What can be taken in at a glance: a place, a stage direction."""
Paragraph = Annotated[str, Field(min_length=1, max_length=2000)]
"""A text to read at leisure."""
ReplyText = Annotated[str, Field(min_length=1, max_length=LONGEST_REPLY)]
"""What the learner can say."""
Speech = Annotated[str, Field(min_length=1, max_length=LONGEST_SPEECH)]
"""What the client says at one time."""


class Part(BaseModel):
    """A mapping of the file: unknown keys are refused and nothing is converted."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        str_strip_whitespace=True,
        # Built once, as a part of the whole file: a fifth of the time that each class alone takes.
        defer_build=True,
    )


class VariantsPart(Part):
    """Words of the client in variants; the talk so far chooses one (codebook 4.7)."""

    gewoon: Speech
    koel: Speech | None = None
    open: Speech | None = None
    gejaagd: Speech | None = None
    nogmaals: Speech | None = None


SpokenPart = Annotated[
    Annotated[Speech, Tag("<text>")] | Annotated[VariantsPart, Tag("<parts>")],
    Discriminator(_text_or_parts),
]
"""Words of the client: a text, or a mapping of variants."""


class RangePart(Part):
    """Levels of a gauge; both ends count."""

    min: int = Field(default=0, ge=RANGES["min"][0], le=RANGES["min"][1])
    max: int = Field(default=10, ge=RANGES["max"][0], le=RANGES["max"][1])


class ConditionPart(Part):
    """A ``when``: everything named must hold."""

    houding: OneOrMany[Stance] | None = None
    crisis_fase: OneOrMany[Phase] | None = None
    vertrouwen: RangePart | None = None
    hoop: RangePart | None = None
    regie: RangePart | None = None
    spanning: RangePart | None = None
    flags: OneOrMany[str] = []
    without: OneOrMany[str] = []


class BranchPart(Part):
    """One of several roads."""

    to: str
    when: ConditionPart | None = None


class OtherwisePart(Part):
    """What happens when a reply is measured as a reflex."""

    reaction: SpokenPart | None = None
    goto: str | None = None


LensValue = Annotated[
    Annotated[int, Tag("<number>")] | Annotated[str, Tag("<text>")],
    Discriminator(_number_or_text),
]


class ReplyPart(Part):
    """A reply in a scene. What depends on its type is checked in ``structure``."""

    id: Id | None = None
    type: Literal[Intervention, Reflex]
    text: ReplyText
    question: QuestionForm | None = None
    exploration: Exploration | None = None
    technique: Technique | None = None
    reflex_behaviour: Behaviour | None = None
    why_question: bool = False
    hollow: bool = False
    when: ConditionPart | None = None
    sets: OneOrMany[str] = []
    clears: OneOrMany[str] = []
    needs: OneOrMany[str] = []
    reaction: SpokenPart | None = None
    goto: str | None = None
    branches: list[BranchPart] | None = None
    otherwise: OtherwisePart | None = None
    why: Sentence | None = None
    lens: dict[str, LensValue] = {}
    starts_crisis: bool = False
    strict: bool = False
    spontaneous: bool = False
    inner: Sentence | None = None
    for_teacher: Paragraph | None = None


class ScenePart(Part):
    """A scene."""

    says: SpokenPart
    cue: Glimpse | None = None
    signal: Signal = "geen"
    weight: int = Field(default=1, ge=RANGES["weight"][0], le=RANGES["weight"][1])
    sets: OneOrMany[str] = []
    drift: dict[Gauge, int] = {}
    event: bool = False
    consultation: bool = False
    spontaneous: bool = False
    strict: bool = False
    starts_crisis: bool = False
    estimate: Estimate | None = None
    discuss: Sentence | None = None
    inner: Sentence | None = None
    for_teacher: Paragraph | None = None
    replies: list[ReplyPart] = []


class EndingPart(Part):
    """The text of an ending; ``says`` may be left out when the client says nothing more."""

    says: SpokenPart | None = None
    text: Paragraph


class ClientPart(Part):
    """The client."""

    name: Annotated[str, Field(min_length=1, max_length=40)]
    age: int = Field(ge=RANGES["age"][0], le=RANGES["age"][1])
    form_of_address: FormOfAddress
    background: Paragraph | None = None


class RepairPart(Part):
    """An extra reply that mends, and the client's answer."""

    text: ReplyText
    reaction: SpokenPart


class ReviewPart(Part):
    """Who reviewed the scenario, and on which day."""

    by: Label
    on: Annotated[str, Field(pattern=DAY)]


ReactionKey = Literal[Reflex, "gevaar"]
"""The five reflexes, and the hint of danger that was passed over twice."""


class ScenarioPart(Part):
    """The whole file."""

    format: Annotated[Literal[1], BeforeValidator(_whole_number)]
    id: Id
    title: Label
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")]
    translates: Id | None = None
    summary: Paragraph
    setting: Glimpse
    help_form: HelpForm
    session: SessionKind = "eerste"
    client: ClientPart
    start: Start
    crisis_kind: CrisisKind = "geen"
    night: bool = False
    people: int = Field(default=1, ge=RANGES["people"][0], le=RANGES["people"][1])
    bad_news: bool = False
    warnings: list[ContentTag] = []
    tempts: list[Reflex] = []
    teaches: list[str] = []
    difficulty: int = Field(default=1, ge=RANGES["difficulty"][0], le=RANGES["difficulty"][1])
    minutes: int | None = Field(default=None, ge=RANGES["minutes"][0], le=RANGES["minutes"][1])
    max_turns: int = Field(ge=RANGES["max_turns"][0], le=RANGES["max_turns"][1])
    good_endings: Annotated[list[Ending], Field(min_length=1)]
    opens_with: str
    facts: list[Id] = []
    flags: OneOrMany[str] = []
    shift: dict[Gauge, int] = {}
    reactions: dict[ReactionKey, SpokenPart]
    repair: list[RepairPart] = []
    scenes: Annotated[dict[Id, ScenePart], Field(min_length=1)]
    endings: dict[Ending, EndingPart] = {}
    reviewed: ReviewPart | None = None
    for_teacher: Paragraph | None = None
