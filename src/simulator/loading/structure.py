"""How the values of a file hang together: roads, ids, flags, types and what belongs to them.

Every check walks the tree of the document and not the file model, so that one wrong type in a reply
does not hide what is wrong elsewhere. What is not of the right type is passed over here; that it is
wrong was already said.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from itertools import combinations
from typing import NamedTuple, get_args

from simulator.codebook.endings import ENDING_KINDS_OF, ENDING_RULES
from simulator.codebook.labels import ENDING_DEFAULTS
from simulator.codebook.lenses import LensTags
from simulator.codebook.reflexes import BEHAVIOUR_ENTRIES, REFLEX_ENTRIES
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.requirements import TRUTHS
from simulator.codebook.strips import strips
from simulator.codebook.vocabulary import (
    BEHAVIOURS,
    CRISIS_ROLES,
    ENDINGS,
    FLAGS,
    GAUGES,
    HELP_CONDITIONS,
    LOCKED_TAGS,
    REFLEXES,
    REPAIR_REPLY,
    SCHEIN_ROLES,
    TECHNIQUES,
    VARIANTS,
    Text,
)
from simulator.diagnostics import Kind, Problem, Related, Span, fields, structure
from simulator.loading.document import Document, Path
from simulator.loading.file_model import DAY, ReplyPart
from simulator.loading.glossary import glossed, literal, quoted
from simulator.loading.graph import Roads, circles, reached_from, turned_round
from simulator.loading.validating import (
    Vocabulary,
    both,
    close_to,
    did_you_mean,
    meant_by,
    unknown_slug,
)

MOST_FACTS = 4
MOST_REPLIES = 5
_FURTHEST_EAST = timezone(timedelta(hours=14))
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
_FIRST_OF_NAME = Text("het eerste antwoord met deze naam", "the first reply of this name")
_OTHER_ROAD = Text("de andere weg", "the other road")
_ALWAYS_HOLDS = Text("deze weg geldt altijd", "this road always holds")
_ITS_TYPE = Text("het type van dit antwoord", "the type of this reply")
_BEGINS_THERE = Text("hier begint het gesprek", "here the talk begins")
_REPLY_KEYS = tuple(ReplyPart.model_fields)


class Road(NamedTuple):
    """A way from a reply to a scene or an ending."""

    path: Path
    target: str


class DraftReply(NamedTuple):
    """A reply as it stands in the file, of which only the shape is certain."""

    path: Path
    scene: str
    values: Mapping[str, object]
    type: str | None
    """The type, as far as it is one."""

    @property
    def id(self) -> str | None:
        """The id the author gave, else the type, which is the default."""
        return as_text(self.values.get("id")) or as_text(self.values.get("type"))

    @property
    def name(self) -> str:
        """How a message calls it."""
        return quoted(self.id or "?")

    @property
    def is_reflex(self) -> bool:
        """Whether it is written as one of the five reflexes."""
        return self.type in REFLEXES

    def lacks(self, key: str, *, empty: bool = False) -> bool:
        """Whether the key is not there, or with ``empty`` holds an empty list.

        A key that is only misspelt is told as that, and not a second time as missing.
        """
        if key in self.values:
            return empty and self.values[key] == []
        unknown = (name for name in self.values if name not in _REPLY_KEYS)
        return all(meant_by(name, _REPLY_KEYS) != key for name in unknown)

    def roads(self) -> Iterator[Road]:
        """Every road it has, in the order of the format."""
        found: list[tuple[Path, object]] = [(("goto",), self.values.get("goto"))]
        found += [
            (("branches", number, "to"), as_mapping(branch).get("to"))
            for number, branch in enumerate(as_list(self.values.get("branches")))
        ]
        otherwise = as_mapping(self.values.get("otherwise"))
        found.append((("otherwise", "goto"), otherwise.get("goto")))
        for path, target in found:
            if isinstance(target, str):
                yield Road((*self.path, *path), target)


class Draft:
    """A document as a scenario in the making."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.values = as_mapping(document.data)
        self._guesses_left = 100

    @cached_property
    def scenes(self) -> Mapping[str, Mapping[str, object]]:
        """The scenes that have the shape of one."""
        return {
            id_: scene
            for id_, scene in as_mapping(self.values.get("scenes")).items()
            if isinstance(scene, dict)
        }

    @cached_property
    def replies(self) -> tuple[DraftReply, ...]:
        """The replies of all scenes that have the shape of one."""
        return tuple(
            DraftReply(("scenes", id_, "replies", number), id_, reply, _type(reply))
            for id_, scene in self.scenes.items()
            for number, reply in enumerate(as_list(scene.get("replies")))
            if isinstance(reply, dict)
        )

    @cached_property
    def roads(self) -> tuple[tuple[DraftReply, Road], ...]:
        """Every road of every reply, in order."""
        return tuple((reply, road) for reply in self.replies for road in reply.roads())

    @cached_property
    def conditions(self) -> tuple[tuple[Path, Mapping[str, object]], ...]:
        """Every ``when`` in which something is written."""
        found: list[tuple[Path, object]] = []
        for reply in self.replies:
            found.append(((*reply.path, "when"), reply.values.get("when")))
            found += [
                ((*reply.path, "branches", number, "when"), as_mapping(branch).get("when"))
                for number, branch in enumerate(as_list(reply.values.get("branches")))
            ]
        return tuple((path, as_mapping(condition)) for path, condition in found if condition)

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The flags the file declares itself."""
        return tuple(fact for fact in as_list(self.values.get("facts")) if isinstance(fact, str))

    def texts(self, key: str) -> Iterator[tuple[Path, str]]:
        """The texts in the list at the top with the name ``key``."""
        return words_at((key,), self.values.get(key))

    def guess(self, name: str, names: tuple[str, ...]) -> str | None:
        """The one of ``names`` that ``name`` was probably meant to be.

        Gives up after a hundred guesses and looks at a thousand names only, so that a file full of
        mistakes is not compared with itself for minutes.
        """
        self._guesses_left -= 1
        return close_to(name, names[:1000]) if self._guesses_left >= 0 else None

    def unknown_slug(self, span: Span, slug: str, listed: Vocabulary) -> Problem:
        """The problem that ``slug`` is not in the list it has to come from."""
        return unknown_slug(self.document.path, span, slug, listed, self.guess)

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


def _type(reply: Mapping[str, object]) -> str | None:
    type_ = as_text(reply.get("type"))
    return type_ if type_ in ENTRIES else None


def check_structure(draft: Draft) -> list[Problem]:
    """Every problem in how the values of a file hang together."""
    return [problem for check in CHECKS for problem in check(draft)]


def roads_of(draft: Draft) -> Roads:
    """For each scene where its replies lead: scenes and endings, in order."""
    roads: dict[str, dict[str, None]] = {id_: {} for id_ in draft.scenes}
    for reply, road in draft.roads:
        roads[reply.scene][road.target] = None
    return roads


def check_reach(draft: Draft) -> list[Problem]:
    """The scenes to which no road leads; to be asked only of a file without errors.

    Of scenes that hang together only the first is told, for one road would reach them all.
    """
    roads = roads_of(draft)
    reached = reached_from(as_text(draft.values.get("opens_with")) or "", roads)
    lost = {id_: targets for id_, targets in roads.items() if id_ not in reached}
    back = turned_round(lost)
    first = [
        next(id_ for id_ in lost if id_ in circle)
        for circle in circles(lost)
        if circle.issuperset(origin for id_ in circle for origin in back[id_])
    ]
    behind = Text("deze ligt erachter", "this one lies behind it")
    told: set[str] = set(first)
    problems = []
    for scene in sorted(first, key=lambda scene: draft.key("scenes", scene)):
        others = [id_ for id_ in reached_from(scene, lost) if id_ in lost and id_ not in told]
        told.update(others)
        problems.append(
            draft.problem(
                structure.UNREACHABLE_SCENE,
                draft.key("scenes", scene),
                related=[Related(draft.key("scenes", id_), behind) for id_ in others],
                scene=scene,
            )
        )
    return problems


def _check_roads(draft: Draft) -> Iterator[Problem]:
    opening = as_text(draft.values.get("opens_with"))
    scene_ids = as_mapping(draft.values.get("scenes"))
    if opening is not None and scene_ids and opening not in scene_ids:
        from_ = glossed("opens_with")
        yield _unknown_scene(
            draft,
            Road(("opens_with",), opening),
            Text(f"{from_.nl} noemt", f"{from_.en} names"),
            tuple(scene_ids),
        )
    targets = (*scene_ids, *ENDINGS)
    for reply, road in draft.roads:
        if road.target == "verlaten":
            yield draft.problem(
                structure.ROAD_TO_LEAVING, draft.value(*road.path), reply=reply.name
            )
        elif road.target not in scene_ids and road.target not in ENDINGS:
            from_ = Text(f'Antwoord "{reply.name}" leidt naar', f'Reply "{reply.name}" leads to')
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
        at_once = _most_at_once([as_mapping(reply) for reply in as_list(replies)])
        if at_once > MOST_REPLIES:
            yield draft.problem(
                structure.TOO_MANY_REPLIES,
                draft.head("scenes", id_, "replies", MOST_REPLIES),
                scene=name,
                count=at_once,
            )
        yield from _check_drift(draft, id_, as_mapping(scene.get("drift")))


def _most_at_once(replies: list[Mapping[str, object]]) -> int:
    """How many replies can be on offer together, as far as their conditions exclude each other."""
    count = len(replies)
    if not MOST_REPLIES < count <= _MOST_REPLIES_COMPARED:
        return count
    conditions = [as_mapping(reply.get("when")) for reply in replies]
    apart = {
        (one, other)
        for one, other in combinations(range(count), 2)
        if exclude_each_other(conditions[one], conditions[other])
    }
    return next(
        size
        for size in range(count, -1, -1)
        if any(apart.isdisjoint(combinations(some, 2)) for some in combinations(range(count), size))
    )


def exclude_each_other(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether of two conditions (``when``) at most one can hold, as far as can be seen in them."""
    for key in ("houding", "crisis_fase"):
        first, second = _words_in(one, key), _words_in(other, key)
        if first and second and first.isdisjoint(second):
            return True
    for gauge in GAUGES:
        if gauge not in one and gauge not in other:
            continue
        low, high = _levels(one, gauge)
        other_low, other_high = _levels(other, gauge)
        if low > other_high or other_low > high:
            return True
    for first_key, second_key in (("flags", "without"), ("without", "flags")):
        if not _words_in(one, first_key).isdisjoint(_words_in(other, second_key)):
            return True
    return False


