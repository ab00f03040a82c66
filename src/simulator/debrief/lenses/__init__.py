"""Other ways to look at a talk (codebook 6): roles, questions, the circle, steps of a model.

    for lens in lenses_for(scenario):
        report = look(lens.slug, scenario, told)
        lens_lines(report)

A lens is a way of looking, not a measurement: it reads the tags of the replies and what the debrief
already tells, and changes neither. Facts stand in one module per lens, sentences in the modules
that end in ``in_words``.
"""

from simulator.debrief.lenses.in_words import (
    Moment,
    Told,
    contrast_lines,
    lens_lines,
    lens_name,
    lens_told,
    what_a_lens_is,
    what_it_shows,
)
from simulator.debrief.lenses.offer import LENSES, Lens, LensReport, lenses_for, look

__all__ = [
    "LENSES",
    "Lens",
    "LensReport",
    "Moment",
    "Told",
    "contrast_lines",
    "lens_lines",
    "lens_name",
    "lens_told",
    "lenses_for",
    "look",
    "what_a_lens_is",
    "what_it_shows",
]
