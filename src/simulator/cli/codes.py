"""The codes of diagnostics as they are named on the command line."""

from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import printable
from simulator.language import _


def no_such_code(name: str, guess: str | None) -> CannotDo:
    """What to raise when there is no diagnostic of this name; ``guess`` is one that is close."""
    if guess is not None:
        told = _("There is no code “{name}”. Did you mean {guess}?")
    else:
        told = _("There is no code “{name}”. `gesprek explain` shows those there are.")
    return CannotDo(told.format(name=printable(name), guess=guess), Exit.USAGE)