def _words_in(condition: Mapping[str, object], key: str) -> frozenset[str]:
    if key not in condition:
        return frozenset()
    return frozenset(word for _, word in words_at((), condition[key]))


def _levels(condition: Mapping[str, object], gauge: str) -> tuple[int, int]:
    levels = as_mapping(condition.get(gauge))
    low, high = as_number(levels.get("min")), as_number(levels.get("max"))
    return 0 if low is None else low, 10 if high is None else high


def _check_drift(draft: Draft, scene: str, drift: Mapping[str, object]) -> Iterator[Problem]:
    path = ("scenes", scene, "drift")
    gauges = [gauge for gauge in drift if gauge in GAUGES]
    if len(gauges) > 1:
        yield draft.problem(structure.DRIFT_ON_SEVERAL_GAUGES, draft.key(*path), count=len(gauges))
    for gauge in gauges:
        change = as_number(drift[gauge])
        if change is not None and abs(change) > 1:
            yield _too_large(draft, "drift", draft.value(*path, gauge), gauge, change)


def _check_shift(draft: Draft) -> Iterator[Problem]:
    for gauge, value in as_mapping(draft.values.get("shift")).items():
        change = as_number(value)
        if gauge in GAUGES and change is not None and abs(change) > 1:
            yield _too_large(draft, "shift", draft.value("shift", gauge), gauge, change)


