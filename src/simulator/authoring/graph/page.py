"""A picture as one HTML page that needs nothing else: no network, no file beside it.

Everything of every scene stands in the page as text, so that it can be read, searched and printed
without the drawing and without JavaScript; ``page.js`` lets drawing and texts be looked at
together. A policy in the page forbids it to load or run anything but its own style and script.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import Element

from simulator.authoring.check import SEVERITIES, visible
from simulator.authoring.graph.machines import Machine, machine_places, machines
from simulator.authoring.graph.markup import Content, element, written
from simulator.authoring.graph.naming import Names
from simulator.authoring.graph.paint import FIT_SIGNS, STANCE_SIGNS, STROKES, TINTS
from simulator.authoring.graph.picture import (
    Line,
    Picture,
    PictureEnding,
    PictureReply,
    PictureScene,
    Road,
)
from simulator.authoring.graph.svg import colour_classes, for_page
from simulator.authoring.graph.wording import (
    counted,
    ending_rows,
    legend,
    manner_meaning,
)
from simulator.codebook.labels import FIT_LABELS, VARIANT_LABELS
from simulator.codebook.vocabulary import REFLEXES, VARIANTS, Fit
from simulator.diagnostics import Problem, Severity
from simulator.language import _, current, ngettext

_HERE = Path(__file__).parent


def as_page(picture: Picture, svg: str | None) -> str:
    """The page of a scenario; ``svg`` is what Graphviz drew, None where it is not here."""
    return _Page(picture).whole(svg)


def machines_page(svg: str | None) -> str:
    """The page of the two machines of every client."""
    title = _("The two machines of a client")
    told = _(
        "The first row that fires wins. The client makes at most one step a reply: the crisis "
        "machine's, or else the stance machine's."
    )
    head = element("header", element("h1", title), element("p", told))
    texts = element("section", *map(_steps, machines()), id="texts", aria_label=_("Steps"))
    pane = _pane(for_page(svg, title, machine_places()) if svg else None, _zoom())
    return _document(title, head, element("main", pane, texts, class_="machines"))


def _steps(machine: Machine) -> Element:
    heads = (_("no."), _("from"), _("to"), _("reply measured as"), _("guard"))
    rows = [
        element(
            "tr",
            element("td", str(number)),
            *(element("td", element("code", cell)) for cell in (step.source, step.target)),
            element("td", ", ".join(step.triggers) or _("any reply")),
            element("td", element("code", step.guard)),
        )
        for number, step in enumerate(machine.steps, 1)
    ]
    return element(
        "section",
        element("h2", machine.title),
        element(
            "table",
            element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
            element("tbody", *rows),
        ),
    )


class _Page:
    """The page of one scenario while it is being made."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.names = Names(picture)
        self.into: dict[str, list[str]] = {}
        for way in picture.ways:
            self.into.setdefault(way.target, []).append(way.source)
        self.known = {scene.id for scene in picture.scenes}
        self.known |= {ending.slug for ending in picture.endings}

    def whole(self, svg: str | None) -> str:
        """The page as text."""
        picture = self.picture
        title = picture.title or picture.id or _("Scenario")
        drawing = for_page(svg, title, self.names.places()) if svg else None
        texts = element(
            "section",
            *(self.scene(scene) for scene in picture.scenes),
            *(self.ending(ending) for ending in picture.endings),
            id="texts",
            aria_label=_("Scenes and endings"),
        )
        main = element("main", _pane(drawing, _zoom(), _names_switch(), self.legend()), texts)
        return _document(title, self.head(title), main)

    def head(self, title: str) -> Element:
        """What the page is about, and how to look for something in it."""
        picture = self.picture
        counts = [
            ngettext("{count} scene", "{count} scenes", len(picture.scenes)).format(
                count=len(picture.scenes)
            )
        ]
        for severity in Severity:
            count = sum(problem.severity is severity for problem in picture.problems)
            if count:
                counts.append(counted(severity, count))
        reflexes = [
            element("option", manner_meaning(reflex), value=reflex)
            for reflex in REFLEXES
            if any(reply.manner == reflex for scene in picture.scenes for reply in scene.replies)
        ]
        return element(
            "header",
            element("h1", self.authored(title)),
            element("p", self.authored(picture.summary)),
            element("p", " · ".join(counts), class_="counts"),
            _problems(picture.elsewhere),
            element(
                "form",
                _labelled(_("Search"), element("input", type="search", id="search")),
                _labelled(
                    _("With a reply of"),
                    element(
                        "select", element("option", _("any kind"), value=""), *reflexes, id="manner"
                    ),
                ),
                _labelled(_("Only with problems"), element("input", type="checkbox", id="troubled"))
                if picture.problems
                else None,
                element(
                    "output",
                    id="found",
                    data_text=_("{found} of {count} shown"),
                ),
                role="search",
                class_="tools",
            ),
        )

    def legend(self) -> Element:
        """What the signs mean."""
        rows = [
            element("li", element("span", entry.sign, class_=f"sign ink-{entry.tint}"), entry.text)
            for entry in legend(self.picture)
        ]
        return element(
            "details", element("summary", _("Legend")), element("ul", *rows), class_="legend"
        )

    def authored(self, text: str) -> Element:
        """A text of the author, in the language of the scenario."""
        return element("span", text, lang=self.picture.language, dir="auto")

    def link(self, target: str) -> Element:
        """A link to a scene or an ending; the bare name where there is none."""
        if target not in self.known:
            return element("strong", target, class_="ink-onbekend")
        return element("a", target, href=f"#{self.names.anchor(target)}")

    def scene(self, scene: PictureScene) -> Element:
        """Everything there is to know of a scene."""
        anchor = self.names.anchor(scene.id)
        marks: list[Content] = []
        if scene.opening:
            marks.append(_chip(_("opens the talk"), "ink"))
        if scene.signal:
            marks.append(_chip(scene.signal, "soft"))
        marks += [_chip(f"{STANCE_SIGNS[stance]} {stance}", "ink") for stance in scene.stances]
        marks += [_chip(phase, "ink") for phase in scene.phases]
        if self.picture.explored and not scene.stances:
            marks.append(_chip(_("never reached"), "schadelijk"))
        sources = [self.link(source) for source in dict.fromkeys(self.into.get(scene.id, ()))]
        return element(
            "article",
            element("h2", element("a", scene.id, href=f"#{anchor}")),
            element("p", *_spaced(marks), class_="marks") if marks else None,
            element(
                "div",
                _problems(scene.problems),
                element("p", self.authored(f"({scene.cue})"), class_="cue") if scene.cue else None,
                *self.lines(scene.says),
                *self.facts(scene.facts),
                element("p", _("Comes from:"), " ", *_listed(sources)) if sources else None,
                element("p", _("Can end here in:"), " ", *_listed(map(self.link, scene.can_end)))
                if scene.can_end
                else None,
                element("ol", *map(self.reply, scene.replies)),
                class_="body",
            ),
            id=anchor,
            data_name=self.names[scene.id],
            data_manners=" ".join(dict.fromkeys(reply.manner for reply in scene.replies)),
            data_troubled=bool(scene.all_problems),
        )

    def reply(self, reply: PictureReply) -> Element:
        """Everything there is to know of a reply."""
        sign = element("span", STROKES[reply.manner].sign, class_=f"sign ink-{reply.manner}")
        fits = [_chip(_fit_told(fit), fit) for fit in reply.fits]
        if self.picture.explored and not reply.fits:
            fits = [_chip(_("never on offer"), "schadelijk")]
        heading: list[Content] = [element("strong", reply.id), _chip(reply.type, reply.manner)]
        return element(
            "li",
            element("p", *_spaced([sign, *heading, *fits])),
            _problems(reply.problems),
            element("p", self.authored(reply.text), class_="said"),
            *self.lines(reply.reaction),
            *(self.lines(reply.otherwise, _("when measured as a reflex"))),
            *self.facts((("when", reply.when), *reply.facts) if reply.when else reply.facts),
            element("p", *self.roads(reply), class_="roads"),
            element("p", self.authored(reply.why), class_="why") if reply.why else None,
            class_=f"line-{reply.manner}",
        )

    def roads(self, reply: PictureReply) -> Iterator[Content]:
        """Where a reply leads, each road with its condition."""
        told = [self.road(road) for road in reply.roads]
        if all(road.slipped for road in reply.roads):
            told.insert(0, ["↺ ", _("stays in this scene")])
        for number, parts in enumerate(told):
            if number:
                yield element("br")
            yield from parts

    def road(self, road: Road) -> list[Content]:
        """One road: where to, and when."""
        when = road.when
        if road.slipped:
            when = _("when measured as a reflex")
        return ["→ ", self.link(road.target), f" ({when})" if when else None]

    def lines(self, lines: Iterable[Line], when: str = "") -> Iterator[Element]:
        """Words of the client, each variant with its name where there are several."""
        told = list(lines)
        for line in told:
            notes = [when] if when else []
            if len(told) > 1:
                notes.append(_variant(line.variant))
            note = element("small", ", ".join(notes), class_="variant") if notes else None
            yield element("blockquote", note, self.authored(line.words))

    def facts(self, facts: tuple[tuple[str, str], ...]) -> Iterator[Element]:
        """What else the author gave, by the key of the file."""
        if facts:
            yield element(
                "dl",
                *(
                    element("div", element("dt", key), element("dd", self.authored(text)))
                    for key, text in facts
                ),
            )

    def ending(self, ending: PictureEnding) -> Element:
        """How the talk can end."""
        anchor = self.names.anchor(ending.slug)
        kind = ending_rows(ending)[1].text
        sources = [self.link(source) for source in dict.fromkeys(self.into.get(ending.slug, ()))]
        return element(
            "article",
            element("h2", element("a", ending.slug, href=f"#{anchor}")),
            element("p", _chip(_("ending: {name}").format(name=kind), "ink"), class_="marks"),
            element(
                "div",
                _problems(ending.problems),
                *self.lines(ending.says),
                element("p", self.authored(ending.text)) if ending.text else None,
                element("p", _("Comes from:"), " ", *_listed(sources)) if sources else None,
                class_="body",
            ),
            id=anchor,
            data_name=self.names[ending.slug],
            data_troubled=bool(ending.problems),
        )


