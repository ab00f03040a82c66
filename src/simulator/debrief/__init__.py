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
from simulator.debrief.course import Circle, Move, Pulled, StanceStep, circle, turning_points
from simulator.debrief.evidence import Evidence, Possibility
from simulator.debrief.strengths import (
    Deliberate,
    Helped,
    Meant,
    Withstood,
    by_turn,
    meant,
)
from simulator.debrief.telling import (
    OwnView,
    ideas_text,
    landing_text,
    measured_text,
)
from simulator.debrief.whole import Debrief, debrief

__all__ = [
    "Calibration",
    "Circle",
    "Comparison",
    "Debrief",
    "Deliberate",
    "Direction",
    "Evidence",
    "Helped",
    "Meant",
    "Move",
    "Occurrence",
    "OwnScore",
    "OwnView",
    "Possibility",
    "Pulled",
    "ReflexCount",
    "SelfScore",
    "StanceStep",
    "Withstood",
    "band",
    "band_from_self",
    "by_turn",
    "calibrate",
    "circle",
    "debrief",
    "ideas_text",
    "landing_text",
    "meant",
    "measured_text",
    "turning_points",
]
