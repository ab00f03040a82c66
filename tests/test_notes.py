"""The presenter's notes: what only the teacher sees, at every moment of a lesson."""

from __future__ import annotations

import re
import subprocess
import sys
from copy import copy
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from simulator import language
from simulator.classroom.notes.content import (
    Notes,
    ReplyNote,
    notes_of,
    reply_head,
    votes_in_words,
)
from simulator.classroom.notes.page import notes_page, notes_style
from simulator.codebook.labels import FIT_LABELS
from simulator.debrief import wording
from simulator.events import Given
from simulator.lesson import Lesson, Position, Step
from simulator.loading import load, loads
from tests.running import KLEIN, VIJANDIG, environment
from tests.scenes import reply, scenario, scene
from tests.taught import at_random, beginning, hands_for, held, letter_of, say, scored, vote

if TYPE_CHECKING:
    from simulator.lesson import Teaching
    from simulator.scenario import Scenario


@pytest.fixture(autouse=True)
def in_english() -> None:
    language.use("en")


@pytest.fixture(scope="module")
def henk() -> Scenario:
    return load(KLEIN)


@pytest.fixture
def teaching(henk: Scenario) -> Teaching:
    return beginning(henk)


def noted(teaching: Teaching) -> Notes:
    return notes_of(teaching.lesson)


def reply_note(teaching: Teaching, reply: str) -> ReplyNote:
    letter = letter_of(teaching.lesson, reply)
    return next(one for one in noted(teaching).replies if one.letter == letter)


def keys(teaching: Teaching) -> dict[str, str]:
    return dict(noted(teaching).keys)


# The replies


def test_every_reply_is_told_by_the_letter_it_has_on_the_projector(teaching: Teaching) -> None:
    shown = [option.text for option in teaching.lesson.options]

    assert [one.words for one in noted(teaching).replies] == shown
    assert "".join(one.letter for one in noted(teaching).replies) == "ABCD"


@pytest.mark.parametrize("seed", range(6))
def test_what_is_told_of_a_reply_is_what_it_would_be_measured_as(henk: Scenario, seed: int) -> None:
    teaching = beginning(henk, seed=seed)
    while not teaching.lesson.talk.ended:
        for option, told in zip(teaching.lesson.options, noted(teaching).replies, strict=True):
            talk = copy(teaching.lesson.talk)
            given = talk.give(option.id)[0]
            assert isinstance(given, Given)
            assert told.type == wording.type_name(given.type)
            fit = wording.said_in(FIT_LABELS[given.fit])
            measured = wording.measured_name(given.measured)
            expected = {"reflex": measured, "schadelijk": f"{fit}: {measured}"}
            assert told.fit == expected.get(given.fit, fit)
        teaching.say(at_random(seed)(teaching.lesson))


def test_a_ground_that_is_not_there_is_told_as_a_fact_about_the_talk(teaching: Teaching) -> None:
    say(teaching, "copingvraag")
    told = reply_note(teaching, "compliment_gegrond")

    assert told.because[0].startswith("Ground not there.")
    assert "had not been acknowledged yet" in told.because[0]


def test_a_ground_that_is_there_is_named_by_what_the_client_told(teaching: Teaching) -> None:
    say(teaching, "nachten")
    told = reply_note(teaching, "compliment_gegrond")

    assert told.because[0].startswith("Ground there: ")
    assert "what this means to the client has been acknowledged" in told.because[0]


def test_the_authors_reason_and_her_word_to_the_teacher_stand_with_the_reply(
    teaching: Teaching,
) -> None:
    assert reply_note(teaching, "nachten").why.startswith("Henk hoort zijn eigen nachten")
    say(teaching, "nachten")
    assert reply_note(teaching, "waarom_niet").for_teacher.startswith("Vraag de groep")


def test_it_tells_what_would_come_of_a_reply(teaching: Teaching) -> None:
    stays, onward = reply_note(teaching, "advies_reflex"), reply_note(teaching, "nachten")

    assert stays.leads == "stays at this moment"
    assert onward.leads == "goes on"
    assert onward.answer == "Ja. Dat is het. Sloop, dat is het woord."
    for each in ("nachten", "volgen"):
        say(teaching, each)
    assert reply_note(teaching, "mandaat_vragen").leads == "ends the talk: chose to go on"


def test_a_reply_of_which_the_type_says_it_all_says_it_once(teaching: Teaching) -> None:
    assert reply_head(reply_note(teaching, "advies_reflex")) == "advising reflex"
    assert reply_head(reply_note(teaching, "nachten")) == "acknowledging; here: fitting"


# Votes


