"""What `explore` calls proven is true, and what is not true it shows (codebook 4.9).

For each claim a small file for which it holds, and the same file with one line replaced for which
it does not. Where a conversation shows that, it is held again here. Below that, the same verdicts
by going through every state of many strange scenarios one by one.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest

from simulator.client import fit, rules
from simulator.client.machines import next_phases
from simulator.client.moment import Point
from simulator.client.rules import Option, Rules
from simulator.codebook.endings import ENDING_RULES
from simulator.codebook.grounds import FLAG_PRECONDITIONS, GROUNDS
from simulator.codebook.reflexes import BEHAVIOUR_ENTRIES
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.requirements import ALWAYS, BIT, Gauges
from simulator.codebook.signals import SIGNAL_ENTRIES
from simulator.codebook.starts import START_VALUES
from simulator.codebook.vocabulary import ENDINGS, ReplyType
from simulator.conversation import Conversation
from simulator.events import Given
from simulator.explorer.claims import PROVEN, Claim, ClaimId, Proof
from simulator.explorer.state_space import StateSpace
from simulator.loading import ScenarioRefused, loads
from simulator.scenario import Branch, ReplyId, Scenario
from tests.brute_force import At, Taken, World, fitting, no_slip, strange_proofs
from tests.scenes import reply, scenario, scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.client.moment import Moment
    from simulator.explorer.claims import Counterexample

HEAD = """\
format: 1
id: rietje
title: De koffie van Rietje
language: nl
summary: Rietje schenkt de koffie in het buurthuis, en is het zat.
setting: Buurthuis, achter de bar
client: {name: Rietje, age: 70, form_of_address: je}
help_form: informeel
reactions:
  interpretatie_reflex: "Wat je daar allemaal achter zoekt."
  meeleef_reflex: "Lief van je. Maar de vaat staat er nog."
  advies_reflex: "Ja, maar dat heb ik al geprobeerd."
  afleid_reflex: "Ik was nog niet uitgepraat, hoor."
  correctie_reflex: "O. Dus nou doe ík het verkeerd."
"""


def changed(text: str, words: str, others: str) -> str:
    """The same text with these words, which stand in one line of it, replaced."""
    assert text.count(words) == 1
    assert "\n" not in words
    return text.replace(words, others)


def decided(claim: ClaimId, file: str | Scenario) -> Claim:
    told = loads(HEAD + file) if isinstance(file, str) else file
    return PROVEN[claim](Proof(StateSpace(told)))


def broken(claim: ClaimId, file: str) -> tuple[Claim, Counterexample]:
    """The verdict on a file for which the claim does not hold, and the talk that shows it."""
    verdict = decided(claim, file)
    assert verdict.holds is False
    assert verdict.counterexample is not None
    return verdict, verdict.counterexample


def brought_there(file: str, shown: Counterexample) -> Conversation:
    """The talk held again: it comes to the state that was shown."""
    talk = Conversation.replayed(loads(HEAD + file), shown.choose)
    assert (talk.state.scene, talk.state.gauges) == (shown.moment.scene, shown.gauges)
    return talk


def last_reply(file: str, shown: Counterexample) -> tuple[Conversation, Given]:
    """The talk held again up to the state that was shown, and what its last reply did there."""
    *road, last = shown.choose
    talk = Conversation.replayed(loads(HEAD + file), road)
    assert (talk.state.scene, talk.state.gauges) == (shown.moment.scene, shown.gauges)
    given = talk.give(last)[0]
    assert isinstance(given, Given)
    return talk, given


KOPPEN = """\
start: klager
shift: {vertrouwen: 1}
max_turns: 6
good_endings: [vervolg_gekozen]
opens_with: koppen
scenes:
  koppen:
    says: "Zestig koppen, en niemand pakt een theedoek."
    replies:
      - {type: erkennen, text: "Zestig koppen.", reaction: "Ja.", goto: slot, why: "Gehoord."}
      - type: advies_reflex
        reflex_behaviour: ongevraagd_advies
        text: "Hang een rooster op."
        goto: koppen
        why: "Ze vertelt nog."
  slot:
    says: "Dinsdag is het weer zover."
    replies:
      - type: samenvatten
        text: "Dinsdag weer, en je bent het zat."
        reaction: "Precies. Dinsdag praten we verder."
        goto: vervolg_gekozen
        otherwise: {goto: vervolg_gekozen}
        why: "Ze kiest zelf een moment."
  deur:
    says: "Laat maar. Ik ga naar huis."
    replies:
      - {type: volgen, text: "Je gaat.", reaction: "Ja.", goto: beleefd_ja, why: "Ze is klaar."}
endings:
  vervolg_gekozen: {text: "Rietje heeft een moment gekozen."}
"""


def test_p1_a_good_ending_is_reached_without_a_reflex() -> None:
    verdict = decided("P1", KOPPEN)
    assert verdict.holds is True
    talk = Conversation.replayed(loads(HEAD + KOPPEN), verdict.example)
    assert talk.ended == "vervolg_gekozen"
    assert not [event for event in talk.events if isinstance(event, Given) and event.slipped]


def test_p1_fails_where_every_good_road_has_a_reflex_in_it() -> None:
    text = changed(KOPPEN, "- type: samenvatten", "- type: advies_met_mandaat")
    _, shown = broken("P1", text)
    assert shown.choose == ()
    talk = brought_there(text, shown)
    given = [talk.give(reply)[0] for reply in ("erkennen", "advies_met_mandaat")][-1]
    assert isinstance(given, Given)
    assert (talk.ended, given.measured) == ("vervolg_gekozen", "advies_reflex")


def test_p1_fails_where_the_shortest_good_road_is_longer_than_the_talk() -> None:
    text = changed(KOPPEN, "max_turns: 6", "max_turns: 1")
    verdict = decided("P1", text)
    assert verdict.holds is False
    assert dict(verdict.facts) == {"turns": 2, "max_turns": 1}
    talk = Conversation.replayed(loads(HEAD + text), verdict.example[:1])
    assert talk.ended == "tijd_op"


def test_each_claim_is_decided_where_the_only_good_road_takes_too_long() -> None:
    file = loads(HEAD + changed(KOPPEN, "max_turns: 6", "max_turns: 1"))
    proof = Proof(StateSpace(replace(file, tempts=("advies_reflex",))))
    verdicts = {claim: decide(proof).holds for claim, decide in PROVEN.items()}
    assert set(verdicts.values()) == {True, False}
    assert not {"P1", "P2", "P6", "P7", "P14"} & {claim for claim, so in verdicts.items() if so}


DRIE_WEGEN = """\
start: klager
max_turns: 6
good_endings: [vervolg_gekozen]
opens_with: een
scenes:
  een:
    says: "Zestig koppen."
    replies:
      - {type: erkennen, text: "Zestig koppen.", reaction: "Ja.", goto: twee, why: "Gehoord."}
      - {type: volgen, text: "Zestig.", reaction: "Ja.", goto: twee, why: "Echo."}
      - {type: copingvraag, text: "Hoe deed je dat?", reaction: "Zo.", goto: twee, why: "Kracht."}
  twee:
    says: "En niemand die helpt."
    replies:
      - {type: erkennen, text: "Alleen dus.", reaction: "Ja.", goto: drie, why: "Gehoord."}
      - {type: volgen, text: "Niemand.", reaction: "Nee.", goto: drie, why: "Echo."}
      - {type: copingvraag, text: "Hoe hou je vol?", reaction: "Zo.", goto: drie, why: "Kracht."}
  drie:
    says: "Dinsdag weer."
    replies:
      - {type: erkennen, text: "Alweer.", reaction: "Ja.", goto: vervolg_gekozen, why: "Gehoord."}
      - {type: volgen, text: "Dinsdag.", reaction: "Ja.", goto: vervolg_gekozen, why: "Echo."}
      - {type: samenvatten, text: "Zat.", reaction: "Ja.", goto: vervolg_gekozen, why: "Klopt."}
endings:
  vervolg_gekozen: {text: "Rietje heeft een moment gekozen."}
