"""The page on a phone: what it shows at which moment, what it never shows, and that it is safe."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING

import pytest

from simulator.classroom.phones import addresses, qr_lines
from simulator.classroom.phones.page import language_of
from simulator.classroom.phones.showing import Showing
from simulator.classroom.phones.words import NO_SEAT
from simulator.codebook.help_lines import help_lines_for
from simulator.codebook.vocabulary import ENDINGS, REFLEXES, SIGNALS
from simulator.language import LANGUAGES, Language, _, current, spoken
from simulator.lesson import Position, Step, Teaching
from simulator.loading import load
from simulator.store import nowhere
from tests.phoning import WORLD, Class, Listening, a_class
from tests.running import ROOT

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from simulator.codebook.vocabulary import ContentTag
    from simulator.lesson import Lesson
    from simulator.scenario import Scenario

SHIPPED = sorted(
    file for file in (ROOT / "scenarios").glob("*.yaml") if ".walkthroughs" not in file.name
)
MOST_BYTES = 15_000
APART = r"<style>.*?</style>|<script>.*?</script>|<footer>.*?</footer>"
"""What is the same whatever is said."""


@pytest.fixture
async def room() -> AsyncIterator[Class]:
    async with a_class() as room:
        yield room


def everything(world: Scenario, seed: int) -> Iterator[tuple[Lesson, Showing]]:
    """Every step of a lesson to its end and beyond, by a road of chance, with votes and results."""
    dice = Random(seed)
    with nowhere() as store:
        teaching = Teaching.begin(store, world, seed=seed)
        showing = Showing(lambda: teaching)
        lesson = teaching.lesson
        teaching.furnish()
        while True:
            showing.look_again()
            yield lesson, showing
            if teaching.can_vote:
                teaching.open()
                poll = lesson.poll
                assert poll is not None
                seats = {seat: dice.randrange(len(poll.options)) for seat in range(5)}
                teaching.take(poll.number, seats)
                showing.look_again()
                yield lesson, showing
                teaching.show(True)
                showing.look_again()
                yield lesson, showing
            if lesson.forward is not None:
                teaching.go(lesson.forward)
            elif lesson.options:
                teaching.say(dice.randrange(len(lesson.options)))
            else:
                return


# What it shows


async def test_first_it_says_to_listen_what_it_is_about_and_that_nobody_has_to() -> None:
    async with a_class(replace(WORLD, warnings=("rouw", "schulden"))) as room:
        page = (await (await room.phone()).page()).text
    assert f"<h1>{_('Listen to {name}…').format(name=WORLD.client.name)}</h1>" in page
    assert "rouw" in page
    assert "schulden" in page
    assert _("You can put your phone away at any moment, without a reason.") in page


@pytest.mark.parametrize("tags", [(), ("suicidaliteit",), ("huiselijk_geweld", "schulden")])
async def test_help_lines_are_there_from_the_first_moment_to_the_last(
    tags: tuple[ContentTag, ...],
) -> None:
    async with a_class(replace(WORLD, warnings=tags)) as room:
        phone = await room.phone()
        pages = [(await phone.page()).text]
        room.open()
        pages.append((await phone.page()).text)
        room.at_the_score()
        pages.append((await phone.page()).text)
    for page in pages:
        assert ("<details>" in page) is bool(tags)
        for line in help_lines_for(tags) if tags else ():
            assert line.contact.nl in page
            assert _("still to be checked") in page or line.checked != "niet"


async def test_replies_have_a_letter_and_a_shape_and_are_buttons_only_while_they_can_be_chosen(
    room: Class,
) -> None:
    phone = await room.phone()
    room.go_to(Step.FIRST)
    before = (await phone.page()).text
    room.open()
    opened = (await phone.page()).text
    room.close()
    after = (await phone.page()).text
    replies = [reply.text for reply in room.teaching.lesson.options]
    for page in (before, opened, after):
        for letter, shape, reply in zip("ABC", "●■▲", replies, strict=True):
            assert f'<span class="letter">{letter}</span>' in page
            assert f'<span aria-hidden="true">{shape}</span>' in page
            assert reply in page
    assert opened.count("<button ") == 3
    assert "<button " not in before + after
    assert _("The vote is not open yet.") in before
    assert _("The vote is open.") in opened
    assert _("The vote is closed.") in after


async def test_with_the_neighbour_the_question_of_the_scene_is_talked_over() -> None:
    asking = replace(
        WORLD,
        scenes={
            name: replace(scene, discuss="Wat hoor je hier?")
            for name, scene in WORLD.scenes.items()
        },
    )
    async with a_class(asking) as room:
        room.go_to(Step.DISCUSS)
        assert "Wat hoor je hier?" in (await (await room.phone()).page()).text
    async with a_class() as room:
        room.go_to(Step.DISCUSS)
        general = _(
            "What would you say, and what do you hope will happen then? Listen to each other."
        )
        assert general in (await (await room.phone()).page()).text


async def test_nobody_sees_a_result_before_the_teacher_shows_it(room: Class) -> None:
    room.open()
    phone, other = await room.phone(), await room.phone()
    await phone.vote("A")
    await other.vote("A")
    for _look in range(2):
        assert "<table>" not in (await phone.page()).text
        room.close()
    room.go_to(Step.DISCUSS)
    assert "<table>" not in (await phone.page()).text
    room.go_to(Step.SECOND)
    room.open()
    await phone.vote("B")
    assert "<table>" not in (await phone.page()).text
    room.go_to(Step.REVEAL)
    page = (await phone.page()).text
    counts = re.findall(r"<td>(\d+)</td>", page)
    assert counts == ["2", "0", "0", "1", "0", "0"]
    room.teaching.show(False)
    room.server.tell()
    assert "<table>" not in (await phone.page()).text


async def test_the_group_scores_how_well_it_did_not_react_on_routine(room: Class) -> None:
    room.at_the_score()
    room.open()
    page = (await (await room.phone()).page()).text
    assert _("How well did we manage NOT to react on routine?") in page
    words = [_("hardly ever"), _("half of the time"), _("all the time")]
    places = [page.index(word) for word in words]
    assert places == sorted(places)
    assert page.count("<button ") == 5


async def test_after_the_score_a_phone_shows_nothing_that_was_measured_and_at_last_it_thanks(
    room: Class,
) -> None:
    room.at_the_score()
    phone = await room.phone()
    place = room.teaching.lesson.position.place
    measured = [Position(place, Step.MEASURED, part) for part in range(len(REFLEXES))]
    for position in (Position(place, Step.EXCEPTIONS), *measured):
        room.teaching.go(position)
        room.server.tell()
        page = (await phone.page()).text
        assert _("Look at the screen together.") in page
        assert "<li" not in page
    room.teaching.go(Position(place, Step.CLOSE))
    room.server.tell()
    assert _("Thank you for taking part.") in (await phone.page()).text


# What it never shows


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_no_id_and_no_type_of_a_reply_ever_reaches_a_phone(file: Path) -> None:
    world = load(file)
    slugs = (*SIGNALS, *ENDINGS, *world.scenes, world.id)
    hidden = {"passend", "houding", "klager", *(slug for slug in slugs if "_" in slug)}
    for scene in world.scenes.values():
        for reply in scene.replies:
            hidden |= {reply.id, reply.type}
    innocent: set[str] = set()
    for lesson, showing in everything(world, seed=11):
        told = showing.page("nl", 3).decode() + showing.event("nl").decode()
        told += showing.state("nl", 3).decode() + showing.state("en", 3).decode()
        # Words of people may happen to be the word that something is called by.
        for words in (*(o.text for o in lesson.options), (lesson.scene and lesson.scene.discuss)):
            told = told.replace(_escaped(words or "-"), "")
        told = re.sub(APART, "", told, flags=re.DOTALL)
        seen = set(re.findall(r"[a-z_0-9]+", told.lower()))
        # So may words of ours: those that stand there before there is any reply.
        innocent = innocent or {word for word in seen if "_" not in word}
        shown = (hidden & seen) - innocent
        assert not shown


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("'", "&#39;").replace('"', "&#34;")


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_page_is_small_at_every_moment(file: Path) -> None:
    for lesson, showing in everything(load(file), seed=5):
        for language in LANGUAGES:
            size = len(showing.page(language, 2, "x" * 100))
            assert size < MOST_BYTES, (lesson.position, size)


async def test_one_phone_never_learns_what_another_chose(room: Class) -> None:
    room.open()
    phone, other = await room.phone(), await room.phone()
    before = (await phone.page()).text
    await other.vote("C")
    assert (await phone.page()).text == before
    assert (await phone.now())["chosen"] is None
    assert (await other.now())["chosen"] == "C"


# That it is safe


async def test_only_our_own_parts_of_the_page_may_run(room: Class) -> None:
    room.open()
    phone = await room.phone()
    answer = await phone.page()
    wrong = await phone.get(f"{room.base}/wrong")
    notes = await phone.get(room.server.notes_address)
    for each in (answer, wrong, notes):
        policy = each.headers["Content-Security-Policy"]
        directives = dict(part.split(" ", 1) for part in policy.split("; "))
        assert directives["default-src"] == "'none'"
        assert directives["form-action"] == directives["connect-src"] == "'self'"
        assert directives["base-uri"] == directives["frame-ancestors"] == "'none'"
        assert "unsafe" not in policy
        for tag, allowed in (("style", "style-src"), ("script", "script-src")):
            for inline in re.findall(f"<{tag}>(.*?)</{tag}>", each.text, re.DOTALL):
                digest = b64encode(sha256(inline.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in directives[allowed]
        assert not re.search(
            r"\s(style|on\w+)=", re.sub(r"<script>.*?</script>", "", each.text, flags=re.DOTALL)
        )
        assert each.headers["X-Content-Type-Options"] == "nosniff"
        assert each.headers["Cache-Control"] == "no-store"
        assert each.headers["Referrer-Policy"] == "same-origin"
        assert "Server" not in each.headers


@pytest.mark.parametrize("file", SHIPPED[:1])
def test_nothing_is_asked_of_anybody_else(file: Path) -> None:
    for _lesson, showing in everything(load(file), seed=1):
        page = showing.page("nl", None).decode()
        assert "//" not in re.sub(r"^\s*//.*$", "", page, flags=re.MULTILINE)
        assert not re.search(r"\b(src|@import|url\()", page)


async def test_the_seat_is_a_cookie_that_scripts_do_not_get_and_that_a_link_elsewhere_keeps(
    room: Class,
) -> None:
    answer = await room.outsider().page()
    cookie = answer.headers["Set-Cookie"]
    name = room.teaching.furnish().name
    for part in ("HttpOnly", "SameSite=Lax", f"Path=/{name}"):
        assert part in cookie
    assert room.teaching.furnish().secret not in cookie + answer.text


async def test_words_of_an_author_are_words_and_nothing_else() -> None:
    evil = "</p><script>alert(1)</script> \x1b[2J\u202e & \"x\" 'y'"
    scenes = {
        name: replace(
            scene,
            discuss=evil,
            replies=tuple(replace(reply, text=f"{evil} {reply.id}") for reply in scene.replies),
        )
        for name, scene in WORLD.scenes.items()
    }
    world = replace(WORLD, scenes=scenes, client=replace(WORLD.client, name=evil))
    async with a_class(world) as room:
        phone = await room.phone()
        pages = [(await phone.page()).text]
        for step in (Step.FIRST, Step.DISCUSS):
            room.go_to(step)
            pages += [(await phone.page()).text, (await phone.now())["html"]]
    for page in pages:
        assert "<script>alert" not in page
        assert "\x1b" not in page
        assert "\u202e" not in page


# In two languages


@pytest.mark.parametrize(
    ("asked", "accepted", "spoken_in"),
    [
        (None, "", "nl"),
        (None, "en-GB,en;q=0.9", "en"),
        (None, "de,en;q=0.5,nl;q=0.4", "en"),
        (None, "en;q=0.2, nl-BE;q=0.8", "nl"),
        (None, "de,fr", "nl"),
        (None, "en;q=0", "nl"),
        (None, ";q=,;;q=x,en", "en"),
        ("en", "nl", "en"),
        ("nl", "en", "nl"),
        ("xx", "en", "en"),
    ],
)
def test_the_language_is_the_one_asked_for_or_the_one_the_phone_likes_best(
    asked: str | None, accepted: str, spoken_in: Language
) -> None:
    assert language_of(asked, accepted, "nl") == spoken_in


async def test_each_phone_has_its_own_language_and_the_projector_keeps_its_own(room: Class) -> None:
    room.open()
    phone = await room.phone()
    pages = {
        language: (await phone.page(headers={"Accept-Language": language})).text
        for language in LANGUAGES
    }
    for language, page in pages.items():
        assert f'<html lang="{language}">' in page
        with spoken(language):
            assert f"<h1>{_('What would you say?')}</h1>" in page
    assert 'class="words" lang="nl"' in pages["en"]
    assert 'class="words" lang=' not in pages["nl"]
    assert f'href="/{room.teaching.furnish().name}?taal=nl"' in pages["en"]
    assert current() == "nl"


async def test_a_language_that_was_chosen_stays_also_without_a_script(room: Class) -> None:
    room.open()
    phone = await room.phone()
    page = (await phone.page(params={"taal": "en"})).text
    action = re.search(r'action="([^"]+)"', page)
    assert action is not None
    form = {"poll": str(room.poll), "letter": "A"}
    answer = await phone.post(f"{room.base}{action[1]}", data=form)
    assert answer.headers["Location"].endswith("?taal=en")
    assert re.search(r'http-equiv="refresh" content="5;url=/\w+\?taal=en"', page)


# For everybody


def test_every_colour_can_be_read_on_every_ground_in_light_and_in_dark() -> None:
    css = (ROOT / "src/simulator/classroom/phones/shell/page.css").read_text("utf-8")
    palettes = re.findall(r":root\{([^}]*--paper[^}]*)\}", css)
    assert len(palettes) == 2
    for palette in palettes:
        colours = dict(re.findall(r"--(\w+):(#[0-9a-f]+)", palette))
        for ink in ("ink", "quiet", "accent"):
            for ground in ("paper", "soft"):
                assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
        assert _contrast(colours["rule"], colours["paper"]) >= 3


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


async def test_a_screen_reader_hears_what_changed_and_nothing_moves_or_blinks(room: Class) -> None:
    room.open()
    page = (await (await room.phone()).page()).text
    assert '<p class="status" id="status" role="status" aria-live="polite">' in page
    assert "<fieldset><legend" in page
    assert page.count('aria-pressed="false"') == 3
    assert not re.search(r"animation|transition|blink|marquee|autofocus", page)


async def test_a_browser_that_keeps_no_cookie_is_told_so_in_the_words_of_the_page(
    room: Class,
) -> None:
    page = (await (await room.phone()).page()).text
    [told] = re.findall(r'data-refused="([^"]+)"', page)
    assert told == _escaped(_(NO_SEAT[1]))
    script = (ROOT / "src/simulator/classroom/phones/shell/page.js").read_text("utf-8")
    assert "say(words.refused)" in script


def test_a_page_that_nobody_looks_at_does_not_ask_again_by_itself() -> None:
    script = (ROOT / "src/simulator/classroom/phones/shell/page.js").read_text("utf-8")
    [watching] = re.findall(r"setInterval\(function \(\) \{\s*if \(([^{]*)\) \{", script)
    assert watching.startswith('d.visibilityState !== "hidden" && ')
    [listening] = re.findall(r"setTimeout\(function \(\) \{ if \((.*?)\) listen\(\)", script)
    assert listening == 'd.visibilityState !== "hidden"'


def test_a_page_whose_stream_was_refused_asks_for_it_again_and_says_so_until_it_has_it() -> None:
    script = (ROOT / "src/simulator/classroom/phones/shell/page.js").read_text("utf-8")
    [refused] = re.findall(r"if \(this\.readyState === 2\) \{(.*?)\}", script)
    assert "refresh();" in refused
    assert "listenLater();" in refused
    # Nothing else says that there is a connection again.
    found = re.findall(r"(source\.onopen = function \(\) \{ )?lost = false", script)
    assert found == ["", "source.onopen = function () { "]


async def test_a_tap_on_a_phone_that_lost_its_seat_is_asked_for_once_more(room: Class) -> None:
    phone = await room.phone()
    phone.session.cookie_jar.clear()
    again = {"again": "1"}
    # Before there is a vote nothing was lost.
    once_more = _("Your phone had lost its place. Choose once more.")
    assert once_more not in (await phone.page(params=again)).text
    room.open()
    phone.session.cookie_jar.clear()
    assert (await phone.vote("B")).status == 403
    page = (await phone.page(params=again)).text
    [status] = re.findall(r'id="status"[^>]*>([^<]*)<', page)
    assert status == once_more
    # It has a seat now, and is told the same as others.
    assert once_more not in (await phone.page(params=again)).text
    assert (await phone.vote("B")).status == 200
    assert room.counts == (0, 1, 0)


@pytest.mark.parametrize("name", ["page.js", "notes.js"])
def test_no_script_reads_a_clock_that_can_be_set_back(name: str) -> None:
    script = (ROOT / "src/simulator/classroom/phones/shell" / name).read_text("utf-8")
    assert "Date" not in script
    assert "performance.now()" in script


# The presenter's notes


async def test_the_notes_are_behind_a_secret_address_and_follow_the_class() -> None:
    def notes(lesson: Lesson, language: Language) -> str:
        poll = lesson.poll
        return f"<p>{language} {lesson.step.value} {poll.counts if poll else '-'}</p>"

    async with a_class(notes_page=notes) as room:
        teacher = room.outsider()
        assert "<p>nl listen -</p>" in (await teacher.get(room.server.notes_address)).text
        english = await teacher.get(f"{room.server.notes_address}/now?taal=en")
        assert english.text == "<p>en listen -</p>"
        async with teacher.session.get(f"{room.server.notes_address}/stream") as stream:
            assert stream.status == 200
            room.open()
            heard = Listening(stream)
            assert [await heard.event(), await heard.event()] == [("see", 0), ("see", 1)]
            await (await room.phone()).vote("B")
            assert await heard.event() == ("see", 2)
        assert "(0, 1, 0)" in (await teacher.get(f"{room.server.notes_address}/now")).text
        assert (await teacher.get(f"{room.server.notes_address}x")).status == 404
        assert (await teacher.post(room.server.notes_address)).status == 404
        assert room.server.notes_address not in (await (await room.phone()).page()).text


# The code on the screen


@pytest.mark.parametrize(
    "address",
    [
        "http://10.0.0.4:8642/k7f3mq",
        "http://192.168.100.200:8642/k7f3mq",
        "http://[2001:db8:1234:5678:9abc:def0:1234:5678]:8642/k7f3mq",
    ],
)
def test_the_code_fits_the_smallest_screen_with_its_quiet_edge(address: str) -> None:
    lines = qr_lines(address)
    assert len(lines) <= 18
    assert len({len(line) for line in lines}) == 1
    assert len(lines[0]) <= 60
    assert set("".join(lines)) <= set(" ▀▄█")
    assert {line[0] + line[-1] for line in lines} == {"  "}
    # Three corners by which a phone finds it: a dark ring of seven modules.
    first = next(line for line in lines if line.strip())
    assert re.match(r" +[█▄][▀▄█]{5}[█▄]", first)


def test_an_ordinary_address_takes_seventeen_rows_at_most() -> None:
    assert len(qr_lines("http://192.168.100.200:8642/k7f3mq")) <= 17


# Where it is


def test_a_taken_port_is_passed_over_and_none_at_all_is_said() -> None:
    [first, *others] = addresses.listening([0], everyone=False)
    port = first.getsockname()[1]
    try:
        with pytest.raises(OSError, match="in use"):
            addresses.listening([port], everyone=False)
        more = addresses.listening([port, 0], everyone=False)
        assert more[0].getsockname()[1] != port
        others += more
    finally:
        for one in (first, *others):
            one.close()


def test_addresses_are_written_as_a_browser_reads_them() -> None:
    assert addresses.base_of("192.168.1.20", 8642) == "http://192.168.1.20:8642"
    assert addresses.base_of("2001:db8::1", 8642) == "http://[2001:db8::1]:8642"
    assert addresses.port_in("http://[2001:db8::1]:8642") == 8642
    assert addresses.base_of("192.168.1.20", 80) == "http://192.168.1.20"
    assert addresses.port_in("http://192.168.1.20") == 80
    assert addresses.port_in("") is None
    assert addresses.port_in("http://x:99999") is None


def test_the_address_of_this_machine_is_one_that_others_can_reach() -> None:
    here = addresses.here()
    assert here is None or not here.startswith(("127.", "0.", "169.254.255", "224."))