def _too_large(draft: Draft, key: str, at: Span, gauge: str, change: int) -> Problem:
    """The problem that ``drift`` or ``shift`` changes a gauge by more than one."""
    named = Text(f"`{key}` van `{gauge}`", f"`{key}` of `{gauge}`")
    return draft.problem(fields.OUT_OF_RANGE, at, key=named, value=change, min=-1, max=1)


def _check_reply_ids(draft: Draft) -> Iterator[Problem]:
    first: dict[tuple[str, str], DraftReply] = {}
    for reply in draft.replies:
        id_ = reply.id
        if id_ is None:
            continue
        if id_ == REPAIR_REPLY:
            yield draft.problem(structure.RESERVED_ID, _place_of_id(draft, reply), reply=reply.name)
        earlier = first.setdefault((reply.scene, id_), reply)
        if earlier is not reply:
            there = draft.head(*earlier.path)
            yield draft.problem(
                structure.DUPLICATE_REPLY_ID,
                _place_of_id(draft, reply),
                related=(Related(there, _FIRST_OF_NAME),),
                scene=quoted(reply.scene),
                reply=reply.name,
            )


def _place_of_id(draft: Draft, reply: DraftReply) -> Span:
    return draft.value(*reply.path, "id") if "id" in reply.values else draft.head(*reply.path)


