"""Walkthroughs: roads that an author wrote down beside a scenario, walked and looked at.

Each is walked twice: in one go, and again through a real store, saved and taken up again on the
way. What a learner finds after an interruption is then what was tried.
"""

import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from simulator.authoring.walkthrough_file import (
    Choose,
    FlagIs,
    LevelIs,
    MeasuredAs,
    Offers,
    Says,
    StandsAt,
    Step,
    Walkthrough,
    read,
)
from simulator.client.moment import HIGHEST, LOWEST, State
from simulator.codebook.vocabulary import GAUGES, Text
from simulator.conversation import Choice, Conversation
from simulator.diagnostics import Kind, Problem, Span, files, in_order, structure, walkthroughs
from simulator.events import Event, Given, Said
from simulator.loading import ScenarioRefused, load
from simulator.loading.document import parse
from simulator.loading.glossary import literal, quoted
from simulator.loading.library import WALKTHROUGHS, is_file, with_walkthroughs
from simulator.loading.opening import read_text
from simulator.loading.validating import both, close_to, did_you_mean
from simulator.practice import Practice
from simulator.scenario import Scenario
from simulator.store import Store, StoreProblem, open_store

_LONGEST_TOLD = 400
"""Characters of what the client said that a message repeats: all of one line of his."""

_EMPTY = files.EMPTY_FILE._replace(
    headline=Text(
        "Er staan geen proefgesprekken in dit bestand.", "There are no walkthroughs in this file."
    ),
    help=Text(
        "het begint met `format: 1`, `scenario` en `walkthroughs`.",
        "it begins with `format: 1`, `scenario` and `walkthroughs`.",
    ),
)
"""An empty file, as it is told of one that stands beside a scenario."""

Seen = tuple[tuple[Event, ...], tuple[Choice, ...], State]
"""Everything a learner can find in a talk: what happened, what can be said now, how it stands."""

After = Callable[[int, int], bool]
"""Whether to save and resume after this many replies, of so many."""


def half_way(replies: int, of: int) -> bool:
    """Once, in the middle: what `gesprek check` does, because it is done while somebody waits."""
    return replies == (of + 1) // 2


def after_every_reply(_replies: int, _of: int) -> bool:
    """Each time: what the tests do."""
    return True


def run_walkthroughs(
    path: Path, scenario: Scenario | None = None, resuming: After = half_way
) -> list[Problem]:
    """Every problem in the walkthroughs beside a scenario file; none where there are none.

    ``path`` is the scenario, or the file with walkthroughs itself. ``scenario`` is the scenario,
    for who has loaded it already. When it has errors, only the walkthroughs' own file is looked
    at. Never raises for what is in a file.
    """
    if not path.name:
        return []
    scenario_path, walkthroughs_path = with_walkthroughs(path)
    if path == walkthroughs_path and not is_file(scenario_path):
        return [_lost(path)]
    if not is_file(walkthroughs_path):
        return []
    text = read_text(walkthroughs_path)
    if isinstance(text, Problem):
        return [text]
    if scenario is None:
        with suppress(ScenarioRefused):
            scenario = load(scenario_path)
    return run_text(text, str(walkthroughs_path), scenario, resuming)


def lost_walkthroughs(paths: Iterable[Path]) -> list[Problem]:
    """The files with walkthroughs in these folders that have no scenario beside them any more.

    A scenario that got another name would otherwise lose its walkthroughs in silence.
    """
    found: list[Problem] = []
    for folder in paths:
        try:
            inside = sorted(folder.glob(f"*{WALKTHROUGHS}.y*ml")) if folder.is_dir() else []
        except OSError:
            # Why it cannot be read is told by whoever looks for scenarios in it.
            continue
        found += [_lost(file) for file in inside if not is_file(with_walkthroughs(file)[0])]
    return found


def _of_walkthroughs(problem: Problem) -> Problem:
    return replace(problem, kind=_EMPTY) if problem.kind is files.EMPTY_FILE else problem


def run_text(
    text: str, path: str, scenario: Scenario | None, resuming: After = half_way
) -> list[Problem]:
    """Every problem in walkthroughs that are at hand as a text; ``path`` is named in them."""
    document, problems = parse(text, path)
    if document is None:
        return in_order([_of_walkthroughs(problem) for problem in problems])
    found, mistakes = read(document)
    problems += mistakes
    if found is None or scenario is None:
        return in_order(problems)
    if found.scenario != scenario.id:
        words = {"scenario": quoted(found.scenario), "id": scenario.id}
        problems.append(
            Problem(walkthroughs.WALKTHROUGHS_OF_ANOTHER, path, found.scenario_span, words)
        )
        return in_order(problems)
    held: list[_Walk] = []
    for road in found.roads:
        walk = _Walk(path, scenario, road)
        unlike = list(walk.problems())
        problems += unlike
        if not unlike:
            held.append(walk)
    problems += _resumed(path, scenario, held, resuming)
    return in_order(problems)


