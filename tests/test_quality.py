"""What an author is told of a scenario that loads: what is worth a minute, once, in its place."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from simulator.authoring.quality import check_quality, offer, repetition
from simulator.authoring.quality.reading import Line, words_of
from simulator.codebook.vocabulary import GAUGES, STANCES
from simulator.diagnostics import Problem, Severity
from simulator.diagnostics.consistency import TRIAL_PHRASE
from simulator.loading import checks
from simulator.loading.document import parse
from simulator.places import shipped_scenarios
from tests.sample import sample

ADVICE = "Hang een rooster op voor de vaat, dan pakt iedereen een keer een theedoek."
ASKED = "Kopje neer, jas aan, weg. Wat doet dat met jou?"
HEARD = "Ja. (legt de theedoek neer) Met de vaat. Dat is het precies."
KIND = "Je bent ook zo'n schat, Rietje. Zestig koppen, dat doet niemand je na."


def told(text: str) -> list[Problem]:
    """What `check` says of the quality of a scenario; it has to load."""
    scenario, problems = checks(text)
    assert scenario is not None, [problem.headline("en") for problem in problems]
    document = parse(text, "scenario.yaml")[0]
    assert document is not None
    return check_quality(document)


def with_lines(*changes: tuple[str, str], text: str | None = None) -> str:
    text = text or sample()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def codes(*changes: tuple[str, str], text: str | None = None) -> list[str]:
    return [problem.code for problem in told(with_lines(*changes, text=text))]


OF_EVERYDAY = (
    ("de sleutel", "Vanmorgen lag de sleutel weer bij de buren."),
    ("het raam", "Door dat raam tocht het al de hele winter."),
    ("de bus", "Mijn bus reed net voor mijn neus weg."),
    ("het orgel", "Piet speelt orgel, en niemand luistert."),
    ("de tuin", "Achter in de tuin staat nog een stoel van haar."),
    ("de krant", "Wat er in de krant stond, klopte niet."),
    ("de trap", "Op de trap moest ik even blijven staan."),
    ("de soep", "Die soep was voor twintig man te weinig."),
    ("de hond", "Toen de hond er nog was, liep ik elke dag."),
)


INTERVENTIONS = (
    ("volgen", "schaalvraag"),
    ("erkennen", "steunbron_vragen"),
    ("copingvraag", "hoopvraag"),
)
REFLEXES = (
    ("advies_reflex", "uitleggen"),
    ("meeleef_reflex", "prijzen"),
    ("afleid_reflex", "ombuigen"),
)
LENGTHS = (
    "Vertel eens over {}",
    "Nog even over {}, als dat mag",
    "Nog even terug naar {}, als dat mag",
)


def whole_talk() -> dict[str, Any]:
    """A talk of nine scenes with nothing to remark on.

    Each scene has two interventions and a reflex; who is longest, shortest and asks goes round.
    """
    talk: dict[str, Any] = yaml.safe_load(sample())
    del talk["tempts"]
    talk |= {"opens_with": "s0", "scenes": {}}
    for number, (thing, says) in enumerate(OF_EVERYDAY):
        scene: dict[str, Any] = {"says": says, "replies": []}
        reflex, behaviour = REFLEXES[number % 3]
        onward = f"s{number + 1}" if number + 1 < len(OF_EVERYDAY) else "vervolg_gekozen"
        for turn, type_ in enumerate((*INTERVENTIONS[number % 3], reflex)):
            asks = (turn + number + 1) % 3 == 0
            reply: dict[str, Any] = {
                "type": type_,
                "text": LENGTHS[(turn + number) % 3].format(thing) + ("?" if asks else "."),
                "question": "open" if asks else "geen",
                "why": f"Rietje blijft bij {thing}.",
            }
            if type_ == reflex:
                reply["reflex_behaviour"] = behaviour
            else:
                reply |= {"reaction": f"Ja, {thing}.", "goto": onward}
            scene["replies"].append(reply)
        talk["scenes"][f"s{number}"] = scene
    talk["scenes"]["s0"] |= {"discuss": "Wat hoor je hier?", "estimate": "rol"}
    return talk


def reflexes(talk: dict[str, Any]) -> list[dict[str, Any]]:
    """The replies of a talk that are written as a reflex."""
    replies = [reply for scene in talk["scenes"].values() for reply in scene["replies"]]
    return [reply for reply in replies if "reflex_behaviour" in reply]


def written(talk: dict[str, Any]) -> str:
    return yaml.safe_dump(talk, allow_unicode=True, sort_keys=False, width=1000)


def codes_of(talk: dict[str, Any]) -> list[str]:
    return [problem.code for problem in told(written(talk))]


# What comes with the program.


@pytest.mark.parametrize("text", [sample(), written(whole_talk())], ids=["short", "whole"])
def test_a_talk_with_nothing_to_remark_on_gets_no_remarks(text: str) -> None:
    assert [(problem.code, problem.words) for problem in told(text)] == []


@pytest.mark.parametrize("name", ["de_brief_van_school", "de_ontruiming", "mijn_zus_doet_niets"])
def test_a_shipped_scenario_gets_a_handful_of_remarks_at_most(name: str) -> None:
    problems = told((shipped_scenarios() / f"{name}.yaml").read_text("utf-8"))
    assert len(problems) <= 5
    assert not any(problem.severity is Severity.ERROR for problem in problems)


def test_every_remark_has_a_place_of_its_own_and_speaks_both_languages() -> None:
    text = with_lines((ADVICE, "Je meent het. Mijn advies: hang IETS op!"), (KIND, "Ach, schat!"))
    problems = told(text)
    assert {problem.code for problem in problems} == {
        "mocking-reply",
        "reply-that-names-itself",
        "shouting-reply",
        "uneven-reply-lengths",
    }
    for problem in problems:
        assert problem.span.line > 1
        assert problem.headline("nl") != problem.headline("en")
        assert problem.help("nl") != problem.help("en")


# Given away by form (P11).


def exchange(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Give two replies each other's words."""
    for key in ("text", "question"):
        one[key], other[key] = other[key], one[key]


