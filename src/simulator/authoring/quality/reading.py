"""A scenario file as somebody reads it: who says what, in which words."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from simulator.codebook.vocabulary import VARIANTS
from simulator.loading.document import Document, Path
from simulator.loading.structure import Draft, DraftReply, as_list, as_mapping, as_text

_SIGNS = " .,;:!?…()[]*_/-–—'‘’‚\"“”„«»"
_DIRECTION = re.compile(r"\([^)]*\)")
_BY_THE_AUTHOR = ("cue", "discuss", "inner", "for_teacher")


class Line(NamedTuple):
    """Words in the file that somebody says, or that the author tells."""

    path: Path
    text: str
    owner: Path
    """The way to the whole of what is said, of which this may be a variant."""


class Option(NamedTuple):
    """One of the texts a learner can choose from in a scene, however many replies share it."""

    text: str
    reply: DraftReply
    """The first reply with this text."""
    is_reflex: bool
    """Whether it is written as a reflex; a text that is both counts as none."""


class SameAnswer(NamedTuple):
    """The same words of the client to a reply as a reflex and to a fitting one beside it."""

    reply: DraftReply
    """The one that is, or turns out to be, a reflex."""
    to_reflex: Path
    to_fitting: Path


def words_of(text: str) -> tuple[str, ...]:
    """The words of ``text`` in small letters, without the signs round them."""
    # Three times as fast as a regular expression, and every text of a file passes here.
    return tuple([word for token in text.lower().split() if (word := token.strip(_SIGNS))])


def spoken(text: str) -> str:
    """``text`` without its stage directions."""
    return _DIRECTION.sub(" ", text) if "(" in text else text


class Reading:
    """The draft of a scenario, its lines by who says them, and what they are compared on."""

    def __init__(self, document: Document) -> None:
        self.draft = Draft(document)

    @cached_property
    def is_dutch(self) -> bool:
        """Whether the texts are Dutch; what looks at words knows no other language."""
        return self.draft.values.get("language") == "nl"

    @cached_property
    def replies_in(self) -> Mapping[str, tuple[DraftReply, ...]]:
        """The replies of each scene."""
        found: dict[str, list[DraftReply]] = {id_: [] for id_ in self.draft.scenes}
        for reply in self.draft.replies:
            found[reply.scene].append(reply)
        return {id_: tuple(replies) for id_, replies in found.items()}

    @cached_property
    def options_in(self) -> Mapping[str, tuple[Option, ...]]:
        """What can be said in each scene; replies that share their words are one option."""
        return {id_: _options(replies) for id_, replies in self.replies_in.items()}

    @cached_property
    def of_the_client(self) -> tuple[Line, ...]:
        """Every line the client can say, each variant by itself."""
        values = self.draft.values
        found: list[tuple[Path, object]] = []
        for reflex, words in as_mapping(values.get("reactions")).items():
            found.append((("reactions", reflex), words))
        for number, repair in enumerate(as_list(values.get("repair"))):
            found.append((("repair", number, "reaction"), as_mapping(repair).get("reaction")))
        for id_, scene in self.draft.scenes.items():
            found.append((("scenes", id_, "says"), scene.get("says")))
        for reply in self.draft.replies:
            if "reaction" in reply.values:
                found.append(((*reply.path, "reaction"), reply.values["reaction"]))
            otherwise = as_mapping(reply.values.get("otherwise"))
            if "reaction" in otherwise:
                found.append(((*reply.path, "otherwise", "reaction"), otherwise["reaction"]))
        for ending, texts in as_mapping(values.get("endings")).items():
            found.append((("endings", ending, "says"), as_mapping(texts).get("says")))
        return tuple(line for path, words in found for line in variants(path, words))

    @cached_property
    def of_the_helper(self) -> tuple[Line, ...]:
        """Every line a learner can choose."""
        found = [
            ((*reply.path, "text"), as_text(reply.values.get("text")))
            for reply in self.draft.replies
        ]
        found += [
            (("repair", number, "text"), as_text(as_mapping(repair).get("text")))
            for number, repair in enumerate(as_list(self.draft.values.get("repair")))
        ]
        return tuple(Line(path, text, path) for path, text in found if text is not None)

    @cached_property
    def whys(self) -> tuple[Line, ...]:
        """The ``why`` of every reply."""
        found = [
            ((*reply.path, "why"), as_text(reply.values.get("why"))) for reply in self.draft.replies
        ]
        return tuple(Line(path, text, path) for path, text in found if text is not None)

    @cached_property
    def of_the_author(self) -> tuple[Line, ...]:
        """What stands beside the talk: for who plays, and for who teaches."""
        values = self.draft.values
        found: list[tuple[Path, object]] = [
            ((key,), values.get(key)) for key in ("title", "summary", "setting", "for_teacher")
        ]
        found.append((("client", "background"), as_mapping(values.get("client")).get("background")))
        for id_, scene in self.draft.scenes.items():
            found += [(("scenes", id_, key), scene[key]) for key in _BY_THE_AUTHOR if key in scene]
        for reply in self.draft.replies:
            own = reply.values
            found += [((*reply.path, key), own[key]) for key in _BY_THE_AUTHOR if key in own]
        for ending, texts in as_mapping(values.get("endings")).items():
            found.append((("endings", ending, "text"), as_mapping(texts).get("text")))
        return self.whys + tuple(
            Line(path, text, path) for path, text in found if isinstance(text, str)
        )

    @cached_property
    def words(self) -> Mapping[Path, tuple[str, ...]]:
        """The words of every line, by its path; of what is said without stage directions."""
        said = (*self.of_the_client, *self.of_the_helper)
        return {line.path: words_of(spoken(line.text)) for line in said} | {
            line.path: words_of(line.text) for line in self.of_the_author
        }

    @cached_property
    def same_answers(self) -> tuple[SameAnswer, ...]:
        """The replies to which the client gives as a reflex what a fitting one gets (P5)."""
        found: list[SameAnswer] = []
        for replies in self.replies_in.values():
            fitting: dict[object, Path] = {}
            for reply in replies:
                if not reply.is_reflex and "reaction" in reply.values:
                    path = (*reply.path, "reaction")
                    fitting.setdefault(self._as_said(path), path)
            for reply in replies:
                said: Path = (*reply.path, "otherwise", "reaction")
                if reply.is_reflex:
                    own = "reaction" in reply.values
                    said = (*reply.path, "reaction") if own else ("reactions", reply.type or "")
                same = fitting.get(self._as_said(said) or "")
                if same is not None:
                    found.append(SameAnswer(reply, said, same))
        return tuple(found)

    def _as_said(self, path: Path) -> tuple[tuple[str, ...], ...] | None:
        """The words of what is said at ``path``, variant by variant, to compare; None for none."""
        words = self.words.get(path)
        if words is not None:
            return (words,) if words else None
        paths = ((*path, variant) for variant in VARIANTS)
        return tuple(self.words[one] for one in paths if self.words.get(one)) or None


def variants(path: Path, words: object) -> Iterator[Line]:
    """A text that is said, or each of its variants."""
    if isinstance(words, str):
        yield Line(path, words, path)
    for variant, text in as_mapping(words).items():
        if isinstance(text, str):
            yield Line((*path, variant), text, path)


def _options(replies: tuple[DraftReply, ...]) -> tuple[Option, ...]:
    found: dict[str, Option] = {}
    for reply in replies:
        text = as_text(reply.values.get("text"))
        if text is None or reply.type is None:
            continue
        earlier = found.get(text)
        if earlier is None:
            found[text] = Option(text, reply, reply.is_reflex)
        elif not reply.is_reflex:
            found[text] = earlier._replace(is_reflex=False)
    return tuple(found.values())
