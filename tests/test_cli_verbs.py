"""What the verbs without a screen say, to people and to programs."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from simulator.cli.exits import Exit
from simulator.cli.listing import listed
from simulator.conversation import Conversation
from simulator.loading import load
from simulator.loading.library import library, scenario_files
from simulator.places import home, shipped_scenarios
from simulator.practice import Practice
from simulator.store import open_store
from tests.running import KLEIN, ROOT, Said, gesprek
from tests.sample import sample

CARDS = library(shipped_scenarios())
A_GOOD_ROAD = "nachten,volgen,mandaat_vragen"
KEYS_OF_A_CARD = (
    "id", "title", "language", "translates", "file", "start", "crisis_kind", "difficulty",
    "minutes", "tempts", "teaches", "good_endings", "max_turns", "allowed",
)  # fmt: skip
KEYS_OF_A_REPLY = (
    "turn", "speaker", "text", "reply", "type", "fit", "measured", "ground", "houding",
    "crisis_fase", "vertrouwen", "hoop", "regie", "spanning",
)  # fmt: skip


def json_lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


# The library


def test_the_library_names_every_scenario_by_the_id_to_play_it_with() -> None:
    said = gesprek("list")

    assert (said.code, said.err) == (0, "")
    assert [line.split()[0] for line in said.out.splitlines()] == [card.id for card in CARDS]
    for card in CARDS:
        assert card.title in said.out


def test_the_library_for_a_program() -> None:
    cards = json.loads(gesprek("list", "--json").out)

    assert [card["id"] for card in cards] == [card.id for card in CARDS]
    for card in cards:
        assert tuple(card) == KEYS_OF_A_CARD
        assert Path(card["file"]).is_file()
        assert card["allowed"] == []


def test_a_scenario_that_waits_for_a_review_says_so() -> None:
    [card, *_] = CARDS

    assert "vakmens" not in listed([card])
    assert "vakmens" in listed([card._replace(locked=True)])


def test_an_empty_library_says_so() -> None:
    assert listed([]) == "Er zijn geen scenario's.\n"


def test_without_a_terminal_the_program_says_what_there_is_and_how_to_go_on() -> None:
    said = gesprek()

    assert said.code == 0
    assert gesprek("list").out in said.out
    commands = re.findall(r"gesprek play (\w+) --plain", said.out)
    assert commands == [CARDS[0].id]
    assert "gesprek --help" in said.out


def test_a_dumb_terminal_is_no_terminal_for_screens() -> None:
    assert gesprek(TERM="dumb") == gesprek(TERM="xterm-256color")


def test_a_talk_that_was_broken_off_is_named_at_the_start() -> None:
    with open_store(home()) as store:
        Practice.begin(store, load(KLEIN), seed=1).give("nachten")

    assert "“De muziek van boven” is afgebroken. Verder met:  gesprek play klein" in gesprek().out


# Trace


def test_a_trace_has_the_words_and_states_of_the_conversation() -> None:
    said = gesprek("trace", KLEIN, "--choose", A_GOOD_ROAD)
    talk = Conversation.replayed(load(KLEIN), A_GOOD_ROAD.split(","))
    lines = json_lines(said.out)

    assert (said.code, said.err) == (0, "")
    assert [line["text"] for line in lines] == [event.text for event in talk.events]
    replies = [line for line in lines if line["speaker"] == "learner"]
    assert [line["reply"] for line in replies] == A_GOOD_ROAD.split(",")
    assert [line["turn"] for line in replies] == [1, 2, 3]
    for line in replies:
        assert set(KEYS_OF_A_REPLY) <= set(line)
    assert replies[-1]["vertrouwen"] == talk.state.gauges.vertrouwen
    assert lines[0]["speaker"] == "client"
    assert lines[0]["cue"] == "houdt zijn pet op"
    assert lines[-1]["speaker"] == "end"
    assert lines[-1]["ending"] == "vervolg_gekozen"


def test_every_line_of_a_trace_says_which_turn_who_and_what() -> None:
    for line in json_lines(gesprek("trace", KLEIN, "--choose", A_GOOD_ROAD).out):
        assert list(line)[:3] == ["turn", "speaker", "text"]


def test_a_trace_takes_the_numbers_that_are_shown_with_its_seed() -> None:
    talk = Conversation(load(KLEIN), seed=7)
    numbers = []
    for wanted in A_GOOD_ROAD.split(","):
        numbers.append(str([reply.id for reply in talk.replies].index(wanted) + 1))
        talk.give(wanted)

    by_number = gesprek("trace", KLEIN, "--choose", ",".join(numbers), "--seed", "7")

    assert by_number == gesprek("trace", KLEIN, "--choose", A_GOOD_ROAD, "--seed", "7")


def test_a_trace_without_choices_is_the_opening() -> None:
    [line] = json_lines(gesprek("trace", KLEIN).out)

    assert line["part"] == "scene"


def test_a_reply_that_is_not_on_offer_is_named_with_what_was() -> None:
    said = gesprek("trace", KLEIN, "--choose", "nachten,volgen,oordopjes,mandaat_vragen")

    assert said.code == Exit.PROBLEMS
    assert [line["turn"] for line in json_lines(said.out)][-1] == 2
    assert said.err.startswith("Beurt 3: “oordopjes” ligt niet op tafel. Wel: ")
    for reply in ("mandaat_vragen", "regie_teruggeven", "volgende_stap_vragen"):
        assert reply in said.err


def test_a_reply_after_the_end_is_told_as_well() -> None:
    said = gesprek("trace", KLEIN, "--choose", f"{A_GOOD_ROAD},volgen")

    assert said.code == Exit.PROBLEMS
    assert "het gesprek is afgelopen (vervolg_gekozen)" in said.err


# Check


def test_a_good_file_is_checked_in_silence_but_for_the_count(tmp_path: Path) -> None:
    file = tmp_path / "de_koffie_van_rietje.yaml"
    file.write_text(sample(), "utf-8")

    said = gesprek("check", file)

    assert said == Said(Exit.FINE, "", "1 bestand bekeken, niets gevonden.\n")


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_broken_file_is_told_in_every_format(form: str) -> None:
    broken = Path("tests", "broken", "unknown-scene.yaml")

    said = gesprek("check", broken, "--format", form, cwd=ROOT)

    assert said.code == Exit.PROBLEMS
    assert said.err == "1 fout in 1 bestand.\n"
    if form == "json":
        [problem] = json.loads(said.out)
        assert (problem["file"], problem["code"]) == (str(broken), "unknown-scene")
    elif form == "github":
        assert said.out.startswith(f"::error file={broken},line=")
    else:
        assert said.out.startswith(f"{broken}:")
        assert "fout[unknown-scene]" in said.out
        assert "\x1b" not in said.out


def test_the_language_of_the_program_is_that_of_its_diagnostics() -> None:
    broken = ROOT / "tests" / "broken" / "unknown-scene.yaml"

    assert "error[unknown-scene]" in gesprek("check", broken, "--lang", "en").out


def test_a_warning_is_no_reason_to_fail() -> None:
    said = gesprek("check", ROOT / "tests" / "broken" / "unreachable-scene.yaml")

    assert (said.code, said.err) == (Exit.FINE, "1 waarschuwing, 3 opmerkingen in 1 bestand.\n")


def test_a_folder_stands_for_its_files_and_json_is_there_without_problems() -> None:
    said = gesprek("check", KLEIN.parent, "--format", "json")

    assert json.loads(said.out) == []
    assert said.err.startswith(f"{len(list(scenario_files([KLEIN.parent])))} bestanden bekeken")


def test_without_a_path_the_folder_scenarios_here_is_checked(tmp_path: Path) -> None:
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / "mijn.yaml").write_bytes(KLEIN.read_bytes().replace(b"klager", b"klagger", 1))

    here, elsewhere = gesprek("check", cwd=tmp_path), gesprek("check", cwd=folder)

    assert str(Path("scenarios", "mijn.yaml")) in here.out
    assert elsewhere.err.startswith(f"{len(CARDS)} bestanden") or str(ROOT) in elsewhere.out


def test_a_folder_without_scenarios_is_told(tmp_path: Path) -> None:
    said = gesprek("check", tmp_path)

    assert (said.code, said.out) == (Exit.FAILED, "")
    assert "geen scenariobestanden" in said.err


# Explore


def test_what_is_proven_is_told_and_what_nobody_played_stays_open() -> None:
    said = gesprek("explore", "mijn_zus_doet_niets", "--proof", "--json")
    found = json.loads(said.out)

    assert said.code == Exit.FAILED
    undecided = [claim for claim in found["claims"] if claim["holds"] is None]
    assert undecided == [claim for claim in found["claims"] if claim["decided_by"] == "players"]
    assert {claim["holds"] for claim in found["claims"]} == {True, None}
    assert set(found) >= {"claims", "states", "edges", "seconds", "policies"}


def test_a_shipped_scenario_holds_every_claim() -> None:
    said = gesprek("explore", "mijn_zus_doet_niets", "--json")

    assert said.code == Exit.FINE
    assert {claim["holds"] for claim in json.loads(said.out)["claims"]} == {True}


def test_a_claim_that_does_not_hold_ends_with_1(tmp_path: Path) -> None:
    short = tmp_path / "kort.yaml"
    text = KLEIN.read_text("utf-8").replace("max_turns: 10", "max_turns: 2")
    short.write_text(text, "utf-8")

    said = gesprek("explore", short, "--json")

    assert said.code == Exit.PROBLEMS
    assert False in {claim["holds"] for claim in json.loads(said.out)["claims"]}


# Everything stored about a learner


def practised() -> None:
    with open_store(home()) as store:
        practice = Practice.begin(store, load(KLEIN), learner="Sanne", seed=1)
        for reply in A_GOOD_ROAD.split(","):
            practice.give(reply)
        practice.choose_next_step("eerst luisteren")


def test_an_export_says_first_what_is_in_it() -> None:
    practised()

    said = gesprek("data", "export")

    assert said.code == Exit.FINE
    [session] = json.loads(said.out)["sessions"]
    assert session["scenario"] == "klein"
    assert "eerst luisteren" not in said.out
    assert "De muziek van boven: 3 antwoorden" in said.err
    assert "Zonder wat je zelf hebt getypt" in said.err
    assert "Sanne" in said.err


def test_own_words_are_exported_only_when_asked_for() -> None:
    practised()

    said = gesprek("data", "export", "--with-notes")

    assert "eerst luisteren" in said.out
    assert "Met wat je zelf hebt getypt" in said.err


def test_an_export_goes_to_a_new_file_that_is_nobody_elses(tmp_path: Path) -> None:
    practised()
    file = tmp_path / "mijn gesprekken.json"

    said = gesprek("data", "export", "-o", file)
    again = gesprek("data", "export", "-o", file)

    assert (said.code, said.out) == (Exit.FINE, "")
    assert len(json.loads(file.read_text("utf-8"))["sessions"]) == 1
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0
    assert again.code == Exit.FAILED
    assert "is er al" in again.err


def test_an_export_to_nowhere_is_told(tmp_path: Path) -> None:
    said = gesprek("data", "export", "-o", tmp_path / "niets" / "x.json")

    assert said.code == Exit.FAILED
    assert "die map bestaat niet" in said.err


def test_an_export_of_nothing_makes_nothing() -> None:
    said = gesprek("data", "export")

    assert json.loads(said.out)["sessions"] == []
    assert not home().exists()


def test_everything_is_deleted_when_that_is_meant() -> None:
    practised()

    said = gesprek("data", "delete", "--yes")

    assert (said.code, said.out) == (Exit.FINE, "")
    assert said.err.startswith("1 gesprek en alle instellingen zijn verwijderd.")
    assert str(home()) in said.err
    assert list(home().iterdir()) == []
    assert "niets bewaard" in gesprek("data", "delete", "--yes").err


def test_nothing_is_deleted_where_nobody_can_be_asked() -> None:
    practised()

    said = gesprek("data", "delete", typed="ja\n")

    assert said.code == Exit.USAGE
    assert "--yes" in said.err
    assert any(home().iterdir())


# Completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_shell_gets_its_script(shell: str) -> None:
    said = gesprek("completion", shell)

    assert said.code == Exit.FINE
    assert "_GESPREK_COMPLETE" in said.out


@pytest.mark.parametrize("verb", ["play", "trace", "explore"])
def test_a_shell_completes_the_ids_of_scenarios(verb: str) -> None:
    [first, *_] = CARDS

    said = gesprek(
        COMP_WORDS=f"gesprek {verb} {first.id[:4]}",
        COMP_CWORD="2",
        _GESPREK_COMPLETE="bash_complete",
    )

    assert f"plain,{first.id}" in said.out.splitlines()


def test_a_shell_completes_verbs_and_files() -> None:
    def completed(words: str, at: int) -> list[str]:
        return gesprek(
            COMP_WORDS=words, COMP_CWORD=str(at), _GESPREK_COMPLETE="bash_complete"
        ).out.split()

    assert completed("gesprek explo", 1) == ["plain,explore"]
    assert completed("gesprek play ./", 2) == ["file,./"]