def test_the_shortest_reply_may_not_nearly_always_be_the_fitting_one() -> None:
    talk = whole_talk()
    for scene in talk["scenes"].values():
        short, middle, _ = sorted(scene["replies"], key=lambda reply: len(reply["text"]))
        if "reflex_behaviour" in short:
            exchange(short, middle)
    [problem] = told(written(talk))
    assert problem.code == "given-away-by-form"
    assert "het kortste antwoord" in problem.headline("nl")
    assert (problem.words["share"], problem.words["chance"]) == ("100%", "67%")
    assert problem.related


def test_nor_may_the_longest_one_nearly_always_be_a_reflex() -> None:
    talk = whole_talk()
    for scene in talk["scenes"].values():
        *others, long = sorted(scene["replies"], key=lambda reply: len(reply["text"]))
        for reply in others:
            if "reflex_behaviour" in reply:
                exchange(reply, long)
    [problem] = told(written(talk))
    assert problem.code == "given-away-by-form"
    assert "het kortste antwoord" in problem.headline("nl")
    assert int(problem.words["share"].rstrip("%")) > int(problem.words["chance"].rstrip("%")) + 15


def test_a_question_mark_may_not_tell_the_fitting_reply() -> None:
    talk = whole_talk()
    for reply in reflexes(talk):
        reply |= {"text": reply["text"].replace("?", "."), "question": "geen"}
    [problem] = told(written(talk))
    assert problem.code == "given-away-by-form"
    assert "met een vraagteken" in problem.headline("nl")


def test_in_a_short_talk_form_tells_nothing_yet() -> None:
    assert "given-away-by-form" not in codes((ADVICE, ADVICE + " Zo deed mijn moeder het ook."))


@pytest.mark.parametrize(("length", "found"), [(34, []), (33, ["uneven-reply-lengths"])])
def test_a_reply_is_at_most_a_good_two_times_as_long_as_another(
    length: int, found: list[str]
) -> None:
    longest = max(len(text) for text in (ADVICE, KIND))
    assert 33 * 2.2 < longest <= 34 * 2.2
    short = "Kopje neer, jas aan, wat vind jij daar nou eigenlijk van"
    assert codes((ASKED, f"{short[: length - 1]}?")) == found