def _check_replies(draft: Draft) -> Iterator[Problem]:
    for reply in draft.replies:
        if reply.lacks("why"):
            yield draft.problem(
                structure.REPLY_WITHOUT_WHY, draft.head(*reply.path), reply=reply.name
            )
        if reply.type is not None:
            yield from (_check_reflex if reply.is_reflex else _check_intervention)(draft, reply)
            yield from _check_technique(draft, reply, reply.type)


def _check_intervention(draft: Draft, reply: DraftReply) -> Iterator[Problem]:
    values = reply.values
    if reply.lacks("reaction"):
        yield draft.problem(
            structure.REPLY_WITHOUT_REACTION, draft.head(*reply.path), reply=reply.name
        )
    if "goto" in values and "branches" in values:
        yield draft.problem(
            structure.GOTO_AND_BRANCHES,
            draft.key(*reply.path, "branches"),
            related=(Related(draft.key(*reply.path, "goto"), _OTHER_ROAD),),
            reply=reply.name,
        )
    elif reply.lacks("goto") and reply.lacks("branches", empty=True):
        yield draft.problem(structure.REPLY_WITHOUT_ROAD, draft.head(*reply.path), reply=reply.name)
    yield from _check_branches(draft, reply)
    behaviour = as_text(values.get("reflex_behaviour"))
    if behaviour in BEHAVIOURS:
        yield draft.problem(
            structure.BEHAVIOUR_WITHOUT_REFLEX,
            draft.key(*reply.path, "reflex_behaviour"),
            related=_type_of(draft, reply),
            reply=reply.name,
            type=reply.type,
            owner=BEHAVIOUR_ENTRIES[behaviour].reflex,
        )


def _check_branches(draft: Draft, reply: DraftReply) -> Iterator[Problem]:
    branches = as_list(reply.values.get("branches"))
    if not branches or not all(isinstance(branch, dict) for branch in branches):
        return
    always = [not as_mapping(branch).get("when") for branch in branches]
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
            related=(
                Related(draft.head(*reply.path, "branches", always.index(True)), _ALWAYS_HOLDS),
            ),
            reply=reply.name,
        )


def _check_reflex(draft: Draft, reply: DraftReply) -> Iterator[Problem]:
    values = reply.values
    type_ = reply.type
    own = next(entry.behaviours for slug, entry in REFLEX_ENTRIES.items() if slug == type_)
    behaviour = values.get("reflex_behaviour")
    if reply.lacks("reflex_behaviour"):
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
            related=_type_of(draft, reply),
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
            yield draft.problem(
                kind,
                draft.key(*reply.path, key),
                related=_type_of(draft, reply),
                reply=reply.name,
            )


def _type_of(draft: Draft, reply: DraftReply) -> tuple[Related, ...]:
    """Where the type of a reply stands, with which something in that reply does not go."""
    return (Related(draft.value(*reply.path, "type"), _ITS_TYPE),)


