"""`gesprek explore` tells an author which lines the client says twice in the very same words."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle, islice

from simulator.authoring.repeats import LISTENED_TO, Line, repeats
from simulator.scenario import Scenario, Spoken
from tests.scenes import reply, scenario, scene

ASKED = ("schaalvraag", "volgen", "schaalvraag")
ONCE = ("schaalvraag", "volgen", "samenvatten")


def asked_for_a_grade(words: Spoken) -> Scenario:
    return scenario(
        scene(
            "begin",
            reply("schaalvraag", reaction=words),
            reply("volgen", reaction=Spoken("Ja.")),
            reply("samenvatten", reaction=Spoken("Zo is het.")),
        )
    )


def test_a_line_is_told_with_the_part_of_the_talks_that_hear_it_twice() -> None:
    found = repeats(asked_for_a_grade(Spoken("Een acht.")), [ASKED, ONCE, ONCE, ONCE])
    assert found.talks.value == 0.25
    assert [(line, share.value) for line, share in found.lines] == [
        (Line("begin.schaalvraag", "Een acht.", nogmaals=False), 0.25)
    ]


def test_who_answers_in_other_words_the_second_time_is_not_told_of() -> None:
    world = asked_for_a_grade(Spoken("Een acht.", nogmaals="Nog altijd een acht."))
    assert repeats(world, [ASKED]).lines == ()


def test_his_second_words_heard_a_third_time_are_told_as_such() -> None:
    world = asked_for_a_grade(Spoken("Een acht.", nogmaals="Nog altijd een acht."))
    thrice = (*ASKED, "samenvatten", "schaalvraag")
    [(line, _)] = repeats(world, [thrice]).lines
    assert line == Line("begin.schaalvraag", "Nog altijd een acht.", nogmaals=True)


def test_a_line_of_the_whole_file_is_told_once_and_where_it_is_written() -> None:
    slips = [reply("advies_reflex", id=f"advies_{number}") for number in (1, 2, 3)]
    world = scenario(scene("begin", *slips, reply("volgen"), reply("samenvatten")))
    found = repeats(world, [("advies_1", "advies_2", "advies_3")])
    assert [line.place for line, _ in found.lines] == ["reactions.advies_reflex"]


def test_three_times_is_one_talk() -> None:
    thrice = (*ASKED, "volgen", "schaalvraag")
    found = repeats(asked_for_a_grade(Spoken("Een acht.")), [thrice, ONCE])
    shares = {line.place: share.times for line, share in found.lines}
    assert shares == {"begin.schaalvraag": 1, "begin.volgen": 1}
    assert found.talks.times == 1


def test_a_scene_that_begins_again_in_the_same_words_is_told_without_a_reply() -> None:
    world = scenario(
        scene("begin", reply("volgen", "verder")),
        replace(scene("verder", reply("samenvatten", "begin")), says=Spoken("De sleutel.")),
    )
    found = repeats(world, [("volgen", "samenvatten", "volgen")])
    assert Line("verder", "De sleutel.", nogmaals=False) in [line for line, _ in found.lines]


def test_of_many_talks_some_from_all_through_them_are_heard() -> None:
    """Learners of one kind stand together: the first ones alone would say nothing of the rest."""
    talks = [*islice(cycle([ONCE]), 2 * LISTENED_TO), *islice(cycle([ASKED]), 2 * LISTENED_TO)]
    found = repeats(asked_for_a_grade(Spoken("Een acht.")), talks)
    assert found.talks.value == 0.5