def test_replies_that_share_their_words_are_one_choice() -> None:
    text = sample()
    start = text.index("      - type: samenvatten")
    twin = text[start : text.index("      - type: volgen")]
    kind = "type: samenvatten"
    cool = twin.replace(kind, f"id: koel\n        {kind}\n        when: {{vertrouwen: {{max: 4}}}}")
    warm = twin.replace(kind, f"{kind}\n        when: {{vertrouwen: {{min: 5}}}}")
    assert codes((twin, warm + cool)) == ["repeated-why", "repeated-line"]


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("", True),
        ("{houding: [klant]}", True),
        ("{vertrouwen: {min: 5}}", True),
        ("{vertrouwen: {min: 4, max: 6}}", True),
        ("{vertrouwen: {max: 4}}", False),
    ],
)
def test_two_replies_in_the_same_words_are_never_on_offer_together(when: str, found: bool) -> None:
    echo = "Graag, zeg je. En even later genoeg."
    lines = (
        ("technique: echo\n", "technique: echo\n        when: {vertrouwen: {min: 5}}\n"),
        ("Dinsdag is er ook weer bingo. Daar kijk jij altijd zo naar uit.", echo),
        ("onderwerp_wisselen\n", f"onderwerp_wisselen\n        when: {when}\n"),
    )
    repeated = [
        one for one in told(with_lines(*lines[: 3 if when else 2])) if one.code == "repeated-reply"
    ]
    assert bool(repeated) == found
    for problem in repeated:
        assert problem.words == {"reply": "afleid_reflex", "other": "volgen"}
        assert problem.related[0].span.line < problem.span.line


def test_the_same_words_in_another_scene_are_another_choice() -> None:
    again = "Je doet het graag, en je hebt er genoeg van. Heb ik het zo goed?"
    assert "repeated-reply" not in codes((ASKED, again))


@pytest.mark.parametrize(
    ("said", "words", "found"),
    [
        (f'reaction: "{HEARD}"', f'reaction: {{gewoon: "{HEARD}", nogmaals: "Zoals ik zei."}}', 0),
        (f'reaction: "{HEARD}"', f'reaction: {{gewoon: "{HEARD}", nogmaals: "{HEARD}"}}', 1),
        (
            'says: "Dinsdag dus. En jij zet de koffie."',
            'says: {gewoon: "Dinsdag dus. En jij zet de koffie.", nogmaals: "Dinsdag, dus."}',
            1,
        ),
    ],
    ids=["other words", "the same words", "an ending"],
)
def test_a_nogmaals_that_does_nothing_is_told(said: str, words: str, found: int) -> None:
    assert codes((said, words)).count("idle-nogmaals") == found


def test_an_ending_in_words_that_were_said_before_can_be_heard_once_more() -> None:
    ending = "Dinsdag dus. En jij zet de koffie."
    spoken = f'says: {{gewoon: "{ending}", nogmaals: "Dinsdag, dus."}}'
    changed = codes((f'says: "{ending}"', spoken), (HEARD, ending))
    assert "idle-nogmaals" not in changed


@pytest.mark.parametrize(("echoing", "told_of"), [(9, False), (7, False), (6, True), (0, True)])
def test_the_words_of_the_client_belong_to_both_kinds_of_reply(echoing: int, told_of: bool) -> None:
    talk = whole_talk()
    for number, scene in enumerate(talk["scenes"].values()):
        scene["says"] += " Die theedoek."
        [reflex] = [reply for reply in scene["replies"] if "reflex_behaviour" in reply]
        scene["replies"].append(reflex | {"id": "nog_een", "text": f"Ach. {reflex['text']}"})
        for reply in scene["replies"]:
            echoes = "reflex_behaviour" not in reply or number < echoing
            reply["text"] = f"{'Theedoek' if echoes else 'Droogrek'}? {reply['text']}"
            reply["question"] = "open"
    found = {problem.code: problem for problem in told(written(talk))}
    assert ("clients-words-on-one-side" in found) == told_of
    if told_of:
        assert found["clients-words-on-one-side"].words["fitting"] == "100%"


# How it sounds (P13, P24).


