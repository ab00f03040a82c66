"""A lesson: a class that holds one talk together, votes on what to say, and looks back on it.

    lesson = Lesson(scenario, seed)           # pure: a fold over what happened
    teaching = Teaching.begin(store, scenario)  # the same, every act kept before it holds

Nothing here knows of a screen or a network. The projector, the phones and the presenter's notes all
read the same lesson.
"""

from simulator.lesson.lesson import Lesson, Refusal, ScenarioChanged
from simulator.lesson.polls import (
    LETTERS,
    Moment,
    Opened,
    Option,
    Poll,
    Round,
    Scoring,
    Shift,
    Standing,
    Subject,
)
from simulator.lesson.positions import Position, Step
from simulator.lesson.teaching import Teaching

__all__ = [
    "LETTERS",
    "Lesson",
    "Moment",
    "Opened",
    "Option",
    "Poll",
    "Position",
    "Refusal",
    "Round",
    "ScenarioChanged",
    "Scoring",
    "Shift",
    "Standing",
    "Step",
    "Subject",
    "Teaching",
]
