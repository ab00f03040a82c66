"""What a talk has to show afterwards: a fold over its events (codebook 5).

    told = debrief(scenario, talk.events)
    told.reflexes["advies_reflex"].number
    wording.count(told.reflexes["advies_reflex"])

Everything here is facts, and language enters in one place: `wording` makes the sentences, in the
language the program speaks at that moment, and `telling` puts them in ordinary lines.
"""

from simulator.debrief.calibration import (
    Calibration,
    Comparison,
    Direction,
    OwnScore,
    SelfScore,
    band_from_self,
    calibrate,
)
from simulator.debrief.counting import Occurrence, ReflexCount, band
from simulator.debrief.course import Move, StanceStep
from simulator.debrief.evidence import Evidence
from simulator.debrief.strengths import Change, Deliberate, Helped, Withstood, by_turn
from simulator.debrief.telling import (
    landing_text,
    measured_text,
    plain_text,
    questions_text,
    turn_text,
)
from simulator.debrief.whole import Debrief, debrief

__all__ = [
    "Calibration",
    "Change",
    "Comparison",
    "Debrief",
    "Deliberate",
    "Direction",
    "Evidence",
    "Helped",
    "Move",
    "Occurrence",
    "OwnScore",
    "ReflexCount",
    "SelfScore",
    "StanceStep",
    "Withstood",
    "band",
    "band_from_self",
    "by_turn",
    "calibrate",
    "debrief",
    "landing_text",
    "measured_text",
    "plain_text",
    "questions_text",
    "turn_text",
]
