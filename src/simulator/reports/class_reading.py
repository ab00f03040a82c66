"""Class files in: from files and folders to the talks that can be counted, and why others cannot.

Nothing in a file is taken on trust. Its shape is looked at, its digest, and where the scenario is
still the one it was held on all replies are given again: what they are measured as must be what the
file says. A file with something wrong with it is passed over, and changes nothing of the others.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from pydantic import ValidationError

from simulator.codebook.requirements import Gauges
from simulator.conversation import Conversation, NotOnOffer
from simulator.debrief.counting import count, counted_turns
from simulator.debrief.judged import Estimated, Judged
from simulator.debrief.judging import EstimateBeside, estimates_beside
from simulator.events import Ended, Given, Offered
from simulator.reports.class_file import DIGEST, FORMAT, KIND, digest, turn_facts
from simulator.reports.class_shape import ClassFile, TurnPart
from simulator.store.names import clean_name

if TYPE_CHECKING:
    from simulator.codebook.vocabulary import Ending, Reflex
    from simulator.debrief import ReflexCount, SelfScore
    from simulator.scenario import ReplyId, Scenario

LARGEST: Final = 1_000_000
"""Most bytes of a class file; one is some ten thousand."""

ENDS: Final = ".json"
"""Of what stands in a folder only files with this at the end of their names are read."""

Why = Literal[
    "missing", "folder", "no_file", "forbidden", "circle", "unreadable", "too_large", "no_text",
    "no_json", "too_deep", "foreign", "other_format", "damaged", "shape", "unknown_scenario",
    "not_offered", "other_measures", "other_road", "double", "clash",
]  # fmt: skip
"""Why a file was passed over; `class_in_words` makes a sentence of each."""

Find = Callable[[str, str], "Scenario | None"]
"""The scenario of an id, the one with this fingerprint if there is one; None where there is none.
"""

Progress = Callable[[int, int], None]
"""Told after each file: how many are done, and of how many."""


class Skipped(NamedTuple):
    """A file that was passed over."""

    path: Path
    why: Why
    about: str = ""
    """What it is about: a place in the file, a reply, a scenario, another file."""
    turn: int = 0
    """The turn it is about, from 1; 0 where it is about none."""


class Found(NamedTuple):
    """What there is to read."""

    files: tuple[Path, ...]
    """Each file once."""
    skipped: tuple[Skipped, ...]
    """Folders that cannot be looked into."""
    others: int
    """Files in folders that do not look like class files by their names."""


class Road(NamedTuple):
    """Another road through a talk."""

    number: int
    after: int
    replies: tuple[ReplyId, ...]
    ending: Ending | None


@dataclass(frozen=True, slots=True)
class ClassTalk:
    """One talk that was handed in, and can be counted."""

    path: Path
    id: str
    scenario: Scenario
    """As it is now."""
    changed: bool
    """Held on another version of the scenario, so that its replies could not be given again."""
    seed: int
    begun_on: date
    name: str | None
    """The learner's, where she gave it."""
    earlier: int | None
    """How many scored talks on the same scenario she had before; None where that is not told."""
    turns: tuple[Given, ...]
    ending: Ended
    self_score: SelfScore
    judged: Mapping[int, Judged]
    estimates: tuple[EstimateBeside, ...]
    roads: tuple[Road, ...]
    talk: Mapping[str, Any]
    """What two files of one talk have in common."""

    @property
    def counted(self) -> frozenset[int]:
        """The turns that count (codebook 5.2)."""
        return counted_turns((*self.turns, self.ending))

    @property
    def counts(self) -> Mapping[Reflex, ReflexCount]:
        """The five counts, made again from what was chosen and what lay beside it."""
        return count(self.turns, self.counted)


class HandedIn(NamedTuple):
    """All files, read."""

    talks: tuple[ClassTalk, ...]
    """In the order of their files."""
    skipped: tuple[Skipped, ...]


# Where they stand


def find_files(places: Iterable[Path]) -> Found:
    """The files that ``places`` name: a file as it is, a folder by what stands in it and below.

    A link to a folder inside a folder is not followed, so nothing goes round in circles.
    """
    files: dict[str, Path] = {}
    skipped: list[Skipped] = []
    others = 0
    for place in places:
        if not _is_folder(place):
            files.setdefault(_real(place), place)
            continue
        for file in _walked(place, skipped):
            if file.name.lower().endswith(ENDS):
                files.setdefault(_real(file), file)
            elif not file.name.startswith("."):
                others += 1
    return Found(tuple(files.values()), tuple(skipped), others)


