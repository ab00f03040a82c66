"""The command line: arguments, one function for each verb, and the only place that prints or exits.

A verb is a module with ``command()``, which makes its click command in the language spoken now, and
is imported when somebody asks for it. What a verb needs is imported inside it, so that ``--help``,
``--version`` and ``list`` start without the parts that need time to load.
"""

import signal


def main() -> int:
    """Run ``gesprek`` with the arguments of this process; returns its exit code."""
    # Ctrl-C ends the program, and not with a traceback of Python. Before the rest is loaded, which
    # takes longest, and is when somebody changes his mind.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    from simulator.cli.program import run

    return run()