"""


def test_p2_three_good_roads_have_nothing_in_common() -> None:
    verdict = decided("P2", DRIE_WEGEN)
    assert verdict.holds is True
    assert dict(verdict.facts) == {"roads": 3, "wide": 3, "scenes": 3}
    assert Conversation.replayed(loads(HEAD + DRIE_WEGEN), verdict.example).ended


def test_p2_fails_where_a_third_road_has_to_share_a_reply() -> None:
    text = changed(
        DRIE_WEGEN,
        '{type: samenvatten, text: "Zat.", reaction: "Ja.", goto: vervolg_gekozen, why: "Klopt."}',
        '{type: correctie_reflex, reflex_behaviour: preken, text: "Foei.", why: "Een preek."}',
    )
    verdict = decided("P2", text)
    assert verdict.holds is False
    assert verdict.facts["roads"] == 2


def test_p2_fails_where_the_scenes_of_the_road_leave_no_choice() -> None:
    """Three roads that differ, and a shorter one on which there is one thing to say."""
    kinds: tuple[ReplyType, ...] = ("volgen", "copingvraag", "samenvatten")
    told = scenario(
        scene("begin", reply("volgen", "een")),
        scene("een", reply("erkennen", "slot"), *(reply(kind, "twee") for kind in kinds)),
        scene("twee", *(reply(kind, "drie") for kind in kinds)),
        scene("drie", *(reply(kind, "vervolg_gekozen") for kind in kinds)),
        scene("slot", reply("volgen", "vervolg_gekozen")),
    )
    verdict = decided("P2", told)
    assert verdict.holds is False
    assert dict(verdict.facts) == {"roads": 3, "wide": 1, "scenes": 3}


def test_p2_is_unknown_only_where_the_search_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.explorer.claims.roads._WALKS", 1)
    monkeypatch.setattr("simulator.explorer.claims.roads._MOST_STEPS", 2)
    assert decided("P2", DRIE_WEGEN).holds is None
    monkeypatch.setattr("simulator.explorer.claims.roads._MOST_STEPS", 10_000)
    assert decided("P2", DRIE_WEGEN).holds is True


KEUKEN = """\
start: klager
max_turns: 9
good_endings: [vervolg_gekozen]
opens_with: koppen
scenes:
  koppen:
    says: "Zestig koppen."
    replies:
      - {type: volgen, text: "Zestig.", reaction: "Ja.", goto: keuken, why: "Echo."}
      - {type: erkennen, text: "Veel.", reaction: "Ja.", goto: vervolg_gekozen, why: "Gehoord."}
  keuken:
    says: "Ik moet naar de keuken."
    replies:
      - {type: volgen, text: "De keuken.", reaction: "Ja.", goto: keuken, why: "Echo."}
      - type: samenvatten
        when: {flags: [klacht_benoemd]}
        text: "Je moet verder, en je bent het zat."
        reaction: "Ja. Dinsdag."
        goto: vervolg_gekozen
        why: "Ze hoort beide."
endings:
  vervolg_gekozen: {text: "Rietje heeft een moment gekozen."}
"""


def test_p3_from_everywhere_the_talk_can_end() -> None:
    assert decided("P3", KEUKEN).holds is True


def test_p3_fails_where_the_only_way_on_is_never_on_offer() -> None:
    text = changed(KEUKEN, "when: {flags: [klacht_benoemd]}", "when: {flags: [doel_benoemd]}")
    _, shown = broken("P3", text)
    assert shown.choose == ("volgen",)
    talk = brought_there(text, shown)
    while not talk.ended:
        talk.give(talk.replies[0].id)
    assert talk.ended == "tijd_op"


TROOST = """\
start: bezoeker
shift: {regie: -1, spanning: -1}
max_turns: 12
good_endings: [vervolg_gekozen]
opens_with: een
scenes:
  een:
    says: "Zestig koppen."
    replies:
      - {type: volgen, text: "Zestig.", reaction: "Ja.", goto: twee, why: "Echo."}
      - type: advies_reflex
        reflex_behaviour: ongevraagd_advies
        text: "Hang een rooster op."
        goto: twee
        why: "Ze vertelt nog."
  twee:
    says: "En niemand die helpt."
    replies:
      - {type: volgen, text: "Niemand.", reaction: "Nee.", goto: drie, why: "Echo."}
  drie:
    says: "Dinsdag weer."
    replies:
      - {type: samenvatten, text: "Weer.", reaction: "Ja.", goto: vier, why: "Klopt."}
  vier:
    says: "Ik doe het graag, hoor."
    replies:
      - {type: volgen, text: "Graag.", reaction: "Ja.", goto: vijf, why: "Echo."}
  vijf:
    says: "Nou ja."
    replies:
      - {type: meeleef_reflex, reflex_behaviour: troosten, text: "Ach.", goto: vijf, why: "Zoet."}
      - {type: volgen, text: "Nou ja?", reaction: "Ja.", goto: slot, why: "Echo."}
  slot:
    says: "Tot dinsdag dan maar."
    replies:
      - {type: volgen, text: "Dinsdag.", reaction: "Ja.", goto: vervolg_gekozen, why: "Echo."}
endings:
  vervolg_gekozen: {text: "Rietje heeft een moment gekozen."}
"""


def test_p5_a_first_comforting_that_moves_nothing_is_felt_where_it_is_remembered() -> None:
    assert decided("P5", TROOST).holds is True


def test_p5_fails_where_a_comforting_moves_nothing_and_nobody_asks_about_it_later() -> None:
    text = changed(TROOST, 'text: "Ach.", goto: vijf', 'text: "Ach.", goto: slot')
    verdict, shown = broken("P5", text)
    talk, given = last_reply(text, shown)
    assert given.measured == verdict.facts["measured"] == "meeleef_reflex"
    before, after = given.gauges
    assert before == after
    assert (before.regie, before.spanning) == (0, 0)
    assert talk.ended is None


def test_p5_what_the_next_scene_does_to_the_gauges_is_not_felt_of_the_reflex() -> None:
    text = changed(TROOST, 'text: "Ach.", goto: vijf', 'text: "Ach.", goto: slot')
    line = 'says: "Tot dinsdag dan maar."'
    drifting = changed(text, line, f"{line}\n    drift: {{hoop: 1}}")
    _, shown = broken("P5", drifting)
    assert shown.choose[-1] == "meeleef_reflex"


VERLEIDING = """\
start: klager
tempts: [advies_reflex]
max_turns: 8
good_endings: [vervolg_gekozen]
opens_with: een
scenes:
  een:
    says: "Zestig koppen."
    replies:
      - {type: volgen, text: "Zestig.", reaction: "Ja.", goto: twee, why: "Echo."}
      - {type: advies_reflex, reflex_behaviour: uitleggen, text: "Rooster.", why: "Te vroeg."}
  twee:
    says: "En niemand die helpt."
    replies:
      - {type: erkennen, text: "Alleen.", reaction: "Ja.", goto: drie, why: "Gehoord."}
      - {type: advies_reflex, reflex_behaviour: uitleggen, text: "Vraag Piet.", why: "Te vroeg."}
  drie:
    says: "Dinsdag weer."
    replies:
      - {type: volgen, text: "Dinsdag.", reaction: "Ja.", goto: vier, why: "Echo."}
      - {type: advies_met_mandaat, text: "Sla over.", reaction: "Tja.", goto: vier, why: "Vroeg."}
  vier:
    says: "Nou ja."
    replies:
      - {type: samenvatten, text: "Zat.", reaction: "Ja.", goto: vervolg_gekozen, why: "Klopt."}
      - {type: advies_reflex, reflex_behaviour: uitleggen, text: "Stop dan.", why: "Te vroeg."}
endings:
  vervolg_gekozen: {text: "Rietje heeft een moment gekozen."}
