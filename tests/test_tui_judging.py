"""Judging in the moment on the screens: light, skippable, in the place of the replies.

A change of the screens that is meant is written down with ``GOLDEN=update`` (see test_tui_golden).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from simulator import language
from simulator.codebook.asks import Asks
from simulator.codebook.labels import FIT_LABELS, GAUGE_LABELS
from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.vocabulary import REFLEXES
from simulator.debrief import debrief
from simulator.debrief.judged import Estimated, Judged
from simulator.debrief.judging import judging
from simulator.debrief.judging_in_words import judging_lines
from simulator.kept import kept_talk
from simulator.places import home
from simulator.store import Reason, Status, StoreProblem, open_store
from simulator.tui.screens.conversation import Talk
from simulator.tui.screens.judged_part import MARK, judged_blocks
from simulator.tui.screens.landing import Landing
from tests.painting import GOLDEN, LARGE, ORDINARY, ROAD, SMALL, Learner, program, same_as_golden
from tests.running import KLEIN, VIJANDIG

EVERYTHING = tuple(Asks._fields)
SIZES = [SMALL, ORDINARY, LARGE]
MEASURED = [
    *(label.en for label in GAUGE_LABELS.values()),
    *(label.en for label in FIT_LABELS.values()),
    *(REFLEX_ENTRIES[reflex].label.en for reflex in REFLEXES),
]

ONE_TURN: Sequence[tuple[tuple[str, ...], str]] = (
    ((), "estimate"),
    (("1",), "estimate-then"),
    (("2",), "shown-by"),
    (("1",), "first"),
    ((*"Wat", "space", *"zwaar"), "first-typed"),
    (("enter",), "replies"),
    (("b",), "on-purpose"),
    (("4",), "reason"),
    (("5",), "own-reason"),
    ((*"zomaar", "enter"), "how-sure"),
)
"""A first turn with everything asked: keys, and the name of the screen that they lead to."""
JUDGED = Judged(
    first="Wat zwaar",
    sure="zeker",
    meant="anders",
    meant_note="zomaar",
    estimated=Estimated(
        "beslisboom", "klager", "Elke nacht dat gedreun. En de woningbouw doet niks."
    ),
)


@pytest.fixture(autouse=True)
def english() -> None:
    """The words of these screens in the language the code has them in."""
    language.use("en")


@asynccontextmanager
async def asked(
    *names: str, scenario: Path = KLEIN, size: tuple[int, int] = ORDINARY
) -> AsyncIterator[Learner]:
    """Somebody at the beginning of a talk, who wants to be asked these things."""
    with open_store(home()) as store:
        store.set_setting("language", "en")
        for name in names:
            store.set_setting(name, True)
    async with program(scenario, size) as learner:
        await learner.press("1")
        assert isinstance(learner.app.screen, Talk)
        yield learner


def judged_in_the_store() -> dict[int, Judged]:
    """What was judged in the newest talk, as it was kept."""
    with open_store(home()) as store:
        return dict(kept_talk(store, store.sessions()[0]).judged)


def line_of(learner: Learner, words: str) -> int:
    """On which line of the screen these words stand."""
    [number] = [y for y, line in enumerate(learner.sees.splitlines()) if words in line]
    return number


# Off


async def test_who_asks_for_nothing_gives_a_reply_with_one_key() -> None:
    async with asked() as learner:
        await learner.say(*ROAD)
        assert "the talk is over" in learner.sees
    assert judged_in_the_store() == {}


async def test_the_keys_of_judging_do_nothing_for_who_asks_for_nothing() -> None:
    async with asked() as learner:
        before = learner.sees
        await learner.press("b", "0", "left", "backspace")
        assert learner.sees == before


# On


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_turn_with_everything_asked(size: tuple[int, int]) -> None:
    prefix, changed = f"judging-{size[0]}x{size[1]}", []
    counters = set()
    async with asked(*EVERYTHING, size=size) as learner:
        for keys, name in ONE_TURN:
            await learner.press(*keys)
            if not same_as_golden(f"{prefix}-{name}", learner.sees):
                changed.append(name)
            if name != "reason":
                counters.add(line_of(learner, "turn 1 of 10"))
            assert "Elke nacht dat gedreun." in learner.reads
            assert "Help lines" in learner.sees.splitlines()[-1]
            assert not [word for word in MEASURED if word in learner.reads]
        await learner.press("3")
        assert "turn 2 of 10" in learner.sees
        assert "Sloop, dat is het woord." in learner.reads

    assert len(counters) == 1, "the words above have to stay where they are"
    assert judged_in_the_store() == {1: JUDGED}
    assert not changed, f"at {prefix} these are painted otherwise: {', '.join(changed)}"
    names = {f"{prefix}-{name}.txt" for _keys, name in ONE_TURN}
    assert {file.name for file in GOLDEN.glob(f"{prefix}-*.txt")} == names


async def test_the_screens_of_a_turn_say_what_is_asked() -> None:
    seen = {}
    async with asked(*EVERYTHING, size=SMALL) as learner:
        for keys, name in ONE_TURN:
            await learner.press(*keys)
            seen[name] = learner.reads
    assert "Does Henk name a complaint of their own? 1 Yes 2 No 0" in seen["estimate"]
    assert "Does Henk see or want a part of their own" in seen["estimate-then"]
    assert "Henk sees the problem, not yet a part of their own. What" in seen["shown-by"]
    assert "Nacht na nacht" not in seen["first"]
    assert "said aloud" in seen["first"]
    assert "Wat zwaar" in seen["first-typed"]
    assert "Nacht na nacht wakker liggen." in seen["replies"]
    assert "on purpose: choose your reply" in seen["on-purpose"]
    assert "the client asked for it" in seen["reason"]
    assert "How sure are you? 1 unsure 2 fairly sure 3 sure" in seen["how-sure"].replace(
        "\xa0", " "
    )


async def test_a_whole_talk_with_everything_on_and_the_least_keys() -> None:
    async with asked(*EVERYTHING) as learner:
        await learner.press("0")
        for reply in ROAD:
            await learner.press("enter")
            await learner.say(reply)
            await learner.press("2")
        assert "the talk is over" in learner.sees
    aloud = Judged(first="", sure="redelijk")
    assert judged_in_the_store() == {1: aloud, 2: aloud, 3: aloud}


async def test_enter_alone_says_the_reply_without_a_word_on_sureness() -> None:
    async with asked("how_sure") as learner:
        await learner.press("down", "down", "down", "enter", "enter")
        assert "turn 2 of 10" in learner.sees
    assert judged_in_the_store() == {}


async def test_another_reply_can_be_chosen_while_the_first_is_not_said() -> None:
    async with asked("how_sure") as learner:
        await learner.say("beloven")
        assert "Nacht na nacht" not in learner.sees
        await learner.press("left")
        assert "Nacht na nacht" in learner.sees
        await learner.say("nachten")
        await learner.press("1")
        assert "Sloop, dat is het woord." in learner.sees
    assert judged_in_the_store() == {1: Judged(sure="onzeker")}


async def test_on_purpose_costs_who_does_not_use_it_no_key() -> None:
    async with asked("on_purpose") as learner:
        await learner.say("nachten")
        assert "turn 2 of 10" in learner.sees
        await learner.press("b")
        await learner.say("volgen")
        await learner.press("1")
        assert "turn 3 of 10" in learner.sees
    assert judged_in_the_store() == {2: Judged(meant="client_vroeg")}


async def test_sureness_can_be_clicked() -> None:
    async with asked("how_sure", size=ORDINARY) as learner:
        await learner.say("nachten")
        line = learner.sees.splitlines()[line_of(learner, "How sure are you?")]
        column = line.index("fairly")
        bar = learner.app.screen.query_one("#bar").region
        await learner.click("#bar", (column - bar.x, 0))
        assert "turn 2 of 10" in learner.sees
    assert judged_in_the_store() == {1: Judged(sure="redelijk")}


# Leaving, stopping, going on


MOMENTS = ["estimate", "shown-by", "first-typed", "replies", "reason", "own-reason", "how-sure"]


def up_to(screen: str) -> list[str]:
    """The keys that lead to this screen of the first turn."""
    end = [name for _keys, name in ONE_TURN].index(screen) + 1
    return [key for keys, _name in ONE_TURN[:end] for key in keys]


@pytest.mark.parametrize("moment", MOMENTS)
async def test_leaving_is_one_key_at_every_moment(moment: str) -> None:
    async with asked(*EVERYTHING) as learner:
        await learner.press(*up_to(moment), "escape")
        assert isinstance(learner.app.screen, Landing)
    with open_store(home()) as store:
        assert [row.status for row in store.sessions()] == [Status.LEFT]


async def test_who_is_interrupted_while_typing_loses_only_what_was_not_said() -> None:
    async with asked("say_first", "how_sure") as learner:
        await learner.press(*"eerst", "enter")
        await learner.say("nachten")
        await learner.press("3", *"halverwege", "ctrl+c")
        assert learner.app._exit

    assert judged_in_the_store() == {1: Judged(first="eerst", sure="zeker")}
    async with program(None, folders=[KLEIN]) as learner:
        await learner.press("enter", "1")
        assert "turn 2 of 10" in learner.sees
        assert "First say it yourself" in learner.sees
        assert "halverwege" not in learner.sees


async def test_what_could_not_be_kept_can_be_said_again_with_everything_judged() -> None:
    async with asked("say_first", "how_sure") as learner:
        append = learner.app.store.append

        def full(*_arguments: object, **_named: object) -> int:
            raise StoreProblem(Reason.FULL, Path("/home/noor/gesprekken.db"))

        learner.app.store.append = full  # type: ignore[method-assign]
        await learner.press(*"zwaar", "enter")
        await learner.say("nachten")
        await learner.press("3")
        assert not isinstance(learner.app.screen, Talk)
        learner.app.store.append = append  # type: ignore[method-assign]
        await learner.press("escape")
        assert "How sure are you?" in learner.sees
        await learner.press("3")
        assert "turn 2 of 10" in learner.sees
    assert judged_in_the_store() == {1: Judged(first="zwaar", sure="zeker")}


async def test_while_a_line_is_typed_the_talk_can_be_read_back_and_no_digit_says_anything() -> None:
    async with asked("say_first") as learner:
        await learner.press("1", "tab", "2", "tab", "2")
        assert "turn 1 of 10" in learner.sees
        await learner.press("enter")
        await learner.say("nachten")
    assert judged_in_the_store() == {1: Judged(first="12")}


async def test_another_language_in_the_middle_of_a_question() -> None:
    async with asked("estimate") as learner:
        await learner.press("1", "f2", "left", "escape")
        assert language.current() == "nl"
        assert "beurt 1 van 10" in learner.sees
        await learner.press("2", "0")
        await learner.say("nachten")
    assert judged_in_the_store() == {1: Judged(estimated=Estimated("beslisboom", "klager"))}


@pytest.mark.parametrize("moment", ["estimate", "first", "reason", "how-sure"])
async def test_a_question_goes_on_through_every_size(moment: str) -> None:
    async with asked(*EVERYTHING) as learner:
        before, after = up_to(moment), up_to("how-sure")
        await learner.press(*before)
        for size in (SMALL, (30, 10), LARGE, (61, 40), ORDINARY):
            await learner.resize(size)
            assert ("turn 1 of 10" in learner.sees) == (size != (30, 10))
        await learner.press(*after[len(before) :], "3")
        assert "turn 2 of 10" in learner.sees
    assert judged_in_the_store() == {1: JUDGED}


async def test_words_that_try_to_be_more_than_words_are_words_in_a_question_too() -> None:
    async with asked(*EVERYTHING, scenario=VIJANDIG) as learner:
        for _turn in range(3):
            for key in ("1", "2", "1", *"[@click=app.quit]x[/]", "enter", "b", "1", "5", "enter"):
                await learner.press(key)
        assert not learner.app._exit


# Settings


async def test_what_is_asked_is_set_where_everything_is_set_also_in_a_low_window() -> None:
    async with program(size=SMALL) as learner:
        await learner.press("f2", *["down"] * 4)
        for name in EVERYTHING:
            await learner.press("down", "space")
            assert "▸" in learner.sees
            with open_store(home()) as store:
                assert store.setting(name, False) is True
        await learner.press("pagedown")
        assert "gesprek data delete" in learner.reads
        await learner.press("escape", "1")
        assert "Does Henk name a complaint" in learner.sees


async def test_a_setting_holds_at_once_in_a_talk_that_goes_on() -> None:
    async with asked() as learner:
        await learner.press("f2", *["down"] * 5, "space", "escape")
        assert "First say it yourself" in learner.sees
        await learner.press("enter")
        await learner.say("nachten")
        await learner.press("f2", *["down"] * 5, "left", "escape")
        await learner.say("volgen")
        assert "turn 3 of 10" in learner.sees
    assert judged_in_the_store() == {1: Judged(first="")}


# Afterwards


@pytest.mark.parametrize("width", [58, 76, 100])
async def test_the_part_about_judging_tells_what_is_told_in_lines(width: int) -> None:
    async with asked(*EVERYTHING) as learner:
        for keys, _name in ONE_TURN:
            await learner.press(*keys)
        await learner.press("3", "enter")
        await learner.say("waarom_niet")
        await learner.press("3")
        practice = learner.app._practice
        assert practice is not None
    seen = judging(debrief(practice.talk.scenario, practice.talk.events), practice.judged)
    lines = [line.plain for block in judged_blocks(seen) for line in block.lines(width)]
    assert max(map(len, lines)) <= width
    shown = " ".join(" ".join(line.strip() for line in lines).replace(MARK, " ").split())
    for line in judging_lines(seen):
        assert " ".join(line.split()) in shown
    assert seen.sure_and_slipped == (2,)