def test_the_teacher_sees_the_votes_before_the_results_are_shown(teaching: Teaching) -> None:
    teaching.go(Position((), Step.FIRST))
    teaching.open()
    teaching.count_hands(hands_for(teaching.lesson, nachten=7))

    assert not teaching.lesson.shown
    assert reply_note(teaching, "nachten").votes == (7, None)
    assert votes_in_words(reply_note(teaching, "nachten").votes) == "7"


def test_both_rounds_stand_beside_each_other(teaching: Teaching) -> None:
    lesson = teaching.lesson
    vote(teaching, hands_for(lesson, nachten=7), hands_for(lesson, nachten=19))

    assert votes_in_words(reply_note(teaching, "nachten").votes) == "7 → 19"
    assert votes_in_words(reply_note(teaching, "beloven").votes) == "0 → 0"


def test_before_a_vote_there_are_no_numbers(teaching: Teaching) -> None:
    assert votes_in_words(reply_note(teaching, "nachten").votes) == ""


def test_while_the_group_scores_itself_its_votes_stand_there_band_by_band(
    teaching: Teaching,
) -> None:
    held(teaching, at_random(1))
    place = teaching.lesson.position.place
    teaching.go(Position(place, Step.SCORE))
    teaching.open()
    teaching.count_hands([1, 2, 3, 4, 5])

    assert [(one.band, one.votes) for one in noted(teaching).scoring] == [
        ("--", 1),
        ("-", 2),
        ("+/-", 3),
        ("+", 4),
        ("++", 5),
    ]


# Where the class is, and the keys


def test_it_says_in_which_turn_of_how_many_the_class_is(teaching: Teaching) -> None:
    assert noted(teaching).turn == "turn 1 of 10"
    say(teaching, "nachten")
    assert noted(teaching).turn == "turn 2 of 10"


def test_the_space_bar_is_told_by_what_it_does_now(teaching: Teaching) -> None:
    teaching.go(Position((), Step.FIRST))
    assert keys(teaching)["Space"] == "open the vote"
    teaching.open()
    assert keys(teaching)["Space"] == "close the vote"
    teaching.close()
    assert keys(teaching)["Space"] == "open the vote again"


def test_the_right_arrow_is_told_by_where_it_leads(teaching: Teaching) -> None:
    assert keys(teaching)["→"] == "to the first vote"
    teaching.go(Position((), Step.FIRST))
    assert keys(teaching)["→"] == "discuss with your neighbour"
    vote(teaching, hands_for(teaching.lesson, nachten=7))
    letter = letter_of(teaching.lesson, "nachten")
    assert keys(teaching)["→"] == f"say what is marked to the client; most votes: {letter}"


def test_the_space_bar_leads_to_the_vote_only_once_the_client_has_spoken(
    teaching: Teaching,
) -> None:
    say(teaching, "nachten")
    assert keys(teaching)["→"] == "the client's next words"
    assert "Space" not in keys(teaching)
    teaching.go(Position(("nachten",), Step.LISTEN, 1))
    assert keys(teaching)["Space"] == "to the vote, and open it"


def test_results_are_shown_only_where_there_was_a_vote(teaching: Teaching) -> None:
    teaching.go(Position((), Step.FIRST))
    assert "Enter" not in keys(teaching)
    teaching.open()
    assert keys(teaching)["Enter"] == "show the results"


def test_the_screen_goes_black_by_a_key_that_means_nothing_else_there(teaching: Teaching) -> None:
    black = {
        Step.LISTEN: "b",
        Step.FIRST: ".",
        Step.DISCUSS: "b",
        Step.SECOND: ".",
        Step.REVEAL: ".",
    }
    for step, key in black.items():
        teaching.go(Position((), step))
        assert keys(teaching)[key] == "black screen", step


def test_there_is_another_road_only_once_something_was_said(teaching: Teaching) -> None:
    teaching.go(Position((), Step.REVEAL))
    assert "w" not in keys(teaching)
    say(teaching, "nachten")
    teaching.go(Position(("nachten",), Step.REVEAL))
    assert keys(teaching)["w"] == "another road: from a turn of your choice"


def test_who_saw_the_count_reads_that_it_is_too_late_for_a_score(teaching: Teaching) -> None:
    for each in ("nachten", "volgen", "mandaat_vragen"):
        say(teaching, each)
    scored(teaching)
    teaching.go(Position(teaching.lesson.position.place, Step.SCORE))

    assert noted(teaching).step == "Our own score · too late: the count was seen"
    assert not {"Space", "t", "Enter"} & keys(teaching).keys()


