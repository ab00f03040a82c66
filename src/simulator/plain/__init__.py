"""The whole practice in ordinary lines, for a screen reader, a pipe or a simple terminal.

    lines = Lines(sys.stdin, sys.stdout)
    PlainPractice(scenario, lines, store, command="gesprek play mijn_zus_doet_niets").run()

Every line is written once and stays: nothing is drawn, coloured or taken back. Whoever speaks
stands at the start of the line, replies are numbered, and an answer is a typed line. It talks with
the same `simulator.practice.Practice` as the screens, so what is kept and measured is the same.
"""

from simulator.plain.flow import PlainPractice
from simulator.plain.lines import InputEnded, Lines

__all__ = ["InputEnded", "Lines", "PlainPractice"]
