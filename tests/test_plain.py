"""The practice in ordinary lines: what is asked, what is said, and what is kept."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from simulator import language
from simulator.codebook.help_lines import help_lines_for
from simulator.codebook.vocabulary import REFLEXES
from simulator.conversation import Conversation
from simulator.debrief import OwnScore, calibrate, debrief, measured_text
from simulator.loading import load
from simulator.places import home
from simulator.plain import Lines, PlainPractice
from simulator.plain.asking import MOST_MISTAKES
from simulator.practice import Practice
from simulator.scenario import Condition, Range, Review, Scenario
from simulator.store import (
    NEXT_STEP,
    NOTE,
    PULL,
    SCALE,
    SELF_SCORE,
    Reason,
    Status,
    Store,
    StoreProblem,
    nowhere,
    open_store,
)
from tests.running import KLEIN, VIJANDIG, gesprek

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 3
SCENARIO = load(KLEIN)
BEGIN = ["1"]
SCORES = ["8", "++", "", "?", "3"]
PASSED = ["", "", "", ""]
"""The three questions on what pulled, and the scale question, each left open with Enter."""
COMMAND = "gesprek play klein"


def numbers(*replies: str, seed: int = SEED, scenario: Scenario = SCENARIO) -> list[str]:
    """What to type to give these replies."""
    talk = Conversation(scenario, seed)
    typed = []
    for wanted in replies:
        typed.append(str([reply.id for reply in talk.replies].index(wanted) + 1))
        talk.give(wanted)
    return typed


TALK = [*BEGIN, *numbers("nachten", "volgen", "mandaat_vragen")]
"""A whole talk, up to its landing."""
SLIPPED = [*BEGIN, *numbers("advies_reflex", "nachten", "volgen", "mandaat_vragen")]


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(home()) as opened:
        yield opened


def practised(
    store: Store, *typed: str, scenario: Scenario = SCENARIO, bands: bool = False, seed: int = SEED
) -> str:
    """What was said to somebody who typed this and then no more."""
    said = StringIO()
    PlainPractice(
        scenario,
        Lines(StringIO("".join(f"{line}\n" for line in typed)), said),
        store,
        command=COMMAND,
        learner=None,
        seed=seed,
        bands=bands,
    ).run()
    return said.getvalue()


# The whole flow


def test_a_talk_from_briefing_to_next_step(store: Store) -> None:
    said = practised(store, *TALK, *SCORES, *PASSED, "eerst luisteren")

    in_this_order = [
        "De muziek van boven",
        "Je praat met Henk (61).",
        "somberheid",
        "2. Overslaan",
        "(houdt zijn pet op)",
        "Henk: Elke nacht dat gedreun.",
        "Beurt 1 van 10.",
        "Jij: Nacht na nacht wakker liggen. Dat sloopt je.",
        "Henk: Ja. Dat is het. Sloop, dat is het woord.",
        "Beurt 2 van 10.",
        "Henk: Tot woensdag dan.",
        "Het gesprek met Henk is afgelopen.",
        "Henk komt woensdag terug.",
        "Hoe zit je erbij?",
        "113",
        "NIET op routine",
        "Wat hielp",
        "Geteld",
        "Je ziet het terug voor je volgende gesprek.",
    ]
    places = [said.index(part) for part in in_this_order]
    assert places == sorted(places)
    [row] = store.sessions()
    assert (row.status, row.ending) == (Status.ENDED, "vervolg_gekozen")
    kept = {event.kind: event.payload for event in store.events(row.id)}
    assert kept[SELF_SCORE]["scores"] == dict(zip(REFLEXES, [8, "++", None, None, 3], strict=True))
    assert kept[NEXT_STEP] == {"text": "eerst luisteren"}


def test_the_debrief_is_that_of_the_talk_with_the_own_score_beside_it(store: Store) -> None:
    said = practised(store, *SLIPPED, *SCORES, *PASSED, "")

    talk = Conversation.replayed(
        SCENARIO, ["advies_reflex", "nachten", "volgen", "mandaat_vragen"], SEED
    )
    whole = debrief(SCENARIO, talk.events)
    own: tuple[OwnScore, ...] = (8, "++", None, None, 3)
    scores = dict(zip(REFLEXES, own, strict=True))
    assert measured_text(whole, calibrate(whole.reflexes, scores)) in said


def test_the_words_are_those_of_a_trace() -> None:
    """The installed program, and a trace of the same choices."""
    typed = "\n".join([*TALK, *SCORES, *PASSED, ""]) + "\n"
    said = gesprek("play", KLEIN, "--plain", "--seed", str(SEED), typed=typed)
    traced = gesprek("trace", KLEIN, "--seed", str(SEED), "--choose", ",".join(TALK[1:]))

    assert (said.code, said.err) == (0, "")
    at = 0
    for line in traced.out.splitlines():
        event = json.loads(line)
        at = said.out.index(event["text"], at)
    assert said.out.index("Wat hielp") > at


def test_the_replies_stand_in_the_order_of_the_seed(store: Store) -> None:
    said = practised(store, *BEGIN)

    talk = Conversation(SCENARIO, SEED)
    for number, reply in enumerate(talk.replies, 1):
        assert f"\n{number}. {reply.text}\n" in said


def test_the_same_typing_gives_the_same_lines(store: Store) -> None:
    with nowhere() as other:
        assert practised(store, *SLIPPED, *SCORES, *PASSED, "stap").splitlines()[:-1] == (
            practised(other, *SLIPPED, *SCORES, *PASSED, "stap").splitlines()
        )


# Nothing measured before the self-score, and nothing told about how it goes


MEASURED = ("reflex kwam hier voorbij", "Gemeten als", "gelegenheden", "Wat hielp", "vertrouwen")


def test_nothing_measured_is_said_before_the_self_score(store: Store) -> None:
    for typed in range(len(SLIPPED) + len(SCORES)):
        said = practised(store, *[*SLIPPED, *SCORES][:typed])
        for word in MEASURED:
            assert word not in said

    assert "Wat hielp" in practised(store, *SLIPPED, *SCORES)


def test_the_talk_itself_tells_no_type_stance_or_gauge(store: Store) -> None:
    said = practised(store, *BEGIN).split("2. Overslaan")[1]

    for word in ("reflex", "klager", "vertrouwen", "hoop", "regie", "spanning", "passend"):
        assert word not in said


# The words that work at every question


@pytest.mark.parametrize("before", [[], BEGIN, TALK, [*TALK, "7"], [*TALK, *SCORES]])
@pytest.mark.parametrize("word", ["h", "hulp", "HULP", "hulplijnen"])
def test_help_lines_come_at_every_question(store: Store, before: list[str], word: str) -> None:
    said = practised(store, *before, word)

    for line in help_lines_for(SCENARIO.warnings):
        assert line.contact.nl in said
    assert "nog te controleren" in said


@pytest.mark.parametrize("before", [[], BEGIN, TALK, [*TALK, *SCORES]])
def test_help_says_first_how_to_get_help_lines(store: Store, before: list[str]) -> None:
    plain, helped = practised(store, *before), practised(store, *before, "help")

    assert "h: hulplijnen" in helped
    assert "h: hulplijnen" not in plain
    explained = helped.split("h: hulplijnen")[1]
    assert "r zegt het nog eens" in explained
    assert explained.rstrip().endswith(plain.rstrip().splitlines()[-1])


def test_a_question_mark_is_help_but_in_the_self_score_it_is_not_knowing(store: Store) -> None:
    assert "h: hulplijnen" in practised(store, *BEGIN, "?")
    practised(store, *TALK, *["?"] * 5)

    [row] = [row for row in store.sessions() if row.status is Status.ENDED]
    kept = {event.kind: event.payload for event in store.events(row.id)}
    assert set(dict(kept[SELF_SCORE]["scores"]).values()) == {None}  # type: ignore[arg-type]


def test_r_says_again_what_the_client_said_and_what_can_be_said(store: Store) -> None:
    typed = [*BEGIN, *numbers("nachten")]
    said, again = practised(store, *typed), practised(store, *typed, "r")

    answer = said[said.index("Henk: Ja. Dat is het.") : said.rindex("\nJe gesprek")]
    assert again.count(answer) == 2


@pytest.mark.parametrize(
    "typed", ["0", "5", "99999999999999999999", "x", "", "1 2", "-1", "²", "١"]
)
def test_what_is_no_answer_gets_one_sentence_and_the_question_again(
    store: Store, typed: str
) -> None:
    plain, wrong = practised(store, *BEGIN), practised(store, *BEGIN, typed)

    more = wrong.splitlines()[len(plain.splitlines()) - 1 : -1]
    assert more == ["Typ een cijfer van 1 tot en met 4.", plain.splitlines()[-2]]
    assert not store.interrupted()


def test_a_number_may_be_typed_as_it_is_written(store: Store) -> None:
    [number] = numbers("nachten")

    assert "Jij: Nacht na nacht" in practised(store, *BEGIN, f" {number}. ")


def test_input_that_never_makes_sense_ends(store: Store) -> None:
    said = practised(store, *BEGIN, *["x"] * (MOST_MISTAKES + 10))

    assert said.count("Typ een cijfer") == MOST_MISTAKES
    assert "100 keer achter elkaar" in said


# Leaving


def test_stop_leaves_at_once_and_lands_with_the_help_lines(store: Store) -> None:
    said = practised(store, *BEGIN, *numbers("nachten"), "stop", "1", "1")

    after = said.split("Je bent uit het gesprek gestapt.")[1]
    assert "Dat mag altijd" in after
    for line in help_lines_for(SCENARIO.warnings):
        assert line.contact.nl in after
    assert "routine" not in after
    [row] = store.sessions()
    assert row.status is Status.LEFT
    assert not store.interrupted()


@pytest.mark.parametrize("typed", ["2", "stop"])
def test_skipping_is_as_easy_as_beginning(store: Store, typed: str) -> None:
    said = practised(store, typed)

    assert "Overgeslagen." in said
    assert "Henk: " not in said
    assert store.sessions() == []


# When no more is typed


def test_a_talk_that_is_broken_off_is_kept_and_says_how_to_go_on(store: Store) -> None:
    said = practised(store, *BEGIN, *numbers("nachten"))

    assert said.splitlines()[-1] == (
        f"Je gesprek is bewaard zoals het nu is. Verder gaan: {COMMAND}"
    )
    [row] = store.interrupted()
    assert row.replies == 1


def test_a_talk_that_was_broken_off_is_offered_again_behind_its_warning(store: Store) -> None:
    practised(store, *BEGIN, *numbers("nachten"))

    said = practised(store, "3", seed=99)

    warning = said.index("Vooraf: dit gesprek gaat over")
    offer = said.index("3. Verder met het afgebroken gesprek, bij beurt 2")
    assert warning < offer < said.index("Henk: Ja. Dat is het.") < said.index("Beurt 2 van 10.")
    # The replies are in the order of the talk that goes on, and not of a new one.
    talk = Conversation.replayed(SCENARIO, ["nachten"], SEED)
    assert f"1. {talk.replies[0].text}" in said
    [row] = store.sessions()
    assert row.replies == 1


def test_going_on_ends_the_same_talk(store: Store) -> None:
    practised(store, *TALK[:2])
    practised(store, "3", *TALK[2:], *SCORES)

    [row] = store.sessions()
    assert (row.status, row.replies) == (Status.ENDED, 3)


def test_beginning_anew_is_always_the_first_choice(store: Store) -> None:
    practised(store, *TALK[:2])
    practised(store, *TALK[:2])

    assert [row.replies for row in store.interrupted()] == [1, 1]


def test_a_self_score_that_was_not_given_yet_is_offered_again(store: Store) -> None:
    said = practised(store, *TALK, *SCORES[:2])
    assert said.splitlines()[-1] == f"Je zelfscore komt nog. Verder gaan: {COMMAND}"

    again = practised(store, "3", *SCORES)

    assert "3. Verder met je vorige gesprek: alleen je zelfscore komt nog" in again
    assert "Wat hielp" in again
    assert "3. Verder" not in practised(store)


def test_a_talk_whose_scenario_was_changed_is_not_offered_and_not_lost(store: Store) -> None:
    practised(store, *BEGIN, *numbers("nachten", "volgen"))
    scene = SCENARIO.scenes["zondag"]
    kept = tuple(reply for reply in scene.replies if reply.id != "volgen")
    edited = replace(
        SCENARIO,
        scenes={**SCENARIO.scenes, "zondag": replace(scene, replies=kept)},
        fingerprint="edited",
    )

    said = practised(store, scenario=edited)

    assert "bij beurt 2 is het antwoord “Een ander mens.” er niet meer" in said
    assert "3. Verder" not in said
    assert len(store.interrupted()) == 1


def test_without_any_input_the_briefing_is_all(store: Store) -> None:
    said = StringIO()
    PlainPractice(SCENARIO, Lines(None, said), store, command=COMMAND).run()

    assert said.getvalue().splitlines()[-1] == (
        f"Er is nog niets gezegd. Opnieuw beginnen: {COMMAND}"
    )


# Briefing


def test_the_own_next_step_returns_at_the_next_start(store: Store) -> None:
    practised(store, *TALK, *SCORES, *PASSED, "eerst luisteren")

    assert "Je eigen stap van vorige keer: “eerst luisteren”" in practised(store)


def test_a_scenario_with_a_sign_of_danger_is_warned_of_twice(store: Store) -> None:
    dangerous = replace(SCENARIO, warnings=("gevaar_signaal",))
    reviewed = replace(dangerous, reviewed=Review("Iemand", "2026-01-01"))

    before = practised(store, scenario=dangerous)

    assert "niet door een vakmens beoordeeld" in before
    assert "elk moment uit stappen" in before
    assert "Veilig Thuis" in before
    assert "niet door een vakmens" not in practised(store, scenario=reviewed)
    assert "elk moment uit stappen" not in practised(store)


def test_a_scenario_without_tags_has_no_help_lines_at_its_landing(store: Store) -> None:
    light = replace(SCENARIO, warnings=())
    said = practised(store, *TALK, scenario=light)

    assert "Vooraf:" not in said
    assert "Hoe zit je erbij?" not in said
    assert "Hulplijnen." not in said


# Self-score


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        *((str(number), number) for number in range(1, 11)),
        *((band, band) for band in ("--", "-", "+/-", "+", "++")),
        *((band, "+/-") for band in ("±", "+-")),
        ("–", "-"),
        ("—", "--"),
        ("weet ik niet", None),
    ],
)
def test_a_score_is_a_number_a_band_or_not_known(
    store: Store, typed: str, score: int | str | None
) -> None:
    practised(store, *TALK, typed, *[""] * 4)

    [row] = store.sessions()
    kept = {event.kind: event.payload for event in store.events(row.id)}
    assert dict(kept[SELF_SCORE]["scores"])[REFLEXES[0]] == score  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["0", "11", "+++", "goed", "7.5", "-1"])
def test_what_is_no_score_is_asked_again(store: Store, typed: str) -> None:
    said = practised(store, *TALK, typed)

    assert "Dat is geen score." in said
    assert said.count("Interpretatiereflex:") == 1


def test_a_score_can_be_changed_before_the_last(store: Store) -> None:
    practised(store, *TALK, "1", "terug", "9", *[""] * 4)

    [row] = store.sessions()
    kept = {event.kind: event.payload for event in store.events(row.id)}
    assert dict(kept[SELF_SCORE]["scores"])[REFLEXES[0]] == 9  # type: ignore[arg-type]


def test_the_setting_decides_what_is_asked_for(store: Store) -> None:
    assert "Typ een cijfer van 1 tot 10" in practised(store, *TALK)
    assert "Typ --, -, +/-, + of ++" in practised(store, *TALK, bands=True)


# Afterwards


def test_a_turn_that_is_seen_otherwise_is_noted_and_then_the_step_is_asked(store: Store) -> None:
    said = practised(store, *SLIPPED, *SCORES, *PASSED, "oneens 1: hij vroeg erom", "rustig aan")

    assert "Genoteerd bij beurt 1." in said
    [row] = store.sessions()
    kept = {event.kind: event.payload for event in store.events(row.id)}
    assert kept[NOTE] == {"turn": 1, "text": "hij vroeg erom"}
    assert kept[NEXT_STEP] == {"text": "rustig aan"}


@pytest.mark.parametrize("typed", ["oneens", "oneens 9 waarom", "oneens vier", "oneens 1"])
def test_a_note_without_a_turn_or_words_is_asked_again(store: Store, typed: str) -> None:
    practised(store, *SLIPPED, *SCORES, *PASSED, typed)

    [row] = store.sessions()
    assert NOTE not in {event.kind for event in store.events(row.id)}


# What pulled, the scale, and ideas


def kept_of(store: Store) -> dict[str, object]:
    """What was kept of the only talk, by kind."""
    [row] = store.sessions()
    return {event.kind: event.payload for event in store.events(row.id)}


def test_what_pulled_is_asked_after_the_score_and_before_anything_measured(store: Store) -> None:
    language.use("en")
    said = practised(store, *SLIPPED, *SCORES, *PASSED)

    order = ("The talk with Henk is over.", "routine", "What pulled you?", "Which turn", "helped")
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    asked = said[said.index("What pulled you?") : said.index("What helped")]
    assert "advising reflex" not in asked
    assert "1. “Heb je al eens gedacht aan goede oordopjes?”" in asked


def test_what_pulled_and_where_it_turned_are_kept_and_told_before_the_count_s(
    store: Store,
) -> None:
    language.use("en")
    said = practised(store, *SLIPPED, *SCORES, "2, 5", "2", "hij keek weg")

    assert kept_of(store)[PULL] == {
        "sources": ["opleiding", "risico_mijden"],
        "turns": [2],
        "note": "hij keek weg",
    }
    course = said[said.index("How it went") :]
    assert course.index("You: turn 2.") < course.index("The count:")
    assert "“hij keek weg”" in course
    assert "“it is how I was taught” and “I did not want it to go wrong”" in course


def test_who_passes_everything_over_has_nothing_kept_but_her_score(store: Store) -> None:
    said = practised(store, *SLIPPED, *SCORES, *PASSED, "")

    assert "Wat hielp" in said
    assert {PULL, SCALE, NEXT_STEP}.isdisjoint(kept_of(store))


@pytest.mark.parametrize("typed", ["9", "1 x", "0", "een", "-1", "1 7"])
def test_what_names_no_source_is_asked_again(store: Store, typed: str) -> None:
    language.use("en")
    said = practised(store, *TALK, *SCORES, typed)

    assert "Type numbers from 1 to 6." in said


@pytest.mark.parametrize(("typed", "kept"), [("0", 0), ("10", 10), ("7", 7)])
def test_the_scale_question_takes_a_number(store: Store, typed: str, kept: int) -> None:
    practised(store, *TALK, *SCORES, *PASSED[:3], typed)

    assert kept_of(store)[SCALE] == {"score": kept}


@pytest.mark.parametrize("typed", ["11", "zeven", "-1"])
def test_what_is_not_on_the_scale_is_asked_again(store: Store, typed: str) -> None:
    language.use("en")
    said = practised(store, *TALK, *SCORES, *PASSED[:3], typed)

    assert "Type a number from 0 to 10, or nothing at all." in said
    assert SCALE not in kept_of(store)


def test_an_idea_of_somebody_else_comes_only_to_who_asks(store: Store) -> None:
    language.use("en")
    unasked = practised(store, *SLIPPED, *SCORES, *PASSED)
    asked = practised(store, *SLIPPED, *SCORES, *PASSED, "idee 1", "idea 9", "stap")

    idea = "“Nacht na nacht wakker liggen. Dat sloopt je.” (acknowledging)."
    assert idea not in unasked
    assert asked.count(idea) == 1
    assert "A possibility, beside yours." in asked
    assert "Which turn? For instance: idea 4" in asked
    assert asked.count("Type your step") == 3


def test_the_talk_can_be_looked_at_through_a_lens_before_the_step_is_chosen(store: Store) -> None:
    language.use("en")
    said = practised(store, *TALK, *SCORES, *PASSED, "lens", "lens leary", "lens maan", "stap")

    assert "1. leary: Leary's rose." in said
    assert "Your path: turn 1 beside and together; turns 2–3 below and together." in said
    assert "There is no such lens here. `lens` lists them." in said
    assert store.last_next_step(None) == "stap"


def test_no_step_is_a_step_too(store: Store) -> None:
    practised(store, *TALK, *SCORES, *PASSED, "")

    assert store.last_next_step(None) is None


# What cannot be kept


class Failing:
    """A store in which from some moment on nothing can be kept."""

    def __init__(self, store: Store, kinds: set[str], reason: Reason) -> None:
        self._store, self._kinds, self._reason = store, kinds, reason

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def append(
        self, session: str, kind: str, payload: dict[str, object], *, expected: int | None = None
    ) -> int:
        if kind in self._kinds:
            raise StoreProblem(self._reason, home())
        return self._store.append(session, kind, payload, expected=expected)  # type: ignore[arg-type]


def failing(store: Store, *kinds: str, reason: Reason = Reason.FULL) -> Store:
    return Failing(store, set(kinds), reason)  # type: ignore[return-value]


def test_a_reply_that_cannot_be_kept_was_not_said(store: Store) -> None:
    said = practised(failing(store, "reply"), *TALK[:2])

    assert "geen ruimte meer" in said
    assert "Jij: " not in said
    assert said.count("Beurt 1 van 10.") == 2


def test_a_talk_that_was_deleted_meanwhile_goes_on_and_says_it_is_not_kept(store: Store) -> None:
    said = practised(failing(store, "reply", reason=Reason.GONE), *TALK, *SCORES, *PASSED, "stap")

    assert "niet bewaard" in said
    assert "Wat hielp" in said
    assert "Je ziet het terug" not in said


@pytest.mark.parametrize("kind", ["self_score", "next_step", "note", "ended"])
def test_what_cannot_be_kept_afterwards_keeps_nobody_from_the_debrief(
    store: Store, kind: str
) -> None:
    said = practised(failing(store, kind), *SLIPPED, *SCORES, *PASSED, "oneens 1 nee", "stap")

    assert "Wat hielp" in said
    assert "geen ruimte meer" in said
    assert said.count("Jij: Nacht na nacht") == 2


def test_leaving_is_always_possible(store: Store) -> None:
    said = practised(failing(store, "left"), *BEGIN, "stop")

    assert "Je bent uit het gesprek gestapt." in said


def test_where_nothing_is_kept_nothing_is_promised() -> None:
    with nowhere() as store:
        assert "Wat je zei, is niet bewaard." in practised(store, *TALK[:2])


# Nothing but lines


def test_authored_text_is_shown_as_it_is_and_nothing_in_it_is_obeyed(store: Store) -> None:
    hostile = load(VIJANDIG)
    talk = Conversation(hostile, SEED)
    typed = [*BEGIN]
    while not talk.ended:
        typed.append("1")
        talk.give(talk.replies[0].id)

    said = practised(store, *typed, *SCORES, *PASSED, "\x1b[2J\u202e stap", scenario=hostile)

    assert "[b]Titel[/b] [/] \\ {titel} %s $titel" in said
    assert "Wat hielp" in said
    assert {unicodedata.category(character) for character in said} & {"Cc", "Co", "Cs"} == {"Cc"}
    assert {character for character in said if unicodedata.category(character) == "Cc"} == {"\n"}
    assert not {"\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067"} & set(said)
    assert store.last_next_step(None) == "[2J stap"


def test_no_boxes_no_escapes_no_carriage_returns_even_in_a_terminal_that_could() -> None:
    typed = "\n".join([*SLIPPED, *SCORES, *PASSED, ""]) + "\n"
    said = gesprek("play", KLEIN, "--plain", typed=typed, TERM="xterm-256color", COLORTERM="1")

    assert not {"\x1b", "\r", "\t", "\x07"} & set(said.everything)
    assert not [
        character for character in said.out if "BOX DRAWINGS" in unicodedata.name(character, "")
    ]


def test_the_interface_speaks_english_and_the_client_her_own_language(store: Store) -> None:
    language.use("en")
    said = practised(store, *TALK, *SCORES, *PASSED, "")

    assert "2. Skip this talk" in said
    assert "You: Nacht na nacht" in said
    assert "Turn 1 of 10." in said
    assert "What helped" in said


def test_two_practices_in_a_row_are_two_talks(store: Store) -> None:
    practised(store, *TALK, *SCORES, *PASSED, "")
    practised(store, *TALK, *SCORES, *PASSED, "")

    assert [row.status for row in store.sessions()] == [Status.ENDED, Status.ENDED]


def test_a_practice_from_the_screens_can_be_gone_on_with_in_lines(store: Store) -> None:
    Practice.begin(store, SCENARIO, seed=5).give("nachten")

    assert "3. Verder met het afgebroken gesprek, bij beurt 2" in practised(store)


def test_a_scene_in_which_nothing_can_be_said_says_so_and_keeps_the_talk(store: Store) -> None:
    never = Condition(gauges=(("vertrouwen", Range(10, 10)),))
    base = SCENARIO
    scenes = {
        name: replace(scene, replies=tuple(replace(r, when=never) for r in scene.replies))
        for name, scene in base.scenes.items()
    }
    said = practised(store, "1", scenario=replace(base, scenes=scenes))
    assert "valt niets meer te zeggen" in said
    assert "Typ 1 tot 0" not in said
