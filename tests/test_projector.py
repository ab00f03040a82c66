"""A lesson before a class: what the teacher's keys do, and what the class sees then."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from simulator import language
from simulator.classroom.phones import qr_lines
from simulator.classroom.projector.app import LOOKS
from simulator.classroom.projector.desk import Desk
from simulator.classroom.projector.shapes import SHAPES
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.vocabulary import REFLEXES
from simulator.conversation import Conversation
from simulator.lesson import LETTERS, Step
from simulator.loading import load
from simulator.places import home
from simulator.store import CLASSROOM, Reason, StoreProblem, open_store
from tests.painting import LARGE, ORDINARY, SEED, SMALL
from tests.projecting import CLASS, ROAD, Teacher, projecting
from tests.running import VIJANDIG
from tests.test_tui_contrast import DRAWN, LEAST, LEAST_OF_A_DRAWING, contrast

CLASS_OPTIONS = [choice.text for choice in Conversation(CLASS, SEED).replies]
"""The replies at the first turn, from A."""

FULL = StoreProblem(Reason.FULL, Path("/home/noor/gesprekken.db"))


def refusing(*_arguments: object, **_named: object) -> int:
    """A disk on which nothing more can be written."""
    raise FULL


async def to_the_landing(teacher: Teacher) -> None:
    """Hold the talk to its end, without votes."""
    await teacher.say(*ROAD)
    while teacher.lesson.step is Step.LISTEN:
        await teacher.press("right")


async def vote(teacher: Teacher, counts: str) -> None:
    """Type the hands, straight away."""
    await teacher.type(counts)
    await teacher.press("enter")


# A lesson


async def test_a_whole_lesson_by_keyboard_with_typed_counts() -> None:
    async with projecting(SMALL) as teacher:
        for reply in ROAD:
            while teacher.lesson.lines[teacher.lesson.position.part + 1 :]:
                await teacher.press("right")
            wanted = teacher.letter(reply)
            others = "".join(letter for letter in "AB" if letter != wanted)[0]
            await teacher.press("space")
            await vote(teacher, f"{wanted}10 {others}12")
            await teacher.press("right")
            assert "Bespreek met je buur" in teacher.sees
            await teacher.press("space")
            await vote(teacher, f"{wanted}17 {others}5")
            await teacher.press("right")
            assert "▲ +7 van 10 naar 17" in teacher.reads
            assert "▼ −7 van 12 naar 5" in teacher.reads
            await teacher.press("right")
            assert teacher.lesson.step is Step.LISTEN
            assert "Jullie zeiden: “" in teacher.reads

        assert teacher.lesson.position.place == ROAD
        while teacher.lesson.step.value != "land":
            await teacher.press("right")
        assert "Wat blijft je bij van deze cliënt?" in teacher.reads
        await teacher.press("right")
        for counts in ("D8 C3", "E11"):
            await teacher.press("space")
            await vote(teacher, counts)
            await teacher.press("right")
        assert "Waar lieten jullie een reflex liggen" in teacher.reads
        assert "Jullie zeiden: “" in teacher.reads
        assert "Geteld" not in teacher.reads
        await teacher.press("right")
        told = []
        while teacher.lesson.step is Step.MEASURED:
            told.append(teacher.reads)
            await teacher.press("right")
        assert len(told) == len(REFLEXES)
        assert any("De groep zelf: in het midden +, van +/- tot + (11 stemmen)." in t for t in told)
        assert any("De groep zelf: in het midden ++, allemaal hetzelfde" in t for t in told)
        assert "Ieder één klein ding voor het volgende gesprek." in teacher.reads


async def test_space_opens_and_closes_and_enter_shows_and_hides() -> None:
    async with projecting() as teacher:
        await teacher.press("right")
        assert "nog niet open" in teacher.sees
        await teacher.press("space", "a", "a", "c")
        assert "open · 3 stemmen" in teacher.sees
        assert "█" not in teacher.sees
        await teacher.press("space")
        assert "gesloten · 3 stemmen" in teacher.sees
        await teacher.press("space", "enter")
        assert "gesloten · 3 stemmen" in teacher.sees
        assert "█ 2" in teacher.sees
        await teacher.press("enter")
        assert "█" not in teacher.sees


async def test_results_stay_hidden_until_they_are_asked_for() -> None:
    async with projecting() as teacher:
        for expected in (Step.FIRST, Step.SECOND):
            await teacher.press("space")
            assert teacher.lesson.step is expected
            await vote(teacher, "A12 B5 C9")
            assert "26 stemmen" in teacher.sees
            for count in ("12", " 5", " 9"):
                assert f"{count} " not in teacher.sees.replace("typ A12 B5 C9", "")
            await teacher.press("right")
        assert "meeste" in teacher.sees
        await teacher.press("enter")
        assert "meeste" not in teacher.sees
        assert "van 12" not in teacher.reads


async def test_a_letter_is_a_hand_and_with_shift_or_backspace_one_less() -> None:
    async with projecting() as teacher:
        await teacher.press("space", "a", "b", "b", "b", "d")
        poll = teacher.lesson.poll
        assert poll is not None
        assert poll.hands == (1, 3, 0, 1)
        await teacher.press("B", "backspace", "D")
        poll = teacher.lesson.poll
        assert poll is not None
        assert poll.hands == (1, 1, 0, 0)


async def test_counts_that_cannot_be_read_stay_there_with_one_sentence() -> None:
    async with projecting(SMALL) as teacher:
        await teacher.press("space")
        await vote(teacher, "A12 Z5")
        assert "Z" in teacher.reads.split("▪")[-1]
        assert "A12 Z5" in teacher.sees
        for shape in SHAPES[: len(teacher.lesson.options)]:
            assert shape in teacher.sees
        await teacher.press("escape")
        assert "0 stemmen" in teacher.sees
        await teacher.press("t")
        await vote(teacher, "5 b3")
        await teacher.press("escape")
        await teacher.press("t", *"C3", "enter", "t")
        assert "A0 B0 C3" in teacher.sees
        await vote(teacher, "A1")
        assert "4 stemmen" in teacher.sees


async def test_who_counts_letter_by_letter_loses_nothing() -> None:
    async with projecting() as teacher:
        await teacher.press("space")
        for counts in ("A12", "B5", "D4"):
            await vote(teacher, counts)
        assert "21 stemmen" in teacher.sees


@pytest.mark.parametrize("counts", ["12 5 9", "A12 B5 C9", "a12b5c9", "c9 b5 a12", "12 5 9 0"])
async def test_counts_can_be_typed_straight_away_with_letters_or_in_order(counts: str) -> None:
    async with projecting() as teacher:
        await teacher.press("right")
        await vote(teacher, counts)
        assert teacher.hands == (12, 5, 9, 0)


async def test_counts_that_are_mixed_up_change_no_hand() -> None:
    async with projecting() as teacher:
        await teacher.press("space")
        await vote(teacher, "A12 B5")
        await vote(teacher, "12A 5B")
        assert "Geef elk getal zijn letter, of geen enkel" in teacher.reads
        await teacher.press("escape")
        assert teacher.hands == (12, 5, 0, 0)
        assert "open · 17 stemmen" in teacher.sees


async def test_a_hand_that_goes_is_told_and_where_there_is_none_nothing_happens() -> None:
    """With Caps Lock every letter takes one away."""
    async with projecting() as teacher:
        await teacher.press("right", "A", "B")
        assert teacher.lesson.poll is None
        await teacher.press("a", "b", "b", "B")
        assert "B: één minder." in teacher.reads
        await teacher.press("C")
        assert "één minder" not in teacher.reads
        await vote(teacher, "A12")
        assert teacher.hands == (12, 1, 0, 0)


@pytest.mark.parametrize("counts", ["12 5 9", "A12 B5 C9", "12A 5B 9C", "t12 5b 9"])
@pytest.mark.parametrize("step", [Step.LISTEN, Step.DISCUSS, Step.REVEAL])
async def test_counts_that_are_typed_where_there_is_no_vote_do_nothing_else(
    step: Step, counts: str
) -> None:
    async with projecting() as teacher:
        while teacher.lesson.step is not step:
            await teacher.press("right")
        await teacher.type(counts)
        assert teacher.lesson.step is step
        await teacher.press("enter")
        assert "Hier is geen stemming om voor te tellen." in teacher.reads
        assert teacher.lesson.step is step
        assert (teacher.lesson.standing.first, teacher.lesson.standing.second) == (None, None)
        await teacher.type("7 7")
        await teacher.press("escape")
        assert not teacher.app._exit
        assert "typ A12" not in teacher.sees.lower()


async def test_who_counts_at_the_results_is_told_the_way_back_to_the_vote() -> None:
    async with projecting() as teacher:
        await teacher.press("g")
        await vote(teacher, "A12")
        assert "← gaat terug naar de stemming." in teacher.reads
        assert "Met de spatie" not in teacher.reads
        await teacher.press("left", "space")
        assert "Tweede ronde · open" in teacher.sees


async def test_while_the_class_votes_nothing_on_the_screen_points_at_a_reply() -> None:
    """A mark would look like the one that leads, also where not every reply fits."""
    async with projecting(SMALL) as teacher:
        await teacher.press("space")
        await vote(teacher, "C15")
        await teacher.press("t", *"E5", "enter")
        assert "de laatste is D" in teacher.reads
        assert "▸" not in teacher.sees


async def test_nothing_is_said_to_the_client_that_nobody_chose() -> None:
    async with projecting() as teacher:
        await teacher.press("g", "right", "right")
        assert "Kies eerst wat we zeggen" in teacher.reads
        assert teacher.lesson.turn == 1
        await teacher.press("c", "right")
        said = teacher.lesson.said
        assert said is not None
        assert said.text == CLASS_OPTIONS[2]


async def test_with_a_tie_the_teacher_has_to_choose() -> None:
    async with projecting() as teacher:
        await teacher.press("space")
        await vote(teacher, "A5 B5")
        await teacher.press("g", "right")
        assert teacher.lesson.turn == 1
        await teacher.press("b", "right")
        assert teacher.lesson.turn == 2


async def test_who_counts_where_there_is_no_vote_is_told_so() -> None:
    async with projecting() as teacher:
        await teacher.press("t")
        assert "Hier is geen stemming om voor te tellen." in teacher.reads


async def test_everything_the_teacher_did_can_be_undone_and_redone() -> None:
    async with projecting() as teacher:
        seen = [teacher.sees]

        async def do(*keys: str) -> None:
            await teacher.press(*keys)
            seen.append(teacher.sees)

        for keys in ("right", "space", "a", "enter", "right", "right", "g", "enter", "right"):
            await do(keys)
        for expected in reversed([*dict.fromkeys(seen)][:-1]):
            await teacher.press("u")
            assert teacher.sees == expected
        await teacher.press("ctrl+z")
        assert teacher.sees == seen[0]
        while teacher.lesson.can_redo:
            await teacher.press("ctrl+y")
        assert teacher.sees == seen[-1]


async def test_a_vote_that_begins_anew_can_be_had_back() -> None:
    async with projecting() as teacher:
        await teacher.press("space")
        await vote(teacher, "A4 B4")
        await teacher.press("r")
        assert "0 stemmen" in teacher.sees
        await teacher.press("u")
        assert "8 stemmen" in teacher.sees


async def test_results_are_offered_only_where_somebody_can_have_voted() -> None:
    async with projecting() as teacher:
        for step in (Step.FIRST, Step.DISCUSS, Step.SECOND):
            await teacher.press("right")
            assert teacher.lesson.step is step
            assert "Enter Uitslag" not in teacher.sees
            await teacher.press("enter")
        await teacher.press("a", "b")
        assert "open · 2 stemmen" in teacher.sees
        assert "█" not in teacher.sees
        assert "Enter Uitslag" in teacher.sees


async def test_while_the_client_is_still_speaking_space_is_no_way_to_the_vote() -> None:
    async with projecting() as teacher:
        await teacher.say("nachten")
        assert "Luister · 1 van 2" in teacher.sees
        assert "Stemmen" not in teacher.sees
        await teacher.press("space")
        assert "Luister · 2 van 2" in teacher.sees
        assert "Spatie Stemmen" in teacher.sees
        await teacher.press("space")
        assert "Eerste ronde · open" in teacher.sees


async def test_the_way_to_all_keys_stays_in_view_in_the_middle_of_a_vote() -> None:
    async with projecting() as teacher:
        await teacher.say("nachten")
        await teacher.press("space", "space")
        assert "? Meer" in teacher.sees
        await teacher.press("a", "g")
        assert "? Meer" in teacher.sees
        await teacher.press("question_mark")
        assert "stemming openen of sluiten" in teacher.reads


# The reveal


async def test_the_teacher_plays_the_minority() -> None:
    async with projecting() as teacher:
        await teacher.press("space")
        await vote(teacher, "A9 B2 C5")
        await teacher.press("g")
        least = teacher.lesson.options[1]
        await teacher.press("m", "right")
        assert teacher.lesson.position.place == (least.id,)
        assert f"“{least.text}”" in teacher.reads


async def test_with_a_tie_it_says_so_and_the_teacher_chooses() -> None:
    async with projecting(SMALL) as teacher:
        await teacher.press("space")
        await vote(teacher, "A4 C4 B1")
        await teacher.press("g")
        assert "A en C hebben evenveel stemmen." in teacher.reads
        assert "▸A ●" in teacher.sees
        await teacher.press("down")
        assert "▸B ■" in teacher.sees
        await teacher.click("#options", (3, 0))
        assert "▸A ●" in teacher.sees


async def test_without_votes_the_teacher_just_chooses() -> None:
    async with projecting() as teacher:
        await teacher.press("g")
        assert "Hier is niet gestemd: kies met ↑ ↓" in teacher.reads
        third = teacher.lesson.options[2]
        await teacher.press("down", "down", "right")
        assert teacher.lesson.position.place == (third.id,)


async def test_who_goes_a_step_back_finds_the_mark_where_it_was() -> None:
    async with projecting() as teacher:
        await teacher.press("space")
        await vote(teacher, "A9 B2")
        await teacher.press("g", "m", "right", "left")
        assert "▸B ■" in teacher.sees


# What the class may not see yet


TYPES = frozenset(
    name.lower()
    for entry in ENTRIES.values()
    for name in (entry.label.nl, entry.label.en)
    if len(name) > 5
)


async def test_nothing_typed_or_measured_before_the_group_scored_itself() -> None:
    """Nor any id: that of a reply often is its type."""
    own = " ".join(reply.text for scene in CLASS.scenes.values() for reply in scene.replies).lower()
    own += " ".join(filter(None, (scene.discuss for scene in CLASS.scenes.values()))).lower()
    slugs = frozenset(ENTRIES) | {r.id for s in CLASS.scenes.values() for r in s.replies}
    measured = ("vertrouwen", "spanning", "regie", "passend", "neutraal", "klager", "bezoeker")
    hidden = [word for word in (*TYPES, *slugs, *measured) if word not in own and "_" not in word]
    hidden += [slug for slug in slugs if "_" in slug]

    def clean(where: str) -> None:
        seen = f"{teacher.reads} {teacher.sees}".lower()
        assert [word for word in hidden if word in seen] == [], where

    async with projecting(begun=False) as teacher:
        clean("start")
        await teacher.begin()
        for reply in ROAD:
            clean("listen")
            await teacher.press("space")
            await vote(teacher, "A3 B4")
            for _step in range(3):
                clean(str(teacher.lesson.step))
                await teacher.press("right")
            clean("reveal")
            await teacher.press("j")
            clean("jump")
            await teacher.press("escape")
            await teacher.say(reply)
        await teacher.press("j", "home", "enter")
        await teacher.say("beloven")
        await teacher.press("w")
        assert "Twee wegen" in teacher.sees
        clean("roads")
        await teacher.press("escape", "question_mark")
        clean("keys")
        await teacher.press("escape", "n")
        clean("notes")
        await teacher.press("escape")
        while teacher.lesson.position.place != ROAD:
            await teacher.press("u")
        while teacher.lesson.step is not Step.LAND:
            await teacher.press("right")
        clean("land")
        await teacher.press("right", "space")
        hidden = [word for word in hidden if word not in REFLEXES and "reflex" not in word]
        clean("score")


async def test_going_on_to_the_count_asks_once_more_while_any_reflex_is_not_scored() -> None:
    async with projecting() as teacher:
        await to_the_landing(teacher)
        await teacher.press("right", "right", "right")
        assert "2 van 2 zonder eigen oordeel." in teacher.reads
        await teacher.press("left")
        await vote(teacher, "D8")
        await teacher.press("right", "right")
        assert "1 van 2 zonder eigen oordeel." in teacher.reads
        assert "Eerst de uitzonderingen" not in teacher.reads
        await vote(teacher, "C8")
        await teacher.press("right")
        assert "Eerst de uitzonderingen" in teacher.reads


async def test_nobody_can_score_herself_after_the_count_was_seen_and_it_says_so() -> None:
    async with projecting(SMALL) as teacher:
        await to_the_landing(teacher)
        await teacher.press(*["right"] * 4)
        assert "Eerst de uitzonderingen" in teacher.reads
        await teacher.press("u")
        assert teacher.lesson.step is Step.SCORE
        for key in ("c", "b", "C", "1", "t", "space"):
            assert "Eigen oordeel · kan niet meer: de telling was al te zien" in teacher.sees, key
            assert "typ A12" not in teacher.sees
            await teacher.press(key)
            assert "Dit kan niet meer: de telling was al te zien." in teacher.reads, key
            if key in ("1", "t"):
                await teacher.press("escape")
        assert teacher.lesson.step is Step.SCORE
        assert teacher.lesson.poll is None
        await teacher.press("right")
        assert "Eerst de uitzonderingen" in teacher.reads


async def test_no_name_is_asked_or_shown() -> None:
    store = open_store(home())
    store.set_setting("learner", "Noor de Vries")
    async with projecting(store=store) as teacher:
        await teacher.press("space")
        await vote(teacher, "A3")
        assert "Noor" not in teacher.sees
        assert [row.learner for row in store.sessions(room=CLASSROOM)] == [None]


# To and fro


async def test_to_any_turn_and_back() -> None:
    async with projecting() as teacher:
        await teacher.press("space")
        await vote(teacher, "A3 B4")
        await teacher.say("nachten", "volgen")
        await teacher.press("j")
        assert "Beurt 1 “Nacht na nacht" in teacher.reads
        assert "A3 B4" in teacher.sees
        assert "Beurt 3 nog te beslissen" in teacher.reads
        await teacher.press("home", "enter")
        assert not teacher.lesson.position.place
        assert teacher.lesson.step.value == "reveal"
        await teacher.press("j", "end", "enter")
        assert teacher.lesson.position.place == ("nachten", "volgen")


@pytest.mark.parametrize(("size", "beside"), [(SMALL, False), (ORDINARY, True)])
async def test_the_road_not_taken_beside_the_road_taken(
    size: tuple[int, int], beside: bool
) -> None:
    async with projecting(size) as teacher:
        await teacher.press("w")
        assert "Twee wegen" not in teacher.sees
        await teacher.say("nachten", "volgen")
        await teacher.press("w")
        assert "Bij welke beurt neem je een andere weg?" in teacher.reads
        await teacher.press("end", "enter")
        taken = teacher.letter("volgen")
        assert f"▸{taken}" not in teacher.sees
        await teacher.say("waarom_niet")
        await teacher.press("w")
        assert "Twee wegen" in teacher.sees
        assert "Een ander mens." in teacher.sees
        assert "Waarom ben je dan niet gewoon" in teacher.sees
        assert (" │ “" in teacher.sees) is beside
        assert ("1│ “" in teacher.sees) is not beside
        await teacher.press("w", "home", "enter")
        assert teacher.lesson.position.place == ()
        assert len(teacher.lesson.roads) == 2


@pytest.mark.parametrize("key", ["x", "h", "space", "enter", "escape", "f2"])
async def test_the_black_screen_goes_away_with_any_key(key: str) -> None:
    async with projecting() as teacher:
        before = teacher.sees
        await teacher.press("b")
        assert teacher.sees.strip() == ""
        assert {ink.background for ink in teacher.inks} <= {(0, 0, 0)}
        await teacher.press(key)
        assert teacher.sees == before


async def test_in_a_vote_the_full_stop_makes_it_black_and_b_is_a_hand() -> None:
    async with projecting() as teacher:
        await teacher.press("space", "b")
        assert "1 stem ─" in teacher.sees
        await teacher.press("full_stop")
        assert teacher.sees.strip() == ""


async def test_the_help_lines_come_from_everywhere_and_escape_leads_back() -> None:
    async with projecting() as teacher:
        await teacher.press("h")
        assert "113" in teacher.sees
        await teacher.press("escape")
        assert "Elke nacht dat gedreun." in teacher.sees
        await teacher.press("f1", "escape")
        assert not teacher.app._exit


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
async def test_who_leaves_leaves_at_once_and_is_told_that_everything_is_kept(key: str) -> None:
    async with projecting() as teacher:
        await teacher.say("nachten")
        await teacher.press(key)
        assert teacher.app._exit
        [told] = teacher.app._exit_renderables
        assert str(told) == "Alles van deze les is bewaard. Verder met: gesprek class klein"


async def test_who_leaves_before_a_lesson_began_is_told_nothing() -> None:
    async with projecting(begun=False) as teacher:
        await teacher.press("ctrl+c")
        assert teacher.app._exit
        assert teacher.app._exit_renderables == []


@pytest.mark.parametrize("page", ["w", "j", "n", "h", "question_mark", "full_stop"])
async def test_escape_pressed_once_too_often_on_a_page_does_not_end_the_lesson(page: str) -> None:
    now = 100.0
    async with projecting(clock=lambda: now) as teacher:
        await teacher.say("nachten")
        await teacher.press(page, "escape", "escape", "escape")
        assert not teacher.app._exit
        now += 0.5
        await teacher.press("escape")
        assert teacher.app._exit


async def test_skipping_is_a_choice_like_the_other() -> None:
    store = open_store(home())
    async with projecting(store=store, begun=False) as teacher:
        assert "Dit gesprek overslaan" in teacher.sees
        await teacher.press("end", "enter")
        assert teacher.app._exit
        assert store.sessions(room=CLASSROOM) == []


# Going on with a lesson


async def test_the_class_goes_on_where_it_was_with_the_same_counts() -> None:
    async with projecting() as teacher:
        await teacher.say("nachten")
        await teacher.press("space", "space")
        await vote(teacher, "A3 B4")
        before = teacher.sees
    async with projecting(begun=False) as teacher:
        assert "Verder waar de klas was (beurt 2," in teacher.reads
        assert "Opnieuw beginnen" in teacher.sees
        await teacher.press("1")
        assert teacher.sees == before
        await teacher.press("c")
        assert "8 stemmen" in teacher.sees
    async with projecting(begun=False) as teacher:
        await teacher.begin()
        assert teacher.lesson.position.place == ()


async def test_a_lesson_of_a_changed_talk_is_told_and_a_new_one_offered() -> None:
    async with projecting() as teacher:
        await teacher.say("nachten")
    opening = CLASS.scenes[CLASS.opens_with]
    fewer = replace(opening, replies=tuple(r for r in opening.replies if r.id != "nachten"))
    changed = replace(CLASS, scenes={**CLASS.scenes, CLASS.opens_with: fewer})
    async with projecting(scenario=changed, begun=False) as teacher:
        assert "kan niet verder: dit gesprek is sindsdien veranderd" in teacher.reads
        assert "Verder waar de klas was" not in teacher.reads
        await teacher.begin()
        assert "Elke nacht dat gedreun." in teacher.sees


async def test_after_a_lesson_that_was_closed_enter_begins_anew() -> None:
    async with projecting() as teacher:
        await to_the_landing(teacher)
        while teacher.lesson.step is not Step.CLOSE:
            await teacher.press("right")
    async with projecting(begun=False) as teacher:
        assert "▸ 2  Opnieuw beginnen" in teacher.sees
        await teacher.press("enter", "space")
        assert teacher.lesson.position.place == ()
    async with projecting(begun=False) as teacher:
        assert "▸ 1  Verder waar de klas was (beurt 1," in teacher.sees


# What can go wrong


async def test_the_class_goes_on_when_nothing_can_be_kept_any_more() -> None:
    store = open_store(home())
    async with projecting(store=store) as teacher:
        await teacher.press("space")
        await vote(teacher, "A3 B4")
        store.append = refusing  # type: ignore[method-assign]
        await teacher.press("space")
        assert "Er is geen ruimte meer om te schrijven" in teacher.reads
        assert "gesloten · 7 stemmen" in teacher.sees
        await teacher.press("g")
        assert "ruimte" not in teacher.reads
        await teacher.press("right")
        assert "beurt 2" in teacher.sees
        await teacher.press("escape")
        [told] = teacher.app._exit_renderables
        assert "Het eind van deze les kon niet bewaard worden" in str(told)
        assert "gesprek class" in str(told)


async def test_a_lesson_can_begin_where_nothing_can_be_kept() -> None:
    store = open_store(home())
    store.begin = refusing  # type: ignore[assignment]
    async with projecting(store=store) as teacher:
        assert "Er is geen ruimte meer om te schrijven" in teacher.reads
        await teacher.press("space", "a")
        assert "1 stem ─" in teacher.sees


@pytest.mark.parametrize("reason", [Reason.ELSEWHERE, Reason.GONE])
async def test_what_can_be_kept_no_longer_is_told_in_words_of_a_lesson(reason: Reason) -> None:
    store = open_store(home())

    def lost(*_arguments: object, **_named: object) -> int:
        raise StoreProblem(reason, Path("/home/noor/gesprekken.db"))

    async with projecting(store=store) as teacher:
        store.append = lost  # type: ignore[method-assign]
        await teacher.press("space")
        assert "les" in teacher.reads.split("▪")[-1]
        assert "De klas kan verder; vanaf hier wordt niets bewaard." in teacher.reads
        assert "gesprek" not in teacher.reads.split("▪")[-1].replace("gesprekken.db", "")
        assert "oefenen" not in teacher.reads


async def test_that_nothing_is_kept_any_more_is_not_written_over() -> None:
    store = open_store(home())
    async with projecting(store=store) as teacher:
        await teacher.press("space")
        await vote(teacher, "A3 B4")
        store.append = refusing  # type: ignore[method-assign]
        await teacher.press("r")
        assert "Er is geen ruimte meer om te schrijven" in teacher.reads
    again = open_store(home())
    async with projecting(store=again) as teacher:
        await teacher.say("nachten")
        await teacher.press("w")
        again.append = refusing  # type: ignore[method-assign]
        await teacher.press("enter")
        assert "Wat zeggen we?" in teacher.sees
        assert "Er is geen ruimte meer om te schrijven" in teacher.reads


class StandIn:
    """A server as the contract has it, without a network."""

    def __init__(self, desk: Desk, changed: Callable[[], None]) -> None:
        self.teaching = desk.teaching
        self.changed = changed
        self.told = 0
        self.running = False
        self.phones = 0
        self.address: str | None = "http://192.168.1.20:8642/k7f3mq"
        self.short = "192.168.1.20:8642/k7f3mq"
        self.notes_address = "http://192.168.1.20:8642/n/geheim"
        self.reach = "Iedereen op hetzelfde netwerk als deze computer kan erbij."

    def tell(self) -> None:
        self.told += 1

    async def start(self) -> None:
        self.running = True

    async def stop(self) -> None:
        self.running = False


class Deaf(StandIn):
    """One that gets no port."""

    async def start(self) -> None:
        raise OSError


async def test_phones_vote_and_the_count_is_seen_without_a_key() -> None:
    async with projecting(serve=StandIn) as teacher:
        assert teacher.app.desk is not None
        server = teacher.app.desk.phones
        assert isinstance(server, StandIn)
        assert server.running
        await teacher.press("escape", "space")
        assert server.told
        poll = teacher.lesson.poll
        assert poll is not None
        server.phones = 20
        teacher.teaching.take(poll.number, {seat: seat % 2 for seat in range(20)})
        for _often in range(5):
            server.changed()
        await teacher.rest()
        assert "open · 20 stemmen" in teacher.sees
        assert "20 telefoons" in teacher.sees
        await teacher.press("right", "space")
        second = teacher.lesson.poll
        assert second is not None
        teacher.teaching.take(second.number, dict.fromkeys(range(10), 0))
        await teacher.press("right")
        assert (
            "Van de 10 telefoons die twee keer stemden, kozen er 5 de tweede keer iets anders."
            in teacher.reads
        )
    assert not server.running


@pytest.mark.parametrize("size", [SMALL, ORDINARY, LARGE])
async def test_the_code_the_address_and_who_can_reach_it(size: tuple[int, int]) -> None:
    async with projecting(size, serve=StandIn) as teacher:
        assert "192.168.1.20:8642/k7f3mq" in teacher.sees
        for line in qr_lines("http://192.168.1.20:8642/k7f3mq"):
            assert line.strip() in teacher.sees
        assert all(word in teacher.sees for word in ("Iedereen", "hetzelfde", "netwerk"))
        assert teacher.sees.count("█") > 50
        assert "geheim" not in teacher.sees
        await teacher.press("escape", "n")
        assert "gesprek class --notes" in teacher.sees
        assert "geheim/" not in teacher.sees
        assert "n/geheim" not in teacher.sees


async def test_when_phones_cannot_come_in_the_class_goes_on_by_hands() -> None:
    async with projecting(serve=Deaf) as teacher:
        assert "Telefoons kunnen niet meedoen" in teacher.reads
        await teacher.press("space", "a")
        assert "1 stem ─" in teacher.sees
        assert "telefoon" not in teacher.sees


async def test_the_phones_follow_the_lesson_to_where_it_is_kept() -> None:
    store = open_store(home())
    async with projecting(store=store, serve=StandIn) as teacher:
        assert teacher.app.desk is not None
        server = teacher.app.desk.phones
        assert server is not None
        store.append = refusing  # type: ignore[method-assign]
        await teacher.press("space")
        assert server.teaching is teacher.teaching


def written_in(folder: Path) -> list[Path]:
    """The pages in a folder, the first one first."""
    return sorted(folder.glob("*.html"), key=lambda file: len(file.name))


async def test_the_sheet_is_written_and_nothing_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with projecting(LARGE) as teacher:
        await to_the_landing(teacher)
        while teacher.lesson.step is not Step.CLOSE:
            await teacher.press("right")
        await teacher.press("s", "s")
        first, second = written_in(tmp_path)
        assert str(second) in teacher.reads.replace(" ", "")
        assert first.read_text("utf-8") == second.read_text("utf-8")


# Sizes and colours


async def test_a_lesson_goes_on_through_every_size() -> None:
    async with projecting() as teacher:
        await teacher.press("space")
        await vote(teacher, "A3 B4")
        for size in (SMALL, LARGE, (61, 40), (140, 19), (30, 8), ORDINARY):
            await teacher.resize(size)
            if size == (30, 8):
                assert "Het is nu 30 bij 8." in teacher.reads
                continue
            assert "Elke nacht dat gedreun." in teacher.reads
            assert "7 stemmen" in teacher.sees
            client = teacher.stage.query_one("#client").size.height
            assert client >= 0.4 * size[1]
            for reply, letter in zip(teacher.lesson.options, LETTERS, strict=False):
                assert letter in teacher.sees
                assert reply.text in teacher.reads
        await teacher.press("a")
        assert "8 stemmen" in teacher.sees


async def test_in_a_window_that_is_too_small_no_key_counts() -> None:
    async with projecting() as teacher:
        await teacher.press("space")
        await vote(teacher, "A7 B5")
        await teacher.resize((50, 10))
        await teacher.press("b", "b", "A", "t", "5", "enter", "space")
        await teacher.resize(ORDINARY)
        assert teacher.hands == (7, 5, 0, 0)
        assert "open · 12 stemmen" in teacher.sees
        await teacher.type("A1")
        await teacher.resize((50, 10))
        await teacher.press("9", "enter")
        await teacher.resize(ORDINARY)
        await teacher.press("2", "enter")
        assert teacher.hands == (12, 5, 0, 0)


@pytest.mark.parametrize("look", LOOKS)
async def test_every_text_stands_out_in_both_themes(look: str) -> None:
    faint = []
    async with projecting(serve=StandIn, begun=False) as teacher:
        if look == LOOKS[1]:
            await teacher.press("f2")
        assert teacher.app.theme.endswith(look.replace("_", "-"))

        def check() -> None:
            for ink in teacher.inks:
                drawn = set(ink.text) <= DRAWN | set("▒▄▀")
                if contrast(ink) < (LEAST_OF_A_DRAWING if drawn else LEAST["contrast_dark"]):
                    faint.append(f"{ink.text.strip()!r} {contrast(ink):.1f}")

        check()
        await teacher.begin()
        check()
        await teacher.press("space")
        await teacher.type("A3 B4")
        check()
        await teacher.press("enter", "enter")
        check()
        await teacher.press("g")
        check()
        for key in ("question_mark", "j", "n", "p"):
            await teacher.press(key)
            check()
            await teacher.press("escape")
    assert faint == []


async def test_words_that_try_to_be_more_than_words_are_shown_as_they_stand() -> None:
    hostile = load(VIJANDIG)
    async with projecting(SMALL, scenario=hostile, begun=False) as teacher:

        def check() -> None:
            obeyed = [c for c in teacher.sees if unicodedata.category(c) in ("Cc", "Cf", "Cs")]
            assert set(obeyed) <= {"\n", "\u200c", "\u200d"}
            assert all(cell_len(line) <= SMALL[0] for line in teacher.sees.splitlines())

        check()
        await teacher.begin()
        check()
        await teacher.press("space", "a", "enter")
        check()
        await teacher.press("right")
        check()
        await teacher.press("g")
        await teacher.click("#options", (10, 0))
        check()
        await teacher.press("right", "j")
        check()
        assert not teacher.app._exit


async def test_in_english_too() -> None:
    language.use("en")
    async with projecting(SMALL) as teacher:
        await teacher.press("space")
        await vote(teacher, "A1 B2")
        assert "First round · open · 3 votes" in teacher.sees
        assert "h Help lines" in teacher.sees
        await teacher.press("space", "right", "right")
        await vote(teacher, "A2")
        await teacher.press("right")
        assert "from 1 to 2" in teacher.reads


async def test_the_seed_of_a_new_lesson_is_kept() -> None:
    store = open_store(home())
    async with projecting(store=store):
        assert [row.seed for row in store.sessions(room=CLASSROOM)] == [SEED]