@pytest.mark.parametrize(
    ("line", "said", "found"),
    [
        (ADVICE, "Hangt u toch een rooster op voor de vaat, voor iedereen.", True),
        (HEARD, "Ja. (legt de theedoek neer) U zegt het. Dat is het precies.", True),
        (HEARD, "Ja. De voorzitter zei 'wilt u even vegen'. Zo gaat dat hier.", False),
        (HEARD, "Ja. Toen zei hij tegen haar: wilt u even vegen? Zo gaat dat.", False),
        (HEARD, "Ja. Om een uur of vier staat de bus er wel.", False),
    ],
)
def test_a_client_of_je_is_not_spoken_to_with_u(line: str, said: str, found: bool) -> None:
    assert ("mixed-form-of-address" in codes((line, said))) == found


POLITE = (
    ("form_of_address: je", "form_of_address: u"),
    ("sta jij hier nog", "staat u hier nog"),
    ("doet dat met jou?", "doet dat met u?"),
    (KIND, "U bent ook zo'n schat, Rietje. Zestig koppen, dat doet niemand u na."),
    ("Je doet het graag, en je hebt er genoeg van.", "U doet het graag, en u hebt er genoeg van."),
    ("Graag, zeg je.", "Graag, zegt u."),
    ("blijf jij maar lekker thuis", "blijft u maar lekker thuis"),
    ("Daar kijk jij altijd zo naar uit", "Daar kijkt u altijd zo naar uit"),
    ("En jij zet de koffie", "En u zet de koffie"),
)


@pytest.mark.parametrize(
    ("line", "said", "found"),
    [
        ("hier nog met de vaat.", "hier nog met je vaat.", True),
        (HEARD, "Ja. (legt de theedoek neer) Zo denk jij erover. Dat is het.", True),
        (HEARD, "Ja. Dan denk je toch: zien ze me wel? Je wordt er moe van.", False),
        (HEARD, "Ja. En dan zegt zij weer: wat doe jij nou? Elke dinsdag.", False),
    ],
)
def test_a_client_of_u_may_say_je_of_everybody_and_the_helper_may_not(
    line: str, said: str, found: bool
) -> None:
    changed = codes(*POLITE, (line, said))
    assert ("mixed-form-of-address" in changed) == found
    assert "mixed-form-of-address" not in codes(*POLITE)


def test_a_file_that_keeps_to_the_other_form_is_told_at_its_head() -> None:
    [problem] = [
        problem
        for problem in told(with_lines(("form_of_address: je", "form_of_address: u")))
        if problem.code == "mixed-form-of-address"
    ]
    assert problem.span.line == 9
    assert "Bijna iedereen zegt hier" in problem.headline("nl")


def test_one_exclamation_mark_is_enough_for_a_file() -> None:
    assert codes((ADVICE, ADVICE.replace(".", "!"))) == []
    assert codes((ADVICE, ADVICE.replace(".", "!")), (KIND, f"{KIND[:-1]}!")) == ["shouting-reply"]
    assert codes((ADVICE, ADVICE.replace(".", "!!"))) == ["shouting-reply"]


def test_a_word_in_capitals_shouts_and_an_abbreviation_does_not() -> None:
    assert codes((ADVICE, ADVICE.replace("rooster", "UWV-rooster"))) == []
    assert codes((ADVICE, ADVICE.replace("iedereen", "IEDEREEN"))) == ["shouting-reply"]
    assert codes((ADVICE, ADVICE.replace("vaat", "VAAT"))) == ["shouting-reply"]


def test_a_reply_does_not_mock() -> None:
    assert codes((ADVICE, f"Eigen schuld. {ADVICE[:40]}.")) == ["mocking-reply"]
    assert codes((ADVICE, "Het is niet je eigen schulden, die vaat van iedereen hier.")) == []


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        ("Ik raad je aan een rooster op te hangen voor de vaat hier.", True),
        ("Mijn advies is een rooster op te hangen voor de vaat hier.", True),
        ("Je raadt het al, een rooster aan de muur voor de vaat hier.", False),
    ],
)
def test_a_reply_does_not_say_what_it_is(reply: str, found: bool) -> None:
    assert codes((ADVICE, reply)) == (["reply-that-names-itself"] if found else [])


# Twice the same (P5, P24).


