"""Roads of a class: to lay any of them beside the one it is on, and to go on along another."""

from __future__ import annotations

from tests.projecting import ROAD, Teacher, projecting


async def a_slip_and_the_whole_talk(teacher: Teacher) -> None:
    """The wrong letter, back with an arrow, and then the talk to its end."""
    await teacher.say("advies_reflex")
    await teacher.press("left")
    await teacher.say(*ROAD)


async def test_a_wrong_letter_is_not_the_road_that_others_are_laid_beside() -> None:
    async with projecting((80, 24)) as teacher:
        await a_slip_and_the_whole_talk(teacher)
        taken = teacher.lesson.road
        await teacher.press("w")
        assert "weg 1 en 2, jullie op 2" in teacher.reads
        await teacher.press("w", "home", "down", "enter")
        assert teacher.lesson.road == taken
        await teacher.say("waarom_niet")
        await teacher.press("w")
        assert "weg 2 en 3, jullie op 3" in teacher.reads
        await teacher.press("right")
        assert "weg 1 en 3" in teacher.reads


async def test_the_class_goes_on_along_the_road_it_left() -> None:
    async with projecting((80, 24)) as teacher:
        await teacher.say(*ROAD)
        taken = teacher.lesson.road
        await teacher.press("w", "home", "enter")
        await teacher.say("advies_reflex")
        await teacher.press("w", "g")
        assert teacher.lesson.road == teacher.lesson.position.place == taken
        await teacher.press("u")
        assert teacher.lesson.road != taken


async def test_after_the_talk_is_one_of_the_places_to_go_to() -> None:
    async with projecting((80, 24)) as teacher:
        await teacher.say(*ROAD)
        await teacher.press("j", "home", "enter")
        assert teacher.lesson.position.place == ()
        await teacher.press("j", "end")
        assert "na het gesprek" in teacher.reads
        await teacher.press("enter")
        assert "Wat blijft je bij" in teacher.reads
