"""What stands in a file twice, or stood in a source before."""

import struct
import zlib
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from simulator.authoring.quality.reading import Line, Reading, words_of
from simulator.codebook.vocabulary import VARIANTS, Text
from simulator.diagnostics import Problem, Related, teaching
from simulator.diagnostics import consistency as beside_codebook

PHRASE = 8
"""Words in a row that make a phrase: so many shared with a source are too many (P24)."""
NEARLY = 0.8
"""Share of all words of two lines that both have, from which they say the same thing."""
FEW_WORDS = 5
"""Lines with fewer different words than this are not compared: "ja, zo gaat dat" may be said
twice."""
MOST_COMPARED = 50
"""Lines with the same rare word that a line is compared with, so that a file in which a line stands
ten thousand times is done with, too."""
SOURCES = "source_phrases.bin"
"""What stands in the sources: how many phrases, of each its CRC-32, of each four bytes more, and
then the CRC-32 of every word. Made by ``tools/source_phrases.py``; no phrase is legible in it."""


def check_whys(reading: Reading) -> Iterator[Problem]:
    """A ``why`` that shares eight words in a row with an earlier one."""
    first: dict[tuple[str, ...], Line] = {}
    for line in reading.whys:
        words = reading.words[line.path]
        for start in range(len(words) - PHRASE + 1):
            phrase = words[start : start + PHRASE]
            earlier = first.setdefault(phrase, line)
            if earlier is not line:
                there = Text("hier staan ze ook", "they stand here, too")
                yield reading.draft.problem(
                    teaching.REPEATED_WHY,
                    reading.draft.value(*line.path),
                    related=[Related(reading.draft.value(*earlier.path), there)],
                    phrase=" ".join(phrase),
                )
                break


def check_answers_to_reflexes(reading: Reading) -> Iterator[Problem]:
    """Replies that get the same words from the client as a fitting one beside them (P5)."""
    draft = reading.draft
    for same in reading.same_answers:
        # Words of `reactions` are right for other replies; here they are one answer too many.
        place = same.to_reflex if same.to_reflex[0] == "scenes" else same.reply.path
        there = Text("hetzelfde op een passend antwoord", "the same to a fitting reply")
        yield draft.problem(
            teaching.REFLEX_WITH_THE_SAME_ANSWER,
            draft.head(*place),
            related=[Related(draft.value(*same.to_fitting), there)],
            reply=same.reply.name,
        )


def check_lines(reading: Reading) -> Iterator[Problem]:
    """Lines of the client that say nearly the same; variants of one line may."""
    lines = [
        (line, words)
        for line in reading.of_the_client
        if len(words := frozenset(reading.words[line.path])) >= FEW_WORDS
    ]
    told = {path for same in reading.same_answers for path in (same.to_reflex, same.to_fitting)}
    for earlier, later in _nearly_the_same(lines):
        if later.owner in told or earlier.owner == later.owner:
            continue
        told.add(later.owner)
        there = Text("hier ook", "here, too")
        yield reading.draft.problem(
            teaching.REPEATED_LINE,
            reading.draft.value(*later.path),
            related=[Related(reading.draft.value(*earlier.path), there)],
        )


def _nearly_the_same(
    lines: Sequence[tuple[Line, frozenset[str]]],
) -> Iterator[tuple[Line, Line]]:
    """The pairs that share `NEARLY` all of their words.

    Two such lines share one of their rarest words, so that only those need to be compared.
    """
    frequency = Counter(chain.from_iterable(words for _, words in lines))
    several = [word for word, count in frequency.items() if count > 1]
    rank = {word: place for place, word in enumerate(sorted(several, key=frequency.__getitem__))}
    having: dict[int, list[int]] = {}
    for number, (line, words) in enumerate(lines):
        # The words that stand in one line only are the rarest, and are shared with none.
        elsewhere = [rank[word] for word in words if word in rank]
        rarest = len(elsewhere) - int(NEARLY * len(words)) + 1
        if rarest < 1:
            continue
        shared = sorted(elsewhere)[:rarest]
        for other in sorted({other for word in shared for other in having.get(word, ())}):
            theirs = lines[other][1]
            if len(words) < NEARLY * len(theirs) or len(theirs) < NEARLY * len(words):
                continue
            both = len(words & theirs)
            if both >= NEARLY * (len(words) + len(theirs) - both):
                yield lines[other][0], line
        for word in shared:
            others = having.setdefault(word, [])
            if len(others) < MOST_COMPARED:
                others.append(number)