def test_a_why_says_something_of_its_own() -> None:
    why = "Rietje vertelt nog, en krijgt er een karwei bij."
    seven = "Rietje hoort het, en heeft het er met niemand over."
    eight = "Rietje hoort het, en heeft het er met niemand over gehad."
    assert codes((why, seven)) == []
    assert codes((why, eight)) == ["repeated-why"]


def test_the_client_does_not_answer_the_same_twice() -> None:
    same = "Ja, gek hè? (zucht) Weet je wat, dinsdag praat ik verder. Nu ben ik op."
    other = "Ja. (zucht) Weet je wat, dan ga ik nu verder met de kopjes van dinsdag."
    assert codes((HEARD, same)) == ["repeated-line"]
    assert codes((HEARD, same.replace("verder", "er verder over"))) == ["repeated-line"]
    assert codes((HEARD, other)) == []
    assert codes((HEARD, "Ja. Zo is het."), ("Allebei, ja. (denkt na)", "Ja. Zo is het.")) == []


def test_variants_of_one_line_may_be_alike() -> None:
    variants = f'{{gewoon: "{HEARD}", koel: "{HEARD[:-1]}, ja."}}'
    assert codes((f'reaction: "{HEARD}"', f"reaction: {variants}")) == []


@given(st.lists(st.frozensets(st.sampled_from("abcdefghijkl"), min_size=5), max_size=8))
def test_lines_that_are_nearly_the_same_are_found_as_if_all_were_compared(
    lines: list[frozenset[str]],
) -> None:
    numbered = [
        (Line(("scenes", str(number)), "", ()), words) for number, words in enumerate(lines)
    ]
    found = {(one.path[1], other.path[1]) for one, other in repetition._nearly_the_same(numbered)}
    assert found == {
        (str(one), str(other))
        for one, other in product(range(len(lines)), repeat=2)
        if one < other
        and len(lines[one] & lines[other]) >= repetition.NEARLY * len(lines[one] | lines[other])
    }


def test_a_reflex_gets_an_answer_of_its_own() -> None:
    why = '        why: "Rietje vertelt nog'
    assert codes((why, f'        reaction: "{HEARD}"\n{why}')) == ["reflex-with-the-same-answer"]
    default = "Ja, maar dat heb ik al geprobeerd. Dat werkt hier niet."
    assert codes((HEARD, default)) == ["reflex-with-the-same-answer"]
    otherwise = f'goto: dinsdag\n        otherwise: {{reaction: "{HEARD}"}}'
    assert codes(("goto: dinsdag", otherwise)) == ["reflex-with-the-same-answer"]


def test_eight_words_of_a_source_are_found_wherever_they_stand() -> None:
    shown = TRIAL_PHRASE.capitalize()
    assert codes((HEARD, f"Ja. {shown}, zei ze.")) == ["phrase-of-a-source"]
    assert codes(("Rietje vertelt nog,", f"Rietje zegt: “{shown}!” Dan,")) == ["phrase-of-a-source"]
    seven = " ".join(shown.split()[1:])
    assert codes((HEARD, f"Ja. {seven}, zei ze.")) == []


def test_what_is_kept_of_a_source_finds_its_phrases_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / repetition.SOURCES).write_bytes(
        repetition.packed(["Een zin van negen woorden, die verder nergens staat."])
    )
    monkeypatch.setattr(repetition, "files", lambda _: tmp_path)
    repetition._sources.cache_clear()
    try:
        for text, found in (
            ("een ZIN van negen woorden die verder nergens", True),
            ("zin van negen woorden die verder nergens staat", True),
            ("een zin van acht woorden die verder nergens", False),
            ("zin een van negen woorden die verder nergens", False),
        ):
            words = words_of(text)
            known = repetition.known_words(words)
            assert (repetition.first_phrase_of_a_source(words, known) is not None) == found
    finally:
        repetition._sources.cache_clear()


def test_no_source_can_be_read_back_from_what_is_kept() -> None:
    data = Path(repetition.__file__).with_name(repetition.SOURCES).read_bytes()
    assert len(data) < 200_000
    assert not re.search(rb"[a-z]{3,} [a-z]{3,}", data)


# What is on offer.


