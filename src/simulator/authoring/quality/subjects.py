"""What a talk is about: questions that ask nothing, subjects nobody is warned of, the class."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from simulator.authoring.quality.reading import Line, Reading, spoken
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.vocabulary import ContentTag, Text
from simulator.diagnostics import Problem, Related, teaching
from simulator.diagnostics import consistency as beside_codebook
from simulator.loading.consistency import DANGER_TAGS
from simulator.loading.glossary import quoted
from simulator.loading.structure import as_text

WHOLE_TALK = 8
"""Scenes from which a talk is long enough to stop for in class."""

_DEFAULT_FORM: Mapping[str, str] = {slug: entry.question for slug, entry in ENTRIES.items()}
_WHY = re.compile(r"\b(?:waarom|hoezo|vanwaar)\b[^.!]*\?", re.IGNORECASE)


class Subject(NamedTuple):
    """What a talk can be about, by the words of a client who speaks of it."""

    tag: ContentTag
    words: tuple[str, ...]
    """Each whole, or with a star what begins like it."""
    covered: tuple[ContentTag, ...] = ()
    """Tags that warn of it as well."""


SUBJECTS = (
    Subject("suicidaliteit", ("zelfmoord*", "zelfdoding*", "suïcid*", "suicid*")),
    Subject("kindermishandeling", ("kindermishandel*",)),
    Subject("huiselijk_geweld", ("mishandel*",), ("kindermishandeling",)),
    Subject("rouw", ("overleden", "begrafenis", "crematie", "uitvaart", "weduwe", "weduwnaar")),
    Subject("verslaving", ("verslaafd", "verslaving", "afkicken", "ontwenning*"), ("gokken",)),
    Subject("gokken", ("gokken", "gokte", "gokkast*", "casino", "vergokt")),
    Subject(
        "schulden",
        ("schulden", "deurwaarder*", "incasso*", "huurachterstand", "schuldsanering*"),
        ("huisuitzetting",),
    ),
    Subject("huisuitzetting", ("ontruimd", "ontruimen", "ontruiming*", "uithuiszetting")),
    Subject("echtscheiding", ("echtscheiding", "gescheiden", "scheiding"), ("relatiebreuk",)),
    Subject("ziekte", ("kanker", "chemo*", "bestraling*", "ongeneeslijk", "terminaal")),
    Subject("somberheid", ("depressie*", "depressief", "antidepressiv*"), ("suicidaliteit",)),
    Subject("mantelzorg", ("mantelzorg*",), ("ziekte",)),
)
"""The subjects that a content tag warns of (codebook 8.2), as far as words give them away."""

_HEAD = 5
_HEADS = frozenset(word[:_HEAD] for subject in SUBJECTS for word in subject.words)
"""The beginnings of all those words, so that most words of a client are done with at once."""

TWICE = 2
"""A subject that comes up in one line only may be said in passing."""


def check_question_forms(reading: Reading) -> Iterator[Problem]:
    """Replies of which the form of the question is not that of their text (codebook 2.4)."""
    draft = reading.draft
    for reply in draft.replies:
        text = spoken(as_text(reply.values.get("text")) or "")
        if not text.strip() or reply.type is None:
            continue
        form = as_text(reply.values.get("question")) or _DEFAULT_FORM[reply.type]
        asks = "?" in text
        why = _WHY.search(text) if asks and reading.is_dutch else None
        found: Text | None = None
        todo = Text("", "")
        if not asks and form != "geen":
            found = Text("de tekst vraagt niets", "its text asks nothing")
            todo = Text(
                "schrijf `question: geen`, of maak er een vraag van.",
                "write `question: geen`, or make it a question.",
            )
        elif asks and form == "geen":
            found = Text("de tekst vraagt iets", "its text asks something")
            todo = Text(
                "schrijf erbij welke vraag het is: `question: open` of `question: gesloten`.",
                "add what kind of question it is: `question: open` or `question: gesloten`.",
            )
        elif text.count("?") > 2 and form != "stapel":
            found = Text("er staan drie vragen", "there are three questions")
            todo = Text(
                "houd er een over, of schrijf `question: stapel`.",
                "keep one of them, or write `question: stapel`.",
            )
        elif why is not None and reply.values.get("why_question") is not True:
            found = Text("de tekst vraagt naar het waarom", "its text asks why")
            todo = Text("schrijf erbij: `why_question: true`.", "add `why_question: true`.")
        if found is not None:
            yield draft.problem(
                beside_codebook.QUESTION_FORM_BESIDE_TEXT,
                draft.value(*reply.path, "text"),
                todo,
                reply=reply.name,
                form=quoted(form),
                found=found,
            )


def check_subjects(reading: Reading) -> Iterator[Problem]:
    """Subjects the client speaks of that no content tag warns of."""
    if not reading.is_dutch:
        return
    draft = reading.draft
    tags = {tag for _, tag in draft.texts("warnings")}
    likely = _likely(reading)
    for subject in SUBJECTS if likely else ():
        if not tags.isdisjoint((subject.tag, *subject.covered)):
            continue
        found = [
            (line, word)
            for word, lines in likely.items()
            if _names(word, subject)
            for line in lines
        ]
        owners = {line.owner for line, _ in found}
        if len(owners) < (1 if subject.tag in DANGER_TAGS else TWICE):
            continue
        found.sort(key=lambda pair: draft.value(*pair[0].path))
        (line, word), *others = found
        also = Text("hier ook", "here, too")
        yield draft.problem(
            teaching.SUBJECT_WITHOUT_TAG,
            draft.value(*line.path),
            related=[Related(draft.value(*other.path), also) for other, _ in others[:1]],
            word=quoted(word),
            tag=subject.tag,
        )


def _likely(reading: Reading) -> Mapping[str, Sequence[Line]]:
    """The words of the client that may name a subject, each with the lines it stands in."""
    found: dict[str, list[Line]] = {}
    for line in reading.of_the_client:
        likely = [word for word in reading.words[line.path] if word[:_HEAD] in _HEADS]
        for word in dict.fromkeys(likely):
            found.setdefault(word, []).append(line)
    return found


def _names(word: str, subject: Subject) -> bool:
    return any(
        word.startswith(named[:-1]) if named.endswith("*") else word == named
        for named in subject.words
    )


def check_beginning_of_a_crisis(reading: Reading) -> Iterator[Problem]:
    """A real crisis that begins nowhere."""
    draft = reading.draft
    start = as_text(draft.values.get("start")) or ""
    if draft.values.get("crisis_kind") != "werkelijk" or start.startswith("crisis"):
        return
    places = [*draft.scenes.values(), *(reply.values for reply in draft.replies)]
    if not any(values.get("starts_crisis") is True for values in places):
        yield draft.problem(beside_codebook.CRISIS_THAT_NEVER_BEGINS, draft.value("crisis_kind"))


def check_moments_for_a_class(reading: Reading) -> Iterator[Problem]:
    """A whole talk in which a group has nothing to estimate, or nothing to discuss."""
    draft = reading.draft
    scenes = draft.scenes.values()
    missing = [key for key in ("estimate", "discuss") if not any(key in scene for scene in scenes)]
    if len(scenes) >= WHOLE_TALK and missing:
        keys = " / ".join(f"`{key}`" for key in missing)
        yield draft.problem(teaching.NO_MOMENT_FOR_A_CLASS, draft.key("scenes"), keys=keys)