"""


def times_on_offer(file: str, verdict: Claim, reflex: str) -> int:
    talk = Conversation.replayed(loads(HEAD + file), verdict.example)
    given = [event for event in talk.events if isinstance(event, Given)]
    return sum(any(one.measured == reflex for one in turn.offered) for turn in given)


def test_p6_what_tempts_is_on_offer_four_times_also_as_a_reply_that_would_turn_into_it() -> None:
    verdict = decided("P6", VERLEIDING)
    assert verdict.holds is True
    assert times_on_offer(VERLEIDING, verdict, "advies_reflex") == 4


def test_p6_fails_where_what_tempts_is_on_offer_three_times() -> None:
    text = changed(
        VERLEIDING,
        'advies_reflex, reflex_behaviour: uitleggen, text: "Vraag Piet."',
        'meeleef_reflex, reflex_behaviour: troosten, text: "Ach, wat sneu."',
    )
    verdict = decided("P6", text)
    assert verdict.holds is False
    assert verdict.facts["short"] == "advies_reflex 3"
    assert times_on_offer(text, verdict, "advies_reflex") == 3


def test_p7_one_slip_can_be_made_good() -> None:
    assert decided("P7", KOPPEN).holds is True


def test_p7_fails_where_one_slip_closes_every_good_road() -> None:
    text = changed(KOPPEN, "goto: koppen", "goto: deur")
    verdict, shown = broken("P7", text)
    talk, given = last_reply(text, shown)
    assert given.measured == verdict.facts["measured"] == "advies_reflex"
    assert verdict.facts["further"] is None
    talk.give("volgen")
    assert talk.ended == "afhankelijk"


def test_p7_fails_where_a_slip_leaves_too_few_turns() -> None:
    text = changed(KOPPEN, "max_turns: 6", "max_turns: 2")
    assert decided("P1", text).holds is True
    verdict, shown = broken("P7", text)
    talk, given = last_reply(text, shown)
    assert given.slipped
    assert (talk.turn, verdict.facts["further"]) == (1, 2)


def test_p7_a_strict_slip_may_close_the_good_roads() -> None:
    text = changed(KOPPEN, "goto: koppen", "goto: deur")
    assert decided("P7", changed(text, 'why: "Ze vertelt nog."', STRICT)).holds is True


STRICT = 'why: "Ze vertelt nog."\n        strict: true'

OMWEG = """\
start: klant
max_turns: 9
good_endings: [vervolg_gekozen]
opens_with: een
scenes:
  een:
    says: "Ik wil het anders."
    replies:
      - {type: volgen, text: "Anders.", reaction: "Ja.", goto: twee, why: "Echo."}
      - type: advies_reflex
        reflex_behaviour: ongevraagd_advies
        text: "Hang een rooster op."
        goto: een
        why: "Ze vertelt nog."
  twee:
    says: "Al jaren, eigenlijk."
    replies:
      - {type: samenvatten, text: "Al jaren.", reaction: "Ja.", goto: slot, why: "Klopt."}
  slot:
    says: "Dinsdag zeg ik het."
    replies:
      - {type: volgen, text: "Dinsdag.", reaction: "Ja.", goto: vervolg_gekozen, why: "Echo."}
endings:
  vervolg_gekozen: {text: "Rietje heeft een moment gekozen."}
"""


def test_p8_a_slip_costs_at_least_a_turn() -> None:
    assert decided("P8", OMWEG).holds is True


def test_p8_fails_where_a_slip_is_a_shortcut() -> None:
    text = changed(OMWEG, "goto: een", "goto: slot")
    verdict, shown = broken("P8", text)
    assert (verdict.facts["further"], verdict.facts["sibling"]) == (1, 2)
    talk, given = last_reply(text, shown)
    assert given.measured == "advies_reflex"
    talk.give("volgen")
    assert (talk.ended, talk.turn) == ("vervolg_gekozen", 2)


def test_p8_fails_where_a_slip_is_as_near_as_anything_else() -> None:
    verdict, _ = broken("P8", changed(OMWEG, "goto: een", "goto: twee"))
    assert verdict.facts["further"] == verdict.facts["sibling"] == 2


DEUR = """\
start: klager
max_turns: 6
good_endings: [vervolg_gekozen, open_deur]
opens_with: een
scenes:
  een:
    says: "Zestig koppen."
    replies:
      - type: erkennen
        text: "Zestig koppen."
        reaction: "Ja."
        branches:
          - {when: {houding: [klager]}, to: slot}
          - {to: slot}
        why: "Gehoord."
  slot:
    says: "Dinsdag weer."
    replies:
      - {type: samenvatten, text: "Zat.", reaction: "Ja.", goto: vervolg_gekozen, why: "Klopt."}
      - {type: regie_teruggeven, text: "En nu?", reaction: "Niets.", goto: open_deur, why: "Vrij."}
endings:
  vervolg_gekozen: {text: "Rietje heeft een moment gekozen."}
  open_deur: {text: "Rietje weet je te vinden."}
"""


def test_p14_what_the_file_declares_happens() -> None:
    assert decided("P14", DEUR).holds is True


@pytest.mark.parametrize(
    ("words", "others", "missing"),
    [
        ("{houding: [klager]}", "{houding: [klant]}", "klant"),
        ("{houding: [klager]}", "{crisis_fase: [geen, acuut]}", "acuut"),
        ("type: regie_teruggeven", "type: volgen", "open_deur"),
        ("max_turns: 6", "max_turns: 1", "vervolg_gekozen, open_deur"),
    ],
    ids=["a stance", "a phase", "an ending", "endings, for want of turns"],
)
def test_p14_fails_where_a_declared_thing_never_happens(
    words: str, others: str, missing: str
) -> None:
    text = changed(DEUR, words, others)
    verdict = decided("P14", text)
    assert verdict.holds is False
    assert verdict.facts["missing"] == missing


def test_p14_an_ending_without_words_is_refused_before_it_can_happen() -> None:
    text = DEUR.replace('  open_deur: {text: "Rietje weet je te vinden."}\n', "")
    with pytest.raises(ScenarioRefused) as refused:
        loads(HEAD + text)
    assert "ending-without-text" in {problem.code for problem in refused.value.problems}


GEVAAR = """\
start: klager
warnings: [gevaar_signaal]
max_turns: 6
good_endings: [vervolg_gekozen]
opens_with: een
scenes:
  een:
    says: "Zestig koppen."
    replies:
      - {type: erkennen, text: "Zestig koppen.", reaction: "Ja.", goto: gevaar, why: "Gehoord."}
  gevaar:
    says: "Soms hoeft het van mij allemaal niet meer."
    signal: gevaar
    replies:
      - {type: volgen, text: "Niet meer.", reaction: "Nee.", goto: vervolg_gekozen, why: "Echo."}
      - type: veiligheid_uitvragen
        text: "Denk je eraan om er niet meer te zijn?"
        reaction: "Soms wel, ja."
        goto: overleg
        why: "Rechtuit gevraagd."
  overleg:
    says: "Je collega denkt met je mee."
    consultation: true
    replies:
      - {type: volgen, text: "Samen.", reaction: "Ja.", goto: vervolg_gekozen, why: "Niet alleen."}
endings:
  vervolg_gekozen: {text: "Rietje heeft een moment gekozen."}
"""


def test_p16_danger_that_was_not_asked_about_ends_a_talk_in_no_other_way() -> None:
    """No file can break this: the client's own rules see to it, out of turns or not."""
    assert decided("P16", GEVAAR).holds is True
    told = loads(HEAD + GEVAAR)
    assert Conversation.replayed(told, ["erkennen", "volgen"]).ended == "veiligheid_gemist"
    in_two = replace(told, max_turns=1)
    assert Conversation.replayed(in_two, ["erkennen"]).ended == "veiligheid_gemist"


def test_p16_fails_as_soon_as_the_rules_let_such_a_talk_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unguarded(_: Rules, __: Moment, ending: str) -> str:
        return ending

    monkeypatch.setattr(Rules, "_guarded_by_gate", unguarded)
    verdict, shown = broken("P16", GEVAAR)
    assert verdict.facts["ending"] == "vervolg_gekozen"
    talk, given = last_reply(GEVAAR, shown)
    assert given.gate
    assert talk.ended == "vervolg_gekozen"


