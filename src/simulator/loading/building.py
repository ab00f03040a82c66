"""From the file model to the frozen `Scenario`, with the defaults of the codebook filled in.

Everything was checked before; what comes in here is complete and consistent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from simulator.codebook.labels import ENDING_DEFAULTS, PLAINLY_DEFAULT
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.vocabulary import GAUGES, REFLEXES, Ending, Gauge, Reflex
from simulator.loading.document import Document, Path
from simulator.loading.file_model import (
    BranchPart,
    ConditionPart,
    EndingPart,
    ReplyPart,
    ScenarioPart,
    ScenePart,
    VariantsPart,
)
from simulator.loading.fingerprint import fingerprint
from simulator.loading.library import default_minutes
from simulator.scenario import (
    ALWAYS,
    Branch,
    Client,
    Condition,
    EndingText,
    Otherwise,
    Place,
    Range,
    Repair,
    Reply,
    Review,
    Scenario,
    Scene,
    Spoken,
)

T = TypeVar("T")


def build(file: ScenarioPart, document: Document) -> Scenario:
    """The scenario that ``file`` describes; ``document`` knows the places."""
    reactions: dict[Reflex, Spoken] = {
        reflex: _spoken(file.reactions[reflex]) for reflex in REFLEXES
    }
    plainly = file.reactions.get("gevaar")
    scenario = Scenario(
        id=file.id,
        title=_line(file.title),
        language=file.language,
        summary=_prose(file.summary),
        setting=_line(file.setting),
        help_form=file.help_form,
        session=file.session,
        client=Client(
            name=_line(file.client.name),
            age=file.client.age,
            form_of_address=file.client.form_of_address,
            background=_prose(file.client.background or ""),
        ),
        start=file.start,
        crisis_kind=file.crisis_kind,
        max_turns=file.max_turns,
        good_endings=_once(file.good_endings),
        opens_with=file.opens_with,
        scenes=MappingProxyType(
            {id_: _scene(id_, scene, document) for id_, scene in file.scenes.items()}
        ),
        endings=MappingProxyType(_endings(file)),
        reactions=MappingProxyType(reactions),
        plainly=(
            Spoken(PLAINLY_DEFAULT.in_language(file.language))
            if plainly is None
            else _spoken(plainly)
        ),
        repair=tuple(
            Repair(_line(repair.text), _spoken(repair.reaction)) for repair in file.repair
        ),
        night=file.night,
        bad_news=file.bad_news,
        people=file.people,
        warnings=_once(file.warnings),
        tempts=_once(file.tempts),
        teaches=_once(file.teaches),
        difficulty=file.difficulty,
        minutes=default_minutes(file.max_turns) if file.minutes is None else file.minutes,
        flags=_set(file.flags),
        facts=_once(file.facts),
        shift=_changes(file.shift),
        translates=file.translates,
        reviewed=None if file.reviewed is None else Review(file.reviewed.by, file.reviewed.on),
        for_teacher=_prose_or_none(file.for_teacher),
    )
    return replace(scenario, fingerprint=fingerprint(scenario))


def _scene(id_: str, scene: ScenePart, document: Document) -> Scene:
    path = ("scenes", id_)
    return Scene(
        id=id_,
        says=_spoken(scene.says),
        replies=tuple(
            _reply(reply, (*path, "replies", number), document)
            for number, reply in enumerate(scene.replies)
        ),
        cue=_line_or_none(scene.cue),
        signal=scene.signal,
        weight=scene.weight,
        sets=_set(scene.sets),
        drift=_changes(scene.drift),
        event=scene.event,
        consultation=scene.consultation,
        spontaneous=scene.spontaneous,
        strict=scene.strict,
        starts_crisis=scene.starts_crisis,
        estimate=scene.estimate,
        discuss=_prose_or_none(scene.discuss),
        inner=_prose_or_none(scene.inner),
        for_teacher=_prose_or_none(scene.for_teacher),
        place=_place(document, path),
    )


def _reply(reply: ReplyPart, path: Path, document: Document) -> Reply:
    question = reply.question or ENTRIES[reply.type].question
    reaction = None if reply.reaction is None else _spoken(reply.reaction)
    is_reflex = reply.type in REFLEXES
    return Reply(
        id=reply.id or reply.type,
        type=reply.type,
        text=_line(reply.text),
        question=question,
        exploration=reply.exploration or ("geen" if question == "geen" else "e_in"),
        why=_line(reply.why or ""),
        branches=() if is_reflex else _branches(reply, path, document),
        reaction=None if is_reflex else reaction,
        otherwise=Otherwise(reaction, reply.goto) if is_reflex else _otherwise(reply),
        reflex_behaviour=reply.reflex_behaviour,
        technique=reply.technique,
        why_question=reply.why_question,
        hollow=reply.hollow,
        when=_condition(reply.when),
        sets=_set(reply.sets),
        clears=_set(reply.clears),
        needs=_set(reply.needs),
        starts_crisis=reply.starts_crisis,
        strict=reply.strict,
        spontaneous=reply.spontaneous,
        lens=MappingProxyType(dict(reply.lens)),
        inner=_prose_or_none(reply.inner),
        for_teacher=_prose_or_none(reply.for_teacher),
        place=_place(document, path),
    )


def _branches(reply: ReplyPart, path: Path, document: Document) -> tuple[Branch, ...]:
    if reply.goto is not None:
        return (Branch(reply.goto, ALWAYS, _place(document, (*path, "goto"))),)
    return tuple(
        _branch(branch, (*path, "branches", number), document)
        for number, branch in enumerate(reply.branches or ())
    )


def _branch(branch: BranchPart, path: Path, document: Document) -> Branch:
    return Branch(branch.to, _condition(branch.when), _place(document, path))


def _otherwise(reply: ReplyPart) -> Otherwise:
    if reply.otherwise is None:
        return Otherwise()
    reaction = reply.otherwise.reaction
    return Otherwise(None if reaction is None else _spoken(reaction), reply.otherwise.goto)


def _condition(when: ConditionPart | None) -> Condition:
    if when is None:
        return ALWAYS
    ranges = ((gauge, getattr(when, gauge)) for gauge in GAUGES)
    return Condition(
        houding=None if when.houding is None else _set(when.houding),
        crisis_fase=None if when.crisis_fase is None else _set(when.crisis_fase),
        gauges=tuple(
            (gauge, Range(levels.min, levels.max)) for gauge, levels in ranges if levels is not None
        ),
        flags=_set(when.flags),
        without=_set(when.without),
    )


def _endings(file: ScenarioPart) -> dict[Ending, EndingText]:
    found = {
        ending: EndingText(Spoken(says.in_language(file.language)), text.in_language(file.language))
        for ending, (says, text) in ENDING_DEFAULTS.items()
    }
    return found | {ending: _ending(part) for ending, part in file.endings.items()}


def _ending(ending: EndingPart) -> EndingText:
    says = None if ending.says is None else _spoken(ending.says)
    return EndingText(says, _prose(ending.text))


def _spoken(words: str | VariantsPart) -> Spoken:
    if isinstance(words, str):
        return Spoken(_prose(words))
    return Spoken(
        _prose(words.gewoon),
        _prose_or_none(words.koel),
        _prose_or_none(words.open),
        _prose_or_none(words.gejaagd),
        _prose_or_none(words.nogmaals),
    )


def _line(text: str) -> str:
    """``text`` on one line, with single spaces."""
    return " ".join(text.split())


def _line_or_none(text: str | None) -> str | None:
    return None if text is None else _line(text)


def _prose(text: str) -> str:
    """``text`` with its own line breaks and single spaces."""
    return "\n".join(_line(line) for line in text.strip().splitlines())


def _prose_or_none(text: str | None) -> str | None:
    return None if text is None else _prose(text)


def _once(words: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(words))


def _set(words: T | list[T]) -> frozenset[T]:
    return frozenset(words) if isinstance(words, list) else frozenset((words,))


def _changes(changes: Mapping[Gauge, int]) -> tuple[tuple[Gauge, int], ...]:
    return tuple((gauge, changes[gauge]) for gauge in GAUGES if changes.get(gauge))


def _place(document: Document, path: Path) -> Place:
    span = document.head(path)
    return Place(span.line, span.column)
