"""A preview on the screen: an author who saves, plays, looks and tries."""

from __future__ import annotations

import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from simulator import language
from simulator.places import home
from simulator.tui.preview.app import Previewing
from simulator.tui.screens.help_lines import HelpLines
from simulator.tui.themes import LOOKS, Look, name_of
from simulator.tui.widgets.choices import Choices
from tests.painting import LARGE, ORDINARY, SMALL, inks, painted
from tests.running import KLEIN, VIJANDIG
from tests.test_tui_contrast import DRAWN, LEAST, LEAST_OF_A_DRAWING, contrast

TEXT = KLEIN.read_text("utf-8")
SIDE_BY_SIDE = (120, 36)
SIZES = (SMALL, ORDINARY, SIDE_BY_SIDE, LARGE)


class Author:
    """Somebody with this file in an editor, and the preview beside it."""

    def __init__(self, app: Previewing, pilot: Pilot[None], file: Path) -> None:
        self.app = app
        self._pilot = pilot
        self._file = file

    async def saves(self, text: str) -> None:
        """Save the file, and have it read."""
        self._file.write_text(text, "utf-8")
        await self.press("f5")

    async def changes(self, old: str, new: str) -> None:
        """Replace some words everywhere, and save."""
        text = self._file.read_text("utf-8")
        assert old in text
        await self.saves(text.replace(old, new))

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until everything is read and painted."""
        await self._pilot.press(*keys)
        for worker in list(self.app.workers):
            with suppress(WorkerCancelled):
                await worker.wait()
        await self._pilot.pause()
        await self._pilot.pause()

    async def types(self, words: str) -> None:
        """Type words."""
        await self.press(*("space" if letter == " " else letter for letter in words))

    async def says(self, *replies: str) -> None:
        """Give replies by their ids, with the number each has on the screen."""
        for reply in replies:
            offered = [c.id for c in self.app.page.query_one("#replies", Choices).choices]
            await self.press(str(offered.index(reply) + 1))

    async def resizes(self, size: tuple[int, int]) -> None:
        """Make the window larger or smaller."""
        await self._pilot.resize_terminal(*size)
        await self._pilot.pause()
        await self._pilot.pause()

    async def clicks_on(self, words: str) -> None:
        """Click where these words stand."""
        [(x, y)] = [
            (line.index(words), y) for y, line in enumerate(self.sees.splitlines()) if words in line
        ]
        await self._pilot.click(offset=(x, y))
        await self.press()

    @property
    def at(self) -> str | None:
        """Where the keys go."""
        return self.app.focused.id if self.app.focused else None

    @property
    def sees(self) -> str:
        """What stands on the screen, as lines."""
        return painted(self.app)

    @property
    def reads(self) -> str:
        """What stands on the screen, as one line."""
        return as_one_line(self.sees)

    def reads_in(self, selector: str) -> str:
        """What stands in one pane, as one line."""
        x, y, width, height = self.app.page.query_one(selector).region
        lines = self.sees.splitlines()[y : y + height]
        return as_one_line("\n".join(line[x : x + width] for line in lines))


def as_one_line(text: str) -> str:
    """Words without line breaks and drawing."""
    lines = (line.strip(" ▌▸│") for line in text.splitlines())
    return " ".join(" ".join(lines).split())


def after_the_title(screen: str) -> list[str]:
    """The lines below the first one, which tells when the file was read."""
    return screen.splitlines()[1:]


@asynccontextmanager
async def previewing(
    tmp_path: Path, size: tuple[int, int] = SIDE_BY_SIDE, text: str = TEXT
) -> AsyncIterator[Author]:
    """An author and the preview of a file of which this is the text."""
    file = tmp_path / "klein.yaml"
    file.write_text(text, "utf-8")
    language.use("en")
    app = Previewing(file, watched=False)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        author = Author(app, pilot, file)
        await author.press()
        yield author


# Saving


async def test_a_save_is_seen_and_the_talk_stays_where_it_is(tmp_path: Path) -> None:
    async with previewing(tmp_path) as author:
        await author.says("nachten", "volgen")
        await author.changes("Misschien moet ik het toch zelf eens zeggen", "Ik zeg het zelf wel")
        assert "Ik zeg het zelf wel, daarboven." in author.reads
        assert "turn 3 of 10" in author.reads
        assert "keuze · line" in author.reads
        assert "broke" not in author.reads


async def test_the_reply_that_was_looked_at_stays_the_one_that_is_looked_at(
    tmp_path: Path,
) -> None:
    async with previewing(tmp_path) as author:
        await author.press("down", "down")
        assert "▸ 3  Heb je al eens gedacht" in author.sees
        await author.changes("      - type: copingvraag\n", "      - type: probleemverkenning\n")
        assert "▸ 3  Heb je al eens gedacht" in author.sees


async def test_where_the_road_breaks_it_says_so_until_it_is_mended(tmp_path: Path) -> None:
    async with previewing(tmp_path, ORDINARY) as author:
        await author.says("nachten", "volgen")
        await author.changes("        technique: echo", "        id: een_ander_mens")
        assert (
            'The road broke at turn 2: reply "volgen" is no longer in scene "zondag".'
            in author.reads
        )
        assert "1/10" in author.sees
        await author.saves(TEXT)
        assert "broke" not in author.reads
        assert "2/10" in author.sees


async def test_a_broken_save_says_so_and_the_last_good_one_plays_on(tmp_path: Path) -> None:
    async with previewing(tmp_path) as author:
        await author.says("nachten")
        await author.changes("goto: open_deur", "goto: deur_open")
        assert "This save cannot be played. You see the last one that could." in author.reads
        assert "1 error" in author.sees
        assert "error[unknown-scene]" in author.sees
        await author.says("volgen")
        assert "Misschien moet ik het toch zelf eens zeggen, daarboven." in author.reads
        await author.changes("goto: deur_open", "goto: open_deur")
        assert "cannot be played" not in author.reads
        assert "no problems" in author.sees
        assert "keuze · line" in author.reads


@pytest.mark.parametrize("size", SIZES)
async def test_a_problem_that_is_mended_is_seen_no_more(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with previewing(tmp_path, size) as author:
        untouched = author.sees
        await author.changes("goto: open_deur", "goto: deur_open")
        await author.press("p")
        assert "deur_open" in author.sees
        await author.saves(TEXT)
        assert "no problems" in author.sees
        assert "deur_open" not in author.sees
        assert "unknown-scene" not in author.sees
        assert author.at == "replies"
        assert after_the_title(author.sees) == after_the_title(untouched)


@pytest.mark.parametrize("size", SIZES)
async def test_who_comes_back_from_the_problems_finds_the_page_as_it_was(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with previewing(tmp_path, size) as author:
        await author.changes("goto: open_deur", "goto: deur_open")
        before = author.sees
        await author.press("p", "p")
        assert author.sees == before


async def test_what_check_warns_of_and_what_it_notes_is_seen_until_it_is_allowed(
    tmp_path: Path,
) -> None:
    async with previewing(tmp_path) as author:
        await author.changes("Wat wil jij hier nu mee doen?", "Wat wil JIJ hier nu mee doen?")
        assert "1 warning" in author.sees
        assert "warning[shouting-reply]" in author.sees
        await author.changes("mee doen?", "mee doen?  # allow[shouting-reply]: hij zegt het zo")
        assert "no problems" in author.sees
        await author.changes("  # allow[uneven-reply-lengths]: een echo is kort", "")
        assert "1 note" in author.sees
        assert "note[uneven-reply-lengths]" in author.sees


@pytest.mark.parametrize("size", SIZES)
async def test_a_file_that_is_opened_broken_shows_what_is_wrong_until_it_is_mended(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    broken = TEXT.replace("goto: open_deur", "goto: deur_open")
    async with previewing(tmp_path, size, broken) as author:
        assert "This file cannot be played yet." in author.reads
        assert "error[unknown-scene]" in author.sees
        assert "help:" in author.sees
        assert "Elke nacht dat gedreun" not in author.reads
        await author.press("1", "u", "g", "f", "r", "p", "tab")
        await author.saves(TEXT)
        assert "Elke nacht dat gedreun" in author.reads
        await author.says("nachten")
        assert "Sloop, dat is het woord." in author.reads or "Dan ben ik een ander" in author.reads


async def test_what_waits_for_a_review_is_refused_and_nothing_else_is_shown(
    tmp_path: Path,
) -> None:
    async with previewing(tmp_path) as author:
        await author.says("nachten")
        await author.changes("warnings: [somberheid]", "warnings: [suicidaliteit]")
        assert "unreviewed-content" in author.sees
        assert "gedreun" not in author.reads


async def test_a_file_that_is_gone_leaves_the_talk_there(tmp_path: Path) -> None:
    async with previewing(tmp_path) as author:
        await author.says("nachten")
        (tmp_path / "klein.yaml").unlink()
        await author.press("f5")
        assert "missing-file" in author.sees
        assert "zondag · line" in author.reads
        await author.saves(TEXT)
        assert "no problems" in author.sees
        assert "zondag · line" in author.reads


async def test_of_two_saves_the_last_one_is_shown(tmp_path: Path) -> None:
    async with previewing(tmp_path) as author:
        for words in ("Eerst dit.", "Dan dat."):
            (tmp_path / "klein.yaml").write_text(TEXT.replace("Elke nacht dat gedreun.", words))
            author.app.action_load()
        await author.press()
        assert "Dan dat." in author.reads
        assert "Eerst dit." not in author.reads


async def test_a_save_while_another_page_is_in_view(tmp_path: Path) -> None:
    async with previewing(tmp_path) as author:
        await author.press("g")
        (tmp_path / "klein.yaml").write_text(TEXT.replace("keuze", "besluit"))
        author.app.action_load()
        await author.press()
        await author.types("keuze")
        await author.press("enter")
        assert 'scene "keuze" is no longer there' in author.reads


# What a reply would do


async def test_every_reply_says_what_it_is_what_it_lacks_and_where_it_leads(
    tmp_path: Path,
) -> None:
    async with previewing(tmp_path, LARGE) as author:
        await author.press("g", *"keuze", "enter")
        replies = author.reads_in("#replies")
        for words in (
            "○ neutral mandaat_vragen → vervolg_gekozen",
            "What lay open: says what he wants. This reply was about something else.",
            "then true: toestemming, mandaat",
            "○ neutral regie_teruggeven → afhankelijk instead of open_deur",
            "ending open_deur asks: net_regie_teruggegeven and vertrouwen >= 4 and not gevaar",
            "◆ reflex volgende_stap_vragen, measured as advies_reflex stays here vertrouwen −1",
            "ground: doel_benoemd or wens_benoemd or (crisis_fase != 'geen' and erkend); not there",
            "The client had not named a goal yet, the client had not named a wish yet,",
            "“Ja, maar dat heb ik allang geprobeerd.”",
            "reply volgende_stap_vragen, line 151",
        ):
            assert words in replies


async def test_what_was_said_keeps_its_fit_beside_it(tmp_path: Path) -> None:
    async with previewing(tmp_path) as author:
        await author.says("advies_reflex", "nachten")
        words = author.reads_in("#words")
        assert "aan goede oordopjes? ◆ reflex advies_reflex Henk reaction" in words
        assert "Dat sloopt je. ● fitting erkennen Henk reaction" in words
        assert "Henk zondag · signal kracht" in words


async def test_the_state_of_the_client(tmp_path: Path) -> None:
    async with previewing(tmp_path) as author:
        await author.says("advies_reflex")
        state = author.reads_in("#state")
        for words in (
            "turn 2 of 10",
            f"binnenkomst · line {TEXT.splitlines().index('  binnenkomst:') + 1}",
            "klager · sees the problem, not yet a part of their own",
            "vertrouwen ■■■■□□□□□□ 4 −1",
            "signal ja_maar",
            "flags feit_bekend, klacht_benoemd",
            "rules breuk 1",
            "not now advies_reflex: was just said",
        ):
            assert words in state


async def test_in_a_low_window_the_state_tells_all_about_the_reply_that_is_looked_at(
    tmp_path: Path,
) -> None:
    async with previewing(tmp_path, SMALL) as author:
        assert "line 63" not in author.sees
        await author.press("down", "tab", "tab", "end")
        assert "Hoe heb je dit tot nu toe volgehouden?" in author.reads
        assert "“Op zondag ga ik naar mijn dochter. Daar slaap ik.”" in author.reads
        assert "reply copingvraag, line" in author.reads


async def test_at_the_end_the_ending_is_named_and_one_can_go_back(tmp_path: Path) -> None:
    async with previewing(tmp_path, ORDINARY) as author:
        await author.press("g", *"keuze", "enter")
        await author.says("mandaat_vragen")
        assert "ending vervolg_gekozen: chose to go on (good)" in author.reads
        await author.press("1")
        assert "keuze klager" in author.reads
        await author.says("mandaat_vragen")
        await author.press("2")
        assert "binnenkomst klager" in author.reads


# Keys


async def test_one_step_back_and_from_the_beginning(tmp_path: Path) -> None:
    async with previewing(tmp_path, ORDINARY) as author:
        await author.says("nachten", "volgen")
        await author.press("u")
        assert "zondag klager" in author.reads
        await author.press("backspace")
        assert "binnenkomst klager" in author.reads
        await author.says("copingvraag")
        await author.press("r")
        assert "0/10" in author.sees


async def test_going_to_a_scene_by_a_part_of_its_words(tmp_path: Path) -> None:
    async with previewing(tmp_path, SMALL) as author:
        await author.press("g", *"zelf", "space", *"eens")
        assert "keuze" in author.sees
        assert "zondag" not in author.sees
        await author.press("enter")
        assert "── to scene keuze ──" in author.reads
        await author.press("g", "escape")
        assert "keuze klager" in author.reads


async def test_another_state_is_tried_with_the_rules_of_the_talk(tmp_path: Path) -> None:
    async with previewing(tmp_path) as author:
        await author.press("f", "right", "down", "down", "2", "down", "down", "down", "end")
        await author.press("down", "right", "enter")
        words = author.reads_in("#words")
        assert "── set: houding klant, vertrouwen 2, spanning 10, + erkend ──" in words
        assert "gejaagd" in words
        assert "Weer de hele nacht! En niemand die wat doet!" in words
        assert "klant · sees a part" in author.reads_in("#state")
        await author.press("u")
        assert "klager · sees" in author.reads_in("#state")


async def test_a_state_that_is_left_as_it_was_is_no_step(tmp_path: Path) -> None:
    async with previewing(tmp_path) as author:
        await author.press("f", "enter")
        await author.press("f", "right", "escape")
        assert author.app.page.preview.road == ()


@pytest.mark.parametrize("size", SIZES)
async def test_a_problem_unfolds_and_opens(tmp_path: Path, size: tuple[int, int]) -> None:
    async with previewing(tmp_path, size) as author:
        await author.changes("        goto: open_deur", "        goto: deur_open")
        await author.press("p")
        assert "error[unknown-scene]" in author.sees
        assert "help:" in author.sees
        await author.press("enter")
        assert "goto: deur_open" in author.sees
        assert "^^^" in author.sees
        await author.press("escape", "p")
        assert author.app.focused is author.app.page.query_one("#replies")


async def test_tab_comes_by_every_pane_and_escape_goes_back_and_then_away(tmp_path: Path) -> None:
    async with previewing(tmp_path, SMALL) as author:
        await author.changes("goto: open_deur", "goto: deur_open")
        seen = [author.at]
        for _pane in range(4):
            await author.press("tab")
            seen.append(author.at)
        assert seen == ["replies", "words", "state", "problems", "replies"]
        await author.press("shift+tab")
        await author.press("escape")
        assert author.at == "replies"
        assert author.app.return_code is None
        await author.press("escape")
        assert author.app.return_code == 0


async def test_a_click_unfolds_a_reply_and_a_second_one_gives_it(tmp_path: Path) -> None:
    async with previewing(tmp_path, ORDINARY) as author:
        await author.clicks_on("Hoe heb je dit tot nu toe")
        assert "▸ 2  Hoe heb je dit" in author.sees
        assert "0/10" in author.sees
        await author.clicks_on("Hoe heb je dit tot nu toe")
        assert "1/10" in author.sees


async def test_help_and_the_help_lines_are_one_key_away(tmp_path: Path) -> None:
    async with previewing(tmp_path, ORDINARY) as author:
        assert "Help lines" in author.sees.splitlines()[-1]
        await author.press("question_mark")
        assert "read again at every save" in author.reads
        await author.press("escape", "h")
        assert isinstance(author.app.screen, HelpLines)


# Everywhere


@pytest.mark.parametrize("size", SIZES)
async def test_everything_an_author_needs_is_on_the_screen(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with previewing(tmp_path, size) as author:
        await author.says("nachten")
        assert "Op zondag bij mijn dochter, ja." in author.reads_in("#words")
        assert "1 Hoe heb je dat voor elkaar" in author.reads_in("#replies")
        assert "● fitting compliment_gegrond → keuze" in author.reads_in("#replies")
        assert "klein.yaml · De muziek van boven" in author.sees
        assert "no problems" in author.sees
        assert "kracht" in author.reads
        assert "Help lines" in author.sees.splitlines()[-1]


async def test_a_talk_goes_on_through_every_size(tmp_path: Path) -> None:
    async with previewing(tmp_path) as author:
        await author.says("nachten")
        for size in (SMALL, LARGE, (61, 40), (140, 19), (200, 24), ORDINARY, SIDE_BY_SIDE):
            await author.resizes(size)
            assert "Dan ben ik een ander mens." in author.reads_in("#words")
            assert "Hoe heb je dat" in author.reads_in("#replies")
            assert max(map(len, author.sees.splitlines())) <= size[0]
        await author.resizes((50, 10))
        assert "at least 60 by 18" in author.reads
        await author.resizes(ORDINARY)
        await author.says("volgen")
        assert "2/10" in author.sees


@pytest.mark.parametrize("size", [SMALL, SIDE_BY_SIDE])
async def test_words_of_the_author_are_text_and_nothing_more(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with previewing(tmp_path, size, VIJANDIG.read_text("utf-8")) as author:
        for keys in (("tab",), ("tab",), ("escape",), ("g",), ("escape",), ("1",), ("f",)):
            await author.press(*keys)
            assert all(
                unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
                for character in author.sees
                if character not in "\n\u200c\u200d"
            )
            assert all(cell_len(line) <= size[0] for line in author.sees.splitlines())


async def test_a_name_of_a_file_is_text_too(tmp_path: Path) -> None:
    file = tmp_path / "[b]klein[@click=app.quit].yaml"
    file.write_text(TEXT, "utf-8")
    app = Previewing(file, watched=False)
    async with app.run_test(size=ORDINARY) as pilot:
        await pilot.pause()
        assert "[b]klein[@click=app.quit].yaml" in painted(app)


@pytest.mark.parametrize("look", LOOKS)
async def test_every_text_stands_out(tmp_path: Path, look: Look) -> None:
    faint = []
    async with previewing(tmp_path) as author:
        author.app.theme = name_of(look)
        await author.says("advies_reflex", "nachten")
        await author.changes("        goto: open_deur", "        goto: deur_open")
        for key in ("down", "p", "tab", "g", "escape", "f", "down", "escape", "question_mark"):
            await author.press(key)
            for ink in inks(author.app):
                least = LEAST_OF_A_DRAWING if set(ink.text) <= DRAWN else LEAST[look]
                if contrast(ink) < least:
                    faint.append(f"{key}: {ink.text.strip()!r} {contrast(ink):.1f}")
    assert faint == []


async def test_without_colour_every_fit_still_has_its_mark_and_its_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with previewing(tmp_path) as author:
        assert all(len(set(ink.foreground)) == 1 for ink in inks(author.app))
        assert "● fitting" in author.sees
        assert "◆ reflex" in author.sees


async def test_nothing_of_a_preview_is_kept(tmp_path: Path) -> None:
    async with previewing(tmp_path) as author:
        await author.says("nachten", "volgen", "mandaat_vragen")
        await author.press("escape")

    assert not home().exists()
