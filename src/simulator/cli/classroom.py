"""``gesprek class``: one client on a projector, and a class that decides what to say."""

import shlex
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli import learner, terminal
from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import narrate
from simulator.cli.output_file import file_named, hand_over
from simulator.cli.scenarios import (
    loaded,
    named_again,
    own_folders,
    scenario_argument,
    scenario_file,
    scenarios_option,
)
from simulator.cli.seeds import seed_option
from simulator.cli.verbs import NAME, verb
from simulator.language import _
from simulator.places import shipped_scenarios

if TYPE_CHECKING:
    from simulator.classroom import Commands
    from simulator.scenario import Scenario


def command() -> click.Command:
    """``gesprek class [SCENARIO]``."""
    return verb(
        "class",
        hold,
        brief=_("Hold one talk with a class, on a projector."),
        more=_(
            "The class votes on what to say, talks it over and votes again: by hands that you "
            "count, and with --phones by phone too. A lesson that was broken off can be gone on "
            "with. No names are asked or kept. Make the letters of the terminal large: 60 by 18 "
            "is enough."
        ),
        parameters=[
            scenario_argument(required=False),
            scenarios_option(),
            click.Option(
                ["--phones"],
                is_flag=True,
                help=_(
                    "Let phones vote too. Everyone on the same network as this computer can then "
                    "reach the page to vote on; nobody else can."
                ),
            ),
            click.Option(
                ["--port"],
                type=click.IntRange(1, 65535),
                metavar=_("NUMBER"),
                help=_("With --phones: the port to listen on, where the usual one is taken."),
            ),
            click.Option(
                ["--notes"],
                is_flag=True,
                help=_("In a second terminal: what only you should see of the lesson that runs."),
            ),
            click.Option(
                ["--sheet"],
                metavar=_("FILE"),
                help=_("Write the sheet to look back with of the newest lesson, as a page."),
            ),
            seed_option(
                _("The order of the replies; without it they are in another order each time.")
            ),
        ],
    )


def hold(
    scenario: str | None,
    phones: bool,
    port: int | None,
    notes: bool,
    sheet: str | None,
    seed: int | None,
) -> Exit:
    """Hold a lesson, follow one, or write the sheet of one."""
    _refuse_what_does_not_go_together(scenario, phones, port, notes, sheet)
    if notes:
        return _follow(scenario)
    assert scenario is not None
    held_on = loaded(scenario)
    if sheet is not None:
        return _write_sheet(held_on, sheet)
    if not terminal.can_paint():
        raise CannotDo(
            _(
                "A class needs a terminal to paint in. Without one: `gesprek play {name} --plain`."
            ).format(name=scenario)
        )
    from simulator.classroom import run_class

    commands = _commands(scenario, phones, port)
    with learner.opened_store() as store:
        return Exit(
            run_class(held_on, store, seed=seed, phones=phones, port=port, commands=commands)
        )


def _refuse_what_does_not_go_together(
    scenario: str | None, phones: bool, port: int | None, notes: bool, sheet: str | None
) -> None:
    if scenario is None and not notes:
        told = _("Which talk? Name a scenario; `gesprek list` has them.")
    elif notes and (phones or sheet is not None):
        told = _("--notes follows the lesson that runs, and goes with no other option.")
    elif sheet is not None and phones:
        told = _("--sheet writes a page and holds no lesson, so it does not go with --phones.")
    elif port is not None and not phones:
        told = _("--port goes with --phones.")
    else:
        return
    raise CannotDo(told, Exit.USAGE)


def _commands(scenario: str, phones: bool, port: int | None) -> "Commands":
    """What is typed for this lesson; a scenario of one's own has to be named for its notes too."""
    from simulator.classroom import Commands

    again = shlex.join([NAME, "class", scenario, *named_again()])
    shipped = scenario_file(scenario).parent == shipped_scenarios()
    by_phone = [*(["--phones"] if phones else []), *(["--port", str(port)] if port else [])]
    return Commands(
        shlex.join([*shlex.split(again), *by_phone]),
        f"{NAME} class --notes" if shipped else f"{again} --notes",
    )


def _follow(scenario: str | None) -> Exit:
    if not terminal.can_paint():
        raise CannotDo(_("The notes need a terminal to paint in."))
    from simulator.classroom.notes import follow_notes

    folders = [*own_folders(), shipped_scenarios(), Path()]
    if scenario is not None:
        folders.insert(0, scenario_file(scenario).parent)
    with learner.opened_store() as store:
        return Exit(follow_notes(store, folders=folders))


def _write_sheet(scenario: "Scenario", output: str) -> Exit:
    from simulator.lesson import ScenarioChanged, Teaching
    from simulator.lesson.teaching import last_taught
    from simulator.reports.class_sheet import sheet
    from simulator.reports.html import as_html
    from simulator.store import StoreProblem

    file = None if output == "-" else file_named(output)
    with closing(learner.opened_store()) as store:
        for notice in store.notices:
            narrate(str(notice))
        try:
            row = last_taught(store, scenario.id)
            if row is None:
                raise CannotDo(
                    _("No lesson was held on “{title}” yet.").format(title=scenario.title)
                )
            lesson = Teaching.continued(store, scenario, row).lesson
        except StoreProblem as problem:
            raise CannotDo(str(problem)) from problem
        except ScenarioChanged:
            raise CannotDo(
                _("The scenario was changed since that lesson, so there is no sheet of it.")
            ) from None
    hand_over(as_html([sheet(lesson)]), file)
    return Exit.FINE