def test_a_scene_of_two_replies_is_little_to_choose_from() -> None:
    text = sample()
    start = text.index("      - type: meeleef_reflex\n        reflex_behaviour: stil_overnemen")
    shorter = text[:start] + text[text.index("\nendings:") :]
    found = codes(text=shorter)
    assert found == ["few-replies", "rare-temptation"]


@pytest.mark.parametrize(
    ("conditions", "gap"),
    [
        (["vertrouwen: {min: 6}", "vertrouwen: {max: 5}"], None),
        (["vertrouwen: {min: 6}", "vertrouwen: {max: 4}"], "vertrouwen 5"),
        (["vertrouwen: {min: 6}", "flags: [erkend]"], "zonder `erkend` en vertrouwen 0–5"),
        (["flags: erkend", "without: erkend"], None),
        (["houding: [klager, klant]", "houding: bezoeker"], None),
        (["houding: [klager, klant]"], "houding bezoeker"),
        (["houding: klant, vertrouwen: {min: 6}", "houding: [klager, bezoeker]"], "vertrouwen 0–5"),
        (["crisis_fase: geen"], None),
        ([""], None),
    ],
)
def test_a_scene_has_a_reply_in_every_state(conditions: list[str], gap: str | None) -> None:
    whens = [f"        when: {{{condition}}}\n" for condition in conditions]
    text = sample()
    for number, kind in enumerate(
        (
            "samenvatten",
            "volgen",
            "meeleef_reflex\n        reflex_behaviour: stil_overnemen",
            "afleid",
        )
    ):
        when = whens[number % len(whens)]
        head = f"      - type: {kind}"
        place = text.index("\n", text.index(head)) + 1
        text = text[:place] + when.replace("        when: {}\n", "") + text[place:]
    found = {problem.code: problem for problem in told(text)}
    assert ("scene-that-can-be-empty" in found) == (gap is not None)
    if gap is not None:
        for part in gap.split(" en "):
            assert part in found["scene-that-can-be-empty"].headline("nl")


_RANGES = st.tuples(st.sampled_from(GAUGES), st.integers(0, 10), st.integers(0, 10)).map(
    lambda drawn: (drawn[0], {"min": min(drawn[1:]), "max": max(drawn[1:])})
)
_CONDITIONS = st.one_of(
    _RANGES.map(lambda drawn: dict([drawn])),
    st.lists(st.sampled_from(STANCES), min_size=1, max_size=2).map(lambda one: {"houding": one}),
    st.sampled_from(["erkend", "mandaat"]).map(lambda flag: {"flags": [flag]}),
    st.sampled_from(["erkend", "mandaat"]).map(lambda flag: {"without": [flag]}),
)


@given(st.lists(_CONDITIONS, min_size=1, max_size=4))
def test_a_gap_is_a_state_in_which_no_condition_holds(conditions: list[dict[str, Any]]) -> None:
    everything: offer.Gap = {"houding": frozenset(STANCES), "crisis_fase": frozenset(("geen",))}
    gap: Any = offer._gap(conditions, everything)
    if gap is None:
        return
    for condition in conditions:
        [(key, asked)] = condition.items()
        if key == "houding":
            assert not set(asked) & set(gap["houding"])
        elif key in ("flags", "without"):
            assert gap[asked[0]] is (key == "without")
        else:
            low, high = gap[key]
            assert low <= high
            assert high < asked["min"] or low > asked["max"]


def test_a_scene_of_reflexes_alone_is_no_choice() -> None:
    talk = whole_talk()
    for reply, (type_, behaviour) in zip(talk["scenes"]["s4"]["replies"], REFLEXES, strict=True):
        reply |= {"type": type_, "reflex_behaviour": behaviour}
    assert codes_of(talk) == ["scene-of-reflexes"]


def test_replies_of_one_type_are_a_choice_without_a_difference() -> None:
    talk = whole_talk()
    for number, reply in enumerate(talk["scenes"]["s4"]["replies"]):
        reply |= {"type": "volgen", "id": f"r{number}", "reaction": "Ja ja.", "goto": "s5"}
        reply.pop("reflex_behaviour", None)
    assert codes_of(talk) == ["choice-without-difference"]


