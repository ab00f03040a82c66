"""What is on offer: how many replies, of which types, and whether there is always something."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from simulator.authoring.quality.reading import Reading
from simulator.codebook.vocabulary import GAUGES, PHASES, REFLEXES, STANCES, Text
from simulator.diagnostics import Problem, Related, teaching
from simulator.diagnostics import consistency as beside_codebook
from simulator.loading.glossary import quoted
from simulator.loading.structure import (
    DraftReply,
    as_mapping,
    as_number,
    as_text,
    exclude_each_other,
    words_at,
)

FEW_REPLIES = 3
"""Three to five replies a scene (codebook 4.8)."""
TEMPTED = 0.8
"""Share of scenes that offer a reflex (codebook 4.8)."""
WHOLE_TALK = 8
"""Scenes from which a file is a whole talk, and its shares and counts say something."""
MOST_OF_ONE_TYPE = 0.3
"""Share of all replies from which one type is too much of it."""
TEMPTATIONS = 4
"""How often each reflex in ``tempts`` has to be on offer (codebook 4.9, P6)."""
MOST_CONDITIONS = 12
"""Replies of one scene, with a condition each, that are looked at together."""
MOST_GAPS = 2000
"""Ways to break all conditions of a scene that are tried; beyond that nothing is said."""
_NOTHING_TO_TELL = (frozenset(STANCES), frozenset(PHASES), frozenset(("geen",)))
_MOST_RELATED = 5

Gap = dict[str, object]
"""A state for which no condition holds: the stances and phases left, the levels, the flags."""


def check_replies(reading: Reading) -> Iterator[Problem]:
    """Scenes with too little to choose from, in number or in kind."""
    draft = reading.draft
    for id_, options in reading.options_in.items():
        at, name = draft.key("scenes", id_), quoted(id_)
        types = {option.reply.type for option in options}
        if 0 < len(options) < FEW_REPLIES:
            yield draft.problem(teaching.FEW_REPLIES, at, scene=name, count=len(options))
        elif len(types) == 1:
            [type_] = types
            yield draft.problem(teaching.CHOICE_WITHOUT_DIFFERENCE, at, scene=name, type=type_)
        elif options and all(option.is_reflex for option in options):
            yield draft.problem(teaching.SCENE_OF_REFLEXES, at, scene=name)


def check_same_words(reading: Reading) -> Iterator[Problem]:
    """Replies of one scene in the very same words, of which both can be on offer."""
    draft = reading.draft
    for replies in reading.replies_in.values():
        earlier: dict[str, list[DraftReply]] = {}
        for reply in replies:
            words = as_text(reply.values.get("text"))
            if words is None:
                continue
            same = earlier.setdefault(" ".join(words.split()), [])
            condition = as_mapping(reply.values.get("when"))
            # Of a sentence that stands there ten thousand times the first ones say enough.
            beside = next(
                (
                    other
                    for other in same[:MOST_CONDITIONS]
                    if not exclude_each_other(condition, as_mapping(other.values.get("when")))
                ),
                None,
            )
            same.append(reply)
            if beside is not None:
                there = Text("hier staan ze ook", "they stand here, too")
                yield draft.problem(
                    teaching.REPEATED_REPLY,
                    draft.value(*reply.path, "text"),
                    related=[Related(draft.value(*beside.path, "text"), there)],
                    reply=reply.name,
                    other=beside.name,
                )


def check_temptation(reading: Reading) -> Iterator[Problem]:
    """Whether four in five scenes offer a reflex."""
    scenes = reading.options_in
    plain = [
        id_
        for id_, options in scenes.items()
        if options and not any(option.is_reflex for option in options)
    ]
    if len(scenes) >= WHOLE_TALK and len(plain) > (1 - TEMPTED) * len(scenes):
        draft = reading.draft
        also = Text("deze ook", "so does this one")
        yield draft.problem(
            teaching.SCENE_WITHOUT_TEMPTATION,
            draft.key("scenes", plain[0]),
            related=[
                Related(draft.key("scenes", id_), also) for id_ in plain[1 : _MOST_RELATED + 1]
            ],
            count=len(plain),
            scenes=len(scenes),
        )


def check_types(reading: Reading) -> Iterator[Problem]:
    """A type that is everywhere: in every scene, or nearly a third of all replies."""
    scenes = [options for options in reading.options_in.values() if options]
    if len(scenes) < WHOLE_TALK:
        return
    replies = Counter(option.reply.type for options in scenes for option in options)
    offering = Counter(
        type_ for options in scenes for type_ in {option.reply.type for option in options}
    )
    total = replies.total()
    for type_, count in replies.most_common(3):
        if offering[type_] == len(scenes) or count > MOST_OF_ONE_TYPE * total:
            yield reading.draft.problem(
                teaching.ONE_TYPE_EVERYWHERE,
                reading.draft.key("scenes"),
                type=type_,
                offering=offering[type_],
                scenes=len(scenes),
                share=f"{count / total:.0%}",
            )


def check_tempts(reading: Reading) -> Iterator[Problem]:
    """Whether ``tempts`` and the reflexes on offer say the same."""
    draft = reading.draft
    scenes = [options for options in reading.options_in.values() if options]
    offered = Counter(
        type_
        for options in scenes
        for type_ in {option.reply.type for option in options if option.is_reflex}
    )
    whole = len(scenes) >= WHOLE_TALK
    needed = TEMPTATIONS if whole else 1
    listed = [reflex for _, reflex in draft.texts("tempts") if reflex in REFLEXES]
    for path, reflex in draft.texts("tempts"):
        if reflex in REFLEXES and offered[reflex] < needed:
            yield draft.problem(
                teaching.RARE_TEMPTATION,
                draft.value(*path),
                reflex=reflex,
                count=offered[reflex],
                scenes=len(scenes),
                needed=needed,
            )
    if not whole or not listed:
        return
    least = min(offered[reflex] for reflex in listed)
    for reflex in REFLEXES:
        if reflex not in listed and offered[reflex] > max(least, TEMPTATIONS):
            yield draft.problem(
                teaching.UNLISTED_TEMPTATION,
                draft.key("tempts"),
                reflex=reflex,
                count=offered[reflex],
                scenes=len(scenes),
            )


def check_something_to_say(reading: Reading) -> Iterator[Problem]:
    """Scenes of which every reply has a condition, and none may hold."""
    draft = reading.draft
    # Outside a real crisis there is one phase, whatever a condition says.
    phases = PHASES if draft.values.get("crisis_kind") == "werkelijk" else ("geen",)
    for id_, replies in reading.replies_in.items():
        conditions = [as_mapping(reply.values.get("when")) for reply in replies]
        if not all(conditions) or not 0 < len(conditions) <= MOST_CONDITIONS:
            continue
        everything: Gap = {"houding": frozenset(STANCES), "crisis_fase": frozenset(phases)}
        gap = _gap(conditions, everything)
        if gap is not None:
            yield draft.problem(
                beside_codebook.SCENE_THAT_CAN_BE_EMPTY,
                draft.key("scenes", id_),
                scene=quoted(id_),
                gap=Text(_told(gap, "en", "zonder"), _told(gap, "and", "without")),
            )


def _gap(conditions: Sequence[Mapping[str, object]], everything: Gap) -> Gap | None:
    """What can be so without any of ``conditions`` holding, in as few words as can be.

    None when one of them always holds, or when there are too many ways to try.
    """
    gaps = [everything]
    for condition in conditions:
        gaps = [
            narrowed
            for gap in gaps
            for key, asked in condition.items()
            for narrowed in _broken(key, asked, gap)
        ]
        if not 0 < len(gaps) <= MOST_GAPS:
            return None
    return min(gaps, key=len)


def _broken(key: str, asked: object, so_far: Gap) -> Iterator[Gap]:
    """``so_far``, narrowed to what breaks one part of a condition, in every way it can be."""
    words = [word for _, word in words_at((), asked)]
    if key in ("houding", "crisis_fase"):
        left = so_far[key]
        assert isinstance(left, frozenset)
        if left - set(words):
            yield {**so_far, key: left - set(words)}
    elif key in ("flags", "without"):
        for flag in words:
            if so_far.get(flag, key == "without") == (key == "without"):
                yield {**so_far, flag: key == "without"}
    elif key in GAUGES:
        low, high = _levels(so_far, key)
        ends = as_mapping(asked)
        least, most = as_number(ends.get("min")) or 0, as_number(ends.get("max"))
        if low < least:
            yield {**so_far, key: (low, min(high, least - 1))}
        if most is not None and high > most:
            yield {**so_far, key: (max(low, most + 1), high)}


def _levels(gap: Gap, gauge: str) -> tuple[int, int]:
    levels = gap.get(gauge, (0, 10))
    assert isinstance(levels, tuple)
    return levels


def _told(gap: Gap, and_: str, without: str) -> str:
    """The gap in words: what was narrowed, part by part."""
    parts = []
    for key, value in gap.items():
        if isinstance(value, tuple):
            low, high = value
            ends = f"{low}" if low == high else f"{low}–{high}"
            parts.append(f"{key} {ends}")
        elif isinstance(value, bool):
            parts.append(f"`{key}`" if value else f"{without} `{key}`")
        elif isinstance(value, frozenset) and value not in _NOTHING_TO_TELL:
            parts.append(f"{key} " + "/".join(sorted(value)))
    return f" {and_} ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
