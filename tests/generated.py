"""Scenarios made by a seeded dice: the rules must hold on graphs nobody tuned."""

from random import Random

from simulator.codebook.effects import ELICITS
from simulator.codebook.labels import PLAINLY_DEFAULT
from simulator.codebook.reflexes import BEHAVIOUR_ENTRIES
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.vocabulary import (
    ENDINGS,
    INTERVENTIONS,
    REFLEXES,
    SIGNALS,
    STARTS,
    CrisisKind,
    Ending,
    Start,
)
from simulator.scenario import (
    Branch,
    Client,
    Condition,
    EndingText,
    Otherwise,
    Range,
    Repair,
    Reply,
    Scenario,
    Scene,
    Spoken,
)

_GOOD: tuple[Ending, ...] = ("afspraak_volgende_stap", "vervolg_gekozen", "regie_terug")


def generated_scenario(
    seed: int,
    *,
    scenes: int = 12,
    replies: int = 4,
    max_turns: int = 25,
    start: Start | None = None,
) -> Scenario:
    """A scenario of the given size with every kind of rule in it."""
    dice = Random(seed)
    drawn = dice.choice(STARTS)
    start = start or drawn
    crisis: CrisisKind = "werkelijk" if start.startswith("crisis") else "geen"
    ids = [f"s{number}" for number in range(scenes)]
    return Scenario(
        id=f"generated_{seed}",
        title="Generated",
        language="nl",
        summary="",
        setting="",
        help_form="formeel",
        session="eerste",
        client=Client("Niemand", 40, "u"),
        start=start,
        crisis_kind=crisis,
        max_turns=max_turns,
        good_endings=_GOOD,
        opens_with=ids[0],
        scenes={
            scene: _scene(dice, scene, position, ids, replies) for position, scene in enumerate(ids)
        },
        endings={ending: EndingText(None, "Klaar.") for ending in ENDINGS},
        reactions={reflex: Spoken("Tja.") for reflex in REFLEXES},
        plainly=Spoken(PLAINLY_DEFAULT.nl),
        repair=(Repair("Ik liep op u vooruit.", Spoken("Geeft niet.")),),
        fingerprint=f"generated-{seed}",
    )


def _scene(dice: Random, scene: str, position: int, ids: list[str], replies: int) -> Scene:
    return Scene(
        id=scene,
        says=Spoken("Ja.", koel="Hm."),
        signal=dice.choice(SIGNALS) if dice.random() < 0.6 else "geen",
        weight=dice.choice((1, 1, 2)),
        drift=(("spanning", dice.choice((-1, 1))),) if dice.random() < 0.15 else (),
        replies=tuple(
            _reply(dice, f"r{number}", position, ids, reflex=number == replies - 1)
            for number in range(replies)
        ),
    )


def _reply(dice: Random, reply: str, position: int, ids: list[str], *, reflex: bool) -> Reply:
    if reflex:
        behaviour = dice.choice(list(BEHAVIOUR_ENTRIES.values()))
        return Reply(
            id=reply,
            type=behaviour.reflex,
            text="Ach.",
            question="geen",
            exploration="geen",
            why="",
            reflex_behaviour=behaviour.slug,
            otherwise=Otherwise(goto=dice.choice((None, None, dice.choice(ids)))),
        )
    kind = dice.choice(INTERVENTIONS)
    elicits = sorted(ELICITS[kind])
    onward = ids[position + 1 : position + 5] or list(_GOOD)
    branches = [Branch(dice.choice(onward))]
    if dice.random() < 0.4:
        condition = Condition(gauges=(("vertrouwen", Range(dice.choice((4, 5, 6)), 10)),))
        branches.insert(0, Branch(dice.choice([*onward, *_GOOD]), condition))
    return Reply(
        id=reply,
        type=kind,
        text="Zo.",
        question=ENTRIES[kind].question
        if dice.random() < 0.8
        else dice.choice(("gesloten", "stapel", "discussie")),
        exploration=dice.choice(("e_in", "e_in", "e_ex", "geen")),
        why="",
        branches=tuple(branches),
        reaction=Spoken("Goed."),
        why_question=dice.random() < 0.1,
        hollow=dice.random() < 0.05,
        sets=frozenset(elicits if dice.random() < 0.7 else ()),
        when=Condition(flags=frozenset({"erkend"}))
        if dice.random() < 0.1 and reply != "r0"
        else Condition(),
    )
