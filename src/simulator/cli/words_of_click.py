"""The sentences of click itself, so that the catalogues have them (`program` lets click find them).

They stand here as click 8.5 has them; a test compares the two.
"""

from simulator.language import mark, ngettext

MESSAGES = (
    mark("Usage:"),
    mark("Options"),
    mark("Commands"),
    mark("Positional arguments"),
    mark("No such option {name!r}."),
    mark("No such command {name!r}."),
    mark("Missing command."),
    mark("Missing argument"),
    mark("Missing option"),
    mark("Choose from:\n\t{choices}"),
    mark("Invalid value: {message}"),
    mark("Invalid value for {param_hint}: {message}"),
    mark("Option {name!r} does not take a value."),
)
"""What click can say here, as far as it is about one thing."""


def plurals(count: int) -> tuple[str, ...]:
    """What click can say here about ``count`` things."""
    return (
        ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", count),
        ngettext(
            "Option {name!r} requires an argument.",
            "Option {name!r} requires {nargs} arguments.",
            count,
        ),
        ngettext(
            "Got unexpected extra argument ({args})",
            "Got unexpected extra arguments ({args})",
            count,
        ),
        ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", count),
    )
