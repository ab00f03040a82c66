"""The pages themselves: one HTML file each, with its own style and script and nothing from outside.

What a page is made of is made once for all phones that see the same: for each language, and for
each choice a phone can have made. The policy names the digests of the style and of the scripts, so
that nothing else on the page can run, whatever got into it.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from jinja2 import Template
from markupsafe import Markup

from simulator.classroom.phones import words
from simulator.language import LANGUAGES, Language, _, recognise, spoken
from simulator.reports.pages import digest_of, templates_in
from simulator.scenario import Scenario

SHELL: Final = Path(__file__).parent / "shell"

AGAIN: Final = 5
"""Seconds after which a page without a script asks again."""


def page(
    told: words.Told, scenario: Scenario, room: str, language: Language, version: str, said: str
) -> bytes:
    """The page of a phone in the current language, which is ``language``.

    ``version`` is another one whenever something on it has changed for everybody. ``said`` stands
    above it instead of how things are: what became of this phone's vote.
    """
    [other] = (each for each in LANGUAGES if each != language)
    return (
        _template("page.html")
        .render(
            language=language,
            other=other,
            other_name=words.LANGUAGE_NAMES[other],
            title=_("Vote"),
            style=Markup(_part("page.css")),  # noqa: S704
            script=Markup(_part("page.js")),  # noqa: S704
            room=room,
            again=AGAIN,
            lost=_("No connection; trying again…"),
            unsure=_("Your vote is still on its way…"),
            refused=_(words.NO_SEAT[1]),
            status=said or told.status,
            version=version,
            poll="" if told.poll is None else told.poll,
            main=Markup(main(told, room, language)),  # noqa: S704
            about=words.about(scenario),
            leave=words.may_leave(),
            help=words.help_told(scenario),
            help_title=_("Help lines"),
            help_first=_(
                "Is it real, or does it come too close? Follow the procedure of your organisation, "
                "and call. That goes for you too."
            ),
        )
        .encode()
    )


def main(told: words.Told, room: str, language: Language) -> str:
    """The part of the page that changes, in the current language, which is ``language``."""
    return _template("main.html").render(
        told=told, own=_("your choice"), room=room, language=language
    )


@lru_cache(maxsize=64)
def apart(
    what: tuple[str, str],
    languages: tuple[Language, ...] = LANGUAGES,
    *,
    to: str = "",
    again: int | None = None,
) -> bytes:
    """A page that says one thing; ``to`` where it leads, by itself after ``again`` seconds."""
    return (
        _template("plain.html")
        .render(
            told=words.apart(what, languages),
            style=Markup(_part("page.css")),  # noqa: S704
            to=to,
            again=again,
        )
        .encode()
    )


def notes(body: str, language: Language) -> bytes:
    """The presenter's page around her notes, which are HTML already."""
    from simulator.classroom.notes.page import notes_style

    with spoken(language):
        return (
            _template("notes.html")
            .render(
                language=language,
                title=_("Notes for the teacher"),
                style=Markup(notes_style()),  # noqa: S704
                script=Markup(_part("notes.js")),  # noqa: S704
                again=AGAIN,
                lost=_("No connection; trying again…"),
                main=Markup(body),  # noqa: S704
            )
            .encode()
        )


@cache
def policy() -> str:
    """What a browser may do with a page for phones: run our own parts, and talk with us."""
    return _policy(_part("page.js"), _part("page.css"))


@cache
def notes_policy() -> str:
    """The same for the presenter's page."""
    from simulator.classroom.notes.page import notes_style

    return _policy(_part("notes.js"), notes_style())


def _policy(script: str, style: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_digest(script)}",
            f"style-src {_digest(style)}",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def language_of(asked: str | None, accepted: str, otherwise: Language) -> Language:
    """The language for a phone: the one it asked for, else the first it accepts that we speak."""
    liked = [known for name in _preferred(accepted) if (known := recognise(name))]
    return recognise(asked) or (liked[0] if liked else otherwise)


def _preferred(accepted: str) -> list[str]:
    """The names in an ``Accept-Language``, the best liked first; those it refuses are left out."""
    liked: list[tuple[float, str]] = []
    for one in accepted[:200].split(","):
        name, _semicolon, weight = one.partition(";q=")
        try:
            quality = float(weight or 1)
        except ValueError:
            continue
        if quality > 0:
            liked.append((-quality, name.strip()))
    return [name for _quality, name in sorted(liked, key=lambda each: each[0])]


def _digest(text: str) -> str:
    return f"'{digest_of(text)}'"


@cache
def _part(name: str) -> str:
    return (SHELL / name).read_text("utf-8")


@cache
def _template(name: str) -> Template:
    return templates_in(SHELL).get_template(name)
