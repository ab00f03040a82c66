"""What happened can be written down as JSON and read back, and is then the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from simulator.events import Ended, Event, Given, Said, as_json, from_json, kind_of
from simulator.scenario import Spoken
from tests.scenes import answer, held, reply, scenario, scene
from tests.test_conversation import SEEDS, made, played

if TYPE_CHECKING:
    from collections.abc import Iterable


def read_back(events: Iterable[Event]) -> list[Event]:
    written = [(kind_of(event), json.dumps(as_json(event))) for event in events]
    return [from_json(kind, json.loads(values)) for kind, values in written]


@settings(max_examples=80)
@for_all(SEEDS, st.integers(0, 10**6))
def test_events_survive_json(seed: int, dice: int) -> None:
    talk = played(made(seed), seed, dice)
    assert read_back(talk.events) == talk.events


def test_what_was_lacking_survives_with_its_alternatives() -> None:
    given = answer("volgende_stap_vragen")
    assert given.lacking
    (again,) = read_back([given])
    assert isinstance(again, Given)
    assert again == given
    assert hash(again) == hash(given), "nothing in it became a list"


def test_words_survive_as_they_were_written() -> None:
    words = Spoken("“Né… 3 × niets,” zei ze.\n– Tja.")
    talk = held(scenario(scene("begin", reply("volgen", reaction=words))))
    talk.give("volgen")
    assert read_back(talk.events) == talk.events


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        (Said(0, "Ja.", "scene", "gewoon", "begin"), "said"),
        (answer("volgen"), "given"),
        (Ended(3, "tijd_op", "gemengd", "Klaar."), "ended"),
    ],
)
def test_an_event_is_kept_under_the_name_of_its_kind(event: Event, kind: str) -> None:
    assert kind_of(event) == kind
    assert from_json(kind, as_json(event)) == event


def test_what_a_later_version_added_is_left_out() -> None:
    ended = Ended(3, "tijd_op", "gemengd", "Klaar.")
    assert from_json("ended", {**as_json(ended), "mood": "mild"}) == ended


def test_a_kind_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError, match="thought"):
        from_json("thought", {})


def test_an_event_cannot_be_changed() -> None:
    ended = Ended(3, "tijd_op", "gemengd", "Klaar.")
    with pytest.raises(AttributeError):
        ended.turn = 4  # type: ignore[misc]


@pytest.mark.parametrize(
    ("given", "slipped"),
    [
        (answer("volgen"), False),
        (answer("erkennen", houding="klant"), False),
        (answer("advies_reflex"), True),
        (answer("instrueren", houding="bezoeker"), True),
    ],
    ids=["passend", "neutraal", "reflex", "schadelijk"],
)
def test_a_slip_is_a_reflex_or_harm_and_nothing_else(given: Given, slipped: bool) -> None:
    assert given.slipped == slipped
