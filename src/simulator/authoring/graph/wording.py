"""The words in a picture: what stands in a scene and beside a way, and what the legend says."""

from collections import Counter
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import NamedTuple

from simulator.authoring.graph.paint import (
    FIT_SIGNS,
    OPENS,
    SOMETIMES,
    STANCE_SIGNS,
    STAYS,
    STROKES,
    TROUBLE,
)
from simulator.authoring.graph.picture import (
    MANNERS,
    Manner,
    Picture,
    PictureEnding,
    PictureScene,
    Way,
)
from simulator.codebook.labels import (
    ENDING_KIND_LABELS,
    FIT_LABELS,
    STANCE_SHORT,
)
from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.vocabulary import FITS, STANCES
from simulator.diagnostics import Problem, Severity
from simulator.language import _, current, ngettext

NAME = 24
"""Characters of a name that are shown; an author's own names are rarely longer."""
SPEECH = 30
"""Characters on a line of what the client says."""
MOST_NAMES = 3
"""Replies named beside one way; of more, the number."""


def cut(text: str, most: int) -> str:
    """``text`` in at most this many characters, with … where it was longer."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


class Row(NamedTuple):
    """One line of text in a shape."""

    text: str
    tint: str = "ink"
    """A name in `simulator.authoring.graph.paint.TINTS`."""


def scene_rows(scene: PictureScene) -> list[Row]:
    """What stands in a scene: its name, how the client begins, and what is to be known of it."""
    name = cut(scene.id, NAME)
    rows = [Row(f"{OPENS} {name}" if scene.opening else name), *map(Row, _first_words(scene))]
    rows += [Row(mark, "soft") for mark in _marks(scene)]
    return rows + _trouble(scene.all_problems)


def ending_rows(ending: PictureEnding) -> list[Row]:
    """What stands in an ending: its name, and what kind it is."""
    kind = ENDING_KIND_LABELS[ending.kind].in_language(current())
    if ending.by_itself:
        kind = _("{kind}, comes by itself").format(kind=kind)
    elif ending.good:
        kind = _("{kind}, the aim").format(kind=kind)
    return [Row(ending.slug), Row(kind, "soft"), *_trouble(ending.problems)]


def _first_words(scene: PictureScene) -> list[str]:
    """How the client begins, on at most two short lines."""
    words = scene.says[0].words if scene.says else ""
    rows = wrap(words[: 4 * SPEECH], SPEECH, break_on_hyphens=False)
    return rows if len(rows) <= 2 else [rows[0], cut(f"{rows[1]} {rows[2]}", SPEECH)]


def _marks(scene: PictureScene) -> Iterator[str]:
    if scene.signal:
        yield _("signal: {signal}").format(signal=cut(scene.signal, NAME))
    if scene.staying:
        yield f"{STAYS} {_staying(scene)}"
    if scene.stances:
        yield " ".join(f"{STANCE_SIGNS[stance]} {stance}" for stance in scene.stances)
    if scene.phases:
        yield _("crisis: {phases}").format(phases=", ".join(scene.phases))


def _staying(scene: PictureScene) -> str:
    """How many replies stay here, and which reflexes they are written as."""
    shorts = [STROKES[reply.manner].short or reply.id for reply in scene.staying]
    return f"{len(shorts)}: {cut(' '.join(dict.fromkeys(shorts)), SPEECH - 6)}"


def _trouble(problems: Iterable[Problem]) -> list[Row]:
    """How many problems of the worst kind there are, where there is any."""
    found = Counter(problem.severity for problem in problems)
    for severity in Severity:
        if found[severity]:
            return [Row(f"{TROUBLE} {counted(severity, found[severity])}", "schadelijk")]
    return []


def counted(severity: Severity, count: int) -> str:
    """A number of problems of one kind."""
    texts = {
        Severity.ERROR: ngettext("{count} error", "{count} errors", count),
        Severity.WARNING: ngettext("{count} warning", "{count} warnings", count),
        Severity.NOTE: ngettext("{count} note", "{count} notes", count),
    }
    return texts[severity].format(count=count)


def way_label(way: Way) -> list[str]:
    """The names of the replies that go this way, a line each, and what each can turn out to be."""
    names = [cut(reply, NAME) for reply in way.replies]
    if len(names) > MOST_NAMES:
        names = [*names[: MOST_NAMES - 1], f"+{len(names) - MOST_NAMES + 1}"]
    short = STROKES[way.manner].short
    if short:
        names[0] = f"{short}: {names[0]}"
    if way.sometimes:
        names[-1] += f" {SOMETIMES}"
    if way.fits:
        names.append(" ".join(FIT_SIGNS[fit] for fit in way.fits))
    return names


class LegendEntry(NamedTuple):
    """One line of the legend: a sign in its colour, and what it means."""

    sign: str
    tint: str
    """A name in `simulator.authoring.graph.paint.TINTS`."""
    text: str


def legend(picture: Picture) -> list[LegendEntry]:
    """What the signs in this picture mean; of what does not occur in it nothing is said.

    A kind of ending needs no line here: each says its kind itself.
    """
    return [*_strokes(picture), *_signs(picture), *_explored(picture)]


def _strokes(picture: Picture) -> Iterator[LegendEntry]:
    there = {way.manner for way in picture.ways}
    there |= {reply.manner for scene in picture.scenes for reply in scene.staying}
    for manner in MANNERS:
        if manner in there:
            sign, short = STROKES[manner].sign, STROKES[manner].short
            meaning = manner_meaning(manner)
            yield LegendEntry(sign, manner, f"{short}: {meaning}" if short else meaning)


def _signs(picture: Picture) -> Iterator[LegendEntry]:
    if any(scene.opening for scene in picture.scenes):
        yield LegendEntry(OPENS, "ink", _("the talk opens here"))
    if any(scene.staying for scene in picture.scenes):
        yield LegendEntry(STAYS, "soft", _("replies after which the talk stays in the scene"))
    if any(way.sometimes for way in picture.ways):
        yield LegendEntry(SOMETIMES, "interventie", _("under a condition only"))
    if any(scene.all_problems for scene in picture.scenes):
        yield LegendEntry(TROUBLE, "schadelijk", _("problems that `gesprek check` finds here"))
    if picture.missing:
        yield LegendEntry("□", "onbekend", _("a road leads to it, and it is not there"))


def _explored(picture: Picture) -> Iterator[LegendEntry]:
    if not picture.explored:
        return
    language = current()
    for stance in STANCES:
        told = _("can be reached while the talk is {stance}")
        label = STANCE_SHORT[stance].in_language(language)
        yield LegendEntry(STANCE_SIGNS[stance], "ink", told.format(stance=label))
    for fit in FITS:
        told = _("replies that can turn out {fit}")
        yield LegendEntry(
            FIT_SIGNS[fit], fit, told.format(fit=FIT_LABELS[fit].in_language(language))
        )


def manner_meaning(manner: Manner) -> str:
    """What kind of reply goes along such a way."""
    if manner == "interventie":
        return _("intervention")
    if manner == "anders":
        return _("intervention that was measured as a reflex")
    if manner == "onbekend":
        return _("reply of a type that is not there")
    return REFLEX_ENTRIES[manner].label.in_language(current())