def walkthroughs_of(path: Path) -> Path:
    """Where the walkthroughs of a scenario stand; whether there are any is another matter."""
    return with_walkthroughs(path)[1]


def _lost(path: Path) -> Problem:
    words = {"file": quoted(with_walkthroughs(path)[0].name)}
    return Problem(walkthroughs.WALKTHROUGHS_WITHOUT_SCENARIO, str(path), words=words)


class _Walk:
    """One walkthrough under way, with everything that was unlike its expectations."""

    def __init__(self, path: str, scenario: Scenario, road: Walkthrough) -> None:
        self.path = path
        self.road = road
        self.talk = Conversation(scenario, road.seed)
        self.seen: list[Seen] = [_seen(self.talk)]
        """What there was at the opening and after each reply."""

    def problems(self) -> Iterator[Problem]:
        """Walk to the end, or to the first reply that cannot be given, and tell what is unlike."""
        for step in self.road.steps:
            unlike = self._unlike(step)
            if unlike is not None:
                yield unlike
            if not isinstance(step, Choose):
                continue
            if unlike is not None:
                # Every step after this one would be about another talk.
                return
            self.talk.give(step.reply)
            self.seen.append(_seen(self.talk))
        yield from self._ending()

    def _unlike(self, step: Step) -> Problem | None:
        """The problem when things are not as ``step`` expects."""
        match step:
            case Says(words, span):
                return self._says(words, span)
            case Offers(reply, span) | Choose(reply, span):
                return self._offers(reply, span)
            case MeasuredAs(word, span):
                return self._measured(word, span)
            case StandsAt(what, wanted, span):
                found = self._standing()[what]
                if found in wanted:
                    return None
                return self._otherwise(span, f"`{what}`", _slug(found), _one_of(wanted))
            case LevelIs(gauge, low, high, span):
                level = self.talk.state.gauges[GAUGES.index(gauge)]
                if low <= level <= high:
                    return None
                return self._otherwise(span, f"`{gauge}`", _slug(str(level)), _levels(low, high))
            case FlagIs(flag, wanted, span):
                return self._flag(flag, wanted, span)

    def _says(self, words: str, span: Span) -> Problem | None:
        said = _said_since_the_last_reply(self.talk.events)
        if _plain(words) in _plain(said):
            return None
        # Where the words came earlier or come later, the author sees it by what was said here.
        told = quoted(said, _LONGEST_TOLD)
        return self._problem(walkthroughs.WORDS_NOT_SAID, span, words=quoted(words), said=told)

    def _offers(self, reply: str, span: Span) -> Problem | None:
        ending = self.talk.ended
        if ending is not None:
            return self._problem(walkthroughs.STEP_AFTER_THE_END, span, ending=ending)
        offered = self._on_offer()
        if reply in offered:
            return None
        told = ", ".join(offered)
        guess = close_to(reply, offered)
        suggestion = None
        if guess is not None:
            meant = did_you_mean(guess)
            suggestion = Text(
                f"{meant.nl} Te kiezen zijn: {literal(told)}.",
                f"{meant.en} On offer are: {literal(told)}.",
            )
        return self._problem(
            walkthroughs.REPLY_NOT_ON_OFFER, span, suggestion, reply=quoted(reply), offered=told
        )

    def _measured(self, word: str, span: Span) -> Problem | None:
        given = [event for event in self.talk.events if isinstance(event, Given)]
        if not given:
            return self._problem(walkthroughs.NOTHING_MEASURED_YET, span)
        last = given[-1]
        if word in (last.fit, last.measured):
            return None
        found = last.fit if last.measured == last.fit else f"{last.fit} ({last.measured})"
        return self._problem(
            walkthroughs.MEASURED_OTHERWISE, span, reply=last.reply, found=found, wanted=word
        )

    def _flag(self, flag: str, wanted: bool, span: Span) -> Problem | None:
        known = self.talk.rules.flag
        if flag not in known:
            guess = close_to(flag, tuple(known))
            suggestion = did_you_mean(guess) if guess else None
            return self._problem(structure.UNKNOWN_FLAG, span, suggestion, flag=quoted(flag))
        state = self.talk.state
        if known[flag].holds(state.truths, state.gauges) is wanted:
            return None
        words = (Text("onwaar", "false"), Text("waar", "true"))
        return self._otherwise(span, f"`{flag}`", words[not wanted], words[wanted])

    def _ending(self) -> Iterator[Problem]:
        wanted, span, found = self.road.ends, self.road.ends_span, self.talk.ended
        if wanted is None or wanted == found:
            return
        if found is None:
            yield self._problem(
                walkthroughs.WALKTHROUGH_GOES_ON,
                span,
                wanted=wanted,
                offered=", ".join(self._on_offer()),
            )
        else:
            yield self._problem(walkthroughs.ENDS_OTHERWISE, span, wanted=wanted, found=found)

    def _on_offer(self) -> tuple[str, ...]:
        return tuple(choice.id for choice in self.talk.replies)

    def _standing(self) -> dict[str, str]:
        moment = self.talk.state.moment
        return {
            "houding": moment.houding,
            "crisis_fase": moment.crisis_fase,
            "signaal": moment.signal,
            "scene": moment.scene,
        }

    def _otherwise(self, span: Span, what: str, found: Text, wanted: Text) -> Problem:
        return self._problem(
            walkthroughs.STATE_OTHERWISE, span, what=what, found=found, wanted=wanted
        )

    def _problem(
        self, kind: Kind, span: Span, suggestion: Text | None = None, **words: object
    ) -> Problem:
        """A problem of this moment of the talk."""
        turn = self.talk.turn
        where = Text(f"Na beurt {turn}", f"After turn {turn}")
        written = both("where", where if turn else Text("Aan het begin", "At the start"))
        for name, word in words.items():
            if isinstance(word, Text):
                written |= both(name, word)
            else:
                written[name] = str(word)
        return Problem(kind, self.path, span, written, suggestion)


