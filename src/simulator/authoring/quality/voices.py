"""How people in a scenario sound: their form of address, a raised voice, a name for what they do.

Everything here knows Dutch and no other language, and keeps silent where it is not sure.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from simulator.authoring.quality.reading import Line, Reading, spoken, words_of
from simulator.codebook.vocabulary import Text
from simulator.diagnostics import Problem, Related, teaching
from simulator.diagnostics import consistency as beside_codebook
from simulator.loading.glossary import quoted
from simulator.loading.structure import as_mapping

_QUOTED = re.compile(r"""(?<!\w)['‘"“„].*?['’"”](?!\w)""")
_WORD = re.compile(r"[^\W\d_]+")
_CAPITALS = re.compile("[A-ZÀ-ÖØ-Þ]{2}")


class Address(NamedTuple):
    """The words that do not belong to a form of address, by who says them."""

    by_helper: frozenset[str]
    by_client: frozenset[str]


_OTHER_FORM: Mapping[object, Address] = {
    # A client who says u also says je, and means everybody: "dan weet je waar je staat".
    "u": Address(
        frozenset(("je", "jij", "jou", "jouw", "jezelf")), frozenset(("jij", "jou", "jouw"))
    ),
    "je": Address(frozenset(("u", "uw", "uzelf")), frozenset(("u", "uw", "uzelf"))),
}
_HELPER = Text("Wie helpt,", "The helper")
_CLIENT = Text("De cliënt", "The client")

_OWN_LABELS: Mapping[str, re.Pattern[str]] = {
    type_: re.compile(pattern, re.IGNORECASE)
    for type_, pattern in {
        "advies_reflex": r"\badvi(?:es|seer)\b|\braad (?:u|je|jou) (?:\w+ )?aan\b|\baanraden\b",
        "advies_met_mandaat": r"\badvi(?:es|seer)\b|\braad (?:u|je|jou) (?:\w+ )?aan\b",
        "meeleef_reflex": r"\bleef (?:\w+ ){0,2}mee\b|\bmeeleven\b|\bmedelijden\b|\btroosten\b",
        "interpretatie_reflex": r"\binterpret\w+|\bdiagnos\w+|\banalyse(?:er)?\b",
        "afleid_reflex": r"\bafleid(?:en|ing)\b|\bander onderwerp\b",
        "correctie_reflex": r"\bcorrige\w+|\bcorrectie\b|\bik waarschuw\b|\bkritiek\b",
        "erkennen": r"\berken(?:ning|nen)?\b",
        "compliment_gegrond": r"\bcompliment(?:je)?\b",
        "samenvatten": r"\bsamenvatting\b|\bsamenvattend\b",
        "schaalvraag": r"\bschaalvraag\b",
        "mandaat_vragen": r"\bmandaat\b",
        "transparant_maken": r"\btransparant\w*",
        "herkaderen": r"\bherkader\w*",
        "gedrag_begrenzen": r"\bbegrens\b|\bbegrenzen\b",
        "regie_teruggeven": r"\bde regie\b",
        "veiligheid_uitvragen": r"\buitvragen\b",
    }.items()
}
"""Words by which a reply says of itself what type it is."""

_MOCKING = (
    "je meent het",
    "u meent het",
    "ja ja",
    "jaja",
    "tut tut",
    "pech gehad",
    "eigen schuld",
    "wat een verrassing",
    "lekker is dat",
    "dat zei ik toch",
    "stel je niet aan",
    "stel u niet aan",
    "boehoe",
)
"""Turns of phrase by which a reply makes fun of the client or plays the one who knew."""

_STRESSED = """
niet nooit altijd wel nu echt alles niks geen zelf jij jou u uw ik mij moet mag kan wil heel
meteen eerst iedereen niemand stop dat dit
"""
_EMPHASIS = frozenset(_STRESSED.split())
"""Words that are no abbreviation, whatever else stands in the file."""