OVERNAME = """\
start: crisis_acuut
crisis_kind: werkelijk
warnings: [huisuitzetting]
max_turns: 12
good_endings: [warm_overgedragen, vervolg_gekozen]
opens_with: balie
repair:
  - {text: "Ik liep op je vooruit.", reaction: "Geeft niet."}
scenes:
  balie:
    says: "Donderdag staan ze op de stoep."
    replies:
      - type: samenvatten
        text: "Donderdag al."
        sets: [erkend]
        reaction: "Ja."
        goto: bellen
        why: "Gehoord."
      - {type: volgen, text: "De stoep.", reaction: "Ja.", goto: vervolg_gekozen, why: "Echo."}
  bellen:
    says: "Ze praten niet met mij."
    replies:
      - type: mandaat_vragen
        text: "Mag ik voor je bellen?"
        sets: [mandaat_overname]
        reaction: "Graag."
        goto: telefoon
        why: "Eerst gevraagd."
      - type: meeleef_reflex
        reflex_behaviour: stil_overnemen
        text: "Geef dat nummer maar."
        goto: gang
        why: "Ze staat ernaast."
  telefoon:
    says: "Wat ga je zeggen?"
    replies:
      - {type: overname_aankondigen, text: "Ik bel.", reaction: "Ja.", goto: later, why: "Gezegd."}
  later:
    says: "En?"
    event: true
    sets: [dreiging_afgewend]
    replies:
      - {type: samenvatten, text: "Je mag blijven.", reaction: "O!", goto: terug, why: "Verteld."}
      - {type: erkennen, text: "Spannend.", reaction: "Ja.", goto: terug, why: "Gehoord."}
  terug:
    says: "En nu?"
    replies:
      - type: warm_overdragen
        text: "Zal ik Piet erbij halen?"
        sets: [mandaat]
        reaction: "Goed."
        goto: warm_overgedragen
        why: "Met haar erbij."
  gang:
    says: "Ik ga wel op de gang zitten."
    event: true
    sets: [dreiging_afgewend]
    replies:
      - {type: herstellen, text: "Sorry.", reaction: "Ja.", goto: open_kaart, why: "Gezegd."}
  open_kaart:
    says: "Wat heb je gezegd?"
    replies:
      - {type: transparant_maken, text: "Dit.", reaction: "O.", goto: alsnog, why: "Verteld."}
  alsnog:
    says: "Dat had ik zelf willen zeggen."
    replies:
      - type: mandaat_vragen
        id: alsnog_vragen
        text: "Mag ik het rechtzetten?"
        sets: [mandaat_overname, toestemming]
        reaction: "Samen dan."
        goto: adem
        why: "Alsnog gevraagd."
  adem:
    says: "Ik tril ervan."
    replies:
      - {type: volgen, text: "Je trilt.", reaction: "Ja.", goto: rust, why: "Echo."}
  rust:
    says: "Het zakt al wat."
    replies:
      - {type: volgen, text: "Het zakt.", reaction: "Ja.", goto: terug, why: "Echo."}
endings:
  warm_overgedragen: {text: "Piet neemt het over."}
  vervolg_gekozen: {text: "Rietje heeft een moment gekozen."}
"""


def test_p17_a_take_over_runs_in_its_order() -> None:
    """Open or silent and then mended: told, agreed, and handed on."""
    assert decided("P17", OVERNAME).holds is True
    told = loads(HEAD + OVERNAME)
    openly = "mandaat_vragen overname_aankondigen samenvatten"
    mended = "meeleef_reflex herstellen transparant_maken alsnog_vragen volgen volgen"
    for road in (openly, mended):
        talk = Conversation.replayed(told, ["samenvatten", *road.split(), "warm_overdragen"])
        assert talk.ended == "warm_overgedragen"


def test_p17_asks_nobody_to_agree_to_what_was_done_already() -> None:
    silent_and_mended = changed(OVERNAME, "[mandaat_overname, toestemming]", "[toestemming]")
    assert decided("P17", silent_and_mended).holds is True


@pytest.mark.parametrize(
    ("words", "others", "step", "last"),
    [
        (
            'reaction: "Ja.", goto: terug, why: "Gehoord."',
            'reaction: "Ja.", goto: vervolg_gekozen, why: "Gehoord."',
            "teruggekoppeld",
            "erkennen",
        ),
        ("sets: [erkend]", "sets: [erkend, teruggekoppeld]", "teruggekoppeld", "warm_overdragen"),
        (
            'reaction: "O!", goto: terug',
            'reaction: "O!", goto: vervolg_gekozen',
            "teruggeven",
            "samenvatten",
        ),
        (
            '{type: transparant_maken, text: "Dit.", reaction: "O.", goto: alsnog',
            '{type: erkennen, text: "Dat deed pijn.", reaction: "Ja.", goto: vervolg_gekozen',
            "aangekondigd",
            "erkennen",
        ),
    ],
    ids=[
        "a good ending before anything was told",
        "what was told before the take-over counts no more",
        "a good ending before it was given back",
        "silent, and never said openly",
    ],
)
def test_p17_fails_where_a_step_of_the_take_over_is_left_out(
    words: str, others: str, step: str, last: str
) -> None:
    text = changed(OVERNAME, words, others)
    verdict, shown = broken("P17", text)
    assert verdict.facts["step"] == step
    talk, given = last_reply(text, shown)
    assert given.reply == last
    assert talk.ended in loads(HEAD + text).good_endings
    phases = [event.crisis_fase[1] for event in talk.events if isinstance(event, Given)]
    assert "overgenomen" in phases