def _check_technique(draft: Draft, reply: DraftReply, type_: str) -> Iterator[Problem]:
    technique = reply.values.get("technique")
    if technique not in TECHNIQUES:
        return
    own = next(entry.techniques for slug, entry in ENTRIES.items() if slug == type_)
    if technique not in own:
        listed = ", ".join(own)
        choices = Text(f"kies uit: {listed}", f"choose from: {listed}")
        none = Text("dit type heeft geen technieken", "this type has no techniques")
        yield draft.problem(
            structure.TECHNIQUE_OF_ANOTHER_TYPE,
            draft.value(*reply.path, "technique"),
            related=_type_of(draft, reply),
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
        yield from words_at(("scenes", id_, "sets"), scene.get("sets"))
    for reply in draft.replies:
        for key in ("sets", "clears", "needs"):
            if key in reply.values:
                yield from words_at((*reply.path, key), reply.values[key])
    for path, condition in draft.conditions:
        for key in ("flags", "without"):
            yield from words_at((*path, key), condition.get(key))


def _check_ranges(draft: Draft) -> Iterator[Problem]:
    for path, condition in draft.conditions:
        for gauge in GAUGES:
            levels = as_mapping(condition.get(gauge))
            low, high = as_number(levels.get("min", 0)), as_number(levels.get("max", 10))
            if low is not None and high is not None and 0 <= high < low <= 10:
                yield draft.problem(
                    fields.EMPTY_RANGE,
                    draft.key(*path, gauge),
                    gauge=gauge,
                    min=low,
                    max=high,
                )


def _check_facts(draft: Draft) -> Iterator[Problem]:
    facts = as_list(draft.values.get("facts"))
    if len(facts) > MOST_FACTS:
        yield draft.problem(
            structure.TOO_MANY_FACTS, draft.value("facts", MOST_FACTS), count=len(facts)
        )
    for path, fact in draft.texts("facts"):
        if fact in TRUTHS:
            yield draft.problem(structure.FACT_NAMED_AS_FLAG, draft.value(*path), fact=fact)


def _check_start(draft: Draft) -> Iterator[Problem]:
    start = as_text(draft.values.get("start")) or ""
    kind = draft.values.get("crisis_kind", "geen")
    in_crisis = start in ("crisis_acuut", "crisis_gestabiliseerd")
    if in_crisis and kind in ("geen", "beleefd"):
        yield draft.problem(
            structure.START_WITHOUT_ITS_CRISIS,
            draft.value("crisis_kind" if "crisis_kind" in draft.values else "start"),
            related=(
                (Related(draft.value("start"), _BEGINS_THERE),)
                if "crisis_kind" in draft.values
                else ()
            ),
            start=start,
            crisis_kind=kind,
        )


def _check_endings(draft: Draft) -> Iterator[Problem]:
    good = tuple(ending for ending in ENDINGS if ENDING_KINDS_OF[ending] == "goed")
    written = {*as_mapping(draft.values.get("endings")), *ENDING_DEFAULTS}
    named = list(draft.texts("good_endings"))
    for path, ending in named:
        if ending in ENDINGS and ending not in good:
            yield draft.problem(
                structure.NOT_A_GOOD_ENDING,
                draft.value(*path),
                ending=ending,
                endings=", ".join(good),
            )
    named += [road for _, road in draft.roads]
    told: set[str] = {"verlaten"}
    for path, ending in named:
        if ending not in ENDINGS or ending in told or ending in draft.scenes:
            continue
        told.add(ending)
        if ending not in written:
            whose = Text(f"Uitkomst `{ending}` heeft", f"Uitkomst `{ending}` has")
            yield draft.problem(
                structure.ENDING_WITHOUT_TEXT, draft.value(*path), ending=ending, whose=whose
            )
        for fallback in fallbacks_of(ending):
            if fallback not in written and fallback not in told:
                told.add(fallback)
                whose = Text(
                    f"Uitkomst `{ending}` kan uitlopen op `{fallback}`, en die heeft",
                    f"Uitkomst `{ending}` can turn into `{fallback}`, which has",
                )
                yield draft.problem(
                    structure.ENDING_WITHOUT_TEXT, draft.value(*path), ending=fallback, whose=whose
                )


def fallbacks_of(ending: str) -> Iterator[str]:
    """The endings that ``ending`` turns into where its guard does not hold."""
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


def today() -> date:
    """The latest day that has begun anywhere: a file travels, and has to load where it comes."""
    return datetime.now(_FURTHEST_EAST).date()


def _check_review(draft: Draft) -> Iterator[Problem]:
    if "reviewed" in draft.values:
        yield from _check_day_of_review(draft)
        return
    for path, tag in draft.texts("warnings"):
        if tag in LOCKED_TAGS:
            yield draft.problem(structure.UNREVIEWED_CONTENT, draft.value(*path), tag=tag)


def _check_day_of_review(draft: Draft) -> Iterator[Problem]:
    """Whether a day that looks like one is one, and has come: a review unlocks content."""
    written = as_text(as_mapping(draft.values["reviewed"]).get("on"))
    if written is None or re.fullmatch(DAY, written) is None:
        return
    at = draft.value("reviewed", "on")
    try:
        day = date.fromisoformat(written)
    except ValueError:
        step = Text(
            "die dag staat op geen kalender; vul in wanneer het beoordeeld is.",
            "no calendar has that day; fill in when it was reviewed.",
        )
        yield draft.problem(fields.BAD_DATE, at, step, value=quoted(written))
        return
    if day > today():
        yield draft.problem(structure.REVIEW_IN_THE_FUTURE, at, day=written)


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
        problem = draft.unknown_slug(draft.value(*path), quoted(slug), listed)
        by_id = SYSTEMS.get(slug)
        yield replace(problem, suggestion=did_you_mean(by_id.slug)) if by_id else problem


def _check_lenses(draft: Draft) -> Iterator[Problem]:
    for reply in draft.replies:
        for lens, value in as_mapping(reply.values.get("lens")).items():
            path = (*reply.path, "lens", lens)
            if lens not in LensTags._fields and lens not in strips():
                known = Vocabulary(Text("lens", "lens"), (*LensTags._fields, *strips()))
                yield draft.unknown_slug(draft.key(*path), lens, known)
            elif lens not in _LENS_NUMBERS:
                words = _LENS_WORDS[lens] if lens in _LENS_WORDS else strips()[lens].words
                if isinstance(value, str | int) and str(value) not in words:
                    listed = Vocabulary(Text(f"{lens}", f"{lens}"), words)
                    at = draft.value(*path)
                    yield draft.unknown_slug(at, str(value), listed)
            else:
                low, high = _LENS_NUMBERS[lens]
                number = as_number(value)
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
        otherwise = as_mapping(reply.values.get("otherwise"))
        path = (*reply.path, "otherwise", "reaction")
        yield from _speech_lengths(draft, path, otherwise.get("reaction"))
    for number, repair in enumerate(as_list(draft.values.get("repair"))):
        values = as_mapping(repair)
        yield from _reply_length(draft, ("repair", number, "text"), values.get("text"))
        yield from _speech_lengths(draft, ("repair", number, "reaction"), values.get("reaction"))
    for id_, scene in draft.scenes.items():
        yield from _speech_lengths(draft, ("scenes", id_, "says"), scene.get("says"))
    for reflex, words in as_mapping(draft.values.get("reactions")).items():
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
    if isinstance(words, str):
        yield from _speech_length(draft, path, words)
    for variant, text in as_mapping(words).items():
        if variant in VARIANTS and isinstance(text, str):
            yield from _speech_length(draft, (*path, variant), text)


def _speech_length(draft: Draft, path: Path, text: str) -> Iterator[Problem]:
    length = len(text.strip())
    if LONG_SPEECH < length < 400:
        yield _long_text(draft, path, str(path[-1]), length, LONG_SPEECH)


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


def as_mapping(value: object) -> Mapping[str, object]:
    """The mapping that ``value`` is, or an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[object]:
    """The list that ``value`` is, or an empty one."""
    return value if isinstance(value, list) else []


def as_text(value: object) -> str | None:
    """The text that ``value`` is, if it is one."""
    return value if isinstance(value, str) else None


def as_number(value: object) -> int | None:
    """The whole number that ``value`` is, if it is one; yes and no are none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def words_at(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    """The words of a list, or the one word that stands in its place, each with its path."""
    if isinstance(value, str):
        yield path, value
    for number, word in enumerate(as_list(value)):
        if isinstance(word, str):
            yield (*path, number), word