def check_form_of_address(reading: Reading) -> Iterator[Problem]:
    """The lines in another form of address than the file's; or that form, if nobody keeps to it."""
    draft = reading.draft
    form = as_mapping(draft.values.get("client")).get("form_of_address")
    if not reading.is_dutch or form not in ("u", "je"):
        return
    other = _OTHER_FORM[form]
    found: list[tuple[Line, str, Text]] = []
    for lines, strange, who in (
        (reading.of_the_helper, other.by_helper, _HELPER),
        (reading.of_the_client, other.by_client, _CLIENT),
    ):
        for line in lines:
            if strange.isdisjoint(reading.words[line.path]):
                continue
            own = words_of(_own_words(line.text))
            found += [(line, word, who) for word in own if word in strange][:1]
    helpers = sum(who is _HELPER for _, _, who in found)
    if helpers > len(reading.of_the_helper) / 3:
        # So many lines are right; the head of the file is wrong.
        line, word, who = found[0]
        here = Text("hier bijvoorbeeld", "here, for one")
        yield draft.problem(
            beside_codebook.MIXED_FORM_OF_ADDRESS,
            draft.value("client", "form_of_address"),
            related=[Related(draft.value(*line.path), here)],
            who=Text("Bijna iedereen", "Nearly everybody"),
            word=word,
            form=form,
        )
        return
    for line, word, who in found:
        yield draft.problem(
            beside_codebook.MIXED_FORM_OF_ADDRESS,
            draft.value(*line.path),
            who=who,
            word=word,
            form=form,
        )


def _own_words(text: str) -> str:
    """``text`` without stage directions and without what somebody else is said to have said."""
    return _QUOTED.sub(" ", spoken(text)).split(":", 1)[0]


def check_raised_voices(reading: Reading) -> Iterator[Problem]:
    """Replies that shout: more than one exclamation mark in a file, or words in capitals."""
    draft = reading.draft
    exclaiming = [line for line in reading.of_the_helper if "!" in line.text]
    for line in exclaiming[1:] or [line for line in exclaiming if line.text.count("!") > 1]:
        yield draft.problem(
            teaching.SHOUTING_REPLY,
            draft.value(*line.path),
            related=[
                Related(draft.value(*first.path), Text("het eerste", "the first"))
                for first in exclaiming[:1]
                if first is not line
            ],
            what=Text("nog een uitroepteken", "another exclamation mark"),
        )
    capital = [
        (line, word)
        for line in reading.of_the_helper
        if _CAPITALS.search(line.text)
        for word in _WORD.findall(line.text)
        if len(word) > 1 and word.isupper()
    ]
    if not capital:
        return
    # UWV is never written uwv; a word that also stands in small letters is shouted.
    small = {
        word
        for line in (*reading.of_the_helper, *reading.of_the_client)
        for word in _WORD.findall(line.text)
        if word.islower()
    }
    for line, word in capital:
        if word.lower() in small | _EMPHASIS:
            yield draft.problem(
                teaching.SHOUTING_REPLY,
                draft.value(*line.path),
                what=Text(f'"{quoted(word)}" in hoofdletters', f'"{quoted(word)}" in capitals'),
            )


def check_mocking(reading: Reading) -> Iterator[Problem]:
    """Replies with a turn of phrase that makes fun of the client."""
    if not reading.is_dutch:
        return
    lines = [(line, f" {' '.join(reading.words[line.path])} ") for line in reading.of_the_helper]
    # Nearly every file has none of them, and is looked through at once.
    everything = "\n".join(said for _, said in lines)
    phrases = [phrase for phrase in _MOCKING if f" {phrase} " in everything]
    for line, said in lines if phrases else ():
        found = next((phrase for phrase in phrases if f" {phrase} " in said), None)
        if found is not None and f" {found} " in f" {' '.join(words_of(_own_words(line.text)))} ":
            yield reading.draft.problem(
                teaching.MOCKING_REPLY, reading.draft.value(*line.path), words=found
            )


def check_own_labels(reading: Reading) -> Iterator[Problem]:
    """Replies that say of themselves what type they are."""
    if not reading.is_dutch:
        return
    for options in reading.options_in.values():
        for option in options:
            type_ = option.reply.type or ""
            pattern = _OWN_LABELS.get(type_)
            found = pattern.search(option.text) if pattern is not None else None
            if found is not None:
                yield reading.draft.problem(
                    teaching.REPLY_THAT_NAMES_ITSELF,
                    reading.draft.value(*option.reply.path, "text"),
                    reply=option.reply.name,
                    words=quoted(found[0]),
                    type=type_,
                )