def test_p17_nobody_takes_over_openly_without_agreement_unless_the_rules_let_him(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = changed(OVERNAME, "sets: [mandaat_overname]", "sets: [toestemming]")
    assert decided("P17", text).holds is True

    live = next_phases

    def lenient(source: str, trigger: str, truths: int) -> object:
        if (source, trigger) == ("acuut", "overname_aankondigen"):
            return ((ALWAYS, "overgenomen"),)
        return live(source, trigger, truths)  # type: ignore[arg-type]

    monkeypatch.setattr(rules, "next_phases", lenient)
    verdict, shown = broken("P17", text)
    assert verdict.facts["step"] == "mandaat_overname"
    assert "overname_aankondigen" in shown.choose
    talk, _ = last_reply(text, shown)
    assert talk.ended == "warm_overgedragen"


NUMMER = """\
start: klager
max_turns: 6
good_endings: [vervolg_gekozen]
opens_with: een
scenes:
  een:
    says: "Ze bellen me nooit terug."
    replies:
      - {type: erkennen, text: "Nooit.", reaction: "Nee.", goto: vervolg_gekozen, why: "Gehoord."}
      - type: meeleef_reflex
        reflex_behaviour: stil_overnemen
        text: "Geef mij dat nummer maar."
        why: "Dan blijft het jouw werk."
endings:
  vervolg_gekozen: {text: "Rietje heeft een moment gekozen."}
"""


def test_p18_outside_a_real_crisis_nobody_is_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file can break this: the machine of the crisis asks for a real one."""
    assert decided("P18", NUMMER).holds is True

    def always_taken_over(_: str, trigger: str, __: int) -> object:
        return ((ALWAYS, "overgenomen" if trigger == "meeleef_reflex" else "geen"),)

    monkeypatch.setattr(rules, "next_phases", always_taken_over)
    _, shown = broken("P18", NUMMER)
    assert shown.choose == ("meeleef_reflex",)
    assert brought_there(NUMMER, shown).state.moment.crisis_fase == "overgenomen"


ANNOUNCED = """why: "Dan blijft het jouw werk."
      - {type: overname_aankondigen, text: "Ik bel.", reaction: "O.", goto: een, why: "Gezegd."}"""


def test_p18_also_before_a_real_crisis_has_begun_announcing_never_fits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun = changed(NUMMER, "start: klager", "start: klant")
    begun = changed(begun, "max_turns: 6", "max_turns: 6\ncrisis_kind: werkelijk")
    begun = changed(begun, "good_endings: [vervolg_gekozen]", REAL)
    text = changed(begun, 'why: "Dan blijft het jouw werk."', ANNOUNCED)
    assert decided("P18", text).holds is True
    monkeypatch.setattr(fit, "cell_code", lambda *_: "P")
    _, shown = broken("P18", text)
    talk, given = last_reply(text, shown)
    assert given.measured == "overname_aankondigen"
    assert talk.state.moment.crisis_fase == "geen"


REAL = "good_endings: [vervolg_gekozen]\nwarnings: [schulden]"

STAP = """\
start: klant
max_turns: 6
good_endings: [afspraak_volgende_stap]
opens_with: een
scenes:
  een:
    says: "Ik ga het gewoon zeggen."
    replies:
      - type: volgen
        text: "Gewoon zeggen."
        reaction: "Ja."
        goto: afspraak_volgende_stap
        why: "Echo."
endings:
  afspraak_volgende_stap: {text: "Rietje zegt het dinsdag."}
"""


def test_p19_a_step_that_the_client_did_not_name_is_no_agreement(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No file can break this: the ending has a guard of its own."""
    assert decided("P19", STAP).holds is True
    assert Conversation.replayed(loads(HEAD + STAP), ["volgen"]).ended == "beleefd_ja"

    monkeypatch.delitem(ENDING_RULES, "afspraak_volgende_stap")
    _, shown = broken("P19", STAP)
    talk, _ = last_reply(STAP, shown)
    assert talk.ended == "afspraak_volgende_stap"
    assert not talk.state.truths & (BIT["stap_benoemd"] | BIT["mandaat"])


AANDEEL = """\
start: klager
shift: {hoop: 1}
max_turns: 6
good_endings: [vervolg_gekozen]
opens_with: een
scenes:
  een:
    says: "Zestig koppen."
    replies:
      - type: erkennen
        text: "Zestig koppen."
        sets: [erkend]
        reaction: "Ja."
        goto: twee
        why: "Gehoord."
  twee:
    says: "En ik zeg er nooit wat van."
    replies:
      - type: focus_terugbrengen
        text: "Wat zou je willen zeggen?"
        sets: [eigen_aandeel]
        reaction: "Dat ik het niet alleen hoef te doen. Dat heb ik nooit gevraagd."
        goto: drie
        why: "Haar eigen deel."
  drie:
    says: "Dinsdag zeg ik het."
    replies:
      - {type: volgen, text: "Dinsdag.", reaction: "Ja.", goto: vervolg_gekozen, why: "Echo."}
endings:
  vervolg_gekozen: {text: "Rietje heeft een moment gekozen."}
"""


def test_p20_what_the_client_tells_is_earned() -> None:
    assert decided("P20", AANDEEL).holds is True


def test_p20_fails_where_he_tells_it_with_too_little_trust() -> None:
    text = changed(AANDEEL, "shift: {hoop: 1}", "shift: {vertrouwen: -1}")
    verdict, shown = broken("P20", text)
    assert verdict.facts["flag"] == "eigen_aandeel"
    assert verdict.facts["asked"] == "erkend and vertrouwen >= 5 and regie >= 3"
    _, given = last_reply(text, shown)
    assert "eigen_aandeel" in given.told
    assert given.gauges[1].vertrouwen == 4


def test_p20_fails_where_the_opening_line_tells_it() -> None:
    line = 'says: "Zestig koppen."'
    text = changed(AANDEEL, line, f"{line}\n    spontaneous: true\n    sets: [eigen_aandeel]")
    verdict, shown = broken("P20", text)
    assert (verdict.facts["flag"], shown.choose) == ("eigen_aandeel", ())
    talk = brought_there(text, shown)
    assert talk.state.truths & BIT["eigen_aandeel"]
    assert not talk.state.truths & BIT["erkend"]


def test_p20_fails_where_a_scene_tells_what_the_reply_before_it_did_not_bring_about() -> None:
    """The reply has the flag in its `sets` too, but a set phrase makes nothing true."""
    line = 'says: "Dinsdag zeg ik het."'
    told = f"{line}\n    spontaneous: true\n    sets: [eigen_aandeel]"
    text = changed(AANDEEL, line, told)
    assert decided("P20", text).holds is True
    hollow = changed(text, 'why: "Haar eigen deel."', 'why: "Haar deel."\n        hollow: true')
    verdict, shown = broken("P20", changed(hollow, "shift: {hoop: 1}", "shift: {vertrouwen: -1}"))
    assert verdict.facts["flag"] == "eigen_aandeel"
    assert shown.choose == ("erkennen", "focus_terugbrengen")


OPDRACHT = """\
start: klant
max_turns: 6
good_endings: [vervolg_gekozen]
opens_with: een
scenes:
  een:
    says: "Ik wil niet meer alleen staan."
    replies:
      - type: gewenste_situatie_vragen
        text: "Hoe ziet dat eruit?"
        sets: [doel_benoemd]
        reaction: "Met zijn drieën achter de bar."
        goto: twee
        why: "Haar doel."
  twee:
    says: "Dat moet ik dan zeggen."
    replies:
      - type: volgende_stap_vragen
        text: "Wat is het eerste dat je zegt?"
        sets: [stap_benoemd]
        reaction: "Dat ik dinsdag twee mensen nodig heb."
        goto: drie
        why: "Haar stap."
  drie:
    says: "Eng hoor."
    replies:
      - type: mandaat_vragen
        text: "Wil je dat samen voorbereiden?"
        sets: [mandaat]
        reaction: "Graag."
        goto: vervolg_gekozen
        why: "Haar opdracht."
endings:
  vervolg_gekozen: {text: "Rietje heeft een moment gekozen."}
"""


def test_p20_what_came_before_counts_also_where_nothing_else_asks_for_it() -> None:
    assert decided("P20", OPDRACHT).holds is True


def test_p20_a_complaint_is_free_where_the_client_came_in_with_it() -> None:
    text = changed(AANDEEL, "sets: [eigen_aandeel]", "clears: [klacht_benoemd]")
    cold = changed(text, "shift: {hoop: 1}", "shift: {vertrouwen: -1}")
    again = changed(cold, 'text: "Dinsdag."', 'text: "Dinsdag.", sets: [klacht_benoemd]')
    assert decided("P20", again).holds is True


TWEELING = """\
start: klager
max_turns: 6
good_endings: [vervolg_gekozen]
opens_with: een
scenes:
  een:
    says: "Kan dat nog, uitstel vragen bij de gemeente?"
    signal: vraagt_info
    replies:
      - type: informatie_geven
        text: "Je kunt bij de gemeente om uitstel vragen."
        reaction: "O, mooi."
        goto: twee
        why: "Ze vroeg ernaar."
  twee:
    says: "Die brieven, ik slaap er niet van."
    replies:
      - {type: erkennen, text: "Elke nacht.", reaction: "Ja.", goto: vervolg_gekozen, why: "Dat."}
      - type: advies_reflex
        reflex_behaviour: oplossing_aandragen
        text: "Je kunt toch bij de gemeente om uitstel vragen."
        why: "Ze vertelt over haar nachten."
endings:
  vervolg_gekozen: {text: "Rietje heeft een moment gekozen."}
"""


def test_p21_nearly_the_same_words_are_once_fitting_and_once_a_reflex() -> None:
    verdict = decided("P21", TWEELING)
    assert verdict.holds is True
    assert dict(verdict.facts) == {"one": "een.informatie_geven", "other": "twee.advies_reflex"}
    talk = Conversation.replayed(loads(HEAD + TWEELING), ["informatie_geven", "advies_reflex"])
    fits = [event.fit for event in talk.events if isinstance(event, Given)]
    assert fits == ["passend", "reflex"]


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("Je kunt toch bij de gemeente om uitstel vragen.", "Leg ze in een la."),
        ("signal: vraagt_info", "signal: geen"),
        ("max_turns: 6", "max_turns: 1"),
    ],
    ids=["other words", "no ground for the first", "no turn left for the second"],
)
def test_p21_fails_where_there_is_no_such_pair(words: str, others: str) -> None:
    assert decided("P21", changed(TWEELING, words, others)).holds is False