def _walked(folder: Path, skipped: list[Skipped]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        place = Path(os.fsdecode(error.filename)) if error.filename else folder
        skipped.append(_cannot(place, error))

    for here, inside, names in os.walk(folder, onerror=unreadable):
        inside.sort()
        yield from (Path(here, name) for name in sorted(names))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _real(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


# One file


def read_files(files: Sequence[Path], find: Find, progress: Progress | None = None) -> HandedIn:
    """All talks in these files that can be counted; of one that is there twice the fullest."""
    talks: list[ClassTalk] = []
    skipped: list[Skipped] = []
    for done, file in enumerate(files, start=1):
        read = read_file(file, find)
        if isinstance(read, Skipped):
            skipped.append(read)
        else:
            talks.append(read)
        if progress is not None:
            progress(done, len(files))
    kept, doubles = _each_once(talks)
    place = {file: number for number, file in enumerate(files)}
    return HandedIn(
        tuple(sorted(kept, key=lambda talk: place[talk.path])),
        tuple(sorted((*skipped, *doubles), key=lambda one: place[one.path])),
    )


def read_file(path: Path, find: Find) -> ClassTalk | Skipped:
    """The talk in this file, or why it cannot be counted."""
    data = _bytes_of(path)
    return data if isinstance(data, Skipped) else read_bytes(path, data, find)


def read_bytes(path: Path, data: bytes, find: Find) -> ClassTalk | Skipped:
    """The talk in ``data``, or why it cannot be counted; ``path`` is only named."""
    try:
        told = _told(path, data)
        if isinstance(told, Skipped):
            return told
        try:
            written = ClassFile.model_validate(told)
        except ValidationError as mistakes:
            return Skipped(path, "shape", _place_of(mistakes))
    except RecursionError:
        return Skipped(path, "too_deep")
    scenario = find(written.scenario.id, written.scenario.fingerprint)
    if scenario is None:
        return Skipped(path, "unknown_scenario", written.scenario.id)
    if scenario.fingerprint != written.scenario.fingerprint:
        return _as_told(path, written, told, scenario)
    return _given_again(path, written, told, scenario)


def _bytes_of(path: Path) -> bytes | Skipped:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return Skipped(path, "folder")
        if not stat.S_ISREG(mode):
            # A pipe or a device could keep us reading for ever.
            return Skipped(path, "no_file")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        return _cannot(path, error)
    return Skipped(path, "too_large") if len(data) > LARGEST else data


def _cannot(path: Path, error: OSError | ValueError) -> Skipped:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Skipped(path, "missing")
    if isinstance(error, PermissionError):
        return Skipped(path, "forbidden")
    if not isinstance(error, OSError):
        # A name with a NUL in it is the one that no system call takes.
        return Skipped(path, "missing")
    if error.errno == errno.ELOOP:
        return Skipped(path, "circle")
    return Skipped(path, "unreadable", error.strerror or type(error).__name__)


def _told(path: Path, data: bytes) -> dict[str, Any] | Skipped:
    """What the file tells, once it is known to be a class file that nobody damaged."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Skipped(path, "no_text")
    try:
        told = json.loads(text, object_pairs_hook=_each_key_once, parse_constant=_no_number)
    except ValueError:
        return Skipped(path, "no_json")
    if not isinstance(told, dict) or told.get("kind") != KIND:
        return Skipped(path, "foreign")
    form = told.get("format")
    if form != FORMAT or type(form) is not int:
        return Skipped(path, "other_format", str(form)[:20] if type(form) is int else "")
    if told.get(DIGEST) != digest(told):
        return Skipped(path, "damaged")
    return told


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        raise ValueError("a key stands there twice")
    return told


def _no_number(name: str) -> None:
    raise ValueError(name)


def _place_of(mistakes: ValidationError) -> str:
    first = mistakes.errors(include_url=False, include_context=False, include_input=False)[0]
    return ".".join(str(part) for part in first["loc"])[:80]


# What it tells


def _given_again(
    path: Path, written: ClassFile, told: Mapping[str, Any], scenario: Scenario
) -> ClassTalk | Skipped:
    """The talk, once its replies were given again and came to the same."""
    replies = [turn.reply for turn in written.turns]
    try:
        talk = Conversation.replayed(scenario, replies, written.seed)
    except NotOnOffer as gone:
        return Skipped(path, "not_offered", gone.reply, gone.turn)
    turns = tuple(event for event in talk.events if isinstance(event, Given))
    judged = _judged(written)
    beside = {one.turn: one for one in estimates_beside(turns, judged)}
    for given, turn in zip(turns, written.turns, strict=True):
        shown = beside[given.turn].shown if given.turn in beside else None
        if turn_facts(given) != _facts(turn) or shown != _shown(turn):
            return Skipped(path, "other_measures", turn=given.turn)
    ending = next((event for event in talk.events if isinstance(event, Ended)), None)
    if ending is None or ending.ending != written.ending.ending:
        return Skipped(path, "other_measures", turn=len(turns))
    for road in written.roads:
        if not _leads_there(talk, road.after, road.replies, road.ending):
            return Skipped(path, "other_road", str(road.number))
    return _talk(path, written, told, scenario, turns, ending, changed=False)


def _leads_there(
    talk: Conversation, after: int, replies: Iterable[ReplyId], ending: Ending | None
) -> bool:
    onward = talk.rewound(after)
    try:
        for reply in replies:
            onward.give(reply)
    except NotOnOffer:
        return False
    return onward.ended == ending


def _as_told(
    path: Path, written: ClassFile, told: Mapping[str, Any], scenario: Scenario
) -> ClassTalk:
    """The talk as the file tells it: on this version of the scenario it cannot be held again."""
    turns = tuple(_given(number, turn) for number, turn in enumerate(written.turns, start=1))
    ending = Ended(len(turns), written.ending.ending, written.ending.kind, "")
    return _talk(path, written, told, scenario, turns, ending, changed=True)


def _talk(
    path: Path,
    written: ClassFile,
    told: Mapping[str, Any],
    scenario: Scenario,
    turns: tuple[Given, ...],
    ending: Ended,
    *,
    changed: bool,
) -> ClassTalk:
    judged = _judged(written)
    return ClassTalk(
        path=path,
        id=written.id,
        scenario=scenario,
        changed=changed,
        seed=written.seed,
        begun_on=date.fromisoformat(written.begun_on),
        name=clean_name(written.name or "") or None,
        earlier=written.earlier,
        turns=turns,
        ending=ending,
        self_score=MappingProxyType(written.self_score),
        judged=judged,
        estimates=tuple(
            EstimateBeside(turn, estimated, tuple(part.estimate.shown))
            for turn, part in enumerate(written.turns, start=1)
            if part.estimate is not None
            and turn in judged
            and (estimated := judged[turn].estimated) is not None
        ),
        roads=tuple(
            Road(road.number, road.after, tuple(road.replies), road.ending)
            for road in written.roads
        ),
        talk={key: value for key, value in told.items() if key not in _MAY_DIFFER},
    )


_MAY_DIFFER: Final = frozenset({DIGEST, "name", "roads", "earlier", "begun_on"})
"""What may differ between two files of the same talk: made on another day, with or without a name.
"""


def _judged(written: ClassFile) -> Mapping[int, Judged]:
    """By turn, from 1: how sure she was and what she took the client for."""
    return MappingProxyType(
        {
            number: Judged(
                sure=turn.sure,
                estimated=Estimated(turn.estimate.estimate, turn.estimate.answer)
                if turn.estimate is not None
                else None,
            )
            for number, turn in enumerate(written.turns, start=1)
            if turn.sure is not None or turn.estimate is not None
        }
    )


def _facts(turn: TurnPart) -> dict[str, Any]:
    return turn.model_dump(exclude={"sure", "estimate"})


def _shown(turn: TurnPart) -> tuple[str, ...] | None:
    return None if turn.estimate is None else tuple(turn.estimate.shown)


_AT_REST: Final = Gauges(5, 5, 5, 5)


def _given(number: int, turn: TurnPart) -> Given:
    """A turn as far as counting looks at it; what a class file does not tell stands at nothing."""
    return Given(
        turn=number,
        scene=turn.scene,
        reply=turn.reply,
        text="",
        type=turn.type,
        question="geen",
        fit=turn.fit,
        measured=turn.measured,
        cause=turn.cause,
        grounded=turn.grounded,
        lacking=(),
        signal="geen",
        met_signal=False,
        houding=("klant", "klant"),
        crisis_fase=("geen", "geen"),
        gauges=(_AT_REST, _AT_REST),
        offered=tuple(
            Offered(one.reply, "", turn.type, one.fit, one.measured) for one in turn.offered
        ),
        reflex_behaviour=turn.behaviour,
    )


# The same talk twice


def _each_once(talks: Iterable[ClassTalk]) -> tuple[list[ClassTalk], list[Skipped]]:
    """Each talk once, the fullest file of it; and the files that tell of it again."""
    by_id: defaultdict[str, list[ClassTalk]] = defaultdict(list)
    for talk in talks:
        by_id[talk.id].append(talk)
    kept: list[ClassTalk] = []
    doubles: list[Skipped] = []
    for first, *others in by_id.values():
        same = [first, *(other for other in others if other.talk == first.talk)]
        # The first of those that are equally full.
        fullest = max(same, key=lambda talk: (len(talk.roads), talk.name is not None))
        kept.append(fullest)
        for talk in (first, *others):
            if talk is not fullest:
                why: Why = "double" if talk.talk == first.talk else "clash"
                doubles.append(Skipped(talk.path, why, str(fullest.path)))
    return kept, doubles