@pytest.mark.parametrize(("count", "found"), [(1, []), (2, ["scene-without-temptation"])])
def test_four_in_five_scenes_offer_a_reflex(count: int, found: list[str]) -> None:
    talk = whole_talk()
    for reply in reflexes(talk)[:count]:
        del reply["reflex_behaviour"]
        reply |= {"type": "regie_teruggeven", "reaction": "Aan mij.", "goto": "s1"}
    assert codes_of(talk) == found


def test_one_type_is_not_in_every_scene() -> None:
    talk = whole_talk()
    for scene in talk["scenes"].values():
        scene["replies"][0]["type"] = "volgen"
    [problem] = told(written(talk))
    assert problem.code == "one-type-everywhere"
    assert problem.words["type"] == "volgen"


@pytest.mark.parametrize(
    ("tempts", "found"),
    [
        (["advies_reflex"], ["rare-temptation"]),
        (["correctie_reflex", "advies_reflex"], ["rare-temptation", "rare-temptation"]),
        ([], []),
    ],
)
def test_a_listed_temptation_is_on_offer_four_times(tempts: list[str], found: list[str]) -> None:
    assert codes_of(whole_talk() | {"tempts": tempts}) == found


def test_what_tempts_more_often_than_what_is_listed_is_listed_too() -> None:
    talk = whole_talk() | {"tempts": ["meeleef_reflex"]}
    for reply in reflexes(talk)[:6]:
        reply |= {"type": "afleid_reflex", "reflex_behaviour": "ombuigen"}
    assert codes_of(talk) == ["rare-temptation", "unlisted-temptation"]


# What it is about.


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ([(ASKED, "Kopje neer, jas aan, weg. Ik vraag me af wat dat doet.")], True),
        (
            [("- type: probleemverkenning", "- type: probleemverkenning\n        question: geen")],
            True,
        ),
        ([(ASKED, "Kopje neer? Jas aan? Weg? Wat doet dat met jou dan?")], True),
        ([(ASKED, "Kopje neer, jas aan, weg. Waarom doen ze dat, denk je?")], True),
        ([(ADVICE, "Waarom hang je niet een rooster op voor de vaat?")], True),
        ([(ASKED, "Kopje neer, jas aan. (zou je dat vragen?) Wat doet dat met jou?")], False),
    ],
)
def test_the_form_of_a_question_is_what_stands_there(
    changes: list[tuple[str, str]], found: bool
) -> None:
    assert ("question-form-beside-text" in codes(*changes)) == found


def test_a_why_question_that_is_marked_is_right() -> None:
    why = (ASKED, "Kopje neer, jas aan, weg. Waarom raakt dat jou zo?")
    marked = (
        "- type: probleemverkenning",
        "- type: probleemverkenning\n        why_question: true",
    )
    assert codes(why, marked) == []


def test_a_subject_that_comes_up_twice_has_its_tag() -> None:
    once = (HEARD, "Ja. Net als op de begrafenis. Toen stond ik er ook zo bij.")
    twice = ("Allebei, ja. (denkt na)", "Na de uitvaart was het net zo.")
    tag = ("start: klager", "start: klager\nwarnings: [rouw]")
    assert codes(once) == []
    assert codes(once, twice) == ["subject-without-tag"]
    assert codes(once, twice, tag) == []


def test_one_word_of_suicide_is_enough() -> None:
    assert codes((HEARD, "Ja. Haar man pleegde zelfmoord. Daarna kwam ze hier.")) == [
        "subject-without-tag"
    ]


def test_a_real_crisis_begins_somewhere() -> None:
    crisis = ("start: klager", "start: klager\ncrisis_kind: werkelijk\nwarnings: [schulden]")
    assert codes(crisis) == ["crisis-that-never-begins"]
    begins = ("signal: ambivalentie", "signal: ambivalentie\n    starts_crisis: true")
    assert codes(crisis, begins) == []


@pytest.mark.parametrize("key", ["discuss", "estimate"])
def test_a_whole_talk_has_a_moment_for_a_class(key: str) -> None:
    talk = whole_talk()
    del talk["scenes"]["s0"][key]
    [problem] = told(written(talk))
    assert problem.code == "no-moment-for-a-class"
    assert f"`{key}`" in problem.headline("nl")