WEERSTAND = """\
start: klager
max_turns: 6
good_endings: [vervolg_gekozen]
opens_with: een
scenes:
  een:
    says: "Zestig koppen."
    replies:
      - {type: erkennen, text: "Zestig koppen.", reaction: "Ja.", goto: twee, why: "Gehoord."}
  twee:
    says: "Wat heb jij daar eigenlijk mee te maken?"
    signal: weerstand
    replies:
      - type: copingvraag
        text: "Hoe hou je dat vol?"
        reaction: "Gewoon, beginnen."
        goto: vervolg_gekozen
        why: "Kracht."
      - type: volgen
        when: {flags: [klacht_benoemd]}
        text: "Wat ik ermee te maken heb."
        reaction: "Ja, nou."
        goto: vervolg_gekozen
        why: "Echo."
endings:
  vervolg_gekozen: {text: "Rietje heeft een moment gekozen."}
"""


def test_p23_every_signal_can_be_answered() -> None:
    assert decided("P23", WEERSTAND).holds is True


def test_p23_fails_where_the_only_answer_is_not_on_offer() -> None:
    text = changed(WEERSTAND, "when: {flags: [klacht_benoemd]}", "when: {flags: [doel_benoemd]}")
    verdict, shown = broken("P23", text)
    talk = brought_there(text, shown)
    assert talk.state.moment.signal == verdict.facts["signal"] == "weerstand"
    assert [choice.id for choice in talk.replies] == ["copingvraag"]


def test_p23_fails_where_a_slip_opens_a_signal_that_nothing_answers() -> None:
    """After advice the client says "ja, maar": also what he came with is then no answer."""
    text = changed(WEERSTAND, "- type: volgen", "- type: mandaat_vragen")
    advice = """reaction: "Gewoon, beginnen."
        goto: vervolg_gekozen
        why: "Kracht."
      - type: advies_reflex
        reflex_behaviour: uitleggen
        text: "Een rooster helpt."
        why: "Te vroeg."
      - {type: volgen, when: {flags: [mandaat]}, text: "Ja", reaction: "Ja", goto: een, why: "J"}"""
    text = text.replace(advice.partition("\n      -")[0], advice)
    verdict, shown = broken("P23", text)
    assert shown.choose == ("erkennen", "advies_reflex")
    talk = brought_there(text, shown)
    assert talk.state.moment.signal == verdict.facts["signal"] == "ja_maar"


def test_p27_after_danger_somebody_else_is_brought_in() -> None:
    assert decided("P27", GEVAAR).holds is True


def test_p27_fails_where_confirmed_danger_is_handled_alone() -> None:
    text = changed(GEVAAR, "consultation: true", "consultation: false")
    verdict, shown = broken("P27", text)
    assert verdict.facts["ending"] == "vervolg_gekozen"
    assert shown.choose == ("erkennen", "veiligheid_uitvragen", "volgen")
    talk, _ = last_reply(text, shown)
    assert talk.ended == "vervolg_gekozen"
    assert talk.state.truths & BIT["gevaar"]


ASKED = '        why: "Rechtuit gevraagd."'


def test_p27_danger_that_turns_out_not_to_be_there_needs_nobody() -> None:
    text = changed(GEVAAR, "consultation: true", "consultation: false")
    cleared = ASKED + "\n        sets: [veiligheid_bekend]\n        clears: [gevaar]"
    assert decided("P27", text.replace(ASKED, cleared)).holds is True


def test_p27_danger_that_was_confirmed_is_not_undone_by_asking_again() -> None:
    text = changed(GEVAAR, "consultation: true", "consultation: false")
    again = changed(
        text,
        'type: volgen, text: "Samen."',
        'type: veiligheid_uitvragen, clears: [gevaar], text: "Echt?"',
    )
    _, shown = broken("P27", again)
    talk, _ = last_reply(again, shown)
    assert talk.ended == "vervolg_gekozen"


def test_p27_the_talk_that_is_shown_is_one_in_which_nobody_was_brought_in() -> None:
    """Also where with a partner the same place is sooner reached than alone."""
    text = changed(GEVAAR, "consultation: true", "consultation: false")
    with_partner = text.replace(
        "  overleg:\n",
        '      - {type: ketenpartner_inschakelen, text: "Samen met Piet?", reaction: "Ja.", '
        'goto: slot, why: "Niet alleen."}\n  overleg:\n',
    )
    with_partner = changed(
        with_partner, 'goto: vervolg_gekozen, why: "Niet', 'goto: slot, why: "Niet'
    )
    with_partner = with_partner.replace("endings:\n", SLOT + "endings:\n")
    _, shown = broken("P27", with_partner)
    assert shown.choose == ("erkennen", "veiligheid_uitvragen", "volgen", "volgen")
    talk, _ = last_reply(with_partner, shown)
    assert talk.ended == "vervolg_gekozen"


SLOT = """\
  slot:
    says: "Tot dinsdag dan."
    replies:
      - {type: volgen, text: "Dinsdag.", reaction: "Ja.", goto: vervolg_gekozen, why: "Echo."}
"""

PLUIM = """\
start: klager
flags: [doel_benoemd]
max_turns: 6
good_endings: [vervolg_gekozen]
opens_with: een
scenes:
  een:
    says: "Zestig koppen."
    replies:
      - {type: erkennen, text: "Veel.", sets: [erkend], reaction: "Ja.", goto: twee, why: "Dat."}
  twee:
    says: "Ik krijg het toch elke week voor elkaar."
    replies:
      - {type: volgen, text: "Elke week.", reaction: "Ja.", goto: vervolg_gekozen, why: "Echo."}
      - {type: compliment_gegrond, text: "Knap.", reaction: "Ach.", goto: twee, why: "Haar werk."}
      - {type: meeleef_reflex, reflex_behaviour: prijzen, text: "Schat!", why: "Te zoet."}
endings:
  vervolg_gekozen: {text: "Rietje heeft een moment gekozen."}
"""


def test_p28_praise_is_a_reflex_while_the_client_told_nothing_to_praise() -> None:
    assert decided("P28", PLUIM).holds is True


def test_p28_fails_where_the_same_praise_would_be_grounded() -> None:
    text = changed(PLUIM, "flags: [doel_benoemd]", "flags: [feit_bekend]")
    verdict, shown = broken("P28", text)
    assert dict(verdict.facts) == {"type": "meeleef_reflex", "twin": "compliment_gegrond"}
    *road, last = shown.choose
    assert (road, last) == (["erkennen"], "meeleef_reflex")
    _, given = last_reply(text, shown)
    assert given.measured == "meeleef_reflex"
    as_twin = text.replace(
        "meeleef_reflex, reflex_behaviour: prijzen,",
        'compliment_gegrond, id: schat, reaction: "O.", goto: twee,',
    )
    said = Conversation.replayed(loads(HEAD + as_twin), road).give("schat")[0]
    assert isinstance(said, Given)
    assert said.fit == "passend"


def test_p28_fails_also_where_nothing_else_asks_for_what_the_twin_needs() -> None:
    alone = changed(PLUIM, "type: compliment_gegrond", "type: copingvraag")
    assert decided("P28", alone).holds is True
    text = changed(alone, "flags: [doel_benoemd]", "flags: [feit_bekend]")
    _, shown = broken("P28", text)
    assert shown.choose == ("erkennen", "meeleef_reflex")


@pytest.mark.parametrize(
    ("reflex", "behaviour"),
    [("meeleef_reflex", "troosten"), ("interpretatie_reflex", "gekleurd_samenvatten")],
)
def test_p28_leaves_out_a_twin_that_is_fitting_nearly_everywhere(
    reflex: str, behaviour: str
) -> None:
    """To acknowledge or to sum up asks for no ground: there it is the words that differ."""
    text = changed(
        PLUIM,
        "type: meeleef_reflex, reflex_behaviour: prijzen",
        f"type: {reflex}, reflex_behaviour: {behaviour}",
    )
    assert decided("P28", text).holds is True


class Wrong(NamedTuple):
    """A state in which a claim does not hold, with the reply that shows it if it takes one."""

    at: At
    reply: ReplyId | None
    far: int
    """After how many replies a talk comes there."""


def stuck(world: World) -> list[Wrong]:
    """P3: from every reachable state an ending other than tijd_op and verlaten is reachable."""
    out = world.away_from(set(ENDINGS) - {"tijd_op", "verlaten"})
    return [Wrong(at, None, world.depth[at]) for at in world.replies if at not in out]