def _variant(variant: str) -> str:
    known = next((name for name in VARIANTS if name == variant), None)
    return variant if known is None else VARIANT_LABELS[known].in_language(current())


def _fit_told(fit: Fit) -> str:
    return f"{FIT_SIGNS[fit]} {FIT_LABELS[fit].in_language(current())}"


def _chip(text: str, tint: str) -> Element:
    return element("span", text, class_=f"chip ink-{tint}")


def _problems(problems: Iterable[Problem]) -> Element | None:
    """Problems with their line in the file and what to do; None where there are none."""
    language = current()
    rows = [
        element(
            "li",
            element(
                "strong", f"{SEVERITIES[problem.severity].in_language(language)}[{problem.code}]"
            ),
            " ",
            _("line {line}").format(line=problem.span.line),
            element("br"),
            visible(problem.headline(language)),
            element("br"),
            element("em", visible(problem.help(language))),
            class_=problem.severity.value,
        )
        for problem in problems
    ]
    return element("ul", *rows, class_="problems") if rows else None


def _labelled(text: str, control: Element) -> Element:
    return element("label", text, " ", control)


def _spaced(parts: Iterable[Content]) -> Iterator[Content]:
    for part in parts:
        yield " "
        yield part


def _listed(parts: Iterable[Content]) -> Iterator[Content]:
    for number, part in enumerate(parts):
        if number:
            yield ", "
        yield part


