"""What an author sees of a scenario in a drawing, in four notations, also where it is broken."""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from simulator import language
from simulator.authoring.graph import (
    Picture,
    dot,
    engine,
    look_around,
    machines,
    mermaid,
    naming,
    page,
    paint,
    picture,
    read_picture,
    svg,
)
from simulator.cli.exits import Exit
from simulator.cli.program import run
from simulator.client.machines import crisis_machine, stance_machine
from simulator.codebook.transitions import CRISIS_ROWS, STANCE_ROWS
from simulator.codebook.vocabulary import FITS
from simulator.explorer.state_space import StateSpace, TooLarge
from simulator.loading import checks, load
from simulator.places import shipped_scenarios
from tests.running import KLEIN, ROOT, VIJANDIG, gesprek

SHIPPED = sorted(
    path for path in shipped_scenarios().glob("*.yaml") if "walkthroughs" not in path.name
)
BROKEN = ROOT / "tests" / "broken"

HOSTILE = r"""
format: 1
id: hostile
title: "</title><script>alert(1)</script>"
language: nl
summary: "<img src=x onerror=alert(1)>"
opens_with: "end"
scenes:
  "end":
    says: "</script><script>alert('x')</script> ]]> --> \" ' \\ %%{init: {}}%% `x` $$x$$ #35; &lt;"
    signal: "\"];x[label=<b>"
    replies:
      - type: erkennen
        text: "\e[31mrood\e[0m <b>vet</b>"
        goto: "class"
      - {type: bestaat_niet, id: "x\"] -> y [shape=box", goto: "weg<b>"}
      - type: volgen
        branches:
          - {when: {vertrouwen: {min: 5}, flags: erkend, without: mandaat}, to: "subgraph"}
          - {to: "end"}
        otherwise: {goto: "class"}
      - {type: advies_reflex, goto: open_deur}
      - 12
  "class": {says: 12, replies: nee}
  "subgraph": {replies: []}
  "a -> b; c": {says: {koel: "Zo lang dat het nooit op een regel past, en dan nog iets meer"}}
  "": {says: "leeg"}
  e1: {says: "heet als een knoop"}
  open_deur: {says: "heet als een einde", replies: [{type: volgen, goto: haakt_af}]}
endings: {open_deur: {text: "<i>klaar</i>"}, haakt_af: nee}
"""
"""A file in which every name and text means something in a notation it can be drawn in."""

GRAPHVIZ = pytest.mark.skipif(not engine.commands(), reason="Graphviz is not installed here")


def picture_of(text: str, *, explored: bool = False) -> Picture:
    scenario, problems = checks(text)
    seen = None
    if explored:
        assert scenario is not None
        seen = look_around(scenario)
    found = read_picture(text, problems, seen)
    assert found is not None
    return found


def drawn_file(path: Path, *, explored: bool = False) -> Picture:
    return picture_of(path.read_text("utf-8"), explored=explored)


KLEINE = drawn_file(KLEIN)
VIJANDIGE = drawn_file(VIJANDIG)
BEDORVEN = picture_of(HOSTILE)
EVERY = pytest.mark.parametrize(
    "shown",
    [KLEINE, VIJANDIGE, BEDORVEN, drawn_file(SHIPPED[0])],
    ids=["small", "hostile texts", "hostile names", "shipped"],
)


# What there is to see


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_road_of_a_scenario_is_a_way_or_stays(path: Path) -> None:
    scenario, shown = load(path), drawn_file(path)
    ways = {(way.source, way.target, reply) for way in shown.ways for reply in way.replies}
    roads = {
        (scene.id, target, reply.id)
        for scene in scenario.scenes.values()
        for reply in scene.replies
        for target in [*(branch.to for branch in reply.branches), reply.otherwise.goto or scene.id]
        if target != scene.id
    }

    assert ways == roads
    assert [scene.id for scene in shown.scenes] == list(scenario.scenes)
    assert [scene.id for scene in shown.scenes if scene.opening] == [scenario.opens_with]
    assert {ending.slug for ending in shown.endings} >= set(scenario.good_endings)
    assert shown.missing == ()