def _resumed(
    path: str, scenario: Scenario, walks: list[_Walk], resuming: After
) -> Iterator[Problem]:
    """Walk once more through a store of its own; tell where that is another talk."""
    if not walks:
        return
    try:
        with tempfile.TemporaryDirectory(prefix="gesprek-") as folder:
            for walk, turn in _first_unlike(Path(folder), scenario, walks, resuming):
                words = {"turn": str(turn)}
                yield Problem(walkthroughs.RESUMED_OTHERWISE, path, walk.road.span, words)
    except (OSError, StoreProblem) as problem:
        words = both("reason", Text(str(problem), str(problem)))
        yield Problem(walkthroughs.NOT_TRIED_AFTER_SAVING, path, words=words)


def _first_unlike(
    folder: Path, scenario: Scenario, walks: list[_Walk], resuming: After
) -> list[tuple[_Walk, int]]:
    """The walks that are another talk once saved and resumed, with the turn where they part.

    All talks go on side by side, each up to where it is saved, so that the store is closed and
    opened again once for all of them: that is what takes the time.
    """
    store: Store = open_store(folder)
    try:
        under_way = [(walk, _walked_again(scenario, walk, resuming, store)) for walk in walks]
        unlike: list[tuple[_Walk, int]] = []
        opened: Store | None = None
        while under_way:
            still = []
            for walk, talk in under_way:
                try:
                    talk.send(opened)
                    still.append((walk, talk))
                except StopIteration as over:
                    if over.value is not None:
                        unlike.append((walk, over.value))
            under_way = still
            if under_way:
                store.close()
                store = opened = open_store(folder)
        return unlike
    finally:
        store.close()


def _walked_again(
    scenario: Scenario, walk: _Walk, resuming: After, store: Store
) -> Generator[None, Store | None, int | None]:
    """Walk through ``store``; yields where it is to be opened anew, and is sent the new one.

    Returns the first turn at which this is not the talk that was walked live, or None.
    """
    replies = walk.talk.given
    turns = range(1, len(replies) + 1)
    breaks = [turn for turn in turns if resuming(turn, len(replies))]
    practice = Practice.begin(store, scenario, seed=walk.road.seed)
    for turn in turns:
        # What is never taken up again need not be kept, and keeping it takes most of the time.
        keeping = turn <= max(breaks, default=0)
        (practice if keeping else practice.talk).give(replies[turn - 1])
        if turn in breaks:
            reopened = yield
            assert reopened is not None
            row = reopened.session(practice.session)
            assert row is not None
            practice = Practice.resumed(reopened, scenario, row)
        if _seen(practice.talk) != walk.seen[turn]:
            return turn
    return None


def _seen(talk: Conversation) -> Seen:
    return tuple(talk.events), talk.replies, talk.state


def _said_since_the_last_reply(events: list[Event]) -> str:
    last = max((at for at, event in enumerate(events) if isinstance(event, Given)), default=-1)
    return " ".join(event.text for event in events[last + 1 :] if isinstance(event, Said))


def _plain(text: str) -> str:
    """``text`` as it is compared: without a difference between large and small, or of spaces."""
    return " ".join(text.split()).casefold()


def _slug(word: str) -> Text:
    return Text(word, word)


def _one_of(words: tuple[str, ...]) -> Text:
    return Text(" of ".join(words), " or ".join(words))


def _levels(low: int, high: int) -> Text:
    if low == high:
        return _slug(str(low))
    if high == HIGHEST:
        return Text(f"minstens {low}", f"at least {low}")
    if low == LOWEST:
        return Text(f"hoogstens {high}", f"at most {high}")
    return Text(f"{low} tot en met {high}", f"{low} to {high}")