def unfelt(world: World) -> list[Wrong]:
    """P5: a measured reflex moves a gauge that is not at its limit, or is remembered."""
    return [
        Wrong(at, taken.option.reply.id, world.depth[at])
        for at, replies in world.replies.items()
        for taken in replies
        if taken.slipped
        and Point(at.gauges).shifted(taken.verdict.effect).gauges == at.gauges
        and not world.has_ended(taken.after)
        and not (
            not at.is_true("getroost")
            and taken.after.is_true("getroost")
            and can_be_comforted_again(world.scenario, taken.after.moment.scene)
        )
    ]


def can_be_comforted_again(told: Scenario, name: str) -> bool:
    """Whether a road from here has a reply that can be measured as a second comforting."""
    seen: set[str] = set()
    todo = [name]
    while todo:
        here = told.scenes.get(todo.pop())
        if here is None or here.id in seen:
            continue
        seen.add(here.id)
        for said in here.replies:
            if "meeleef_reflex" in (said.type, ENTRIES[said.type].anders):
                return True
            todo += [branch.to for branch in said.branches]
            todo += [said.otherwise.goto] if said.otherwise.goto else []
    return False


def slips(world: World, at: At) -> list[Taken]:
    """The reflexes here that are neither harmful nor marked strict."""
    return [
        taken
        for taken in world.replies.get(at, ())
        if taken.verdict.fit == "reflex"
        and not taken.option.reply.strict
        and not world.scenario.scenes[at.moment.scene].strict
    ]


def not_made_good(world: World) -> list[Wrong]:
    """P7: after passend replies alone and one slip, a good ending stays reachable; and in time."""
    good = world.to_good
    lost = [
        Wrong(at, taken.option.reply.id, far)
        for at, far in world.met_by(fitting).items()
        for taken in slips(world, at)
        if taken.after not in good
    ]
    if lost:
        return lost
    clean, clean_good = world.met_by(no_slip), world.away_from(world.scenario.good_endings, no_slip)
    if world.start not in clean_good:
        return [Wrong(world.start, None, 0)]
    shortest = clean_good[world.start]
    return [
        Wrong(at, taken.option.reply.id, far)
        for at, far in clean.items()
        if at in clean_good and far + clean_good[at] == shortest
        for taken in slips(world, at)
        if taken.after not in good or far + 1 + good[taken.after] > world.scenario.max_turns
    ]


def paying(world: World) -> list[Wrong]:
    """P8: after a slip a good ending is at least one reply further than after the best sibling."""
    good = world.to_good
    found = []
    for at, far in world.met_by(fitting).items():
        siblings = [
            good[taken.after]
            for taken in world.replies.get(at, ())
            if not taken.slipped and taken.after in good
        ]
        found += [
            Wrong(at, taken.option.reply.id, far)
            for taken in slips(world, at)
            if taken.after in good
            and good[taken.after] < min(siblings, default=good[taken.after] + 1) + 1
        ]
    return found


def told_too_early(world: World) -> list[Wrong]:
    """P20: where a line sets a flag that was not true, what must come before it is true."""
    told = world.scenario
    scenes = {name: replace(one, sets=frozenset()) for name, one in told.scenes.items()}
    silent = Rules(replace(told, scenes=scenes))
    free = {"klacht_benoemd"} & START_VALUES[told.start].flags

    def early(before: int, kept: int, truths: int, gauges: Gauges) -> bool:
        return any(
            kept & ~before & BIT[flag] and not asked.holds(truths, gauges)
            for flag, asked in FLAG_PRECONDITIONS.items()
            if flag not in free
        )

    found = []
    opened = silent.start().moment.kept
    if early(opened, world.start.moment.kept, world.start.moment.truths, world.start.gauges):
        found.append(Wrong(world.start, None, 0))
    for at, replies in world.replies.items():
        for taken in replies:
            too_early = False
            if taken.verdict.sets_hold:
                sets = world.rules.bits(taken.option.reply.sets)
                then = Point(at.gauges).shifted(taken.verdict.effect).gauges
                kept = at.moment.kept
                too_early = early(kept, kept | sets, at.moment.truths | sets, then)
            after = taken.after
            if not world.has_ended(after) and after.moment.scene != at.moment.scene:
                silently = next(silent.outcomes(taken.option, at.moment, Point(at.gauges)))
                entered = silently.moment.kept
                too_early |= early(entered, after.moment.kept, after.moment.truths, after.gauges)
            if too_early:
                found.append(Wrong(at, taken.option.reply.id, world.depth[at]))
    return found


def unanswered(world: World) -> list[Wrong]:
    """P23: in every reachable state with an open signal an answer is on offer."""
    found = []
    for at, replies in world.replies.items():
        signal = at.moment.signal
        answers = SIGNAL_ENTRIES[signal].answers if signal != "geen" else None
        if answers is not None and not any(t.option.reply.type in answers for t in replies):
            found.append(Wrong(at, None, world.depth[at]))
    return found


def fitting_as_their_twin(world: World) -> list[Wrong]:
    """P28: no reply of a reflex type is on offer where its twin would be passend."""
    told = world.scenario
    typed: dict[tuple[str, ReplyId], tuple[Rules, Option]] = {}
    for here in told.scenes.values():
        for said in here.replies:
            if said.reflex_behaviour is None:
                continue
            twin = BEHAVIOUR_ENTRIES[said.reflex_behaviour].twin
            if twin is None or GROUNDS[twin] is ALWAYS:
                continue
            as_twin = replace(said, type=twin, reflex_behaviour=None, branches=(Branch(here.id),))
            replies = tuple(as_twin if other is said else other for other in here.replies)
            other_rules = Rules(
                replace(told, scenes={**told.scenes, here.id: replace(here, replies=replies)})
            )
            option = next(o for o in other_rules.options[here.id] if o.reply.id == said.id)
            typed[here.id, said.id] = other_rules, option
    found = []
    for at, replies_here in world.replies.items():
        for taken in replies_here:
            named = typed.get((at.moment.scene, taken.option.reply.id))
            if named is not None:
                other_rules, option = named
                outcome = next(other_rules.outcomes(option, at.moment, Point(at.gauges)))
                if outcome.verdict.fit == "passend":
                    found.append(Wrong(at, taken.option.reply.id, world.depth[at]))
    return found


BY_STATE: dict[ClaimId, Callable[[World], list[Wrong]]] = {
    "P3": stuck,
    "P5": unfelt,
    "P7": not_made_good,
    "P8": paying,
    "P20": told_too_early,
    "P23": unanswered,
    "P28": fitting_as_their_twin,
}


def brought(world: World, road: tuple[ReplyId, ...]) -> At:
    """Where these replies come to, the turn limit lifted."""
    at = world.start
    for said in road:
        at = next(taken.after for taken in world.replies[at] if taken.option.reply.id == said)
    return at


@pytest.mark.parametrize("claim", BY_STATE)
def test_the_verdict_is_that_of_asking_every_state_one_by_one(claim: ClaimId) -> None:
    """And the talk that is shown is a shortest one, to a state in which it is really so."""
    seen = set()
    for world, proof in strange_proofs():
        wrong = BY_STATE[claim](world)
        verdict = PROVEN[claim](proof)
        seen.add(verdict.holds)
        assert verdict.holds is not bool(wrong), world.scenario.id
        if verdict.counterexample is not None:
            shown = verdict.counterexample
            nearest = min(one.far for one in wrong)
            road, last = shown.choose[:nearest], shown.choose[nearest:]
            at = brought(world, road)
            assert (at.moment.scene, at.gauges) == (shown.moment.scene, shown.gauges)
            assert Wrong(at, last[0] if last else None, nearest) in wrong, world.scenario.id
    assert seen == {True, False}


def test_p1_is_that_of_following_every_road_without_a_reflex() -> None:
    seen = set()
    for world, proof in strange_proofs():
        told = world.scenario
        good = [
            turns
            for at, turns in world.met_by(no_slip).items()
            if at.moment.scene in told.good_endings
        ]
        verdict = PROVEN["P1"](proof)
        seen.add(verdict.holds)
        assert verdict.holds is (min(good, default=told.max_turns + 1) <= told.max_turns)
        if good:
            assert len(verdict.example) == min(good)
            assert brought(world, verdict.example).moment.scene in told.good_endings
    assert seen == {True, False}