def test_to_stay_in_a_scene_is_a_count_in_it_and_no_line() -> None:
    staying = {scene.id: [reply.id for reply in scene.staying] for scene in KLEINE.scenes}

    for scene in KLEINE.scenes:
        assert not [way for way in KLEINE.ways if way.source == way.target == scene.id]
        if staying[scene.id]:
            assert f"↺ {len(staying[scene.id])}: " in mermaid.as_mermaid(KLEINE)
    assert any(staying.values())


def test_replies_of_one_kind_that_lead_to_the_same_scene_share_a_way() -> None:
    ways = [(way.source, way.target, way.manner) for way in KLEINE.ways]

    assert len(ways) == len(set(ways))


def test_a_way_under_a_condition_says_so() -> None:
    [way] = [way for way in BEDORVEN.ways if way.target == "subgraph"]
    [road, _] = BEDORVEN.scenes[0].replies[2].roads[:2]

    assert way.sometimes
    assert road.when == "vertrouwen ≥ 5, erkend, ¬mandaat"
    assert '|"volgen ?"|' in mermaid.as_mermaid(BEDORVEN)


def test_an_ending_says_its_kind_and_whether_it_is_aimed_for() -> None:
    language.use("en")
    text = mermaid.as_mermaid(drawn_file(KLEIN))

    assert re.search(r"vervolg_gekozen</b><br/>good, the aim", text)
    assert re.search(r"haakt_af</b><br/>difficult, comes by itself", text)


# What is wrong