def _zoom() -> Element:
    """The buttons of the drawing."""
    buttons = (("in", "+", _("Larger")), ("out", "−", _("Smaller")), ("whole", "⤢", _("All of it")))
    return element(
        "div",
        *(
            element("button", sign, type="button", data_zoom=name, aria_label=told, title=told)
            for name, sign, told in buttons
        ),
        class_="zoom",
    )


def _names_switch() -> Element:
    box = element("input", type="checkbox", id="names", checked=True)
    return element("label", box, " ", _("Names of replies"), class_="names")


def _pane(drawing: Element | None, *tools: Element) -> Element:
    """The drawing with its buttons, or why there is none."""
    if drawing is None:
        told = _(
            "There is no drawing on this page: Graphviz was not there when it was made. Install "
            "it and make the page again."
        )
        return element("section", element("p", told, class_="missing"), id="pane")
    return element(
        "section",
        element("div", *tools, class_="bar"),
        element(
            "div",
            drawing,
            id="picture",
            tabindex="0",
            role="group",
            aria_label=_("Drawing. Arrow keys move it, + and − change its size, 0 shows all."),
        ),
        id="pane",
        aria_label=_("Drawing"),
    )


def _document(title: str, *body: Element) -> str:
    """The whole page with its style, its script and a policy that lets nothing else in."""
    style = f"{_tints()}{colour_classes()}{(_HERE / 'page.css').read_text('utf-8')}"
    script = (_HERE / "page.js").read_text("utf-8")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return written(
        element(
            "html",
            element(
                "head",
                element("meta", charset="utf-8"),
                _policy(policy),
                element("meta", name="viewport", content="width=device-width, initial-scale=1"),
                element("meta", name="color-scheme", content="light dark"),
                element("title", title),
                element("style", style),
            ),
            element("body", *body, element("script", script)),
            lang=current(),
        )
    )


def _policy(policy: str) -> Element:
    meta = element("meta", content=policy)
    meta.set("http-equiv", "Content-Security-Policy")
    return meta


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _tints() -> str:
    """The colours by name, for the light, the dark and paper."""
    light = "".join(f"--{name}:{tint.light};" for name, tint in TINTS.items())
    dark = "".join(f"--{name}:{tint.dark};" for name, tint in TINTS.items())
    inks = "".join(f".ink-{name}{{color:var(--{name})}}" for name in TINTS)
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}{inks}"