def test_every_key_in_the_notes_is_one_of_the_projector(henk: Scenario) -> None:
    from textual.binding import Binding

    from simulator.classroom.projector.counting import TYPE
    from simulator.classroom.projector.shapes import KEYS
    from simulator.classroom.projector.stage import Stage

    bound = {TYPE, *KEYS, "."} | {
        key
        for binding in Stage.BINDINGS
        for key in (binding.key if isinstance(binding, Binding) else binding[0]).split(",")
    }
    names = {"→": "right", "←": "left", "↑": "up", "↓": "down", "Space": "space", "Enter": "enter"}
    teaching, told = beginning(henk), set[str]()

    def note() -> None:
        told.update(key for name in keys(teaching) for key in name.split() if key != "–")

    note()
    vote(teaching, hands_for(teaching.lesson, nachten=7, beloven=2))
    note()
    for step in (Step.FIRST, Step.DISCUSS, Step.SECOND):
        teaching.go(Position((), step))
        note()
    held(teaching, at_random(1))
    scored(teaching, [1, 1, 1, 1, 1])
    note()
    for step in (Step.LAND, Step.SCORE, Step.MEASURED):
        teaching.go(Position(teaching.lesson.position.place, step))
        note()

    assert {names.get(key, key) for key in told} <= bound
    assert {"→", "←", "Space", "Enter", "w", "s", "m", "t", "u", "j", "b"} <= told


# The client


def test_the_hidden_state_is_told_in_words_and_four_gauges(teaching: Teaching) -> None:
    client = noted(teaching).client

    assert client.standing == "sees the problem, not yet a part of their own"
    assert [level.name for level in client.levels] == ["trust", "hope", "ownership", "tension"]
    assert all(0 <= level.level <= 10 and level.by == 0 for level in client.levels)
    assert client.lies_open is not None
    assert client.lies_open.startswith("strong feeling")
    assert client.known == (
        "the client told a fact you can build on",
        "the client named a complaint",
    )


def test_after_a_reply_it_tells_what_was_said_as_what_and_what_that_moved(
    teaching: Teaching,
) -> None:
    assert noted(teaching).said is None
    say(teaching, "beloven")
    said = noted(teaching).said

    assert said is not None
    assert said.words.startswith("Laat maar aan mij over")
    assert said.type == "sympathising reflex"
    assert said.measured == "The sympathising reflex came by here."
    assert any(move.startswith("ownership −") for move in said.moves)
    by = {level.name: level.by for level in noted(teaching).client.levels}
    assert by["ownership"] < 0


def test_a_cooled_contact_and_a_sign_of_danger_are_told(teaching: Teaching) -> None:
    say(teaching, "advies_reflex")
    assert any("cooled" in told for told in noted(teaching).client.remarks)

    world = scenario(
        scene("begin", reply("volgen", "gevaar"), reply("erkennen", "gevaar")),
        scene("gevaar", reply("volgen"), reply("veiligheid_uitvragen"), signal="gevaar"),
    )
    other = beginning(world)
    say(other, "volgen")
    assert any("sign of danger" in told for told in noted(other).client.remarks)


# What the teacher asks, and what the author tells her


def test_the_question_of_the_scene_is_the_one_to_talk_over(teaching: Teaching) -> None:
    assert noted(teaching).asks == "Wie moet er volgens Henk in beweging komen?"
    say(teaching, "nachten")
    assert "what do you hope will happen then?" in noted(teaching).asks


def test_the_author_speaks_to_the_teacher_of_the_talk_and_of_the_moment() -> None:
    world = scenario(
        scene("begin", reply("volgen"), reply("erkennen"), for_teacher="Let op de stilte."),
        for_teacher="Neem de tijd.",
    )
    notes = noted(beginning(world))

    assert notes.about == "Neem de tijd."
    assert notes.for_teacher == ("Let op de stilte.",)


# Afterwards


def test_the_nine_steps_come_once_the_talk_has_ended(teaching: Teaching) -> None:
    assert noted(teaching).points == ()
    for each in ("beloven", "nachten", "volgen", "mandaat_vragen"):
        say(teaching, each)
    notes = noted(teaching)

    assert notes.over
    assert notes.ending == "chose to go on"
    assert notes.replies == ()
    assert [point.number for point in notes.points] == list(range(1, 10))
    assert "Turn 1" in notes.points[3].facts[0]
    assert not teaching.lesson.measured_seen