def test_a_road_that_leads_nowhere_is_drawn_to_what_is_not_there() -> None:
    shown = drawn_file(BROKEN / "unknown-scene.yaml")
    [missing] = shown.missing
    [problem] = [problem for problem in shown.problems if problem.code == "unknown-scene"]
    owners = [
        reply
        for scene in shown.scenes
        for reply in scene.replies
        if problem in reply.problems and missing in [road.target for road in reply.roads]
    ]

    assert len(owners) == 1
    assert shown.has_errors
    assert ":::missing" in mermaid.as_mermaid(shown)
    assert 'style="dashed"' in dot.as_dot(shown)


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.yaml")), ids=lambda path: path.stem)
def test_of_a_broken_file_everything_that_is_found_has_a_place(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    problems = checks(text)[1]
    shown = read_picture(text, problems)
    if shown is None:
        return
    placed = [*shown.elsewhere]
    placed += [problem for scene in shown.scenes for problem in scene.all_problems]
    placed += [problem for ending in shown.endings for problem in ending.problems]

    assert sorted(map(str, placed)) == sorted(map(str, problems))
    page.as_page(shown, None)
    dot.as_dot(shown)


def test_a_problem_after_the_scenes_belongs_to_no_scene() -> None:
    shown = drawn_file(BROKEN / "ending-without-text.yaml")
    later = [problem for problem in shown.elsewhere if problem.code == "ending-without-text"]
    inside = [scene for scene in shown.scenes if scene.all_problems]

    assert bool(later) != bool(inside)


def test_a_broken_scenario_is_drawn_and_ends_with_problems() -> None:
    said = gesprek("graph", BROKEN / "unknown-scene.yaml", "--lang", "en")

    assert said.code == Exit.PROBLEMS
    assert "flowchart TD" in said.out
    assert "`gesprek check" in said.err


def test_a_file_with_nothing_to_draw_tells_its_problems() -> None:
    said = gesprek("graph", BROKEN / "not-yaml-bracket.yaml")

    assert said.code == Exit.PROBLEMS
    assert said.out == ""
    assert "not-yaml" in said.err


# What the explorer knows


def test_an_explored_picture_shows_stances_and_fits_that_occur_and_no_others() -> None:
    scenario = load(KLEIN)
    shown = drawn_file(KLEIN, explored=True)
    space = StateSpace(scenario)
    reached = space.reachable()
    stances: dict[str, set[str]] = {}
    fits: dict[tuple[str, str], set[str]] = {}
    for number, where in reached.items():
        moment = space.moments[number]
        stances.setdefault(moment.scene, set()).add(moment.houding)
        for edge in [] if space.has_ended(number) else space.edges_from(number, where):
            if edge.forward(where):
                fits.setdefault((moment.scene, edge.reply), set()).add(edge.fit)

    for scene in shown.scenes:
        assert set(scene.stances) == stances[scene.id]
        for reply in scene.replies:
            assert set(reply.fits) == fits.get((scene.id, reply.id), set())
            assert list(reply.fits) == sorted(reply.fits, key=FITS.index)
    assert shown.explored
    assert not KLEINE.explored


def test_an_explored_picture_is_coloured_by_what_can_be_at_best() -> None:
    shown = drawn_file(KLEIN, explored=True)
    passend = next(way for way in shown.ways if way.fits[:1] == ("passend",))
    text = dot.as_dot(shown)

    assert passend.tint == "passend"
    assert paint.TINTS["passend"].light in text
    for scene in shown.scenes:
        assert ":".join(paint.TINTS[stance].light for stance in scene.stances) in text
    assert "◐ klager" in text


def test_exploring_stops_at_its_bound() -> None:
    with pytest.raises(TooLarge):
        look_around(load(KLEIN), limit=2)


# The notations


@EVERY
def test_no_text_of_an_author_becomes_part_of_a_mermaid_program(shown: Picture) -> None:
    label = r'"(?:[^"#%{}\[\]<>;`$]|<br/>|</?b>|#\d+;)*"'
    allowed = re.compile(
        rf"%%.*|flowchart TD|"
        rf"    \w+(?:\[{label}\]|\(\[{label}\]\)|>{label}\]|\{{\{{{label}\}}\}}|\[/{label}\\\]|"
        rf"\[\[{label}\]\]):::\w+|"
        rf"    \w+ (?:-->|-\.->)\|{label}\| \w+|"
        r"    classDef \w+ [\w#:,-]+|    linkStyle [\d,]+ stroke:#\w{6},color:#\w{6}"
    )

    for line in mermaid.as_mermaid(shown).splitlines():
        assert allowed.fullmatch(line), line


@EVERY
def test_no_text_of_an_author_becomes_part_of_a_dot_program(shown: Picture) -> None:
    value = r'"[^"<>\\]*"'
    attributes = rf"(?:[a-z0-9]+={value}(?:, )?)*(?:label=<(.*)>)?"
    allowed = re.compile(
        rf"digraph gesprek {{|}}|  {{ rank=sink; [\w; ]+ }}|  \w+(?: -> \w+)? \[{attributes}\];"
    )
    tags = re.compile(
        r'</?B>|<FONT COLOR="#\w{6}">|</FONT>|<BR(?: ALIGN="LEFT")?/>|'
        r'</?T[ABLERD]+(?: [A-Z]+="[#\w]+")*>'
    )

    for line in dot.as_dot(shown).splitlines():
        found = allowed.fullmatch(line)
        assert found, line
        assert not set(tags.sub("", found[1] or "")) & set('<>"'), line


@GRAPHVIZ
@EVERY
def test_graphviz_draws_every_scene_and_every_way(shown: Picture) -> None:
    drawing = svg.drawing(
        engine.drawn(dot.as_dot(shown)), shown.title, naming.Names(shown).places()
    )

    assert len(re.findall(r'class="node scene', drawing)) == len(shown.scenes)
    assert len(re.findall(r'class="edge way', drawing)) == len(shown.ways)
    assert not re.search(r"<script|<img|onerror=|href", drawing)


def test_an_ending_from_everywhere_is_drawn_beside_each_scene_that_leads_to_it() -> None:
    scenes = "".join(
        f"  s{number}: {{says: Hm, replies: [{{type: volgen, goto: open_deur}}]}}\n"
        for number in range(naming.MOST_WAYS + 1)
    )
    shown = picture_of(f"opens_with: s0\nscenes:\n{scenes}")
    names = naming.Names(shown)

    assert len(names.copies(shown.endings[0])) == naming.MOST_WAYS + 1
    assert len({names.end(way) for way in shown.ways}) == len(shown.ways)
    assert {names.places()[names.end(way)].anchor for way in shown.ways} == {"about-open_deur"}


STRANGE = """<?xml version="1.0"?><!DOCTYPE svg>
<!-- made by nobody --><svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"
 width="9pt" height="9pt" viewBox="0 0 9 9" onload="alert(1)"><script>alert(1)</script>
<style>@import url(http://example.org)</style><image x:href="http://example.org/x.png"/>
<g class="node scene"><title>s1</title><a x:href="javascript:alert(1)"><text>weg</text></a>
<polygon fill="{card}" stroke="{edge}" points="0,0" style="fill:url(x)"/><text>hoi</text></g>
<g class="edge way"><title>s1-&gt;s2</title><path d="M0,0" stroke="black"/></g></svg>"""


def test_of_a_drawing_only_shapes_and_words_are_kept() -> None:
    text = STRANGE.replace("{card}", paint.TINTS["card"].light)
    places = {"s1": naming.Place("eerste", "about-een"), "s2": naming.Place("tweede")}
    drawing = svg.drawing(text, "Titel <b>", places)

    assert not re.search(r"script|style|image|onload|href|example|weg", drawing)
    assert "Titel &lt;b&gt;" in drawing
    assert "<title>eerste</title>" in drawing
    assert "<title>eerste → tweede</title>" in drawing

    root = svg.for_page(text, "Titel", places)
    [link] = root.iter("a")
    assert link.get("href") == "#about-een"
    assert [part.tag for part in link] == ["title", "polygon", "text"]
    assert link[1].get("class", "").startswith("fill-card")


def test_what_is_no_drawing_is_told() -> None:
    with pytest.raises(engine.CannotDraw):
        svg.drawing("<svg", "", {})


# The page


class Read(HTMLParser):
    """A page as a browser takes it apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, str] = {}
        self.words: list[str] = []
        self.raw = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.raw = tag

    def handle_endtag(self, tag: str) -> None:
        self.raw = ""

    def handle_data(self, data: str) -> None:
        if self.raw in ("style", "script"):
            self.inside[self.raw] = self.inside.get(self.raw, "") + data
        else:
            self.words.append(data)


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


FAKE = STRANGE.replace("{card}", "#ffffff").replace("{edge}", "#5f6a76")


@EVERY
def test_a_page_needs_nothing_and_lets_nothing_in(shown: Picture) -> None:
    read = Read(page.as_page(shown, FAKE))
    tags = [tag for tag, _ in read.tags]
    [policy] = [
        given["content"] or ""
        for tag, given in read.tags
        if given.get("http-equiv") == "Content-Security-Policy"
    ]

    assert policy.startswith("default-src 'none'; ")
    assert hashed(read.inside["style"]) in policy
    assert hashed(read.inside["script"]) in policy
    assert tags.count("script") == tags.count("style") == 1
    assert not {"link", "img", "iframe", "object", "base"} & set(tags)
    assert "unsafe" not in policy
    assert not re.search(r"https?:", read.inside["style"] + read.inside["script"])
    for _, given in read.tags:
        assert "style" not in given
        assert "src" not in given
        assert not [name for name in given if name.startswith("on")]
        assert (given.get("href") or "#").startswith("#")


@EVERY
def test_every_link_of_a_page_leads_to_a_part_of_it(shown: Picture) -> None:
    read = Read(page.as_page(shown, None))
    ids = [given["id"] for _, given in read.tags if given.get("id")]
    links = [given["href"] for tag, given in read.tags if tag == "a"]

    assert len(ids) == len(set(ids))
    assert {f"#{id_}" for id_ in ids} >= set(links)


def test_a_page_has_every_word_of_the_scenario_also_without_a_drawing() -> None:
    language.use("en")
    words = " ".join(" ".join(Read(page.as_page(KLEINE, None)).words).split())
    scenario = load(KLEIN)

    for scene in scenario.scenes.values():
        for _, said in scene.says.texts():
            assert " ".join(said.split()) in words
        for reply in scene.replies:
            for text in (reply.id, reply.text, reply.why, reply.type):
                assert text in words
    assert "There is no drawing on this page" in words


def test_a_page_tells_each_problem_with_its_line_where_it_is() -> None:
    language.use("en")
    shown = drawn_file(BROKEN / "unknown-scene.yaml")
    words = " ".join(Read(page.as_page(shown, None)).words)

    for problem in shown.problems:
        assert f"[{problem.code}]" in words
        assert f"line {problem.span.line}" in words
        assert problem.headline("en") in words


def test_a_control_in_a_text_reaches_no_notation() -> None:
    for text in (mermaid.as_mermaid(BEDORVEN), dot.as_dot(BEDORVEN), page.as_page(BEDORVEN, None)):
        assert "\x1b" not in text


def test_a_page_speaks_the_language_of_the_program() -> None:
    language.use("en")
    assert 'lang="en"' in page.as_page(KLEINE, None)
    language.use("nl")
    assert 'lang="nl"' in page.as_page(KLEINE, None)


# Colour is not the only carrier


def test_every_kind_of_way_can_be_told_without_colour() -> None:
    strokes = paint.STROKES
    for signs in (
        [(stroke.line, stroke.head) for stroke in strokes.values()],
        [stroke.short for stroke in strokes.values()],
        list(paint.STANCE_SIGNS.values()),
        list(paint.FIT_SIGNS.values()),
        list(paint.ENDING_SHAPES.values()),
    ):
        assert len(signs) == len(set(signs))
    assert set(strokes) == set(picture.MANNERS)


def brightness(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


FILLS = ["paper", "card", *paint.STANCE_SIGNS, *paint.ENDING_TINTS.values()]
ON_FILLS = ["ink", "soft", "schadelijk"]
ON_PAPER = ["edge", *paint.STROKES, *paint.FIT_SIGNS]


@pytest.mark.parametrize("side", ["light", "dark"])
def test_every_word_can_be_read_on_what_lies_under_it(side: str) -> None:
    tint = {name: getattr(found, side) for name, found in paint.TINTS.items()}
    pairs = [(word, fill) for word in ON_FILLS for fill in FILLS]
    pairs += [(word, fill) for word in ON_PAPER for fill in ("paper", "card")]

    assert [pair for pair in pairs if contrast(*(tint[name] for name in pair)) < 4.5] == []
    assert len({found.light for found in paint.TINTS.values()}) == len(paint.TINTS)


def test_the_legend_says_every_sign_there_is_in_the_picture() -> None:
    shown = drawn_file(KLEIN, explored=True)
    text = dot.as_dot(shown)
    told = text[text.index("legend [") :]

    for manner in {way.manner for way in shown.ways}:
        assert paint.STROKES[manner].sign in told
    for sign in ("▶", "↺", *paint.STANCE_SIGNS.values(), *paint.FIT_SIGNS.values()):
        assert sign in told


# The machines


def test_the_machines_are_drawn_with_every_step_and_its_guard() -> None:
    text = machines.as_mermaid()
    for machine in (stance_machine(), crisis_machine()):
        for source, target in machines.drawn(machine):
            assert f"{source} --> {target}" in text

    words = " ".join(Read(page.machines_page(None)).words)
    program = machines.as_dot()
    for step in [step for machine in machines.machines() for step in machine.steps]:
        assert step.guard in words
        assert f"_{step.source} -> " in program
    assert program.count(" -> ") == len(STANCE_ROWS) + len(CRISIS_ROWS)


@GRAPHVIZ
def test_graphviz_draws_the_machines() -> None:
    drawing = svg.drawing(engine.drawn(machines.as_dot()), "", machines.machine_places())

    assert drawing.count('class="node state"') == 8


# Graphviz, or not


def test_without_graphviz_a_drawing_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(engine, "commands", list)

    assert run(["graph", str(KLEIN), "--format", "svg"]) == Exit.FAILED
    said = capsys.readouterr()
    assert said.out == ""
    assert 'pip install "gesprekssimulator[graph]"' in said.err


def test_without_graphviz_a_page_has_everything_but_the_drawing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(engine, "commands", list)

    assert run(["graph", str(KLEIN), "-o", str(tmp_path / "klein.html")]) == Exit.FAILED
    assert "Graphviz" in capsys.readouterr().err
    assert "nachten" in (tmp_path / "klein.html").read_text("utf-8")


@pytest.mark.parametrize("form", ["mermaid", "dot"])
def test_what_wants_no_drawing_needs_no_graphviz(
    form: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(engine, "commands", list)

    assert run(["graph", str(KLEIN), "--format", form]) == Exit.FINE
    assert "binnen" in capsys.readouterr().out


def test_a_drawing_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = [sys.executable, "-c", "while True: pass"]
    monkeypatch.setattr(engine, "commands", lambda: [endless])

    with pytest.raises(engine.CannotDraw, match="mermaid"):
        engine.drawn("digraph {}", seconds=0.1)


def test_where_one_graphviz_fails_the_other_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    fails = [sys.executable, "-c", "import sys; sys.exit('kapot')"]
    draws = [sys.executable, "-c", "print('<svg/>')"]
    monkeypatch.setattr(engine, "commands", lambda: [fails, draws])
    assert engine.drawn("digraph {}").strip() == "<svg/>"

    monkeypatch.setattr(engine, "commands", lambda: [fails])
    with pytest.raises(engine.CannotDraw, match="kapot"):
        engine.drawn("digraph {}")


# The command


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.mmd", "%%{init"),
        ("x.dot", "digraph"),
        ("x.GV", "digraph"),
        ("x.html", "<!DOCTYPE html>"),
    ],
)
def test_the_name_of_the_file_says_the_notation(
    name: str, begins: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "commands", list)
    run(["graph", str(KLEIN), "--output", str(tmp_path / name)])

    assert (tmp_path / name).read_text("utf-8").startswith(begins)
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == [name]


@pytest.mark.parametrize("name", ["zes_weken.png", "zes_weken"])
def test_a_name_that_says_no_notation_is_asked_for_one_and_nothing_is_written(
    name: str, tmp_path: Path
) -> None:
    said = gesprek("graph", KLEIN, "-o", tmp_path / name)

    assert said.code == Exit.USAGE
    assert all(ending in said.err for ending in (".svg", ".html", ".dot", ".mmd"))
    assert list(tmp_path.iterdir()) == []
    assert gesprek("graph", KLEIN, "-o", tmp_path / name, "--format", "dot").code == Exit.FINE
    assert (tmp_path / name).read_text("utf-8").startswith("digraph")


def test_an_older_drawing_is_replaced_and_a_scenario_is_not(tmp_path: Path) -> None:
    drawing, scenario = tmp_path / "x.mmd", tmp_path / "x.yaml"
    for file in (drawing, scenario):
        file.write_text("eerst", "utf-8")

    assert gesprek("graph", KLEIN, "-o", drawing).code == Exit.FINE
    assert "flowchart" in drawing.read_text("utf-8")
    said = gesprek("graph", KLEIN, "-o", scenario)
    assert said.code == Exit.USAGE
    assert scenario.read_text("utf-8") == "eerst"


def test_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    said = gesprek("graph", KLEIN, "-o", tmp_path / "weg" / "x.mmd")

    assert said.code == Exit.FAILED
    assert "map" in said.err
    assert "Traceback" not in said.err


def test_a_drawing_goes_out_in_utf_8_whatever_the_machine_speaks() -> None:
    said = gesprek("graph", KLEIN, PYTHONIOENCODING="ascii")

    assert said.code == Exit.FINE
    assert "▶ " in said.out


@pytest.mark.parametrize("arguments", [(), (KLEIN, "--machines")])
def test_it_draws_one_scenario_or_the_machines(arguments: tuple[str | Path, ...]) -> None:
    said = gesprek("graph", *arguments)

    assert said.code == Exit.USAGE
    assert "--machines" in said.err


def test_the_machines_are_drawn_without_a_scenario() -> None:
    said = gesprek("graph", "--machines")

    assert said.code == Exit.FINE
    assert said.out.startswith("stateDiagram-v2")


def test_a_broken_scenario_is_drawn_without_what_the_explorer_would_know() -> None:
    said = gesprek("graph", BROKEN / "unknown-scene.yaml", "--explore")

    assert said.code == Exit.PROBLEMS
    assert "flowchart" in said.out
    assert "◐" not in said.out