def test_p14_finds_the_good_endings_that_no_talk_comes_to_in_time() -> None:
    seen = set()
    for world, proof in strange_proofs():
        told = world.scenario
        in_time = {at.moment.scene for at, far in world.depth.items() if far <= told.max_turns}
        verdict = PROVEN["P14"](proof)
        missing = set(str(verdict.facts["missing"]).split(", ")) - {""}
        seen.add(verdict.holds)
        assert missing & set(told.good_endings) == set(told.good_endings) - in_time
    assert seen == {True, False}


def test_p21_finds_a_pair_that_is_met_in_time() -> None:
    """All replies of these scenarios have the same word, so that only their fits tell."""
    seen = set()
    for world, _ in strange_proofs():
        told = world.scenario
        scenes = {
            name: replace(one, replies=tuple(replace(said, text="Zo.") for said in one.replies))
            for name, one in told.scenes.items()
        }
        proof = Proof(StateSpace(replace(told, scenes=scenes)))
        fits: dict[tuple[str, ReplyId], set[str]] = {}
        for taken in world.all_replies():
            if world.depth[taken.before] < told.max_turns and taken.option.reply.id != "herstel":
                said = taken.before.moment.scene, taken.option.reply.id
                kind = "reflex" if taken.slipped else taken.verdict.fit
                fits.setdefault(said, set()).add(kind)
        pairs = [
            (one, other)
            for one in fits
            for other in fits
            if one != other and "passend" in fits[one] and "reflex" in fits[other]
        ]
        verdict = PROVEN["P21"](proof)
        seen.add(verdict.holds)
        assert verdict.holds is bool(pairs), told.id
    assert seen == {True, False}


def shortest_wrong_talk(
    world: World,
    begin: Callable[[At], frozenset[str]],
    after: Callable[[frozenset[str], Taken], frozenset[str]],
    wrong: Callable[[frozenset[str], At], bool],
) -> int | None:
    """Fewest replies to a good ending that is wrong for what was done on the road to it."""
    first = world.start, begin(world.start)
    depth = {first: 0}
    waiting = deque([first])
    while waiting:
        at, done = waiting.popleft()
        if world.has_ended(at):
            if at.moment.scene in world.scenario.good_endings and wrong(done, at):
                return depth[at, done]
            continue
        for taken in world.replies[at]:
            there = taken.after, after(done, taken)
            if there not in depth:
                depth[there] = depth[at, done] + 1
                waiting.append(there)
    return None


def alone_with_danger(world: World) -> int | None:
    """P27: every good ending after confirmed danger passes a partner or a consultation."""
    nothing: frozenset[str] = frozenset()

    def after(done: frozenset[str], taken: Taken) -> frozenset[str]:
        entered = world.scenario.scenes.get(taken.after.moment.scene)
        clears = fitting(taken) and "gevaar" in taken.option.reply.clears
        if done and (
            taken.verdict.measured == "ketenpartner_inschakelen"
            or (entered is not None and entered.consultation)
        ):
            done |= {"together"}
        elif done and not clears and taken.verdict.measured == "veiligheid_uitvragen":
            done |= {"confirmed"}
        if clears and ("together" in done or "confirmed" not in done):
            done = nothing
        return done | {"heard of"} if taken.after.is_true("gevaar") else done

    return shortest_wrong_talk(
        world,
        lambda at: frozenset({"heard of"}) if at.is_true("gevaar") else nothing,
        after,
        lambda done, _: bool(done) and "together" not in done,
    )


def out_of_order(world: World) -> int | None:
    """P17: acknowledged, announced, agreed or danger, told, and given back or handed over."""

    def asked(done: frozenset[str]) -> set[str]:
        return {"erkend", "aangekondigd", "told"} | ({"agreed"} if "openly" in done else set())

    def now(at: At) -> set[str]:
        agreed = at.is_true("mandaat_overname") or at.is_true("gevaar")
        true = {flag for flag in ("erkend", "aangekondigd") if at.is_true(flag)}
        return true | ({"agreed"} if agreed else set())

    def after(done: frozenset[str], taken: Taken) -> frozenset[str]:
        before, then = taken.before.moment.crisis_fase, taken.after.moment.crisis_fase
        if (before, then) == ("acuut", "overgenomen"):
            openly = {"openly"} if taken.after.is_true("aangekondigd") else set()
            return frozenset({"taken over", *openly, *now(taken.after)})
        if not done:
            return done
        said = taken.option.reply
        tells = said.type in ("samenvatten", "transparant_maken") and before == "overgenomen"
        tells |= "teruggekoppeld" in said.sets
        news = taken.after.is_true("teruggekoppeld") > taken.before.is_true("teruggekoppeld")
        if news or (tells and fitting(taken)):
            done |= {"told"}
        return done if "openly" in done else done | now(taken.after)

    return shortest_wrong_talk(
        world,
        lambda _: frozenset(),
        after,
        lambda done, at: (
            bool(done)
            and not (done >= asked(done) and at.moment.crisis_fase in ("geen", "overgedragen"))
        ),
    )


@pytest.mark.parametrize(
    ("claim", "one_by_one", "crisis"),
    [("P27", alone_with_danger, False), ("P17", out_of_order, True)],
)
def test_a_claim_about_roads_is_that_of_following_each_of_them(
    claim: ClaimId, one_by_one: Callable[[World], int | None], crisis: bool
) -> None:
    seen = set()
    for world, proof in strange_proofs(crisis=crisis):
        fewest = one_by_one(world)
        verdict = PROVEN[claim](proof)
        seen.add(verdict.holds)
        assert verdict.holds is (fewest is None), world.scenario.id
        if verdict.counterexample is not None:
            assert len(verdict.counterexample.choose) == fewest, world.scenario.id
            end = brought(world, verdict.counterexample.choose)
            assert end.moment.scene in world.scenario.good_endings
    assert seen == {True, False}


def ladder(seed: int) -> Scenario:
    """A short road up, with a few things to say on each step; some of them skip a step."""
    dice = Random(f"ladder {seed}")
    kinds: tuple[ReplyType, ...] = ("erkennen", "volgen", "copingvraag", "samenvatten")
    steps = [f"step{n}" for n in range(dice.choice((3, 3, 4)))]
    scenes = []
    for n, step in enumerate(steps):
        onward = [*steps[n + 1 :], "vervolg_gekozen"]
        said = [
            reply(kind, onward[0] if dice.random() < 0.8 else dice.choice(onward))
            for kind in dice.sample(kinds, dice.choice((1, 2, 3, 3, 4)))
        ]
        scenes.append(scene(step, *said, reply("advies_reflex")))
    return scenario(*scenes, max_turns=dice.choice((3, 4)), repair=())


def test_p2_finds_three_different_roads_exactly_where_going_through_all_of_them_does() -> None:
    seen = set()
    for seed in range(60):
        told = ladder(seed)
        world = World(told, 10_000)
        roads = good_roads(world, world.start, told.max_turns)
        apart = {
            frozenset((one, other))
            for one, other in combinations(roads, 2)
            if len(one - other) >= 3 and len(other - one) >= 3
        }
        most = max(
            (
                size
                for size in (1, 2, 3)
                for some in combinations(roads, size)
                if all(frozenset(pair) in apart for pair in combinations(some, 2))
            ),
            default=0,
        )
        verdict = decided("P2", told)
        assert verdict.facts["roads"] == most, seed
        if most < 3:
            assert verdict.holds is False
        seen.add((verdict.holds, most))
    assert {(True, 3), (False, 2), (False, 1)} <= seen


def good_roads(world: World, at: At, turns: int) -> set[frozenset[tuple[str, ReplyId]]]:
    """What is said on each good road from here that has no reflex in it and fits in the turns."""
    if at.moment.scene in world.scenario.good_endings:
        return {frozenset()}
    if not turns:
        return set()
    return {
        rest | {(at.moment.scene, taken.option.reply.id)}
        for taken in world.replies.get(at, ())
        if not taken.slipped
        for rest in good_roads(world, taken.after, turns - 1)
    }
