"""How the values of a file hang together: roads, ids, flags, types and what belongs to them.

Every check walks the tree of the document and not the file model, so that one wrong type in a reply
does not hide what is wrong elsewhere. What is not of the right type is passed over here; that it is
wrong was already said.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import combinations
from typing import NamedTuple, get_args

from simulator.codebook.endings import ENDING_KINDS_OF, ENDING_RULES
from simulator.codebook.labels import ENDING_DEFAULTS
from simulator.codebook.lenses import LensTags
from simulator.codebook.reflexes import BEHAVIOUR_ENTRIES, REFLEX_ENTRIES
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.requirements import TRUTHS
from simulator.codebook.vocabulary import (
    BEHAVIOURS,
    CRISIS_ROLES,
    ENDINGS,
    FLAGS,
    GAUGES,
    HELP_CONDITIONS,
    LOCKED_TAGS,
    REFLEXES,
    SCHEIN_ROLES,
    TECHNIQUES,
    Text,
)
from simulator.diagnostics import Kind, Problem, Related, Span, fields, structure
from simulator.loading.document import Document, Path
from simulator.loading.glossary import glossed, literal, quoted
from simulator.loading.validating import Vocabulary, both, close_to, did_you_mean, unknown_slug
from simulator.scenario import REPAIR

MOST_FACTS = 4
MOST_REPLIES = 5
_MOST_REPLIES_COMPARED = 12
"""Beyond this many replies in a scene their conditions are not compared any more."""
LONG_REPLY = 120
"""Characters from which a reply gets a note; it still fits up to 199."""
SHORT_REPLY = 8
LONG_SPEECH = 280
"""Characters from which words of the client get a note."""

_LENS_NUMBERS: Mapping[str, tuple[int, int]] = {
    "macht": (-1, 1),
    "nabij": (-1, 1),
    "directiviteit": (0, 2),
    "status": (-1, 1),
}
_LENS_WORDS: Mapping[str, tuple[str, ...]] = {
    "schein": SCHEIN_ROLES,
    "crisisrol": CRISIS_ROLES,
    "voorwaarde": HELP_CONDITIONS,
    "model": get_args(LensTags.__annotations__["model"]),
    "ladder": get_args(LensTags.__annotations__["ladder"]),
}
_LENSES = Vocabulary(Text("lens", "lens"), LensTags._fields)
_FIRST_OF_NAME = Text("het eerste antwoord met deze naam", "the first reply of this name")
_VARIANTS = ("gewoon", "koel", "open", "gejaagd")


class Road(NamedTuple):
    """A way from a reply to a scene or an ending."""

    path: Path
    target: str


class DraftReply(NamedTuple):
    """A reply as it stands in the file, of which only the shape is certain."""

    path: Path
    scene: str
    values: Mapping[str, object]

    @property
    def id(self) -> str | None:
        """The id the author gave, else the type, which is the default."""
        return _text(self.values.get("id")) or _text(self.values.get("type"))

    @property
    def name(self) -> str:
        """How a message calls it."""
        return quoted(self.id or "?")

    @property
    def type(self) -> str | None:
        """The type, as far as it is one."""
        type_ = _text(self.values.get("type"))
        return type_ if type_ in ENTRIES else None

    @property
    def is_reflex(self) -> bool:
        """Whether it is written as one of the five reflexes."""
        return self.type in REFLEXES

    def roads(self) -> Iterator[Road]:
        """Every road it has, in the order of the format."""
        otherwise = _mapping(self.values.get("otherwise"))
        found: list[tuple[Path, object]] = [((*self.path, "goto"), self.values.get("goto"))]
        found += [
            ((*self.path, "branches", number, "to"), _mapping(branch).get("to"))
            for number, branch in enumerate(_list(self.values.get("branches")))
        ]
        found.append(((*self.path, "otherwise", "goto"), otherwise.get("goto")))
        for path, target in found:
            if isinstance(target, str):
                yield Road(path, target)


class Draft:
    """A document as a scenario in the making."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.values = _mapping(document.data)
        self._guesses_left = 100

    @cached_property
    def scenes(self) -> Mapping[str, Mapping[str, object]]:
        """The scenes that have the shape of one."""
        return {
            id_: scene
            for id_, scene in _mapping(self.values.get("scenes")).items()
            if isinstance(scene, dict)
        }

    @cached_property
    def replies(self) -> tuple[DraftReply, ...]:
        """The replies of all scenes that have the shape of one."""
        return tuple(
            DraftReply(("scenes", id_, "replies", number), id_, reply)
            for id_, scene in self.scenes.items()
            for number, reply in enumerate(_list(scene.get("replies")))
            if isinstance(reply, dict)
        )

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The flags the file declares itself."""
        return tuple(fact for fact in _list(self.values.get("facts")) if isinstance(fact, str))

    def texts(self, key: str) -> Iterator[tuple[Path, str]]:
        """The texts in the list at the top with the name ``key``."""
        return _words((key,), self.values.get(key))

    def guess(self, name: str, names: tuple[str, ...]) -> str | None:
        """The one of ``names`` that ``name`` was probably meant to be.

        Gives up after a hundred guesses and looks at a thousand names only, so that a file full of
        mistakes is not compared with itself for minutes.
        """
        self._guesses_left -= 1
        return close_to(name, names[:1000]) if self._guesses_left >= 0 else None

    def problem(
        self,
        kind: Kind,
        span: Span,
        suggestion: Text | None = None,
        related: Iterable[Related] = (),
        **words: object,
    ) -> Problem:
        """A problem of this file; a `Text` among the words becomes a word for each language.

        A name that Python keeps for itself is written with an underscore after it: ``from_``.
        """
        written: dict[str, str] = {}
        for name, word in words.items():
            if isinstance(word, Text):
                written |= both(name.rstrip("_"), word)
            else:
                written[name] = str(word)
        return Problem(kind, self.document.path, span, written, suggestion, tuple(related))

    def value(self, *path: str | int) -> Span:
        """Where the value at ``path`` stands."""
        return self.document.value_span(path)

    def key(self, *path: str | int) -> Span:
        """Where the key at the end of ``path`` stands."""
        return self.document.key_span(path)

    def head(self, *path: str | int) -> Span:
        """Where to point at for the whole of what stands at ``path``."""
        return self.document.head(path)


def check_structure(document: Document) -> list[Problem]:
    """Every problem in how the values of ``document`` hang together."""
    draft = Draft(document)
    return [problem for check in CHECKS for problem in check(draft)]


def check_reach(document: Document) -> list[Problem]:
    """The scenes to which no road leads; to be asked only of a file without errors."""
    draft = Draft(document)
    roads: dict[str, list[str]] = {}
    for reply in draft.replies:
        roads.setdefault(reply.scene, []).extend(road.target for road in reply.roads())
    reached: set[str] = set()
    waiting = [_text(draft.values.get("opens_with")) or ""]
    while waiting:
        scene = waiting.pop()
        if scene in draft.scenes and scene not in reached:
            reached.add(scene)
            waiting += roads.get(scene, [])
    return [
        draft.problem(structure.UNREACHABLE_SCENE, draft.key("scenes", scene), scene=scene)
        for scene in draft.scenes
        if scene not in reached
    ]


def _check_roads(draft: Draft) -> Iterator[Problem]:
    opening = _text(draft.values.get("opens_with"))
    scene_ids = _mapping(draft.values.get("scenes"))
    if opening is not None and scene_ids and opening not in scene_ids:
        from_ = glossed("opens_with")
        yield _unknown_scene(
            draft,
            Road(("opens_with",), opening),
            Text(f"{from_.nl} noemt", f"{from_.en} names"),
            tuple(scene_ids),
        )
    targets = (*scene_ids, *ENDINGS)
    for reply in draft.replies:
        for road in reply.roads():
            if road.target == "verlaten":
                yield draft.problem(
                    structure.ROAD_TO_LEAVING, draft.value(*road.path), reply=reply.name
                )
            elif road.target not in scene_ids and road.target not in ENDINGS:
                from_ = Text(
                    f'Antwoord "{reply.name}" leidt naar', f'Reply "{reply.name}" leads to'
                )
                yield _unknown_scene(draft, road, from_, targets)


def _unknown_scene(draft: Draft, road: Road, from_: Text, targets: tuple[str, ...]) -> Problem:
    guess = draft.guess(road.target, targets)
    suggestion = did_you_mean(guess) if guess else None
    if guess is not None and guess in draft.scenes:
        line = draft.key("scenes", guess).line
        suggestion = Text(
            f'bedoelde je "{literal(guess)}"? (scène op regel {line})',
            f'did you mean "{literal(guess)}"? (scene on line {line})',
        )
    return draft.problem(
        structure.UNKNOWN_SCENE,
        draft.value(*road.path),
        suggestion,
        from_=from_,
        target=quoted(road.target),
    )


def _check_scenes(draft: Draft) -> Iterator[Problem]:
    for id_, scene in draft.scenes.items():
        at = draft.key("scenes", id_)
        name = quoted(id_)
        if id_ in ENDINGS:
            yield draft.problem(structure.SCENE_NAMED_AS_ENDING, at, scene=name)
        replies = scene.get("replies", [])
        if replies == []:
            yield draft.problem(structure.SCENE_WITHOUT_REPLIES, at, scene=name)
        at_once = _most_at_once([_mapping(reply) for reply in _list(replies)])
        if at_once > MOST_REPLIES:
            yield draft.problem(
                structure.TOO_MANY_REPLIES,
                draft.head("scenes", id_, "replies", MOST_REPLIES),
                scene=name,
                count=at_once,
            )
        yield from _check_drift(draft, id_, _mapping(scene.get("drift")))


def _most_at_once(replies: list[Mapping[str, object]]) -> int:
    """How many replies can be on offer together, as far as their conditions exclude each other."""
    count = len(replies)
    if not MOST_REPLIES < count <= _MOST_REPLIES_COMPARED:
        return count
    conditions = [_mapping(reply.get("when")) for reply in replies]
    apart = {
        (one, other)
        for one, other in combinations(range(count), 2)
        if _exclude_each_other(conditions[one], conditions[other])
    }
    return next(
        size
        for size in range(count, -1, -1)
        if any(apart.isdisjoint(combinations(some, 2)) for some in combinations(range(count), size))
    )


def _exclude_each_other(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    for key in ("houding", "crisis_fase"):
        first = {word for _, word in _words((), one.get(key))}
        second = {word for _, word in _words((), other.get(key))}
        if first and second and first.isdisjoint(second):
            return True
    for gauge in GAUGES:
        low, high = _levels(one, gauge)
        other_low, other_high = _levels(other, gauge)
        if low > other_high or other_low > high:
            return True
    for first_key, second_key in (("flags", "without"), ("without", "flags")):
        first = {word for _, word in _words((), one.get(first_key))}
        second = {word for _, word in _words((), other.get(second_key))}
        if not first.isdisjoint(second):
            return True
    return False


def _levels(condition: Mapping[str, object], gauge: str) -> tuple[int, int]:
    levels = _mapping(condition.get(gauge))
    low, high = _number(levels.get("min")), _number(levels.get("max"))
    return 0 if low is None else low, 10 if high is None else high


def _check_drift(draft: Draft, scene: str, drift: Mapping[str, object]) -> Iterator[Problem]:
    path = ("scenes", scene, "drift")
    gauges = [gauge for gauge in drift if gauge in GAUGES]
    if len(gauges) > 1:
        yield draft.problem(structure.DRIFT_ON_SEVERAL_GAUGES, draft.key(*path), count=len(gauges))
    for gauge in gauges:
        change = _number(drift[gauge])
        if change is not None and abs(change) > 1:
            yield draft.problem(
                structure.DRIFT_TOO_LARGE, draft.value(*path, gauge), gauge=gauge, value=change
            )


def _check_shift(draft: Draft) -> Iterator[Problem]:
    for gauge, value in _mapping(draft.values.get("shift")).items():
        change = _number(value)
        if gauge in GAUGES and change is not None and abs(change) > 1:
            yield draft.problem(
                structure.SHIFT_TOO_LARGE, draft.value("shift", gauge), gauge=gauge, value=change
            )


def _check_reply_ids(draft: Draft) -> Iterator[Problem]:
    first: dict[tuple[str, str], DraftReply] = {}
    for reply in draft.replies:
        if reply.id is None:
            continue
        at = draft.value(*reply.path, "id") if "id" in reply.values else draft.head(*reply.path)
        if reply.id == REPAIR:
            yield draft.problem(structure.RESERVED_ID, at, reply=reply.name)
        earlier = first.setdefault((reply.scene, reply.id), reply)
        if earlier is not reply:
            there = draft.head(*earlier.path)
            yield draft.problem(
                structure.DUPLICATE_REPLY_ID,
                at,
                related=(
                    Related(
                        there,
                        Text("het eerste antwoord met deze naam", "the first reply of this name"),
                    ),
                ),
                scene=quoted(reply.scene),
                reply=reply.name,
            )


def _check_replies(draft: Draft) -> Iterator[Problem]:
    for reply in draft.replies:
        if "why" not in reply.values:
            yield draft.problem(
                structure.REPLY_WITHOUT_WHY, draft.head(*reply.path), reply=reply.name
            )
        if reply.type is not None:
            yield from (_check_reflex if reply.is_reflex else _check_intervention)(draft, reply)
            yield from _check_technique(draft, reply, reply.type)


def _check_intervention(draft: Draft, reply: DraftReply) -> Iterator[Problem]:
    values, at = reply.values, draft.head(*reply.path)
    if "reaction" not in values:
        yield draft.problem(structure.REPLY_WITHOUT_REACTION, at, reply=reply.name)
    if "goto" in values and "branches" in values:
        second = draft.key(*reply.path, "branches")
        yield draft.problem(structure.GOTO_AND_BRANCHES, second, reply=reply.name)
    elif "goto" not in values and values.get("branches", []) == []:
        yield draft.problem(structure.REPLY_WITHOUT_ROAD, at, reply=reply.name)
    yield from _check_branches(draft, reply)
    behaviour = _text(values.get("reflex_behaviour"))
    if behaviour in BEHAVIOURS:
        yield draft.problem(
            structure.BEHAVIOUR_WITHOUT_REFLEX,
            draft.key(*reply.path, "reflex_behaviour"),
            reply=reply.name,
            type=reply.type,
            owner=BEHAVIOUR_ENTRIES[behaviour].reflex,
        )


def _check_branches(draft: Draft, reply: DraftReply) -> Iterator[Problem]:
    branches = _list(reply.values.get("branches"))
    if not branches or not all(isinstance(branch, dict) for branch in branches):
        return
    always = [not _mapping(branch).get("when") for branch in branches]
    if not always[-1]:
        yield draft.problem(
            structure.BRANCHES_WITHOUT_LAST,
            draft.head(*reply.path, "branches", len(branches) - 1),
            reply=reply.name,
        )
    if True in always[:-1]:
        yield draft.problem(
            structure.BRANCH_NEVER_TAKEN,
            draft.head(*reply.path, "branches", always.index(True) + 1),
            reply=reply.name,
        )


def _check_reflex(draft: Draft, reply: DraftReply) -> Iterator[Problem]:
    values = reply.values
    type_ = reply.type
    own = next(entry.behaviours for slug, entry in REFLEX_ENTRIES.items() if slug == type_)
    behaviour = values.get("reflex_behaviour")
    if "reflex_behaviour" not in values:
        yield draft.problem(
            structure.REFLEX_WITHOUT_BEHAVIOUR,
            draft.head(*reply.path),
            reply=reply.name,
            behaviours=", ".join(own),
        )
    elif behaviour in BEHAVIOURS and behaviour not in own:
        yield draft.problem(
            structure.BEHAVIOUR_OF_ANOTHER_REFLEX,
            draft.value(*reply.path, "reflex_behaviour"),
            behaviour=behaviour,
            type=type_,
            owner=BEHAVIOUR_ENTRIES[behaviour].reflex,
            behaviours=", ".join(own),
        )
    for key, kind in (
        ("otherwise", structure.OTHERWISE_ON_REFLEX),
        ("branches", structure.BRANCHES_ON_REFLEX),
    ):
        if key in values:
            yield draft.problem(kind, draft.key(*reply.path, key), reply=reply.name)


def _check_technique(draft: Draft, reply: DraftReply, type_: str) -> Iterator[Problem]:
    own = next(entry.techniques for slug, entry in ENTRIES.items() if slug == type_)
    technique = reply.values.get("technique")
    if technique in TECHNIQUES and technique not in own:
        listed = ", ".join(own)
        choices = Text(f"kies uit: {listed}", f"choose from: {listed}")
        none = Text("dit type heeft geen technieken", "this type has no techniques")
        yield draft.problem(
            structure.TECHNIQUE_OF_ANOTHER_TYPE,
            draft.value(*reply.path, "technique"),
            technique=technique,
            type=type_,
            techniques=choices if own else none,
        )


def _check_flags(draft: Draft) -> Iterator[Problem]:
    names = (*FLAGS, *draft.facts)
    known = frozenset(names)
    for path, flag in _flags(draft):
        if flag in known:
            continue
        guess = draft.guess(flag, names)
        yield draft.problem(
            structure.UNKNOWN_FLAG,
            draft.value(*path),
            did_you_mean(guess) if guess else None,
            flag=quoted(flag),
        )


def _flags(draft: Draft) -> Iterator[tuple[Path, str]]:
    """Every flag the file names, except those it declares."""
    yield from draft.texts("flags")
    for id_, scene in draft.scenes.items():
        yield from _words(("scenes", id_, "sets"), scene.get("sets"))
    for reply in draft.replies:
        for key in ("sets", "clears", "needs"):
            yield from _words((*reply.path, key), reply.values.get(key))
    for path, condition in _conditions(draft):
        for key in ("flags", "without"):
            yield from _words((*path, key), condition.get(key))


def _conditions(draft: Draft) -> Iterator[tuple[Path, Mapping[str, object]]]:
    for reply in draft.replies:
        yield (*reply.path, "when"), _mapping(reply.values.get("when"))
        for number, branch in enumerate(_list(reply.values.get("branches"))):
            path = (*reply.path, "branches", number, "when")
            yield path, _mapping(_mapping(branch).get("when"))


def _check_ranges(draft: Draft) -> Iterator[Problem]:
    for path, condition in _conditions(draft):
        for gauge in GAUGES:
            levels = _mapping(condition.get(gauge))
            low, high = _number(levels.get("min", 0)), _number(levels.get("max", 10))
            if low is not None and high is not None and 0 <= high < low <= 10:
                yield draft.problem(
                    fields.EMPTY_RANGE,
                    draft.key(*path, gauge),
                    gauge=gauge,
                    min=low,
                    max=high,
                )


def _check_facts(draft: Draft) -> Iterator[Problem]:
    facts = _list(draft.values.get("facts"))
    if len(facts) > MOST_FACTS:
        yield draft.problem(
            structure.TOO_MANY_FACTS, draft.value("facts", MOST_FACTS), count=len(facts)
        )
    for path, fact in draft.texts("facts"):
        if fact in TRUTHS:
            yield draft.problem(structure.FACT_NAMED_AS_FLAG, draft.value(*path), fact=fact)


def _check_start(draft: Draft) -> Iterator[Problem]:
    start = _text(draft.values.get("start")) or ""
    kind = draft.values.get("crisis_kind", "geen")
    in_crisis = start in ("crisis_acuut", "crisis_gestabiliseerd")
    if in_crisis and kind in ("geen", "beleefd"):
        yield draft.problem(
            structure.START_WITHOUT_ITS_CRISIS,
            draft.value("crisis_kind" if "crisis_kind" in draft.values else "start"),
            start=start,
            crisis_kind=kind,
        )


def _check_endings(draft: Draft) -> Iterator[Problem]:
    good = tuple(ending for ending in ENDINGS if ENDING_KINDS_OF[ending] == "goed")
    written = {*_mapping(draft.values.get("endings")), *ENDING_DEFAULTS}
    named = list(draft.texts("good_endings"))
    for path, ending in named:
        if ending in ENDINGS and ending not in good:
            yield draft.problem(
                structure.NOT_A_GOOD_ENDING,
                draft.value(*path),
                ending=ending,
                endings=", ".join(good),
            )
    named += [road for reply in draft.replies for road in reply.roads()]
    told: set[str] = {"verlaten"}
    for path, ending in named:
        if ending not in ENDINGS or ending in told or ending in draft.scenes:
            continue
        told.add(ending)
        if ending not in written:
            yield draft.problem(structure.ENDING_WITHOUT_TEXT, draft.value(*path), ending=ending)
        for fallback in _fallbacks(ending):
            if fallback not in written and fallback not in told:
                told.add(fallback)
                yield draft.problem(
                    structure.FALLBACK_ENDING_WITHOUT_TEXT,
                    draft.value(*path),
                    ending=ending,
                    fallback=fallback,
                )


def _fallbacks(ending: str) -> Iterator[str]:
    for slug, rule in ENDING_RULES.items():
        if slug == ending:
            yield from (fallback for _, fallback in rule.if_not)


def _check_reactions(draft: Draft) -> Iterator[Problem]:
    reactions = draft.values.get("reactions")
    if isinstance(reactions, dict):
        for reflex in REFLEXES:
            if reflex not in reactions:
                yield draft.problem(
                    structure.MISSING_REACTION, draft.head("reactions"), reflex=reflex
                )


def _check_review(draft: Draft) -> Iterator[Problem]:
    if "reviewed" in draft.values:
        return
    for path, tag in draft.texts("warnings"):
        if tag in LOCKED_TAGS:
            yield draft.problem(structure.UNREVIEWED_CONTENT, draft.value(*path), tag=tag)


def _check_teaches(draft: Draft) -> Iterator[Problem]:
    if not isinstance(draft.values.get("teaches"), list):
        return
    # The cards of all systems are the largest module of the codebook, so only here.
    from simulator.codebook.systems import SYSTEMS

    slugs = tuple(system.slug for system in SYSTEMS.values())
    listed = Vocabulary(Text("model", "model"), slugs)
    for path, slug in draft.texts("teaches"):
        if slug in slugs:
            continue
        problem = unknown_slug(draft.document.path, draft.value(*path), quoted(slug), listed)
        by_id = SYSTEMS.get(slug)
        yield replace(problem, suggestion=did_you_mean(by_id.slug)) if by_id else problem


def _check_lenses(draft: Draft) -> Iterator[Problem]:
    for reply in draft.replies:
        for lens, value in _mapping(reply.values.get("lens")).items():
            path = (*reply.path, "lens", lens)
            if lens not in _LENSES.words:
                yield unknown_slug(draft.document.path, draft.key(*path), lens, _LENSES)
            elif lens in _LENS_WORDS:
                words = _LENS_WORDS[lens]
                if isinstance(value, str | int) and str(value) not in words:
                    listed = Vocabulary(Text(f"{lens}", f"{lens}"), words)
                    at = draft.value(*path)
                    yield unknown_slug(draft.document.path, at, str(value), listed)
            else:
                low, high = _LENS_NUMBERS[lens]
                number = _number(value)
                if isinstance(value, str) or (number is not None and not low <= number <= high):
                    yield draft.problem(
                        fields.OUT_OF_RANGE,
                        draft.value(*path),
                        key=glossed(lens),
                        value=quoted(str(value)),
                        min=low,
                        max=high,
                    )


def _check_lengths(draft: Draft) -> Iterator[Problem]:
    for reply in draft.replies:
        yield from _reply_length(draft, (*reply.path, "text"), reply.values.get("text"))
        yield from _speech_lengths(draft, (*reply.path, "reaction"), reply.values.get("reaction"))
        otherwise = _mapping(reply.values.get("otherwise"))
        path = (*reply.path, "otherwise", "reaction")
        yield from _speech_lengths(draft, path, otherwise.get("reaction"))
    for number, repair in enumerate(_list(draft.values.get("repair"))):
        values = _mapping(repair)
        yield from _reply_length(draft, ("repair", number, "text"), values.get("text"))
        yield from _speech_lengths(draft, ("repair", number, "reaction"), values.get("reaction"))
    for id_, scene in draft.scenes.items():
        yield from _speech_lengths(draft, ("scenes", id_, "says"), scene.get("says"))
    for reflex, words in _mapping(draft.values.get("reactions")).items():
        yield from _speech_lengths(draft, ("reactions", reflex), words)


def _reply_length(draft: Draft, path: Path, text: object) -> Iterator[Problem]:
    # Beyond the limits of the file model an error was given already.
    if not isinstance(text, str) or not text.strip():
        return
    length = len(text.strip())
    if length < SHORT_REPLY:
        yield draft.problem(
            fields.SHORT_TEXT, draft.value(*path), key=glossed("text"), limit=SHORT_REPLY
        )
    elif LONG_REPLY < length < 200:
        yield _long_text(draft, path, "text", length, LONG_REPLY)


def _speech_lengths(draft: Draft, path: Path, words: object) -> Iterator[Problem]:
    variants: list[tuple[Path, object]] = [(path, words)]
    variants += [((*path, variant), _mapping(words).get(variant)) for variant in _VARIANTS]
    for place, text in variants:
        length = len(text.strip()) if isinstance(text, str) else 0
        if LONG_SPEECH < length < 400:
            yield _long_text(draft, place, str(place[-1]), length, LONG_SPEECH)


def _long_text(draft: Draft, path: Path, key: str, length: int, limit: int) -> Problem:
    return draft.problem(
        fields.LONG_TEXT,
        draft.value(*path),
        key=glossed(key),
        length=length,
        limit=limit,
    )


CHECKS: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    _check_roads,
    _check_scenes,
    _check_shift,
    _check_reply_ids,
    _check_replies,
    _check_flags,
    _check_ranges,
    _check_facts,
    _check_start,
    _check_endings,
    _check_reactions,
    _check_review,
    _check_teaches,
    _check_lenses,
    _check_lengths,
)
"""Every check of the structure; each says nothing about what is right."""


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _words(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    """The words of a list, or the one word that stands in its place."""
    if isinstance(value, str):
        yield path, value
    for number, word in enumerate(_list(value)):
        if isinstance(word, str):
            yield (*path, number), word