def check_once_more(reading: Reading) -> Iterator[Problem]:
    """Each ``nogmaals`` that changes nothing: never heard, or the same words once more."""
    lines = reading.of_the_client
    again = [line for line in lines if line.path[-1] == "nogmaals" and line.path != line.owner]
    if not again:
        return
    written = {line.path: _in_one_line(line.text) for line in lines}
    times = Counter(written.values())
    for line in again:
        variants = {
            variant: written[path]
            for variant in VARIANTS
            if (path := (*line.owner, variant)) in written
        }
        if variants["nogmaals"] == variants.get("gewoon"):
            what = Text("het is hetzelfde als `gewoon`", "it is the same as `gewoon`")
        elif line.owner[0] == "endings" and all(times[said] == 1 for said in variants.values()):
            what = Text("een gesprek eindigt maar één keer", "a talk ends only once")
        else:
            continue
        at = reading.draft.value(*line.path)
        yield reading.draft.problem(teaching.IDLE_NOGMAALS, at, reason=what)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def check_sources(reading: Reading) -> Iterator[Problem]:
    """Eight words in a row that also stand in one of the sources."""
    known = known_words(set(chain.from_iterable(reading.words.values())))
    for path, words in reading.words.items():
        phrase = first_phrase_of_a_source(words, known)
        if phrase is not None:
            yield reading.draft.problem(
                beside_codebook.PHRASE_OF_A_SOURCE, reading.draft.value(*path), phrase=phrase
            )


def known_words(words: Iterable[str]) -> frozenset[str]:
    """Those of ``words`` that stand in a source; a few others may be among them."""
    known = _sources().words
    return frozenset(word for word in words if zlib.crc32(word.encode()) in known)


def first_phrase_of_a_source(words: Sequence[str], known: Container[str]) -> str | None:
    """The first eight of ``words`` in a row that stand in a source, if there are any.

    ``known`` are the words among them that stand in a source by themselves.
    """
    begin = 0
    for position, word in enumerate(words):
        if word not in known:
            begin = position + 1
        elif position - begin + 1 >= PHRASE:
            phrase = " ".join(words[position - PHRASE + 1 : position + 1])
            if is_of_a_source(phrase.encode()):
                return phrase
    return None


def second_check(phrase: bytes) -> int:
    """The four bytes that are looked at when the CRC-32 of a phrase is that of a source."""
    return int.from_bytes(blake2b(phrase, digest_size=4).digest(), "little")


def phrases_of(text: str) -> Iterator[bytes]:
    """Every eight words in a row of ``text``, as they are compared."""
    words = words_of(text)
    for start in range(len(words) - PHRASE + 1):
        yield " ".join(words[start : start + PHRASE]).encode()


def is_of_a_source(phrase: bytes) -> bool:
    """Whether these eight words stand in a source."""
    sources = _sources()
    first = zlib.crc32(phrase)
    if first not in sources.phrases:
        return False
    return (first, second_check(phrase)) in zip(sources.first, sources.second, strict=True)


def packed(texts: Iterable[str]) -> bytes:
    """The file with the phrases of ``texts``, as `SOURCES` is."""
    texts = tuple(texts)
    phrases = {phrase for text in texts for phrase in phrases_of(text)}
    pairs = sorted((zlib.crc32(phrase), second_check(phrase)) for phrase in phrases)
    words = sorted({zlib.crc32(word.encode()) for text in texts for word in words_of(text)})
    numbers = [len(pairs), *(first for first, _ in pairs), *(second for _, second in pairs), *words]
    return struct.pack(f"<{len(numbers)}I", *numbers)


class _Sources(NamedTuple):
    """What is known of the sources."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    phrases: frozenset[int]
    """Those in ``first``, to look up."""
    words: frozenset[int]


@cache
def _sources() -> _Sources:
    data = files("simulator.authoring.quality").joinpath(SOURCES).read_bytes()
    count, *numbers = struct.unpack(f"<{len(data) // 4}I", data)
    first, second = tuple(numbers[:count]), tuple(numbers[count : 2 * count])
    return _Sources(first, second, frozenset(first), frozenset(numbers[2 * count :]))