def test_own_score_and_count_stand_side_by_side_for_the_teacher(teaching: Teaching) -> None:
    for each in ("beloven", "nachten", "volgen", "mandaat_vragen"):
        say(teaching, each)
    assert [row.own for row in noted(teaching).scores] == ["not scored yet"] * 2
    scored(teaching, [0, 1, 2, 0, 0])
    advice, sympathy = noted(teaching).scores

    assert advice.reflex == "advising reflex"
    assert advice.own == "- 1×, +/- 2×"
    assert advice.middle == "+/-"
    assert sympathy.own == "not scored yet"
    assert "1 of" in sympathy.counted


def test_on_a_road_taken_later_the_notes_are_those_of_that_road(teaching: Teaching) -> None:
    for each in ("nachten", "volgen", "mandaat_vragen"):
        say(teaching, each)
    scored(teaching)
    teaching.go(teaching.lesson.jump(1))
    assert noted(teaching).points == ()
    say(teaching, "beloven")
    said = noted(teaching).said

    assert said is not None
    assert said.type == "sympathising reflex"


def test_every_moment_of_many_lessons_has_notes_in_both_languages(henk: Scenario) -> None:
    for seed in range(4):
        for spoken in ("nl", "en"):
            language.use(spoken)
            teaching = beginning(henk, seed=seed)
            while teaching.lesson.step is not Step.CLOSE:
                assert noted(teaching).step
                onward = teaching.lesson.forward
                if onward is not None:
                    teaching.go(onward)
                else:
                    teaching.say(at_random(seed)(teaching.lesson))
            assert noted(teaching).points


# The page in a browser


class Tags(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += f"{data} "


def test_the_page_says_what_the_notes_say(teaching: Teaching) -> None:
    say(teaching, "nachten")
    vote(teaching, hands_for(teaching.lesson, volgen=21))
    notes, page = noted(teaching), " ".join(Tags(notes_page(teaching.lesson, "en")).text.split())

    for words in (
        notes.turn,
        notes.step,
        notes.asks,
        notes.about,
        notes.client.standing,
        *notes.says,
        *(each for one in notes.replies for each in (one.words, reply_head(one), one.why)),
        *(told for one in notes.replies for told in one.because),
        *(key.does for key in notes.keys),
        "21",
    ):
        assert words in page, words


def test_afterwards_the_page_has_the_nine_steps_and_the_scores(teaching: Teaching) -> None:
    for each in ("beloven", "nachten", "volgen", "mandaat_vragen"):
        say(teaching, each)
    scored(teaching, [0, 1, 2, 0, 0])
    page = Tags(notes_page(teaching.lesson, "en"))

    assert page.tags.count("h3") >= 9
    assert "- 1×, +/- 2×" in page.text


def test_the_page_speaks_the_language_it_is_asked_for_and_the_program_its_own(
    teaching: Teaching,
) -> None:
    dutch, english = notes_page(teaching.lesson, "nl"), notes_page(teaching.lesson, "en")

    assert "adviesreflex" in dutch
    assert "advising reflex" in english
    assert language.current() == "en"


def test_the_page_runs_and_loads_nothing(teaching: Teaching) -> None:
    page = notes_page(teaching.lesson, "nl")
    tags = Tags(page)

    assert "script" not in tags.tags
    assert not {name for name, _value in tags.attributes} & {"src", "href", "style", "onload"}
    assert "url(" not in notes_style()


def test_what_an_author_wrote_stays_text_on_the_page() -> None:
    hostile = loads(VIJANDIG.read_text("utf-8"))
    teaching = beginning(hostile)
    known = {"header", "h1", "h2", "h3", "p", "b", "i", "ul", "ol", "li", "kbd", "section", "div"}
    known |= {"table", "thead", "tbody", "tr", "th", "td", "span", "progress"}

    while True:
        page = notes_page(teaching.lesson, "nl")
        assert set(Tags(page).tags) <= known
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", page)
        if teaching.lesson.talk.ended:
            break
        teaching.say(at_random(3)(teaching.lesson))


def test_the_notes_can_be_made_without_a_screen() -> None:
    program = (
        "import sys; import simulator.classroom.notes;"
        "import simulator.classroom.notes.page, simulator.classroom.notes.following;"
        "print('textual' in sys.modules, 'aiohttp' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=environment(),
        check=True,
    )

    assert done.stdout.split() == ["False", "False"]


def test_a_lesson_of_nothing_but_its_acts_gives_the_same_notes(henk: Scenario) -> None:
    from simulator.store import nowhere

    store = nowhere()
    teaching = beginning(henk, store)
    vote(teaching, hands_for(teaching.lesson, nachten=7))
    say(teaching, "nachten")
    again = Lesson(henk, teaching.lesson.seed)
    for act in store.events(teaching.session):
        again.hear(act.kind, act.payload)

    assert notes_of(again) == noted(teaching)
    store.close()
