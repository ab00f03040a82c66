"""The sheet a class looks back with: what happened, nothing measured too early, on two pages."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from simulator import language
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.vocabulary import REFLEXES, SCORE_BANDS
from simulator.debrief import ReflexCount, debrief, wording
from simulator.lesson import LETTERS, Position, Step
from simulator.loading import load, loads
from simulator.places import shipped_scenarios
from simulator.reports.blocks import Chapter, Document, Table
from simulator.reports.class_paper import TWO_PAGES, lines
from simulator.reports.class_points import MINUTES, cut, difference, middle, points
from simulator.reports.class_sheet import sheet
from simulator.reports.class_turns import (
    GroupScore,
    group_scores,
    other_roads,
    own_road,
    road_of,
)
from simulator.reports.html import as_html
from simulator.reports.markdown import as_markdown
from simulator.scenario import Spoken
from tests.running import KLEIN, VIJANDIG
from tests.scenes import reply, scenario, scene
from tests.taught import (
    at_random,
    beginning,
    by_length,
    hands_for,
    held,
    letter_of,
    say,
    scored,
    vote,
)

if TYPE_CHECKING:
    from pathlib import Path

    from simulator.codebook.vocabulary import ReplyType
    from simulator.lesson import Lesson, Teaching
    from simulator.scenario import Scenario

REFLEX_WORDS = [wording.reflex_name(reflex) for reflex in REFLEXES]


@pytest.fixture(autouse=True)
def in_english() -> None:
    language.use("en")


@pytest.fixture(scope="module")
def henk() -> Scenario:
    return load(KLEIN)


def taught(henk: Scenario) -> Teaching:
    """A class that first leans to advice, talks it over, and ends with a mandate."""
    teaching = beginning(henk)
    lesson = teaching.lesson
    vote(
        teaching,
        hands_for(lesson, nachten=8, advies_reflex=12, copingvraag=4),
        hands_for(lesson, nachten=20, advies_reflex=3, copingvraag=1),
    )
    say(teaching, "nachten")
    vote(teaching, hands_for(lesson, volgen=24))
    say(teaching, "volgen")
    vote(teaching, hands_for(lesson, mandaat_vragen=14, regie_teruggeven=10))
    say(teaching, "mandaat_vragen")
    return teaching


def text(lesson: Lesson) -> str:
    """The sheet as it reads, without what the notation adds."""
    return as_markdown([sheet(lesson)]).replace("\\", "")


def tables(lesson: Lesson) -> list[Table]:
    chapters = [block for block in sheet(lesson).blocks if isinstance(block, Chapter)]
    return [block for each in chapters for block in each.blocks if isinstance(block, Table)]


# The road the class took


def test_every_turn_tells_what_the_client_said_what_the_class_said_and_both_votes(
    henk: Scenario,
) -> None:
    teaching = taught(henk)
    lesson = teaching.lesson
    start = beginning(henk).lesson
    [road] = tables(lesson)
    nachten, advies, coping = (
        letter_of(start, each) for each in ("nachten", "advies_reflex", "copingvraag")
    )

    first = road.rows[0]
    assert [row[0] for row in road.rows] == ["1", "2", "3"]
    assert first[1] == "“Elke nacht dat gedreun. En de woningbouw doet niks.”"
    assert first[2] == f"{nachten} “Nacht na nacht wakker liggen. Dat sloopt je.”"
    assert set(first[3].split()) == {f"{nachten}8", f"{advies}12", f"{coping}4"}
    assert set(first[4].split()) == {f"{nachten}20", f"{advies}3", f"{coping}1"}


def test_a_round_that_was_not_held_is_no_round_without_votes(henk: Scenario) -> None:
    second = tables(taught(henk).lesson)[0].rows[1]

    assert re.fullmatch(r"[A-C]24", second[3])
    assert second[4] == "–"


def test_a_lesson_that_is_not_over_has_a_sheet_too(henk: Scenario) -> None:
    teaching = beginning(henk)

    assert "not finished" in text(teaching.lesson)
    say(teaching, "nachten")
    assert len(tables(teaching.lesson)[0].rows) == 1


def test_the_road_not_taken_stands_below_from_where_it_parts(henk: Scenario) -> None:
    teaching = taught(henk)
    teaching.go(teaching.lesson.jump(2))
    say(teaching, "waarom_niet")
    own, other = tables(teaching.lesson)

    assert [row[0] for row in own.rows] == ["1", "2", "3"]
    assert own.rows[1][2].endswith("“Een ander mens.”")
    assert [row[0] for row in other.rows] == ["2"]
    assert "zelf naar boven" in other.rows[0][2]
    assert "Another road, from turn 2" in text(teaching.lesson)


def test_the_class_looks_back_on_the_first_road_that_came_to_an_ending(henk: Scenario) -> None:
    teaching = beginning(henk)
    say(teaching, "beloven")
    teaching.go(teaching.lesson.jump(1))
    for each in ("nachten", "volgen", "regie_teruggeven"):
        say(teaching, each)
    road = own_road(teaching.lesson)

    assert road.place == ("nachten", "volgen", "regie_teruggeven")
    assert [after for after, _other in other_roads(teaching.lesson, road)] == [0]


def test_it_looks_back_on_the_road_that_the_group_scored_itself_on(henk: Scenario) -> None:
    """Else what the group says of one talk would stand beside what was counted in another."""
    teaching = taught(henk)
    first = teaching.lesson.road
    teaching.go(teaching.lesson.jump(2))
    for each in ("waarom_niet", "volgen", "regie_teruggeven"):
        say(teaching, each)
    scored(teaching, [0, 2, 10, 9, 3])
    second, lesson = teaching.lesson.road, teaching.lesson

    assert own_road(lesson).place == second != first
    votes = {road: group_scores(lesson, road_of(lesson, road))[0].votes for road in lesson.roads}
    assert votes == {first: (0,) * 5, second: (0, 2, 10, 9, 3)}


def test_a_letter_said_by_mistake_is_not_the_road_of_a_lesson_that_goes_on(henk: Scenario) -> None:
    teaching = beginning(henk)
    say(teaching, "beloven")
    teaching.go(Position((), Step.REVEAL))
    say(teaching, "nachten")

    assert own_road(teaching.lesson).place == ("nachten",)


# Nothing measured before the group has scored itself


def test_before_the_group_scored_itself_nothing_measured_stands_on_it(henk: Scenario) -> None:
    lesson = taught(henk).lesson
    told = text(lesson)
    # "A next step" is the heading of the ninth step too.
    types = [wording.type_name(kind) for kind in ENTRIES if kind != "volgende_stap_vragen"]

    assert not lesson.measured_seen
    assert "follow once the group has scored itself" in told
    for word in (*types, *REFLEX_WORDS, "Counted", "fitting", "neutral"):
        assert not re.search(rf"\b{re.escape(word)}\b", told), word
    assert "sees the problem" not in told


def test_after_it_the_count_stands_before_the_number_beside_the_groups_own_score(
    henk: Scenario,
) -> None:
    teaching = taught(henk)
    scored(teaching, [0, 2, 10, 9, 3], [1, 1, 1, 1, 0])
    [_road, scores] = tables(teaching.lesson)

    advice, sympathy = scores.rows
    assert advice[:4] == ("advising reflex", "- 2×, +/- 10×, + 9×, ++ 3×", "+/- to +", "0 of 2")
    assert advice[4] == "too few moments"
    assert sympathy[:3] == ("sympathising reflex", "-- 1×, - 1×, +/- 1×, + 1×", "- to +/-")


def test_an_exception_names_what_lay_ready_and_what_was_said_instead(henk: Scenario) -> None:
    teaching = taught(henk)
    start = beginning(henk).lesson
    scored(teaching)
    told = text(teaching.lesson)
    advice, sympathy = letter_of(start, "advies_reflex"), letter_of(start, "beloven")

    assert f"advising reflex ({advice})" in told
    assert f"sympathising reflex ({sympathy})" in told
    assert f"Said: {letter_of(start, 'nachten')} “Nacht na nacht wakker liggen" in told


# The nine steps


def test_all_nine_steps_have_a_question_and_together_half_an_hour(henk: Scenario) -> None:
    for measured in (False, True):
        told = points(own_road(taught(henk).lesson), measured=measured)
        assert [point.number for point in told] == list(range(1, 10))
        assert all(point.asks for point in told)
    assert MINUTES[:3] == (2, 5, 10)
    assert sum(MINUTES) == 30


def test_after_a_talk_with_a_warning_the_landing_asks_how_everybody_is(henk: Scenario) -> None:
    light = beginning(replace(henk, warnings=()))
    say(light, "nachten")
    asked = {
        bool(each.lesson.scenario.warnings): points(own_road(each.lesson), measured=False)[0].asks
        for each in (taught(henk), light)
    }

    assert wording.how_are_you() in asked[True]
    assert wording.how_are_you() not in asked[False]


def test_the_turn_is_the_one_that_divided_the_class_most(henk: Scenario) -> None:
    road = own_road(taught(henk).lesson)

    # 12 of 24 chose something else than the largest group in turn 1, and 10 of 24 in turn 3.
    assert road.split is not None
    assert road.split.turn == 1
    assert [round(turn.divided, 3) for turn in road.turns] == [0.5, 0.0, round(10 / 24, 3)]


def test_talking_it_over_is_told_by_the_share_of_votes_that_moved(henk: Scenario) -> None:
    road = own_road(taught(henk).lesson)

    assert road.shifted is road.turns[0]
    assert road.turns[0].moved == pytest.approx(12 / 24)
    assert road.turns[2].moved == 0


def test_without_votes_no_turn_is_said_to_have_divided_the_class(henk: Scenario) -> None:
    teaching = beginning(henk)
    held(teaching, at_random(1), vote_too=False)

    assert own_road(teaching.lesson).split is None
    assert "The votes did not part anywhere" in text(teaching.lesson)


def test_the_assumption_is_that_of_the_reflex_that_was_said(henk: Scenario) -> None:
    teaching = beginning(henk)
    for each in ("advies_reflex", "nachten", "volgen", "mandaat_vragen"):
        say(teaching, each)
    scored(teaching)
    [record, *_] = debrief(
        henk, teaching.lesson.talk_at(own_road(teaching.lesson).place).events
    ).evidence

    assert wording.assumption(record) is not None
    assert str(wording.assumption(record)) in text(teaching.lesson)


def test_without_a_reflex_it_is_that_of_the_one_most_people_voted_for(henk: Scenario) -> None:
    teaching = taught(henk)
    told = points(own_road(teaching.lesson), measured=True)[3]

    assert "Not said" in told.facts[0]
    assert "oordopjes" in told.facts[0]


def test_the_same_sentence_names_what_was_not_there_yet() -> None:
    world = scenario(
        scene("begin", reply("advies_met_mandaat", "eind"), reply("volgen", "eind")),
        scene("eind", reply("volgen", "vervolg_gekozen"), reply("erkennen", "vervolg_gekozen")),
        start="klant",
    )
    teaching = beginning(world)
    say(teaching, "advies_met_mandaat")
    say(teaching, "volgen")
    [fact] = points(own_road(teaching.lesson), measured=True)[4].facts

    assert fact.startswith("Said in turn 1")
    assert "had not named a goal yet" in fact
    assert "the same sentence is: advice" in fact


# The group's own score


def score_of(votes: tuple[int, ...], band: int | None) -> GroupScore:
    label = None if band is None else SCORE_BANDS[band]
    number = None if band is None else 2 * band + 2
    return GroupScore(ReflexCount("advies_reflex", 5, (), 0.0, number, label), votes)


@pytest.mark.parametrize(
    ("votes", "told"),
    [
        ((0, 0, 5, 0, 0), "+/-"),
        ((1, 0, 0, 0, 2), "++"),
        ((0, 2, 0, 2, 0), "- to +"),
        ((0, 0, 0, 0, 0), ""),
        ((3, 2, 2, 2, 2), "+/-"),
    ],
)
def test_the_middle_of_a_group_is_a_band_or_the_two_it_lies_between(
    votes: tuple[int, ...], told: str
) -> None:
    assert middle(score_of(votes, 2).middle) == told


def test_how_own_score_and_count_lie_is_told_of_the_group() -> None:
    five = (0, 0, 5, 0, 0)

    assert difference(score_of(five, 2)) == "the group's picture and the count are the same"
    assert difference(score_of(five, 3)) == "close together"
    assert difference(score_of((0, 0, 0, 0, 4), 1)) is not None
    assert str(difference(score_of((0, 0, 0, 0, 4), 1))).startswith("the group saw less routine")
    assert str(difference(score_of((4, 0, 0, 0, 0), 3))).startswith("the group was stricter")
    assert difference(score_of(five, None)) is None
    assert difference(score_of((0,) * 5, 3)) is None


def test_the_group_is_asked_about_the_reflexes_this_client_tempts_to(henk: Scenario) -> None:
    lesson = taught(henk).lesson

    assert [score.reflex for score in group_scores(lesson, own_road(lesson))] == [*henk.tempts]


# Names, words


def test_phones_leave_counts_on_the_sheet_and_nothing_of_who_voted(henk: Scenario) -> None:
    teaching = beginning(henk)
    teaching.go(teaching.lesson.position._replace(step=Step.FIRST))
    teaching.open()
    poll = teaching.lesson.poll
    assert poll is not None
    seats = {7_306_000_111 + 31 * number: number % 3 for number in range(9)}
    teaching.take(poll.number, seats)
    teaching.go(teaching.lesson.position._replace(step=Step.REVEAL))
    say(teaching, "nachten")
    page = as_html([sheet(teaching.lesson)])

    assert "A3 B3 C3" in page
    assert not any(str(seat) in page for seat in seats)


def test_a_quotation_is_cut_between_words() -> None:
    told = cut("Elke nacht dat gedreun. En de woningbouw doet niks.", 30)

    assert told == "“Elke nacht dat gedreun. En …”"
    assert cut("Elke  nacht\ndat gedreun.", 30) == "“Elke nacht dat gedreun.”"


def test_what_an_author_wrote_stays_text_on_the_page() -> None:
    hostile = loads(VIJANDIG.read_text("utf-8"))
    teaching = beginning(hostile)
    held(teaching, at_random(2))
    scored(teaching)
    page = as_html([sheet(teaching.lesson)])

    assert "<script" not in page
    assert "\x1b" not in page


def test_it_reads_in_both_languages(henk: Scenario) -> None:
    teaching = taught(henk)
    scored(teaching)
    english = text(teaching.lesson)
    language.use("nl")

    assert wording.reflex_name("advies_reflex") == "adviesreflex"
    assert "adviesreflex" in text(teaching.lesson)
    assert "adviesreflex" not in english


# Paper


def test_only_this_sheet_is_printed_in_small_type(henk: Scenario) -> None:
    own = as_html([sheet(taught(henk).lesson)])
    other = as_html([Document("Een verslag", (), ())])

    assert '<article class="tight">' in own
    assert "<article>" in other
    assert 'class="tight"' not in other


def long_talk(turns: int) -> Teaching:
    """A talk of so many turns in which every text is as long as the format allows."""
    words = "woorden van gewone lengte, " * 12
    kinds: tuple[ReplyType, ...] = (
        "erkennen",
        "advies_reflex",
        "volgen",
        "meeleef_reflex",
        "samenvatten",
    )
    scenes = [
        replace(
            scene(
                f"s{number}",
                *(
                    reply(
                        kind,
                        f"s{number + 1}" if number < turns else "vervolg_gekozen",
                        text=f"{kind} {words}"[:200].strip(),
                    )
                    for kind in kinds
                ),
            ),
            says=Spoken(words[:280].strip()),
        )
        for number in range(turns + 1)
    ]
    world = scenario(*scenes, max_turns=turns, tempts=("advies_reflex", "meeleef_reflex"))
    teaching = beginning(world)
    held(teaching, lambda lesson: 7 * len(lesson.position.place) % len(lesson.options))
    scored(teaching, [1, 3, 10, 6, 2], [4, 4, 4, 4, 4])
    for turn in (2, 4, 3):
        teaching.go(teaching.lesson.jump(turn))
        taken = teaching.lesson.road[turn - 1]
        others = [option.id for option in teaching.lesson.options if option.id != taken]
        say(teaching, others[0])
        held(teaching, at_random(turn))
    return teaching


@pytest.mark.parametrize("turns", [6, 12, 20, 40])
def test_however_long_the_talk_was_the_sheet_is_laid_out_for_two_pages(turns: int) -> None:
    told = sheet(long_talk(turns).lesson)

    assert lines(told) <= TWO_PAGES
    assert len([block for block in told.blocks if isinstance(block, Chapter)]) >= 4


def longest_run(name: str) -> Teaching:
    """Of some runs of a scenario the one with most turns, with votes and another road."""
    world = load(shipped_scenarios() / f"{name}.yaml")

    def turns_of(seed: int) -> int:
        tried = beginning(world)
        held(tried, at_random(seed), vote_too=False)
        return len(tried.lesson.position.place)

    teaching = beginning(world)
    held(teaching, at_random(max(range(12), key=turns_of)))
    scored(teaching, [1, 3, 10, 6, 2], [0, 2, 8, 9, 1], [4, 4, 4, 4, 4])
    teaching.go(teaching.lesson.jump(3))
    teaching.say(by_length(teaching.lesson))
    held(teaching, at_random(7))
    return teaching


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.mark.skipif(CHROMIUM is None, reason="there is no browser here to print with")
@pytest.mark.parametrize(
    ("spoken", "lesson"),
    [("nl", "shipped"), ("en", "shipped"), ("nl", "longest")],
)
def test_a_browser_prints_a_long_lesson_on_two_pages(
    tmp_path: Path, spoken: str, lesson: str
) -> None:
    language.use(spoken)
    teaching = longest_run("de_ontruiming") if lesson == "shipped" else long_talk(60)
    assert len(own_road(teaching.lesson).turns) > 14
    page, printed = tmp_path / "sheet.html", tmp_path / "sheet.pdf"
    page.write_text(as_html([sheet(teaching.lesson)]), "utf-8")
    subprocess.run(
        [
            str(CHROMIUM),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'browser'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={printed}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )

    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) == 2


def test_a_short_lesson_is_quoted_in_full(henk: Scenario) -> None:
    assert "…" not in text(taught(henk).lesson)


def test_every_letter_is_one_that_the_projector_showed(henk: Scenario) -> None:
    teaching = taught(henk)
    road = own_road(teaching.lesson)

    for turn, place in zip(road.turns, range(len(road.place)), strict=True):
        shown = teaching.lesson.standing_at(road.place[:place]).options
        assert [(one.letter, one.offered.text) for one in turn.table] == [
            (LETTERS[number], option.text) for number, option in enumerate(shown)
        ]
