"""The exit codes of every command, in one place."""

from enum import IntEnum

from simulator.language import _


class Exit(IntEnum):
    """How a command ended."""

    FINE = 0
    PROBLEMS = 1
    """Something was asked about, and there is a problem in it."""
    USAGE = 2
    FAILED = 3

    @property
    def meaning(self) -> str:
        """What this code says, as it stands in the help."""
        return {
            Exit.FINE: _("fine"),
            Exit.PROBLEMS: _("problems found in what was asked about"),
            Exit.USAGE: _("wrong usage"),
            Exit.FAILED: _("could not do it"),
        }[self]


class CannotDo(Exception):
    """A command cannot do what was asked; ``str()`` says why, in one or two sentences."""

    def __init__(self, told: str, code: Exit = Exit.FAILED) -> None:
        super().__init__(told)
        self.code = code
