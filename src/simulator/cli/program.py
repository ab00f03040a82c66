"""``gesprek`` itself: its verbs, its language, and how every way to go wrong is told."""

import gettext
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

import click

from simulator import __version__, language
from simulator.cli import interruption
from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import ReaderGone, data, narrate, prepare_streams
from simulator.cli.scenarios import scenarios_option
from simulator.cli.verbs import NAME, everywhere
from simulator.language import _
from simulator.places import OWN_SCENARIOS, VARIABLE

VERBS = MappingProxyType(
    {
        "play": "simulator.cli.play",
        "list": "simulator.cli.listing",
        "trace": "simulator.cli.trace",
        "check": "simulator.cli.check",
        "explain": "simulator.cli.explain",
        "explore": "simulator.cli.explore",
        "graph": "simulator.cli.graph",
        "preview": "simulator.cli.preview",
        "new": "simulator.cli.new",
        "schema": "simulator.cli.schema",
        "report": "simulator.cli.report",
        "class": "simulator.cli.classroom",
        "class-report": "simulator.cli.class_report",
        "data": "simulator.cli.own_data",
        "completion": "simulator.cli.completion",
    }
)
"""Every verb and the module that makes its command, in the order of the help."""

COMPLETION_VARIABLE = "_GESPREK_COMPLETE"
"""Through this variable a shell asks what could come next."""


class Program(click.Group):
    """The group of all verbs, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every verb, in the order of the help."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a verb, made in the language spoken now; None when there is none."""
        if cmd_name not in VERBS:
            return None
        made = import_module(VERBS[cmd_name]).command()
        assert isinstance(made, click.Command)
        return made

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the first argument; guesses where there is none of that name."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as unknown:
            name = unknown.command_name
            if name.endswith((".yaml", ".yml")):
                told = _("{name!r} is no command. To play it: {command}")
                raise click.UsageError(
                    told.format(name=name, command=f"{NAME} play {name}"), ctx
                ) from None
            raise click.exceptions.NoSuchCommand(name, possibilities=VERBS, ctx=ctx) from None


def run(arguments: Sequence[str] | None = None) -> int:
    """Run ``gesprek`` with ``arguments`` (those of the process by default).

    Returns the exit code. Everything that can go wrong is told here, in a sentence. A signal that
    should end the program ends it.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        prepare_streams()
        return _run(given)
    except (interruption.Interrupted, KeyboardInterrupt, click.Abort) as stopped:
        interruption.end_by(stopped)


def _run(arguments: list[str]) -> int:
    try:
        _choose_language(arguments)
        ended = program().main(
            arguments, NAME, complete_var=COMPLETION_VARIABLE, standalone_mode=False
        )
        return Exit(ended)
    except click.ClickException as wrong:
        _tell_usage(wrong)
        return Exit.USAGE
    except CannotDo as problem:
        narrate(str(problem))
        return problem.code
    except (ReaderGone, BrokenPipeError):
        return Exit.FINE
    except click.Abort:
        raise
    except Exception as defect:  # noqa: BLE001 -- the last line: nobody is shown a traceback
        from simulator.cli.defects import told

        narrate(told(defect))
        return Exit.FAILED


def program() -> Program:
    """The whole command line, in the language spoken now."""
    return Program(
        NAME,
        callback=_home,
        invoke_without_command=True,
        help=_(
            "Practise helping conversations with a client who has reasons of his own.\n\n"
            "Without a command the program opens: library, practice, debrief."
        ),
        epilog=_epilog(),
        params=[
            scenarios_option(),
            *everywhere(),
            click.Option(
                ["--version"],
                is_flag=True,
                expose_value=False,
                is_eager=True,
                callback=_show_version,
                help=_("Show the version and stop."),
            ),
        ],
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGS]..."),
        add_help_option=False,
    )


def _home(**_parameters: object) -> Exit:
    context = click.get_current_context()
    if context.invoked_subcommand is not None:
        return Exit.FINE
    from simulator.cli.home import home

    return home()


def _show_version(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        data(f"{NAME} {__version__}\n")
        context.exit(Exit.FINE)


def _epilog() -> str:
    """What the help ends with: exit codes, and what can be set round the program."""
    codes = [f"{code.value}  {code.meaning}" for code in Exit]
    meanings = {
        language.VARIABLE: _("nl or en, where --lang does not say so"),
        VARIABLE: _("the folder for your own data"),
        OWN_SCENARIOS: _("folders with scenarios of your own"),
        "NO_COLOR": _("no colours"),
    }
    widest = max(map(len, meanings))
    variables = [f"{name:<{widest}}  {meaning}" for name, meaning in meanings.items()]
    return "\n\n".join(
        (
            _("`gesprek COMMAND --help` says more about a command."),
            _as_it_stands(_("Exit codes:"), codes),
            _as_it_stands(_("Environment variables:"), variables),
        )
    )


def _as_it_stands(heading: str, lines: Sequence[str]) -> str:
    """A part of the help of which click keeps the lines."""
    return "\n".join(("\b", heading, *(f"  {line}" for line in lines)))


def _choose_language(arguments: list[str]) -> None:
    """Speak the language that is asked for, and let click speak it too."""
    asked = asked_language(arguments)
    stored = None
    if not any(map(language.recognise, (asked, os.environ.get(language.VARIABLE)))):
        from simulator.cli.learner import stored_language

        stored = stored_language()
    spoken = language.use(asked, stored=stored)
    # Click looks its words up as the standard library does: in one catalogue for the whole
    # process, in the language of the environment.
    os.environ["LANGUAGE"] = spoken
    gettext.bindtextdomain("simulator", str(Path(language.__file__).parent / "locale"))
    gettext.textdomain("simulator")


def asked_language(arguments: Sequence[str]) -> str | None:
    """What ``--lang`` says, wherever it stands; the last one counts, as with any option.

    Read before click reads it, because click's own messages have to be in that language.
    """
    asked = None
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and position + 1 < len(arguments):
            asked = arguments[position + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked


def _tell_usage(wrong: click.ClickException) -> None:
    """Say what was wrong with the arguments: how it should be, what is wrong, where help is."""
    context = wrong.ctx if isinstance(wrong, click.UsageError) else None
    if context is not None:
        narrate(context.get_usage())
    narrate(_("Error: {message}").format(message=wrong.format_message()))
    if context is not None:
        narrate(_("Help: {command}").format(command=f"{context.command_path} --help"))
